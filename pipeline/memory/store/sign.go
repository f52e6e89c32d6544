package store

import (
	"context"
	"database/sql"
	"slices"
)

// A sign tells of most texts that they do not say some words, without reading them: it
// has two bits for every unit, which others may share. A text that says the words has
// all the bits of these.
type sign [4]uint64

func signOf(us []unit) (s sign) {
	for _, u := range us {
		for _, h := range [2]uint64{u.hash * 0x9E3779B97F4A7C15, u.hash * 0xD6E8FEB86659FD93} {
			s[h>>62] |= 1 << (h >> 56 & 63)
		}
	}
	return s
}

// says reports whether a text has some words as whole words, in any case and with any
// punctuation between them.
func says(text, words string) bool { return has(units(text), units(words)) }

func has(all, some []unit) bool {
	for i := 0; len(some) > 0 && i+len(some) <= len(all); i++ {
		if slices.EqualFunc(all[i:i+len(some)], some, func(a, b unit) bool { return a.hash == b.hash }) {
			return true
		}
	}
	return false
}

// A saidIn is a segment with its language.
type saidIn struct {
	text
	lang string
}

// saying gives the segments that say some words in the order of ids, until f wants no
// more; lang is "" for all languages.
func saying(ctx context.Context, tx *transaction, lang, words string, f func(saidIn) bool) error {
	us := units(words)
	if len(us) == 0 {
		return nil
	}
	var bits []any
	for _, b := range signOf(us) {
		bits = append(bits, int64(b), int64(b))
	}
	for last, n := int64(0), saidAtOnce; n == saidAtOnce; {
		n = 0
		var some []saidIn
		err := each(ctx, tx, `SELECT id, lang, text FROM segment WHERE id > ? AND (sign1 & ?) = ? AND (sign2 & ?) = ? AND (sign3 & ?) = ? AND (sign4 & ?) = ?
			AND (lang = ? OR '' = ?) ORDER BY id LIMIT ?`, slices.Concat([]any{last}, bits, []any{lang, lang, saidAtOnce}), func(rows *sql.Rows) error {
			var s saidIn
			err := rows.Scan(&s.id, &s.lang, &s.text.text)
			n, last = n+1, s.id
			if has(units(s.text.text), us) {
				some = append(some, s)
			}
			return err
		})
		if err != nil {
			return err
		}
		for _, s := range some {
			if !f(s) {
				return nil
			}
		}
	}
	return nil
}

// saidAtOnce is how many texts are read at once: few of them may be enough.
const saidAtOnce = 1000
