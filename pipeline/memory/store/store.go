// Package store is the translation memory of a group: what people and machines
// wrote before, kept in a database file. [Open] a memory, [Memory.Add] what is said
// now, [Memory.Lookup] what was said before, [Memory.Forget] what nobody may keep.
//
// A segment is a text in one language and stands there once. A group says that
// segments mean the same; a segment may be in many groups and a group may hold any
// languages, so that Spanish finds French through the English they share. Who wrote
// a text, when, where from and under which licence belongs to its place in a group.
//
// Begin with schema.go, the tables. What makes a lookup fast is the index: order.go
// says which words of a segment are in it, posting.go how they are kept, fuzzy.go
// how they are asked. All of it is plain SQL and tables.
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"strconv"
	"sync"

	"modernc.org/sqlite" // its init is the driver "sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"golang.org/x/text/language"
)

// A Memory is an open translation memory. Many may ask it at once; one writes at a
// time, in this process and in others.
type Memory struct {
	db  *sql.DB
	ask []*sql.Stmt // asks, prepared

	mu     sync.Mutex        // guards orders
	orders map[string]*order // by language, as last read
}

// Open opens the memory in a file, which is made if there is none. It refuses a
// database of another program, and of a newer version of this one.
func Open(ctx context.Context, file string) (*Memory, error) {
	// The path is escaped, or a "?" in it would begin the options.
	dsn := "file:" + (&url.URL{Path: file}).EscapedPath() +
		"?_txlock=immediate&_pragma=busy_timeout(10000)&_pragma=synchronous(normal)" +
		"&_pragma=cache_size(-20000)&_pragma=secure_delete(on)&_pragma=temp_store(memory)"
	db, err := sql.Open("sqlite", dsn)
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(2) // each has a cache of its own
	m := &Memory{db: db, orders: map[string]*order{}}
	if err := errors.Join(m.prepare(ctx), m.prepareAsks(ctx)); err != nil {
		return nil, errors.Join(said(err), db.Close())
	}
	return m, nil
}

// Close closes the memory.
func (m *Memory) Close() error { return m.db.Close() }

// said gives the errors of the database that a user can cause a sentence.
func said(err error) error {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return err
	}
	switch e.Code() & 0xff {
	case sqlite3.SQLITE_NOTADB:
		return fmt.Errorf("it is no translation memory: %w", err)
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return fmt.Errorf("somebody else is writing into it: %w", err)
	case sqlite3.SQLITE_CORRUPT:
		return fmt.Errorf("the file is damaged: %w", err)
	case sqlite3.SQLITE_CANTOPEN:
		return fmt.Errorf("the file cannot be opened: %w", err)
	}
	return err
}

// write runs f in a transaction: all of it is kept, or nothing.
func (m *Memory) write(ctx context.Context, f func(tx *sql.Tx) error) error {
	tx, err := m.db.BeginTx(ctx, nil)
	if err != nil {
		return said(err)
	}
	if err := f(tx); err != nil {
		return errors.Join(said(err), tx.Rollback())
	}
	return said(tx.Commit())
}

// read runs f on one state of the memory, whatever is written meanwhile.
func (m *Memory) read(ctx context.Context, f func(tx *sql.Tx) error) error {
	tx, err := m.db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return said(err)
	}
	err = f(tx)
	return errors.Join(said(err), tx.Rollback())
}

// code is the base language of a tag, "zh" of zh-Hans.
func code(tag language.Tag) string {
	base, _, _ := tag.Raw()
	return base.String()
}

// version reads the schema version of the file; 0 if it is empty.
func version(ctx context.Context, tx *sql.Tx) (int, error) {
	var tables int
	if err := tx.QueryRowContext(ctx, `SELECT count(*) FROM sqlite_master`).Scan(&tables); err != nil || tables == 0 {
		return 0, err
	}
	s, err := setting(ctx, tx, "schema")
	if err != nil {
		return 0, fmt.Errorf("it is a database, but no translation memory: %w", err)
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0, fmt.Errorf("its schema version is no number: %w", err)
	}
	return n, nil
}
