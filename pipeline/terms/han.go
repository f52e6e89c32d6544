package terms

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/language"
)

// Bounds of the Chinese names that are compared, in characters.
const (
	shortestHan = 4
	longestHan  = 12
	longHan     = 6 // from here on a repeated string is compared that has no head and no quotation marks
)

// A run is a stretch of Han characters of a passage that no other sign, and no word of
// the stops, interrupts.
type run struct {
	text, passage, start int
	runes                []rune
}

// hanRuns parts the Chinese passages into runs.
func (c *comparison) hanRuns() []run {
	stops := manners()[language.Chinese].stops
	var out []run
	for i := range c.texts {
		for k := range c.texts[i].Passages {
			p := &c.texts[i].Passages[k]
			if p.Lang != language.Chinese {
				continue
			}
			now := run{i, k, 0, nil}
			flush := func() {
				if len(now.runes) >= shortestHan {
					out = append(out, now)
				}
				now.runes = nil
			}
			for at := 0; at < len(p.Text); {
				if n := prefixOf(p.Text[at:], stops); n > 0 {
					flush()
					at += n
					continue
				}
				r, n := utf8.DecodeRuneInString(p.Text[at:])
				if !isHan(r) {
					flush()
				} else {
					if now.runes == nil {
						now.start = at
					}
					now.runes = append(now.runes, r)
				}
				at += n
			}
			flush()
		}
	}
	return out
}

func prefixOf(s string, list []string) int {
	best := 0
	for _, w := range list {
		if len(w) > best && strings.HasPrefix(s, w) {
			best = len(w)
		}
	}
	return best
}

// A gram is a string of Han characters with what is known of its neighbours.
type gram struct {
	name
	runes       []rune
	head        int           // characters of the head it ends with; 0 if none
	quoted      bool          // it fills quotation marks
	begins      bool          // it stands at the beginning of a run
	left, right map[rune]bool // the characters beside it; 0 for the end of a run
}

// closed reports whether a gram is a name as far as its neighbours tell: nothing that
// always stands beside it has been cut off.
func (g *gram) closed() bool {
	if g.quoted {
		return true
	}
	left := g.begins && g.head > 0 || len(g.left) > 1
	return left && (g.head > 0 || len(g.right) > 1 && len(g.uses) > 1)
}

// grams are the strings of Han characters that may be names.
func (c *comparison) grams() map[string]*gram {
	runs := c.hanRuns()
	heads := manners()[language.Chinese].heads
	often := map[[shortestHan]rune]int{} // what does not come again in its parts does not come again
	for _, r := range runs {
		for i := 0; i+shortestHan <= len(r.runes); i++ {
			often[[shortestHan]rune(r.runes[i:])]++
		}
	}
	out := map[string]*gram{}
	for _, r := range runs {
		offset := make([]int, len(r.runes)+1)
		for i, x := range r.runes {
			offset[i+1] = offset[i] + utf8.RuneLen(x)
		}
		text := string(r.runes)
		p := c.texts[r.text].Passages[r.passage].Text
		end := r.start + len(text)
		quoted := strings.HasSuffix(p[:r.start], "“") && strings.HasPrefix(p[end:], "”") ||
			strings.HasSuffix(p[:r.start], "「") && strings.HasPrefix(p[end:], "」")
		repeats := 0 // how many 4-grams up to j come again, without a gap
		for j := shortestHan; j <= len(r.runes); j++ {
			if often[[shortestHan]rune(r.runes[j-shortestHan:])] > 1 {
				repeats++
			} else {
				repeats = 0
			}
			head := headOf(heads, text[:offset[j]])
			for i := max(0, j-longestHan); i <= j-shortestHan; i++ {
				whole := quoted && i == 0 && j == len(r.runes)
				again := j-shortestHan-i < repeats
				if !again && !whole && (head == 0 || i > 0) {
					continue
				}
				if head > 0 && j-i-head < 2 {
					break // nothing but the head
				}
				key := text[offset[i]:offset[j]]
				g := out[key]
				if g == nil {
					g = &gram{name: name{lang: language.Chinese, text: key, key: key}, runes: r.runes[i:j], head: head,
						left: map[rune]bool{}, right: map[rune]bool{}}
					out[key] = g
				}
				g.uses = append(g.uses, spot{text: r.text, passage: r.passage, start: r.start + offset[i], end: r.start + offset[j]})
				g.quoted = g.quoted || whole
				var left, right rune
				if i > 0 {
					left = r.runes[i-1]
				} else {
					g.begins = true
					left = rune(-len(g.uses)) // each beginning is another neighbour
				}
				if j < len(r.runes) {
					right = r.runes[j]
				} else {
					right = rune(-len(g.uses))
				}
				g.left[left], g.right[right] = true, true
			}
		}
	}
	return out
}

// headOf is how many characters the head has that a string ends with.
func headOf(heads [][]string, s string) int {
	for _, h := range heads { // the longest first
		if strings.HasSuffix(s, h[0]) {
			return utf8.RuneCountInString(h[0])
		}
	}
	return 0
}
