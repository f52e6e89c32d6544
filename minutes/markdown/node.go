package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"hexaglot/minutes"
)

// The kinds of nodes of a page, and of elements of a [Shape].
const (
	heading   = "heading"
	paragraph = "paragraph"
	quote     = "quote"
	list      = "list"
	item      = "item"
	table     = "table"
)

// A node is a block of a page, its text not yet written as Markdown.
type node struct {
	kind    string
	level   int // of a heading; the depth of an item, from 1
	id      string
	ordered bool // an item that counts
	number  int  // of an item that counts
	parted  bool // an item at the top that begins another list than the one before it
	runs    []run
	rows    [][][]run // of a table
}

// A run is a span, and the link it belongs to: links that follow each other stay
// apart even if they lead to the same place.
type run struct {
	minutes.Span
	link int // from 1; 0 if it is in none
}

func plainRuns(s string) []run { return tidy([]run{{Span: minutes.Span{Text: s}}}) }

// inlineRuns reads the text of a segment.
func inlineRuns(text string) []run {
	var runs []run
	link, last := 0, ""
	for _, s := range minutes.Inline(text) {
		r := run{Span: s}
		r.URL = cleanURL(s.URL)
		if r.URL != "" {
			if r.URL != last {
				link++
			}
			r.link = link
		}
		last = r.URL
		runs = append(runs, r)
	}
	return tidy(runs)
}

// tidy makes runs fit to stand on one line: white space of ASCII collapses as it
// does in a browser, none stands at the ends, and control characters are gone.
func tidy(runs []run) []run {
	var out []run
	space := true // after a space, or at the start
	for _, r := range runs {
		var b strings.Builder
		for _, c := range norm.NFC.String(strings.ToValidUTF8(r.Text, "\uFFFD")) {
			switch {
			case c == '\u2028' || c == '\u2029' || unicode.IsSpace(c) && (c < 0x80 || c == '\u0085'):
				if !space {
					b.WriteByte(' ')
				}
				space = true
				continue
			case unicode.IsControl(c), c == '\uFEFF':
				continue
			}
			b.WriteRune(c)
			space = false
		}
		if r.Text = b.String(); r.Text != "" {
			out = append(out, r)
		}
	}
	for len(out) > 0 {
		r := &out[0]
		if r.Text = strings.TrimLeftFunc(r.Text, unicode.IsSpace); r.Text != "" {
			break
		}
		out = out[1:]
	}
	for len(out) > 0 {
		r := &out[len(out)-1]
		if r.Text = strings.TrimRightFunc(r.Text, unicode.IsSpace); r.Text != "" {
			break
		}
		out = out[:len(out)-1]
	}
	return out
}

// joinRuns puts the runs of sentences into one line, with sep between them.
func joinRuns(a []run, sep string, b []run) []run {
	if len(a) == 0 || len(b) == 0 {
		return append(a, b...)
	}
	n := a[len(a)-1].link
	for i := len(a) - 1; i >= 0 && n == 0; i-- {
		n = a[i].link
	}
	if sep != "" {
		a = append(a, run{Span: minutes.Span{Text: sep}})
	}
	for _, r := range b {
		if r.link > 0 {
			r.link += n
		}
		a = append(a, r)
	}
	return a
}

func plainText(runs []run) string {
	var b strings.Builder
	for _, r := range runs {
		b.WriteString(r.Text)
	}
	return b.String()
}

// cleanURL makes an address safe to stand in a link; it is "" for one that a page
// must not lead to.
func cleanURL(url string) string {
	lower := strings.ToLower(url)
	rest := ""
	for _, scheme := range []string{"http://", "https://", "mailto:"} {
		if strings.HasPrefix(lower, scheme) {
			rest = lower[len(scheme):]
		}
	}
	if rest == "" || !utf8.ValidString(url) {
		return ""
	}
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for _, c := range url {
		if c <= ' ' || c == 0x7f || strings.ContainsRune("<>()[]{}|\\^\"`*~", c) || c >= 0x80 && (unicode.IsSpace(c) || !unicode.IsPrint(c)) {
			for _, x := range []byte(string(c)) {
				b.Write([]byte{'%', hex[x>>4], hex[x&15]})
			}
			continue
		}
		b.WriteRune(c)
	}
	return b.String()
}
