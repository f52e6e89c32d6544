package markdown

import (
	"regexp"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"hexaglot/minutes"
)

// inlineParser reads a text as one paragraph, whatever its lines begin with. It
// makes no links of bare addresses: minutes.Parse knows better which words they
// belong to.
var inlineParser = parser.NewParser(
	parser.WithBlockParsers(util.Prioritized(parser.NewParagraphParser(), 1000)),
	parser.WithInlineParsers(append(parser.DefaultInlineParsers(), util.Prioritized(extension.NewStrikethroughParser(), 500))...),
)

// references reads the lines that say where a reference leads.
func references(body string) parser.Context {
	var b strings.Builder
	for row := range strings.Lines(body) {
		if row = strings.TrimRight(row, " \n"); defRE.MatchString(row) {
			b.WriteString(row + "\n\n")
		}
	}
	defs := parser.NewContext()
	parser.NewParser(
		parser.WithBlockParsers(util.Prioritized(parser.NewParagraphParser(), 1000)),
		parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...),
	).Parse(text.NewReader([]byte(b.String())), parser.WithContext(defs))
	return defs
}

// A context of one text that knows the references of the whole source.
type context struct {
	parser.Context
	refs parser.Context
}

func (c context) Reference(label string) (parser.Reference, bool) { return c.refs.Reference(label) }

// A part is what a reader sees of one row of a text.
type part struct {
	row   int // of the text, from 0
	text  string
	links []minutes.Link // with their place in it
}

// shifted are the links of a part that stands n bytes further on.
func (p part) shifted(n int) []minutes.Link {
	for i := range p.links {
		p.links[i].Start += n
		p.links[i].End += n
	}
	return p.links
}

// leftover is emphasis that CommonMark does not see, as in **行动：**请.
var leftover = regexp.MustCompile(`\*\*([^*]+)\*\*`)

// mostMarks is how many marks a paragraph may have for goldmark to read it: its cost
// grows with their square. None in minutes has nearly as many.
const mostMarks = 600

// inline reads the rows of a paragraph as Markdown: the parts that have text, and
// whether all of it is strong.
func (r *reader) inline(s string) (parts []part, strong bool) {
	marks := 0
	for i := range len(s) {
		if strings.IndexByte("*_[]<`~", s[i]) >= 0 {
			marks++
		}
	}
	if marks > mostMarks {
		return roughly(s), false
	}
	if strings.Contains(s, "**") && !strings.Contains(s, `\*`) {
		p, strong := r.parse(s)
		for _, one := range p {
			if strings.Contains(one.text, "**") {
				return r.parse(leftover.ReplaceAllString(s, "$1"))
			}
		}
		return p, strong
	}
	return r.parse(s)
}

// roughly reads a paragraph as the text of a segment is read.
func roughly(s string) []part {
	var c collector
	for _, span := range minutes.Inline(s) {
		from := c.b.Len()
		for i, row := range strings.Split(span.Text, "\n") {
			if i > 0 {
				c.newRow(c.row + 1)
			}
			c.b.WriteString(row)
		}
		if span.URL != "" {
			c.links = append(c.links, minutes.Link{URL: span.URL, Start: from, End: c.b.Len()})
		}
	}
	return c.parts()
}

func (r *reader) parse(s string) (parts []part, strong bool) {
	source := []byte(s)
	doc := inlineParser.Parse(text.NewReader(source), parser.WithContext(context{parser.NewContext(), r.refs}))
	c := collector{source: source}
	for p := doc.FirstChild(); p != nil; p = p.NextSibling() {
		c.walk(p)
	}
	return c.parts(), doc.ChildCount() == 1 && strongOnly(doc.FirstChild(), source)
}

// strongOnly reports whether a paragraph is strong throughout, but for a colon.
func strongOnly(p ast.Node, source []byte) bool {
	e, ok := p.FirstChild().(*ast.Emphasis)
	if !ok || e.Level != 2 {
		return false
	}
	rest, ok := e.NextSibling().(*ast.Text)
	return e.NextSibling() == nil || ok && rest.NextSibling() == nil && strings.Trim(string(rest.Segment.Value(source)), " :：") == ""
}

// A collector puts together what a reader sees of a text, and remembers where its
// rows began.
type collector struct {
	source []byte
	b      strings.Builder
	row    int
	breaks []rowBreak
	links  []minutes.Link

	seen, seenRow int // how far rows have been counted
}

type rowBreak struct{ at, row int } // at bytes of the plain text, a row begins

func (c *collector) newRow(row int) {
	c.row = row
	c.breaks = append(c.breaks, rowBreak{c.b.Len(), row})
}

func (c *collector) walk(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		from := c.b.Len()
		switch n := n.(type) {
		case *ast.Text:
			value := n.Segment.Value(c.source)
			inCode := len(value) > 0 && value[len(value)-1] == '\n'
			if n.IsRaw() {
				c.b.WriteString(strings.TrimSuffix(string(value), "\n"))
			} else {
				c.b.WriteString(literal(value))
			}
			if n.SoftLineBreak() || n.HardLineBreak() || inCode {
				c.newRow(c.rowAt(n.Segment.Stop, inCode))
			}
		case *ast.String:
			c.b.Write(n.Value)
		case *ast.AutoLink:
			c.b.Write(n.Label(c.source))
			c.links = append(c.links, minutes.Link{URL: string(n.URL(c.source)), Start: from, End: c.b.Len()})
		case *ast.Link:
			c.walk(n)
			c.links = append(c.links, minutes.Link{URL: literal(n.Destination), Start: from, End: c.b.Len()})
		case *ast.RawHTML:
			if strings.HasPrefix(strings.ToLower(string(n.Segments.Value(c.source))), "<br") {
				c.b.WriteByte(' ')
			}
		default:
			c.walk(n)
		}
	}
}

// rowAt is the row after a break: the line feed stands behind the text that ends at
// byte at or, in code, is its last.
func (c *collector) rowAt(at int, inCode bool) int {
	row := c.seenRow + strings.Count(string(c.source[c.seen:at]), "\n")
	c.seen, c.seenRow = at, row
	if !inCode {
		row++
	}
	return row
}

// parts cuts the text where its rows began; what is blank is left out. A link over
// two rows is a link on each, which minutes.Join makes one again.
func (c *collector) parts() []part {
	all := c.b.String()
	var out []part
	from, row, k := 0, 0, 0
	for _, br := range append(c.breaks, rowBreak{at: len(all)}) {
		text := strings.TrimLeftFunc(all[from:br.at], unicode.IsSpace)
		at := br.at - len(text)
		text = strings.TrimRightFunc(text, unicode.IsSpace)
		p := part{row: row, text: text}
		for ; k < len(c.links); k++ {
			l := c.links[k]
			l.Start, l.End = max(l.Start, at)-at, min(l.End-at, len(text))
			if l.Start < l.End {
				l.Text = text[l.Start:l.End]
				p.links = append(p.links, l)
			}
			if c.links[k].End > br.at {
				break
			}
		}
		if text != "" {
			out = append(out, p)
		}
		from, row = br.at, br.row
	}
	return out
}
