package minutes

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"hexaglot/minutes/script"
)

var update = flag.Bool("update", false, "write what the code gives as what the tests want")

func TestParse(t *testing.T) {
	files, err := filepath.Glob("testdata/parse/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no fixtures", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			lines, err := ReadText(a.Files[0].Data)
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			for _, src := range Split(Source{File: "minutes.txt", Lines: lines}) {
				doc, findings := Parse(src)
				got += outline(doc, findings)
				kept(t, src.Lines, doc)
			}
			if *update {
				a.Files[1].Data = []byte(got)
				if err := os.WriteFile(file, txtar.Format(a), 0o666); err != nil {
					t.Fatal(err)
				}
				return
			}
			if want := string(a.Files[1].Data); got != want {
				t.Errorf("Parse of %s gives\n%s\nwant\n%s", file, got, want)
			}
		})
	}
}

// outline writes a document so that a person sees what was understood.
func outline(d *Document, findings []Finding) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s", d.Lang, d.Title.Text)
	if d.Subtitle.Text != "" {
		fmt.Fprintf(&b, " / %s", d.Subtitle.Text)
	}
	m := d.Meeting
	fmt.Fprintf(&b, "\nbody %q number %d year %d date %q time %q %q %q mode %q place %q\n", m.Body, m.Number, m.Year, m.Date, m.Time, m.Zone, m.Offset, m.Mode, m.Place)
	for k := range d.Blocks() {
		switch k.Kind {
		case Section:
			fmt.Fprintf(&b, "%s [%s] %s", k.ID, k.Number, k.Heading.Text)
			if k.Annex {
				b.WriteString(" (annex)")
			}
		case Table:
			fmt.Fprintf(&b, "  %s table", k.ID)
			for _, row := range k.Rows {
				b.WriteString("\n   ")
				for _, c := range row {
					fmt.Fprintf(&b, " | %s", c.Text)
				}
			}
		default:
			fmt.Fprintf(&b, "  %s %s", k.ID, k.Kind)
			if k.Depth > 0 {
				fmt.Fprintf(&b, " %d", k.Depth)
			}
			if k.Label != "" {
				fmt.Fprintf(&b, " (%s)", k.Label)
			}
			fmt.Fprintf(&b, " %s", k.Marker)
			for _, s := range k.Text {
				fmt.Fprintf(&b, " ⟨%s⟩", s.Text)
			}
			b.WriteString(taskText(k.Task))
		}
		b.WriteString("\n")
		for _, t := range k.Tasks {
			part := ""
			if t.Part > 0 {
				part = fmt.Sprintf(" item %d", t.Part)
			}
			fmt.Fprintf(&b, "    %s in %s%s%s\n", t.ID, strings.Join(t.Segments, " "), part, taskText(t.Task))
		}
	}
	for _, n := range d.Notices {
		fmt.Fprintf(&b, "notice %s %s: %s\n", n.Kind, n.Lang, strings.ReplaceAll(n.Text, "\n", " / "))
	}
	for _, l := range d.Links {
		fmt.Fprintf(&b, "link %q %s\n", l.Text, l.URL)
	}
	for _, f := range findings {
		fmt.Fprintf(&b, "%s %s line %d %s: %s\n", f.Severity, f.Rule, f.Line, f.Segment, f.Message)
	}
	return b.String()
}

// taskText writes what is known of a task.
func taskText(t Task) string {
	var parts []string
	add := func(key, value string) {
		if value != "" {
			parts = append(parts, key+" "+value)
		}
	}
	add("owner", strings.Join(t.Owner, " + "))
	if add("due", t.Due.From); t.Due.From != "" {
		if t.Due.To != "" {
			add("to", t.Due.To)
		}
		add("as", fmt.Sprintf("%q", t.Due.Printed))
	}
	add("at", t.Time)
	add("zone", t.Zone)
	add("status", string(t.Status))
	if parts == nil {
		return ""
	}
	return " {" + strings.Join(parts, "; ") + "}"
}

// kept fails if a letter or digit of the lines is in no part of the document.
func kept(t *testing.T, lines []Line, d *Document) {
	t.Helper()
	var all strings.Builder
	all.WriteString(d.Title.Text + d.Subtitle.Text + d.Meeting.Printed)
	for b := range d.Blocks() {
		all.WriteString(b.Number + b.Heading.Text + b.Marker + b.Label)
		for _, s := range b.Text {
			all.WriteString(s.Text)
		}
		for _, row := range b.Rows {
			for _, c := range row {
				all.WriteString(c.Text)
			}
		}
	}
	for _, n := range d.Notices {
		all.WriteString(n.Text)
	}
	for _, l := range d.Links {
		all.WriteString(l.URL)
	}
	have := letters(all.String())
	for _, l := range Join(lines) {
		if want := letters(l.Text); !strings.Contains(have, want) {
			m, rest := splitMarker(l.Text)
			if m.Text == "" || !strings.Contains(have, letters(rest)) {
				t.Errorf("line %d is lost: %q", l.N, l.Text)
			}
		}
	}
}

// letters is what must not be lost of a text: neither space nor escapes count.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if script.Space(r) || strings.ContainsRune("\\<>-–*", r) {
			return -1
		}
		return r
	}, Plain(s))
}

func FuzzParse(f *testing.F) {
	files, _ := filepath.Glob("testdata/parse/*.txtar")
	for _, file := range files {
		if a, err := txtar.ParseFile(file); err == nil {
			f.Add(string(a.Files[0].Data))
		}
	}
	f.Add("1.\n\f2. a\n(1) b：\n\t\x00")
	f.Fuzz(func(t *testing.T, text string) {
		lines, err := ReadText([]byte(text))
		if err != nil {
			return
		}
		doc, findings := Parse(Source{Lines: lines, Actions: ActionsAll})
		ids := map[string]bool{}
		for b := range doc.Blocks() {
			if ids[b.ID] {
				t.Errorf("two blocks are %s", b.ID)
			}
			ids[b.ID] = true
		}
		ids = map[string]bool{}
		for s := range doc.Segments() {
			if ids[s.ID] || strings.ContainsAny(s.Text, "\n\r") {
				t.Errorf("segment %s is not one, or not one line: %q", s.ID, s.Text)
			}
			ids[s.ID] = true
		}
		ids = map[string]bool{}
		for a := range doc.Actions() {
			if ids[a.ID] || a.Block.Kind != Action && len(a.Segments) == 0 || slices.Contains(a.Owner, "") || a.Due.To != "" && a.Due.To < a.Due.From {
				t.Errorf("action %s is not one, says nothing, or is nobody's: %v", a.ID, a)
			}
			ids[a.ID] = true
		}
		if a, b := outline(doc, findings), ""; true {
			again, f2 := Parse(Source{Lines: lines, Actions: ActionsAll})
			if b = outline(again, f2); a != b {
				t.Errorf("two runs differ:\n%s\n%s", a, b)
			}
		}
		doc.Key("0123456789abcdef")
		n := 0
		for _, src := range Split(Source{Lines: lines}) {
			Parse(src)
			n += len(src.Lines)
		}
		if n < len(lines) {
			t.Errorf("Split gives %d of %d lines", n, len(lines))
		}
	})
}
