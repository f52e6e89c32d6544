package bench

import (
	"fmt"
	"html"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"hexaglot/minutes"
)

// Families are the kinds of minutes that a set should cover, as truths name them.
var Families = []string{
	"numbered-bullets", "inner-numbers", "multi-line-title", "roman", "un-paragraphs", "gaps-restarts", "sub-headings", "prose", "two-meetings",
	"action-table", "agenda-table", "action-letters", "previous-actions", "attendance", "annexes", "inline-actions", "council", "no-actions",
	"footnotes", "wrapped-text", "markdown", "agenda", "transcript",
}

var (
	unseenRE      = regexp.MustCompile(`(?is)<(script|style|title)\b.*?</(?:script|style|title)\s*>|<!--.*?-->|<!doctype[^>]*>`)
	inlineRE      = regexp.MustCompile(`(?i)</?(?:a|abbr|b|bdi|bdo|cite|code|em|font|i|mark|q|s|small|span|strong|sub|sup|time|u|wbr)(?:\s[^>]*)?>`)
	tagRE         = regexp.MustCompile(`<[^>]*>`)
	hrefRE        = regexp.MustCompile(`(?is)<a\b[^>]*\bhref\s*=\s*(?:"([^"]*)"|'([^']*)')`)
	htmlItemRE    = regexp.MustCompile(`(?i)<li(?:\s[^>]*)?>`)
	htmlItemEndRE = regexp.MustCompile(`(?i)</li>|<[uo]l[\s>]|<(?:p|div|br|table)[\s/>]`) // of its first lines: a truth may end there
	mdItemRE      = regexp.MustCompile(`(?m)^\s*(?:[-*+]|\d{1,9}[.)]) (?:\[[ xX]\] )?(.*)$`)
	mdLinkRE      = regexp.MustCompile(`\]\(<?((?:https?://|mailto:)(?:[^()\s<>]|\([^()\s]*\))*)>?[^)]*\)`)
)

// Lint looks up what the truths of a document say in the text of its source, so that a
// slip of the pen is found. It knows sources that are text; of one that lies elsewhere,
// or of a PDF alone, nothing is looked up.
func (d *Document) Lint() ([]Fault, error) {
	source, file := "", ""
	for _, name := range []string{"source.html", "source.txt", "source.md"} {
		data, err := fs.ReadFile(d.set, path.Join(d.Name, name))
		if err == nil {
			if source, err = minutes.Decode(data); err != nil {
				return []Fault{{File: path.Join(d.Name, name), Problem: Problem{0, err.Error()}}}, nil
			}
			file = name
			break
		}
	}
	l := &linter{doc: d}
	for i, t := range d.Truths {
		l.file = d.Files[i]
		for _, f := range t.Families {
			if !slices.Contains(Families, f) {
				l.doubt(0, "no family %q", f)
			}
		}
		if file == "source.html" && t.Producer == "" {
			l.doubt(0, "producer is missing: it makes the PDF of source.html")
		}
	}
	if d.Kind != "minutes" || file == "" || d.Truths[0].Keyed {
		return l.faults, nil
	}
	var links, items []string
	switch file {
	case "source.html":
		for _, part := range htmlItemRE.Split(unseenRE.ReplaceAllString(source, " "), -1)[1:] {
			part = htmlItemEndRE.Split(part, 2)[0]
			items = append(items, html.UnescapeString(tagRE.ReplaceAllString(part, "")))
		}
		for _, m := range hrefRE.FindAllStringSubmatch(source, -1) {
			links = append(links, html.UnescapeString(m[1]+m[2]))
		}
		source = inlineRE.ReplaceAllString(unseenRE.ReplaceAllString(source, " "), "")
		source = html.UnescapeString(tagRE.ReplaceAllString(source, " "))
	default: // plain text may have links as Markdown has
		for _, m := range mdLinkRE.FindAllStringSubmatch(source, -1) {
			links = append(links, m[1])
		}
	}
	if file == "source.md" {
		source = unescape(source)
		for _, m := range mdItemRE.FindAllStringSubmatch(source, -1) {
			items = append(items, m[1])
		}
	}
	l.plain, l.key = fold(source), Key(source)
	l.digits = onlyDigits(l.key)
	l.listed(items)
	for i, t := range d.Truths {
		l.file = d.Files[i]
		l.truth(t)
	}
	l.links(links)
	return l.faults, nil
}

type linter struct {
	doc                *Document
	file               string // the truth
	plain, key, digits string // the source
	faults             []Fault
}

func (l *linter) fault(line int, format string, args ...any) {
	l.faults = append(l.faults, Fault{File: l.file, Problem: Problem{line, fmt.Sprintf(format, args...)}})
}

func (l *linter) doubt(line int, format string, args ...any) {
	l.fault(line, format, args...)
	l.faults[len(l.faults)-1].Doubt = true
}

func (l *linter) truth(t *Truth) {
	for s := range strings.SplitSeq(t.Title, " / ") {
		if !strings.Contains(l.key, Key(s)) {
			l.fault(0, "the source does not say the title: %s", clip(s))
		}
	}
	for _, e := range t.Entries {
		key := Key(e.Text)
		switch {
		case !l.says(key):
			l.fault(e.Line, "the source does not say these words: %s", clip(l.from(key, e.Text)))
		case e.Section && strings.Contains(l.key, key) && !strings.Contains(l.plain, fold(e.Text)):
			l.doubt(e.Line, "the source writes this heading otherwise (case, signs or spaces): %s", clip(e.Text))
		}
		for _, o := range e.Owner {
			if !strings.Contains(l.key, Key(o)) {
				l.fault(e.Line, "the source does not say this owner: %s", o)
			}
		}
	}
	for i, k := range t.Links {
		if !strings.Contains(l.key, Key(k.Text)) {
			l.fault(t.linkAt[i], "the source does not say the words of this link: %s", clip(k.Text))
		}
	}
	for i, f := range t.Facts {
		kind, value, _ := strings.Cut(f, " ")
		switch kind {
		case "number", "percent", "money":
			// Of "7.4 million" only the 74 is printed.
			if !strings.Contains(l.digits, strings.TrimRight(onlyDigits(Key(value)), "0")) {
				l.doubt(t.factAt[i], "the source does not print this: %s", f)
			}
		case "symbol":
			if !strings.Contains(l.key, Key(value)) {
				l.fault(t.factAt[i], "the source does not say this symbol: %s", value)
			}
		}
	}
}

// torn is how many bytes of a key may stand between two parts of a text: a running head,
// a page number, a footnote.
const torn = 600

// listed looks for items that are marked as such in the source and stand in no truth,
// neither as items nor as headings.
func (l *linter) listed(items []string) {
	var known []string
	for _, t := range l.doc.Truths {
		for _, e := range t.Entries {
			known = append(known, Key(e.Text), Key(e.whole()))
		}
	}
	l.file = l.doc.Files[0]
	says := func(s string) bool {
		key := Key(s)
		return slices.ContainsFunc(known, func(k string) bool { return strings.HasPrefix(key, k) || strings.HasPrefix(k, key) })
	}
	for _, item := range items {
		_, tail, _ := strings.Cut(strings.ReplaceAll(item, "：", ":"), ":") // "ACTION: …"
		if Key(item) != "" && !says(item) && !(tail != "" && says(tail)) {
			l.doubt(0, "an item of the source is not listed: %s", clip(item))
		}
	}
}

// says looks a text key up, whole or torn once.
func (l *linter) says(key string) bool {
	n, at := l.longest(key)
	return n == len(key) || n >= torn/100 && strings.Contains(l.key[at:min(at+torn+len(key)-n, len(l.key))], key[n:])
}

// longest is the longest beginning of a key that the source says, and where that ends.
func (l *linter) longest(key string) (n, end int) {
	ends := []int{0}
	for i, r := range key {
		ends = append(ends, i+utf8.RuneLen(r))
	}
	n = ends[sort.Search(len(ends)-1, func(i int) bool { return !strings.Contains(l.key, key[:ends[i+1]]) })]
	return n, strings.Index(l.key, key[:n]) + n
}

// from is the text from about where the source stops saying it.
func (l *linter) from(key, text string) string {
	n, _ := l.longest(key)
	for i := range text {
		if len(Key(text[:i])) > n {
			return "… " + text[max(0, strings.LastIndexFunc(text[:i], func(r rune) bool { return r == ' ' })):]
		}
	}
	return text
}

// links compares the addresses of the source with those of the truths, in their order.
func (l *linter) links(source []string) {
	var truth []string
	for _, t := range l.doc.Truths {
		for _, k := range t.Links {
			truth = append(truth, address(k.URL))
		}
	}
	var have []string
	for _, s := range source {
		if !strings.HasPrefix(s, "#") {
			have = append(have, address(s))
		}
	}
	if f := bag(have, truth); f.Missing+f.Extra > 0 {
		l.file = l.doc.Files[0]
		bagDiff(have, truth, func(what, s string) {
			if what == missing {
				l.fault(0, "a link of the source is not listed: %s", s)
			} else {
				l.fault(0, "the source does not link to this: %s", s)
			}
		})
	}
}

// onlyDigits are the decimal digits of a text as ASCII.
func onlyDigits(s string) string {
	var b strings.Builder
	for _, r := range s {
		if v := digit(r); v >= 0 {
			b.WriteByte(byte('0' + v))
		}
	}
	return b.String()
}
