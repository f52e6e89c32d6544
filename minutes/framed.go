package minutes

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hexaglot/minutes/cue"
	"hexaglot/minutes/script"
)

// framedStyle begins the style of a number that stands in a frame; the frame follows it.
const framedStyle = "="

// frameWords is how many words a frame has at most, and frameRunes how wide one is.
const frameWords, frameRunes = 7, 60

// The signs around a number: those that close the brackets which open before it, those that stand before
// one and need no mark after it, and the marks between a number and a heading.
const (
	openBrackets  = "[【「『〔〖<〈《(（"
	closeBrackets = "]】」』〕〗>〉》)）"
	numberSigns   = "§#№"
	frameMarks    = ".．。:：、，)）]-–—−ـ/|·•"
	wideMarks     = "．。：、，）"
)

// framedNumber takes a number of any kind off a heading, with whatever frame it has there: "§ 2", "[3]", "ONE.",
// "PRIMERO.–", "Agenda item 4 (chair) –", «Первый вопрос:», 「议程一」. What the frame says does not matter: the
// style of the marker is the frame itself, so that only lines with the same one can count on from each other.
func framedNumber(s string) (marker, string) {
	t := strings.TrimLeftFunc(s, script.Space)
	if !mayFrame(t) {
		return marker{}, t
	}
	f := frame{text: t, head: script.FirstN(t, frameRunes)}
	end := f.read()
	if f.value == 0 || end == 0 {
		return marker{}, t
	}
	rest := strings.TrimLeftFunc(t[end:], script.Space)
	if first, _ := script.Cut(rest); rest == "" || isURL(firstWord(rest)) || !opensItem(rest, "«“\"'’¿¡([（《「#") && !unicode.IsDigit(first) {
		return marker{}, t
	}
	style := framedStyle + cue.Text(strings.ToLower(t[:f.from]+"#"+t[f.to:end]))
	return marker{Text: strings.TrimRightFunc(t[:end], script.Space), Style: style, Value: f.value}, rest
}

// mayFrame reports whether a mark stands in the first words of a line, or a sign before them.
func mayFrame(t string) bool {
	first, _ := script.Cut(t)
	if first == 0 || len(t) > 4*headingColumns || strings.ContainsRune(spacedBullet, first) {
		return false
	}
	words, last := 0, rune(0)
	for _, r := range script.FirstN(t, frameRunes) {
		if strings.ContainsRune(frameMarks, r) || strings.ContainsRune(openBrackets+closeBrackets+numberSigns, r) || script.Han(last) && script.Space(r) {
			return true
		}
		if script.Space(r) && !script.Space(last) {
			if words++; words > frameWords {
				return false
			}
		}
		last = r
	}
	return false
}

// headingNumber reports whether a line begins with a number that only headings have.
func headingNumber(t string) bool {
	m, _ := bareNumber(t)
	if !m.ordered() {
		m, _ = framedNumber(t)
	}
	return m.ordered()
}

// framed reports whether a marker is a number in a frame.
func (m marker) framed() bool { return strings.HasPrefix(m.Style, framedStyle) }

// A frame is read from left to right: brackets or a sign, words, the number, more words, a mark.
type frame struct {
	text, head string
	at         int
	value      int
	from, to   int  // where the number stands
	signed     bool // a sign or a word cut short stands before the number, "Budget No. 4", or it has two parts, "31/04"
}

// read says where the frame ends, or 0 if it is none.
func (f *frame) read() int {
	first, after := script.Cut(f.head)
	closing := rune(0)
	sign := strings.ContainsRune(numberSigns, first)
	if k := strings.IndexRune(openBrackets, first); k >= 0 {
		closing = []rune(closeBrackets)[utf8.RuneCountInString(openBrackets[:k])]
	}
	if sign || closing != 0 {
		f.at = len(f.head) - len(strings.TrimLeftFunc(after, script.Space))
	}
	for range frameWords {
		if f.value == 0 && !f.number(closing != 0 || sign) {
			return 0
		}
		if sign {
			end, _ := f.mark()
			return max(end, f.at)
		}
		rest := f.head[f.at:]
		bare := strings.TrimLeftFunc(rest, script.Space)
		next, tail := script.Cut(bare)
		switch {
		case closing != 0 && next == closing:
			f.at = len(f.head) - len(tail)
			end, _ := f.mark()
			return max(end, f.at)
		case closing != 0 && f.value > 0 && (next == 0 || strings.ContainsRune(frameMarks, next)):
			return 0
		case closing == 0 && f.value > 0:
			if end, ok := f.mark(); ok {
				return end
			}
			if len(bare) < len(rest) && f.signed && f.at == f.to && (unicode.IsUpper(next) || unicode.Is(unicode.Lo, next)) {
				return f.at
			}
			if len(bare) < len(rest) && script.Han(script.Last(f.text[:f.at])) {
				return f.at // in Chinese, a space is enough
			}
		}
		if !f.word() {
			return 0
		}
	}
	return 0
}

// number reads a number at the next word; true also if the word is none and another may follow.
func (f *frame) number(open bool) bool {
	rest := strings.TrimLeftFunc(f.head[f.at:], script.Space)
	start := len(f.head) - len(rest)
	first, _ := script.Cut(rest)
	switch {
	case unicode.IsDigit(first):
		f.at = start
		return f.digits()
	case script.Han(first):
		run := rest[:len(rest)-len(strings.TrimLeftFunc(rest, script.Han))]
		k := strings.IndexFunc(run, hanCounts)
		if utf8.RuneCountInString(run) > 7 || k < 0 {
			return utf8.RuneCountInString(run) <= 4
		}
		numeral := run[k:]
		numeral = numeral[:len(numeral)-len(strings.TrimLeftFunc(numeral, hanCounts))]
		f.value, f.from, f.to = hanCount(numeral), start+k, start+k+len(numeral)
		f.at = start + len(run)
		return f.value > 0
	case unicode.IsLetter(first):
		word := firstOfLetters(rest)
		if v := loadCues().counts[countKey(word)]; v > 0 {
			f.value = v
		} else if v := letterCount(word); v > 0 && f.markAt(start+len(word), open) {
			f.value = v
		} else {
			return true
		}
		f.from, f.to = start, start+len(word)
	default:
		return true
	}
	f.at = f.to
	return true
}

// digits reads a number in digits, the last of several with slashes or dashes between, and what makes it an ordinal.
func (f *frame) digits() bool {
	for {
		rest := f.head[f.at:]
		value, after := leadingDigits(rest, 4)
		f.value, f.from = value, f.at
		f.at = len(f.head) - len(after)
		f.to = f.at
		mark, more := script.Cut(after)
		next, _ := script.Cut(more)
		if strings.ContainsRune("/-–", mark) && unicode.IsDigit(next) {
			f.signed = true
			f.at += len(string(mark))
			continue
		}
		if unicode.IsDigit(mark) || (mark == '.' || mark == ',' || mark == ':') && unicode.IsDigit(next) {
			return false
		}
		break
	}
	tail := strings.TrimPrefix(f.head[f.to:], ".")
	for _, end := range []string{"º", "ª", "°", "er", "re", "ère", "e", "ème", "th", "st", "nd", "rd", "o", "-й", "-е", "-я", "-го", "-му"} {
		if after, ok := strings.CutPrefix(tail, end); ok && !unicode.IsLetter(script.First(after)) {
			f.at = len(f.head) - len(after)
			f.to = f.at
			break
		}
	}
	return f.value > 0
}

// word passes over a word, with the stop of one that was cut short, "No.", and brackets behind the number.
func (f *frame) word() bool {
	rest := strings.TrimLeftFunc(f.head[f.at:], script.Space)
	first, after := script.Cut(rest)
	switch {
	case first == '(' && f.value > 0:
		inside, _, ok := strings.Cut(rest, ")")
		if !ok {
			return false
		}
		f.at = len(f.head) - len(rest) + len(inside) + 1
		return true
	case strings.ContainsRune(numberSigns, first) && f.value == 0:
		f.at, f.signed = len(f.head)-len(after), true
		return true
	case !unicode.IsLetter(first):
		return false
	}
	f.at = len(f.head) - len(rest) + len(firstOfLetters(rest))
	if f.value > 0 {
		return true
	}
	f.signed = false
	for _, end := range []string{".º", ".°", "º", "°", "."} {
		if strings.HasPrefix(f.head[f.at:], end) {
			f.at, f.signed = f.at+len(end), true
			break
		}
	}
	return true
}

// mark says where the marks behind a frame end, if there are any.
func (f *frame) mark() (int, bool) {
	rest := f.head[f.at:]
	bare := strings.TrimLeftFunc(rest, script.Space)
	after := strings.TrimLeftFunc(bare, func(r rune) bool { return strings.ContainsRune(frameMarks, r) })
	if len(after) == len(bare) {
		return 0, false
	}
	last := script.Last(bare[:len(bare)-len(after)])
	if after != "" && !script.Space(script.First(after)) && !strings.ContainsRune(wideMarks, last) {
		return 0, false
	}
	end := len(f.head) - len(after)
	// A dash may follow with a space before it: "1) – Budget".
	if next, more := script.Cut(strings.TrimLeftFunc(after, script.Space)); (next == '-' || next == '–' || next == '—') && script.Space(script.First(more)) {
		end = len(f.head) - len(more)
	}
	return end, true
}

// markAt reports whether a mark, or the end of brackets, follows at a place.
func (f *frame) markAt(at int, open bool) bool {
	if open {
		return true
	}
	g := frame{text: f.text, head: f.head, at: at}
	_, ok := g.mark()
	return ok
}

// firstOfLetters is the word that a text begins with.
func firstOfLetters(s string) string {
	for i, r := range s {
		if !unicode.In(r, unicode.L, unicode.M) && r != '’' && r != '\'' || script.Han(r) {
			return s[:i]
		}
	}
	return s
}

// countKey is a word that counts as the cues have it: without case and Arabic vowels.
func countKey(word string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return unicode.ToLower(r)
	}, word)
}
