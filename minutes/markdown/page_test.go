package markdown

import (
	"strings"
	"testing"

	"golang.org/x/text/language"

	"hexaglot/minutes"
	"hexaglot/minutes/facts"
)

func TestLabels(t *testing.T) {
	for _, lang := range minutes.Languages {
		l, err := labelsOf(lang)
		if err != nil {
			t.Errorf("labelsOf(%s): %v", lang, err)
			continue
		}
		if l.actions == "" || l.annex == "" || l.draft == "" || l.machine == "" || l.machine == l.draft || len(l.mode) != 7 {
			t.Errorf("labelsOf(%s) = %+v: a label is missing", lang, l)
		}
	}
	if _, err := labelsOf(language.German); err == nil {
		t.Error("labelsOf(de): no error")
	}
	if l, err := labelsOf(language.CanadianFrench); err != nil || l.annex != "Annexe" {
		t.Errorf("labelsOf(fr-CA) = %+v, %v, want the French ones", l, err)
	}
}

func TestNumberText(t *testing.T) {
	for in, want := range map[string]string{
		"3": "3.", "3.": "3.", "5．": "5.", "٤": "4.", "12)": "12.", "07": "7.",
		"II": "II.", "(b)": "(b)", "1.1": "1.1", "A": "A.", "一": "一、", "一、": "一、", "": "", " ": "",
	} {
		if got := numberText(in); got != want {
			t.Errorf("numberText(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestMeetingLine(t *testing.T) {
	m := minutes.Meeting{Date: "2025-02-25", Time: "14:00", Zone: "UTC", Mode: "hybrid", Place: "Geneva", Printed: "as printed"}
	for _, c := range []struct {
		lang  string
		style facts.Style
		want  string
	}{
		{"en", "", "25 February 2025 | 14:00 UTC | Hybrid | Geneva"},
		{"zh", "", "2025 年 2 月 25 日 | 14:00 UTC | 线上线下相结合 | Geneva"},
		{"zh", facts.UN, "2025年2月25日 | 14时00分 UTC | 线上线下相结合 | Geneva"},
		{"es", "", "25 de febrero de 2025 | 14:00 UTC | Formato híbrido | Geneva"},
		{"fr", "", "25 février 2025 | 14:00 UTC | Format hybride | Geneva"},
		{"ar", "", "25 شباط/فبراير 2025 | 14:00 UTC | بنسق مختلط | \u2068Geneva\u2069"},
		{"ru", "", "25 февраля 2025 года | 14:00 UTC | Гибридный формат | Geneva"},
	} {
		doc := &minutes.Document{Lang: language.English, Meeting: m}
		b, err := newBuilder(doc, &minutes.Translation{Lang: language.Make(c.lang)}, Meta{Style: c.style})
		if err != nil {
			t.Fatal(err)
		}
		if got := b.meeting(); got != c.want {
			t.Errorf("meeting(%s, %q) = %q, want %q", c.lang, c.style, got, c.want)
		}
	}
}

// A meeting of several days, and one of which the line is a block of its own.
func TestMeetingInterval(t *testing.T) {
	days := minutes.Meeting{Date: "2024-04-16", EndDate: "2024-04-18", Time: "10:00", EndTime: "13:00", Zone: "CET", Mode: "online", Printed: "as printed"}
	backwards := days
	backwards.EndDate, backwards.EndTime = "2024-04-15", "noon"
	unprinted := days
	unprinted.Printed = ""
	for _, c := range []struct {
		lang string
		m    minutes.Meeting
		want string
	}{
		{"en", days, "16–18 April 2024 | 10:00–13:00 CET | Online"},
		{"zh", days, "2024 年 4 月 16 日至 18 日 | 10:00 至 13:00 CET | 线上"},
		{"es", days, "16–18 de abril de 2024 | 10:00–13:00 CET | En línea"},
		{"fr", days, "16–18 avril 2024 | 10:00–13:00 CET | En ligne"},
		{"ar", days, "16–18 نيسان/أبريل 2024 | 10:00–13:00 CET | عبر الإنترنت"},
		{"ru", days, "16–18 апреля 2024 года | 10:00–13:00 CET | Онлайн"},
		{"en", backwards, "16 April 2024 | 10:00 CET | Online"},
		{"en", unprinted, ""},
	} {
		b, err := newBuilder(&minutes.Document{Lang: language.English, Meeting: c.m}, &minutes.Translation{Lang: language.Make(c.lang)}, Meta{})
		if err != nil {
			t.Fatal(err)
		}
		got := b.meeting()
		if got != c.want {
			t.Errorf("meeting(%s, %+v) = %q, want %q", c.lang, c.m, got, c.want)
		}
		if got == "" {
			continue
		}
		// What stands in the page is read back as it was meant.
		kinds := ""
		for _, f := range facts.Find(language.Make(c.lang), got) {
			kinds += string(f.Kind) + " "
		}
		if c.m == days && !strings.HasPrefix(kinds, "dates times ") {
			t.Errorf("Find(%s, %q) finds %s, want dates and times", c.lang, got, kinds)
		}
	}
}

func TestDate(t *testing.T) {
	for _, c := range []struct {
		m    minutes.Meeting
		want string
	}{
		{minutes.Meeting{Date: "2025-02-25", Time: "14:00", Zone: "UTC"}, "2025-02-25T14:00:00Z"},
		{minutes.Meeting{Date: "2025-02-25", Time: "14:00", Zone: "UTC", Offset: "+00:00"}, "2025-02-25T14:00:00Z"},
		{minutes.Meeting{Date: "2025-02-25", Time: "14:00", Zone: "CET", Offset: "+01:00"}, "2025-02-25T14:00:00+01:00"},
		{minutes.Meeting{Date: "2025-02-25", Time: "14:00"}, "2025-02-25"}, // in what zone, nobody said
		{minutes.Meeting{Date: "2025-02-25", Time: "at two", Zone: "UTC"}, "2025-02-25"},
		{minutes.Meeting{Date: "25 February"}, ""},
		{minutes.Meeting{}, ""},
	} {
		if got := date(c.m); got != c.want {
			t.Errorf("date(%+v) = %q, want %q", c.m, got, c.want)
		}
	}
}

func TestWriteErrors(t *testing.T) {
	section := func(id string) minutes.Block { return minutes.Block{ID: id, Kind: minutes.Section, Number: "1"} }
	for _, c := range []struct {
		name string
		doc  *minutes.Document
		t    *minutes.Translation
		m    Meta
		want string
	}{
		{"no document", nil, nil, Meta{Key: "k"}, "no document"},
		{"no key", &minutes.Document{Lang: language.English}, nil, Meta{}, "no key"},
		{"no labels", &minutes.Document{Lang: language.German}, nil, Meta{Key: "k"}, `no labels for a page in "de"`},
		{"same id", &minutes.Document{Lang: language.English, Content: []minutes.Block{section("s1"), section("s1")}}, nil, Meta{Key: "k"}, `id "s1" stands twice`},
		{"bad id", &minutes.Document{Lang: language.English, Content: []minutes.Block{section("s 1}")}}, nil, Meta{Key: "k"}, `id "s 1}"`},
		{"lastmod", &minutes.Document{Lang: language.English}, nil, Meta{Key: "k", Lastmod: "yesterday"}, `lastmod "yesterday"`},
	} {
		if _, err := Write(c.doc, c.t, c.m); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("Write, %s: error %v, want %s", c.name, err, c.want)
		}
	}
}

func TestDiff(t *testing.T) {
	const page = "---\ntitle: x\n---\n\n## A {#s1}\n\n- one\n- two [a](https://a.org)\n\n| a | b |\n| --- | --- |\n| c | d |\n"
	for _, c := range []struct{ name, other, want string }{
		{"words and notices differ", "> Draft.\n\n## Б {#s1}\n\n- eins\n- zwei [z](https://a.org)\n\n| e | f |\n| --- | --- |\n| g | h |\n\n## Disclaimer {#disclaimer}\n\nText.\n", ""},
		{"id", strings.Replace(page, "#s1", "#s2", 1), "block 1: heading #s1 of level 2, against heading #s2 of level 2"},
		{"level", strings.Replace(page, "## A", "### A", 1), "block 1: heading #s1 of level 2, against heading #s1 of level 3"},
		{"nested", strings.Replace(page, "- two", "  - two", 1), "block 4 (under #s1): item at depth 1, against list at depth 2"},
		{"counted", strings.ReplaceAll(strings.Replace(page, "- one", "1. one", 1), "- two", "2. two"), "block 2 (under #s1): list at depth 1, against list from 1 at depth 1"},
		{"link", strings.Replace(page, "a.org", "b.org", 1), "block 4 (under #s1): item at depth 1 leads to https://a.org, against https://b.org"},
		{"no link", strings.Replace(page, "[a](https://a.org)", "a", 1), "block 4 (under #s1): item at depth 1 leads to https://a.org, against no place"},
		{"row", page + "| e | f |\n", "block 5 (under #s1): table of 2×2, against table of 3×2"},
		{"more", page + "\nText.\n", "block 6: nothing, against paragraph"},
	} {
		a, err := Outline([]byte(page))
		if err != nil {
			t.Fatal(err)
		}
		b, err := Outline([]byte(c.other))
		if err != nil {
			t.Fatal(err)
		}
		if got := a.Diff(b); got != c.want {
			t.Errorf("Diff, %s: %q, want %q", c.name, got, c.want)
		}
	}
	if _, err := Outline([]byte("---\ntitle: x\n")); err == nil {
		t.Error("Outline of a page whose front matter does not end: no error")
	}
}

// The proof must be able to fail: a page that says something else than its nodes.
func TestProve(t *testing.T) {
	nodes := []node{{kind: paragraph, runs: inlineRuns("**行动**：见 <https://a.org>")}}
	for _, page := range []string{"行动：见 <https://a.org>\n", "**行动**：见 https://a\n", "**行动** ：见 <https://a.org>\n", "- **行动**：见 <https://a.org>\n", ""} {
		if prove(nodes, []byte(page)) == nil {
			t.Errorf("prove accepts %q", page)
		}
	}
	if err := prove(nodes, render(nodes)); err != nil {
		t.Error(err)
	}
}
