package minutes

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A marker is what stands before the text of an item or a heading.
type marker struct {
	Text  string // as printed; empty if there is none
	Style string // markers of one list share it: "•", "1.", "(a)", "I."
	Value int    // of one that counts: 3 for "3.", "c)", "III." and "三、"; 0 for a bullet
	Also  int    // the Roman value of a letter that may be one, as in "i." and "C."
}

// bullets are the marks that begin an item, with the shapes that the symbol fonts
// of word processors leave in the private use area. A hyphen, a dash, a plus, an
// asterisk and the letter o need a space after them.
const (
	bullets      = "•◼◾■▪▫●○◦‣⁃∙►▶▸➢➤➔→⇒✓✔☐☑☒❖◆◇□➣❑\uf0b7\uf0a7\uf0d8\uf0e0\uf0e8\uf06f\uf0fc"
	spacedBullet = "-–—+*o·"
)

var numbered = []struct {
	style string
	re    *regexp.Regexp
	value func(string) int
}{
	{"1.1", regexp.MustCompile(`^\d{1,2}(?:\.\d{1,2})+[.)]?\s+[\p{Lu}\p{Lo}]`), lastNumber},
	{"1.", regexp.MustCompile(`^\d{1,3}(?:[.．](?:\s|[^\d\s])|\s*、|[.．]$)`), number},
	{"1)", regexp.MustCompile(`^\d{1,3}[)）]`), number},
	{"(1)", regexp.MustCompile(`^[(（]\d{1,3}[)）]`), number},
	{"1-", regexp.MustCompile(`^\d{1,3}\s?[-–]\s+[\p{L}«“"'(]`), number},
	{"一、", regexp.MustCompile(`^[一二三四五六七八九十]{1,3}\s?[、.．]`), hanNumber},
	{"（一）", regexp.MustCompile(`^[(（][一二三四五六七八九十]{1,3}[)）]`), hanNumber},
	{"I.", regexp.MustCompile(`^[IVX]{1,6}[.．)](?:\s|$)`), roman},
	{"(a)", regexp.MustCompile(`^[(（][a-zа-яأ-ي][)）]`), letter},
	{"(i)", regexp.MustCompile(`^[(（][ivx]{2,5}[)）]`), roman},
	{"i.", regexp.MustCompile(`^[ivx]{1,5}[.)]\s`), roman},
	{"a)", regexp.MustCompile(`^[a-zа-яأ-ي]\)\s`), letter},
	{"a.", regexp.MustCompile(`^[a-z]\.\s`), letter},
	{"A.", regexp.MustCompile(`^[A-ZА-Я][.．)]\s`), letter},
}

// splitMarker takes the marker off a line, and the space around it.
func splitMarker(s string) (marker, string) {
	t := strings.TrimLeftFunc(s, space)
	if t == "" {
		return marker{}, ""
	}
	r, rest := firstRune(t)
	if strings.ContainsRune(bullets, r) {
		return marker{Text: bulletText(r), Style: bulletText(r)}, strings.TrimLeftFunc(rest, space)
	}
	if strings.ContainsRune(spacedBullet, r) {
		if next, _ := firstRune(rest); unicode.IsSpace(next) {
			return marker{Text: string(r), Style: string(r)}, strings.TrimLeftFunc(rest, space)
		}
	}
	ascii := westernDigits(firstRunes(t, 24)) // no marker is longer
	for _, n := range numbered {
		m := n.re.FindString(ascii)
		if m == "" {
			continue
		}
		// The expressions may look one rune ahead; the marker ends with its mark.
		end := strings.LastIndexAny(strings.TrimRight(m, "(«“\"'"), ".．)）、-–")
		if end < 0 {
			end = len(strings.TrimSpace(m))
		} else {
			mark, _ := firstRune(m[end:])
			end += len(string(mark))
		}
		if n.style == "1.1" {
			end = strings.IndexFunc(m, unicode.IsSpace)
		}
		text := firstRunes(t, utf8.RuneCountInString(ascii[:end]))
		mk := marker{Text: text, Style: n.style, Value: n.value(ascii[:end])}
		if n.style == "A." || n.style == "a." || n.style == "(a)" || n.style == "a)" {
			mk.Also = roman(strings.ToUpper(ascii[:end]))
		}
		return mk, strings.TrimLeftFunc(t[len(text):], space)
	}
	return marker{}, t
}

// ordered reports whether the marker counts.
func (m marker) ordered() bool { return m.Value > 0 }

// bulletText is the real character for one of a symbol font.
func bulletText(r rune) string {
	switch r {
	case '\uf0b7':
		return "•"
	case '\uf0a7':
		return "▪"
	case '\uf0d8':
		return "➢"
	case '\uf0e0', '\uf0e8':
		return "→"
	case '\uf06f':
		return "□"
	case '\uf0fc':
		return "✓"
	}
	return string(r)
}

func firstRune(s string) (rune, string) {
	for i, r := range s {
		return r, s[i+len(string(r)):]
	}
	return 0, ""
}

// firstRunes is the beginning of s, of at most n runes.
func firstRunes(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

// westernDigits writes Arabic-Indic and full-width digits as ASCII ones, and every
// space as a plain one.
func westernDigits(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' ' // the \s of the expressions knows only ASCII
		case r >= '٠' && r <= '٩':
			return r - '٠' + '0'
		case r >= '۰' && r <= '۹':
			return r - '۰' + '0'
		case r >= '０' && r <= '９':
			return r - '０' + '0'
		}
		return r
	}, s)
}

func number(s string) int {
	n, _ := strconv.Atoi(strings.TrimFunc(s, func(r rune) bool { return r < '0' || r > '9' }))
	return n
}

func lastNumber(s string) int {
	s = strings.TrimRight(s, ".) ")
	return number(s[strings.LastIndexByte(s, '.')+1:])
}

func letter(s string) int {
	for _, r := range s {
		switch {
		case r >= 'a' && r <= 'z':
			return int(r-'a') + 1
		case r >= 'A' && r <= 'Z':
			return int(r-'A') + 1
		case unicode.IsLetter(r):
			for _, alphabet := range []string{"абвгдежзийклмнопрстуфхцчшщ", "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"} {
				i := 0
				for _, a := range alphabet {
					i++
					if a == unicode.ToLower(r) {
						return i
					}
				}
			}
			return 1
		}
	}
	return 0
}

func roman(s string) int {
	total, last := 0, 0
	for _, r := range strings.ToUpper(s) {
		v := map[rune]int{'I': 1, 'V': 5, 'X': 10, 'L': 50, 'C': 100}[r]
		if v > last {
			total -= 2 * last
		}
		total += v
		if v > 0 {
			last = v
		}
	}
	return total
}

func hanNumber(s string) int {
	n, one := 0, 0
	for _, r := range s {
		if r == '十' {
			n += 10 * max(one, 1)
			one = 0
		} else if i := strings.IndexRune("一二三四五六七八九", r); i >= 0 {
			one = i/3 + 1
		}
	}
	return n + one
}
