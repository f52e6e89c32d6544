package bench

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"hexaglot/minutes"
)

const head = "---\nlang: en\nkind: minutes\n---\n"

func TestRead(t *testing.T) {
	truth, problems := Read([]byte("---\n" + `lang: fr            # the language
family: roman, annexes
kind: minutes # of a meeting
title: "Réunion: no # 3 / Compte rendu"
date: 2031-05-05
time: 16:30
---
# I. Ouverture
- un premier point
    - un point bien plus profond, et coupé…
- [ ] Publier l'appel. {owner: secrétariat, présidence; due: 2031-05-01/2031-05-09; time: 12:00; zone: UTC; status: carried over}
# Annexe A1 {annex}
- [ ] #3f2a9c1b {table; owner: Chair}

` + "```links\nles mots -> ici -> https://example.org/a\n```\n```facts\nnumber 12.50\ntimes 16:15 to 17:00  CET\nmoney 1200.0 USD\ndate --05-09\n```\n"))
	if len(problems) > 0 {
		t.Fatalf("Read: %v", problems)
	}
	if truth.Title != "Réunion: no # 3 / Compte rendu" || truth.Kind != "minutes" || fmt.Sprint(truth.Families) != "[roman annexes]" || truth.Date+truth.Time != "2031-05-0516:30" {
		t.Errorf("front matter read as %+v", truth)
	}
	got := ""
	for _, e := range truth.Entries {
		got += fmt.Sprintf("%d %s\n", e.Line, e)
	}
	want := `9 # I. Ouverture
10 - un premier point
11     - un point bien plus profond, et coupé…
12 - [ ] Publier l'appel. {owner: secrétariat, présidence; due: 2031-05-01/2031-05-09; time: 12:00; zone: UTC; status: carried over}
13 # Annexe A1 {annex}
14 - [ ] #3f2a9c1b {table; owner: Chair}
`
	if got != want {
		t.Errorf("entries:\n%swant:\n%s", got, want)
	}
	if !truth.Keyed || truth.Entries[0].Number != "I." || truth.Entries[3].Status != minutes.Carried || truth.Entries[5].Action != Table {
		t.Errorf("entries read as %+v", truth.Entries)
	}
	if fmt.Sprint(truth.Facts) != "[number 12.5 times 16:15 to 17:00 CET money 1200 USD date --05-09]" {
		t.Errorf("facts: %q", truth.Facts)
	}
	if len(truth.Links) != 1 || truth.Links[0].Text != "les mots -> ici" || truth.Links[0].URL != "https://example.org/a" {
		t.Errorf("links: %+v", truth.Links)
	}
}

// TestFaults says what is wrong in a truth: testdata/faults.txt.
func TestFaults(t *testing.T) {
	data, err := os.ReadFile("testdata/faults.txt")
	if err != nil {
		t.Fatal(err)
	}
	cases := strings.Split(string(data), "\n=== ")
	if len(cases) < 25 {
		t.Fatalf("%d cases", len(cases))
	}
	for _, c := range cases[1:] {
		name, text, _ := strings.Cut(c, "\n")
		body, want, _ := strings.Cut(text, "=> ")
		if whole, ok := strings.CutPrefix(body, "FRONT\n"); ok {
			body = whole
		} else {
			body = head + body
		}
		_, problems := Read([]byte(body))
		var got []string
		for _, p := range problems {
			got = append(got, p.String())
		}
		if want = strings.TrimSpace(strings.ReplaceAll(want, "=> ", "")); strings.Join(got, "\n") != want {
			t.Errorf("%s:\n%s\nwant\n%s", name, strings.Join(got, "\n"), want)
		}
	}
}

func TestKey(t *testing.T) {
	for text, want := range map[string]string{
		"The Secretariat will circulate…":       "#dfd43827",
		"İstanbul ﬁne Straße الأمانة ½ ٣٠ éÉ ①": "#8a3a0594",
	} {
		if got := Hash(text); got != want {
			t.Errorf("Hash(%q) = %s, want %s", text, got, want)
		}
	}
	for text, want := range map[string]string{
		"**A** [link](https://example.org) — ﬁn, № 3": "alinkfinno3",
		"第 ３ 项：议程":                                    "第3项议程",
		"两份报告。²会议¹² m²":                               "两份报告会议m",
		"STRASSE ß":                                   "strassess",
	} {
		if got := Key(text); got != want {
			t.Errorf("Key(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestCutNumber(t *testing.T) {
	for _, c := range [][3]string{
		{"1. Opening", "1.", "Opening"},
		{"3) Ateliers", "3)", "Ateliers"},
		{"(b) Calendrier", "(b)", "Calendrier"},
		{"三、开放论坛", "三、", "开放论坛"},
		{"（二）青年参与", "（二）", "青年参与"},
		{"5．“全球数字契约”", "5．", "“全球数字契约”"},
		{"IV. Suites", "IV.", "Suites"},
		{"2.1 Distribución", "2.1", "Distribución"},
		{"4  Other business", "4", "Other business"},
		{"٣- الجدول الزمني", "٣-", "الجدول الزمني"},
		{"1.º Cuentas", "1.º", "Cuentas"},
		{"٢ – الميزانية", "٢ –", "الميزانية"},
		{"2.– Cuentas", "2.–", "Cuentas"},
		{"а) Доклад", "а)", "Доклад"},
		{"C.1 Plain words", "C.1", "Plain words"},
		{"A report on access", "", "A report on access"},
		{"I think", "", "I think"},
		{"Annexe A1", "", "Annexe A1"},
		{"2031", "", "2031"},
	} {
		if number, words := cutNumber(c[0]); number != c[1] || words != c[2] {
			t.Errorf("cutNumber(%q) = %q, %q, want %q, %q", c[0], number, words, c[1], c[2])
		}
	}
}

// FuzzRead reads anything without panic; what is a truth scores 1 against itself and
// differs in nothing.
func FuzzRead(f *testing.F) {
	f.Add(head + "# 1. A\n# 2. 1. A\n- one thing that is long enough…\n    - two\n- [ ] do {owner: A; due: 2031-05-09}\n")
	f.Add(head + "# A {annex}\n## (b) 二、\n- [ ] x {table}\n```links\na -> b\n```\n```facts\nnumber 1\ndate --05-09\n```\n")
	f.Fuzz(func(t *testing.T, text string) {
		truth, problems := Read([]byte(text))
		FromMarkdown(truth.Lang, text)
		if len(problems) > 0 || truth.Keyed {
			return
		}
		if s := Score(truth, &truth.Record); s.Value() != 1 {
			t.Errorf("%q scores %v against itself: %q", text, s.Value(), Diff(truth, &truth.Record))
		}
		if diff := Diff(truth, &truth.Record); len(diff) > 0 {
			t.Errorf("%q differs from itself: %q", text, diff)
		}
	})
}
