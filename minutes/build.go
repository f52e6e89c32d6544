package minutes

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"hexaglot/minutes/cue"
	"hexaglot/minutes/script"
)

// number makes the document's blocks of the nodes, gives each its id and cuts its
// text into sentences.
func (p *parser) number() {
	section, block, action := 0, 0, 0
	p.doc.Content = make([]Block, 0, len(p.roots))
	for _, n := range p.roots {
		switch n.Kind {
		case Section:
			section++
			actions := 0
			p.doc.Content = append(p.doc.Content, p.block(n, fmt.Sprintf("s%d", section), fmt.Sprintf("a%d", section), &actions))
		case Action:
			action++
			p.doc.Content = append(p.doc.Content, p.block(n, fmt.Sprintf("a0-%d", action), "", nil))
		default:
			block++
			p.doc.Content = append(p.doc.Content, p.block(n, fmt.Sprintf("s0-b%d", block), "", nil))
		}
	}
}

// block makes a block of a node. actions counts the actions of the section at the
// top, whose ids begin with prefix, through all that is inside it.
func (p *parser) block(n *node, id, prefix string, actions *int) Block {
	b := n.Block
	b.ID = id
	switch b.Kind {
	case Section:
		b.Heading = Segment{id, p.inline(n.raw)}
		p.doc.Links = append(p.doc.Links, listed(n.raw)...)
		sections, blocks := 0, 0
		b.Content = slices.Grow(b.Content, len(n.kids))
		for _, kid := range n.kids {
			kidID := ""
			switch kid.Kind {
			case Section:
				sections++
				kidID = fmt.Sprintf("%s-%d", id, sections)
			case Action:
				*actions++
				kidID = fmt.Sprintf("%s-%d", prefix, *actions)
			default:
				blocks++
				kidID = fmt.Sprintf("%s-b%d", id, blocks)
			}
			b.Content = append(b.Content, p.block(kid, kidID, prefix, actions))
		}
	case Table:
		for r, row := range n.rows {
			var cells []Segment
			for c, cell := range row {
				p.doc.Links = append(p.doc.Links, listed(cell)...)
				cells = append(cells, Segment{fmt.Sprintf("%s-r%dc%d", id, r+1, c+1), p.inline(cell)})
			}
			b.Rows = append(b.Rows, cells)
		}
	default:
		p.doc.Links = append(p.doc.Links, listed(n.raw)...)
		for i, s := range Sentences(p.doc.Lang, n.raw.Text) {
			b.Text = append(b.Text, Segment{fmt.Sprintf("%s-%d", id, i+1), p.inline(n.raw.slice(s[0], s[1]))})
		}
	}
	return b
}

var addressRE = cue.New(`https?://[^\s<>"'“”«»，。；、：）（》《\x{200e}\x{200f}\x{2066}-\x{2069}]+`)

// inline writes a line's text and links as the text of a segment. Addresses that
// stand in the text are links to themselves.
func (p *parser) inline(l Line) string {
	var spans []Span
	plain := func(s string) {
		for {
			m := addressRE.FindStringIndex(s)
			if m == nil {
				break
			}
			address := wholeAddress(s[m[0]:m[1]])
			spans = append(spans, Span{Text: s[:m[0]]}, Span{Text: address, URL: address})
			s = s[m[0]+len(address):]
		}
		spans = append(spans, Span{Text: s})
	}
	at := 0
	for _, k := range l.Links {
		if k.End <= k.Start || k.Start < at || k.End > len(l.Text) {
			continue
		}
		words := l.Text[k.Start:k.End]
		trim := strings.TrimSpace(words)
		if trim == "" {
			continue
		}
		from := k.Start + strings.Index(words, trim)
		plain(l.Text[at:from])
		if isURL(k.URL) {
			spans = append(spans, Span{Text: trim, URL: k.URL})
		} else {
			p.doubt("link.dead-fragment", l, fmt.Sprintf("the link on %q leads nowhere (%q): only its words are kept", trim, k.URL), map[string]any{"Text": trim, "URL": k.URL})
			spans = append(spans, Span{Text: trim})
		}
		at = from + len(trim)
	}
	plain(l.Text[at:])
	return InlineText(slices.DeleteFunc(spans, func(s Span) bool { return s.Text == "" }))
}

// wholeAddress is an address without the punctuation of the sentence after it; a
// bracket that it opened itself is its own.
func wholeAddress(s string) string {
	for s != "" {
		last := s[len(s)-1]
		if !strings.ContainsRune(".,;:!?)]", rune(last)) || last == ')' && strings.Count(s, "(") >= strings.Count(s, ")") {
			break
		}
		s = s[:len(s)-1]
	}
	return s
}

// listed are the links of a line that lead somewhere.
func listed(l Line) []Link {
	var out []Link
	for _, k := range l.Links {
		if isURL(k.URL) {
			out = append(out, Link{Text: k.Text, URL: k.URL, Page: l.Page})
		}
	}
	return out
}

// links adds to the document's links those of which no words are known: addresses
// printed at the end of a page, unless a link of that page has them already.
func (p *parser) links(unplaced []Link) {
	for _, k := range append(slices.Clone(unplaced), p.dumped...) {
		known := slices.ContainsFunc(p.doc.Links, func(d Link) bool { return d.URL == k.URL && (d.Page == k.Page || k.Page == 0) })
		if !known && isURL(k.URL) {
			p.doc.Links = append(p.doc.Links, Link{Text: k.Text, URL: k.URL, Page: k.Page})
		}
	}
}

// Blocks are all blocks of a document, each before what is inside it.
func (d *Document) Blocks() iter.Seq[*Block] {
	return func(yield func(*Block) bool) { walk(d.Content, yield) }
}

func walk(blocks []Block, yield func(*Block) bool) bool {
	for i := range blocks {
		if !yield(&blocks[i]) || !walk(blocks[i].Content, yield) {
			return false
		}
	}
	return true
}

// Segments are all segments of a document in the order of the text: the title, the
// subtitle, then those of each block. Empty ones are left out.
func (d *Document) Segments() iter.Seq[Segment] {
	return func(yield func(Segment) bool) {
		give := func(segments ...Segment) bool {
			for _, s := range segments {
				if s.Text != "" && !yield(s) {
					return false
				}
			}
			return true
		}
		if !give(d.Title, d.Subtitle) {
			return
		}
		for b := range d.Blocks() {
			if !give(b.Heading) || !give(b.Text...) {
				return
			}
			for _, row := range b.Rows {
				if !give(row...) {
					return
				}
			}
		}
	}
}

// Markdown is the text of a block in the document's language, as inline Markdown.
func (b *Block) Markdown(lang language.Tag) string {
	var parts []string
	for _, s := range b.Text {
		parts = append(parts, s.Text)
	}
	return JoinSentences(lang, parts)
}

// JoinSentences puts sentences together as a language does: Chinese with no space
// after its own full stop, the others with one. Empty sentences are passed over.
func JoinSentences(lang language.Tag, sentences []string) string {
	base, _ := lang.Base()
	var b strings.Builder
	last := rune(0)
	for _, s := range sentences {
		if s == "" {
			continue
		}
		if b.Len() > 0 && !(base.String() == "zh" && (script.Wide(last) || strings.ContainsRune("”’", last) || script.Han(last))) {
			b.WriteByte(' ')
		}
		b.WriteString(s)
		last = script.Last(Plain(s))
	}
	return b.String()
}

// A Todo is an action wherever it stands: a block of its own, a row of a table, a
// sentence of prose.
type Todo struct {
	ID       string
	Segments []Segment // that say what is to be done
	Part     int       // as of an [InnerTask]
	Task
	Block   *Block // that holds them
	Section *Block // the innermost section around it; nil before the first
}

// Actions are all that somebody is to do, in the order of the text.
func (d *Document) Actions() iter.Seq[Todo] {
	return func(yield func(Todo) bool) {
		todos(d.Content, nil, yield)
	}
}

func todos(content []Block, section *Block, yield func(Todo) bool) bool {
	for i := range content {
		b := &content[i]
		if b.Kind == Action && !yield(Todo{b.ID, b.Text, 0, b.Task, b, section}) {
			return false
		}
		for _, t := range b.Tasks {
			if !yield(Todo{t.ID, b.named(t.Segments), t.Part, t.Task, b, section}) {
				return false
			}
		}
		if b.Kind == Section && !todos(b.Content, b, yield) {
			return false
		}
	}
	return true
}

// named are the segments of a block with some ids, in the order of the ids.
func (b *Block) named(ids []string) []Segment {
	var out []Segment
	for _, id := range ids {
		for _, s := range b.Text {
			if s.ID == id {
				out = append(out, s)
			}
		}
		for _, row := range b.Rows {
			for _, s := range row {
				if s.ID == id {
					out = append(out, s)
				}
			}
		}
	}
	return out
}

// Last is the day something is due, or the last day of the interval.
func (d Due) Last() string {
	if d.To != "" {
		return d.To
	}
	return d.From
}
