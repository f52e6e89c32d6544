package store

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
)

// A text is a segment by its id. The hash is that of its key, if it is new.
type text struct {
	id   int64
	hash int64
	text string
}

// atATime is how many texts are read or indexed at once.
const atATime = 20000

// eachText reads the texts of a language in the order of ids, some at a time, so
// that who reads them may write.
func eachText(ctx context.Context, tx *transaction, lang string, f func([]text) error) error {
	for last := int64(0); ; {
		var some []text
		err := each(ctx, tx, `SELECT id, text FROM segment WHERE id > ? AND lang = ? ORDER BY id LIMIT ?`, []any{last, lang, atATime}, func(rows *sql.Rows) error {
			var t text
			err := rows.Scan(&t.id, &t.text)
			some = append(some, t)
			return err
		})
		if err != nil || len(some) == 0 {
			return err
		}
		last = some[len(some)-1].id
		if err := f(some); err != nil {
			return err
		}
	}
}

// A reading is what the tables say of texts beside the texts.
type reading struct {
	signs   []sign
	entries []posting // in the order of the table: neighbours share pages
}

// read reads texts.
func (o *order) read(all []text) reading {
	r := reading{make([]sign, len(all)), make([]posting, 0, 10*len(all))} // about so many
	for i, t := range all {
		us := units(t.text)
		r.signs[i] = signOf(us)
		e := entry{t.id, len(us), sketchOf(us)}
		for _, token := range o.rarest(tokens(us), len(us), isHan(us)) {
			r.entries = append(r.entries, posting{token, e})
		}
	}
	slices.SortFunc(r.entries, func(a, b posting) int { return cmp.Or(cmp.Compare(a.token, b.token), cmp.Compare(a.id, b.id)) })
	return r
}

// grow puts new texts of a language into the tables and into its index.
func (m *Memory) grow(ctx context.Context, tx *transaction, lang string, news []text, r reading) error {
	into := newRows(tx, `segment (id, lang, hash, sign1, sign2, sign3, sign4, text)`, 8)
	for i, t := range news {
		s := r.signs[i]
		if err := into.add(ctx, t.id, lang, t.hash, int64(s[0]), int64(s[1]), int64(s[2]), int64(s[3]), t.text); err != nil {
			return err
		}
	}
	if err := into.flush(ctx); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, `INSERT INTO tongue (lang, segments, counted, epoch) VALUES (?, ?, 0, 0)
		ON CONFLICT (lang) DO UPDATE SET segments = tongue.segments + excluded.segments`, lang, len(news)); err != nil {
		return err
	}
	var segments, counted int
	if err := tx.QueryRowContext(ctx, `SELECT segments, counted FROM tongue WHERE lang = ?`, lang).Scan(&segments, &counted); err != nil {
		return err
	}
	if counted < settled && segments >= max(firstOrder, min(growth*counted, settled)) {
		return m.reindex(ctx, tx, lang)
	}
	return write(ctx, tx, lang, r.entries)
}
