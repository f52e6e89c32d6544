package table

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"hexaglot/glossary"
)

// Bounds of a workbook: Excel's longest cell, and what its parts may grow to when they
// are unpacked.
const (
	longestXLSX = excelize.TotalCellChars
	unpacked    = 256 << 20
)

const sheet = "glossary"

// writeXLSX writes a workbook of one sheet. Every cell is text (format @): Excel makes
// numbers and dates of what looks like one otherwise.
func writeXLSX(b *bytes.Buffer, g *glossary.Glossary) error {
	f := excelize.NewFile()
	defer f.Close()
	if err := f.SetSheetName("Sheet1", sheet); err != nil {
		return err
	}
	const text = 49 // the number format @, ECMA-376 part 1, 18.8.30
	styles := make([]int, 3)
	var err error
	for i, s := range []excelize.Style{
		{NumFmt: text, Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}},
		{NumFmt: text, Alignment: &excelize.Alignment{Vertical: "top", WrapText: true, Horizontal: "right", ReadingOrder: 2}}, // right to left
		{NumFmt: text, Font: &excelize.Font{Bold: true}},
	} {
		if styles[i], err = f.NewStyle(&s); err != nil {
			return err
		}
	}
	w, err := f.NewStreamWriter(sheet)
	if err != nil {
		return err
	}
	if err := w.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	for i, name := range columns {
		width := 12.0
		switch name {
		case "concept", "forms", "source":
			width = 24
		case "text", "note", "concept_note":
			width = 40
		}
		if err := w.SetColWidth(i+1, i+1, width); err != nil {
			return err
		}
	}
	if err := w.SetColStyle(1, len(columns), styles[0]); err != nil { // of the cells that are empty, and of rows to come
		return err
	}
	lang := slices.Index(columns, "language")
	for n, row := range rows(g) {
		cells := make([]any, len(row))
		for i, cell := range row {
			style := styles[0]
			switch {
			case n == 0:
				style = styles[2]
			case row[lang] == "ar" && (columns[i] == "text" || columns[i] == "forms"):
				style = styles[1]
			}
			if utf8.RuneCountInString(cell) > longestXLSX {
				return fmt.Errorf("%s: column %s: a cell of more than %d characters: XLSX has none", row[0], columns[i], longestXLSX)
			}
			if cell != "" {
				cells[i] = excelize.Cell{StyleID: style, Value: cell}
			}
		}
		if err := w.SetRow("A"+strconv.Itoa(n+1), cells); err != nil {
			return err
		}
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return f.Write(b)
}

// readXLSX reads the first sheet of a workbook.
func readXLSX(data []byte) ([]record, error) {
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{
		UnzipSizeLimit: unpacked, UnzipXMLSizeLimit: unpacked, // the same: nothing goes to a temporary file
		RawCellValue: true,
	})
	if err != nil {
		return nil, fmt.Errorf("it is no workbook that can be read: %w", err)
	}
	defer f.Close()
	names := f.GetSheetList()
	if len(names) == 0 {
		return nil, errors.New("the workbook has no sheet")
	}
	rows, err := f.Rows(names[0])
	if err != nil {
		return nil, fmt.Errorf("sheet %q: %w", names[0], err)
	}
	defer rows.Close()
	var out []record
	var dates []int // columns of days
	for n := 1; rows.Next(); n++ {
		cells, err := rows.Columns()
		if err != nil {
			return nil, fmt.Errorf("sheet %q: row %d: %w", names[0], n, err)
		}
		if len(out) == 0 {
			for i, cell := range cells {
				if cell = strings.ToLower(cell); cell == "date" || cell == "concept_date" {
					dates = append(dates, i)
				}
			}
		}
		for _, i := range dates {
			if i < len(cells) {
				cells[i] = day(cells[i])
			}
		}
		if len(cells) > 0 {
			out = append(out, record{n, cells})
		}
	}
	if err := rows.Error(); err != nil {
		return nil, fmt.Errorf("sheet %q: %w", names[0], err)
	}
	return out, nil
}

// day is a cell of a date: what somebody typed into Excel has become a number of days.
func day(cell string) string {
	n, err := strconv.ParseFloat(cell, 64)
	if err != nil || n < 1 {
		return cell
	}
	t, err := excelize.ExcelDateToTime(n, false)
	if err != nil {
		return cell
	}
	return t.Format(time.DateOnly)
}
