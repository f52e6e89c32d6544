package pdftext

import (
	"math"
	"regexp"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"hexaglot/minutes"
	"hexaglot/minutes/pdftext/paint"
)

// A line is one visual line of a page, or one row of a table.
type line struct {
	cells        [][]*fragment // in reading order; a wrapped cell is several fragments
	text         string
	starts       [][]int // bytes of the text where the fragments begin
	x0, x1, y    float64
	size         float64 // of most of its signs
	largest      float64 // of its fragments that are more than a sign or two
	bold, rtl    bool
	beginsBold   bool // the first sign is; a few bold words at the end of a paragraph can be most of its last line
	endsBold     bool
	han          bool   // in Chinese characters, which are set wider apart
	table        bool   // more than one cell
	spans        []span // of the columns of its table, in reading order
	column       int    // lines of one column have one number on a page; 0 is the page itself
	aside        span   // how far its column is from the one that is read first, at the left and at the right
	joins        bool
	note         bool    // begins a note at the foot of the page
	foot         bool    // belongs to one
	firstWord    float64 // width of what would have to move up to the line before …
	firstCounted float64 // … in the middle of a sentence, where "10 May" keeps together
	page, number int
	links        []minutes.Link
}

// marker is a bullet, a dash, or a number or letter that counts.
var marker = regexp.MustCompile(`^(?:[◼◾➢➔→⇒⇨•▪▫■●○◦◻□❑❒◆◇❖✓✔✗·∙‣⁃►▶▸➤➣☐☑☒❏❐❍◎◉⦿★☆♦⬥⧫⬤⚫▲⮚➜☞✘✦✱\x{fffd}・–—‐‒−－＊\-*]|[(（]?(?:[0-9]{1,3}|[٠-٩]{1,3}|[A-Za-z]|[ivxIVX]{1,5}|[а-яА-Я])[.)．）、])$`)

// letterBullet is what Word has for a hollow bullet.
const letterBullet = "o"

// newLine makes a line of fragments on one base line.
func newLine(row []*fragment, rtl bool) *line {
	sort.SliceStable(row, func(i, j int) bool { return (row[i].x0 < row[j].x0) != rtl })
	if len(row) == 2 && quickText(row[0]) == letterBullet {
		row[0].glyphs = slices.Clone(row[0].glyphs)
		for i := range row[0].glyphs {
			if row[0].glyphs[i].Text == letterBullet {
				row[0].glyphs[i].Text = "◦"
			}
		}
	}
	var cells [][]*fragment
	for i := range row {
		if slices.ContainsFunc(row[i].glyphs, func(g paint.Glyph) bool { return !isBlank(g.Text) }) {
			cells = append(cells, row[i:i+1:i+1])
		}
	}
	return lineOf(cells, rtl)
}

// newRow makes the row of a table, nil if there is no text in it. A cell can be empty, so that the rows of a
// table have as many. Of two cells a marker and its text are a list item.
func newRow(cells [][]*fragment, rtl bool) *line {
	l := lineOf(cells, rtl)
	if l != nil && len(cells) > 2 {
		l.write(false)
	}
	return l
}

// lineOf makes a line of cells in reading order.
func lineOf(cells [][]*fragment, rtl bool) *line {
	l := &line{x0: math.Inf(1), x1: math.Inf(-1), y: math.Inf(-1)}
	right, letters, han, bold, total := 0, 0, 0, 0, 0
	fromRight := false // a fragment without right-to-left letters is read from the right
	votes := 0         // for the size: that of most signs is the one left over
	for _, cell := range cells {
		var kept []*fragment
		for _, f := range cell {
			if f.finish(rtl); f.text == "" {
				continue
			}
			kept = append(kept, f)
			fromRight = fromRight || f.rtl
			l.x0, l.x1, l.y = min(l.x0, f.x0), max(l.x1, f.x1), max(l.y, f.y)
			right, letters, han, total = right+f.right, letters+f.letters, han+f.han, total+len(f.glyphs)
			if f.bold {
				bold += len(f.glyphs)
			}
			if l.largest == 0 || len(f.glyphs) > 2 {
				l.largest = max(l.largest, f.size)
			}
			for i := range f.glyphs {
				g := &f.glyphs[i]
				switch same := math.Abs(g.Size-l.size) < .05*l.size; {
				case isBlank(g.Text):
				case votes == 0:
					l.size, votes = g.Size, 1
				case same:
					votes++
				default:
					votes--
				}
			}
		}
		l.cells = append(l.cells, kept)
	}
	if math.IsInf(l.x0, 1) {
		return nil
	}
	l.bold = bold*2 > total
	l.han = 3*han > letters
	l.rtl = right > 0 && (rtl || right*2 > letters) || right == 0 && fromRight
	l.beginsBold, l.endsBold = l.boldEnds()
	l.write(true)
	return l
}

// boldEnds says whether the first and the last sign of a line are bold.
func (l *line) boldEnds() (first, last bool) {
	left, right := math.Inf(1), math.Inf(-1)
	for _, cell := range l.cells {
		for _, f := range cell {
			for i := range f.glyphs {
				g := &f.glyphs[i]
				if isBlank(g.Text) {
					continue
				}
				if g.X0 < left {
					left, first = g.X0, g.Bold
				}
				if g.X1 > right {
					right, last = g.X1, g.Bold
				}
			}
		}
	}
	if l.rtl {
		return last, first
	}
	return first, last
}

// write joins the cells to the text: the marker of an item and what follows it by a space, others by
// tabs, the lines of a wrapped cell as a paragraph.
func (l *line) write(item bool) {
	var text strings.Builder
	l.starts, l.table = make([][]int, 0, len(l.cells)), false
	for i, cell := range l.cells {
		switch {
		case item && i == 1 && len(l.cells[0]) == 1 && marker.MatchString(l.cells[0][0].text):
			text.WriteByte(' ')
		case i > 0:
			text.WriteByte('\t')
			l.table = true
		}
		var starts []int
		for j, f := range cell {
			if j > 0 {
				text.WriteString(minutes.Seam(cell[j-1].text, f.text))
			}
			starts = append(starts, text.Len())
			text.WriteString(f.text)
		}
		l.starts = append(l.starts, starts)
	}
	l.text = text.String()
}

// release gives the glyphs back: of a long document only the lines are kept.
func (l *line) release() {
	if len(l.cells[0]) > 0 {
		l.firstWord, l.firstCounted = l.cells[0][0].firstWord(false), l.cells[0][0].firstWord(true)
	}
	l.cells, l.starts = nil, nil
}

// place gives the indent that a line would have in the column that is read first: a list or a count goes on in the next.
func (l *line) place(width float64) float64 {
	if l.rtl {
		return l.indent(width) - l.aside.to
	}
	return l.indent(width) - l.aside.from
}

// columns gives the cells of a table row as they come out, nil of any other line.
func (l *line) columns() []string {
	if !l.table {
		return nil
	}
	return strings.Split(l.text, "\t")
}

// isItem says that the line begins with a marker and a space.
func (l *line) isItem() bool {
	head, _, ok := strings.Cut(l.text, " ")
	return ok && utf8.RuneCountInString(head) <= 6 && !unicode.IsLetter(lastRune(head)) && marker.MatchString(head)
}

// indent gives the distance of the first glyph from the edge where reading begins.
func (l *line) indent(width float64) float64 {
	if l.rtl {
		return width - l.x1
	}
	return l.x0
}
