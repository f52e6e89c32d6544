package swap

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"

	"hexaglot/minutes/facts"
)

var six = []language.Tag{language.Chinese, language.Spanish, language.French, language.Arabic, language.Russian, language.English}

// What facts writes is swapped in all directions into what facts writes, days always; but
// for Russian intervals with weekdays, which it does not decline.
func TestFormatted(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 5))
	s := New(nil)
	for range 4000 {
		from, to := six[r.IntN(6)], six[r.IntN(6)]
		old, value := randomPair(r)
		form := facts.Form{Style: []facts.Style{facts.Community, facts.UN}[r.IntN(2)], Preposition: r.IntN(2) == 0}
		known, text := facts.Format(from, old, form), facts.Format(from, value, form)
		translation, want := facts.Format(to, old, form), facts.Format(to, value, form)
		out, _, ok := s.Swap(from, to, text, known, translation)
		if ok && out != want {
			t.Errorf("Swap(%s, %s, %q, %q, %q) = %q, want %q", from, to, text, known, translation, out, want)
		}
		if !ok && (old.Kind == facts.Date || old.Kind == facts.Dates && (old.From.Weekday == 0 || to != language.Russian)) {
			t.Errorf("Swap(%s, %s, %q, %q, %q) says no, want %q", from, to, text, known, translation, want)
		}
	}
}

// randomPair makes two values of a kind; days both with a year and weekday or without.
func randomPair(r *rand.Rand) (a, b facts.Value) {
	year, weekday := r.IntN(2)*(2020+r.IntN(8)), r.IntN(3) == 0
	falls := year // its weekdays are those of a day without a year
	if year == 0 {
		falls = 2023
	}
	day := func() facts.Day {
		at := time.Date(falls, time.Month(1+r.IntN(12)), 1+r.IntN(28), 0, 0, 0, 0, time.UTC)
		d := facts.Day{Year: year, Month: int(at.Month()), Day: at.Day()}
		if weekday {
			d.Weekday = (int(at.Weekday())+6)%7 + 1
		}
		return d
	}
	twelve, zone := r.IntN(2) == 0, []string{"", "UTC", "CET", "UTC+1"}[r.IntN(4)]
	clock := func(from, hours int) facts.Clock {
		return facts.Clock{Hour: from + r.IntN(hours), Minute: 5 * r.IntN(12), TwelveHour: twelve}
	}
	kind := []facts.Kind{facts.Date, facts.Dates, facts.Time, facts.Times, facts.Number, facts.Percent}[r.IntN(6)]
	make := func() facts.Value {
		v := facts.Value{Kind: kind}
		switch kind {
		case facts.Date:
			v.From = day()
		case facts.Dates:
			for v.From, v.To = day(), day(); v.From.Month > v.To.Month || v.From.Month == v.To.Month && v.From.Day >= v.To.Day; {
				v.From, v.To = day(), day()
			}
		case facts.Time:
			v.Start, v.Zone = clock(6, 18), zone // before, facts says 上午, we 凌晨
		case facts.Times:
			v.Start, v.End, v.Zone = clock(6, 5), clock(12, 11), zone
		case facts.Number, facts.Percent:
			v.Number = fmt.Sprint(r.IntN([]int{20, 1000, 10_000, 10_000_000}[r.IntN(4)]))
			if r.IntN(3) == 0 {
				v.Number += []string{".5", ".25"}[r.IntN(2)]
			}
		}
		return v
	}
	return make(), make()
}

// Texts that differ in facts are swapped in all 30 directions.
func TestParallel(t *testing.T) {
	data, err := os.ReadFile("testdata/parallel.txt")
	if err != nil {
		t.Fatal(err)
	}
	s := New(nil)
	_, blocks, _ := strings.Cut(strings.NewReplacer("~", "\u00a0", "^", "\u202f").Replace(string(data)), "\n\n")
	for block := range strings.SplitSeq(strings.TrimSpace(blocks), "\n\n") {
		lines := strings.Split(block, "\n")
		for _, source := range lines {
			for _, target := range lines {
				a, b, _ := strings.Cut(source[3:], " | ")
				c, d, _ := strings.Cut(target[3:], " | ")
				for range 2 {
					if out, _, ok := s.Swap(language.Make(source[:2]), language.Make(target[:2]), b, a, c); !ok || out != d {
						t.Errorf("Swap(%s, %s, %q, %q, %q) = %q, %v, want %q", source[:2], target[:2], b, a, c, out, ok, d)
					}
					a, b, c, d = b, a, d, c
				}
			}
		}
	}
}

// What was swapped is swapped back, but for another writing of the same.
func TestThereAndBack(t *testing.T) {
	s := New(states)
	for _, f := range fixtures(t) {
		out, _, ok := s.Swap(f.from, f.to, f.text, f.known, f.translation)
		if !ok {
			continue
		}
		text := s.read(f.from, f.text)
		values := map[facts.Value]bool{}
		for _, f := range text.facts {
			values[f.Value] = true
		}
		back, _, ok := s.Swap(f.from, f.to, f.known, f.text, out)
		if !ok && len(values) < len(text.facts) {
			continue // of two that are equal now nobody knows which was which
		}
		a, b := s.read(f.to, back), s.read(f.to, f.translation)
		if !ok || !alike(&a, &b) {
			t.Errorf("line %d: Swap(%s, %s, %q, %q, %q) = %q, %v, want %q", f.line, f.from, f.to, f.known, f.text, out, back, ok, f.translation)
		}
	}
}

func FuzzSwap(f *testing.F) {
	for _, x := range fixtures(f) {
		f.Add(x.from.String(), x.to.String(), x.text, x.known, x.translation)
		f.Add(x.from.String(), "de", x.text, x.known, x.translation)
	}
	s := New(states)
	f.Fuzz(func(t *testing.T, from, to, text, known, translation string) {
		out, marked, ok := s.Swap(language.Make(from), language.Make(to), text, known, translation)
		if ok && (!norm.NFC.IsNormalString(out) || len(marked) > 0) || !ok && out != "" {
			t.Errorf("Swap(%s, %s, %q, %q, %q) = %q, %v, %v", from, to, text, known, translation, out, marked, ok)
		}
	})
}
