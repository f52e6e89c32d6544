package markdown

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/text/language"

	"hexaglot/minutes"
)

var update = flag.Bool("update", false, "rewrite the goldens")

// testCase reads a fixture: doc.json, one <lang>.tsv of "id, state, text" for each
// translation, meta.json. A target's source is the document's own text.
func testCase(t *testing.T, a *txtar.Archive) (*minutes.Document, []*minutes.Translation, Meta) {
	t.Helper()
	doc := new(minutes.Document)
	m := Meta{Key: "2024-04-16-igf-mag-6", SHA256: "c0ffee"}
	var ts []*minutes.Translation
	for _, f := range a.Files {
		lang, isTSV := strings.CutSuffix(f.Name, ".tsv")
		switch {
		case f.Name == "doc.json":
			if err := json.Unmarshal(f.Data, doc); err != nil {
				t.Fatalf("doc.json: %v", err)
			}
		case f.Name == "meta.json":
			if err := json.Unmarshal(f.Data, &m); err != nil {
				t.Fatalf("meta.json: %v", err)
			}
		case isTSV:
			tr := &minutes.Translation{Lang: language.Make(lang), Targets: map[string]minutes.Target{}}
			for line := range strings.Lines(string(f.Data)) {
				p := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
				if len(p) != 3 {
					t.Fatalf("%s: %q: want id, state and text with tabs between", f.Name, line)
				}
				tr.Targets[p[0]] = minutes.Target{State: minutes.State(p[1]), Text: p[2]}
			}
			ts = append(ts, tr)
		}
	}
	return doc, ts, m
}

// TestWrite holds the pages of testdata/write against what Write makes of the
// document and the translations beside them; page.md is that of the document.
func TestWrite(t *testing.T) {
	files, err := filepath.Glob("testdata/write/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no fixtures: %v", err)
	}
	for _, name := range files {
		t.Run(filepath.Base(name), func(t *testing.T) {
			a, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			doc, ts, m := testCase(t, a)
			got := map[string][]byte{"extract.md": Source(doc)}
			if got["page.md"], err = Write(doc, nil, m); err != nil {
				t.Error(err)
			}
			for _, tr := range ts {
				if got["page."+tr.Lang.String()+".md"], err = Write(doc, tr, m); err != nil {
					t.Errorf("%s: %v", tr.Lang, err)
				}
			}
			for i, f := range a.Files {
				page, ok := got[f.Name]
				if !ok {
					continue
				}
				if *update {
					a.Files[i].Data = page
				} else if !bytes.Equal(f.Data, page) {
					t.Errorf("%s = \n%s\nwant\n%s", f.Name, page, f.Data)
				}
			}
			if *update {
				if err := os.WriteFile(name, txtar.Format(a), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			first, err := Outline(got["page.md"])
			if err != nil {
				t.Fatal(err)
			}
			for name, page := range got {
				if name == "extract.md" {
					continue
				}
				s, err := Outline(page)
				if err != nil {
					t.Errorf("Outline(%s): %v", name, err)
				}
				if d := first.Diff(s); d != "" {
					t.Errorf("page.md and %s part at %s", name, d)
				}
				if want := 1; name != "page.md" && s.Disclaimers != want {
					t.Errorf("Outline(%s).Disclaimers = %d, want %d", name, s.Disclaimers, want)
				}
			}
		})
	}
}

// TestNumberedHeading holds the gap between a number and its heading: a wide mark has its own.
func TestNumberedHeading(t *testing.T) {
	for number, want := range map[string]string{"一": "## 一、预算 {#s1}", "（二）": "## （二）预算 {#s1}", "3": "## 3. 预算 {#s1}"} {
		d := &minutes.Document{Lang: language.Chinese, Title: minutes.Segment{ID: "title", Text: "会议"}, Content: []minutes.Block{
			{ID: "s1", Kind: minutes.Section, Number: number, Heading: minutes.Segment{ID: "s1", Text: "预算"}}}}
		page, err := Write(d, nil, Meta{Key: "k"})
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(page), want+"\n") {
			t.Errorf("the page of number %q lacks %q:\n%s", number, want, page)
		}
	}
}

// TestCountedActions holds the count of actions to all of them: the rows of a table are some, too.
func TestCountedActions(t *testing.T) {
	seg := func(id, text string) minutes.Segment { return minutes.Segment{ID: id, Text: text} }
	d := &minutes.Document{Lang: language.English, Title: seg("title", "Meeting"), Content: []minutes.Block{
		{ID: "s0-b1", Kind: minutes.Table, Rows: [][]minutes.Segment{{seg("s0-b1-r1c1", "Task")}, {seg("s0-b1-r2c1", "Send it.")}},
			Tasks: []minutes.InnerTask{{ID: "a0-1", Segments: []string{"s0-b1-r2c1"}}}},
		{ID: "a0-2", Kind: minutes.Action, Depth: 1, Marker: "→", Text: []minutes.Segment{seg("a0-2-1", "Read it.")}},
	}}
	page, err := Write(d, nil, Meta{Key: "k"})
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(page), "\n  actions: 2\n") {
		t.Errorf("the page does not count two actions:\n%s", page)
	}
}
