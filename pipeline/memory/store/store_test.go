package store

import (
	"bytes"
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/language"
)

var (
	en, fr, es = language.English, language.French, language.Spanish
	zh, ar, ru = language.Chinese, language.Arabic, language.Russian
)

func open(t testing.TB, file string) *Memory {
	t.Helper()
	m, err := Open(context.Background(), file)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { m.Close() })
	return m
}

func add(t testing.TB, m *Memory, groups ...Group) Gain {
	t.Helper()
	n, err := m.Add(context.Background(), groups)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func find(t testing.TB, m *Memory, q Query) []Match {
	t.Helper()
	found, err := m.Lookup(context.Background(), q)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// said makes a group of a text in each language.
func group(texts ...any) (g Group) {
	for i := 0; i < len(texts); i += 2 {
		g = append(g, Text{Lang: texts[i].(language.Tag), Text: texts[i+1].(string)})
	}
	return g
}

func (g Group) by(o Origin) Group {
	g = slices.Clone(g)
	for i := range g {
		g[i].Origin = o
	}
	return g
}

func day(n int) time.Time { return time.Date(2025, 3, n, 0, 0, 0, 0, time.UTC) }

func TestOpenRefuses(t *testing.T) {
	dir := t.TempDir()
	change := func(name, statement string) string {
		file := filepath.Join(dir, name)
		m := open(t, file)
		if _, err := m.db.Exec(statement); err != nil {
			t.Fatal(err)
		}
		m.Close()
		return file
	}
	other := filepath.Join(dir, "other.db")
	db, _ := sql.Open("sqlite", other)
	if _, err := db.Exec(`CREATE TABLE shopping (item TEXT)`); err != nil {
		t.Fatal(err)
	}
	db.Close()
	text := filepath.Join(dir, "text.db")
	if err := os.WriteFile(text, bytes.Repeat([]byte("no database at all\n"), 200), 0o600); err != nil {
		t.Fatal(err)
	}
	for file, want := range map[string]string{
		change("newer.db", `UPDATE about SET value = '2'`): "it was written by a newer hexaglot (schema 2, this one knows 1): update hexaglot",
		other:                                 "it is a database, but no translation memory",
		text:                                  "it is no translation memory",
		filepath.Join(dir, "no", "folder.db"): "the file cannot be opened",
	} {
		before, _ := os.ReadFile(file)
		m, err := Open(context.Background(), file)
		if err == nil {
			m.Close()
		}
		if err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("Open(%s) = %v, want %s", filepath.Base(file), err, want)
		}
		if after, _ := os.ReadFile(file); !bytes.Equal(before, after) {
			t.Errorf("Open(%s) changed the file", filepath.Base(file))
		}
	}
	// Signs that mean something in an address are a name like any other.
	if odd := filepath.Join(dir, "odd ?#%20&.db"); open(t, odd) != nil {
		if _, err := os.Stat(odd); err != nil {
			t.Error(err)
		}
	}
}
