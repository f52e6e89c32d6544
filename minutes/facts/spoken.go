package facts

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// spokenDates reads what stands in words beside a month: its day, where a language
// counts days (el cuatro de septiembre, le douze mars; ordinals are read by
// ordinalDays), and its year (de dos mil veinte, «две тысячи двадцать шестого года»).
func (t *table) spokenDates(text string, found []Fact) []Fact {
	for k := range found {
		if found[k].Kind == Month && t.dayOne != "" {
			t.spokenDay(text, found, k)
		}
		if f := &found[k]; (f.Kind == Date || f.Kind == Month) && f.From.Year == 0 {
			t.spokenYear(text, found, k)
		}
	}
	return slices.DeleteFunc(found, func(f Fact) bool { return f.Kind == "" })
}

// spokenDay makes a date of month k and the number in words before it.
func (t *table) spokenDay(text string, found []Fact, k int) {
	f := &found[k]
	at, last := f.Start, 0
	if k > 0 {
		last = found[k-1].End
	}
	for range 3 {
		w, start := wordBefore(text, at)
		if start < last || !slices.Contains(t.dayOf, w) {
			break
		}
		at = start
	}
	if t.dayOf != nil && at == f.Start {
		return
	}
	n, start := 0, at
	if k > 0 && found[k-1].Kind == Number && found[k-1].Words && skipSpaces(text, last) >= at {
		n, _ = strconv.Atoi(found[k-1].Number)
		start = found[k-1].Start
	} else if w, s := wordBefore(text, at); w == t.dayOne && s >= last {
		n, start = 1, s
	}
	d := Day{f.From.Year, f.From.Month, n, 0}
	if !d.exists() {
		return
	}
	if start < last {
		found[k-1].Kind = ""
	}
	f.Value, f.Start, f.Words = Value{Kind: Date, From: d}, start, false
}

// wordBefore returns the letters that end before i, but for spaces, folded, and where
// they begin.
func wordBefore(text string, i int) (string, int) {
	end := len(strings.TrimRightFunc(text[:i], isSpace))
	start := end
	for start > 0 && end-start < 40 {
		r, n := utf8.DecodeLastRuneInString(text[:start])
		if c := classOf(r); c != letter && c != arabic && !unseen(r) {
			break
		}
		start -= n
	}
	return fold(text[start:end]), start
}

// spokenYear gives date or month k the year in words that follows it. After nothing
// but a space a round number may count something else: in May two thousand people.
func (t *table) spokenYear(text string, found []Fact, k int) {
	f := &found[k]
	if k+1 == len(found) || found[k+1].Kind != Number || !found[k+1].Words {
		return
	}
	year, err := strconv.Atoi(found[k+1].Number)
	last := k + 1
	if k+2 < len(found) && skipSpaces(text, found[k+1].End) == found[k+2].Start {
		switch next := found[k+2]; { // «две тысячи» and «шестого», "twenty" and "twenty-nine"
		case next.Kind == Ordinal && !digitsBefore(text, next.End):
			if n, _ := strconv.Atoi(next.Number); year%10 == 0 && n < 10 || year%100 == 0 && n < 100 {
				year, last = year+n, k+2
			}
		case next.Kind == Number && next.Words && (year == 19 || year == 20):
			if n, _ := strconv.Atoi(next.Number); n >= 10 && n < 100 {
				year, last = year*100+n, k+2
			}
		}
	}
	if err != nil || year < 1900 || year > 2100 {
		return
	}
	gap := strings.Trim(fold(text[f.End:found[k+1].Start]), " ,،\u00a0")
	if gap != "" && !slices.Contains(t.beforeYear, gap) || gap == "" && year%100 == 0 {
		return
	}
	f.From.Year, f.End = year, found[last].End
	for _, w := range t.afterYear {
		if end := hasFold(text, skipSpaces(text, f.End), w); end > 0 && mayEnd(text, end) {
			f.End = end
			break
		}
	}
	for m := k + 1; m <= last; m++ {
		found[m].Kind = ""
	}
}

// spokenInt reads a number in words that is the hour or the minutes of a time, and
// where it ends, or -1. Arabic counts hours by ordinals.
func (t *table) spokenInt(text string, i, max int, into *int) int {
	n, end := int64(0), -1
	if t.hanNumerals {
		var runes int
		if n, end, runes = hanNumeral(text, i); runes == 0 || runes > 3 || afterHanNumeral(text[:i]) {
			return -1
		}
	} else if t.mayBeWord(t.numerals.starts, twoRunes(text, i)) {
		n, end = t.numeral(text, i)
	}
	if end < 0 && t.clitics {
		if v, e := t.ordinalAt(text, i); e > i {
			n, _ = strconv.ParseInt(v.Number, 10, 64)
			end = e
		}
	}
	if end < 0 || n > int64(max) || n < 0 {
		return -1
	}
	*into = int(n)
	return end
}

// timesAfterDates makes times of numbers such as 10.00 that stand right after a date,
// alone or as an interval: there they are no decimals.
func (t *table) timesAfterDates(text string, found []Fact) []Fact {
	for k := 1; k < len(found); k++ {
		f := &found[k]
		if f.Kind != Number || f.Words || found[k-1].Kind != Date || strings.Trim(text[found[k-1].End:f.Start], " ,\u00a0") != "" {
			continue
		}
		start, ok := dotted(text[f.Start:f.End])
		if !ok {
			continue
		}
		v, end := Value{Kind: Time, Start: start}, f.End
		if k+1 < len(found) && found[k+1].Kind == Number && isRange(text[f.End:found[k+1].Start]) {
			if until, ok := dotted(text[found[k+1].Start:found[k+1].End]); ok && start.before(until) {
				v.Kind, v.End, end = Times, until, found[k+1].End
				found[k+1].Kind = ""
			}
		}
		c := inWords
		end = t.zone(&c, text, end)
		v.Zone, v.ZoneInBrackets = c.zone, c.brackets
		f.Value, f.End = v, end
		for m := k + 1; m < len(found) && found[m].Start < end; m++ {
			found[m].Kind = "" // UTC, as an acronym
		}
	}
	return slices.DeleteFunc(found, func(f Fact) bool { return f.Kind == "" })
}

// dotted reads 9.15 as a time.
func dotted(s string) (Clock, bool) {
	h, m, ok := strings.Cut(s, ".")
	hour, err1 := strconv.Atoi(h)
	min, err2 := strconv.Atoi(m)
	return Clock{Hour: hour, Minute: min}, ok && err1 == nil && err2 == nil && len(m) == 2 && hour < 24 && min < 60
}

// isRange says whether what stands between two numbers is a dash.
func isRange(between string) bool {
	r, n := utf8.DecodeRuneInString(strings.TrimSpace(between))
	return n > 0 && isDash(r) && strings.TrimSpace(between) == string(r)
}
