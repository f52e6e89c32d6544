package markdown

import (
	"bufio"
	"fmt"
	"html"
	"slices"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	rhtml "github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"hexaglot/disclaimers"
)

// A Shape is what is the same on the pages of all languages: every block in its
// order, without its words.
type Shape struct {
	Blocks      []Element // without the draft notice and the disclaimer
	Draft       bool      // a notice stands at the top
	Disclaimers int       // how many stand on the page
}

// An Element is a block of a page.
type Element struct {
	Kind    string   // "heading", "paragraph", "list", "item", "table", "quote"; goldmark's name for anything else
	Level   int      // of a heading; the depth of a list and of an item, from 1
	ID      string   // of a heading, if the page gives it one
	Ordered bool     // of a list
	Start   int      // of an ordered list
	Rows    int      // of a table, its head among them
	Columns int      // of a table
	Links   []string // where its links lead, sorted

	text       string // as a reader sees it
	emphasised []string
}

// hugoParser reads as a Hugo site does that has not been set up otherwise.
var hugoParser = goldmark.New(
	goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.Linkify, extension.TaskList, extension.DefinitionList, extension.Footnote),
	goldmark.WithParserOptions(parser.WithAttribute()),
).Parser()

// Outline is goldmark's reading of a page.
func Outline(page []byte) (Shape, error) {
	_, body, _, err := splitFront(strings.ReplaceAll(string(page), "\r\n", "\n"))
	if err != nil {
		return Shape{}, fmt.Errorf("outline: %w", err)
	}
	return shapeOf(elements([]byte(body))), nil
}

// shapeOf sets the draft notice and the disclaimers apart from the rest.
func shapeOf(all []Element) Shape {
	var s Shape
	inDisclaimer := false
	for i, e := range all {
		switch {
		case e.Kind == quote && i == 0:
			s.Draft = true
		case e.Kind == heading && (e.ID == "disclaimer" || e.ID == "" && disclaimers.Heading(e.text)):
			s.Disclaimers++
			inDisclaimer = true
		case inDisclaimer && e.Kind == paragraph:
		default:
			inDisclaimer = false
			s.Blocks = append(s.Blocks, e)
		}
	}
	return s
}

// elements walks the blocks of a text.
func elements(source []byte) []Element {
	var all []Element
	var walk func(parent ast.Node, depth int)
	walk = func(parent ast.Node, depth int) {
		for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
			e := Element{}
			switch n := n.(type) {
			case *ast.Heading:
				e.Kind, e.Level = heading, n.Level
				if id, ok := n.AttributeString("id"); ok {
					b, _ := id.([]byte)
					e.ID = string(b)
				}
				e.read(n, source)
			case *ast.Paragraph, *ast.TextBlock:
				e.Kind = paragraph
				e.read(n, source)
			case *ast.Blockquote:
				e.Kind = quote
				for c := n.FirstChild(); c != nil; c = c.NextSibling() {
					e.read(c, source)
				}
			case *ast.List:
				e.Kind, e.Level, e.Ordered = list, depth+1, n.IsOrdered()
				if e.Ordered {
					e.Start = n.Start
				}
				all = append(all, e)
				walk(n, depth+1)
				continue
			case *ast.ListItem:
				e.Kind, e.Level = item, depth
				rest := ast.Node(n)
				if c := n.FirstChild(); c != nil && (c.Kind() == ast.KindTextBlock || c.Kind() == ast.KindParagraph) {
					e.read(c, source)
					n.RemoveChild(n, c)
				}
				all = append(all, e)
				walk(rest, depth)
				continue
			case *east.Table:
				e.Kind = table
				var cells []string
				for row := n.FirstChild(); row != nil; row = row.NextSibling() {
					e.Rows++
					e.Columns = max(e.Columns, row.ChildCount())
					for c := row.FirstChild(); c != nil; c = c.NextSibling() {
						e.text = ""
						e.read(c, source)
						cells = append(cells, e.text)
					}
				}
				e.text = strings.Join(cells, "\t")
			default:
				e.Kind = n.Kind().String()
			}
			all = append(all, e)
		}
	}
	walk(hugoParser.Parse(text.NewReader(source)), 0)
	return all
}

// read takes in the text, the links and the emphasis of a block.
func (e *Element) read(block ast.Node, source []byte) {
	var b strings.Builder
	b.WriteString(e.text)
	e.inline(&b, block, source)
	slices.Sort(e.Links)
	e.text = b.String()
}

func (e *Element) inline(b *strings.Builder, parent ast.Node, source []byte) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			if n.IsRaw() {
				b.Write(n.Segment.Value(source))
			} else {
				b.WriteString(literal(n.Segment.Value(source)))
			}
			if n.SoftLineBreak() || n.HardLineBreak() {
				b.WriteByte(' ')
			}
		case *ast.String:
			b.Write(n.Value)
		case *ast.AutoLink:
			e.Links = append(e.Links, string(util.URLEscape(n.URL(source), false)))
			b.Write(n.Label(source))
		case *ast.Link:
			e.Links = append(e.Links, string(util.URLEscape(n.Destination, true)))
			e.inline(b, n, source)
		case *ast.Emphasis:
			from := b.Len()
			e.inline(b, n, source)
			e.emphasised = append(e.emphasised, b.String()[from:])
		case *ast.RawHTML:
			for i := range n.Segments.Len() {
				at := n.Segments.At(i)
				b.Write(at.Value(source))
			}
		case *east.TaskCheckBox:
			b.WriteString("[ ]") // none of ours: it shows up as a difference
		default:
			e.inline(b, n, source)
		}
	}
}

// literal resolves the escapes and character references of a text as goldmark's
// own writer does.
func literal(raw []byte) string {
	var b strings.Builder
	w := bufio.NewWriter(&b)
	rhtml.DefaultWriter.Write(w, raw)
	w.Flush()
	return html.UnescapeString(b.String())
}
