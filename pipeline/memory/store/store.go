// Package store is the translation memory of a group: what people and machines
// wrote before, kept in a database file or by a server of PostgreSQL. [Open] a memory,
// [Memory.Add] what is said now, [Memory.Lookup] what was said before, [Memory.Forget]
// what nobody may keep.
//
// A segment is a text in one language and stands there once. A group says that
// segments mean the same; a segment may be in many groups and a group may hold any
// languages, so that Spanish finds French through the English they share. Who wrote
// a text, when, where from and under which licence belongs to its place in a group.
//
// Begin with schema.go, the tables. What makes a lookup fast is the index: order.go
// says which words of a segment are in it, posting.go how they are kept, fuzzy.go
// how they are asked; sign.go is for searches. All of it is plain SQL and tables;
// dialect.go has in what the two databases differ.
package store

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"strconv"
	"sync"
	"time"

	"golang.org/x/text/language"

	"hexaglot/minutes"
)

// A Memory is an open translation memory. Many may ask it at once; one writes at a
// time, in this process and in others.
type Memory struct {
	db      *sql.DB
	dialect dialect
	ask     []*sql.Stmt // asks, prepared

	mu     sync.Mutex        // guards orders
	orders map[string]*order // by language, as last read
}

// Open opens a memory: a file, which is made if there is none, or a database of a
// server, postgres://user@host/database. It refuses a database of another program, and
// of a newer version of this one.
//
// What an address leaves out is as for any program of PostgreSQL (12 or later): the
// password is in the file .pgpass or in PGPASSWORD. A database may hold several
// memories, or one beside other things: ?search_path=NAME is that in the schema NAME.
func Open(ctx context.Context, where string) (*Memory, error) {
	m := &Memory{dialect: lite{}, orders: map[string]*order{}}
	var err error
	if isServer(where) {
		m.db, m.dialect, err = openServer(where)
	} else {
		m.db, err = openFile(where)
	}
	if err != nil {
		return nil, err
	}
	err = m.prepare(ctx)
	if err == nil {
		err = m.prepareAsks(ctx)
	}
	if err != nil {
		return nil, errors.Join(m.dialect.said(err), m.db.Close())
	}
	return m, nil
}

// Close closes the memory.
func (m *Memory) Close() error { return m.db.Close() }

// write runs f in a transaction: all of it is kept, or nothing.
func (m *Memory) write(ctx context.Context, f func(tx *transaction) error) error {
	tx, err := m.begin(ctx, nil)
	if err != nil {
		return err
	}
	err = m.dialect.lock(ctx, tx)
	if err == nil {
		err = f(tx)
	}
	if err != nil {
		return m.end(tx, err)
	}
	err = m.dialect.said(tx.Commit())
	time.Sleep(breath)
	return err
}

// breath is the time that a writer leaves to others after it has written: SQLite knows no
// queue, and who waits looks again and again, at a run of writes in vain.
const breath = 2 * time.Millisecond

// read runs f on one state of the memory, whatever is written meanwhile.
func (m *Memory) read(ctx context.Context, f func(tx *transaction) error) error {
	tx, err := m.begin(ctx, &sql.TxOptions{ReadOnly: true, Isolation: m.dialect.reading()})
	if err != nil {
		return err
	}
	return m.end(tx, f(tx))
}

func (m *Memory) begin(ctx context.Context, options *sql.TxOptions) (*transaction, error) {
	tx, err := m.db.BeginTx(ctx, options)
	return &transaction{tx, m.dialect}, m.dialect.said(err)
}

// end ends a transaction that leaves nothing. Why it failed is worth more than that to
// end it failed too, as it does where the connection is lost.
func (m *Memory) end(tx *transaction, err error) error {
	ended := tx.Rollback()
	if err == nil {
		err = ended
	}
	return m.dialect.said(err)
}

// code is the base language of a tag, "zh" of zh-Hans.
func code(tag language.Tag) string {
	base, _, _ := tag.Raw()
	return base.String()
}

// version reads the schema version of the file; 0 if it is empty.
func version(ctx context.Context, tx *transaction) (int, error) {
	var names []string
	err := each(ctx, tx, tx.dialect.tables(), nil, func(rows *sql.Rows) error {
		var name string
		err := rows.Scan(&name)
		names = append(names, name)
		return err
	})
	if err != nil || len(names) == 0 {
		return 0, err
	}
	if !slices.Contains(names, "about") {
		return 0, minutes.Fail("store.other", "it is a database, but no translation memory")
	}
	s, err := setting(ctx, tx, "schema")
	if err != nil {
		return 0, err
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0, minutes.Fail("store.lost", "it is no translation memory, or its schema version is lost")
	}
	return n, nil
}
