package glossary

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// columns are those a table may have, the needed ones first.
type columns struct {
	names  []string
	needed int
}

// place says which field of a row each column of a head line is, or what is wrong
// with the line. Columns stand in any order.
func (c columns) place(head []string) ([]int, error) {
	want := "want " + strings.Join(c.names, ", ")
	fields := make([]int, len(head))
	for i, name := range head {
		fields[i] = slices.Index(c.names, strings.ToLower(name))
		switch {
		case fields[i] < 0:
			return nil, fmt.Errorf("unknown column %q: %s", name, want)
		case slices.Contains(fields[:i], fields[i]):
			return nil, fmt.Errorf("column %q stands twice: %s", name, want)
		}
	}
	for i, name := range c.names[:c.needed] {
		if !slices.Contains(fields, i) {
			return nil, fmt.Errorf("no column %q: %s", name, want)
		}
	}
	return fields, nil
}

// readTable gives each row to add, its fields in the order of the columns and
// trimmed, and returns every fault. The slice is good for that call only. Short rows are filled up: editors and
// spreadsheets drop empty columns at the end.
func readTable(name string, r io.Reader, cols columns, add func(line int, row []string) error) error {
	const enough = 50 // faults; after these the reader has the wrong file
	var faults []error
	fault := func(line int, err error) {
		faults = append(faults, fmt.Errorf("%s, line %d: %w", name, line, err))
	}
	in := bufio.NewScanner(r)
	in.Buffer(nil, 1<<20)
	var fields []int // of the columns of the file
	var cells []string
	row := make([]string, len(cols.names))
	n := 0
	for in.Scan() && len(faults) < enough {
		n++
		line := strings.TrimRight(in.Text(), "\r")
		if n == 1 {
			line = strings.TrimPrefix(line, "\ufeff")
		}
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") {
			continue
		}
		cells = cells[:0]
		for cell := range strings.SplitSeq(line, "\t") {
			cells = append(cells, strings.TrimSpace(cell))
		}
		if fields == nil {
			for len(cells) > 1 && cells[len(cells)-1] == "" {
				cells = cells[:len(cells)-1]
			}
			var err error
			if fields, err = cols.place(cells); err != nil {
				fault(n, err)
				return errors.Join(faults...)
			}
			continue
		}
		for len(cells) > len(fields) && cells[len(cells)-1] == "" {
			cells = cells[:len(cells)-1]
		}
		if len(cells) > len(fields) {
			fault(n, fmt.Errorf("%d columns: want %d", len(cells), len(fields)))
			continue
		}
		clear(row)
		for i, cell := range cells {
			row[fields[i]] = cell
		}
		if err := add(n, row); err != nil {
			fault(n, err)
		}
	}
	if err := in.Err(); err != nil {
		fault(n+1, err)
	}
	if fields == nil && len(faults) == 0 {
		return fmt.Errorf("%s: empty: want a head line and rows", name)
	}
	return errors.Join(faults...)
}
