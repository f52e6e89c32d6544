package terms

import (
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"hexaglot/minutes"
)

// A placer finds the passages of a document in the lines it was made of. Both are
// compared by their letters and digits alone: a paragraph is joined of several lines,
// and spaces, hyphens and marks of lists come and go with that.
type placer struct {
	lines  []minutes.Line
	raw    []string // the lines of the file, if it is text
	stream string   // the letters and digits of all lines
	from   []int    // where each line begins in it
	byPos  map[minutes.Pos]int
	cursor int

	mu   sync.Mutex
	read measure
	seen ruler
}

// A measure is how many bytes of letters and digits stand before an offset of a text. It
// goes on from the last offset: a paragraph may have thousands of terms.
type measure struct {
	text            string
	offset, letters int
}

func (m *measure) before(text string, offset int) int {
	if text != m.text || offset < m.offset {
		*m = measure{text: text}
	}
	m.letters += len(squeeze(text[m.offset:offset]))
	m.offset = offset
	return m.letters
}

// A ruler is where the letters of a line stand in it, and goes on likewise.
type ruler struct {
	line    int    // of the placer, from 1
	shown   string // as it stands in the file
	skip    int    // bytes of letters in it before those of the line that was read
	at      int
	letters int // before at
	column  int // of at
}

func newPlacer(lines []minutes.Line, raw string) *placer {
	p := &placer{lines: lines, byPos: map[minutes.Pos]int{}}
	if raw != "" {
		p.raw = strings.Split(raw, "\n")
	}
	var b strings.Builder
	for i, l := range lines {
		p.from = append(p.from, b.Len())
		pos := minutes.Pos{Page: l.Page, Line: l.N}
		if _, ok := p.byPos[pos]; !ok {
			p.byPos[pos] = i
		}
		b.WriteString(squeeze(l.Text))
	}
	p.stream = b.String()
	return p
}

// A place is where a passage stands in the stream of a placer: from is negative if it
// was not found, and only its block's line is known.
type place struct {
	*placer
	from int
	pos  minutes.Pos
}

// slack is how far behind the end of the passage before it a passage is looked for:
// notes, running heads and cells in another order may stand between.
const slack = 1 << 12

// find looks for a passage from a position, or if it is zero from where the last one
// ended.
func (p *placer) find(text string, pos minutes.Pos) place {
	if i, ok := p.byPos[pos]; ok && pos.Line > 0 {
		p.cursor = p.from[i]
	}
	key := squeeze(text)
	at := place{p, -1, pos}
	if key == "" {
		return at
	}
	end := min(len(p.stream), p.cursor+len(key)+slack)
	if i := strings.Index(p.stream[p.cursor:end], key); i >= 0 {
		at.from = p.cursor + i
		p.cursor = at.from + len(key)
	}
	return at
}

// of gives the page, line and column of a byte of the passage.
func (a place) of(text string, offset int) (page, line, column int) {
	if a.placer == nil || a.from < 0 {
		return a.pos.Page, a.pos.Line, 0
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	target := a.from + a.read.before(text, offset)
	i := a.lineAt(target)
	return a.lines[i].Page, a.lines[i].N, a.column(i, target-a.placer.from[i])
}

// column is the column of a letter of a line, by the bytes of letters before it.
func (p *placer) column(i, letters int) int {
	r := &p.seen
	if r.line != i+1 {
		l := p.lines[i]
		*r = ruler{line: i + 1, shown: l.Text, column: 1}
		if raw, ok := p.rawLine(l.Page, l.N); ok {
			// the file has marks and targets of links that the line has not
			raw = hideTargets(raw)
			if k := strings.Index(squeeze(raw), squeeze(l.Text)); k >= 0 {
				r.skip, r.shown = k, raw
			}
		}
	}
	if letters += r.skip; letters < r.letters {
		r.at, r.letters, r.column = 0, 0, 1
	}
	for r.at < len(r.shown) {
		c, n := utf8.DecodeRuneInString(r.shown[r.at:])
		if counts(c) {
			if r.letters >= letters {
				break
			}
			r.letters += n
		}
		r.at += n
		r.column++
	}
	return r.column
}

// rawLine is a line of the file, if that is a text without pages.
func (p *placer) rawLine(page, n int) (string, bool) {
	if page != 0 || n <= 0 || n > len(p.raw) {
		return "", false
	}
	return p.raw[n-1], true
}

var targetRE = regexp.MustCompile(`\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)|\{#[^{}]*\}`)

// hideTargets puts spaces in the place of the targets of links and of heading ids.
func hideTargets(line string) string {
	return targetRE.ReplaceAllStringFunc(line, func(s string) string {
		return strings.Repeat(" ", utf8.RuneCountInString(s))
	})
}

// lineAt is the line that holds a byte of the stream.
func (p *placer) lineAt(target int) int {
	low, high := 0, len(p.from)
	for high-low > 1 {
		if mid := (low + high) / 2; p.from[mid] <= target {
			low = mid
		} else {
			high = mid
		}
	}
	return low
}

func counts(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r)
}

func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if counts(r) && r != utf8.RuneError {
			return r
		}
		return -1
	}, s)
}

// before and after are the next rune boundaries of a text.
func before(s string, i int) int {
	_, n := utf8.DecodeLastRuneInString(s[:i])
	return i - n
}

func after(s string, i int) int {
	_, n := utf8.DecodeRuneInString(s[i:])
	return i + n
}
