package store

import (
	"context"
	"database/sql"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// A writer that is killed leaves whole batches, and an index that fits them.
func TestKill(t *testing.T) { both(t, testKill) }

func testKill(t *testing.T, d database) {
	if testing.Short() {
		t.Skip("short")
	}
	where := d.place(t)
	r := random{rand.New(rand.NewPCG(4, 4))}
	for range d.few(6) {
		child := exec.Command(os.Args[0])
		child.Env = append(os.Environ(), "MEMORY_TO_FILL="+where)
		if err := child.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(r.IntN(250)) * time.Millisecond)
		if err := child.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		child.Wait() // its error is that it was killed
		intact(t, where)
	}
}

// Two who write do not get in each other's way, and who reads sees whole states.
func TestTwoWrite(t *testing.T) { both(t, testTwoWrite) }

func testTwoWrite(t *testing.T, d database) {
	if testing.Short() {
		t.Skip("short")
	}
	ctx := context.Background()
	where := d.place(t)
	m := open(t, where)
	var all []*exec.Cmd
	for range 2 {
		child := exec.Command(os.Args[0])
		child.Env = append(os.Environ(), "MEMORY_TO_FILL="+where)
		if err := child.Start(); err != nil {
			t.Fatal(err)
		}
		all = append(all, child)
	}
	makers := map[string]bool{}
	for begin := time.Now(); len(makers) < 2; {
		if time.Since(begin) > 3*time.Minute {
			t.Fatalf("after three minutes only %v have written", makers)
		}
		err := m.read(ctx, func(tx *transaction) error {
			whole(ctx, t, tx)
			return each(ctx, tx, `SELECT DISTINCT source FROM origin`, nil, func(rows *sql.Rows) error {
				var source string
				err := rows.Scan(&source)
				makers[strings.Fields(source)[1]] = true
				return err
			})
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, child := range all {
		if err := child.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		child.Wait() // its error is that it was killed
	}
	intact(t, where)
}

// intact looks at one state of a memory, when nobody writes any more.
func intact(t *testing.T, where string) {
	t.Helper()
	ctx := context.Background()
	m := open(t, where)
	defer m.Close()
	err := m.write(ctx, func(tx *transaction) error {
		whole(ctx, t, tx)
		for _, lang := range []string{"en", "fr", "zh", "ar"} {
			indexed(ctx, t, m, tx, lang)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// whole looks for what is there twice, or without what it belongs to.
func whole(ctx context.Context, t *testing.T, tx *transaction) {
	t.Helper()
	queries := map[string]string{
		// Members of no group or segment, groups and segments of no member.
		`SELECT count(*) FROM member WHERE grp NOT IN (SELECT id FROM grp) OR segment NOT IN (SELECT id FROM segment) OR origin NOT IN (SELECT id FROM origin)`: "0",
		`SELECT count(*) FROM grp WHERE id NOT IN (SELECT grp FROM member)`:                                                                                     "0",
		`SELECT count(*) FROM segment WHERE id NOT IN (SELECT segment FROM member)`:                                                                             "0",
		// Nothing is there twice.
		`SELECT count(*) - count(DISTINCT lang || text) FROM segment`: "0",
		`SELECT count(*) - count(DISTINCT hash) FROM grp`:             "0",
	}
	if tx.dialect == (lite{}) {
		queries[`PRAGMA integrity_check`] = "ok"
	}
	for query, want := range queries {
		var got string
		if err := tx.QueryRowContext(ctx, query).Scan(&got); err != nil || got != want {
			t.Fatalf("%s: %s %v, want %s", query, got, err, want)
		}
	}
}

// indexed compares the index with what it would be if it were made now by the same order.
func indexed(ctx context.Context, t *testing.T, m *Memory, tx *transaction, lang string) {
	t.Helper()
	entries := map[int64]int{}
	err := each(ctx, tx, `SELECT list FROM posting WHERE lang = ?`, []any{lang}, func(rows *sql.Rows) error {
		var list []byte
		if err := rows.Scan(&list); err != nil {
			return err
		}
		return eachEntry(list, func(e entry) { entries[e.id]++ })
	})
	if err != nil {
		t.Fatal(err)
	}
	o, err := m.order(ctx, tx, lang)
	if err != nil {
		t.Fatal(err)
	}
	err = eachText(ctx, tx, lang, func(all []text) error {
		for _, s := range all {
			us := units(s.text)
			if want := len(o.rarest(tokens(us), len(us), isHan(us))); entries[s.id] != want {
				t.Errorf("%q has %d entries in the index, want %d", s.text, entries[s.id], want)
			}
			delete(entries, s.id)
		}
		return nil
	})
	if err != nil || len(entries) > 0 {
		t.Fatalf("%d entries of segments that are not there; %v", len(entries), err)
	}
}
