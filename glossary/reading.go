package glossary

import "math"

// longestReading is how many characters a hanReading has at most.
const longestReading = around + longTerm + around

// A hanReading is a term and the characters around it as they are read into words.
type hanReading struct {
	words   *hanWords
	borders *hanBorders
	i, j    int  // the term is runes[i:j]
	left    bool // whether a word may go across i
	right   bool // and across j
	n       int  // how many runes there are
	runes   [longestReading]rune
	border  [longestReading]int32     // what a border before the rune costs
	single  [longestReading]int32     // what the rune costs as a word
	best    [longestReading + 1]int32 // what it costs to read up to here
	from    [longestReading + 1]int8  // and where the last word begins
}

// open reads the characters around gs[i:j], where words may go across its left or
// right end, and reports whether there are any.
func (r *hanReading) open(words *hanWords, gs []glyph, i, j int, left, right bool) bool {
	a, b := i, j
	for a > 0 && i-a < around && isHan(gs[a-1].r) {
		a--
	}
	for b < len(gs) && b-j < around && isHan(gs[b].r) {
		b++
	}
	r.words, r.i, r.j, r.n = words, i-a, j-a, b-a
	for k, g := range gs[a:b] {
		r.runes[k] = g.r
	}
	r.left, r.right = left && r.i > 0, right && r.j < r.n
	return r.left || r.right
}

// own returns what the words cost that have a border at both ends of the term.
func (r *hanReading) own() int32 { return r.cheapest(bound, bound) }

// other returns what the words cost of which one goes across an end of the term, and
// never if there is none.
func (r *hanReading) other() int32 {
	cost := int32(never)
	if r.left {
		cost = r.cheapest(across, free)
	}
	if r.right {
		cost = min(cost, r.cheapest(free, across))
	}
	return cost
}

func (r *hanReading) at(k int) rune {
	if k < 0 || k >= r.n {
		return outside
	}
	return r.runes[k]
}

// weigh sets what borders cost. Without any, only words cost.
func (r *hanReading) weigh(borders *hanBorders) {
	r.borders = borders
	for k, g := range r.runes[:r.n] {
		r.border[k], r.single[k] = 0, 2*int32(r.words.single[g&0xFFFF])
	}
	if borders == nil {
		return
	}
	for k := range r.n + 1 {
		costs := borders.pairs[hanKey(0).with(r.at(k-1)).with(r.at(k))]
		if k > 0 {
			r.single[k-1] += costs[firstAlone] + borders.alone[r.runes[k-1]&0xFFFF]
		}
		if k < r.n {
			r.border[k] = costs[between]
			r.single[k] += costs[lastAlone]
		}
	}
}

// An end is what a reading has at an end of the term.
type end int

const (
	free   end = iota // anything
	bound             // a border between words
	across            // a word that goes across
)

const never = math.MaxInt32 / 2

// cheapest returns what the cheapest words cost, and never if there are none.
func (r *hanReading) cheapest(left, right end) int32 {
	for k := range r.n + 1 {
		r.best[k] = never
	}
	r.best[0] = 0
	for a := range r.n {
		if r.best[a] == never || a == r.i && left == across || a == r.j && right == across {
			continue
		}
		limit := r.n
		switch {
		case left == bound && a < r.i:
			limit = r.i
		case right == bound && a < r.j:
			limit = r.j
		}
		r.reach(a, a+1, r.single[a])
		k := hanKey(0).with(r.runes[a])
		for b := a + 1; b < limit && b < a+longestHan && r.words.ties(r.runes[b-1], r.runes[b]); b++ {
			k = k.with(r.runes[b])
			w := r.words.longer[k]
			if w.cost > 0 {
				r.reach(a, b+1, 2*int32(w.cost))
			}
			if w.term && (a != r.i || b+1 != r.j) {
				r.reach(a, b+1, 2*r.term(a, b+1))
			}
		}
		if a == r.i && right != across {
			r.reach(r.i, r.j, 2*termCost)
		}
	}
	return r.best[r.n]
}

// reach notes what it costs to read up to b if the last word begins at a. Where borders
// are weighed, no word has the whole term in it: of those the words alone have decided.
func (r *hanReading) reach(a, b int, cost int32) {
	cost += r.best[a]
	if r.borders != nil {
		isTerm := a == r.i && b == r.j
		if a <= r.i && r.j <= b && !isTerm {
			return
		}
		if b-a <= longestHan && !isTerm {
			cost += r.borders.length[b-a]
		}
		if b < r.n {
			cost += r.border[b]
		}
	}
	if cost < r.best[b] {
		r.best[b], r.from[b] = cost, int8(a)
	}
}

// term returns what another term costs. Only one that stands beside is expected where
// borders are weighed: 届会 makes no 会议 less likely in 第十届会议.
func (r *hanReading) term(a, b int) int32 {
	if r.borders != nil && (a < r.i && r.i < b || a < r.j && r.j < b) {
		return termCost
	}
	return neighbourCost
}
