package store

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
)

// Count counts what Forget would take out of the memory: groups, and the texts of others
// that would lose the name of who made them.
func (m *Memory) Count(ctx context.Context, t Target) (groups, names int, err error) {
	err = m.read(ctx, func(tx *transaction) error {
		found, err := t.groups(ctx, tx)
		if err != nil {
			return err
		}
		goes := map[int64]bool{}
		for _, id := range found {
			goes[id] = true
		}
		groups = len(found)
		named, err := t.named(ctx, tx)
		if err != nil {
			return err
		}
		return in(ctx, tx, `SELECT grp FROM member WHERE origin IN (`, named, func(rows *sql.Rows) error {
			var id int64
			err := rows.Scan(&id)
			if !goes[id] {
				names++
			}
			return err
		})
	})
	return groups, names, err
}

// A Share is how many texts of groups have a source and a licence; either is empty if
// it is unknown.
type Share struct {
	Source, Licence string
	Texts           int
}

// Shares counts the texts of each source and licence, in the order of their names.
func (m *Memory) Shares(ctx context.Context) (all []Share, err error) {
	err = m.read(ctx, func(tx *transaction) error {
		return each(ctx, tx, `SELECT o.source, o.licence, count(*) FROM member m JOIN origin o ON o.id = m.origin
			GROUP BY o.source, o.licence`, nil, func(rows *sql.Rows) error {
			var s Share
			err := rows.Scan(&s.Source, &s.Licence, &s.Texts)
			all = append(all, s)
			return err
		})
	})
	// Not by the database: a server has an order of its own.
	slices.SortFunc(all, func(a, b Share) int {
		return cmp.Or(cmp.Compare(a.Source, b.Source), cmp.Compare(a.Licence, b.Licence))
	})
	return all, err
}
