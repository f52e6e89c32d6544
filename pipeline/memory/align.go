package memory

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hexaglot/minutes"
)

// A segment is the text we were asked for, taken apart.
type segment struct {
	plain        string // without links, emphasis and the final mark
	folded       folded
	mark         string // the final mark as printed
	links        []link
	strong, emph bool // all of it
}

// A link is a link of the source, over bytes of the plain text.
type link struct {
	start, end int
	url        string
}

// segmentOf reads a segment. It is nil if there is nothing to read, or a part of it
// is emphasised: a pattern cannot say which part of the translation would be.
func segmentOf(lang, text string) *segment {
	if !utf8.ValidString(text) {
		return nil
	}
	seg := &segment{}
	var b strings.Builder
	for i, s := range minutes.Inline(nfc(text)) {
		if i == 0 {
			seg.strong, seg.emph = s.Strong, s.Emph
		} else if s.Strong != seg.strong || s.Emph != seg.emph {
			return nil
		}
		if s.URL != "" {
			seg.links = append(seg.links, link{b.Len(), b.Len() + len(s.Text), s.URL})
		}
		b.WriteString(s.Text)
	}
	seg.plain, seg.mark = cutMark(b.String())
	seg.folded = fold(lang, seg.plain, true)
	if seg.folded.text == "" {
		return nil
	}
	for i, l := range seg.links {
		seg.links[i].end = min(l.end, len(seg.plain))
	}
	return seg
}

// withMark is the segment with its final mark as a part of the text: the point of
// "5 p.m." is both that and the mark, if there is to be one.
func (seg *segment) withMark(lang, mark string) *segment {
	whole := *seg
	whole.plain, whole.mark = seg.plain+seg.mark, mark
	whole.folded = fold(lang, whole.plain, true)
	return &whole
}

// An alignment says what the parts of a pattern are in a segment.
type alignment struct {
	values map[string]value
	urls   map[string]string // of pattern links that the source has, by slot
	linked map[string]string // addresses of links over whole slots, by slot
	mark   string
}

// A place is where a part stands in the plain text.
type place struct{ start, end int }

// align matches a pattern with a whole segment, or returns nil. A value must fit.
func (p *pattern) align(lang string, seg *segment, fit func(*slot, value) bool) *alignment {
	if a := p.alignTo(lang, seg, fit); a != nil {
		return a
	}
	if n := len(p.parts); seg.mark == "." && p.parts[n-1].slot != nil {
		return p.alignTo(lang, seg.withMark(lang, p.mark), fit)
	}
	return nil
}

func (p *pattern) alignTo(lang string, seg *segment, fit func(*slot, value) bool) *alignment {
	m := matcher{lang: lang, p: p, seg: seg, fit: fit, places: make([]place, len(p.parts)), values: map[string]value{}, steps: 2000}
	if !m.match(0, 0) {
		return nil
	}
	a := &alignment{values: m.values, urls: map[string]string{}, linked: map[string]string{}, mark: seg.mark}
	if !m.links(a) {
		return nil
	}
	return a
}

type matcher struct {
	lang   string
	p      *pattern
	seg    *segment
	fit    func(*slot, value) bool
	places []place
	values map[string]value
	steps  int // left; a text made to be slow finds no match
}

// match matches part k and all that follow at byte i of the folded text.
func (m *matcher) match(k, i int) bool {
	text := m.seg.folded.text
	if k == len(m.p.parts) {
		return strings.Trim(text[i:], " ") == ""
	}
	part := m.p.parts[k]
	if part.slot == nil {
		if m.lang == "zh" && k > 0 {
			i += len(text[i:]) - len(strings.TrimLeft(text[i:], " "))
		}
		if !strings.HasPrefix(text[i:], part.fold) {
			return false
		}
		m.places[k] = place{m.seg.folded.at[i], m.seg.folded.at[i+len(part.fold)]}
		return m.match(k+1, i+len(part.fold))
	}
	if k == len(m.p.parts)-1 {
		return m.take(k, i, len(text)) && m.match(k+1, len(text))
	}
	next := m.p.parts[k+1].fold // "" before another slot: any place may be the border
	for j := i; j < len(text); {
		n := strings.Index(text[j:], next)
		if n < 0 || m.steps <= 0 {
			return false
		}
		j += n
		if j > i && isStart(text[j]) && m.take(k, i, j) && m.match(k+1, j) {
			return true
		}
		j++
	}
	return false
}

func isStart(b byte) bool { return b < 0x80 || b >= 0xC0 }

// take reads the text from i to j as the value of part k.
func (m *matcher) take(k, i, j int) bool {
	m.steps--
	at := m.seg.folded.at
	start, end := at[i], at[j]
	raw := m.seg.plain[start:end]
	text := strings.TrimFunc(raw, blank)
	start += strings.Index(raw, text)
	s := m.p.parts[k].slot
	v, ok := s.parse(m.lang, text)
	if !ok || !m.fit(s, v) {
		return false
	}
	m.values[s.name] = v
	m.places[k] = place{start, start + len(text)}
	return true
}

func blank(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Bidi_Control, r) }

// links finds for each link of the segment the link or the slot of the pattern that
// it covers; it fails if there is one that covers neither.
func (m *matcher) links(a *alignment) bool {
	for _, l := range m.seg.links {
		found := false
		for _, pl := range m.p.links {
			if m.covers(l, m.places[pl.from].start, m.places[pl.to-1].end) && a.urls[pl.url.name] == "" {
				a.urls[pl.url.name], found = l.url, true
				break
			}
		}
		for k, part := range m.p.parts {
			if !found && part.slot != nil && m.covers(l, m.places[k].start, m.places[k].end) {
				a.linked[part.slot.name], found = l.url, true
			}
		}
		if !found {
			return false
		}
	}
	return true
}

// covers says whether a link is over a stretch of text, spaces and quotes aside.
func (m *matcher) covers(l link, start, end int) bool {
	edge := func(r rune) bool { return blank(r) || foldRune(r) == '"' }
	if start > end || l.start > l.end {
		return false
	}
	between := func(a, b int) string { return m.seg.plain[min(a, b):max(a, b)] }
	return strings.TrimFunc(between(l.start, start), edge) == "" &&
		strings.TrimFunc(between(l.end, end), edge) == "" &&
		l.start < end && start < l.end
}
