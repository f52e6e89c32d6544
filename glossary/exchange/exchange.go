// Package exchange reads and writes a glossary in the forms that other programs know.
// [Read] finds out which form a file has: a table (TSV, CSV, XLSX), TBX or JSON; and
// gives names to what has none. [Write] writes a form.
package exchange

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"hexaglot/glossary"
	"hexaglot/glossary/table"
	"hexaglot/glossary/tbx"
)

// Form is a way to write a glossary.
type Form string

// The forms, the one of a project's glossary first.
const (
	TSV  Form = "tsv"
	CSV  Form = "csv"
	XLSX Form = "xlsx"
	TBX  Form = "tbx"
	JSON Form = "json"
)

// Forms are all forms.
func Forms() []Form { return []Form{TSV, CSV, XLSX, TBX, JSON} }

// Read reads a glossary; its form is that of its content, whatever its name. Concepts without an id of their own (of a table with
// one column a language, of a TBX whose ids are numbers) get the id of the concept of base
// that has the same texts, or else one made of their English. Read also returns the
// languages of the file that are none of the six, which it left out.
func Read(data []byte, base *glossary.Glossary) (*glossary.Glossary, []string, error) {
	form, err := formOf(data)
	if err != nil {
		return nil, nil, err
	}
	var rows table.Rows
	var left []string
	switch form {
	case TBX:
		rows, left, err = tbx.Read(data)
	case JSON:
		rows, err = readJSON(data)
	default:
		rows, err = table.Read(table.Format(form), data)
		left = rows.Left
	}
	if err != nil {
		return nil, left, err
	}
	complete(&rows, base)
	g, err := glossary.New(rows.Concepts, rows.Renderings)
	return g, left, err
}

// formOf tells the form of a file by how it begins.
func formOf(data []byte) (Form, error) {
	if bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		return XLSX, nil
	}
	if bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")) {
		return "", errors.New("it is a workbook of the old kind (XLS): save it as XLSX")
	}
	start := data[:min(len(data), 1024)]
	start = bytes.ReplaceAll(start, []byte{0}, nil) // UTF-16
	start = bytes.TrimLeft(start, "\xef\xbb\xbf\xff\xfe \t\r\n")
	switch {
	case len(start) == 0:
		return "", errors.New("it is empty")
	case start[0] == '<':
		return TBX, nil
	case start[0] == '{':
		return JSON, nil
	}
	return CSV, nil // or TSV: the head line tells

}

// Write writes a glossary in a form. The same glossary gives the same bytes.
func Write(w io.Writer, form Form, g *glossary.Glossary) error {
	switch form {
	case TBX:
		return tbx.Write(w, g)
	case JSON:
		return writeJSON(w, g)
	case TSV, CSV, XLSX:
		return table.Write(w, table.Format(form), g)
	}
	return fmt.Errorf("no form %q: want tsv, csv, xlsx, tbx or json", form)
}
