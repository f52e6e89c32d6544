package facts

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A capture is what the fields of a shape stood for. Index 1 is the end of an
// interval. What was not printed is -1.
type capture struct {
	d, mon, y, wd, h, min, part [2]int // part is an index of table.parts
	zone                        string
	brackets                    bool
	num, cur                    string
	from                        int  // where the hour of a time begins
	words                       bool // numbers may be in words, and zones named by a place
	spoken                      bool // the hour is in words
}

var nothing = func() (c capture) {
	none := [2]int{-1, -1}
	c.d, c.mon, c.y, c.wd, c.h, c.min, c.part = none, none, none, none, none, none, none
	return c
}()

// inWords captures numbers in words too.
var inWords = func() capture {
	c := nothing
	c.words = true
	return c
}()

// clockInt reads an hour, in digits or in words.
func (t *table) clockInt(c *capture, text string, i, max int, into *int) int {
	end := readInt(text, i, 2, into)
	if end < 0 && c.words {
		end = t.spokenInt(text, i, max, into)
		c.spoken = end > 0
	}
	return end
}

// elem reads one element at i and returns where it ends, or -1.
func (t *table) elem(e elem, c *capture, text string, i int) int {
	switch e.op {
	case "":
		return t.words(e, text, i)
	case "space":
		end := skipSpaces(text, i)
		if end == i && !e.glue && !(t.clitics && digitsBefore(text, i)) { // 17نيسان
			return -1
		}
		return end
	case "d":
		end := t.calendarInt(text, i, 2, &c.d[e.end])
		if end < 0 && t.dayWords != nil {
			_, end = readName(t.dayWords, text, i, &c.d[e.end])
		}
		return t.skipDayEnd(text, end)
	case "dd": // 18/03/2033, whatever comes first
		if end := readInt(text, i, 2, &c.d[e.end]); c.d[e.end] > 12 {
			return end
		}
		return -1
	case "rm":
		end := i
		for end < len(text) && strings.IndexByte("IVX", text[end]) >= 0 {
			end++
		}
		if c.mon[e.end] = roman(text[i:end]); c.mon[e.end] == 0 {
			return -1
		}
		return end
	case "two":
		end := readInt(text, i, 2, &c.d[e.end])
		if c.d[e.end] != 2 {
			return -1
		}
		return t.skipDayEnd(text, end)
	case "m":
		return t.calendarInt(text, i, 2, &c.mon[e.end])
	case "y":
		end := t.calendarInt(text, i, 4, &c.y[e.end])
		if y := c.y[e.end]; end >= 0 && (y < 1900 || y > 2100) {
			return -1
		}
		return end
	case "mon", "month", "inmonth":
		return t.month(text, i, &c.mon[e.end])
	case "wd":
		_, end := readName(t.wdays, text, i, &c.wd[e.end])
		return end
	case "onwd":
		_, end := readName(t.onwdays, text, i, &c.wd[e.end])
		return end
	case "part":
		k, end := readName(t.parts, text, i, new(int))
		c.part[e.end] = k
		return end
	case "h":
		if c.min[e.end] == -1 { // half past seven begins with its half
			c.from = i
		}
		return t.clockInt(c, text, i, 23, &c.h[e.end])
	case "past":
		if c.h[e.end] == -1 {
			c.from = i
		}
		_, end := readName(t.pasts, text, i, &c.min[e.end])
		return end
	case "noon":
		if strings.HasSuffix(text[:i], "-") { // après-midi
			return -1
		}
		c.from, c.min[e.end] = i, 0
		_, end := readName(t.noons, text, i, &c.h[e.end])
		return end
	case "hm":
		var hm int
		digits := digitsAt(text, i)
		end := readInt(text, i, 5, &hm)
		if digits != 3 && digits != 4 {
			return -1
		}
		c.from, c.h[e.end], c.min[e.end] = i, hm/100, hm%100
		return end
	case "h1":
		c.from = i
		end := t.clockInt(c, text, i, 23, &c.h[e.end])
		if c.h[e.end] != 1 {
			return -1
		}
		return end
	case "mm": // minutes that are no month: 10.00–12.40, not 10.05–12.05
		if end := readInt(text, i, 2, &c.min[e.end]); end > 0 && digitsAt(text, i) == 2 && (c.min[e.end] == 0 || c.min[e.end] > 12) {
			return end
		}
		return -1
	case "min":
		if c.spoken {
			return t.spokenInt(text, i, 59, &c.min[e.end])
		}
		end := readInt(text, i, 2, &c.min[e.end])
		if end >= 0 && i > 3 && isoTime(text, i-4) && nextIs(text, end, ":") {
			end = readInt(text, end+1, 2, new(int)) // seconds
		}
		// One digit is enough after a word: 10 h 5, 10时5分.
		if end < 0 || digitsAt(text, i) != 2 && (text[i-1] == ':' || text[i-1] == '.') || nextIs(text, end, ":") {
			return -1
		}
		return end
	case "zone":
		return t.zone(c, text, i)
	case "inzone", "utc":
		if end := t.zone(c, text, i); end > i && (e.op == "inzone" || zones()[c.zone] == "+00:00") {
			return end
		}
		return -1
	case "cur", "unit":
		end := -1
		c.cur, end = t.currencyAt(text, i)
		return end
	case "mag":
		for _, m := range t.mags {
			if end := i + len(m.text); strings.HasPrefix(text[i:], m.text) && mayEnd(text, end) {
				var ok bool
				if c.num, ok = tenfold(c.num, m.n); ok {
					return end
				}
			}
		}
		return -1
	case "num":
		num, end := t.numberAt(text, i)
		if end < 0 && c.words {
			num, end = t.numeralAt(text, i)
		}
		c.num = num
		return end
	}
	return -1
}

func (t *table) words(e elem, text string, i int) int {
	switch {
	case e.dash:
		j := skipSpaces(text, i)
		r, n := utf8.DecodeRuneInString(text[j:])
		if j == len(text) || !isDash(r) {
			return -1
		}
		for j += n; j < len(text); j += n { // the typewriter's --
			if r, n = utf8.DecodeRuneInString(text[j:]); !isDash(r) {
				break
			}
		}
		return skipSpaces(text, j)
	case e.comma:
		r, n := utf8.DecodeRuneInString(text[i:])
		if r == ',' || r == '，' || r == '،' {
			return skipSpaces(text, i+n)
		}
		end := skipSpaces(text, i)
		if end == i && !e.glue {
			return -1
		}
		return end
	}
	return hasFold(text, i, e.fold)
}

// skipDayEnd passes over the letters of 1st, 1er, 28-го.
func (t *table) skipDayEnd(text string, i int) int {
	if i < 0 {
		return i
	}
	for _, end := range t.dayEnds {
		if j := hasFold(text, i, end); j > i && mayEnd(text, j) {
			return j
		}
	}
	return i
}

// month reads a month; in Arabic also two names of it, as in أيار/مايو.
func (t *table) month(text string, i int, into *int) int {
	if r, _ := utf8.DecodeRuneInString(text[i:]); t.capital && !unicode.IsUpper(r) {
		return -1
	}
	_, end := readName(t.months, text, i, into)
	if end < 0 {
		return end
	}
	if j := skipSpaces(text, end); strings.HasPrefix(text[j:], "/") {
		var again int
		if _, k := readName(t.months, text, skipSpaces(text, j+1), &again); k >= 0 && again == *into {
			return k
		}
	}
	return end
}

// firstFolded is the first rune at i that is seen, folded.
func firstFolded(text string, i int) rune {
	if i < len(text) && text[i] < 0x80 {
		return folded[text[i]]
	}
	r, _ := utf8.DecodeRuneInString(text[skipUnseen(text, i):])
	return foldRune(r)
}

// readName reads one of the names at i and returns its index and where it ends, or -1.
func readName(names []name, text string, i int, into *int) (int, int) {
	first := firstFolded(text, i)
	for k, n := range names {
		if n.first != first && n.first != 0xA0 {
			continue
		}
		if end := hasFold(text, i, n.fold); end > i && mayEnd(text, end) {
			*into = n.n
			return k, end
		}
	}
	return -1, -1
}

// halfAt returns where a part of the day ends that begins at i, in words of the
// language or as a.m. and p.m., or -1.
func (t *table) halfAt(text string, i int) int {
	if _, end := readName(t.parts, text, i, new(int)); end > 0 {
		return end
	}
	for _, half := range []string{"am", "pm", "a.m.", "p.m.", "a.\u00a0m.", "p.\u00a0m."} {
		if end := hasFold(text, i, half); end > 0 && mayEnd(text, end) {
			return end
		}
	}
	return -1
}

// timeAfter reads a time that is one only after its preposition, such as 15 heures in
// « à 15 heures »: elsewhere it is how long something lasts.
func (t *table) timeAfter(text string, i int) (f Fact, ok bool) {
	if !t.needsAt || strings.HasSuffix(text[:i], "’") || strings.HasSuffix(text[:i], "'") { // jusqu’à 18 heures par jour
		return f, false
	}
	for _, n := range t.starts[startKey(text, i)] {
		t.walk(n, formOf(Time, true), inWords, text, i, func(v Value, c capture, end int) {
			if v.Kind == Time && end > f.End && mayEnd(text, end) && t.halfAt(text, skipSpaces(text, end)) < 0 {
				f, ok = Fact{Start: c.from, End: end, Value: v}, true
			}
		})
	}
	if ok {
		if v, end := t.longest(text, f.Start); end > f.End || end == f.End && v.Kind != Number { // a las 18.00
			return f, false
		}
	}
	return f, ok
}
