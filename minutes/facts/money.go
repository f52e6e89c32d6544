package facts

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/currency"
	"golang.org/x/text/feature/plural"
)

// money is a name or symbol of a currency, folded, and its ISO 4217 code.
type money struct{ fold, code string }

// currencyAt reads a currency at i: a name or symbol of the data files, or a code of
// ISO 4217 in capitals; and where it ends, or -1.
func (t *table) currencyAt(text string, i int) (string, int) {
	for _, c := range t.currencyStarts[firstFolded(text, i)] {
		end := hasFold(text, i, c.fold)
		if end < 0 {
			continue
		}
		if last, _ := utf8.DecodeLastRuneInString(c.fold); classOf(last) != letter && classOf(last) != arabic || mayEnd(text, end) || digitsAt(text[end:min(end+4, len(text))], 0) > 0 {
			return c.code, end
		}
	}
	if end := i + 3; end <= len(text) && isCapital(text[i]) && isCapital(text[i+1]) && isCapital(text[i+2]) && isCurrency(text[i:end]) && !slices.Contains(t.notCurrency, text[i:end]) &&
		(mayEnd(text, end) || text[end] >= '0' && text[end] <= '9') {
		return text[i:end], end
	}
	return "", -1
}

func isCapital(b byte) bool { return b >= 'A' && b <= 'Z' }

const capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

// isCurrency says whether a string is a code of ISO 4217.
func isCurrency(code string) bool {
	_, err := currency.ParseISO(code)
	return err == nil && len(code) == 3 && strings.Trim(code, capitals) == ""
}

// unit returns how the currency of a value is written in full, or "". The names are
// plurals: of what is one, the code is written.
func (t *table) unit(v Value) string {
	name := t.units[v.Currency]
	if last, _ := utf8.DecodeLastRuneInString(name); classOf(last) != letter {
		return name // a symbol or an abbreviation
	}
	whole, fraction, _ := strings.Cut(v.Number, ".")
	if len(whole) == 1 && plural.Cardinal.MatchPlural(t.lang, int(whole[0]-'0'), len(fraction), len(fraction), 0, 0) == plural.One {
		return ""
	}
	return name
}
