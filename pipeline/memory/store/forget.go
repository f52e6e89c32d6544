package store

import (
	"context"
	"database/sql"
	"slices"
	"strings"

	"golang.org/x/text/language"
)

// A Target says what is to be forgotten. The zero value is nothing.
type Target struct {
	Name  string       // every group with a text that has these words, in any case, and as the name of who made a text; other forms are other names
	Lang  language.Tag // of Text
	Text  string       // every group with this segment
	Group int64        // this group
}

// Forget takes out of the memory all that has a target, in all its languages, with
// the drafts of it, and from the file what it left there: in the index, in the
// contexts of its neighbours, in free pages and in the log. It takes as long as making the index anew. What was
// cut off in the midst is finished when the memory is next opened. It returns how
// many groups were forgotten.
//
// A server of PostgreSQL writes its tables anew. It may still have what was forgotten
// in its log of writes until that comes round, in its copies and backups, and on the
// disk where the old tables were: who runs the server has to see to that.
func (m *Memory) Forget(ctx context.Context, t Target) (int, error) {
	forgotten := 0
	err := m.write(ctx, func(tx *transaction) error {
		groups, err := t.groups(ctx, tx)
		if err != nil {
			return err
		}
		forgotten = len(groups)
		unnamed, err := t.unname(ctx, tx)
		if err != nil {
			return err
		}
		beside := false // a text may be known as a neighbour only
		if t.Text != "" {
			hashes := map[int64]bool{key{code(t.Lang), clean(t.Text)}.hash(): true}
			if beside, err = dropContexts(ctx, tx, hashes); err != nil {
				return err
			}
		}
		texts, err := m.drop(ctx, tx, groups)
		if err != nil {
			return err
		}
		if t.Text != "" {
			texts = append(texts, t.Text)
		}
		drafted, err := dropDrafts(ctx, tx, t.Name, texts)
		if err != nil {
			return err
		}
		if forgotten == 0 && !unnamed && !beside && !drafted {
			return nil
		}
		if err := total(ctx, tx); err != nil {
			return err
		}
		return set(ctx, tx, "unswept", "yes")
	})
	if err != nil {
		return 0, err
	}
	return forgotten, m.sweep(ctx)
}

// groups finds the groups that have a target.
func (t Target) groups(ctx context.Context, tx *transaction) ([]int64, error) {
	found := map[int64]bool{}
	if t.Group != 0 {
		err := each(ctx, tx, `SELECT id FROM grp WHERE id = CAST(? AS BIGINT)`, []any{t.Group}, func(rows *sql.Rows) error {
			found[t.Group] = true
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	var segments []int64
	if t.Text != "" {
		k := key{code(t.Lang), clean(t.Text)}
		err := each(ctx, tx, `SELECT id FROM segment WHERE hash = ? AND lang = ? AND text = ?`, []any{k.hash(), k.lang, k.text}, ids(&segments))
		if err != nil {
			return nil, err
		}
	}
	if t.Name != "" {
		err := saying(ctx, tx, "", t.Name, func(s saidIn) bool {
			segments = append(segments, s.id)
			return true
		})
		if err != nil {
			return nil, err
		}
	}
	var groups []int64
	if err := in(ctx, tx, `SELECT grp FROM member WHERE segment IN (`, segments, ids(&groups)); err != nil {
		return nil, err
	}
	for _, g := range groups {
		found[g] = true
	}
	return sortedKeys(found), nil
}

// ids reads rows of one number.
func ids(all *[]int64) func(*sql.Rows) error {
	return func(rows *sql.Rows) error {
		var id int64
		err := rows.Scan(&id)
		*all = append(*all, id)
		return err
	}
}

// named finds the origins that have the name.
func (t Target) named(ctx context.Context, tx *transaction) (named []int64, err error) {
	if t.Name == "" {
		return nil, nil
	}
	err = each(ctx, tx, `SELECT id, who FROM origin WHERE who <> ''`, nil, func(rows *sql.Rows) error {
		var id int64
		var who string
		err := rows.Scan(&id, &who)
		if says(who, t.Name) || strings.EqualFold(who, t.Name) {
			named = append(named, id)
		}
		return err
	})
	return named, err
}

// unname takes a name out of the origins of texts that stay.
func (t Target) unname(ctx context.Context, tx *transaction) (bool, error) {
	named, err := t.named(ctx, tx)
	if err != nil {
		return false, err
	}
	return len(named) > 0, in(ctx, tx, `UPDATE origin SET who = '' WHERE id IN (`, named, nil)
}

// drop deletes groups, and what only they held. It returns the texts that nobody
// knows any more.
func (m *Memory) drop(ctx context.Context, tx *transaction, groups []int64) (texts []string, err error) {
	if len(groups) == 0 {
		return nil, nil
	}
	var segments []int64
	if err := in(ctx, tx, `SELECT segment FROM member WHERE grp IN (`, groups, ids(&segments)); err != nil {
		return nil, err
	}
	slices.Sort(segments)
	segments = slices.Compact(segments)
	for _, q := range []string{`DELETE FROM member WHERE grp IN (`, `DELETE FROM grp WHERE id IN (`} {
		if err := in(ctx, tx, q, groups, nil); err != nil {
			return nil, err
		}
	}
	held := map[int64]bool{}
	var still []int64
	if err := in(ctx, tx, `SELECT segment FROM member WHERE segment IN (`, segments, ids(&still)); err != nil {
		return nil, err
	}
	for _, id := range still {
		held[id] = true
	}
	segments = slices.DeleteFunc(segments, func(id int64) bool { return held[id] })
	gone := map[string][]text{}
	hashes := map[int64]bool{}
	err = in(ctx, tx, `SELECT id, lang, hash, text FROM segment WHERE id IN (`, segments, func(rows *sql.Rows) error {
		var lang string
		var t text
		err := rows.Scan(&t.id, &lang, &t.hash, &t.text)
		gone[lang] = append(gone[lang], t)
		hashes[t.hash] = true
		texts = append(texts, t.text)
		return err
	})
	if err != nil {
		return nil, err
	}
	if err := in(ctx, tx, `DELETE FROM segment WHERE id IN (`, segments, nil); err != nil {
		return nil, err
	}
	if _, err := dropContexts(ctx, tx, hashes); err != nil {
		return nil, err
	}
	if _, err := tx.ExecContext(ctx, `DELETE FROM origin WHERE id NOT IN (SELECT DISTINCT origin FROM member)`); err != nil {
		return nil, err
	}
	for _, lang := range sortedKeys(gone) {
		if err := m.unindex(ctx, tx, lang, gone[lang]); err != nil {
			return nil, err
		}
	}
	return texts, nil
}

// dropContexts forgets that a segment stood beside others: who knows the text could
// tell from its hash that it was there.
func dropContexts(ctx context.Context, tx *transaction, hashes map[int64]bool) (any bool, err error) {
	beside := map[int64]bool{}
	err = each(ctx, tx, `SELECT prev, next FROM member`, nil, func(rows *sql.Rows) error {
		var prev, next int64
		err := rows.Scan(&prev, &next)
		for _, h := range []int64{prev, next} {
			if hashes[h] {
				beside[h] = true
			}
		}
		return err
	})
	if err != nil {
		return false, err
	}
	for _, q := range []string{`UPDATE member SET prev = 0 WHERE prev IN (`, `UPDATE member SET next = 0 WHERE next IN (`} {
		if err := in(ctx, tx, q, sortedKeys(beside), nil); err != nil {
			return false, err
		}
	}
	return len(beside) > 0, nil
}

// sweep takes from the disk what was forgotten.
func (m *Memory) sweep(ctx context.Context) error {
	var unswept string
	err := m.read(ctx, func(tx *transaction) (err error) {
		unswept, err = setting(ctx, tx, "unswept")
		return err
	})
	if err != nil || unswept == "" {
		return err
	}
	if err := m.dialect.sweep(ctx, m.db); err != nil {
		return m.dialect.said(err)
	}
	return m.write(ctx, func(tx *transaction) error {
		_, err := tx.ExecContext(ctx, `DELETE FROM about WHERE name = 'unswept'`)
		return err
	})
}
