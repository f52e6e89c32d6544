package store

import (
	"context"
	"database/sql"
)

// A text is a segment by its id.
type text struct {
	id   int64
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

// grow puts new texts of a language into its index.
func (m *Memory) grow(ctx context.Context, tx *transaction, lang string, o *order, news []text) error {
	if _, err := tx.ExecContext(ctx, `INSERT INTO tongue (lang, segments, counted, epoch) VALUES (?, ?, 0, 0)
		ON CONFLICT (lang) DO UPDATE SET segments = tongue.segments + excluded.segments`, lang, len(news)); err != nil {
		return err
	}
	var segments, counted int
	if err := tx.QueryRowContext(ctx, `SELECT segments, counted FROM tongue WHERE lang = ?`, lang).Scan(&segments, &counted); err != nil {
		return err
	}
	if segments >= max(firstOrder, growth*counted) && counted < settled {
		return m.reindex(ctx, tx, lang)
	}
	return o.index(ctx, tx, lang, news)
}

// index writes the entries of texts.
func (o *order) index(ctx context.Context, tx *transaction, lang string, all []text) error {
	p := postings{}
	for _, t := range all {
		us := units(t.text)
		e := entry{t.id, len(us), sketchOf(us)}
		for _, token := range o.rarest(tokens(us), len(us), isHan(us)) {
			p[token] = append(p[token], e)
		}
	}
	return p.write(ctx, tx, lang)
}
