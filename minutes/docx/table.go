package docx

import (
	"strings"
)

// maxCells is how many columns a row may have; what is in more of them is in the last one.
const maxCells = 32

// A cell is a cell of a row, its lines not yet joined.
type cell struct {
	lines []line
	span  int
	goes  bool // it goes on with the cell above
	gone  bool // its deletion is tracked
}

// table takes a table. One of a single column only frames what stands in it.
func (r *reader) table() {
	w := r.walker
	var rows [][]cell
	wide := 0
	var take func(e element)
	take = func(e element) {
		switch e.name() {
		case "tr":
			row := r.tableRow()
			columns, said := 0, false
			for _, c := range row {
				columns += c.span
				said = said || len(c.lines) > 0
			}
			wide = max(wide, columns)
			if said {
				rows = append(rows, row)
			}
		case "tblPr", "tblGrid", "tblPrEx":
			w.skip()
		case "sdt":
			r.control(take)
		case "del", "moveFrom":
			r.deleted++
			w.skip()
		default:
			w.each(take)
		}
	}
	w.each(take)
	for _, row := range rows {
		if len(row) == 1 && wide == 1 {
			r.out = append(r.out, row[0].lines...)
			continue
		}
		if l, ok := rowLine(row); ok {
			r.out = append(r.out, l)
		}
	}
}

// tableRow takes a row; one whose deletion is tracked has no cells.
func (r *reader) tableRow() []cell {
	w := r.walker
	var row []cell
	deleted := false
	add := func(c cell) {
		if len(row) < maxCells {
			row = append(row, c)
			return
		}
		last := &row[maxCells-1]
		if last.goes {
			last.lines, last.goes = nil, false
		}
		if !c.goes {
			last.lines = append(last.lines, c.lines...)
		}
	}
	var take func(e element)
	take = func(e element) {
		switch e.name() {
		case "trPr":
			w.each(func(e element) {
				switch e.name() {
				case "del":
					deleted = true
				case "ins":
					r.inserted++
				case "gridBefore":
					add(cell{span: min(max(e.number("val"), 1), maxCells)})
				}
				w.skip()
			})
		case "tc":
			c := r.tableCell()
			if !c.gone {
				add(c)
			}
		case "tblPrEx":
			w.skip()
		case "sdt":
			r.control(take)
		default:
			w.each(take)
		}
	}
	w.each(take)
	if deleted {
		r.deleted++
		return nil
	}
	return row
}

func (r *reader) tableCell() cell {
	c := cell{span: 1}
	w := r.walker
	c.lines = r.collect(func(e element) {
		if e.name() != "tcPr" {
			r.block(e)
			return
		}
		w.each(func(e element) {
			switch e.name() {
			case "gridSpan":
				c.span = min(max(e.number("val"), 1), maxCells)
			case "vMerge":
				c.goes = e.attr("val") != "restart"
			case "cellDel":
				c.gone = true
			}
			w.skip()
		})
	})
	if c.gone {
		r.deleted++
	}
	return c
}

// rowLine makes a line of a row, false if nothing stands in it. A cell over several columns is
// followed by empty ones, so that all rows have the same columns.
func rowLine(row []cell) (line, bool) {
	var parts [][]line
	for _, c := range row {
		if c.goes {
			c.lines = nil
		}
		if len(parts) < maxCells {
			parts = append(parts, c.lines)
		} else {
			parts[maxCells-1] = append(parts[maxCells-1], c.lines...)
		}
		for range min(c.span-1, maxCells-len(parts)) {
			parts = append(parts, nil)
		}
	}
	var first *line
	cells := make([]line, len(parts))
	for i, lines := range parts {
		cells[i] = joined(lines, " ")
		cells[i].plain()
		if first == nil && cells[i].Text != "" {
			first = &cells[i]
		}
	}
	if first == nil || len(cells) == 1 {
		return cells[0], first != nil
	}
	all := joined(cells, "\t")
	all.Size, all.Bold, all.X, all.contents = first.Size, first.Bold, first.X, first.contents
	all.Cells = strings.Split(all.Text, "\t")
	all.Level, all.Depth, all.Joins, all.item = 0, 0, false, false
	return all, true
}
