package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"golang.org/x/text/language"

	"hexaglot/pipeline/engine"
	"hexaglot/pipeline/engine/protect"
)

// parrot is an engine for the scripts: it knows a sentence in French, loses the link in Spanish,
// has another date in Russian, and breaks off at Arabic. Told to, it hangs, or says
// something at the end.
func parrot() {
	said := map[string]string{
		"fr": "Voir <g1>le rapport</g1> du 5 mars 2031.",
		"es": "Véase el informe de 5 de marzo de 2031.",
		"ru": "См. <g1>доклад</g1> от 6 марта 2031 года.",
	}
	in := bufio.NewScanner(os.Stdin)
	for in.Scan() {
		var r struct{ ID, Text, To string }
		if err := json.Unmarshal(in.Bytes(), &r); err != nil {
			os.Exit(4)
		}
		switch text := said[r.To]; {
		case r.To == "ar":
			fmt.Fprintln(os.Stderr, "no model for Arabic")
			os.Exit(3)
		case text != "" && len(os.Args) == 2 && os.Args[1] == "hang":
			time.Sleep(time.Minute)
		case text == "" || r.Text != "See <g1>the report</g1> of 5 March 2031.":
			_ = writeJSON(os.Stdout, map[string]string{"id": r.ID, "error": "unknown"})
		default:
			_ = writeJSON(os.Stdout, map[string]string{"id": r.ID, "text": text})
		}
	}
	if len(os.Args) > 2 && os.Args[1] == "then" {
		n := 1
		if len(os.Args) > 3 {
			n = 10 << 20
		}
		fmt.Println(strings.Repeat(os.Args[2], n))
	}
}

// TestContributingEngine runs the engine that CONTRIBUTING.md shows.
func TestContributingEngine(t *testing.T) {
	python := need(t, "python3")
	text, err := os.ReadFile(filepath.Join(root, "CONTRIBUTING.md"))
	if err != nil {
		t.Fatal(err)
	}
	found := regexp.MustCompile("(?s)```python\n(.*?)```").FindSubmatch(text)
	if found == nil {
		t.Fatal("no engine in CONTRIBUTING.md")
	}
	name := filepath.Join(t.TempDir(), "engine.py")
	if err := os.WriteFile(name, found[1], 0o644); err != nil {
		t.Fatal(err)
	}
	var out, words bytes.Buffer
	code := run(t.Context(), []string{"engines", "--engine", "memory,exec:'" + python + "' '" + name + "'", "--to", "fr,zh", "--format", "json"}, nil, &out, &words)
	schema, err := jsonschema.NewCompiler().Compile("schema/engines.json")
	if err != nil {
		t.Fatal(err)
	}
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(out.Bytes()))
	if err == nil {
		err = schema.Validate(v)
	}
	if code != exitDone || err != nil {
		t.Fatalf("hexaglot engines: exit status %d, %v\n%s%s", code, err, &out, &words)
	}
	for _, want := range []string{
		`{"name":"memory","kind":"memory","answers":[{"from":"en","to":"fr","text":"La présidence`,
		`{"name":"exec:python3 engine.py","kind":"program","hash":"`,
		`"answers":[{"from":"en","to":"fr","text":"Voir [le rapport](https://example.org/report) du 5 mars 2031."}]}`,
		`"segment":"en-zh","message":"it says: no such direction"`,
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%s\ndoes not hold %s", &out, want)
		}
	}
}

// TestEngineNames splits what --engine is given.
func TestEngineNames(t *testing.T) {
	for _, c := range []struct{ lists, want []string }{
		{[]string{"memory"}, []string{"memory"}},
		{[]string{"memory, exec:a -u en-fr", "none"}, []string{"memory", "exec:a -u en-fr", "none"}},
		{[]string{`exec:a "b,c" 'd,"e'` + ",memory"}, []string{`exec:a "b,c" 'd,"e'`, "memory"}},
		{[]string{""}, []string{""}},
	} {
		if got := engineNames(c.lists); !slices.Equal(got, c.want) {
			t.Errorf("engineNames(%q) = %q, want %q", c.lists, got, c.want)
		}
	}
}

// TestFailures holds what engines say in English by themselves to the English catalogue,
// and looks for it in the others.
func TestFailures(t *testing.T) {
	source := map[string]string{}
	for _, dir := range []string{"pipeline/engine", "pipeline/engine/protect"} {
		files, err := filepath.Glob(filepath.Join(root, dir, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range files {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range regexp.MustCompile("\"((?:engine|protect)\\.[a-z-]+)\", [\"`](.*?)[\"`][,)]").FindAllStringSubmatch(string(text), -1) {
				source[m[1]] = strings.Replace(m[2], "%s", "{{.Tag}}", 1)
			}
		}
	}
	data, err := messageFiles.ReadFile("messages/active.en.json")
	if err != nil {
		t.Fatal(err)
	}
	var english map[string]map[string]string
	if err := json.Unmarshal(data, &english); err != nil {
		t.Fatal(err)
	}
	if len(source) < 20 {
		t.Errorf("%d failures in the source: %q", len(source), source)
	}
	for id, want := range source {
		if got := english[id]["other"]; got != want {
			t.Errorf("%s is %q in the English catalogue, and says %q", id, got, want)
		}
	}

	me, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	e, err := engine.Program("'" + me + "' -no-such-flag")
	if err != nil {
		t.Fatal(err)
	}
	e.Silence = 20 * time.Second
	_, lost := protect.Hide("**a**", nil).Show("a")
	for _, err := range []error{
		lost,
		e.Translate(t.Context(), []engine.Request{{ID: "a", From: language.English, To: language.French, Text: "a"}}, func(engine.Answer) {}),
	} {
		var f *engine.Failure
		if !errors.As(err, &f) || newMessages("en").say(f.Said) != f.Message {
			t.Errorf("%q is %q in the English catalogue", err, newMessages("en").say(f.Said))
		}
		if got := newMessages("zh").say(f.Said); got == f.Message || strings.Contains(got, "{{") {
			t.Errorf("%q is %q in Chinese", f.Message, got)
		}
	}
}
