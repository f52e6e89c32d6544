package store

import (
	"cmp"
	"context"
	"database/sql"
	"maps"
	"slices"
	"strings"
)

// rows inserts rows into a table many at a time, which is several times faster than
// one by one.
type rows struct {
	tx      *transaction
	into    string // "segment (id, lang)"
	or      string // what to do with rows that are there, or ""
	columns int
	args    []any
	full    *sql.Stmt // inserts atOnce rows; nil before the first
}

const atOnce = 64

func newRows(tx *transaction, into string, columns int) *rows {
	return &rows{tx: tx, into: into, columns: columns}
}

func (r *rows) sql(n int) string {
	return `INSERT INTO ` + r.into + ` VALUES ` + strings.TrimSuffix(strings.Repeat(`(`+marks(r.columns)+`),`, n), `,`) + r.or
}

// add keeps a row until there are enough.
func (r *rows) add(ctx context.Context, values ...any) (err error) {
	r.args = append(r.args, values...)
	if len(r.args) < atOnce*r.columns {
		return nil
	}
	if r.full == nil {
		if r.full, err = r.tx.PrepareContext(ctx, r.sql(atOnce)); err != nil {
			return err
		}
	}
	_, err = r.full.ExecContext(ctx, r.args...)
	r.args = r.args[:0]
	return err
}

// flush inserts what is left.
func (r *rows) flush(ctx context.Context) error {
	if r.full != nil {
		defer r.full.Close()
	}
	if len(r.args) == 0 {
		return nil
	}
	_, err := r.tx.ExecContext(ctx, r.sql(len(r.args)/r.columns), r.args...)
	return err
}

// marks are n placeholders.
func marks(n int) string { return strings.TrimSuffix(strings.Repeat(`?,`, n), `,`) }

// in runs a statement that ends in "IN (" for all of the keys, some at a time; scan
// is nil if it gives no rows.
func in(ctx context.Context, tx *transaction, query string, keys []int64, scan func(*sql.Rows) error) error {
	for some := range slices.Chunk(keys, 100) {
		args := make([]any, len(some))
		for i, k := range some {
			args[i] = k
		}
		query := query + marks(len(some)) + `)`
		var err error
		if scan == nil {
			_, err = tx.ExecContext(ctx, query, args...)
		} else {
			err = each(ctx, tx, query, args, scan)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// each runs a query and gives its rows.
func each(ctx context.Context, tx *transaction, query string, args []any, scan func(*sql.Rows) error) error {
	rows, err := tx.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }

// sorted is a copy in order: what is asked for in the order of an index is found sooner.
func sorted[K cmp.Ordered](keys []K) []K { return slices.Sorted(slices.Values(keys)) }

// beside begins a computation on another core. What it returns waits for the end.
func beside[T any](f func() T) func() T {
	done := make(chan T, 1)
	go func() { done <- f() }()
	return func() T { return <-done }
}
