package facts

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
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

// What Format writes, Parse and Find read back: every kind, language and form.
func TestFormatFind(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 30))
	for range 3000 {
		for _, lang := range six {
			v := randomValue(r)
			f := Form{Style: []Style{Community, UN}[r.IntN(2)], Preposition: r.IntN(2) == 0, Gender: Gender(r.IntN(3))}
			if whole, fraction, _ := strings.Cut(v.Number, "."); len(whole) < 4 && whole != "0" && len(fraction) == 3 {
				continue // 2,125 is written and not read: see the fixtures
			}
			if v.Kind == Month && v.From.Year == 0 || v.Kind == Weekday {
				f.Preposition = true // some need one: May, Saturday in Arabic
			}
			text := Format(lang, v, f)
			if text == "" || !norm.NFC.IsNormalString(text) {
				t.Fatalf("Format(%s, %+v, %+v) = %q", lang, v, f, text)
			}
			single := slices.Contains([]Kind{Date, Month, Weekday, Time}, v.Kind)
			preposition := f.Preposition && (single || slices.Contains([]Kind{Dates, Months, Times}, v.Kind))
			if got, ok := Parse(lang, v.Kind, preposition, text); !ok || !same(got, v) {
				t.Fatalf("Parse(%s, %q) = %+v, %v, want %+v", lang, text, got, ok, v)
			}
			found := Find(lang, text)
			if len(found) != 1 || !same(found[0].Value, v) || found[0].End != len(text) ||
				found[0].Start != 0 && !(preposition && single) {
				t.Fatalf("Find(%s, %q) = %+v, want all of it, as %+v", lang, text, found, v)
			}
		}
	}
}

// same compares two values. A language that writes only 24 hours forgets what was
// printed in twelve.
func same(got, want Value) bool {
	if !got.Start.TwelveHour {
		want.Start.TwelveHour = false
	}
	if !got.End.TwelveHour {
		want.End.TwelveHour = false
	}
	return got == want
}

func randomValue(r *rand.Rand) Value {
	v := Value{Kind: []Kind{
		Date, Dates, Month, Months, Weekday, Time, Times, Number, Percent, Money, Ordinal, Reference, Symbol, Acronym, URL, Email,
	}[r.IntN(16)]}
	zone := func() {
		v.Zone = []string{"", "UTC", "CET", "CEST", "UTC+1", "UTC-05:30", "EST"}[r.IntN(7)]
		v.ZoneInBrackets = v.Zone != "" && r.IntN(2) == 0
	}
	day := func(year int) Day {
		d := Day{year, 1 + r.IntN(12), 1 + r.IntN(31), r.IntN(8)}
		for !d.exists() {
			d.Day--
		}
		return d
	}
	switch v.Kind {
	case Date:
		v.From = day([]int{0, 1999, 2024, 2025}[r.IntN(4)])
	case Dates:
		year := []int{0, 2024, 2025}[r.IntN(3)]
		for {
			v.From, v.To = day(year), day(year)
			if year > 0 && r.IntN(4) == 0 {
				v.To.Year++
			}
			if r.IntN(2) == 0 {
				v.To.Month = v.From.Month
			}
			if !v.To.exists() {
				continue
			}
			a, b := v.From, v.To
			if a.Year < b.Year || a.Month < b.Month || a.Year == 0 && a.Month != b.Month || a.Month == b.Month && a.Day < b.Day {
				break
			}
		}
	case Month:
		v.From = Day{Year: []int{0, 1999, 2025}[r.IntN(3)], Month: 1 + r.IntN(12)}
		if v.From.Year == 0 && r.IntN(2) == 0 {
			v.From.Year = 2024
		}
	case Months:
		v.From.Month = 1 + r.IntN(11)
		v.To.Month = v.From.Month + 1 + r.IntN(12-v.From.Month)
		v.From.Year = []int{0, 2024}[r.IntN(2)]
		v.To.Year = v.From.Year
		if v.To.Year > 0 && r.IntN(3) == 0 {
			v.To.Year++
		}
	case Weekday:
		v.From.Weekday = 1 + r.IntN(7)
	case Reference:
		kinds := []string{"paragraph", "section", "article", "rule", "annex", "appendix", "chapter", "part", "item", "resolution", "decision"}
		numbers := []string{"1", "2", "12", "39", "140", "3 (b)", "12 (a)", "3.1"}
		v.Text = kinds[r.IntN(len(kinds))] + " " + numbers[r.IntN(len(numbers))]
		if strings.HasPrefix(v.Text, "resolution") || strings.HasPrefix(v.Text, "decision") {
			v.Text = strings.Fields(v.Text)[0] + " " + []string{"70/125", "1325 (2000)", "2013/5", "1/CP.16"}[r.IntN(4)]
		}
	case Symbol:
		v.Text = []string{"A/RES/70/125", "E/2023/31", "S/PV.1234", "CCPR/C/SR.2", "A/63/677/Corr.1", "E/CN.4/2005/NGO/259/Add.2", "A/C.3/69/L.5/Rev.1"}[r.IntN(7)]
	case Email:
		v.Text = []string{"mag@example.org", "a.b+c@sub.example.com"}[r.IntN(2)]
	case Time:
		v.Start = Clock{r.IntN(24), r.IntN(60), r.IntN(2) == 0}
		zone()
	case Times:
		twelve := r.IntN(2) == 0
		v.Start = Clock{r.IntN(24), r.IntN(60), twelve}
		v.End = Clock{(v.Start.Hour + 1 + r.IntN(22)) % 24, r.IntN(60), twelve}
		zone()
	case Ordinal:
		v.Number = fmt.Sprint(1 + r.IntN(40))
	case Acronym:
		v.Text = []string{"IGF", "WSIS+20", "NRIs", "WG-WSP", "G20"}[r.IntN(5)]
	case URL:
		v.Text = []string{"https://example.org/a?b=(c)", "http://www.example.org"}[r.IntN(2)]
	default:
		if v.Kind == Money {
			v.Currency = []string{"USD", "EUR", "GBP", "CHF", "JPY", "KES"}[r.IntN(6)]
		}
		v.Number = fmt.Sprint(r.IntN([]int{10, 100, 10_000, 10_000_000}[r.IntN(4)]))
		if r.IntN(3) == 0 {
			v.Number += "." + []string{"5", "25", "125", "0", "1234"}[r.IntN(5)]
		}
	}
	return v
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
