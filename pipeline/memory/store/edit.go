package store

import "slices"

// distance is the number of units to insert, delete or replace to make b of a, or
// limit+1 if it is more than limit. It fills only the band of the table that can
// stay within the limit.
func distance(a, b []unit, limit int) int {
	for len(a) > 0 && len(b) > 0 && a[0].hash == b[0].hash {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1].hash == b[len(b)-1].hash {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	if max(len(a)-len(b), len(b)-len(a)) > limit {
		return limit + 1
	}
	if len(a) == 0 || len(b) == 0 {
		return max(len(a), len(b))
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		from, to := max(1, i-limit), min(len(b), i+limit)
		diagonal, best := row[from-1], limit+1
		row[from-1] = limit + 1
		if from == 1 {
			row[0] = i
			best = i
		}
		for j := from; j <= to; j++ {
			up := row[j]
			if j == i+limit {
				up = limit + 1 // it was outside the band
			}
			d := diagonal
			if a[i-1].hash != b[j-1].hash {
				d = 1 + min(diagonal, up, row[j-1])
			}
			diagonal, row[j] = row[j], d
			best = min(best, d)
		}
		if best > limit {
			return limit + 1
		}
	}
	return min(row[len(b)], limit+1)
}

// similarity of two texts by their units: the share that need not be edited; -1 if
// it is less than least.
func similarity(a, b []unit, least float64) float64 {
	n := max(len(a), len(b))
	if n == 0 {
		return 0
	}
	limit := int(float64(n)*(1-least) + 1e-9)
	d := distance(a, b, limit)
	if d > limit {
		return -1
	}
	return float64(n-d) / float64(n)
}

// A Change is a part of the difference between the text that was asked for and the
// one that was found.
type Change struct {
	Kind ChangeKind
	Text string
}

// ChangeKind says what a change does.
type ChangeKind string

// The kinds of changes.
const (
	Same    ChangeKind = "same"
	Removed ChangeKind = "removed" // it stands in the memory only
	Added   ChangeKind = "added"   // it stands in the new text only
)

// Diff is what to change in the text old to get the text new, by words, and by
// characters where they are Han. The parts that are same or added are the new text,
// byte by byte.
func Diff(old, new string) []Change {
	a, b := units(old), units(new)
	table := make([][]int, len(a)+1)
	for i := range table {
		table[i] = make([]int, len(b)+1)
		for j := range table[i] {
			switch {
			case i == 0 || j == 0:
				table[i][j] = i + j
			case a[i-1].hash == b[j-1].hash:
				table[i][j] = table[i-1][j-1]
			default:
				table[i][j] = 1 + min(table[i-1][j-1], table[i-1][j], table[i][j-1])
			}
		}
	}
	var steps []Change                    // from the end
	begin := func(us []unit, i int) int { // where unit i begins, with what stands before it
		if i == 0 {
			return 0
		}
		return us[i-1].end
	}
	i, j := len(a), len(b)
	if j == 0 {
		steps = append(steps, Change{Added, new})
	} else {
		steps = append(steps, Change{Same, new[b[j-1].end:]})
	}
	for i > 0 || j > 0 {
		if i > 0 && j > 0 && a[i-1].hash == b[j-1].hash {
			i, j = i-1, j-1
			steps = append(steps, Change{Same, new[begin(b, j):b[j].end]})
			continue
		}
		d := table[i][j] - 1
		put := j > 0 && (table[i][j-1] == d || i > 0 && table[i-1][j-1] == d)
		cut := i > 0 && (table[i-1][j] == d || j > 0 && table[i-1][j-1] == d)
		if put && cut && table[i-1][j-1] != d {
			cut = false
		}
		if put {
			j--
			steps = append(steps, Change{Added, new[begin(b, j):b[j].end]})
		}
		if cut {
			i--
			steps = append(steps, Change{Removed, old[begin(a, i):a[i].end]})
		}
	}
	slices.Reverse(steps)
	return joined(steps)
}

// joined puts the parts of one change together: what is removed, then what is added.
func joined(steps []Change) (all []Change) {
	var removed, added string
	flush := func() {
		for _, c := range []Change{{Removed, removed}, {Added, added}} {
			if c.Text != "" {
				all = append(all, c)
			}
		}
		removed, added = "", ""
	}
	for _, s := range steps {
		switch {
		case s.Kind == Removed:
			removed += s.Text
		case s.Kind == Added:
			added += s.Text
		case s.Text == "":
		case removed+added == "" && len(all) > 0:
			all[len(all)-1].Text += s.Text
		default:
			flush()
			all = append(all, s)
		}
	}
	flush()
	return all
}
