// Package terms compares how texts use the terms of a glossary: in one text, across
// an archive of meetings, and between two languages.
//
// [Read] a document with the lines it was made of, and give the texts to [Compare]:
// the [Report] says which rendering is used where, and its findings say where one
// concept is said in two ways, in what ought not to be used, or in a name that stands
// in two spellings and is in no glossary. [Mine] proposes names for the glossary, a
// [Preference] makes one rendering of another, and [Check] compares a sentence with
// its translation.
//
// # Names that are in no glossary
//
// A name is what stands in quotation marks, has a head (working group, 论坛, فريق), is
// written in capitals or stands beside an acronym. Two meet by what their spellings have
// in common: their words as stems, in any order, or all of them but one. They are told
// apart by how they are written: a preposition, the order, a number inside, a hyphen, a
// hamza is another spelling; a case, a particle or an article before it is none. Names of
// the same words are warnings; names that differ in a word or a character are so only if
// one is rare and the other is not, and are left out if they stand side by side.
//
// Where a name ends that begins with its head (Groupe de travail sur …) is told by what
// comes again: it ends where its uses go on otherwise.
//
// Heads and what tells two names from each other (first, second, regional) are in
// names.tsv: three columns, language, kind and the words, separated by |. A word more
// there is all that another kind of name needs.
package terms

import (
	"slices"
	"strings"

	"golang.org/x/text/language"

	"hexaglot/minutes"
)

// A Text is a document whose terms are looked at.
type Text struct {
	File     string // as findings name it
	Lang     language.Tag
	Date     string // of the meeting, 2031-05-09; "" if unknown
	Meeting  string // the texts of one meeting have the same, and the same ids; "" for a text that stands alone
	Passages []Passage
}

// A Passage is a segment, a notice or a cell of a text, as a reader sees it.
type Passage struct {
	ID   string // of the segment; "" of a notice
	Lang language.Tag
	Text string // without links and emphasis

	roll  bool // it is of the list of those present
	fixed bool // the volunteers' disclaimer: its words are not the editors' to change
	at    place
}

// Read takes the passages of a document and finds the lines they stand on. What nobody
// has translated yet (⟦en⟧ and the source's text) is no text of the page's language and
// is left out. File is what findings call it. Raw is the text of a source that is text:
// columns are then those of the file; "" for a PDF or a DOCX.
func Read(file string, doc *minutes.Document, lines []minutes.Line, raw string) Text {
	t := Text{File: file, Lang: doc.Lang, Date: doc.Meeting.Date}
	p := newPlacer(lines, raw)
	present := rolls(doc)
	add := func(id string, lang language.Tag, text string, pos minutes.Pos) {
		text = minutes.Plain(text)
		at := p.find(text, pos)
		if i := strings.Index(text, "⟦"); i >= 0 {
			text = text[:i]
		}
		if strings.TrimSpace(text) != "" {
			t.Passages = append(t.Passages, Passage{ID: id, Lang: lang, Text: text, at: at, roll: id != "" && present[id] || minutes.Attendance(text)})
		}
	}
	add(doc.Title.ID, doc.Lang, doc.Title.Text, minutes.Pos{})
	add(doc.Subtitle.ID, doc.Lang, doc.Subtitle.Text, minutes.Pos{})
	for b := range doc.Blocks() {
		pos := b.Pos
		segment := func(s minutes.Segment) {
			add(s.ID, doc.Lang, s.Text, pos)
			pos = minutes.Pos{} // the next goes on from here
		}
		segment(b.Heading)
		for _, s := range b.Text {
			segment(s)
		}
		for _, row := range b.Rows {
			for _, cell := range row {
				segment(cell)
			}
		}
	}
	for _, n := range doc.Notices {
		before := len(t.Passages)
		add("", n.Lang, n.Text, n.Pos)
		for i := before; i < len(t.Passages); i++ {
			t.Passages[i].fixed = n.Kind == "volunteer"
		}
	}
	return t
}

// ReadTranslation takes the passages of a translation of a document; without its page
// their places are not known. What is not translated is left out.
func ReadTranslation(file string, doc *minutes.Document, translation *minutes.Translation) Text {
	t := Text{File: file, Lang: translation.Lang, Date: doc.Meeting.Date}
	present := rolls(doc)
	for s := range doc.Segments() {
		if target := translation.Targets[s.ID]; target.Text != "" {
			t.Passages = append(t.Passages, Passage{ID: s.ID, Lang: t.Lang, Text: minutes.Plain(target.Text), roll: present[s.ID]})
		}
	}
	return t
}

// rolls are the ids of the segments under a heading such as "Participants".
func rolls(doc *minutes.Document) map[string]bool {
	out := map[string]bool{}
	roll := false
	for b := range doc.Blocks() {
		if b.Heading.Text != "" {
			roll = minutes.Attendance(minutes.Plain(b.Heading.Text))
		}
		if !roll {
			continue
		}
		for _, s := range slices.Concat(slices.Concat(b.Rows...), b.Text) {
			out[s.ID] = true
		}
	}
	return out
}

// Where is the place of a byte of a passage in the source: its page and line, and its
// column in characters from 1; what is unknown is 0.
func (p *Passage) Where(offset int) (page, line, column int) {
	return p.at.of(p.Text, offset)
}

// excerptRunes is how much of a text is shown on either side of a place.
const excerptRunes = 32

// excerpt is the text around a place, on one line, cut at words where there are spaces.
func excerpt(text string, start, end int) string {
	left, right := start, end
	for n := 0; left > 0 && n < excerptRunes; n++ {
		left = before(text, left)
	}
	for n := 0; right < len(text) && n < excerptRunes; n++ {
		right = after(text, right)
	}
	s, e := "", ""
	if left > 0 {
		s = "…"
		if i := strings.IndexByte(text[left:start], ' '); i >= 0 && i < (start-left)/2 {
			left += i + 1
		}
	}
	if right < len(text) {
		e = "…"
		if i := strings.LastIndexByte(text[end:right], ' '); i > (right-end)/2 {
			right = end + i
		}
	}
	return s + strings.Join(strings.Fields(text[left:right]), " ") + e
}
