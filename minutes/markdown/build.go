package markdown

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"

	"hexaglot/minutes"
	"hexaglot/minutes/script"
)

// Directional isolates: what stands between them does not disturb the order of
// the words around it (Unicode Annex 9). First-strong, as the text knows best.
const (
	isolate = "\u2068"
	popIso  = "\u2069"
)

func (b *builder) add(n node) { b.nodes = append(b.nodes, n) }

func (b *builder) heading(level int, id string, runs []run) {
	b.add(node{kind: heading, level: min(level, 6), id: b.anchor(id), runs: runs})
}

func (b *builder) paragraph(runs []run) {
	if len(runs) > 0 {
		b.add(node{kind: paragraph, runs: runs})
	}
}

var anchorRE = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_-]*$`)

// anchor checks an id that a heading is to carry.
func (b *builder) anchor(id string) string {
	switch {
	case b.plain:
		return ""
	case !anchorRE.MatchString(id):
		b.fail(fmt.Errorf("id %q: not a letter with letters, digits and hyphens after it", id))
	case b.ids[id]:
		b.fail(fmt.Errorf("id %q stands twice", id))
	}
	b.ids[id] = true
	return id
}

// blocks writes what is in a section, whose headings are of the given level.
func (b *builder) blocks(content []minutes.Block, level int) {
	inActions := false
	for i := range content {
		k := &content[i]
		switch k.Kind {
		case minutes.Section:
			b.heading(level, k.ID, b.sectionHeading(k))
			b.blocks(k.Content, level+1)
		case minutes.Action:
			// A label on a later action begins another group.
			if !inActions || k.Label != "" {
				b.actionHeading(k, level)
			}
			b.item(k)
		case minutes.Item:
			at := len(b.nodes)
			b.item(k)
			if inActions && k.Depth <= 1 && len(b.nodes) > at {
				b.nodes[at].parted = true // no action: it is in a list of its own
			}
		case minutes.Table:
			b.table(k)
		default:
			b.paragraph(b.sentences(k.Text))
		}
		// An item under an action belongs to it.
		inActions = k.Kind == minutes.Action || inActions && k.Kind == minutes.Item && k.Depth > 1
	}
}

// actionHeading opens a list of actions. The first of a section has the anchor of
// the section's actions, a4; another one that of its first action, a4-3.
func (b *builder) actionHeading(k *minutes.Block, level int) {
	if len(b.sentences(k.Text)) == 0 {
		return
	}
	id, _, _ := strings.Cut(k.ID, "-")
	if b.grouped[id] {
		id = k.ID
	}
	b.grouped[id] = true
	label := b.labels.actions
	if printed := strings.TrimRight(minutes.Plain(k.Label), " :："); b.plain && printed != "" {
		label = printed
	}
	b.heading(level, id, plainRuns(label))
}

// sectionHeading is the number and the words of a section.
func (b *builder) sectionHeading(k *minutes.Block) []run {
	words := b.segment(k.Heading)
	if len(words) == 0 && k.Annex {
		words = plainRuns(b.labels.annex)
	}
	number := numberText(k.Number)
	gap := " "
	if r, _ := utf8.DecodeLastRuneInString(number); strings.ContainsRune("、．）", r) {
		gap = "" // a wide mark has its space in it
	}
	return joinRuns(plainRuns(number), gap, words)
}

// numberText is a section's number as a heading begins with it: Arabic numerals in
// one form in all languages, any other number as it was printed.
func numberText(printed string) string {
	s := strings.TrimSpace(printed)
	bare := strings.TrimRight(s, ".．、)） ")
	if n, ok := arabic(bare); ok {
		return strconv.Itoa(n) + "."
	}
	r, _ := utf8.DecodeLastRuneInString(s)
	if s == bare && word(r) && !strings.Contains(s, ".") {
		if unicode.Is(unicode.Han, r) {
			return s + "、"
		}
		return s + "."
	}
	return s
}

// arabic reads a whole number in the digits of any script.
func arabic(s string) (int, bool) {
	n, digits := 0, 0
	for _, r := range s {
		d := -1
		for _, zero := range "0٠۰０" {
			if r >= zero && r <= zero+9 {
				d = int(r - zero)
			}
		}
		if d < 0 || digits == 9 {
			return 0, false
		}
		n = n*10 + d
		digits++
	}
	return n, digits > 0
}

// countedRE is a marker that Markdown can count with; others, such as (a), are text.
var countedRE = regexp.MustCompile(`^(\p{Nd}+)\s?[.．、)）-]?$`)

func (b *builder) item(k *minutes.Block) {
	runs := b.sentences(k.Text)
	if len(runs) == 0 {
		return
	}
	n := node{kind: item, level: max(k.Depth, 1)}
	if m := strings.TrimSpace(k.Marker); k.Ordered && m != "" {
		counted := countedRE.FindStringSubmatch(m)
		if counted != nil {
			n.number, n.ordered = arabic(counted[1])
		}
		if !n.ordered {
			runs = joinRuns(plainRuns(m), " ", runs)
		}
	}
	n.runs = runs
	b.add(n)
}

func (b *builder) table(k *minutes.Block) {
	wide := 0
	for _, row := range k.Rows {
		wide = max(wide, len(row))
	}
	if wide == 0 {
		return
	}
	n := node{kind: table}
	for _, row := range k.Rows {
		cells := make([][]run, wide)
		for i, s := range row {
			cells[i] = b.segment(s)
		}
		n.rows = append(n.rows, cells)
	}
	b.add(n)
}

// sentences joins the segments of a block as the language joins sentences.
func (b *builder) sentences(segments []minutes.Segment) []run {
	var all []run
	for i, s := range segments {
		if b.heldByNeighbour(segments, i) {
			continue
		}
		next := b.segment(s)
		all = joinRuns(all, b.gap(all), next)
	}
	return tidy(all)
}

// gap is what stands between two sentences: nothing after a Chinese one.
func (b *builder) gap(before []run) string {
	if baseOf(b.lang) != language.Chinese || len(before) == 0 {
		return " "
	}
	r, _ := utf8.DecodeLastRuneInString(before[len(before)-1].Text)
	if unicode.Is(unicode.Han, r) || r >= 0x3000 && r <= 0x303f || r >= 0xff01 && r <= 0xff5e || strings.ContainsRune("”’…—", r) {
		return ""
	}
	return " "
}

// heldByNeighbour reports whether a sentence has no text of its own because a
// translator put it into a neighbour: it is done, and another of the block has text.
func (b *builder) heldByNeighbour(segments []minutes.Segment, i int) bool {
	if b.t == nil {
		return false
	}
	own := b.t.Targets[segments[i].ID]
	if own.State.Rank() == 0 || visible(own.Text) {
		return false
	}
	for j, s := range segments {
		if j != i && visible(b.t.Targets[s.ID].Text) {
			return true
		}
	}
	return false
}

func visible(text string) bool { return len(inlineRuns(text)) > 0 }

// segment is what the page says for a segment: its target, or the source's text
// with a mark of its language.
func (b *builder) segment(s minutes.Segment) []run {
	source := inlineRuns(s.Text)
	if b.t == nil || len(source) == 0 {
		return source
	}
	if target := inlineRuns(b.t.Targets[s.ID].Text); len(target) > 0 {
		return target
	}
	return b.missing(source)
}

func (b *builder) missing(source []run) []run {
	b.missed = true
	open, end := "⟦"+baseOf(b.doc.Lang).String()+"⟧ ", ""
	if script.Direction(b.doc.Lang) != script.Direction(b.lang) {
		open, end = open+isolate, popIso
	}
	runs := joinRuns(plainRuns(strings.TrimRight(open, " ")), trailing(open), source)
	return joinRuns(runs, "", plainRuns(end))
}

// trailing is the space at the end of s.
func trailing(s string) string { return s[len(strings.TrimRight(s, " ")):] }
