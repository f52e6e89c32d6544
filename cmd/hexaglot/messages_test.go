package main

import (
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"

	"hexaglot/glossary"
	"hexaglot/minutes"
	"hexaglot/pipeline/check"
)

// TestMessages holds the catalogues to each other: the same messages in all six, with
// the plural forms of the language by CLDR, and naming the same things.
func TestMessages(t *testing.T) {
	read := func(lang string) map[string]map[string]string {
		data, err := os.ReadFile("messages/active." + lang + ".json")
		if err != nil {
			t.Fatal(err)
		}
		var out map[string]map[string]string
		if err := json.Unmarshal(data, &out); err != nil {
			t.Fatal(err)
		}
		return out
	}
	names := regexp.MustCompile(`{{\.\w+}}`)
	english := read("en")
	for _, lang := range glossary.Languages() {
		catalogue := read(lang.String())
		for id := range catalogue {
			if english[id] == nil {
				t.Errorf("%s: %s is not in the English catalogue", lang, id)
			}
		}
		for id, en := range english {
			m := catalogue[id]
			if m == nil {
				t.Errorf("%s: there is no message %s", lang, id)
				continue
			}
			for form, text := range m {
				want := names.FindAllString(en["other"], -1)
				slices.Sort(want)
				got := names.FindAllString(text, -1)
				slices.Sort(got)
				number := func(s string) bool { return s == "{{.Count}}" || s == "{{.N}}" }
				if form != "other" && form != "description" { // one file, in words
					got, want = slices.DeleteFunc(got, number), slices.DeleteFunc(want, number)
				}
				if form != "description" && !slices.Equal(slices.Compact(got), slices.Compact(want)) {
					t.Errorf("%s: %s (%s) names %v, want %v", lang, id, form, got, want)
				}
			}
			if en["one"] == "" {
				continue
			}
			for form := range forms(lang) {
				if m[form] == "" {
					t.Errorf("%s: %s has no plural form %q", lang, id, form)
				}
			}
		}
	}
}

// forms are the plural forms of whole numbers in a language.
func forms(lang language.Tag) map[string]bool {
	name := map[plural.Form]string{plural.Zero: "zero", plural.One: "one", plural.Two: "two", plural.Few: "few", plural.Many: "many", plural.Other: "other"}
	out := map[string]bool{}
	for n := range 200 {
		out[name[plural.Cardinal.MatchPlural(lang, n, 0, 0, 0, 0)]] = true
	}
	return out
}

// TestSaid looks for the messages that findings and the page of terms name.
func TestSaid(t *testing.T) {
	m := newMessages("en")
	for _, set := range [][]string{
		{"rank", "error", "warning", "info"},
		{"status", "preferred", "admitted", "proposed", "superseded", "forbidden"},
		{"usage", "un", "community"},
		{"term.by-hand", "not-text", "broken", "inflected", "before", "agreement", "titled", "doubled", "short", "encoded"},
		{"term", "forbidden", "superseded", "conflict", "majority", "inside", "differs", "not-preferred", "unlisted", "acronym"},
		{"kind.term", "forbidden", "superseded", "conflict", "majority", "inside", "differs", "not-preferred", "unlisted", "acronym"},
	} {
		for _, name := range set[1:] {
			if id := set[0] + "." + name; m.text(id, map[string]any{"Count": 2}) == id {
				t.Errorf("there is no message %s", id)
			}
		}
	}
	for _, k := range known {
		if got := m.text(k.id, nil); got != k.err.Error() {
			t.Errorf("%s is %q in English, and the error %q", k.id, got, k.err)
		}
	}
	for _, r := range check.Rules() {
		for _, id := range r.Says {
			for _, lang := range glossary.Languages() {
				args := map[string]any{"Text": "AAA", "Write": "BBB", "Lang": "CCC"}
				if got := newMessages(lang.String()).say(minutes.Phrase{ID: id, Args: args}); !strings.Contains(got, "AAA") && strings.Contains(m.say(minutes.Phrase{ID: id, Args: args}), "AAA") || got == id {
					t.Errorf("%s says %q in %s, want where it is", id, got, lang)
				}
			}
		}
	}
	files, _ := filepath.Glob("*.go") // the pattern is a good one
	for _, name := range files {
		source, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, match := range regexp.MustCompile(`misuse\("([a-z-]+)"`).FindAllStringSubmatch(string(source), -1) {
			for _, id := range []string{"fault." + match[1], "fault." + match[1] + ".hint"} {
				if m.text(id, nil) == id {
					t.Errorf("there is no message %s", id)
				}
			}
		}
	}
	page, err := os.ReadFile(root + "/pipeline/terms/report.html")
	if err != nil {
		t.Fatal(err)
	}
	for _, match := range regexp.MustCompile(`Say "([a-z.]+)"`).FindAllStringSubmatch(string(page), -1) {
		if id := match[1]; m.text(id, map[string]any{"Count": 2}) == id {
			t.Errorf("the page says %s, and there is no such message", id)
		}
	}
}

// TestFindings holds what findings say in English by themselves to the English catalogue.
func TestFindings(t *testing.T) {
	text := "1. News\n\n- The letter is ready.\n\n2. Action items\n\n- The Secretariat will send the letter.\n\n3. Action items\n\n- The Secretariat will send the letter.\n"
	lines, err := minutes.ReadText([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	_, found := minutes.Parse(minutes.Source{File: "a.txt", Lang: language.English, Lines: lines})
	english, french := newMessages("en"), newMessages("fr")
	seen := map[string]bool{}
	for _, f := range found {
		seen[f.Rule] = true
		if got := english.say(f.Said); got != f.Message {
			t.Errorf("%s is %q in the English catalogue, and says %q", f.Rule, got, f.Message)
		}
		if got := french.finding(f); got == f.Message {
			t.Errorf("%s says %q in French", f.Rule, got)
		}
	}
	for _, rule := range []string{"parse.title", "parse.date", "act.duplicate"} {
		if !seen[rule] {
			t.Errorf("no finding of the rule %s", rule)
		}
	}
}

// TestLine says of which language a finding is, unless its file is of that language. The
// end of a name was once taken for one: minutes. for es.
func TestLine(t *testing.T) {
	for file, want := range map[string]string{
		"minutes.txt":                       "minutes.txt: es: warning: a: b",
		"translations/k/es.xlf":             "translations/k/es.xlf: warning: a: b",
		"content/minutes/k/index.es.md":     "content/minutes/k/index.es.md: warning: a: b",
		"translations/minutes.es/notes.txt": "translations/minutes.es/notes.txt: es: warning: a: b",
	} {
		f := minutes.Finding{File: file, Rule: "a", Severity: minutes.Warning, Message: "b", Lang: language.Spanish}
		if got := newMessages("en").line(f); got != want {
			t.Errorf("line(%s) = %q, want %q", file, got, want)
		}
	}
}

// TestFailuresSaid holds what failures of all rooms say in English to the English catalogue.
func TestFailuresSaid(t *testing.T) {
	m, seen := newMessages("en"), 0
	call := regexp.MustCompile("minutes\\.Fail\\(\"([a-z0-9.-]+)\", (\"(?:[^\"\\\\]|\\\\.)*\"|`[^`]*`)")
	name := regexp.MustCompile(`{{\.(\w+)}}`)
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		source, err := os.ReadFile(path)
		for _, match := range call.FindAllStringSubmatch(string(source), -1) {
			message, err := strconv.Unquote(match[2])
			if err != nil {
				return err
			}
			seen++
			args := map[string]any{}
			for _, n := range name.FindAllStringSubmatch(message, -1) {
				args[n[1]] = "{{." + n[1] + "}}"
			}
			if got := m.text(match[1], args); got != message {
				t.Errorf("%s: %s is %q in the English catalogue, and says %q", path, match[1], got, message)
			}
		}
		return err
	})
	if err != nil || seen < 80 {
		t.Errorf("%d failures were read: %v", seen, err)
	}
}
