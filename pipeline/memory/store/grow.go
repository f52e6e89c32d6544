package store

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
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

// counted notes that a language has so many texts more, and reports whether it has
// grown so much that its index is to be made anew.
func (m *Memory) counted(ctx context.Context, tx *transaction, lang string, news int) (bool, error) {
	if _, err := tx.ExecContext(ctx, `INSERT INTO tongue (lang, segments, counted, epoch) VALUES (?, ?, 0, 0)
		ON CONFLICT (lang) DO UPDATE SET segments = tongue.segments + excluded.segments`, lang, news); err != nil {
		return false, err
	}
	var segments, counted int
	err := tx.QueryRowContext(ctx, `SELECT segments, counted FROM tongue WHERE lang = ?`, lang).Scan(&segments, &counted)
	return counted < settled && segments >= max(firstOrder, min(growth*counted, settled)), err
}

// entries are those of texts in the index.
func (o *order) entries(all []text) []posting {
	entries := make([]posting, 0, 10*len(all)) // about so many
	for _, t := range all {
		us := units(t.text)
		e := entry{t.id, len(us), sketchOf(us)}
		for _, token := range o.rarest(tokens(us), len(us), isHan(us)) {
			entries = append(entries, posting{token, e})
		}
	}
	// In the order of the table: neighbours share pages.
	slices.SortFunc(entries, func(a, b posting) int { return cmp.Or(cmp.Compare(a.token, b.token), cmp.Compare(a.id, b.id)) })
	return entries
}
