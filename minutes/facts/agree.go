package facts

import (
	"fmt"
	"slices"
	"strings"
)

// Agree says whether two lists of facts, of a text and its translation, have the same
// dates, numbers and references, each as often; and returns those that only one has,
// in the order of the texts. It compares what languages keep:
//
//   - A number is compared by value, in digits, in words, as a per cent or an amount
//     of money. 1 is left out: in words it is an article in half of the languages.
//   - An interval counts as its two ends; weekdays are not compared.
//   - A reference counts as its numbers: "article 5 (2)" is «párrafo 2 del artículo 5»,
//     and rule 5 is artículo 5. Letters and nouns are left out.
//   - Ordinals, times, names and addresses are not compared: what is an ordinal in one
//     language (the twenty-first century) is a number in another (le XXIe siècle). So an
//     ordinal may answer a number: meeting 4 is 第四次会议.
func Agree(a, b []Fact) (same bool, onlyA, onlyB []Value) {
	left := map[string]int{}
	for _, p := range partsOf(b) {
		left[p.key]++
	}
	for _, p := range partsOf(a) {
		if left[p.key] > 0 {
			left[p.key]--
		} else {
			onlyA = append(onlyA, p.Value)
		}
	}
	// Of equals, the last are left over.
	parts := partsOf(b)
	for _, p := range slices.Backward(parts) {
		if left[p.key] > 0 {
			left[p.key]--
			onlyB = append(onlyB, p.Value)
		}
	}
	slices.Reverse(onlyB)
	onlyA, onlyB = unanswered(onlyA, b), unanswered(onlyB, a)
	return len(onlyA) == 0 && len(onlyB) == 0, onlyA, onlyB
}

// unanswered are the values that no ordinal of the other text answers, each of which
// answers one.
func unanswered(only []Value, other []Fact) []Value {
	ordinals := map[string]int{}
	for _, f := range other {
		if f.Kind == Ordinal {
			ordinals[f.Number]++
		}
	}
	return slices.DeleteFunc(only, func(v Value) bool {
		if v.Kind != Number || ordinals[v.Number] == 0 {
			return false
		}
		ordinals[v.Number]--
		return true
	})
}

// isoDay names a day for comparison.
func isoDay(d Day) string { return fmt.Sprintf("%d-%d-%d", d.Year, d.Month, d.Day) }

// A part is a piece of a fact that is compared.
type part struct {
	key string
	Value
}

func partsOf(found []Fact) (parts []part) {
	number := func(s string) {
		if strings.Contains(s, ".") && isNumber(s) {
			s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
		}
		parts = append(parts, part{s, Value{Kind: Number, Number: s}})
	}
	for _, f := range found {
		switch f.Kind {
		case Number, Percent, Money:
			if f.Number != "1" {
				number(f.Number)
			}
		case Date, Dates, Month, Months:
			for _, d := range []Day{f.From, f.To} {
				if d.Month == 0 {
					continue
				}
				d.Weekday = 0
				v := Value{Kind: Date, From: d}
				if d.Day == 0 {
					v.Kind = Month
				}
				parts = append(parts, part{isoDay(d), v})
			}
		case Reference:
			_, d, _ := strings.Cut(f.Text, " ")
			for _, s := range strings.Fields(d) {
				if s = strings.Trim(s, "()"); strings.ContainsAny(s, "0123456789") {
					parts = append(parts, part{s, Value{Kind: Reference, Text: s}})
				}
			}
		}
	}
	return parts
}
