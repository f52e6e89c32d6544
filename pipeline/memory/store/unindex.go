package store

import (
	"context"
	"database/sql"
)

// fewGone is the number of texts from which on an index is sooner made anew.
const fewGone = 100

// unindex takes texts that are gone out of the index of a language, which is then as if
// they had never been there.
func (m *Memory) unindex(ctx context.Context, tx *transaction, lang string, gone []text) error {
	if len(gone) > fewGone {
		return m.reindex(ctx, tx, lang)
	}
	o, err := m.order(ctx, tx, lang)
	if err != nil {
		return err
	}
	ids, lists := map[int64]bool{}, map[int64]bool{}
	for _, t := range gone {
		unsaid, err := o.hasUnsaid(ctx, tx, lang, t.text)
		if err != nil {
			return err
		}
		if unsaid {
			return m.reindex(ctx, tx, lang)
		}
		us := units(t.text)
		ids[t.id] = true
		for _, l := range o.rarest(tokens(us), len(us), isHan(us)) {
			lists[l] = true
		}
	}
	for _, l := range sortedKeys(lists) {
		if err := without(ctx, tx, lang, l, ids); err != nil {
			return err
		}
	}
	_, err = tx.ExecContext(ctx, `UPDATE tongue SET segments = segments - ? WHERE lang = ?`, len(gone), lang)
	return err
}

// hasUnsaid reports whether a text that is gone has a word that was counted and that
// nobody says any more: the order tells that somebody did.
func (o *order) hasUnsaid(ctx context.Context, tx *transaction, lang, text string) (bool, error) {
	us := units(text)
	unsaid := func(hash uint64, words string) (bool, error) {
		if o.count[int64(hash>>1)] == 0 {
			return false, nil
		}
		said := false
		err := saying(ctx, tx, lang, words, func(saidIn) bool {
			said = true
			return false
		})
		return !said, err
	}
	for i, u := range us {
		if is, err := unsaid(u.hash, text[u.start:u.end]); is || err != nil {
			return is, err
		}
		if i+1 < len(us) && u.han && us[i+1].han {
			if is, err := unsaid(joint(u, us[i+1]), text[u.start:us[i+1].end]); is || err != nil {
				return is, err
			}
		}
	}
	return false, nil
}

// without writes a list anew without some segments.
func without(ctx context.Context, tx *transaction, lang string, list int64, ids map[int64]bool) error {
	var kept []posting
	err := each(ctx, tx, `SELECT list FROM posting WHERE lang = ? AND token = ? ORDER BY part`, []any{lang, list}, func(rows *sql.Rows) error {
		var part []byte
		if err := rows.Scan(&part); err != nil {
			return err
		}
		return eachEntry(part, func(e entry) {
			if !ids[e.id] {
				kept = append(kept, posting{list, e})
			}
		})
	})
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, `DELETE FROM posting WHERE lang = ? AND token = ?`, lang, list); err != nil {
		return err
	}
	return write(ctx, tx, lang, kept)
}
