package store

import (
	"context"
	"database/sql"
	"errors"
	"strconv"
	"strings"

	"hexaglot/minutes"
)

// Schema is the version of the tables. It changes when an older program could not
// read what a newer one wrote.
const Schema = 1

// tables is SQL that both SQLite and PostgreSQL take; SQLite knows no BYTEA, but
// keeps in it what it is given.
var tables = []string{
	`CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL)`,

	// A text in one language, once; hash is that of the language and the text, sign.go
	// says what the signs are.
	`CREATE TABLE segment (id INTEGER PRIMARY KEY, lang TEXT NOT NULL, hash BIGINT NOT NULL,
		sign1 BIGINT NOT NULL, sign2 BIGINT NOT NULL, sign3 BIGINT NOT NULL, sign4 BIGINT NOT NULL, text TEXT NOT NULL)`,
	`CREATE INDEX segment_hash ON segment (hash)`,

	// Who made or confirmed a text, and on what terms.
	`CREATE TABLE origin (id INTEGER PRIMARY KEY, state INTEGER NOT NULL, machine INTEGER NOT NULL,
		who TEXT NOT NULL, made TEXT NOT NULL, source TEXT NOT NULL, licence TEXT NOT NULL)`,
	`CREATE INDEX origin_made ON origin (made, who)`,

	// Segments that mean the same; hash is that of the hashes of its segments.
	`CREATE TABLE grp (id INTEGER PRIMARY KEY, hash BIGINT NOT NULL)`,
	`CREATE INDEX grp_hash ON grp (hash)`,

	// The place of a segment in a group. The neighbours are hashes of the segments
	// before and after it in its text; 0 if there is none.
	`CREATE TABLE member (grp INTEGER NOT NULL, segment INTEGER NOT NULL, origin INTEGER NOT NULL,
		prev BIGINT NOT NULL, next BIGINT NOT NULL)`,
	`CREATE INDEX member_grp ON member (grp)`,
	`CREATE INDEX member_segment ON member (segment)`,

	// The index: which segments have a token among their rarest. list is a run of
	// entries in the order of ids; posting.go says what part is.
	`CREATE TABLE posting (lang TEXT NOT NULL, token BIGINT NOT NULL, part INTEGER NOT NULL, list BYTEA NOT NULL,
		PRIMARY KEY (lang, token, part))`,

	// The order of rarity that the index was made by: how often a token stood in the
	// language when it held counted segments.
	`CREATE TABLE token (lang TEXT NOT NULL, token BIGINT NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (lang, token))`,
	`CREATE TABLE tongue (lang TEXT PRIMARY KEY, segments INTEGER NOT NULL, counted INTEGER NOT NULL, epoch INTEGER NOT NULL)`,

	// What machines answered; hash is that of all that asked for it.
	`CREATE TABLE draft (hash BIGINT PRIMARY KEY, engine TEXT NOT NULL, source_lang TEXT NOT NULL, lang TEXT NOT NULL,
		source TEXT NOT NULL, text TEXT NOT NULL)`,
}

// prepare makes the tables of a new memory, refuses one that it does not know, and
// ends what was cut off.
func (m *Memory) prepare(ctx context.Context) error {
	have := 0
	err := m.read(ctx, func(tx *transaction) (err error) {
		have, err = version(ctx, tx)
		return err
	})
	if err != nil {
		return err
	}
	if have > Schema {
		return minutes.Fail("store.newer", "it was written by a newer hexaglot (schema {{.Have}}, this one knows {{.Known}}): update hexaglot", "Have", have, "Known", Schema)
	}
	if have == 0 {
		if err := m.dialect.found(ctx, m.db); err != nil {
			return err
		}
		if err := m.write(ctx, func(tx *transaction) error { return create(ctx, tx) }); err != nil {
			return err
		}
	}
	if err := m.sweep(ctx); !errors.Is(err, errLeft) {
		return err
	}
	return nil
}

// tableNames are those of the tables.
func tableNames() (names []string) {
	for _, t := range tables {
		if words := strings.Fields(t); words[1] == "TABLE" {
			names = append(names, words[2])
		}
	}
	return names
}

func create(ctx context.Context, tx *transaction) error {
	have, err := version(ctx, tx) // another process may have been faster
	if err != nil || have != 0 {
		return err
	}
	for _, t := range tx.dialect.schema() {
		if _, err := tx.ExecContext(ctx, t); err != nil {
			return err
		}
	}
	return set(ctx, tx, "schema", strconv.Itoa(Schema))
}

// setting reads a line of the table about; "" if there is none.
func setting(ctx context.Context, tx *transaction, name string) (string, error) {
	var s string
	err := tx.QueryRowContext(ctx, `SELECT value FROM about WHERE name = ?`, name).Scan(&s)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return s, err
}

func set(ctx context.Context, tx *transaction, name, value string) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO about (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value`, name, value)
	return err
}
