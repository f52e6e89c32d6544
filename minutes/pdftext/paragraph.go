package pdftext

import (
	"math"
	"regexp"
	"sort"
	"strings"
	"unicode"
)

// joinParagraphs says of each line whether it goes on with the paragraph of the line
// before.
func joinParagraphs(all []*line, pages []*page) {
	gap := usualGap(all, pages)
	for i := 1; i < len(all); i++ {
		all[i].joins = joins(all, pages, i, gap)
	}
}

// A spacing is the distance of lines inside a paragraph, in ems.
type spacing struct {
	line     float64
	sentence float64 // after a line that ends a sentence
	running  float64 // the widest of lines that surely go on, 0 if there are none
}

// usualGap is a small one of the gaps that there are.
func usualGap(lines []*line, pages []*page) spacing {
	var gaps []float64
	for i := 1; i < len(lines); i++ {
		a, b := lines[i-1], lines[i]
		alike := a.page == b.page && a.bold == b.bold && !a.table && !b.table && math.Abs(a.size-b.size) < .08*b.size
		if d := a.y - b.y; alike && d > .8*b.size && d < 3*b.size {
			gaps = append(gaps, d/b.size)
		}
	}
	const single = 1.4
	if len(gaps) == 0 {
		return spacing{line: single, sentence: single}
	}
	running := runningGap(lines, pages)
	sort.Float64s(gaps)
	gap, same := gaps[len(gaps)/3], 0
	for _, g := range gaps {
		if math.Abs(g-gap) < .05*gap {
			same++
		}
	}
	if gap > spacious && same < fewestSpacious {
		return spacing{gap, single, running}
	}
	return spacing{gap, gap, running}
}

// runningGap is the widest distance at which there are lines that surely go on: full ones that end in the
// middle of a sentence, before a small letter or one of a script that has no others. A text can have lists
// of single spacing and paragraphs of one and a half.
func runningGap(lines []*line, pages []*page) float64 {
	var gaps []float64
	for i := 1; i < len(lines); i++ {
		a, b := lines[i-1], lines[i]
		if a.page != b.page || a.column != b.column || a.bold != b.bold || a.table || b.table || b.isItem() || !sameSize(a.size, b.size) {
			continue
		}
		r, end := firstRune(b.text), lastRune(a.text)
		if d := (a.y - b.y) / b.size; d > .8 && d < widest && (unicode.IsLetter(end) || strings.ContainsRune(",，、،", end)) && (unicode.IsLower(r) || isIdeograph(r) || isRTL(r)) && isFull(lines, pages, i) {
			gaps = append(gaps, d)
		}
	}
	sort.Float64s(gaps)
	for i := len(gaps) - 1; i >= 2; i-- {
		if gaps[i]-gaps[i-2] < .05*gaps[i] {
			return gaps[i]
		}
	}
	return 0
}

// widest are the ems between the lines of a double-spaced text at most.
const widest = 4.0

// A gap of so many ems is that of paragraphs, unless there are many: then the text is double spaced.
const (
	spacious       = 1.9
	fewestSpacious = 5
)

// around is how many lines before and after show how far lines go.
const around = 8

func joins(all []*line, pages []*page, i int, usual spacing) bool {
	a, b := all[i-1], all[i]
	if b.note || isRaisedDigit(firstRune(b.text)) || b.isItem() && !insideBrackets(a, b) && !isBroken(a, b) && !isInText(a, b) || isAddress(a.text) && !strings.ContainsAny(a.text, " \t") && isAddress(b.text) || a.table || b.table || a.bold != b.bold && !isOneWeight(a, b) || !sameSize(a.size, b.size) && !sameSize(a.largest, b.largest) {
		return false
	}
	if !isFull(all, pages, i) || isLabel(a, b) || isHeadAfter(all, pages, i) {
		return false
	}
	distance := a.y - b.y
	if a.page != b.page || distance < -.5*b.size || a.column != b.column { // over a page or a column
		return !endsSentence(a.text) && !leavesColumns(a, b)
	}
	gap := usual.line
	if endsSentence(a.text) {
		gap = usual.sentence
	}
	if distance/b.size > max(gap*1.35+.1, 1.05*usual.running) || endsSentence(a.text) && distance > 1.15*tightest(all, i) {
		return false
	}
	return !isIndented(all, pages, i)
}

// leavesColumns says that one of two lines of a page is in a column, and the other is in none and not under it.
func leavesColumns(a, b *line) bool {
	const apart = 3 // ems, more than the indent of a first line
	edge := a.x0 - b.x0
	if a.rtl {
		edge = a.x1 - b.x1
	}
	return a.page == b.page && (a.column > 0) != (b.column > 0) && math.Abs(edge) > apart*b.size
}

func sameSize(a, b float64) bool { return math.Abs(a-b) < .08*a }

// tightest is the least distance of two lines of that size near line i.
func tightest(all []*line, i int) float64 {
	least := math.Inf(1)
	for j := max(1, i-around); j < min(len(all), i+around); j++ {
		a, b := all[j-1], all[j]
		d := a.y - b.y
		if a.page == b.page && b.page == all[i].page && a.han == all[i-1].han && b.han == all[i].han && math.Abs(b.size-all[i].size) < .08*b.size && math.Abs(a.size-b.size) < .08*b.size && d > .8*b.size {
			least = min(least, d)
		}
	}
	return least
}

// insideBrackets says that what looks like the marker of an item stands in brackets that the line before, as far in, opened.
func insideBrackets(a, b *line) bool {
	open := strings.LastIndexByte(a.text, '(')
	return open > 0 && !strings.Contains(a.text[open:], ")") && a.page == b.page && a.rtl == b.rtl && (math.Abs(a.x0-b.x0) < .5*a.size || hangs(a, b))
}

// hangs says that b stands where the text of an item does.
func hangs(a, b *line) bool {
	const least, most = .5, 3 // ems
	in := b.x0 - a.x0
	if a.rtl {
		in = a.x1 - b.x1
	}
	return a.isItem() && a.rtl == b.rtl && in > least*a.size && in < most*a.size
}

// initial is what looks like the letter of an item and stands before a name: none of the first three, with which lists begin.
var initial = regexp.MustCompile(`^\p{Lu}\. \p{Lu}\p{Ll}`)

// isInText says that an initial before a name stands in the middle of a sentence, which a line broke there: under the text of
// the line before, which ends with a small letter or a comma.
func isInText(a, b *line) bool {
	if !initial.MatchString(b.text) || strings.ContainsRune("ABCАБВ", firstRune(b.text)) || !unicode.IsLower(lastRune(a.text)) && lastRune(a.text) != ',' || a.page != b.page {
		return false
	}
	return hangs(a, b) || !a.isItem() && math.Abs(a.x0-b.x0) < .5*a.size
}

// isBroken says that what looks like the mark of an item is the dash in the middle of a sentence, which a line broke before:
// it stands under the line before, which is no item with a dash and ends no sentence or part of it.
func isBroken(a, b *line) bool {
	dash := firstRune(b.text)
	_, rest, _ := strings.Cut(b.text, " ")
	if dash != '–' && dash != '—' || !isMiddle(rest) || firstRune(a.text) == dash || endsSentence(a.text) || strings.HasSuffix(a.text, ",") || a.page != b.page || a.rtl != b.rtl {
		return false
	}
	in := b.x0 - a.x0
	if a.rtl {
		in = a.x1 - b.x1
	}
	hang := .5
	if a.isItem() {
		hang = 3
	}
	return in > -.5*a.size && in < hang*a.size
}

// isMiddle says that a text can be the middle of a sentence.
func isMiddle(s string) bool {
	r := firstRune(s)
	return r > 0 && !unicode.IsUpper(r)
}

// isAddress says that a line begins with an address. After one that is nothing else, another
// begins a paragraph: they are a list.
func isAddress(s string) bool {
	return strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://")
}

// isLabel says that b is a short line of its own, "Actions:", after the end of a sentence.
func isLabel(a, b *line) bool {
	r := lastRune(b.text)
	return endsSentence(a.text) && (r == ':' || r == '：') && b.x1-b.x0 < .3*(a.x1-a.x0)
}

// isHeadAfter says that line i is a heading in letters of the text, after the end of a sentence: it is
// short, ends without a stop, and the next line does not go on with it.
func isHeadAfter(all []*line, pages []*page, i int) bool {
	a, b := all[i-1], all[i]
	if !endsSentence(a.text) || !unicode.IsLetter(lastRune(b.text)) || b.x1-b.x0 > .5*(a.x1-a.x0) || i+1 == len(all) {
		return false
	}
	return all[i+1].page == b.page && !isFull(all, pages, i+1)
}

// isOneWeight says that a sentence goes on in one weight from line to line: "Carried." may be most of the last one.
func isOneWeight(a, b *line) bool {
	isWord := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r) }
	end := lastRune(strings.TrimSuffix(a.text, "-")) // of a word that goes on, and not of a row of them
	return a.endsBold == b.beginsBold && (isWord(end) || strings.ContainsRune(",،，、)”»", end)) && isWord(firstRune(strings.TrimLeft(b.text, "(“«\"„")))
}

// isCentred says that b stands within a with its middle under that of a: the end of a centred text.
func isCentred(a, b *line) bool {
	return b.x0 > a.x0+a.size && b.x1 < a.x1-a.size && math.Abs(a.x0+a.x1-b.x0-b.x1) < .6*a.size
}

// isIndented says that line i begins a paragraph by its indent: it begins further in
// than the lines before and after, or further out than lines that hang or than the item that is over.
func isIndented(all []*line, pages []*page, i int) bool {
	a, b := all[i-1], all[i]
	width := pages[all[i].page-1].width
	in := b.indent(width) - a.indent(width)
	if isCentred(a, b) {
		return false
	}
	head := i - 1
	for head > 0 && head > i-around && all[head].joins {
		head--
	}
	if h := all[head]; h.isItem() && h.page == b.page && h.column == b.column && endsSentence(a.text) && h.indent(width)-b.indent(width) > b.size {
		return true
	}
	if in > b.size && !a.isItem() && i+1 < len(all) && all[i+1].page == b.page {
		c := all[i+1]
		return c.y < b.y && b.y-c.y < 2*b.size && b.indent(width)-c.indent(width) > .8*b.size
	}
	return in < -b.size && a.joins && a.rtl == b.rtl && math.Abs(all[i-2].indent(width)-a.indent(width)) < .5*a.size
}

func endsSentence(s string) bool {
	return strings.ContainsRune(".!?。：:；;？！؟", lastRune(s))
}
