package glossary

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

type kind uint8

const (
	letters kind = iota // a word, perhaps with digits
	number              // digits only
	sign                // one punctuation mark or symbol
	wall                // a URL, code, a link target: nothing goes through
)

// A word is a word, a number or a sign of a text.
type word struct {
	start, end int
	text       string // NFC, without invisible characters; signs of one sort are one
	kind       kind
	spaced     bool // white space stands before it
}

// split cuts a text into words. Emphasis marks and invisible characters (soft
// hyphens, joiners, directional marks) are not there; Arabic letters and others
// are different words even when nothing stands between them (وIGF).
func split(text string, walls []span) []word {
	out := make([]word, 0, len(text)/6+1)
	spaced := false
	for i := 0; i < len(text); {
		if len(walls) > 0 && i >= walls[0].start {
			i = max(i, walls[0].end)
			out = append(out, word{start: walls[0].start, end: i, kind: wall})
			walls = walls[1:]
			spaced = false
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case isSpace(r):
			spaced = true
			i += n
		case r == '*' || r == '_' || isInvisible(r):
			i += n
		case isWordRune(r):
			limit := len(text)
			if len(walls) > 0 {
				limit = walls[0].start
			}
			w := scanWord(text, i, limit)
			// Between Arabic and Latin or digits a space is no difference.
			n := len(out)
			w.spaced = spaced || n > 0 && out[n-1].end == i && out[n-1].kind <= number
			out = append(out, w)
			i = w.end
			spaced = false
		default:
			out = append(out, word{start: i, end: i + n, text: plainSign(r, text[i:i+n]), kind: sign, spaced: spaced})
			i += n
			spaced = false
		}
	}
	return out
}

// scanWord reads the word that begins at i.
func scanWord(text string, i, limit int) word {
	w := word{start: i, kind: number}
	first, _ := utf8.DecodeRuneInString(text[i:])
	arabic := isArabicLetter(first)
	odd := false // has marks or invisible characters
	for i < limit {
		if c := text[i]; !arabic && c < utf8.RuneSelf && isAlnum(c) { // most text
			if c > '9' {
				w.kind = letters
			}
			i++
			w.end = i
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case isWordRune(r):
			if !unicode.Is(unicode.M, r) && isArabicLetter(r) != arabic {
				limit = i // leave the loop
				continue
			}
			if !unicode.Is(unicode.Nd, r) {
				w.kind = letters
			}
			odd = odd || unicode.Is(unicode.M, r)
			w.end = i + n
		case isInvisible(r):
			odd = true
		case r == '_' && i+1 < limit:
			// inside a word only: snake_case is one word, _emphasis_ is not
			if next, _ := utf8.DecodeRuneInString(text[i+1:]); !isWordRune(next) {
				limit = i
				continue
			}
			w.kind = letters
			w.end = i + n
		default:
			limit = i
		}
		i += n
	}
	w.text = text[w.start:w.end]
	if odd {
		w.text = norm.NFC.String(strings.Map(visible, w.text))
	}
	return w
}

func visible(r rune) rune {
	if isInvisible(r) {
		return -1
	}
	return r
}

func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return isAlnum(byte(r))
	}
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.Is(unicode.M, r) || unicode.Is(unicode.Nd, r))
}

// isInvisible reports characters that change nothing in a word: soft hyphen, zero
// width, directional marks and isolates, word joiner, byte order mark.
func isInvisible(r rune) bool {
	switch {
	case r == 0xAD, 0x200B <= r && r <= 0x200F, 0x202A <= r && r <= 0x202E,
		0x2060 <= r && r <= 0x2064, 0x2066 <= r && r <= 0x2069, r == 0x61C, r == 0xFEFF:
		return true
	}
	return false
}

func isSpace(r rune) bool { return unicode.IsSpace(r) || r == 0x202F }

// plainSign makes one of the apostrophes, of the hyphens and of the quotation marks.
func plainSign(r rune, s string) string {
	switch r {
	case '\'', '’', '‘', 'ʼ', '＇':
		return "'"
	case '-', '‐', '‑', '－':
		return "-"
	case '"', '“', '”', '„', '‟', '«', '»', '「', '」', '『', '』', '＂':
		return `"`
	}
	return s
}
