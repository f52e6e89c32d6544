package markdown

import (
	"regexp"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"

	"hexaglot/minutes"
)

// lineParser reads what stands on one line. It makes no links of bare addresses:
// minutes.Parse knows better which words they belong to.
var lineParser = goldmark.New(goldmark.WithExtensions(extension.Strikethrough)).Parser()

// definitions are the lines that say where a reference leads.
func definitions(body string) string {
	var b strings.Builder
	for row := range strings.Lines(body) {
		if row = strings.TrimRight(row, "\n"); defRE.MatchString(row) {
			b.WriteString(row + "\n\n")
		}
	}
	return b.String()
}

// leftover is emphasis that CommonMark does not see, as in **行动：**请.
var leftover = regexp.MustCompile(`\*\*([^*]+)\*\*`)

// inline reads a line as Markdown: the text a reader sees, its links with their
// place in it, and whether all of it is strong.
func (r *reader) inline(s string) (plain string, links []minutes.Link, strong bool) {
	if strings.Contains(s, "**") && !strings.Contains(s, `\*`) {
		if p, l, b := r.parse(s); !strings.Contains(p, "**") {
			return p, l, b
		}
		s = leftover.ReplaceAllString(s, "$1")
	}
	return r.parse(s)
}

func (r *reader) parse(s string) (plain string, links []minutes.Link, strong bool) {
	if strings.HasSuffix(s, "#") && !strings.HasSuffix(s, `\#`) {
		s = s[:len(s)-1] + `\#`
	}
	// As a heading, the line can be no list, quotation or code.
	source := []byte("# " + s + "\n\n" + r.defs)
	h := lineParser.Parse(text.NewReader(source)).FirstChild()
	if h == nil || h.Kind() != ast.KindHeading {
		return s, nil, false
	}
	var b strings.Builder
	var walk func(parent ast.Node)
	walk = func(parent ast.Node) {
		for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
			switch n := n.(type) {
			case *ast.Text:
				if n.IsRaw() {
					b.Write(n.Segment.Value(source))
				} else {
					b.WriteString(literal(n.Segment.Value(source)))
				}
			case *ast.String:
				b.Write(n.Value)
			case *ast.AutoLink:
				from := b.Len()
				b.Write(n.Label(source))
				links = append(links, minutes.Link{Text: b.String()[from:], URL: string(n.URL(source)), Start: from, End: b.Len()})
			case *ast.Link:
				from := b.Len()
				walk(n)
				links = append(links, minutes.Link{Text: b.String()[from:], URL: literal(n.Destination), Start: from, End: b.Len()})
			case *ast.RawHTML:
				if strings.HasPrefix(strings.ToLower(string(n.Segments.Value(source))), "<br") {
					b.WriteByte(' ')
				}
			default:
				walk(n)
			}
		}
	}
	walk(h)
	only := h.FirstChild()
	e, ok := only.(*ast.Emphasis)
	return b.String(), links, ok && e.Level == 2 && only.NextSibling() == nil
}
