// Package docx reads the text of Word documents (Office Open XML: ECMA-376, ISO/IEC 29500,
// transitional and strict) as a reader of the printed pages sees it. [Read] is all of it.
//
// The way of a file: open.go finds the parts in the zip archive, recover.go those of a damaged one;
// xml.go walks through a part, with a bound on its size and depth. form.go reads how paragraphs and
// runs are set, styles.go and numbering.go know what they inherit and which number they bear (number.go
// writes it). body.go takes blocks, paragraph.go what stands in them, field.go the fields, table.go the
// tables, notes.go notes, heads and feet. line.go makes the lines, symbol.go the signs of symbol fonts.
//
// Tracked changes are read as accepted. The depth of a list item is told by its place, [minutes.Line]'s
// X, as in a PDF: writers set bullets in under numbers with a list of its own for each. Its Depth is that
// of its own list, and says that it is an item, whatever its number looks like.
package docx

import (
	"context"
	"errors"
	"fmt"

	"hexaglot/minutes"
)

// What Read cannot do. Errors wrap these, with detail.
var (
	ErrNotDOCX  = errors.New("not a DOCX")
	ErrPassword = errors.New("the DOCX needs a password")
	ErrNoText   = errors.New("the DOCX holds no text")
	ErrDamaged  = errors.New("the DOCX is damaged")
)

// Read gives the text of a DOCX: notes come last, and the table of contents is dropped as heads and feet are.
// Findings are of rules docx.changes, docx.comments, docx.contents, docx.embedded and docx.damaged. A part that cannot be read whole gives a finding; an error is
// [ErrNotDOCX], [ErrPassword], [ErrNoText] or [ErrDamaged], or that of the context.
func Read(ctx context.Context, data []byte) (*minutes.Text, error) {
	p, err := open(data)
	if err != nil {
		return nil, err
	}
	r := &reader{ctx: ctx, pack: p, main: p.main}
	r.load()
	body := r.story(p.main)
	notes := r.notes()
	dropped := r.furniture()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	text := &minutes.Text{}
	var lines []line
	for _, l := range append(body, notes...) {
		if l.contents != nil && l.contents.ended {
			r.contentLines++
			dropped = append(dropped, l)
			continue
		}
		lines = append(lines, l)
	}
	if len(lines) == 0 {
		if p.damage != nil {
			return nil, fmt.Errorf("%w: %w", ErrDamaged, p.damage)
		}
		return nil, ErrNoText
	}
	oneHeading(lines)
	tabulate(lines)
	tabulate(dropped)
	for i := range lines {
		lines[i].N = i + 1
		text.Lines = append(text.Lines, lines[i].Line)
	}
	for i := range dropped {
		dropped[i].N, dropped[i].Level, dropped[i].Depth = i+1, 0, 0
		text.Dropped = append(text.Dropped, dropped[i].Line)
	}
	text.Links = linksOf(lines)
	text.Findings = r.findings()
	return text, nil
}

// oneHeading takes the mark off a heading that is the only one: it is the title, and the sections
// bear numbers or are set in bold.
func oneHeading(lines []line) {
	only := -1
	for i, l := range lines {
		if l.Level > 0 && only >= 0 {
			return
		}
		if l.Level > 0 {
			only = i
		}
	}
	if only >= 0 && lines[only].Level == 1 {
		lines[only].Level = 0
	}
}

// findings says what was not read as it stands.
func (r *reader) findings() []minutes.Finding {
	var out []minutes.Finding
	add := func(rule string, severity minutes.Severity, n int, format string, args ...any) {
		if n > 0 {
			out = append(out, minutes.Finding{Rule: rule, Severity: severity, Message: fmt.Sprintf(format, args...)})
		}
	}
	add("docx.changes", minutes.Warning, r.inserted+r.deleted, "tracked changes are read as accepted: insertions kept: %d, deletions left out: %d", r.inserted, r.deleted)
	add("docx.comments", minutes.Info, len(r.comments), "comments left out: %d", len(r.comments))
	add("docx.contents", minutes.Info, r.contentLines, "the table of contents is left out: lines: %d", r.contentLines)
	add("docx.embedded", minutes.Warning, r.embedded, "embedded documents, charts and diagrams are not read: %d", r.embedded)
	if d := r.pack.damage; d != nil {
		add("docx.damaged", minutes.Warning, 1, "the file is damaged and was read in part: %v", d)
	}
	return out
}
