package bench

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/text/language"

	"hexaglot/minutes"
)

var update = flag.Bool("update", false, "write what the tests give as what they want")

// small is the set of testdata/small.
func small(t *testing.T) []*Document {
	t.Helper()
	docs, faults, err := Open(os.DirFS("testdata/small"))
	if err != nil || len(faults) > 0 || len(docs) != 2 {
		t.Fatalf("Open: %d documents, %v, %v", len(docs), faults, err)
	}
	for _, d := range docs {
		if faults, err := d.Lint(); err != nil || len(faults) > 0 {
			t.Errorf("Lint(%s) = %v, %v", d.Name, faults, err)
		}
	}
	return docs
}

func parse(t *testing.T, body string) *Truth {
	t.Helper()
	truth, problems := Read([]byte(head + body))
	if len(problems) > 0 {
		t.Fatalf("Read(%q): %v", body, problems)
	}
	return truth
}

// TestItself scores each truth against itself: nothing is lost.
func TestItself(t *testing.T) {
	for _, d := range small(t) {
		s := Score(d.Truths[0], &d.Truths[0].Record)
		if s.Value() != 1 {
			t.Errorf("%s scores %v against itself: %+v", d.Name, s.Value(), s)
		}
		for _, share := range []Share{s.Title, s.Date, s.Time, s.Mode} {
			if share != (Share{1, 1}) {
				t.Errorf("%s against itself: %+v", d.Name, s)
			}
		}
		if diff := Diff(d.Truths[0], &d.Truths[0].Record); len(diff) > 0 {
			t.Errorf("%s differs from itself: %q", d.Name, diff)
		}
	}
}

// TestScore holds single definitions to counts made by hand.
func TestScore(t *testing.T) {
	cases := []struct {
		name, truth, got string
		want             func(Scores) bool
	}{
		{"a number that only one side has is not compared", "# 1. A\n", "# A\n", func(s Scores) bool { return s.Sections == F1{1, 0, 0} && s.SectionTree == Similarity{0, 2} }},
		{"two numbers are", "# 1. A\n", "# 2. A\n", func(s Scores) bool { return s.Sections == F1{0, 1, 1} && s.SectionTree == Similarity{2, 2} }},
		{"the signs around a number are not", "# (1) A\n", "# 1. A\n", func(s Scores) bool { return s.Sections == F1{1, 0, 0} }},
		{"a heading is compared with its case", "# Open items\n", "# Open Items\n", func(s Scores) bool { return s.Sections == F1{0, 1, 1} }},
		{"depth counts", "# A\n# B\n", "# A\n## B\n", func(s Scores) bool { return s.Sections == F1{1, 1, 1} && s.SectionTree == Similarity{2, 4} }},
		{"order counts", "# A\n# B\n# C\n", "# B\n# A\n# C\n", func(s Scores) bool { return s.Sections == F1{2, 1, 1} }},
		{"items may be cut", "- one item of many words and more…\n", "- One item of many words, and more of them.\n", func(s Scores) bool { return s.ListTree == Similarity{0, 2} }},
		{"an item too many", "# A\n- one\n- two\n", "# A\n- one\n- between\n- two\n", func(s Scores) bool { return s.ListTree == Similarity{1, 7} }},
		{"an item of other words costs two", "- one\n- two\n", "- one\n- three\n", func(s Scores) bool { return s.ListTree == Similarity{2, 4} }},
		{"an item too deep", "- one\n- two\n", "- one\n    - two\n", func(s Scores) bool { return s.ListTree == Similarity{2, 4} }},
		{"an item that was an action", "- [ ] one\n", "- one\n", func(s Scores) bool { return s.Actions == F1{0, 1, 0} && s.ListTree == Similarity{0, 2} }},
		{"rows and sentences are no items", "- [ ] one {table}\n", "", func(s Scores) bool { return s.Actions == F1{0, 1, 0} && s.ListTree == Similarity{0, 0} }},
		{"owners are a set, without case", "- [ ] one {owner: The Chair, Members}\n", "- [ ] one {owner: members, the  chair}\n", func(s Scores) bool { return s.Owners == Share{1, 1} }},
		{"owners count on matched actions", "- [ ] one {owner: A}\n- [ ] two {owner: B}\n", "- [ ] two {owner: C}\n", func(s Scores) bool { return s.Owners == Share{0, 1} && s.Actions == F1{1, 1, 0} }},
		{"an unknown due date is empty", "- [ ] one\n", "- [ ] one {due: 2031-05-09}\n", func(s Scores) bool { return s.Due == Share{0, 1} }},
		{"an interval is no day", "- [ ] one {due: 2031-05-01/2031-05-09}\n", "- [ ] one {due: 2031-05-09}\n", func(s Scores) bool { return s.Due == Share{0, 1} }},
		{"links", "- one\n```links\nThe plan -> https://Example.org\nx -> https://example.org/x\n```\n", "- one\n```links\nthe plan -> https://example.org/\nx -> https://example.org/y\nexample.org/z -> example.org/z\n```\n", func(s Scores) bool { return s.Links == F1{1, 1, 1} }},
		{"facts are a bag", "```facts\nnumber 1\nnumber 1\ntime 12:00 UTC\n```\n", "```facts\ntime 12:00 utc\nnumber 1\nnumber 2\n```\n", func(s Scores) bool { return s.Facts == F1{2, 1, 1} }},
		{"keys", "# #" + Hash("Opening of the meeting")[1:] + "\n- " + Hash("one thing") + "\n- [ ] " + Hash("do it") + "\n- " + Hash("other") + "\n", "- one thing\n# 1. Opening of the meeting\n- [ ] Do it!\n- [ ] more\n",
			func(s Scores) bool {
				return s.Items == F1{3, 1, 1} && s.KeyedActions == F1{1, 0, 1} && s.Sections == F1{}
			}},
	}
	for _, c := range cases {
		if s := Score(parse(t, c.truth), &parse(t, c.got).Record); !c.want(s) {
			t.Errorf("%s: %+v", c.name, s)
		}
	}
}

// TestReadingLabels scores what our reader gives in another form than truths do.
func TestReadingLabels(t *testing.T) {
	doc := &minutes.Document{Lang: language.English, Title: seg("Meeting VI"), Subtitle: seg("Summary"), Meeting: minutes.Meeting{Date: "2031-12-20", Printed: "20 December 2031"},
		Content: []minutes.Block{
			{Kind: minutes.Section, Number: "R2031-7", Heading: seg("Motion of 5 January"), Content: []minutes.Block{
				{Kind: minutes.Action, Depth: 1, Label: "ACTION", Text: []minutes.Segment{seg("Send it.")}, Task: minutes.Task{Owner: []string{"Chair"}, Due: minutes.Due{From: "2032-01-05", To: "2032-01-05"}}},
				{ID: "t", Kind: minutes.Table, Rows: [][]minutes.Segment{{{ID: "h", Text: "Task"}}, {{ID: "c", Text: "Print **120** copies"}, {ID: "d", Text: "soon"}}}, Tasks: []minutes.InnerTask{{Segments: []string{"c"}}}},
				{Kind: minutes.Paragraph, Text: []minutes.Segment{{ID: "p1", Text: "See [3], of 1999."}, {ID: "p2", Text: "Members will vote by 2,000 letters."}}, Tasks: []minutes.InnerTask{{Segments: []string{"p2"}}}},
				{Kind: minutes.Section, Number: "(a)", Heading: seg("Costs"), Content: []minutes.Block{{Kind: minutes.Item, Depth: 1, Text: []minutes.Segment{seg("A first cost of five hundred for all.")}}}},
			}},
		}}
	truth := parse(t, "# R2031-7 Motion of 5 January\n- [ ] ACTION: Send it. {owner: Chair; due: 2032-01-05}\n- [ ] Print 120 copies {table}\n- [ ] Members will vote by 2,000 letters. {table}\n"+
		"## (a) Costs\n- A first cost of five hundred…\n```facts\ndate 2031-12-20\ndate 2032-01-05\nnumber 120\nnumber 2000\n```\n")
	truth.Title, truth.Date = "Meeting VI / Summary", "2031-12-20"
	got := FromDocument(doc)
	if diff := Diff(truth, got); len(diff) > 0 {
		t.Errorf("differs: %s", strings.Join(diff, "\n"))
	}
	if s := Score(truth, got); s.Value() != 1 || s.Title.Right+s.Date.Right != 2 {
		t.Errorf("%+v", s)
	}
}

// TestUnprinted gives the day and time of a meeting once, whether a text says them or not.
func TestUnprinted(t *testing.T) {
	for _, m := range []minutes.Meeting{
		{Date: "2031-05-05", EndDate: "2031-05-06", Time: "14:00", Zone: "UTC", Printed: "5–6 May 2031, 14:00 UTC"},
		{Date: "2031-05-05", EndDate: "2031-05-06", Time: "14:00", Zone: "UTC"},
	} {
		got := FromDocument(&minutes.Document{Lang: language.English, Meeting: m}).Facts
		if want := "[dates 2031-05-05 to 2031-05-06 time 14:00 UTC]"; fmt.Sprint(got) != want {
			t.Errorf("facts of a meeting printed as %q: %v, want %s", m.Printed, got, want)
		}
	}
}

func seg(s string) minutes.Segment { return minutes.Segment{Text: s} }

// TestTable prints the tables of a small set that a reader of little skill has read: of
// the French document it takes the truth, of the Chinese one all but a section.
func TestTable(t *testing.T) {
	docs := small(t)
	read := func(_ context.Context, d *Document) (Reading, error) {
		r := d.Truths[0].Record
		if d.Lang == language.Chinese {
			r.Entries = append(r.Entries[:0:0], r.Entries...)
			r.Entries[3].Text = "其他"
			r.Entries[5].Owner = []string{"主席"}
			r.Facts = append(r.Facts[1:], "number 50")
			r.Title = ""
		}
		return Reading{Records: []*Record{&r}, Seconds: 0.5}, nil
	}
	results, err := Run(context.Background(), docs, read)
	if err != nil {
		t.Fatal(err)
	}
	groups := Sum(results)
	got := Text(groups) + Worst(results, 1) + "\n" + Markdown(groups)
	golden(t, "testdata/small.txt", got)
	if data, err := json.Marshal(groups); err != nil || !strings.Contains(string(data), `"sections":{"value":0.75,"right":3,"missing":1,"extra":1}`) {
		t.Errorf("%v: %s", err, data)
	}
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s:\n%s\nwant\n%s", file, got, want)
	}
}

// TestOpen finds what is wrong in a set.
func TestOpen(t *testing.T) {
	file := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	set := fstest.MapFS{
		"en/page/truth.md":      file(head),
		"en/page/source.html":   file("<p>"),
		"en/none/truth.md":      file(head),
		"fr/lang/truth.md":      file(head),
		"fr/lang/source.txt":    file("a"),
		"en/gap/truth.1.md":     file(head),
		"en/gap/truth.3.md":     file(head),
		"en/gap/source.md":      file("a"),
		"en/two/truth.1.md":     file(head + "# A\n"),
		"en/two/truth.2.md":     file(head + "# B\n"),
		"en/two/source.md":      file("a"),
		"en/away/truth.md":      file("---\nlang: en\nkind: minutes\nsource: a.pdf\nsha256: " + sum([]byte("b")) + "\n---\n- " + Hash("x") + "\n"),
		"en/call/truth.md":      file("---\nlang: en\nkind: transcript\n---\n"),
		"en/call/source.txt":    file(">> CHAIR: yes"),
		".git/truth.md":         file("no"),
		"en/readme/truth.md.md": file("no"),
	}
	docs, faults, err := Open(set)
	if err != nil {
		t.Fatal(err)
	}
	got := ""
	for _, f := range faults {
		got += f.String() + "\n"
	}
	want := `en/gap/truth.3.md: the truths of a file of several meetings are truth.1.md, truth.2.md and so on
en/none/truth.md: there is no source.pdf, source.txt or source.md beside it
en/page/source.html: its PDF is missing: make it with minutes/bench/make.sh
fr/lang/truth.md: lang is en, and the folder is fr
`
	if got != want {
		t.Errorf("Open: %s\nwant\n%s", got, want)
	}
	if len(docs) != 3 || docs[0].Name != "en/away" || docs[1].Name != "en/call" || docs[2].Name != "en/two" {
		t.Fatalf("Open: %d documents", len(docs))
	}
	if _, err := docs[0].Data(nil); err == nil {
		t.Errorf("Data of a source that lies elsewhere, without where")
	}
	if _, err := docs[0].Data(fstest.MapFS{"a.pdf": file("c")}); err == nil {
		t.Errorf("Data of another file of the name")
	}
	if data, err := docs[0].Data(fstest.MapFS{"a.pdf": file("b")}); err != nil || string(data) != "b" {
		t.Errorf("Data: %q, %v", data, err)
	}
	results, err := Run(context.Background(), docs, func(_ context.Context, d *Document) (Reading, error) {
		switch d.Name {
		case "en/two":
			return Reading{}, errors.New("it is broken")
		case "en/call":
			return Reading{Refused: "transcript"}, nil
		}
		return Reading{Records: []*Record{{Entries: []Entry{{Depth: 1, Text: "x!"}}}}}, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if r := results[0]; r.Value != 1 || r.Scores.Items.Right != 1 {
		t.Errorf("a truth with keys: %+v", r)
	}
	if r := results[1]; r.Scores.Refused != (Share{1, 1}) {
		t.Errorf("a transcript: %+v", r)
	}
	if r := results[2]; r.Value != 0 || r.Error != "it is broken" || r.Scores.Sections != (F1{0, 2, 0}) || r.Scores.Date != (Share{0, 2}) {
		t.Errorf("what was not read: %+v", r)
	}
}
