package bench

import (
	_ "embed"
	"html"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
	"golang.org/x/text/language"

	"hexaglot/minutes"
	"hexaglot/minutes/facts"
)

//go:embed labels.txt
var labelFile string

// said says by the key of a label what it stands for: "action", "owner" or "due".
var said = sync.OnceValue(func() map[string]string {
	known := map[string]string{}
	for line := range strings.Lines(labelFile) {
		if what, label, ok := strings.Cut(strings.TrimSpace(line), " "); ok && what != "#" {
			known[Key(label)] = what
		}
	}
	return known
})

var pageParser = goldmark.New(goldmark.WithExtensions(extension.Table, extension.TaskList)).Parser()

var yamlRE = regexp.MustCompile(`(?s)\A---\n(.*?)\n---\n`)

// FromMarkdown makes a record of minutes that another tool wrote as Markdown: headings
// are sections, by how deep they stand in each other; list items are items, and actions
// if they have a box, or if the list stands under a label of actions ("Actions:"); rows
// of a table whose head has such a label and one for owners or dates are actions. What
// truths write in braces after an action ({owner: …; due: …}) is read here too. The
// title is that of the front matter, or the first heading if no other stands as high;
// the day and the time those of the front matter, or the first before the first section.
func FromMarkdown(lang language.Tag, page string) *Record {
	p := &pageReader{record: &Record{Lang: lang}}
	page = strings.ReplaceAll(page, "\r\n", "\n")
	if m := yamlRE.FindStringSubmatch(page); m != nil {
		p.front(m[1])
		page = page[len(m[0]):]
	}
	p.source = []byte(page)
	root := pageParser.Parse(text.NewReader(p.source))
	p.title(root)
	p.blocks(root)
	meeting, _ := time.Parse(time.DateOnly, p.record.Date)
	for _, s := range append([]string{p.record.Title}, p.said...) {
		p.record.Facts = append(p.record.Facts, findFacts(lang, s, meeting)...)
	}
	return p.record
}

type pageReader struct {
	record *Record
	source []byte
	levels []int  // of the open headings
	label  string // of actions, if the block before is one
	said   []string
	heads  int // sections so far
}

func (p *pageReader) front(yaml string) {
	for line := range strings.Lines(yaml) {
		m := frontRE.FindStringSubmatch(strings.TrimSpace(line))
		if m == nil {
			continue
		}
		switch value := strings.Trim(m[2], `"' `); {
		case m[1] == "title":
			p.record.Title = value
		case m[1] == "date" && len(value) >= 10 && isDay(value[:10]):
			p.record.Date = value[:10]
		case m[1] == "time" && clockRE.MatchString(value):
			p.record.Time = value
		}
	}
}

// title takes a heading that stands above all others out of the page.
func (p *pageReader) title(root ast.Node) {
	var first *ast.Heading
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		if h, ok := n.(*ast.Heading); ok {
			if first == nil {
				first = h
			} else if h.Level <= first.Level {
				return
			}
		}
	}
	if first == nil {
		return
	}
	words := p.words(first)
	if p.record.Title != "" && titleKey(p.record.Title) != Key(words) {
		p.record.Links = nil // it is read again as a section
		return
	}
	if p.record.Title == "" {
		p.record.Title = words
	}
	root.RemoveChild(root, first)
}

// blocks reads the blocks of a page.
func (p *pageReader) blocks(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		label := p.label
		p.label = ""
		switch n := n.(type) {
		case *ast.Heading:
			p.heading(n)
		case *ast.Paragraph:
			words := p.words(n)
			p.say(words)
			p.when(words)
			if said()[Key(words)] == "action" {
				p.label = words
			}
		case *ast.List:
			p.list(n, 1, label)
		case *east.Table:
			p.table(n)
		case *ast.Blockquote:
			p.blocks(n)
		case *ast.FencedCodeBlock, *ast.CodeBlock, *ast.HTMLBlock, *ast.ThematicBreak:
			p.label = label
		}
	}
}

func (p *pageReader) heading(n *ast.Heading) {
	words := p.words(n)
	if next := n.NextSibling(); said()[Key(words)] == "action" && next != nil && next.Kind() == ast.KindList {
		p.say(words)
		p.label = words
		return
	}
	for len(p.levels) > 0 && p.levels[len(p.levels)-1] >= n.Level {
		p.levels = p.levels[:len(p.levels)-1]
	}
	p.levels = append(p.levels, n.Level)
	p.heads++
	words, annex := strings.CutSuffix(words, " {annex}")
	number, rest := cutNumber(words)
	p.say(rest)
	p.record.Entries = append(p.record.Entries, Entry{Section: true, Depth: len(p.levels), Number: number, Text: rest, Annex: annex})
}

// when takes the meeting's day and time from what stands before the first section.
func (p *pageReader) when(words string) {
	if p.heads > 0 {
		return
	}
	for _, f := range facts.Find(p.record.Lang, words) {
		switch {
		case p.record.Date == "" && (f.Kind == facts.Date || f.Kind == facts.Dates) && f.From.Year > 0:
			p.record.Date = day(f.From)
			if f.Kind == facts.Dates {
				p.record.End = day(f.To)
			}
		case p.record.Time == "" && (f.Kind == facts.Time || f.Kind == facts.Times):
			p.record.Time, p.record.Zone = clock(f.Value.Start), f.Zone
			if f.Kind == facts.Times {
				p.record.EndTime = clock(f.Value.End)
			}
		}
	}
}

func (p *pageReader) list(list *ast.List, depth int, label string) {
	for li := list.FirstChild(); li != nil; li = li.NextSibling() {
		e := Entry{Depth: depth}
		if label != "" && depth == 1 {
			e.Action, e.Mark = List, label
		}
		at := len(p.record.Entries)
		p.record.Entries = append(p.record.Entries, e)
		for n := li.FirstChild(); n != nil; n = n.NextSibling() {
			switch n := n.(type) {
			case *ast.List:
				p.list(n, depth+1, label)
			case *ast.TextBlock, *ast.Paragraph:
				words := p.words(n)
				if _, box := n.FirstChild().(*east.TaskCheckBox); box {
					e.Action = List
				}
				if i := strings.LastIndex(words, " {"); i >= 0 && strings.HasSuffix(words, "}") {
					e.task(words[i+2 : len(words)-1])
					words = words[:i]
				}
				p.say(words)
				e.Text = strings.TrimSpace(e.Text + " " + words)
			}
		}
		p.record.Entries[at] = e
	}
}

// table takes the rows of a table of actions.
func (p *pageReader) table(table *east.Table) {
	var heads []string
	for row := table.FirstChild(); row != nil; row = row.NextSibling() {
		var cells []string
		for c := row.FirstChild(); c != nil; c = c.NextSibling() {
			cells = append(cells, p.words(c))
		}
		p.say(cells...)
		if _, ok := row.(*east.TableHeader); ok {
			for _, c := range cells {
				heads = append(heads, said()[Key(c)])
			}
			if !slices.Contains(heads, "action") || !slices.Contains(heads, "owner") && !slices.Contains(heads, "due") {
				heads = nil
			}
			continue
		}
		e := Entry{Depth: 1, Action: Table}
		meeting, _ := time.Parse(time.DateOnly, p.record.Date)
		for i, c := range cells[:min(len(cells), len(heads))] {
			switch heads[i] {
			case "action":
				e.Text = strings.TrimSpace(e.Text + " " + c)
			case "owner":
				for o := range strings.FieldsFuncSeq(c, func(r rune) bool { return strings.ContainsRune(",;،、；，", r) }) {
					e.Owner = append(e.Owner, strings.TrimSpace(o))
				}
			case "due":
				for _, f := range findFacts(p.record.Lang, c, meeting) {
					if s, ok := strings.CutPrefix(f, "date "); ok {
						e.Due = s
					} else if s, ok := strings.CutPrefix(f, "dates "); ok {
						e.Due = strings.Replace(s, " to ", "/", 1)
					}
				}
			}
		}
		if e.Text != "" {
			p.record.Entries = append(p.record.Entries, e)
		}
	}
}

func (p *pageReader) say(words ...string) { p.said = append(p.said, words...) }

// words are the text of a block as a reader sees it; its links go to the record.
func (p *pageReader) words(block ast.Node) string {
	var b strings.Builder
	var walk func(parent ast.Node)
	walk = func(parent ast.Node) {
		for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
			switch n := n.(type) {
			case *ast.Text:
				b.WriteString(unescape(string(n.Segment.Value(p.source))))
				if n.SoftLineBreak() || n.HardLineBreak() {
					b.WriteByte(' ')
				}
			case *ast.String:
				b.Write(n.Value)
			case *ast.Link:
				from := b.Len()
				walk(n)
				p.record.Links = append(p.record.Links, minutes.Link{Text: b.String()[from:], URL: string(n.Destination)})
			case *ast.AutoLink:
				p.record.Links = append(p.record.Links, minutes.Link{Text: string(n.Label(p.source)), URL: string(n.URL(p.source))})
				b.Write(n.Label(p.source))
			default:
				walk(n)
			}
		}
	}
	walk(block)
	return strings.Join(strings.Fields(b.String()), " ")
}

var escapeRE = regexp.MustCompile("\\\\([!-/:-@\\[-`{-~])")

// unescape resolves backslashes and character references (CommonMark 0.31, 2.4 and 2.5).
func unescape(s string) string {
	return html.UnescapeString(escapeRE.ReplaceAllString(s, "$1"))
}
