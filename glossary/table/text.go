package table

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"hexaglot/glossary"
)

// records are the rows of a table that are neither empty nor comments.
func records(f Format, data []byte) ([]record, error) {
	var all []record
	var err error
	switch f {
	case XLSX:
		all, err = readXLSX(data)
	case TSV, CSV:
		all, err = readText(data)
	default:
		err = fmt.Errorf("no table of the form %q", f)
	}
	if err != nil {
		return nil, err
	}
	var out []record
	for _, r := range all {
		full := false
		for i, cell := range r.cells {
			if len(cell) > Longest {
				return nil, fmt.Errorf("line %d: column %s: a cell of %d bytes: want at most %d; is a quotation mark not closed?", r.line, letter(i), len(cell), Longest)
			}
			r.cells[i] = Clean(cell)
			full = full || r.cells[i] != ""
		}
		if full && !strings.HasPrefix(r.cells[0], "#") {
			out = append(out, r)
		}
	}
	return out, nil
}

// readText reads TSV and CSV: UTF-8, or UTF-16 by its byte order mark, as Excel's
// "Unicode text" is.
func readText(data []byte) ([]record, error) {
	text, err := Decode(data)
	if err != nil {
		return nil, err
	}
	comma := delimiter(text)
	in := csv.NewReader(strings.NewReader(text))
	in.Comma = comma
	in.Comment = '#'
	in.FieldsPerRecord = -1
	var out []record
	for {
		cells, err := in.Read()
		var bad *csv.ParseError
		switch {
		case err == io.EOF:
			return out, nil
		case errors.As(err, &bad) && comma == '\t': // nobody quoted anything: a " is a "
			return plain(text), nil
		case errors.As(err, &bad):
			return nil, fmt.Errorf("line %d: a quotation mark does not fit: put the cell between two \", and double those inside", bad.StartLine)
		case err != nil:
			return nil, err
		}
		line, _ := in.FieldPos(0)
		out = append(out, record{line, cells})
	}
}

// plain reads a table whose tabs and ends of lines all count.
func plain(text string) []record {
	var out []record
	n := 0
	for line := range strings.Lines(text) {
		n++
		out = append(out, record{n, strings.Split(strings.TrimRight(line, "\r\n"), "\t")})
	}
	return out
}

// Decode is a text in UTF-8, without its byte order mark.
func Decode(data []byte) (string, error) {
	decoded, _, err := transform.Bytes(unicode.BOMOverride(transform.Nop), data)
	if err != nil {
		return "", fmt.Errorf("it is not UTF-16: %w", err)
	}
	if !utf8.Valid(decoded) {
		line := 1
		for rest := decoded; ; line++ {
			l, after, _ := bytes.Cut(rest, []byte("\n"))
			if !utf8.Valid(l) || after == nil {
				break
			}
			rest = after
		}
		return "", fmt.Errorf("line %d: it is not UTF-8: save the table as “CSV UTF-8” or XLSX", line)
	}
	if bytes.IndexByte(decoded, 0) >= 0 {
		return "", errors.New("it is no text: it has a byte 0")
	}
	return string(decoded), nil
}

// delimiter is what separates the cells of the head line. Excel writes CSV with a
// semicolon where the comma is that of numbers: in French, Russian and Spanish.
func delimiter(text string) rune {
	head := ""
	for line := range strings.Lines(text) {
		if head = strings.TrimSpace(line); head != "" && !strings.HasPrefix(head, "#") {
			break
		}
	}
	best, count := ',', 0
	for _, d := range "\t,;" {
		if n := strings.Count(head, string(d)); n > count {
			best, count = d, n
		}
	}
	return best
}

func writeText(b *bytes.Buffer, f Format, g *glossary.Glossary) error {
	w := csv.NewWriter(b)
	w.Comma = '\t'
	if f == CSV {
		b.WriteString("\ufeff")
		w.Comma, w.UseCRLF = ',', true
	}
	return w.WriteAll(rows(g))
}
