package memory

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A folded text is what we compare: one form of quotes, dashes, spaces, Arabic
// letters; and the way back, for every byte of it, to the text it was made of.
type folded struct {
	text string
	at   []int // len(text)+1 offsets
}

// fold folds a text of a language. The first letter loses its case if it is the
// first of a segment.
func fold(lang, s string, first bool) folded {
	var f folded
	var b strings.Builder
	put := func(r rune, at int) {
		n := b.Len()
		b.WriteRune(r)
		for range b.Len() - n {
			f.at = append(f.at, at)
		}
	}
	last := rune(-1) // the last rune written
	for at, r := range s {
		c := foldRune(r)
		switch {
		case c < 0:
			continue
		case c == ' ':
			if last < 0 && first || last == ' ' || dropsSpace(lang, last, s[at:]) || runeBefore(s, at) == '«' {
				continue
			}
		case c == '…':
			put('.', at)
			put('.', at)
			c = '.'
		case c == '-' && last == '-': // —— is one dash
			continue
		case first && unicode.IsLetter(c):
			c = unicode.ToLower(c)
		}
		if c != ' ' && c != '"' {
			first = false
		}
		put(c, at)
		last = c
	}
	f.text, f.at = b.String(), append(f.at, len(s))
	return f
}

func runeBefore(s string, at int) rune {
	r, _ := utf8.DecodeLastRuneInString(s[:at])
	return r
}

// dropsSpace says whether the space that begins rest means nothing: next to Han
// characters and their punctuation, before a mark that French sets apart.
func dropsSpace(lang string, last rune, rest string) bool {
	next := rune(-1)
	for _, r := range rest {
		if c := foldRune(r); c >= 0 && c != ' ' {
			next = c
			if r == '»' {
				return true
			}
			break
		}
	}
	if lang == "zh" {
		return next < 0 || !isWord(last) || !isWord(next)
	}
	return strings.ContainsRune(":;?!%.,)", next)
}

// isWord says whether a rune is a letter or digit of a script that puts spaces
// between words.
func isWord(r rune) bool {
	return (unicode.IsLetter(r) || unicode.IsDigit(r)) && !isHan(r)
}

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) || r == '〇' }

// foldRune returns the form of a rune that we compare, or -1 for none.
func foldRune(r rune) rune {
	switch {
	case r < 0x80:
		if r == '\t' || r == '\n' || r == '\r' {
			return ' '
		}
		return r
	case unicode.IsSpace(r):
		return ' '
	case strings.ContainsRune("“”„«»「」『』＂", r):
		return '"'
	case r == '’' || r == '‘' || r == 'ʼ' || r == '＇':
		return '\''
	case r == '−' || unicode.Is(unicode.Pd, r):
		return '-'
	case r >= 0xFF01 && r <= 0xFF5E: // full-width ASCII
		return r - 0xFEE0
	case r >= '٠' && r <= '٩':
		return '0' + r - '٠'
	case unicode.Is(unicode.Bidi_Control, r), r == 0x200B, r == 0xFEFF, r == 'ـ', r >= 0x64B && r <= 0x65F, r == 0x670:
		return -1
	}
	switch r {
	case '。':
		return '.'
	case '،':
		return ','
	case '؛':
		return ';'
	case '؟':
		return '?'
	case '٪':
		return '%'
	case 'ё':
		return 'е'
	case 'Ё':
		return 'Е'
	case 'أ', 'إ', 'آ', 'ٱ':
		return 'ا'
	case 'ؤ':
		return 'و'
	case 'ئ':
		return 'ي'
	}
	return r
}

// nfc normalises to NFC; almost all text is so already.
func nfc(s string) string { return norm.NFC.String(s) }
