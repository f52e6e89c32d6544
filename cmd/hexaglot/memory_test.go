package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/language"
)

func TestDataFolder(t *testing.T) {
	root := t.TempDir() // an absolute path of this system
	for _, c := range []struct {
		system string
		env    map[string]string
		want   string
	}{
		{"linux", map[string]string{"HOME": root}, filepath.Join(root, ".local", "share", "hexaglot")},
		{"linux", map[string]string{"HOME": root, "XDG_DATA_HOME": filepath.Join(root, "x")}, filepath.Join(root, "x", "hexaglot")},
		{"linux", map[string]string{"HOME": root, "XDG_DATA_HOME": "x"}, filepath.Join(root, ".local", "share", "hexaglot")},
		{"darwin", map[string]string{"HOME": root}, filepath.Join(root, "Library", "Application Support", "hexaglot")},
		{"windows", map[string]string{"LOCALAPPDATA": root, "HOME": "/none"}, filepath.Join(root, "hexaglot")},
		{"windows", nil, ""},
		{"linux", nil, ""},
	} {
		got, err := dataFolder(c.system, func(name string) string { return c.env[name] })
		if got != c.want || (err == nil) != (c.want != "") {
			t.Errorf("dataFolder(%s, %v) = %s, %v, want %s", c.system, c.env, got, err, c.want)
		}
	}
}

// pairs is a table of n groups.
func pairs(n int) string {
	var b strings.Builder
	b.WriteString("en\tfr\n")
	for i := range n {
		fmt.Fprintf(&b, "Sentence %d\tPhrase %d\n", i, i)
	}
	return b.String()
}

// memoryIn runs a verb of the memory on one file.
func memoryIn(ctx context.Context, file string, in io.Reader, args ...string) (code int, out, words string) {
	var o, w bytes.Buffer
	code = run(ctx, append([]string{"memory", args[0], "--memory", file}, args[1:]...), in, &o, &w)
	return code, o.String(), w.String()
}

// stopAt ends a context after some bytes were read.
type stopAt struct {
	io.Reader
	left int
	stop func()
}

func (s *stopAt) Read(b []byte) (int, error) {
	n, err := s.Reader.Read(b[:min(len(b), 1<<10)])
	if s.left -= n; s.left < 0 {
		s.stop()
	}
	return n, err
}

// TestImportStopped stops an import in the midst: what was written is whole, and the next
// one completes it.
func TestImportStopped(t *testing.T) {
	file := filepath.Join(t.TempDir(), "memory.db")
	const n = 2*atATime + 10
	table := pairs(n)
	ctx, stop := context.WithCancel(t.Context())
	in := &stopAt{strings.NewReader(table), len(table) * 3 / 4, stop}
	code, _, words := memoryIn(ctx, file, in, "import", "-")
	if code != exitFailed || !strings.Contains(words, fmt.Sprintf("-: stopped: what was taken in before is whole (new groups: %d)", atATime)) {
		t.Errorf("exit status %d\n%s", code, words)
	}
	if _, out, _ := memoryIn(t.Context(), file, nil, "stats"); !strings.Contains(out, fmt.Sprintf("groups: %d\n", atATime)) {
		t.Errorf("stats: %s", out)
	}
	code, _, words = memoryIn(t.Context(), file, strings.NewReader(table), "import", "-")
	if code != exitDone || !strings.Contains(words, fmt.Sprintf("new to the memory: groups %d, segments %d", n-atATime, 2*(n-atATime))) {
		t.Errorf("exit status %d\n%s", code, words)
	}
	for _, args := range [][]string{{"import", "-"}, {"search", "sentence"}, {"stats"}, {"export"}, {"forget", "--group", "1"}, {"merge", file + ".2"}} {
		if args[0] == "merge" {
			if code, _, words := memoryIn(t.Context(), file+".2", strings.NewReader(pairs(3)), "import", "-"); code != exitDone {
				t.Fatal(words)
			}
		}
		if code, _, words := memoryIn(ctx, file, strings.NewReader(table), args...); code != exitFailed || strings.Count(words, "hexaglot:") > 2 {
			t.Errorf("%v, stopped before: exit status %d\n%s", args, code, words)
		}
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space left") }

// TestFullOutput gives each verb an output that takes nothing.
func TestFullOutput(t *testing.T) {
	file := filepath.Join(t.TempDir(), "memory.db")
	if code, _, words := memoryIn(t.Context(), file, strings.NewReader(pairs(3)), "import", "-"); code != exitDone {
		t.Fatal(words)
	}
	for _, args := range [][]string{
		{"import", "--format", "json", "-"}, {"export"}, {"export", "--as", "tsv"}, {"search", "sentence"}, {"search", "--format", "json", "sentence"},
		{"stats"}, {"stats", "--format", "json"}, {"forget", "--format", "json", "--group", "9"}, {"merge", "--format", "json", file + ".2"}, {"learn", "--format", "json", t.TempDir()},
	} {
		var words bytes.Buffer
		code := run(t.Context(), append([]string{"memory", args[0], "--memory", file}, args[1:]...), strings.NewReader(pairs(1)), full{}, &words)
		if code != exitFailed || !strings.Contains(words.String(), "no space left") {
			t.Errorf("%v: exit status %d\n%s", args, code, words.String())
		}
	}
}

// TestProgress reads a file of a known and of an unknown size.
func TestProgress(t *testing.T) {
	for size, want := range map[int64]string{
		100: "a.tmx: 20 texts, 10 a second, 2s left",
		0:   "a.tmx: 20 texts, 10 a second",
	} {
		var out bytes.Buffer
		at := time.Unix(0, 0)
		p := &progress{w: &out, msg: newMessages("en"), now: func() time.Time { return at }, file: "a.tmx", size: size, begin: at}
		r := p.reader(strings.NewReader(strings.Repeat("x", 50)))
		if _, err := io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
		p.did(10)
		at = at.Add(2 * time.Second)
		p.did(10)
		p.did(10) // too soon
		p.end()
		if got, want := out.String(), "\r\x1b[Khexaglot: "+want+"\r\x1b[K"; got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// TestDirected holds what a memory says to one line that a terminal takes for text.
func TestDirected(t *testing.T) {
	got := directed(language.Arabic, "a\x1b[2J ب", [][2]int{{0, 1}})
	if want := "\u2067\x1b[1ma\x1b[0m\ufffd[2J ب\u2069"; got != want {
		t.Errorf("directed gives %q, want %q", got, want)
	}
}

// TestMemoryReadme runs what the README says of the memory, one command after the other.
func TestMemoryReadme(t *testing.T) {
	readme, err := os.ReadFile(filepath.Join(root, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, section, _ := strings.Cut(string(readme), "\n## The memory\n")
	section, _, _ = strings.Cut(section, "\n## ")
	example, err := filepath.Abs(filepath.Join(root, "minutes/testdata/igf-mag-virtual-meeting.en.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	corpus, err := os.ReadFile("testdata/memory.tmx")
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("XDG_DATA_HOME", t.TempDir())
	t.Chdir(t.TempDir())
	if err := os.WriteFile("corpus.tmx", corpus, 0o666); err != nil {
		t.Fatal(err)
	}
	hexaglot := func(args ...string) {
		t.Helper()
		var out, words bytes.Buffer
		if code := run(t.Context(), args, nil, &out, &words); code != exitDone {
			t.Errorf("hexaglot %s: exit status %d\n%s", strings.Join(args, " "), code, words.String())
		}
	}
	hexaglot("translate", "-q", example, "-o", "out")
	hexaglot("mark", "-q", "--memory", "theirs.db", "--state", "reviewed", "--to", "fr", "out")
	n := 0
	for line := range strings.Lines(section) {
		command, ok := strings.CutPrefix(line, "    hexaglot ")
		if !ok {
			continue
		}
		n++
		command, _, _ = strings.Cut(command, "#")
		var args []string
		for i, part := range strings.Split(command, "'") { // every second one is quoted
			if i%2 == 1 {
				args = append(args, part)
			} else {
				args = append(args, strings.Fields(part)...)
			}
		}
		hexaglot(args...)
	}
	if n < 8 {
		t.Errorf("the README has %d commands for the memory", n)
	}
}
