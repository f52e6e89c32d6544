package store

import (
	"context"
	"database/sql"
	"errors"
	"net/url"

	"modernc.org/sqlite" // its init is the driver "sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"hexaglot/minutes"
)

// lite is the dialect of a file.
type lite struct{}

func openFile(file string) (*sql.DB, error) {
	// The path is escaped, or a "?" in it would begin the options.
	dsn := "file:" + (&url.URL{Path: file}).EscapedPath() +
		"?_txlock=immediate&_pragma=busy_timeout(60000)&_pragma=synchronous(normal)" +
		"&_pragma=wal_autocheckpoint(16000)&_pragma=cache_size(-20000)&_pragma=secure_delete(on)&_pragma=temp_store(memory)"
	db, err := sql.Open("sqlite", dsn)
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(2) // each has a cache of its own
	return db, nil
}

func (lite) bind(query string) string { return query }

func (lite) tables() string { return `SELECT name FROM sqlite_master` }

func (lite) schema() []string { return tables }

func (lite) found(ctx context.Context, db *sql.DB) error {
	// With a log, readers and the writer do not wait for each other. The file keeps the mode.
	_, err := db.ExecContext(ctx, `PRAGMA journal_mode = wal`)
	return err
}

func (lite) reading() sql.IsolationLevel { return sql.LevelDefault }

// lock has nothing to do: _txlock does it as a transaction begins.
func (lite) lock(context.Context, *transaction) error { return nil }

// sweep writes the file anew, and moves the log into the file and empties it. Readers
// of an older state hold that up.
func (lite) sweep(ctx context.Context, db *sql.DB) error {
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	// The copy, of what is kept only, would be as large in the memory of the process.
	if _, err := conn.ExecContext(ctx, `PRAGMA temp_store = file; VACUUM; PRAGMA temp_store = memory`); err != nil {
		return err
	}
	var busy, log, moved int
	if err := conn.QueryRowContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`).Scan(&busy, &log, &moved); err != nil {
		return err
	}
	if busy != 0 {
		return minutes.Fail("store.reading", "it is forgotten, but others are reading the memory").Because(errLeft)
	}
	return nil
}

func (lite) said(err error) error {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return err
	}
	switch e.Code() & 0xff {
	case sqlite3.SQLITE_NOTADB:
		return minutes.Fail("store.no-memory", "it is no translation memory")
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return minutes.Fail("store.busy", "somebody else is writing into it")
	case sqlite3.SQLITE_CORRUPT:
		return minutes.Fail("store.damaged", "the file is damaged")
	case sqlite3.SQLITE_CANTOPEN:
		return minutes.Fail("store.closed", "the file cannot be opened")
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM:
		return minutes.Fail("store.read-only", "the file cannot be written into")
	case sqlite3.SQLITE_FULL:
		return minutes.Fail("store.full", "the disk is full")
	case sqlite3.SQLITE_IOERR:
		return minutes.Fail("store.disk", "the disk is full, or cannot be read or written")
	}
	return err
}
