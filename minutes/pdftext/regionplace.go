package pdftext

import (
	"math"
	"slices"
)

// fromTop puts what stands above a region before it: a box that floats beside text is painted before all of
// the text. A column that goes on with the line above it is read first.
func fromTop(all []*fragment, regions []*region) []*fragment {
	if len(regions) == 0 {
		return all
	}
	for _, r := range regions {
		r.startAbove(all)
	}
	out := make([]*fragment, 0, len(all))
	put, done := map[*fragment]bool{}, map[*region]bool{}
	add := func(f *fragment) {
		if !put[f] {
			put[f] = true
			out = append(out, f)
		}
	}
	for i, f := range all {
		if r := f.home(); r != nil && !done[r] {
			done[r] = true
			for _, above := range all[i:] {
				if above.home() == nil && r.isUnder(above) {
					add(above)
				}
			}
		}
		add(f)
	}
	return out
}

// isUnder says that a region stands under a fragment.
func (r *region) isUnder(f *fragment) bool {
	if min(f.x1, r.columns[len(r.columns)-1].to) <= max(f.x0, r.columns[0].from) {
		return false
	}
	return !slices.ContainsFunc(r.fragments, func(o *fragment) bool { return o.y > f.y-.5*f.size })
}

// startAbove finds the column of a text that goes on with a full line above it, and reads it first.
func (r *region) startAbove(all []*fragment) {
	if r.table || len(r.order) == 0 {
		return
	}
	for _, c := range r.order {
		column := r.columns[c]
		top := r.top(c)
		if top == nil {
			continue
		}
		goesOn := slices.ContainsFunc(all, func(f *fragment) bool {
			down := f.y - top.y
			return f.home() == nil && sameSize(f.size, top.size) && down > .5*top.size && down < nextLine*top.size &&
				math.Abs(f.x0-column.from) < top.size && math.Abs(f.x1-column.to) < (1-fullLine)*(column.to-column.from)
		})
		if goesOn {
			r.order = append([]int{c}, slices.DeleteFunc(slices.Clone(r.order), func(o int) bool { return o == c })...)
			return
		}
	}
}

// nextLine is how many ems the next line of a paragraph is down at most.
const nextLine = 1.8

// top gives the first line of a column.
func (r *region) top(column int) *fragment {
	var top *fragment
	for _, f := range r.fragments {
		if r.columnOf(f) == column && (top == nil || f.y > top.y) {
			top = f
		}
	}
	return top
}
