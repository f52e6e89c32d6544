package facts

import (
	"fmt"
	"strings"
	"sync"
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
	if offset := zones()[zone]; offset != "" {
		return offset, true
	}
	name := strings.TrimRight(zone, "0123456789:+-−–")
	if zones()[name] != "+00:00" || name == zone {
		return "", false
	}
	sign, h, m, ok := shift(zone[len(name):])
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

// A zoneName is a zone by its name in a language, folded.
type zoneName struct{ fold, zone string }

// zone reads a zone that may follow a time, with the space before it, in brackets
// or not.
func (t *table) zone(c *capture, text string, i int) int {
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
	for _, n := range t.zoneNames {
		if k := hasFold(text, named, n.fold); name == "" && k > 0 && mayEnd(text, k) {
			name, end = n.zone, k
		}
	}
	if name == "" {
		return i
	}
	if close != "" {
		if end = skipSpaces(text, end); !strings.HasPrefix(text[end:], close) {
			return i
		}
		end += len(close)
	} else if j == i && !t.glue {
		return i
	}
	if c.zone != "" && c.zone != name {
		return -1
	}
	c.zone, c.brackets = name, close != ""
	return end
}

func zoneAt(text string, i int) (string, int) {
	end := i
	for end < len(text) && text[end] >= 'A' && text[end] <= 'Z' {
		end++
	}
	if end == i { // Russian has names of its own
		for _, name := range []string{"МСК", "ЦЕВ"} {
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
	if offset == "+00:00" {
		for _, n := range []int{1, 2, 3, 4, 5, 6, 7, 8} { // the longest shift
			if k := end + n; k <= len(text) {
				if _, _, _, ok := shift(text[end:k]); ok && digitsAt(text, k) == 0 && !nextIs(text, k, ":") {
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
