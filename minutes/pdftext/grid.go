package pdftext

import (
	"maps"
	"math"
	"slices"
	"sort"

	"hexaglot/minutes/pdftext/paint"
)

// A grid is what rules that touch each other divide: the cells of a table.
type grid struct {
	across, down []paint.Rule
	xs, ys       []float64 // borders of the columns from the left and of the rows from the foot
	cell         []int     // of each cell, the first of those that no rule parts from it
	top          []int     // of each first cell, the upmost row
}

// Points that two rules that touch may be apart; and a drawing with more cells, or with more places where its rules could
// cross, is no table.
const (
	touching     = 3.0
	maxCells     = 4000
	maxCrossings = 1_000_000
)

// grids gives the grids of the rules of a page that have columns and rows.
func grids(across, down []paint.Rule) []*grid {
	across, down = unbroken(across), unbroken(down)
	if len(across)*len(down) > maxCrossings {
		return nil
	}
	group := make([]int, len(across)+len(down))
	for i := range group {
		group[i] = i
	}
	for i, a := range across {
		for j, d := range down {
			if a.From <= d.At+touching && d.At <= a.To+touching && d.From <= a.At+touching && a.At <= d.To+touching {
				unite(group, i, len(across)+j)
			}
		}
	}
	byRoot := map[int]*grid{}
	var all []*grid
	at := func(i int) *grid {
		r := root(group, i)
		if byRoot[r] == nil {
			byRoot[r] = &grid{}
			all = append(all, byRoot[r])
		}
		return byRoot[r]
	}
	for i, a := range across {
		g := at(i)
		g.across = append(g.across, a)
	}
	for i, d := range down {
		g := at(len(across) + i)
		g.down = append(g.down, d)
	}
	return slices.DeleteFunc(all, func(g *grid) bool { return !g.divide() })
}

// unbroken joins rules that go on with each other: a border is often painted cell by cell.
func unbroken(all []paint.Rule) []paint.Rule {
	all = slices.Clone(all)
	sort.Slice(all, func(i, j int) bool { return all[i].At < all[j].At })
	var out []paint.Rule
	for i := 0; i < len(all); {
		n := i + 1
		for n < len(all) && all[n].At-all[i].At < touching/2 {
			n++
		}
		row := all[i:n]
		sort.Slice(row, func(i, j int) bool { return row[i].From < row[j].From })
		for k, r := range row {
			if last := len(out) - 1; k > 0 && r.From <= out[last].To+touching {
				out[last].To = max(out[last].To, r.To)
			} else {
				out = append(out, r)
			}
		}
		i = n
	}
	return out
}

// root finds the first of the set that i belongs to; unite makes two sets one.
func root(set []int, i int) int {
	for set[i] != i {
		set[i] = set[set[i]]
		i = set[i]
	}
	return i
}

func unite(set []int, i, j int) {
	i, j = root(set, i), root(set, j)
	set[max(i, j)] = min(i, j)
}

// divide finds the cells of a grid, and says whether it has columns and rows.
func (g *grid) divide() bool {
	if len(g.across) < 2 || len(g.down) == 0 {
		return false
	}
	g.xs, g.ys = borders(g.down, g.across), borders(g.across, g.down)
	columns, rows := len(g.xs)-1, len(g.ys)-1
	if columns < 2 || rows < 1 || columns*rows > maxCells {
		return false
	}
	inner := slices.DeleteFunc(slices.Clone(g.xs[1:columns]), func(x float64) bool { return !g.partsRows(x) })
	if len(inner) == 0 {
		return false
	}
	g.xs = slices.Concat(g.xs[:1], inner, g.xs[columns:])
	columns = len(g.xs) - 1
	g.cell = make([]int, columns*rows)
	for i := range g.cell {
		g.cell[i] = i
	}
	for y := range rows {
		for x := range columns {
			i := y*columns + x
			if x > 0 && !isDrawn(g.down, g.xs[x], (g.ys[y]+g.ys[y+1])/2) {
				unite(g.cell, i, i-1)
			}
			if y > 0 && !isDrawn(g.across, g.ys[y], (g.xs[x]+g.xs[x+1])/2) {
				unite(g.cell, i, i-columns)
			}
		}
	}
	g.top = make([]int, len(g.cell))
	for i := range g.cell {
		g.cell[i] = root(g.cell, i)
		g.top[g.cell[i]] = i / columns
	}
	return true
}

// partsRows says that there is a rule at a place in some of the rows: frames of one line under each other
// have borders here and there.
func (g *grid) partsRows(x float64) bool {
	rows, n := len(g.ys)-1, 0
	for y := range rows {
		if isDrawn(g.down, x, (g.ys[y]+g.ys[y+1])/2) {
			n++
		}
	}
	return rows == 1 || n >= 2 && n*4 >= rows
}

// borders gives the places of rules, and the ends of those that cross them if no rule is there.
func borders(all, crossing []paint.Rule) []float64 {
	var at []float64
	for _, r := range all {
		at = append(at, r.At)
	}
	for _, c := range crossing {
		at = append(at, c.From, c.To)
	}
	sort.Float64s(at)
	return slices.CompactFunc(at, func(a, b float64) bool { return math.Abs(b-a) < touching })
}

// isDrawn says that a rule at a place goes over a point.
func isDrawn(all []paint.Rule, at, over float64) bool {
	return slices.ContainsFunc(all, func(r paint.Rule) bool {
		return math.Abs(r.At-at) < touching && r.From < over && over < r.To
	})
}

// cellAt gives the column and the row of the cell at a point, the row from the foot; a cell that spans
// several has the first column and the upmost row.
func (g *grid) cellAt(x, y float64) (column, row int, ok bool) {
	column = sort.SearchFloat64s(g.xs, x) - 1
	row = sort.SearchFloat64s(g.ys, y) - 1
	columns := len(g.xs) - 1
	if column < 0 || column >= columns || row < 0 || row >= len(g.ys)-1 {
		return 0, 0, false
	}
	first := g.cell[row*columns+column]
	return first % columns, g.top[first], true
}

// split parts fragments that go over a border: cells can be as near as words.
func (g *grid) split(fragments []*fragment) []*fragment {
	var out []*fragment
	for _, f := range fragments {
		out = append(out, f)
		y := f.y + .3*f.size
		for _, x := range g.xs[1 : len(g.xs)-1] {
			if f.x0 > x-1 || f.x1 < x+1 || !isDrawn(g.down, x, y) {
				continue
			}
			left, right := &fragment{}, &fragment{}
			for i := range f.glyphs {
				o := &f.glyphs[i]
				side := left
				if (o.X0+o.X1)/2 > x {
					side = right
				}
				if len(side.glyphs) == 0 {
					if isBlank(o.Text) {
						continue
					}
					*side = fragment{x0: o.X0, x1: o.X1, y: o.Y, size: o.Size}
				}
				side.share(f.glyphs, i)
			}
			if len(left.glyphs) > 0 && len(right.glyphs) > 0 {
				out[len(out)-1] = left
				out = append(out, right)
				f = right
			}
		}
	}
	return out
}

// What a table is: rows and columns that have text, and lines in a cell on the average. What has more
// is a page in a frame.
const (
	fewestRows = 2
	fullest    = 8
)

// region makes a region of the fragments in a grid, nil if it is no table.
func (g *grid) region(fragments []*fragment) *region {
	type place struct{ column, row int }
	places := map[*fragment]place{}
	r := &region{table: true}
	inRow, inColumn := map[int]int{}, map[int]bool{}
	cells := map[place]bool{}
	for _, f := range fragments {
		if f.region != nil {
			continue
		}
		if c, row, ok := g.cellAt((f.x0+f.x1)/2, f.y+.3*f.size); ok {
			places[f] = place{c, row}
			cells[place{c, row}], inColumn[c] = true, true
			r.fragments = append(r.fragments, f)
		}
	}
	beside := 0 // cells that another is beside of
	for c := range cells {
		if inRow[c.row]++; inRow[c.row] > 1 {
			beside++
		}
	}
	if len(inRow) < fewestRows || beside*3 < len(inRow) || len(r.fragments) > fullest*len(cells) {
		return nil
	}
	columns := slices.Sorted(maps.Keys(inColumn))
	for _, c := range columns {
		r.columns = append(r.columns, span{g.xs[c], g.xs[c+1]})
	}
	byRow := map[int][]*fragment{}
	for _, f := range r.fragments {
		f.region, f.column = r, slices.Index(columns, places[f].column)
		byRow[places[f].row] = append(byRow[places[f].row], f)
	}
	for _, y := range slices.Backward(slices.Sorted(maps.Keys(byRow))) {
		r.rows = append(r.rows, byRow[y])
	}
	return r
}
