package facts

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/language"
)

var six = []language.Tag{
	language.Chinese, language.Spanish, language.French, language.Arabic, language.Russian, language.English,
}

// Each file of testdata/find says what facts are in the texts of a language; its
// first lines explain how.
func TestFind(t *testing.T) {
	for _, lang := range six {
		file := "testdata/find/" + lang.String() + ".txt"
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for i, line := range strings.Split(string(text), "\n") {
			if line == "" || line[0] == '#' {
				continue
			}
			f := strings.Split(line, " ; ")
			var got []string
			for _, fact := range Find(lang, f[0]) {
				got = append(got, fmt.Sprintf("%s = %s", f[0][fact.Start:fact.End], show(fact.Value)))
			}
			if !slices.Equal(got, f[1:]) {
				t.Errorf("%s:%d: Find(%s, %q)\n got %s\nwant %s", file, i+1, lang, f[0], strings.Join(got, " ; "), strings.Join(f[1:], " ; "))
			}
		}
	}
}

// show writes a value as the files of testdata/find do.
func show(v Value) string {
	weekdays := []string{"", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"}
	day := func(d Day) string {
		s := fmt.Sprintf("%02d-%02d", d.Month, d.Day)
		if d.Day == 0 {
			s = fmt.Sprintf("%02d", d.Month)
		}
		if d.Year > 0 {
			s = fmt.Sprintf("%d-%s", d.Year, s)
		}
		if d.Weekday > 0 {
			s += " " + weekdays[d.Weekday]
		}
		return s
	}
	clock := func(c Clock) string {
		s := fmt.Sprintf("%02d:%02d", c.Hour, c.Minute)
		if c.TwelveHour {
			s += " 12h"
		}
		return s
	}
	zone := ""
	if v.Zone != "" {
		zone = " " + v.Zone
	}
	if v.ZoneInBrackets {
		zone = " (" + v.Zone + ")"
	}
	switch v.Kind {
	case Date, Month:
		return string(v.Kind) + " " + day(v.From)
	case Dates, Months:
		return string(v.Kind) + " " + day(v.From) + " to " + day(v.To)
	case Weekday:
		return "weekday " + weekdays[v.From.Weekday]
	case Money:
		return "money " + v.Number + " " + v.Currency
	case Time:
		return "time " + clock(v.Start) + zone
	case Times:
		return "times " + clock(v.Start) + " to " + clock(v.End) + zone
	}
	return string(v.Kind) + " " + v.Number + v.Text
}

func TestFormat(t *testing.T) {
	text, err := os.ReadFile("testdata/format.txt")
	if err != nil {
		t.Fatal(err)
	}
	for i, line := range strings.Split(string(text), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, " ; ")
		found := Find(language.English, f[1])
		if len(f) != 8 || len(found) != 1 {
			t.Fatalf("format.txt:%d: %d fields, want 8; %d facts, want 1", i+1, len(f), len(found))
		}
		form := Form{Preposition: strings.Contains(f[0], "on"), Gender: Gender(max(0, strings.IndexByte("mfn", f[0][0])))}
		if strings.Contains(f[0], "un") {
			form.Style = UN
		}
		for k, lang := range append(six[:5:5], language.English) {
			if got := Format(lang, found[0].Value, form); got != strings.ReplaceAll(strings.ReplaceAll(f[2+k], "~", "\u00a0"), "^", "\u202f") {
				t.Errorf("format.txt:%d: Format(%s, %s, %+v) = %q, want %q", i+1, lang, show(found[0].Value), form, got, f[2+k])
			}
		}
	}
}

func TestOrdinals(t *testing.T) {
	for text, want := range map[string]string{
		"IGF MAG 2024 第六次会议":                         "第六=6",
		"2025 年 IGF MAG 第 12 次会议":                    "第 12=12",
		"MAG Meeting VI":                             "VI=6r",
		"Virtual Meetings I and II":                  "I=1r II=2r",
		"Meeting VIIab":                              "VIIab=7r",
		"The sixth meeting, the twenty-first, 13th":  "sixth=6 twenty-first=21 13th=13",
		"Séptima reunión; vigésima primera":          "Séptima=7 vigésima primera=21",
		"1re réunion, dix-septième, vingt et unième": "1re=1 dix-septième=17 vingt et unième=21",
		"الاجتماع السابع، الحادي والعشرين":           "السابع=7 الحادي والعشرين=21",
		"Седьмое заседание, двадцать первого, 6-е":   "Седьмое=7 двадцать первого=21 6-е=6",
		"20 周年会议，«20-летие ВВУИО»":                   "",
		"MIX of VIP, IXs, CIVIL":                     "",
	} {
		var got []string
		for _, m := range Ordinals(text) {
			s := fmt.Sprintf("%s=%d", text[m.Start:m.End], m.Number)
			if m.Roman {
				s += "r"
			}
			got = append(got, s)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("Ordinals(%q) = %s, want %s", text, strings.Join(got, " "), want)
		}
	}
}

func TestOffset(t *testing.T) {
	for zone, want := range map[string]string{
		"UTC": "+00:00", "CET": "+01:00", "CEST": "+02:00", "UTC+1": "+01:00", "UTC-05:30": "-05:30",
		"GMT−3": "-03:00", "IST": "", "CST": "", "XYZ": "", "CET+1": "", "UTC+": "", "UTC+99": "", "": "",
	} {
		if got, ok := Offset(zone); got != want || ok != (want != "") {
			t.Errorf("Offset(%q) = %q, %v, want %q", zone, got, ok, want)
		}
	}
}

// Facts of any text lie in order on rune boundaries, and each reads as itself.
func FuzzFind(f *testing.F) {
	for _, lang := range six {
		text, err := os.ReadFile("testdata/find/" + lang.String() + ".txt")
		if err != nil {
			f.Fatal(err)
		}
		for _, line := range strings.Split(string(text), "\n") {
			f.Add(lang.String(), line)
		}
	}
	f.Fuzz(func(t *testing.T, code, text string) {
		lang := language.Make(code)
		last := 0
		for _, fact := range Find(lang, text) {
			if fact.Start < last || fact.End <= fact.Start || fact.End > len(text) ||
				!utf8.RuneStart(text[fact.Start]) || fact.End < len(text) && utf8.ValidString(text) && !utf8.RuneStart(text[fact.End]) {
				t.Fatalf("Find(%s, %q): a fact at %d–%d after %d", lang, text, fact.Start, fact.End, last)
			}
			last = fact.End
			if Format(lang, fact.Value, Form{}) == "" && fact.Kind != Ordinal {
				t.Errorf("Format(%s, %+v) is empty", lang, fact.Value)
			}
		}
		Ordinals(text)
	})
}

// BenchmarkLongTexts shows that the cost of texts that look like one long fact grows
// with their length, no faster.
func BenchmarkLongTexts(b *testing.B) {
	for _, piece := range []string{"Aa-", "111 ", "AB-", "一百", "9:00 ", "1,111", ")", "articles 1, ", "vingt-", "A/1", "a@", "le 3 mai, ", "« à 9 h", "一、第"} {
		for _, size := range []int{10_000, 100_000} {
			text := "http://a.b" + strings.Repeat(piece, size/len(piece))
			if piece != ")" {
				text = strings.TrimPrefix(text, "http://a.b")
			}
			b.Run(fmt.Sprintf("%s/%d", strings.TrimSpace(piece), size), func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					Find(language.French, text)
				}
			})
		}
	}
}

func BenchmarkFind(b *testing.B) {
	for _, lang := range six {
		text, err := os.ReadFile("testdata/find/" + lang.String() + ".txt")
		if err != nil {
			b.Fatal(err)
		}
		b.Run(lang.String(), func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				Find(lang, string(text))
			}
		})
	}
}
