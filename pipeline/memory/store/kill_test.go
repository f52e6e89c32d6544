package store

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// TestMain is also the process that TestKill kills: it adds batches without end.
func TestMain(m *testing.M) {
	file := os.Getenv("MEMORY_TO_FILL")
	if file == "" {
		os.Exit(m.Run())
	}
	ctx := context.Background()
	memory, err := Open(ctx, file)
	for n := uint64(0); err == nil; n++ {
		r := random{rand.New(rand.NewPCG(n, 3))}
		groups := r.groups(200)
		for i := range groups {
			for j := range groups[i] {
				groups[i][j].Source = fmt.Sprint("batch ", os.Getpid(), " ", n)
			}
		}
		if _, err = memory.Add(ctx, groups); err == nil && n%3 == 2 {
			_, err = memory.Forget(ctx, Target{Group: int64(n)})
		}
	}
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

// A writer that is killed leaves whole batches, and an index that fits them.
func TestKill(t *testing.T) {
	if testing.Short() {
		t.Skip("short")
	}
	file := filepath.Join(t.TempDir(), "memory.db")
	r := random{rand.New(rand.NewPCG(4, 4))}
	for range 12 {
		child := exec.Command(os.Args[0])
		child.Env = append(os.Environ(), "MEMORY_TO_FILL="+file)
		if err := child.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(r.IntN(400)) * time.Millisecond)
		if err := child.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		child.Wait() // its error is that it was killed
		intact(t, file)
	}
}

func intact(t *testing.T, file string) {
	t.Helper()
	m := open(t, file)
	defer m.Close()
	for query, want := range map[string]string{
		`PRAGMA integrity_check`: "ok",
		// Members of no group or segment, groups and segments of no member.
		`SELECT count(*) FROM member WHERE grp NOT IN (SELECT id FROM grp) OR segment NOT IN (SELECT id FROM segment) OR origin NOT IN (SELECT id FROM origin)`: "0",
		`SELECT count(*) FROM grp WHERE id NOT IN (SELECT grp FROM member)`:                                                                                     "0",
		`SELECT count(*) FROM segment WHERE id NOT IN (SELECT segment FROM member)`:                                                                             "0",
		// Nothing is there twice.
		`SELECT count(*) - count(DISTINCT lang || text) FROM segment`: "0",
		`SELECT count(*) - count(DISTINCT hash) FROM grp`:             "0",
	} {
		var got string
		if err := m.db.QueryRow(query).Scan(&got); err != nil || got != want {
			t.Fatalf("%s: %s %v, want %s", query, got, err, want)
		}
	}
	// The index is what it would be if it were made now by the same order.
	ctx := context.Background()
	for _, lang := range []string{"en", "fr", "zh", "ar"} {
		entries := map[int64]int{}
		rows, err := m.db.Query(`SELECT part, list FROM posting WHERE lang = ?`, lang)
		if err != nil {
			t.Fatal(err)
		}
		for rows.Next() {
			var first int64
			var list []byte
			if err := rows.Scan(&first, &list); err != nil {
				t.Fatal(err)
			}
			if err := eachEntry(list, first, func(e entry) { entries[e.id]++ }); err != nil {
				t.Fatal(err)
			}
		}
		rows.Close()
		tx, err := m.db.BeginTx(ctx, nil)
		if err != nil {
			t.Fatal(err)
		}
		o, err := m.order(ctx, tx, lang)
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		err = eachText(ctx, tx, lang, func(all []text) error {
			for _, s := range all {
				us := units(s.text)
				if want := len(o.rarest(tokens(us), len(us), isHan(us))); entries[s.id] != want {
					t.Errorf("%q has %d entries in the index, want %d", s.text, entries[s.id], want)
				}
				n++
				delete(entries, s.id)
			}
			return nil
		})
		if err != nil || len(entries) > 0 {
			t.Fatalf("%d entries of segments that are not there; %v", len(entries), err)
		}
		tx.Rollback()
	}
}
