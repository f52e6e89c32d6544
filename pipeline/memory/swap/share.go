package swap

import (
	"slices"
	"strings"
	"unicode"

	"hexaglot/minutes/facts"
)

// sharing are words between two numbers of which the second alone has its unit: from 3 to
// 5 per cent, entre 80.000 y 65.000 dólares.
var sharing = []string{
	"to", "and", "or", "à", "et", "ou", "a", "y", "o", "u", "до", "по", "и", "или",
	"إلى", "الى", "حتى", "و", "أو", "至", "到", "和", "或",
}

// ranging are those of an interval, of which the first may have it: USD 500 to 700.
var ranging = []string{"to", "à", "a", "до", "إلى", "至", "到"}

// shareUnits makes a sum or a per cent of a number that has its unit of the number beside it.
func (r *reading) shareUnits() {
	for i := 1; i < len(r.facts); i++ {
		f, g := &r.facts[i-1], &r.facts[i]
		between := strings.TrimSpace(r.text[f.End:g.Start])
		dash := len(between) > 0 && strings.ContainsFunc(between, func(c rune) bool { return unicode.Is(unicode.Pd, c) }) && len([]rune(between)) == 1
		hasUnit := func(f *facts.Fact) bool { return f.Kind == facts.Money || f.Kind == facts.Percent }
		switch {
		case f.Kind == facts.Number && hasUnit(g) && (dash || slices.Contains(sharing, between)) && !isYear(r, i-1) && isDigit(firstRune(r.printed(i))):
			f.Kind, f.Currency = g.Kind, g.Currency
		case hasUnit(f) && g.Kind == facts.Number && (dash || slices.Contains(ranging, between)) && !isYear(r, i) && isDigit(lastRune(r.printed(i-1))):
			g.Kind, g.Currency = f.Kind, f.Currency
		}
	}
}
