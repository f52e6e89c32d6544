package store

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What a user can do wrong is said in a sentence, which never has the password.
func TestServerRefuses(t *testing.T) {
	s := running(t)
	s.exec(t, `CREATE ROLE guarded LOGIN PASSWORD 'sesame'`, `CREATE ROLE nobody LOGIN`, `CREATE ROLE guest LOGIN`,
		`CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0`,
		`CREATE DATABASE plain ENCODING 'UTF8' LOCALE 'C' TEMPLATE template0`,
		`CREATE SCHEMA other`, `CREATE TABLE other.shopping (item TEXT)`)
	newer := onServer.place(t)
	m := open(t, newer)
	if _, err := m.db.Exec(`UPDATE about SET value = '2' WHERE name = 'schema'`); err != nil {
		t.Fatal(err)
	}
	const make = `a memory needs UTF8 and another ctype than C: make one with CREATE DATABASE … ENCODING 'UTF8' LOCALE 'C.UTF-8' TEMPLATE template0`
	for where, want := range map[string]string{
		"postgres:///x?host=/nowhere":                            "no server of PostgreSQL answers at /nowhere: no such file or directory",
		"postgres://127.0.0.1:1/x?sslmode=disable":               "no server of PostgreSQL answers at 127.0.0.1: connection refused",
		s.address("guarded:xyzzy", "postgres"):                   `the server does not take the password of "guarded": give it in PGPASSWORD or in the file .pgpass`,
		s.address("guarded", "postgres"):                         `the server does not take the password of "guarded": give it in PGPASSWORD or in the file .pgpass`,
		s.address("nobody:xyzzy", "postgres"):                    `the server does not let "nobody" in: pg_hba.conf rejects connection`,
		s.address("postgres", "minutes"):                         `the server has no database "minutes": make it with createdb`,
		s.address("guest", "postgres"):                           `the server does not let "guest" do that: permission denied for schema public`,
		s.address("postgres", "latin"):                           `the database "latin" has the encoding LATIN1 and the ctype C, ` + make,
		s.address("postgres", "plain"):                           `the database "plain" has the encoding UTF8 and the ctype C, ` + make,
		s.address("postgres", "postgres") + "&search_path=other": "it is a database, but no translation memory",
		s.address("postgres", "postgres") + "&search_path=none":  "the server has no schema for the memory: make it with CREATE SCHEMA",
		newer:                         "it was written by a newer hexaglot (schema 2, this one knows 1): update hexaglot",
		"postgres://me:xyz/zy@host/x": "it is no address of a server: write postgres://user@host/database, and %40 for @ in a password",
		"postgres://me:xyz%zy@host/x": "it is no address of a server: write postgres://user@host/database, and %40 for @ in a password",
		"postgres://me:xyzzy@host/x?sslmode=never":     "the address of the server is not understood: ",
		"postgres://host/x?password=xyzzy&sslmode=yes": "the address of the server is not understood: ",
	} {
		m, err := Open(context.Background(), where)
		if err == nil {
			m.Close()
		}
		if err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("Open(%s) = %v, want %s", where, err, want)
		} else if strings.Contains(err.Error(), "xyz") || strings.Contains(err.Error(), "\n") {
			t.Errorf("Open(%s) says: %s", where, err)
		}
	}
}

// A password comes with the address, from the environment, or from the file.
func TestPassword(t *testing.T) {
	s := running(t)
	s.exec(t, `CREATE ROLE guarded2 LOGIN PASSWORD 'sesame'`, `CREATE SCHEMA guarded2 AUTHORIZATION guarded2`)
	open(t, s.address("guarded2:sesame", "postgres"))
	t.Setenv("PGPASSWORD", "sesame")
	open(t, s.address("guarded2", "postgres"))
	t.Setenv("PGPASSWORD", "")
	file := filepath.Join(t.TempDir(), "pgpass")
	if err := os.WriteFile(file, []byte("*:*:*:guarded2:sesame\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PGPASSFILE", file)
	open(t, s.address("guarded2", "postgres"))
}

func TestShown(t *testing.T) {
	for where, want := range map[string]string{
		"memory.db":                              "memory.db",
		"postgres://host/x":                      "postgres://host/x",
		"postgresql://me:xyzzy@host/x":           "postgresql://me:xxxxx@host/x",
		"postgres://host/x?password=xyzzy":       "postgres://host/x?password=xxxxx",
		"postgres://me:xyz/zy@host/x":            "postgres://…",
		"postgres://me@host/x?search_path=group": "postgres://me@host/x?search_path=group",
	} {
		if got := Shown(where); got != want {
			t.Errorf("Shown(%q) = %q, want %q", where, got, want)
		}
	}
}

// A server that goes away is an error, and one that comes back is as good as before.
func TestServerGoes(t *testing.T) {
	s := running(t)
	m := onServer.empty(t)
	add(t, m, group(en, "Welcome", fr, "Bienvenue"))
	q := Query{From: en, To: fr, Text: "Welcome"}
	find(t, m, q)
	tx, err := m.begin(context.Background(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.down(); err != nil {
		t.Fatal(err)
	}
	err = m.end(tx, set(context.Background(), tx, "name", "value"))
	if err == nil || !strings.HasPrefix(err.Error(), "the server was stopped") && !strings.HasPrefix(err.Error(), "the connection to the server was cut off") {
		t.Errorf("in the midst: %v", err)
	}
	_, err = m.Lookup(context.Background(), q)
	if err == nil || !strings.HasPrefix(err.Error(), "no server of PostgreSQL answers at ") {
		t.Errorf("afterwards: %v", err)
	}
	if err := s.up(); err != nil {
		t.Fatal(err)
	}
	if f := find(t, m, q); len(f) != 1 || f[0].Text != "Bienvenue" {
		t.Errorf("after it came back: %v", f)
	}
}
