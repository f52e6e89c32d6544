package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
)

// A database is one of those that a memory can be in.
type database string

const (
	inFile   database = "file"
	onServer database = "server"
)

// both runs a test on each database.
func both(t *testing.T, f func(t *testing.T, d database)) {
	for _, d := range []database{inFile, onServer} {
		t.Run(string(d), func(t *testing.T) { f(t, d) })
	}
}

// few is how much of something to try: a server takes longer.
func (d database) few(n uint64) uint64 {
	if d == onServer {
		return n / 3
	}
	return n
}

// place is one for a new memory: in a folder of the test, or a schema of its own.
func (d database) place(t testing.TB) string {
	t.Helper()
	if d == inFile {
		return filepath.Join(t.TempDir(), "memory.db")
	}
	s := running(t)
	name := fmt.Sprint("memory", s.schemas.Add(1))
	s.exec(t, "CREATE SCHEMA "+name)
	return s.address("postgres", "postgres") + "&search_path=" + name
}

// empty is a new memory.
func (d database) empty(t testing.TB) *Memory { return open(t, d.place(t)) }

// files are those that the texts of a memory are in.
func (d database) files(t testing.TB, m *Memory, where string) []string {
	t.Helper()
	if d == inFile {
		return []string{where, where + "-wal"}
	}
	s := running(t)
	s.exec(t, "CHECKPOINT") // what is in the memory of the server only
	var files []string
	rows, err := m.db.Query(`SELECT pg_relation_filepath(oid) FROM pg_class
		WHERE relkind IN ('r', 'i', 't') AND (relnamespace = current_schema()::regnamespace OR relname = 'pg_statistic'
		OR oid IN (SELECT reltoastrelid FROM pg_class WHERE relnamespace = current_schema()::regnamespace))`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			t.Fatal(err)
		}
		files = append(files, filepath.Join(s.data(), name))
	}
	return files
}

// A cluster is a server of PostgreSQL that the tests start for themselves. It listens
// on a socket in its folder only.
type cluster struct {
	dir     string
	schemas atomic.Int64
	db      *sql.DB // as its superuser
}

var started atomic.Bool

var startOnce = sync.OnceValues(start)

// running is the server. A test is skipped where PostgreSQL is missing; where
// HEXAGLOT_ALL is set, it fails.
func running(t testing.TB) *cluster {
	t.Helper()
	s, err := startOnce()
	switch {
	case err == nil:
	case errors.Is(err, exec.ErrNotFound) && os.Getenv("HEXAGLOT_ALL") == "":
		t.Skip(err)
	default:
		t.Fatal(err)
	}
	return s
}

// start makes a cluster whose user "guarded" needs a password. What it starts ends with
// stop.
func start() (*cluster, error) {
	if _, err := tool("initdb"); err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "pg") // the path of a socket must be short
	if err != nil {
		return nil, err
	}
	s := &cluster{dir: dir}
	started.Store(true)
	if who := servant(); who != nil {
		uid, _ := strconv.Atoi(who.Uid)
		gid, _ := strconv.Atoi(who.Gid)
		if err := os.Chown(dir, uid, gid); err != nil {
			return nil, err
		}
	}
	if err := s.run("initdb", "-D", s.data(), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"); err != nil {
		return nil, err
	}
	access := "local all guarded,guarded2 scram-sha-256\nlocal all nobody reject\nlocal all all trust\n"
	if err := os.WriteFile(filepath.Join(s.data(), "pg_hba.conf"), []byte(access), 0o600); err != nil {
		return nil, err
	}
	if err := s.up(); err != nil {
		return nil, err
	}
	s.db, _, err = openServer(s.address("postgres", "postgres"))
	return s, err
}

func (s *cluster) data() string { return filepath.Join(s.dir, "data") }

func (s *cluster) up() error {
	return s.run("pg_ctl", "start", "-w", "-D", s.data(), "-l", filepath.Join(s.dir, "log"), "-o", "-k "+s.dir+" -c listen_addresses= -c fsync=off")
}

func (s *cluster) down() error { return s.run("pg_ctl", "stop", "-m", "immediate", "-D", s.data()) }

func (s *cluster) address(user, name string) string {
	return fmt.Sprintf("postgres://%s@/%s?host=%s", user, name, s.dir)
}

func (s *cluster) exec(t testing.TB, statements ...string) {
	t.Helper()
	for _, q := range statements {
		if _, err := s.db.ExecContext(context.Background(), q); err != nil {
			t.Fatalf("%s: %v", q, err)
		}
	}
}

// stop ends the server, if one was started, and takes away its folder.
func stop() {
	if !started.Load() {
		return
	}
	if s, err := startOnce(); err == nil {
		s.down()
		os.RemoveAll(s.dir)
	}
}

// tool finds a program of PostgreSQL, which Debian keeps out of the path.
func tool(name string) (string, error) {
	path, err := exec.LookPath(name)
	if err == nil {
		return path, nil
	}
	if all, _ := filepath.Glob("/usr/lib/postgresql/*/bin/" + name); len(all) > 0 {
		return all[len(all)-1], nil
	}
	return "", err
}

// servant is who the server runs as if we are root, as whom it refuses to run.
func servant() *user.User {
	if os.Getuid() != 0 {
		return nil
	}
	for _, name := range []string{"postgres", "nobody"} {
		if u, err := user.Lookup(name); err == nil {
			return u
		}
	}
	return nil
}

func (s *cluster) run(name string, args ...string) error {
	path, err := tool(name)
	if err != nil {
		return err
	}
	line := append([]string{path}, args...)
	if who := servant(); who != nil {
		line = append([]string{"setpriv", "--reuid=" + who.Uid, "--regid=" + who.Gid, "--clear-groups"}, line...)
	}
	cmd := exec.Command(line[0], line[1:]...)
	cmd.Dir = s.dir
	out, err := os.CreateTemp(s.dir, "out") // a pipe would stay open as long as the server
	if err != nil {
		return err
	}
	defer out.Close()
	cmd.Stdout, cmd.Stderr = out, out
	if err := cmd.Run(); err != nil {
		said, _ := os.ReadFile(out.Name())
		return fmt.Errorf("%s: %w: %s", name, err, strings.TrimSpace(string(said)))
	}
	return nil
}
