package docx

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"hexaglot/minutes"
)

// A line is one line of the text, with the links that its own are parts of.
type line struct {
	minutes.Line
	of       []*link
	contents *contents // the table of contents that it stands in
	item     bool      // it bears a number or a bullet
}

// A link leads to a URL; its words may stand on several lines.
type link struct{ url, anchor string }

// address is the URL with the place in the page.
func (k *link) address() string {
	if k.anchor == "" || strings.Contains(k.url, "#") {
		return k.url
	}
	return k.url + "#" + k.anchor
}

// contents is a table of contents; one that never ends is none.
type contents struct{ ended bool }

// A row is text that grows, up to a line break: with one kind of space, and no two of them. Tabs
// stay, and so do the spaces that part no lines: French and Russian are set with them.
type row struct {
	text   []byte
	links  []minutes.Link
	of     []*link
	open   *link // what the last sign stands in
	bold   int   // signs in bold
	signs  int
	sizes  map[float64]int // signs of each size
	raised bool            // the last sign is raised
}

// superscripts are the characters of raised digits, as in PDFs.
var superscripts = strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹")

// write adds text in a look, inside a link if it is not nil.
func (b *row) write(s string, l look, k *link) {
	s = strings.ReplaceAll(s, "\u00ad", "") // a hyphen that is printed only where a line breaks
	for s != "" {
		i := strings.IndexAny(s, "\t\u00a0") // which a PDF does not tell from spaces, and Fold takes for such
		part, gap := s, ""
		if i >= 0 {
			_, n := utf8.DecodeRuneInString(s[i:])
			part, gap = s[:i], s[i:i+n]
		}
		for _, r := range minutes.Fold(part) {
			b.put(r, l, k)
		}
		if gap != "" {
			b.space(gap)
		}
		s = s[len(part)+len(gap):]
	}
}

func (b *row) put(r rune, l look, k *link) {
	switch {
	case r == '\u202f' || r == '\u2009':
		b.space(string(r))
		return
	case unicode.IsSpace(r) || r == '\u200b':
		b.space(" ")
		return
	}
	s := string(r)
	if l.raised == on && (b.raised || b.base()) {
		s = superscripts.Replace(s)
		b.raised = true
	} else {
		b.raised = false
	}
	start := len(b.text)
	b.text = append(b.text, s...)
	b.signs++
	complex := l.rtl == on || unicode.In(r, unicode.Arabic)
	if l.bold == on && !complex || l.boldComplex == on && complex {
		b.bold++
	}
	size := l.size
	if complex && l.sizeComplex > 0 {
		size = l.sizeComplex
	}
	if b.sizes == nil {
		b.sizes = map[float64]int{}
	}
	b.sizes[size]++
	if k != nil && k != b.open {
		b.links = append(b.links, minutes.Link{URL: k.address(), Start: start})
		b.of = append(b.of, k)
	}
	if k != nil {
		b.links[len(b.links)-1].End = len(b.text)
	}
	b.open = k
}

// space adds a space, unless there is one; a tab takes its place.
func (b *row) space(c string) {
	b.raised = false
	last, n := utf8.DecodeLastRune(b.text)
	if unicode.IsSpace(last) {
		if c != "\t" || last == '\t' {
			return
		}
		b.text = b.text[:len(b.text)-n]
	}
	b.text = append(b.text, c...)
}

// base says that a raised digit can follow the last sign: a letter, a digit, the end of a phrase.
func (b *row) base() bool {
	r, _ := utf8.DecodeLastRune(b.text)
	return unicode.In(r, unicode.L, unicode.Nd, unicode.M, unicode.Pe, unicode.Pf) || unicode.In(r, unicode.Po) && !strings.ContainsRune("/&@#*•", r)
}

// standard is the size of text of which nothing says the size (ISO/IEC 29500-1, 17.3.2.38).
const standard = 10

// size is the size of most of the row, the smaller of two.
func (b *row) size() float64 {
	best, most := 0.0, 0
	for size, n := range b.sizes {
		if n > most || n == most && size < best {
			best, most = size, n
		}
	}
	if best == 0 {
		return standard
	}
	return best
}

// line makes a line of the row, with a label before it.
func (b *row) line(label string) line {
	text := string(b.text)
	head := len(text) - len(strings.TrimLeftFunc(text, unicode.IsSpace))
	text = strings.TrimRightFunc(text[head:], unicode.IsSpace)
	l := line{Line: minutes.Line{Size: b.size(), Bold: 2*b.bold > b.signs, Links: b.links}, of: b.of}
	for i := range l.Links {
		l.Links[i].Start += len(label) - head
		l.Links[i].End += len(label) - head
	}
	l.Text = label + text
	l.compose()
	return l
}

// compose normalises the text, and moves its links along.
func (l *line) compose() {
	if !norm.NFC.IsNormalString(l.Text) {
		var b strings.Builder
		from := 0
		to := func(at int) int { // what composes with the sign before it goes with it
			if at < len(l.Text) && !norm.NFC.PropertiesString(l.Text[at:]).BoundaryBefore() {
				if n := norm.NFC.FirstBoundaryInString(l.Text[at:]); n >= 0 {
					at += n
				} else {
					at = len(l.Text)
				}
			}
			if at > from {
				b.WriteString(norm.NFC.String(l.Text[from:at]))
				from = at
			}
			return b.Len()
		}
		for i := range l.Links {
			l.Links[i].Start, l.Links[i].End = to(l.Links[i].Start), to(l.Links[i].End)
		}
		to(len(l.Text))
		l.Text = b.String()
	}
	links, of := l.Links[:0], l.of[:0]
	for i, k := range l.Links {
		k.Text = strings.TrimLeftFunc(l.Text[k.Start:k.End], unicode.IsSpace)
		k.Start = k.End - len(k.Text)
		if k.Text != "" { // one of nothing but a mark went to the sign before it
			links, of = append(links, k), append(of, l.of[i])
		}
	}
	l.Links, l.of = links, of
}

// widePunct says that a character is punctuation of Chinese text, in which a space is.
func widePunct(r rune) bool {
	return r >= 0x3000 && r <= 0x303f || r >= 0xff00 && r <= 0xffef && !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

// joined makes one line of several, with sep between them. Also where Chinese stands on both sides: the
// lines of a cell are paragraphs, or parted by hand, and often names.
func joined(lines []line, sep string) line {
	if len(lines) == 0 {
		return line{}
	}
	all := lines[0]
	all.Cells = nil
	all.Links, all.of = slices.Clone(all.Links), slices.Clone(all.of)
	var text strings.Builder
	for i, l := range lines {
		if i > 0 {
			last, _ := utf8.DecodeLastRuneInString(lines[i-1].Text)
			first, _ := utf8.DecodeRuneInString(l.Text)
			if sep != " " || !widePunct(last) && !widePunct(first) {
				text.WriteString(sep)
			}
			for _, k := range l.Links {
				k.Start, k.End = k.Start+text.Len(), k.End+text.Len()
				all.Links = append(all.Links, k)
			}
			all.of = append(all.of, l.of...)
		}
		text.WriteString(l.Text)
	}
	all.Text = text.String()
	all.compose()
	return all
}

// linksOf gives the links of lines; one that goes over several is one.
func linksOf(lines []line) []minutes.Link {
	var out []minutes.Link
	var last *link
	var words []string // of the last link
	say := func() {
		if len(out) > 0 {
			out[len(out)-1].Text = strings.Join(words, " ")
		}
	}
	for _, l := range lines {
		for i, k := range l.Links {
			if l.of[i] != last {
				say()
				last, words = l.of[i], nil
				out = append(out, minutes.Link{URL: k.URL})
			}
			words = append(words, k.Text)
		}
	}
	say()
	return out
}

// tabulate makes rows of lines in which tabs part the same number of columns, two and more of them
// one after the other; in all others a tab is a space.
func tabulate(lines []line) {
	for i := 0; i < len(lines); {
		n := tabs(lines[i])
		j := i + 1
		for n > 0 && j < len(lines) && tabs(lines[j]) == n {
			j++
		}
		for k := i; k < j; k++ {
			switch {
			case lines[k].Cells != nil:
			case n > 0 && j-i > 1:
				lines[k].Cells = strings.Split(lines[k].Text, "\t")
			default:
				lines[k].plain()
			}
		}
		i = j
	}
}

// plain makes spaces of tabs.
func (l *line) plain() {
	l.Text = strings.ReplaceAll(l.Text, "\t", " ")
	for i := range l.Links {
		l.Links[i].Text = strings.ReplaceAll(l.Links[i].Text, "\t", " ")
	}
}

// tabs is how many tabs stand in a paragraph, 0 if it is a heading, an item or a row. One after a
// typed mark or number says nothing, nor does one after a label, "Date:".
func tabs(l line) int {
	head, _, ok := strings.Cut(l.Text, "\t")
	if !ok || l.Level > 0 || l.Cells != nil || l.item || markRE.MatchString(head) || strings.HasSuffix(head, ":") || strings.HasSuffix(head, "：") {
		return 0
	}
	return strings.Count(l.Text, "\t")
}

// markRE is what may be the mark or the number of an item.
var markRE = regexp.MustCompile(`^(?:.|[(（]?[\p{L}\p{N}.]{1,5}[.)）．、:：]?)$`)
