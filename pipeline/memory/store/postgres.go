package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"io"
	"net"
	"net/url"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"

	"hexaglot/minutes"
)

// postgres is the dialect of a server that a group shares.
type postgres struct {
	user, database, host string // for what is said
}

// isServer reports whether a place is the address of a server.
func isServer(where string) bool {
	return strings.HasPrefix(where, "postgres://") || strings.HasPrefix(where, "postgresql://")
}

// Shown is the place of a memory as messages may show it: an address without its
// password.
func Shown(where string) string {
	if !isServer(where) {
		return where
	}
	u, err := url.Parse(where)
	if err != nil {
		return "postgres://…" // who knows where the password is
	}
	if q := u.Query(); q.Has("password") || q.Has("sslpassword") {
		for _, name := range []string{"password", "sslpassword"} {
			if q.Has(name) {
				q.Set(name, "xxxxx")
			}
		}
		u.RawQuery = q.Encode()
	}
	return u.Redacted()
}

// openServer reads an address, and what it leaves open from the environment and from
// the file of passwords as programs of PostgreSQL do.
func openServer(where string) (*sql.DB, dialect, error) {
	// Nothing is said of what is wrong with it: it might be a part of a password.
	if _, err := url.Parse(where); err != nil {
		return nil, nil, minutes.Fail("store.address", "it is no address of a server: write postgres://user@host/database, and %40 for @ in a password")
	}
	config, err := pgx.ParseConfig(where)
	if err != nil {
		return nil, nil, minutes.Fail("store.address-odd", "the address of the server is not understood: {{.Why}}", "Why", err.Error()) // it says it without the password
	}
	db := stdlib.OpenDB(*config, stdlib.OptionAfterConnect(useIndexes))
	db.SetMaxOpenConns(4)
	return db, &postgres{config.User, config.Database, config.Host}, nil
}

// useIndexes has the server answer by its indexes, and join tables in the order in
// which a query names them. Of a memory that has just grown it knows nothing yet, and
// would read whole tables.
func useIndexes(ctx context.Context, conn *pgx.Conn) error {
	_, err := conn.Exec(ctx, `SET join_collapse_limit = 1; SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off;
		SET max_parallel_workers_per_gather = 0; SET plan_cache_mode = force_generic_plan; SET jit = off`)
	return err
}

func (*postgres) bind(query string) string { return numbered(query) }

func (*postgres) tables() string {
	return `SELECT tablename FROM pg_catalog.pg_tables WHERE schemaname = current_schema()`
}

// schema keeps what the tables hold out of the statistics of the server, where nothing
// would forget it. useIndexes needs none.
func (*postgres) schema() []string {
	return append(slices.Clone(tables), `ALTER TABLE posting SET (fillfactor = 50)`, `DO $$ DECLARE c record; BEGIN
		FOR c IN SELECT relname, attname FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
			WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' AND attnum > 0
		LOOP EXECUTE format('ALTER TABLE %I ALTER %I SET STATISTICS 0', c.relname, c.attname); END LOOP; END $$`)
}

// found refuses a database that cannot hold six languages: one that keeps other signs,
// and one whose locale knows no letters but those of ASCII.
func (p *postgres) found(ctx context.Context, db *sql.DB) error {
	var encoding, ctype string
	err := db.QueryRowContext(ctx, `SELECT pg_encoding_to_char(encoding), datctype FROM pg_catalog.pg_database WHERE datname = current_database()`).Scan(&encoding, &ctype)
	if err != nil {
		return err
	}
	if encoding != "UTF8" || ctype == "C" || ctype == "POSIX" {
		return minutes.Fail("store.encoding", `the database "{{.Database}}" has the encoding {{.Encoding}} and the ctype {{.Ctype}}, a memory needs UTF8 and another ctype than C: make one with CREATE DATABASE … ENCODING 'UTF8' LOCALE 'C.UTF-8' TEMPLATE template0`, "Database", p.database, "Encoding", encoding, "Ctype", ctype)
	}
	return nil
}

func (*postgres) reading() sql.IsolationLevel { return sql.LevelRepeatableRead }

// lock waits for who writes into the same schema of the same database, until both are
// at the end of their transactions.
func (*postgres) lock(ctx context.Context, tx *transaction) error {
	_, err := tx.ExecContext(ctx, `SELECT set_config('lock_timeout', '10s', true), pg_advisory_xact_lock(hashtext('hexaglot'), hashtext(current_schema()))`)
	return err
}

// sweep has the server write the tables anew. Only their owner may.
func (p *postgres) sweep(ctx context.Context, db *sql.DB) error {
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	var foreign int
	err = conn.QueryRowContext(ctx, `SELECT count(*) FROM pg_catalog.pg_tables WHERE schemaname = current_schema() AND NOT pg_has_role(tableowner, 'USAGE')`).Scan(&foreign)
	if err != nil {
		return err
	}
	if foreign > 0 {
		return minutes.Fail("store.owner", "it is forgotten, but only the owner of the tables can have them written anew").Because(errLeft)
	}
	if _, err := conn.ExecContext(ctx, `SET lock_timeout = '10s'`); err != nil {
		return err
	}
	defer conn.ExecContext(context.WithoutCancel(ctx), `RESET lock_timeout`) // if it fails, the connection is of no use any more
	err = p.alone(ctx, conn)
	if err == nil {
		_, err = conn.ExecContext(ctx, `VACUUM (FULL) `+strings.Join(tableNames(), ", "))
	}
	if isCode(err, "55P03") {
		return minutes.Fail("store.reading", "it is forgotten, but others are reading the memory").Because(errLeft)
	}
	return err
}

// alone waits until all who read an older state are gone: the server keeps what they
// still see. It takes one table after the other, or two would wait for each other.
func (p *postgres) alone(ctx context.Context, conn *sql.Conn) error {
	for _, name := range tableNames() {
		tx, err := conn.BeginTx(ctx, nil)
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `LOCK TABLE `+name)
		if err := errors.Join(err, tx.Rollback()); err != nil {
			return err
		}
	}
	return nil
}

// isCode reports whether the server gave an error of a code: appendix A of the manual
// of PostgreSQL.
func isCode(err error, code string) bool {
	var e *pgconn.PgError
	return errors.As(err, &e) && e.Code == code
}

func (p *postgres) said(err error) error {
	var e *pgconn.PgError
	var connecting *pgconn.ConnectError
	var network net.Error
	var said *minutes.Failure
	switch {
	case errors.As(err, &said):
		return err
	case err == nil, errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	case errors.As(err, &e):
		return p.answered(e)
	case errors.As(err, &connecting):
		if pgconn.Timeout(err) {
			return minutes.Fail("store.late", "no server answers at {{.Host}} in time", "Host", p.host)
		}
		if dns := (*net.DNSError)(nil); errors.As(err, &dns) && dns.IsNotFound {
			return minutes.Fail("store.no-host", "there is no host called {{.Host}}", "Host", p.host)
		}
		return minutes.Fail("store.no-server", "no server of PostgreSQL answers at {{.Host}}", "Host", p.host).Because(last(err))
	case errors.As(err, &network), errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, pgconn.ErrConnClosed), errors.Is(err, driver.ErrBadConn):
		return minutes.Fail("store.cut-off", "the connection to the server was cut off")
	}
	return err
}

// answered is what an error of the server means.
func (p *postgres) answered(e *pgconn.PgError) error {
	switch e.Code {
	case "28P01":
		return minutes.Fail("store.password", `the server does not take the password of "{{.User}}": give it in PGPASSWORD or in the file .pgpass`, "User", p.user)
	case "28000":
		return minutes.Fail("store.not-in", `the server does not let "{{.User}}" in: {{.Why}}`, "User", p.user, "Why", e.Message)
	case "3D000":
		return minutes.Fail("store.no-database", `the server has no database "{{.Database}}": make it with createdb`, "Database", p.database)
	case "3F000":
		return minutes.Fail("store.no-schema", "the server has no schema for the memory: make it with CREATE SCHEMA")
	case "55P03":
		return minutes.Fail("store.busy", "somebody else is writing into it")
	case "42501", "25006":
		return minutes.Fail("store.forbidden", `the server does not let "{{.User}}" do that: {{.Why}}`, "User", p.user, "Why", e.Message)
	case "53300":
		return minutes.Fail("store.guests", "the server has too many guests: try again later")
	case "53100":
		return minutes.Fail("store.server-full", "the disk of the server is full")
	case "57P01", "57P02":
		return minutes.Fail("store.stopped", "the server was stopped")
	case "57P03":
		return minutes.Fail("store.starting", "the server is just starting or stopping: try again later")
	}
	return minutes.Fail("store.server", "the server says: {{.Text}}", "Text", e.Message)
}

// last is the error that began a chain of them: the others repeat what is known.
func last(err error) error {
	for {
		next := errors.Unwrap(err)
		if joined, ok := err.(interface{ Unwrap() []error }); ok && len(joined.Unwrap()) > 0 {
			next = joined.Unwrap()[len(joined.Unwrap())-1]
		}
		if next == nil {
			return err
		}
		err = next
	}
}
