package store

import (
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A unit is what an edit changes: a word, a number, a Han character. Punctuation and
// space are none.
type unit struct {
	start, end int    // bytes of the text
	hash       uint64 // of the folded text
	fact       bool   // a number, a date in digits, an address: what changes from text to text
	han        bool
}

// FNV-1a, as its authors give it.
const (
	fnvOffset = 14695981039346656037
	fnvPrime  = 1099511628211
)

// units cuts a text. Numbers count as they are here, and as one and the same in the
// index (tokens).
func units(text string) []unit {
	all := make([]unit, 0, len(text)/5+2)
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if isHanRune(r) {
			all = append(all, unit{start: i, end: i + size, hash: (fnvOffset ^ uint64(r)) * fnvPrime, han: true})
			i += size
			continue
		}
		if !inWord(r) {
			i += size
			continue
		}
		u := word(text, i)
		if rest := text[u.end:]; strings.HasPrefix(rest, "://") {
			u = address(text, i)
		}
		all = append(all, u)
		i = u.end
	}
	return all
}

// word reads the word that begins at i. Between digits, marks that part them belong
// to the number: 10,000 and 2024-04-16 and 16:15.
func word(text string, i int) unit {
	u := unit{start: i, end: i, hash: fnvOffset}
	digit := false // the last rune was a digit
	for u.end < len(text) {
		r, size := utf8.DecodeRuneInString(text[u.end:])
		if !inWord(r) || isHanRune(r) {
			next, _ := utf8.DecodeRuneInString(text[u.end+size:])
			if !digit || !strings.ContainsRune(".,:/-'٫٬\u00a0\u202f", r) || !unicode.IsDigit(next) {
				break
			}
		}
		digit = unicode.IsDigit(r)
		u.fact = u.fact || digit
		if r = foldRune(r); r >= 0 {
			u.hash = (u.hash ^ uint64(r)) * fnvPrime
		}
		u.end += size
	}
	return u
}

// address reads the address that begins at i, up to a space or what closes a link.
func address(text string, i int) unit {
	end := strings.IndexFunc(text[i:], func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune("<>()（）", r) || isHanRune(r)
	})
	if end < 0 {
		end = len(text) - i
	}
	return unit{start: i, end: i + end, hash: hash64(text[i : i+end]), fact: true}
}

func hash64(s string) uint64 {
	h := uint64(fnvOffset)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * fnvPrime
	}
	return h
}

// inWord says whether a rune is of a word: letters, digits and the marks on them.
func inWord(r rune) bool {
	if r < 0x80 {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// foldRune gives the form of a rune that we compare, or -1 for none: small letters,
// Arabic without vowel signs and hamza on its carrier, ASCII digits.
func foldRune(r rune) rune {
	switch {
	case 'A' <= r && r <= 'Z':
		return r + 'a' - 'A'
	case r < 0x80:
		return r
	case 0x660 <= r && r <= 0x669:
		return '0' + r - 0x660
	case 0xFF10 <= r && r <= 0xFF5A: // full-width digits and letters
		return foldRune(r - 0xFEE0)
	case r == 'ـ', 0x64B <= r && r <= 0x65F, r == 0x670:
		return -1
	}
	switch r {
	case 'ё', 'Ё':
		return 'е'
	case 'أ', 'إ', 'آ', 'ٱ':
		return 'ا'
	}
	return unicode.ToLower(r)
}

// fold is a text as we compare it in a search.
func fold(text string) string { return strings.Map(foldRune, text) }

// tokens are what the index knows of a text: its words without the facts, and of Han
// characters each two that stand together, since one alone says little. In a very
// short text it says enough. A token stands there once.
func tokens(us []unit) []int64 {
	all := make([]int64, 0, len(us))
	put := func(h uint64) { all = append(all, int64(h>>1)) }
	for i, u := range us {
		switch {
		case u.fact:
		case !u.han:
			put(u.hash)
		default:
			if i+1 < len(us) && us[i+1].han {
				put(joint(u, us[i+1]))
			}
			if len(us) <= shortHan {
				put(u.hash)
			}
		}
	}
	return all
}

func joint(a, b unit) uint64 { return (a.hash ^ b.hash>>7) * fnvPrime }

// shortHan is the number of units up to which single Han characters are tokens.
const shortHan = 12

func isHanRune(r rune) bool { return r >= 0x2E80 && unicode.Is(unicode.Han, r) }

// isHan says whether most of a text is Han characters.
func isHan(us []unit) bool {
	n := 0
	for _, u := range us {
		if u.han {
			n++
		}
	}
	return 2*n > len(us)
}

// A sketch has a bit for every unit, several may share one. What is in one sketch
// and not in the other tells that as many units differ at least.
type sketch uint64

func sketchOf(us []unit) (s sketch) {
	for _, u := range us {
		if u.fact {
			s |= 1
		} else {
			s |= 1 << (u.hash * 0x9E3779B97F4A7C15 >> 58)
		}
	}
	return s
}

// atMost is the best similarity that two texts of n and m units can have.
func atMost(n, m int, a, b sketch) float64 {
	same := min(n-bits.OnesCount64(uint64(a&^b)), m-bits.OnesCount64(uint64(b&^a)))
	return float64(same) / float64(max(n, m, 1))
}
