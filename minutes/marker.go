package minutes

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"hexaglot/minutes/cue"
	"hexaglot/minutes/script"
)

// A marker is what stands before the text of an item or a heading.
type marker struct {
	Text  string // as printed; empty if there is none
	Style string // markers of one list share it: "•", "1.", "(a)", "I."
	Value int    // of one that counts: 3 for "3.", "c)", "III." and "三、"; 0 for a bullet
	Also  int    // the Roman value of a letter that may be one, as in "i." and "C."
}

// marked is the marker of a text and what stands behind it.
type marked struct {
	text   string
	marker marker
	rest   string
}

// readMarkers reads the markers of lines once: all that looks at a line asks for its marker.
func readMarkers(lines []Line) {
	all := make([]marked, len(lines))
	for i := range lines {
		m, rest := splitMarker(lines[i].Text)
		all[i] = marked{lines[i].Text, m, rest}
		lines[i].mark = &all[i]
	}
}

// split takes the marker off the text of a line, and the space around it.
func (l *Line) split() (marker, string) {
	if l.mark == nil || l.mark.text != l.Text { // the text is no longer that of the line
		return splitMarker(l.Text)
	}
	return l.mark.marker, l.mark.rest
}

// bullets are the marks that begin an item, with the shapes that the symbol fonts
// of word processors leave in the private use area. A hyphen, a dash, a plus, an
// asterisk, the letter o, signs that stand for other things too and one that the source has no character for need a space after them.
const (
	bullets      = "•◼◾■▪▫●○◦‣⁃∙►▶▸◄◀◂←⇐☜⬅➢➤➔→⇒✓✔☐☑☒❖◆◇□➣❑\uf0b7\uf0a7\uf0d8\uf0e0\uf0e8\uf06f\uf0fc"
	spacedBullet = "-–—+*o·‐‒−－＊・❏❐❍◎◉⦿★☆♦⬥⧫⬤⚫▲◻⇨⮚➜☞✗✘✦✱👉☛➡✅✍🔹🔸🔷🔶🔘🔵🔴🟢🟡\ufffd"
)

// emojiForms say how the sign before them is to look: as a picture, and in which colour.
const emojiForms = "\ufe0e\ufe0f\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"

// The signs that numbers begin with.
const (
	digits    = "0123456789"
	lower     = "abcdefghijklmnopqrstuvwxyz"
	cyrillic  = "абвгдежзийклмнопрстуфхцчшщэюя"
	abjad     = "أابجدهـوزحطيكلمنسعفصقرشتثخذضظغ"
	hanDigits = "一二三四五六七八九十"
)

// numbered are the kinds of numbers that do not begin with a digit ([digitMarker] reads those), tried in order on lines that begin with one of first. The
// expressions see Western digits and plain spaces; the marker is what the first group holds.
var numbered = []struct {
	style string
	first string
	re    *cue.Cue
	value func(string) int
}{
	{"1.1", "ABCDEFGHАБВГДЕЖЗ", cue.New(`^([A-HА-З](?:\d{1,2})?(?:\.\d{1,2})+[.)]?)\s+[\p{Lu}\p{Lo}«“"]`), lastNumber},
	{"A1)", "ABCDEFGHIJKLMNOPQRSTUVWXYZАБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ", cue.New(`^([A-ZА-Я]{1,2}-?\d{1,3}\))\s`), lastNumber},
	{"I/", "IVX", cue.New(`^([IVX]{1,6}\s?/)\s+\p{L}`), roman},
	{"A/", "ABCDEFGHIJKLMNOPQRSTUVWXYZАБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ", cue.New(`^([A-ZА-Я]\s?/)\s+\p{L}`), letter},
	{"[1-1]", "[", cue.New(`^(\[\p{Lu}{0,3}\d{1,4}[-–./]\d{1,3}\])\s+\p{L}`), lastNumber},
	{"(1)", "(（", cue.New(`^([(（]\d{1,3}[)）])`), number},
	{"（一）", "(（", cue.New(`^([(（][一二三四五六七八九十]{1,3}[)）])`), hanNumber},
	{"(a)", "(（", cue.New(`^([(（][a-zа-яأ-ي][)）])`), letter},
	{"(i)", "(（", cue.New(`^([(（][ivx]{2,5}[)）])`), roman},
	{"№", "№Nn", cue.New(`^(?:№|[Nn][°º])\s?(\d{1,3})(?:[.:)]|\s)`), number},
	{"一、", hanDigits, cue.New(`^([一二三四五六七八九十]{1,3}\s?[、.．])`), hanNumber},
	{"I.", "IVX", cue.New(`^([IVX]{1,6}[.．)])(?:\s|$|[-–—]\s)`), roman},
	{"I-", "IVX", cue.New(`^([IVX]{1,6}\s?[-–—])\s`), roman},
	{"i.", "ivx", cue.New(`^([ivx]{1,5}[.)])(?:\s|[-–—]\s)`), roman},
	{"a)", lower + cyrillic + abjad, cue.New(`^([a-zа-яأ-ي]\))(?:\s|[-–—]\s)`), letter},
	{"a.", lower + abjad, cue.New(`^([a-zأ-ي]\.)(?:\s|[-–—]\s)`), letter},
	{"a-", abjad, cue.New(`^([أ-ي]\s?[-–])\s`), letter},
	{"أولا", "أثرخستعح", cue.New(`^((?:أوّ?ل|ثاني|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع|عاشر)(?:اً|ًا|ا)\s?[:.،–ـ-])`), ordinalAr},
	{"R1-1", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", cue.New(`^([A-Z]{1,3}\d{2,4}-\d{1,4})[\s:.]`), lastNumber},
	{"A.", "ABCDEFGHIJKLMNOPQRSTUVWXYZАБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ", cue.New(`^([A-ZА-Я][.．)])(?:\s|[-–—]\s)`), letter},
}

// numberedBy are those kinds by the signs they begin with.
var numberedBy = sync.OnceValue(func() map[rune][]int {
	by := map[rune][]int{}
	for i, n := range numbered {
		for _, r := range n.first {
			by[r] = append(by[r], i)
		}
	}
	return by
})

// splitMarker takes the marker off a line, and the space around it.
func splitMarker(s string) (marker, string) {
	t := strings.TrimLeftFunc(s, script.Space)
	if t == "" {
		return marker{}, ""
	}
	r, rest := script.Cut(t)
	if r >= '•' {
		rest = strings.TrimLeft(rest, emojiForms)
	}
	if r >= '•' && strings.ContainsRune(bullets, r) {
		return marker{Text: bulletText(r), Style: bulletText(r)}, strings.TrimLeftFunc(rest, script.Space)
	}
	if rest, ok := strings.CutPrefix(t, ">>"); ok && strings.TrimFunc(rest, script.Space) != "" {
		return marker{Text: ">>", Style: ">>"}, strings.TrimLeftFunc(rest, script.Space)
	}
	if strings.ContainsRune(spacedBullet, r) {
		if next, _ := script.Cut(rest); unicode.IsSpace(next) {
			return marker{Text: bulletText(r), Style: bulletText(r)}, strings.TrimLeftFunc(rest, script.Space)
		}
	}
	return splitNumber(t)
}

// splitNumber takes a number off a text, and a dash behind its mark: "1.-", "I.–".
func splitNumber(t string) (marker, string) {
	if v := circled(script.First(t)); v > 0 {
		r, rest := script.Cut(t)
		return marker{Text: string(r), Style: "①", Value: v}, strings.TrimLeftFunc(rest, script.Space)
	}
	m, rest := splitPlainNumber(t)
	if tail := t[len(m.Text):]; m.Text != "" && strings.ContainsRune("-–—", script.First(tail)) && strings.ContainsRune(".)º°", script.Last(m.Text)) {
		if _, after := script.Cut(tail); opensItem(strings.TrimLeftFunc(after, script.Space), "«“\"¿¡(") {
			m.Text, rest = t[:len(t)-len(after)], strings.TrimLeftFunc(after, script.Space)
		}
	}
	return m, rest
}

// splitPlainNumber takes a number off a text.
func splitPlainNumber(t string) (marker, string) {
	r, rest := script.Cut(t)
	if !mayCount(r, rest) {
		return splitItem(t)
	}
	if unicode.IsDigit(r) {
		return digitMarker(t)
	}
	ascii := script.Western(script.FirstN(t, 24)) // no marker is longer
	r, _ = script.Cut(ascii)
	for _, k := range numberedBy()[r] {
		n := numbered[k]
		at := n.re.FindStringSubmatchIndex(ascii)
		if at == nil {
			continue
		}
		said := ascii[at[2]:at[3]]
		if said == "M." && capital(ascii[at[3]:]) {
			continue // "M. Diallo" of French minutes: few lists come to their thirteenth letter
		}
		end := at[3]
		if n.style == "№" {
			end = at[1]
		}
		text := strings.TrimRightFunc(script.FirstN(t, utf8.RuneCountInString(ascii[:end])), script.Space)
		m := marker{Text: text, Style: n.style, Value: n.value(said)}
		switch n.style {
		case "1.1":
			m.Style += strings.Repeat(".1", strings.Count(strings.TrimRight(said, ".)"), ".")-1)
		case "A.", "a.", "(a)", "a)":
			m.Also = roman(strings.ToUpper(said))
		}
		return m, strings.TrimLeftFunc(t[len(text):], script.Space)
	}
	return splitItem(t)
}

// mayCount reports whether a line that begins with r and goes on with rest can begin with
// a number: most begin with a word, and the mark after one or a few letters tells those that do not.
func mayCount(r rune, rest string) bool {
	switch {
	case unicode.IsDigit(r), r == '(', r == '（', r == '[', r == '№', strings.ContainsRune(hanDigits, r):
		return true
	case unicode.IsLetter(r):
		for n, c := range script.FirstN(rest, 12) {
			if unicode.IsLetter(c) || unicode.Is(unicode.Mn, c) {
				continue
			}
			// A letter, a Roman number, a code such as R2031-4, or an Arabic ordinal.
			return !script.Space(c) || n == 0 || r > 'z' || strings.Trim(rest[:n], "IVXivx") == ""
		}
	}
	return false
}

// ordered reports whether the marker counts.
func (m marker) ordered() bool { return m.Value > 0 }

// said reports whether words stand beside the number, which are said in each language.
func (m marker) said() bool {
	return m.Style == "item" || m.framed() && strings.ContainsFunc(m.Text, unicode.IsLetter)
}

// bulletText is the real character for one of a symbol font.
func bulletText(r rune) string {
	switch r {
	case '\uf0b7', '\ufffd':
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
