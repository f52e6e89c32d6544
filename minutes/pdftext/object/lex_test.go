package object

import (
	"bufio"
	"os"
	"strings"
	"testing"
)

// cases reads lines "in -> want" of a file of testdata.
func cases(t *testing.T, name string) [][2]string {
	t.Helper()
	f, err := os.Open("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var all [][2]string
	for s := bufio.NewScanner(f); s.Scan(); {
		if in, want, ok := strings.Cut(s.Text(), " -> "); ok && !strings.HasPrefix(in, "#") {
			all = append(all, [2]string{in, want})
		}
	}
	if len(all) == 0 {
		t.Fatalf("no cases in %s", name)
	}
	return all
}

func TestObjects(t *testing.T) {
	for _, c := range cases(t, "objects.txt") {
		l := &Lexer{Data: []byte(c[0]), refs: true}
		o, _ := l.Next()
		var w writer
		w.object(o)
		if got := w.String(); got != c[1] {
			t.Errorf("next(%q) = %s, want %s", c[0], got, c[1])
		}
	}
}

// TestNesting: arrays in arrays end at a depth that no stack minds.
func TestNesting(t *testing.T) {
	for _, open := range []string{"[", "<</A", "(", "<"} {
		l := &Lexer{Data: []byte(strings.Repeat(open, 1<<20)), refs: true}
		for range 3 {
			l.Next()
		}
	}
}

func FuzzLexer(f *testing.F) {
	f.Add([]byte("<</A[1 0 R(x\\)]/B<41>>>stream"))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, refs := range []bool{false, true} {
			l := &Lexer{Data: data, refs: refs}
			for before := -1; ; before = l.Pos {
				if _, ok := l.Next(); !ok {
					break
				}
				if l.Pos <= before {
					t.Fatalf("next stays at %d of %q", before, data)
				}
			}
		}
	})
}
