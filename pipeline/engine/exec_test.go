package engine

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"golang.org/x/text/language"
)

// requests are n of them.
func requests(n int) []Request {
	var all []Request
	for i := range n {
		all = append(all, Request{ID: fmt.Sprint("s", i), From: language.English, To: language.French, Text: fmt.Sprintf("Item <x1/> %d", i), Tags: []string{"<x1/>"},
			Terms: []Term{{Source: "item", Accepted: []string{"point"}}}, Context: "Before"})
	}
	return all
}

// acting is this test as an engine that acts as it is told.
func acting(t *testing.T, how string) *Exec {
	t.Helper()
	e, err := Program("'" + os.Args[0] + "' act " + how)
	if err != nil {
		t.Fatal(err)
	}
	e.Silence = 20 * time.Second
	return e
}

// ask gives the answers, by id, and the error, both as text.
func ask(ctx context.Context, e *Exec, requests []Request) (answers map[string]string, err error) {
	answers = map[string]string{}
	err = e.Translate(ctx, requests, func(a Answer) {
		if answers[a.ID] != "" {
			answers[a.ID] += " and "
		}
		answers[a.ID] += a.Text
		if a.Err != nil {
			answers[a.ID] += "error: " + a.Err.Error()
		}
	})
	return answers, err
}

// TestExec gives six requests to engines that act well and badly: what came before the
// fault counts, the fault is one sentence, and it ends in time.
func TestExec(t *testing.T) {
	for _, c := range []struct {
		how  string
		n    int    // answers
		want string // the error
	}{
		{"well", 6, ""},
		{"backwards", 6, ""},
		{"slow", 6, ""},
		{"windows", 6, ""},
		{"linger", 6, ""},
		{"leave-child", 6, ""},
		{"garbage", 2, "this is no answer in JSON: Loading the model: 37 %"},
		{"binary", 2, "its answers are not in UTF-8"},
		{"latin1", 2, "its answers are not in UTF-8"},
		{"array", 2, "this is no answer in JSON: []"},
		{"number", 2, `this is no answer in JSON: {"id":7,"text":"sept"}`},
		{"no-id", 2, `this is no answer in JSON: {"text":"sept"}`},
		{"html", 2, "it answers with a page (<!DOCTYPE html><title>502 Bad Gateway</title>), not with lines of JSON"},
		{"long", 2, "it writes a line of more than 1 MB"},
		{"endless", 2, "it writes a line of more than 1 MB"},
		{"much", 2, "it says far more than answers need"},
		{"half", 3, "it ended after 3 of 6 answers"},
		{"none", 0, "it ended after 0 of 6 answers"},
		{"deaf", 0, "it ended after 0 of 6 answers"},
		{"fail", 2, "it broke off after 2 of 6 answers (exit status 3); its last words: RuntimeError: no model for en-fr"},
		{"fail-after", 6, "it broke off after 6 of 6 answers (exit status 3)"},
		{"wordy", 2, "it broke off after 2 of 6 answers (exit status 3); its last words: " + strings.Repeat("字", 200) + "…"},
		{"twice", 2, "it answers s1 twice"},
		{"unasked", 2, "it answers s77, which nobody asked"},
		{"hang", 2, "it was silent for 3 seconds and was stopped, after 2 of 6 answers; its last words: thinking"},
		{"close", 2, "it was silent for 3 seconds and was stopped, after 2 of 6 answers"},
		{"deaf-hang", 0, "it was silent for 3 seconds and was stopped, after 0 of 6 answers"},
		{"drip", 2, "it was silent for 3 seconds and was stopped, after 2 of 6 answers"},
	} {
		t.Run(c.how, func(t *testing.T) {
			t.Parallel()
			e := acting(t, c.how)
			if strings.Contains(c.want, "silent") {
				e.Silence = 3 * time.Second
			}
			began := time.Now()
			answers, err := ask(t.Context(), e, requests(6))
			if took := time.Since(began); took > 15*time.Second {
				t.Errorf("it took %s", took)
			}
			for id, text := range answers {
				if want := fmt.Sprintf("POINT <x1/> %s", id[1:]); text != want {
					t.Errorf("%s is %q, want %q", id, text, want)
				}
			}
			var f *Failure
			if len(answers) != c.n || c.want == "" && err != nil || c.want != "" && (!errors.As(err, &f) || f.Message != c.want || f.Said.ID == "") {
				t.Errorf("%d answers and %v, want %d and %s", len(answers), err, c.n, c.want)
			}
		})
	}
}

// TestRefusal holds that an engine may have no answer to some requests.
func TestRefusal(t *testing.T) {
	answers, err := ask(t.Context(), acting(t, "refuse"), requests(3))
	want := map[string]string{"s0": "error: it says: no such direction", "s1": "error: its answer has no text", "s2": "\u00e9"}
	if !maps.Equal(answers, want) || err != nil {
		t.Errorf("Translate() = %q, %v, want %q", answers, err, want)
	}
	if answers, err := ask(t.Context(), acting(t, "fail"), nil); len(answers) > 0 || err != nil {
		t.Errorf("Translate(nothing) = %q, %v", answers, err)
	}
}

// TestFullPipes sends and gets more than pipes hold, both at once.
func TestFullPipes(t *testing.T) {
	all := requests(600)
	for i := range all {
		all[i].Text = strings.Repeat("слово ", 500) + all[i].Text
	}
	for _, how := range []string{"well", "backwards"} {
		if answers, err := ask(t.Context(), acting(t, how), all); len(answers) != len(all) || err != nil {
			t.Errorf("%s: %d answers, %v", how, len(answers), err)
		}
	}
}

// TestStop holds that a program and what it has started end with the context, and when they are silent.
func TestStop(t *testing.T) {
	for _, how := range []string{"context", "silence"} {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		defer l.Close()
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		done := make(chan error)
		e := acting(t, "start-child "+l.Addr().String())
		if how == "silence" {
			e.Silence = 3 * time.Second
		}
		go func() {
			_, err := ask(ctx, e, requests(1))
			done <- err
		}()
		child, err := l.Accept() // the child is there
		if err != nil {
			t.Fatal(err)
		}
		if how == "context" {
			cancel()
		}
		if err := <-done; err == nil || how == "context" && !errors.Is(err, context.Canceled) {
			t.Errorf("%s: Translate() = %v", how, err)
		}
		_ = child.SetReadDeadline(time.Now().Add(10 * time.Second))
		if _, err := io.ReadAll(child); errors.Is(err, os.ErrDeadlineExceeded) {
			t.Errorf("%s: what the program started still runs", how)
		}
	}
}

// A lateContext is cancelled when somebody looks at it.
type lateContext struct {
	context.Context
	cancel func()
}

func (c lateContext) Err() error { c.cancel(); return c.Context.Err() }

// TestStopLate stops an engine in the moment in which it has begun: it was left to itself,
// and nobody waited for its end.
func TestStopLate(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	answers, err := ask(lateContext{ctx, cancel}, acting(t, "well"), requests(6))
	if !errors.Is(err, context.Canceled) || len(answers) != 6 {
		t.Errorf("Translate gives %d answers and %v, want 6 that came before it was stopped", len(answers), err)
	}
}

func TestProgram(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string, mode os.FileMode) string {
		t.Helper()
		name = filepath.Join(dir, name)
		if err := os.WriteFile(name, []byte(text), mode); err != nil {
			t.Fatal(err)
		}
		return name
	}
	if runtime.GOOS != "windows" {
		plain, odd := write("plain", "#!/bin/sh\n", 0o644), write("odd", "no program", 0o755)
		e, err := Program(odd)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range []struct {
			err  error
			want string
		}{
			{second(Program(plain)), plain + " cannot be used: permission denied"},
			{e.Translate(t.Context(), requests(1), nil), odd + " cannot be used: exec format error"},
		} {
			if c.err == nil || c.err.Error() != c.want {
				t.Errorf("%v, want %s", c.err, c.want)
			}
		}
	}
	for command, want := range map[string]string{
		"":                    "no program is named",
		"  ":                  "no program is named",
		"no-such-program-7 a": "there is no program no-such-program-7",
		"./no/such":           "there is no program ./no/such",
		"a 'b":                "the quotation marks in the command a 'b do not close",
	} {
		if _, err := Program(command); err == nil || err.Error() != want {
			t.Errorf("Program(%q) = %v, want %s", command, err, want)
		}
	}

	me := "'" + os.Args[0] + "'"
	script := write("my script.py", "print(1)", 0o644)
	hashes := map[string]bool{}
	for _, command := range []string{me, me + " a b", me + " 'a b'", me + " '" + script + "'", me + " '" + script + "' --key=secret"} {
		e, err := Program(command)
		if err != nil {
			t.Fatal(err)
		}
		again, _ := Program(command)
		if hashes[e.Hash()] || e.Hash() != again.Hash() || len(e.Hash()) != 64 {
			t.Errorf("Program(%s).Hash() = %s", command, e.Hash())
		}
		hashes[e.Hash()] = true
		want := "exec:" + strings.TrimSuffix(filepath.Base(os.Args[0]), ".exe")
		if strings.Contains(command, script) {
			want += " my script.py"
		}
		if e.Name() != want {
			t.Errorf("Program(%s).Name() = %s, want %s", command, e.Name(), want)
		}
	}
	write("my script.py", "print(2)", 0o644)
	if e, err := Program(me + " '" + script + "'"); err != nil || hashes[e.Hash()] {
		t.Errorf("another script has the same hash (%v)", err)
	}
}

func second[T any](_ T, err error) error { return err }

func TestWords(t *testing.T) {
	for line, want := range map[string][]string{
		"":                                    nil,
		"apertium -u  en-fr\t":                {"apertium", "-u", "en-fr"},
		`python3 'my script.py' "" a'b'"c d"`: {"python3", "my script.py", "", "abc d"},
		"a $HOME *.py ~ ; b | c > d & `e`":    {"a", "$HOME", "*.py", "~", ";", "b", "|", "c", ">", "d", "&", "`e`"},
		`a '"' "'"`:                           {"a", `"`, "'"},
	} {
		if got, ok := words(line); !slices.Equal(got, want) || !ok {
			t.Errorf("words(%q) = %q, %v, want %q", line, got, ok, want)
		}
	}
	for _, line := range []string{`a "b`, "a 'b", `"`} {
		if got, ok := words(line); ok {
			t.Errorf("words(%q) = %q, want no end", line, got)
		}
	}
	want := []string{`a b`, `c\d`, `\e"`}
	if os.PathSeparator == '\\' {
		want = []string{`a\`, `b`, `c\d`}
	}
	line := `a\ b "c\d" "\e\""`
	if os.PathSeparator == '\\' {
		line = `a\ b "c\d"`
	}
	if got, ok := words(line); !slices.Equal(got, want) || !ok {
		t.Errorf("words(%q) = %q, %v, want %q", line, got, ok, want)
	}
}

// TestSchema holds what a program is asked, and the answers of the comment on Exec, to the schema.
func TestSchema(t *testing.T) {
	schema, err := jsonschema.NewCompiler().Compile("exec.json")
	if err != nil {
		t.Fatal(err)
	}
	lines, err := questions(append(requests(2), Request{ID: "bare", From: language.Arabic, To: language.Chinese, Text: "a"}))
	if err != nil {
		t.Fatal(err)
	}
	source, err := os.ReadFile("exec.go")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(source)) {
		if example, ok := strings.CutPrefix(line, "//\t"); ok {
			lines = append(lines, example...)
		}
	}
	n := 0
	for line := range bytes.Lines(lines) {
		v, err := jsonschema.UnmarshalJSON(bytes.NewReader(line))
		if err == nil {
			err = schema.Validate(v)
		}
		if err != nil {
			t.Errorf("%s: %v", line, err)
		}
		n++
	}
	if n != 6 {
		t.Errorf("%d lines, want 6", n)
	}
}

// FuzzListen holds that whatever a program writes, only what was asked is answered, and once.
func FuzzListen(f *testing.F) {
	f.Add("{\"id\":\"a\",\"text\":\"b\"}\n\n{\"id\":\"b\",\"error\":\"no\"}\r\n")
	f.Add("\uFEFF{\"id\":\"a\"}\n<html>")
	f.Add("{\"id\":\"a\",\"text\":null}\n{\"ID\":\"a\"}")
	f.Fuzz(func(t *testing.T, said string) {
		answers := map[string]int{}
		l := listener{waits: map[string]bool{"a": true, "b": true}, most: 1 << 10, answer: func(a Answer) {
			answers[a.ID]++
			if !utf8.ValidString(a.Text) {
				t.Errorf("the answer %q is not UTF-8", a.Text)
			}
		}}
		failed := l.listen(strings.NewReader(said), func() {})
		for id, n := range answers {
			if id != "a" && id != "b" || n != 1 {
				t.Errorf("%s is answered %d times", id, n)
			}
		}
		if l.open() != 2-len(answers) || failed != nil && failed.Said.ID == "" {
			t.Errorf("%d open of %v, %v", l.open(), answers, failed)
		}
	})
}
