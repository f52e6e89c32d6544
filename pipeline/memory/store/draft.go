package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"golang.org/x/text/language"
)

// A Draft is a verified answer of a machine. Drafts are a cache: no lookup of
// segments sees them, and what is lost a machine can make again.
type Draft struct {
	Engine   string // its name and the hash of what makes its answers
	From, To language.Tag
	Source   string // what the engine was asked, with what went along
	Text     string // its answer
}

// hash is that of what a draft is found by.
func (d Draft) hash() int64 {
	return int64(hash64(strings.Join([]string{d.Engine, code(d.From), code(d.To), d.Source}, "\x00")) >> 1)
}

// Draft gives what the engine of d answered to its Source; ok is false if the memory
// does not know.
func (m *Memory) Draft(ctx context.Context, d Draft) (text string, ok bool, err error) {
	err = m.read(ctx, func(tx *transaction) error {
		err := tx.QueryRowContext(ctx, `SELECT text FROM draft WHERE hash = ? AND engine = ? AND source_lang = ? AND lang = ? AND source = ?`,
			d.hash(), d.Engine, code(d.From), code(d.To), d.Source).Scan(&text)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		ok = err == nil
		return err
	})
	return text, ok, err
}

// KeepDrafts keeps drafts: all or, with an error, none. A later answer to the same
// replaces the earlier.
func (m *Memory) KeepDrafts(ctx context.Context, drafts []Draft) error {
	for i, d := range drafts {
		for _, s := range []string{d.Engine, d.Source, d.Text} {
			if !isText(s) {
				return fmt.Errorf("draft %d: it is no UTF-8", i+1)
			}
		}
	}
	if len(drafts) == 0 {
		return nil
	}
	return m.write(ctx, func(tx *transaction) error {
		// Of two sources with one hash the later stays: Draft compares all of it.
		put, err := tx.PrepareContext(ctx, `INSERT INTO draft (hash, engine, source_lang, lang, source, text) VALUES (?, ?, ?, ?, ?, ?)
			ON CONFLICT (hash) DO UPDATE SET engine = excluded.engine, source_lang = excluded.source_lang, lang = excluded.lang,
			source = excluded.source, text = excluded.text`)
		if err != nil {
			return err
		}
		defer put.Close()
		for _, d := range drafts {
			if _, err := put.ExecContext(ctx, d.hash(), d.Engine, code(d.From), code(d.To), d.Source, d.Text); err != nil {
				return err
			}
		}
		return nil
	})
}

// manyTexts is the number of forgotten texts from which on no draft is looked at: all go.
const manyTexts = 1000

// dropDrafts deletes the drafts that say a name, and those of texts. What an engine
// is asked has tags in place of what is no words, and terms with it; so a draft is
// that of a text if it has most of its words. That takes a few others with it, which
// cost a machine some time and nobody anything else.
func dropDrafts(ctx context.Context, tx *transaction, name string, texts []string) (any bool, err error) {
	var all [][]unit
	for _, t := range texts {
		all = append(all, words(t))
	}
	var dropped []int64
	err = each(ctx, tx, `SELECT hash, source, text FROM draft`, nil, func(rows *sql.Rows) error {
		var hash int64
		var d Draft
		err := rows.Scan(&hash, &d.Source, &d.Text)
		if len(texts) >= manyTexts || d.says(name) || d.of(all) {
			dropped = append(dropped, hash)
		}
		return err
	})
	if err != nil {
		return false, err
	}
	return len(dropped) > 0, in(ctx, tx, `DELETE FROM draft WHERE hash IN (`, dropped, nil)
}

// says reports whether a draft has a name, in whatever tags its words or their parts are.
func (d *Draft) says(name string) bool {
	for _, s := range []string{d.Source, d.Text} {
		if says(tags.ReplaceAllString(s, ""), name) || says(tags.ReplaceAllString(s, " "), name) {
			return true
		}
	}
	return false
}

// tags are those of package protect.
var tags = regexp.MustCompile(`</?[gx][0-9]+/?>`)

// of reports whether a draft has most of the words of one of some texts, in what was
// asked or in what was answered.
func (d *Draft) of(texts [][]unit) bool {
	if len(texts) == 0 {
		return false
	}
	for _, s := range []string{d.Source, d.Text} {
		has := map[uint64]bool{}
		for _, u := range units(s) {
			has[u.hash] = true
		}
		for _, t := range texts {
			lacks := 0
			for i := 0; i < len(t) && float64(lacks) <= (1-least)*float64(len(t)); i++ {
				if !has[t[i].hash] {
					lacks++
				}
			}
			if len(t) > 0 && float64(lacks) <= (1-least)*float64(len(t)) {
				return true
			}
		}
	}
	return false
}

// words are the units of a text without its facts, or with them if it has nothing else.
func words(text string) []unit {
	all := units(text)
	var some []unit
	for _, u := range all {
		if !u.fact {
			some = append(some, u)
		}
	}
	if len(some) == 0 {
		return all
	}
	return some
}
