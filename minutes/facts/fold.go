package facts

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// folded maps letters to the form we compare: lower case, without accents, dots,
// hamza or the two dots of ё.
var folded = func() (t [0x700]rune) {
	for r := range rune(len(t)) {
		d := []rune(norm.NFD.String(string(unicode.ToLower(r))))
		t[r] = d[0]
	}
	return t
}()

func foldRune(r rune) rune {
	switch {
	case r >= 0 && r < rune(len(folded)):
		return folded[r]
	case r == '’' || r == '‘' || r == 'ʼ':
		return '\''
	case r >= 0xFF01 && r <= 0xFF5E: // full-width ASCII
		return foldRune(r - 0xFEE0)
	}
	return unicode.ToLower(r)
}

// fold folds a string and drops what [unseen] says.
func fold(s string) string {
	out := make([]rune, 0, len(s))
	for _, r := range s {
		if !unseen(r) {
			out = append(out, foldRune(r))
		}
	}
	return string(out)
}

// unseen says whether a rune is passed over wherever we compare: Arabic vowel signs
// and tatweel, combining marks, the controls of the bidirectional algorithm.
func unseen(r rune) bool {
	switch {
	case r < 0x300, r >= 0x400 && r < 0x480, r > 0x640 && r < 0x64B, r >= 0x4E00 && r < 0xA000: // most text
		return false
	case r == 0x640, unicode.Is(unicode.Mn, r):
		return true
	}
	return unicode.Is(unicode.Bidi_Control, r)
}

// digitOf returns the value of an ASCII, full-width, Arabic-Indic or Persian digit, or -1.
func digitOf(r rune) int {
	for _, zero := range []rune{'0', '０', '٠', '۰'} {
		if r >= zero && r <= zero+9 {
			return int(r - zero)
		}
	}
	return -1
}

func isSpace(r rune) bool { return unicode.IsSpace(r) || r == 0x200B || r == 0xFEFF }

func isDash(r rune) bool {
	switch r {
	case '~', '～', '−', '〜', '－':
		return true
	}
	return unicode.Is(unicode.Pd, r)
}

// The classes of runes whose meeting makes, or does not make, a border of words.
const (
	other = iota
	han
	digit
	letter // of scripts that put spaces between words
	arabic
)

func classOf(r rune) int {
	switch {
	case r < 0x80 && (r|0x20 >= 'a' && r|0x20 <= 'z' || r == '_'):
		return letter
	case digitOf(r) >= 0:
		return digit
	case r < 0x80:
		return other
	case unicode.Is(unicode.Han, r), r == '〇':
		return han
	case r == 0x640, unicode.Is(unicode.Mn, r), unicode.Is(unicode.Arabic, r) && unicode.IsLetter(r):
		return arabic
	case r == 'º' || r == 'ª': // Nº18
		return other
	case unicode.IsLetter(r):
		return letter
	}
	return other
}

// joined says whether two neighbours are of one word. Arabic writes و, ب and ل on
// the word or number that follows.
func joined(before, after rune) bool {
	b, a := classOf(before), classOf(after)
	switch {
	case b == other || a == other || b == han || a == han:
		return false
	case b == arabic:
		return a == arabic
	case a == arabic:
		return false
	}
	return true
}

func mayBegin(text string, i int) bool {
	r, _ := utf8.DecodeRuneInString(text[i:])
	if unseen(r) || isSpace(r) {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	return i == 0 || !joined(before, r) || before == 'T' && isoTime(text, i-1)
}

func mayEnd(text string, i int) bool {
	if i == len(text) {
		return true
	}
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	after, _ := utf8.DecodeRuneInString(text[i:])
	return !joined(before, after) || after == 'T' && isoTime(text, i)
}

// isoTime says whether the T at i parts a date and a time, as in 2033-04-12T14:30 (ISO 8601).
func isoTime(text string, i int) bool {
	return i > 2 && i+3 < len(text) && text[i] == 'T' && text[i-3] == '-' && digitsAt(text[i-2:i], 0) == 2 &&
		digitsAt(text[i+1:i+3], 0) == 2 && text[i+3] == ':'
}

func runeLen(text string, i int) int {
	_, n := utf8.DecodeRuneInString(text[i:])
	return n
}
