package pdftext

import (
	"math"
	"strings"
	"unicode"
)

// fill adds what stands in the place of a running head on a page that has none there: the same with other numbers or less
// words, what comes twice, and where heads change with the section that of a short one. What else is in that place on the
// first page can be a date or a title.
func (f *furniture) fill(groups [][]*spot) {
	var found []*line
	for _, g := range groups {
		first := g[0]
		heads := map[string]bool{}
		var others []*spot
		for _, p := range f.pages {
			has := false
			n := len(others)
			for _, l := range p.lines {
				s := p.spot(l)
				if s == nil || s.top != first.top || math.Abs(s.from-first.from) >= samePlace*first.line.size {
					continue
				}
				if f.isPart[l] {
					has = true
					heads[lettersOf(l.text)] = true
				} else if sameSize(l.size, first.line.size) && !f.isBody(s) {
					others = append(others, s)
				}
			}
			if has {
				others = others[:n]
			}
		}
		times := map[string]int{}
		for _, s := range others {
			k := lettersOf(s.line.text)
			if times[k]++; times[k] > 1 {
				heads[k] = true
			}
		}
		for _, s := range others {
			if len(heads) > 1 && s.page != f.pages[0] || isLike(lettersOf(s.line.text), heads) {
				found = append(found, s.line)
			}
		}
	}
	for _, l := range found {
		f.isPart[l] = true
	}
}

// isLike says that words are the beginning or end of others, or have them there.
func isLike(words string, of map[string]bool) bool {
	for o := range of {
		long, short := o, words
		if len(long) < len(short) {
			long, short = short, long
		}
		if strings.HasPrefix(long, short) || strings.HasSuffix(long, short) {
			if short != "" || long == "" {
				return true
			}
		}
	}
	return false
}

// lettersOf gives a text without spaces, digits and signs.
func lettersOf(text string) string {
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) }), "")
}

// samePlace is the distance in ems within which heads of different words stand in one place.
const samePlace = .25
