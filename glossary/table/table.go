// Package table exchanges a glossary as a table: [Read] and [Write] of TSV, CSV and
// XLSX, one row a rendering, the columns of its concept before its own. A row without
// language and text is a concept without renderings.
//
// Read takes as well what people have at hand: a table with one concept a row and one
// column a language, its head a name such as English, fr or 中文. Texts of one cell
// are then separated by |, the first is the one to use.
//
// What Read gives has been seen row by row only; package exchange makes a glossary of it.
package table

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"hexaglot/glossary"
)

// Format is a way to write a table.
type Format string

// The formats of tables.
const (
	TSV  Format = "tsv"  // UTF-8, no byte order mark
	CSV  Format = "csv"  // as Excel wants it: UTF-8 with a byte order mark, CRLF (RFC 4180)
	XLSX Format = "xlsx" // all cells are text; Arabic runs from right to left
)

// Rows is what a table holds: not checked as a whole, concepts in the order of their
// first row. A concept of a table with one column a language has no name but a number
// behind #, unless the table has a column concept.
type Rows struct {
	Concepts   []glossary.Concept
	Renderings []glossary.Rendering
	Left       []string // languages of the table that are none of the six, which Read left out
	Foreign    bool     // written by what knows less of a term than we do: no forms, usage or case
}

// columns are those of a table with one row a rendering; the needed ones are concept,
// language, text and status.
var columns = []string{
	"concept", "subject", "part", "keep", "acronym", "policy", "concept_note", "concept_date",
	"language", "text", "status", "usage", "forms", "case", "source", "note", "date",
}

const (
	enough = 20 // faults; after these the reader has the wrong file

	// Longest is how many bytes a text may have; what has more is no term, but a
	// quotation mark that is never closed or an attack.
	Longest = 1 << 15
)

// Read reads a table. Columns of languages that are none of the six are left out. All that is wrong is in the error, each fault with its row and
// column.
func Read(f Format, data []byte) (Rows, error) {
	records, err := records(f, data)
	if err != nil {
		return Rows{}, err
	}
	if len(records) == 0 {
		return Rows{}, errors.New("the table is empty: want a head line and rows")
	}
	head := records[0]
	for len(head.cells) > 0 && head.cells[len(head.cells)-1] == "" {
		head.cells = head.cells[:len(head.cells)-1]
	}
	ours, rows, left := foreign(head, records[1:])
	if langs := wide(ours.cells); len(langs) > 1 || len(langs) > 0 && left != nil {
		out, err := readWide(langs, ours, rows)
		out.Left = left
		return out, err
	}
	return readLong(head, records[1:])
}

// A record is a row with its place: its line in a text, its row in a sheet.
type record struct {
	line  int
	cells []string
}

func readLong(head record, rows []record) (Rows, error) {
	at, err := place(head, columns, []string{"concept", "language", "text", "status"})
	if err != nil {
		return Rows{}, err
	}
	var out Rows
	first := make(map[string]int) // index of a concept
	var faults []error
	for _, row := range rows {
		if len(faults) == enough {
			break
		}
		cell, err := row.fields(head, at)
		if err == nil {
			err = out.add(row.line, cell, first)
		}
		if err != nil {
			faults = append(faults, fmt.Errorf("line %d: %w", row.line, err))
		}
	}
	return out, errors.Join(faults...)
}

// add reads one row.
func (t *Rows) add(line int, cell map[string]string, first map[string]int) error {
	c := glossary.Concept{
		ID: cell["concept"], Subject: cell["subject"], Part: cell["part"], Acronym: cell["acronym"],
		Policy: glossary.Policy(cell["policy"]), Note: cell["concept_note"], Date: cell["concept_date"], Line: line,
	}
	var err error
	if c.Keep, err = yes(cell["keep"]); err != nil {
		return err
	}
	if c.ID == "" {
		return errors.New("column concept: no concept")
	}
	if i, ok := first[c.ID]; ok {
		if err := agree(&t.Concepts[i], c, cell); err != nil {
			return err
		}
	} else {
		first[c.ID] = len(t.Concepts)
		t.Concepts = append(t.Concepts, c)
	}
	r := glossary.Rendering{
		Concept: c.ID, Text: cell["text"], Status: glossary.Status(cell["status"]), Usage: glossary.Usage(cell["usage"]),
		Forms: Forms(cell["forms"]), Case: glossary.Case(cell["case"]), Source: cell["source"], Note: cell["note"], Date: cell["date"], Line: line,
	}
	if cell["language"] == "" && r.Text == "" {
		return nil
	}
	switch {
	case cell["language"] == "":
		return errors.New("column language: no language: want zh, es, fr, ar, ru or en")
	case r.Text == "":
		return errors.New("column text: no text")
	case !slices.Contains([]glossary.Status{glossary.Preferred, glossary.Admitted, glossary.Proposed, glossary.Superseded, glossary.Forbidden}, r.Status):
		return fmt.Errorf("column status: %.40q: want preferred, admitted, proposed, superseded or forbidden", r.Status)
	case !slices.Contains([]glossary.Usage{glossary.Both, glossary.UN, glossary.Community}, r.Usage):
		return fmt.Errorf("column usage: %.40q: want un, community or nothing", r.Usage)
	case !slices.Contains([]glossary.Case{"", glossary.Exact, glossary.Permissive, glossary.Ignore}, r.Case):
		return fmt.Errorf("column case: %.40q: want exact, permissive, ignore or nothing", r.Case)
	}
	if r.Lang, err = tag(cell["language"]); err != nil {
		return fmt.Errorf("column language: %w", err)
	}
	t.Renderings = append(t.Renderings, r)
	return nil
}

// agree holds the columns of a concept that a later row repeats to those of before;
// what only one of them says counts for both.
func agree(have *glossary.Concept, c glossary.Concept, cell map[string]string) error {
	policy := string(have.Policy)
	for _, f := range []struct {
		column string
		was    *string
	}{
		{"subject", &have.Subject}, {"part", &have.Part}, {"acronym", &have.Acronym}, {"policy", &policy},
		{"concept_note", &have.Note}, {"concept_date", &have.Date},
	} {
		is := cell[f.column]
		switch {
		case *f.was == "":
			*f.was = is
		case is != "" && is != *f.was:
			return fmt.Errorf("column %s: %.40q, but line %d has %.40q for the concept %s", f.column, is, have.Line, *f.was, c.ID)
		}
	}
	have.Policy = glossary.Policy(policy)
	have.Keep = have.Keep || c.Keep
	return nil
}

// place says which column each name of a head line is.
func place(head record, known, needed []string) ([]string, error) {
	want := "want " + strings.Join(known, ", ")
	if needed != nil {
		want += "; or one language a column, such as en and fr"
	}
	at := make([]string, len(head.cells))
	for i, name := range head.cells {
		at[i] = strings.ToLower(name)
		switch {
		case name == "":
			return nil, fmt.Errorf("line %d: column %s has no name: %s", head.line, letter(i), want)
		case !slices.Contains(known, at[i]):
			return nil, fmt.Errorf("line %d: unknown column %.40q: %s", head.line, name, want)
		case slices.Contains(at[:i], at[i]):
			return nil, fmt.Errorf("line %d: column %q stands twice", head.line, name)
		}
	}
	for _, name := range needed {
		if !slices.Contains(at, name) {
			return nil, fmt.Errorf("line %d: no column %q: %s", head.line, name, want)
		}
	}
	return at, nil
}

// fields are the cells of a row by the names of their columns.
func (r record) fields(head record, at []string) (map[string]string, error) {
	out := make(map[string]string, len(at))
	for i, cell := range r.cells {
		switch {
		case i >= len(at) && cell == "": // spreadsheets write empty cells at the end
		case i >= len(at):
			return nil, fmt.Errorf("column %s: %.40q stands under no head: want %d columns", letter(i), cell, len(head.cells))
		default:
			out[at[i]] = cell
		}
	}
	return out, nil
}

// letter is the name of a column in a spreadsheet: A for 0.
func letter(i int) string {
	if i >= 26 {
		return letter(i/26-1) + letter(i%26)
	}
	return string(rune('A' + i))
}

func yes(s string) (bool, error) {
	switch strings.ToLower(s) {
	case "yes":
		return true, nil
	case "", "no":
		return false, nil
	}
	return false, fmt.Errorf("column keep: %.40q: want yes or nothing", s)
}

// Forms are the texts of a cell, separated by |.
func Forms(cell string) []string {
	var out []string
	for form := range strings.SplitSeq(cell, "|") {
		if form = strings.TrimSpace(form); form != "" {
			out = append(out, form)
		}
	}
	return out
}

// tag is one of the six languages, with or without a region.
func tag(s string) (language.Tag, error) {
	if t, err := language.Parse(s); err == nil {
		base, _ := t.Base()
		if t = language.Make(base.String()); slices.Contains(glossary.Languages(), t) {
			return t, nil
		}
	}
	return language.Und, fmt.Errorf("%.40q: want zh, es, fr, ar, ru or en", s)
}

// Clean makes a text one line, without space around it: an end of line or a tab
// becomes a space, with what is around it.
func Clean(s string) string {
	if strings.ContainsAny(s, "\t\r\n") {
		lines := strings.FieldsFunc(s, func(r rune) bool { return r == '\t' || r == '\r' || r == '\n' })
		for i, line := range lines {
			lines[i] = strings.Trim(line, " ")
		}
		s = strings.Join(slices.DeleteFunc(lines, func(line string) bool { return line == "" }), " ")
	}
	return strings.TrimSpace(s)
}
