package facts

import (
	"fmt"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// zones are the names of data/zones.txt with their offsets, "" if the name fixes none.
var zones = sync.OnceValue(func() map[string]string {
	all := map[string]string{}
	text, err := data.ReadFile("data/zones.txt")
	if err != nil {
		panic(err) // embedded
	}
	for _, line := range strings.Split(string(text), "\n") {
		if name, offset, ok := strings.Cut(strings.TrimSpace(line), " "); ok && name[0] != '#' {
			all[name] = strings.TrimPrefix(offset, "-00:00")
		}
	}
	return all
})

// Offset returns the offset from UTC that the name of a zone fixes, as "+01:00".
// Names that mean several zones, such as IST, and unknown ones fix none.
func Offset(zone string) (string, bool) {
	zone = zoneCode(zone)
	if offset := zones()[zone]; offset != "" {
		return offset, true
	}
	name := strings.TrimRight(zone, "0123456789:+-−–")
	shifted := zone[len(name):]
	name = strings.TrimSpace(name)
	if zones()[name] != "+00:00" && name != "" || shifted == "" {
		return "", false
	}
	sign, h, m, ok := shift(shifted)
	if !ok {
		return "", false
	}
	return fmt.Sprintf("%c%02d:%02d", sign, h, m), true
}

// shift reads "+1", "-5", "+05:30".
func shift(s string) (sign byte, h, m int, ok bool) {
	r, n := utf8.DecodeRuneInString(s)
	switch {
	case r == '+':
		sign = '+'
	case isDash(r):
		sign = '-'
	default:
		return
	}
	end := readInt(s, n, 2, &h)
	if end > 0 && nextIs(s, end, ":") {
		end = readInt(s, end+1, 2, &m)
	}
	return sign, h, m, end == len(s) && h <= 14 && m < 60
}

// zoneCode is the abbreviation of a zone that is printed by its name in one of the
// languages, or else the zone itself.
func zoneCode(zone string) string {
	if len(zone) < 4 || strings.ContainsAny(zone, "+0123456789") {
		return zone
	}
	name := fold(zone)
	for _, lang := range ordinalLanguages {
		base, _, _ := lang.Raw()
		for _, n := range tables()[base].zoneNames {
			if n.fold == name {
				return n.zone
			}
		}
	}
	return zone
}

// A zoneName is a zone by its name in a language, folded.
type zoneName struct{ fold, zone string }

// zone reads a zone that may follow a time, with the space before it, in brackets
// or not.
func (t *table) zone(c *capture, text string, i int) int {
	if k := i + len("+01:00"); k <= len(text) && (isoTime(text, i-len("T14:30")) || isoTime(text, i-len("T14:30:00"))) {
		if _, _, _, ok := shift(text[i:k]); ok && (c.zone == "" || c.zone == text[i:k]) {
			c.zone = text[i:k]
			return k
		}
	}
	j := skipSpaces(text, i)
	close := ""
	for _, pair := range []string{"()", "（）"} {
		open := pair[:len(pair)/2]
		if strings.HasPrefix(text[j:], open) {
			j, close = skipSpaces(text, j+len(open)), pair[len(open):]
			break
		}
	}
	named := j
	for _, w := range t.zoneWords {
		if k := hasFold(text, j, w); k > j && mayEnd(text, k) {
			j = skipSpaces(text, k)
			break
		}
	}
	name, end := zoneAt(text, j)
	glued := name != "" // 1500Z
	if name == "" {
		if name, end = t.zoneNamed(text, named, close, c.words); name == "" {
			return i
		}
	}
	if close != "" {
		if end = skipSpaces(text, end); !strings.HasPrefix(text[end:], close) {
			return i
		}
		end += len(close)
	} else if name == "Z" {
		if j > i && strings.HasPrefix(text[end:], ".") { // at 15:00 Z. Petrova
			return i
		}
	} else if j == i && !t.glue && !glued && text[j] != ',' {
		return i
	}
	if c.zone != "" && c.zone != name {
		return -1
	}
	c.zone, c.brackets = name, close != ""
	return end
}

// zoneNamed reads a zone by its name, as «по московскому времени», or by a place, as
// heure de Paris. In a text it is kept as printed; of a string that is written again,
// only a name that other languages know is read, as its abbreviation.
func (t *table) zoneNamed(text string, i int, close string, asPrinted bool) (string, int) {
	if asPrinted && close == "" && i < len(text) && strings.HasPrefix(text[i:], ",") {
		i = skipSpaces(text, i+1)
	}
	for _, n := range t.zoneNames {
		if k := hasFold(text, i, n.fold); k > 0 && mayEnd(text, k) {
			if asPrinted {
				return text[i:k], k
			}
			return n.zone, k
		}
	}
	if !asPrinted {
		return "", i
	}
	for _, p := range t.zonePlaces {
		if k := p.at(text, i, close); k > 0 && mayEnd(text, k) {
			return text[i:k], k
		}
	}
	return "", i
}

// A zonePlace is how a language names a zone by a place, folded: the words before
// and after it. Without a place it is the words before.
type zonePlace struct {
	before, after string
	place         bool
}

func (t *table) addZonePlaces(list string) {
	for _, s := range strings.Split(list, "|") {
		before, after, place := strings.Cut(strings.TrimSpace(s), "{place}")
		t.zonePlaces = append(t.zonePlaces, zonePlace{fold(before), fold(after), place})
	}
}

// at returns where a zone named by a place ends, or -1. A place is words with capitals,
// with short ones between them; where no letter is a capital, or in brackets, all up to
// what closes it, or one word.
func (p zonePlace) at(text string, i int, close string) int {
	k := hasFold(text, i, p.before)
	if k > i && !p.place && !strings.Contains(p.before, " ") && goesOn(text, k) {
		return -1 // "10:00 Pacific Room"
	}
	if k < 0 || !p.place {
		return k
	}
	start := k
	for range 5 {
		r, _ := utf8.DecodeRuneInString(text[k:])
		class := classOf(r)
		w, end := wordAt(text, k)
		if class == han {
			w, end = hanBefore(text, k, p.after)
		}
		if w == "" {
			return -1
		}
		cased := class == letter && unicode.IsUpper(r)
		if class == letter && !cased && (k == start && p.before == "" || utf8.RuneCountInString(w) > 3) {
			return -1
		}
		k = end
		if cased || class != letter {
			if last := hasFold(text, k, p.after); last > 0 && mayEnd(text, last) &&
				(close == "" && (p.after != "" || !goesOn(text, k)) || close != "" && strings.HasPrefix(text[skipSpaces(text, last):], close)) {
				return last
			}
			if class == arabic && close == "" {
				return -1
			}
		}
		if next := skipSpaces(text, k); next > k {
			k = next
		} else if strings.HasPrefix(text[k:], "-") {
			k++
		} else {
			return -1
		}
	}
	return -1
}

// goesOn says whether a name goes on at i with another capital: Ciudad Real.
func goesOn(text string, i int) bool {
	next := skipSpaces(text, i)
	if strings.HasPrefix(text[i:], "-") {
		next = i + 1
	}
	r, _ := utf8.DecodeRuneInString(text[next:])
	return next > i && next < len(text) && unicode.IsUpper(r)
}

// hanBefore reads up to six characters before the words that end a Chinese zone.
func hanBefore(text string, i int, after string) (string, int) {
	end := i
	for n := 0; n < 6 && end < len(text); n++ {
		r, size := utf8.DecodeRuneInString(text[end:])
		if classOf(r) != han {
			break
		}
		if end += size; strings.HasPrefix(text[end:], after) {
			return text[i:end], end
		}
	}
	return "", i
}

func zoneAt(text string, i int) (string, int) {
	end := i
	for end < len(text) && text[end] >= 'A' && text[end] <= 'Z' {
		end++
	}
	if end == i { // Russian has names of its own
		for _, name := range []string{"МСК", "мск", "ЦЕВ"} {
			if strings.HasPrefix(text[i:], name) {
				end = i + len(name)
			}
		}
	}
	name := text[i:end]
	offset, known := zones()[name]
	if !known {
		return "", i
	}
	if offset == "+00:00" && name != "Z" {
		space := 0
		if strings.HasPrefix(text[end:], " +") {
			space = 1
		}
		for _, n := range []int{1, 2, 3, 4, 5, 6, 7, 8} { // the longest shift
			if k := end + space + n; k <= len(text) {
				if _, _, _, ok := shift(text[end+space : k]); ok && digitsAt(text, k) == 0 && !nextIs(text, k, ":") {
					return text[i:k], k
				}
			}
		}
	}
	if !mayEnd(text, end) {
		return "", i
	}
	return name, end
}
