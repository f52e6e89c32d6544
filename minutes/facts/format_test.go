package facts

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

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
		v.Number = fmt.Sprint(1 + r.IntN(99))
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
