package store

import (
	"context"
	"database/sql"
	"strconv"
	"strings"

	"hexaglot/minutes"
)

// A dialect is what the two databases do each in its own way. The rest is SQL that
// both take; it has "?" for values.
type dialect interface {
	bind(query string) string                        // puts the database's own marks for "?"
	tables() string                                  // asks for the names of those that are there
	found(ctx context.Context, db *sql.DB) error     // readies an empty database for tables, or refuses it
	reading() sql.IsolationLevel                     // of who reads: one state of all tables
	schema() []string                                // what makes the tables
	lock(ctx context.Context, tx *transaction) error // waits until nobody else writes
	sweep(ctx context.Context, db *sql.DB) error     // takes from the disk what was deleted; errLeft if it cannot now
	said(err error) error                            // gives the errors that a user can cause a sentence
}

// errLeft says that what was forgotten still left something on the disk.
var errLeft = minutes.Fail("store.left", "what it left there goes when the memory is next opened")

// A transaction takes queries with "?" for values.
type transaction struct {
	*sql.Tx
	dialect dialect
}

func (t *transaction) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	return t.Tx.ExecContext(ctx, t.dialect.bind(query), args...)
}

func (t *transaction) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	return t.Tx.QueryContext(ctx, t.dialect.bind(query), args...)
}

func (t *transaction) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	return t.Tx.QueryRowContext(ctx, t.dialect.bind(query), args...)
}

func (t *transaction) PrepareContext(ctx context.Context, query string) (*sql.Stmt, error) {
	return t.Tx.PrepareContext(ctx, t.dialect.bind(query))
}

// numbered gives a query $1, $2 and so on for each "?". No query of ours has a "?" in
// a text.
func numbered(query string) string {
	parts := strings.Split(query, "?")
	var b strings.Builder
	for i, p := range parts {
		if i > 0 {
			b.WriteString("$" + strconv.Itoa(i))
		}
		b.WriteString(p)
	}
	return b.String()
}
