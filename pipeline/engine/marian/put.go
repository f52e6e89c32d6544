package marian

import (
	"cmp"
	"maps"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"hexaglot/minutes/script"
)

// put puts the tags of a text into what a network made of it: each of them exactly once,
// pairs round the words that are aligned to what they were round, and nested as they were.
func (m marked) put(c *crossing) string {
	p := putting{marked: m, crossing: c, atoms: c.atoms(), runs: make([]run, len(m.marks))}
	p.nest()
	p.find()
	p.insert()
	p.surround(-1, run{0, len(p.atoms)})
	p.write(-1, run{0, len(p.atoms)})
	p.b.WriteString(c.text[p.done:])
	return strings.Join(strings.FieldsFunc(p.b.String(), func(r rune) bool { return r == ' ' }), " ")
}

// A putting is the work of put.
type putting struct {
	marked
	*crossing
	atoms []atom
	runs  []run // of the pairs, by mark
	after []int // the first mark behind all that are in one
	needs []int // how many atoms the pairs inside a pair take

	b    strings.Builder
	done int // bytes of the text that are written
}

// A run is atoms from one to before another.
type run struct{ from, to int }

func (r run) len() int { return r.to - r.from }

// find finds what stands for the tags that stand alone, each once.
func (p *putting) find() {
	groups := map[string][]int{} // marks, by what stands for them: a name may be kept twice
	for i, k := range p.marks {
		if words := p.marked.text[k.start:k.end]; !k.pair() {
			groups[words] = append(groups[words], i)
		}
	}
	type hit struct {
		span
		score float32
		mark  int
	}
	// Of a name in another the longer is there: "IGF" is not said by "IGF Secretariat".
	names := slices.SortedFunc(maps.Keys(groups), func(a, b string) int { return cmp.Or(len(b)-len(a), cmp.Compare(a, b)) })
	taken := make([]bool, len(p.crossing.text)) // bytes of longer names
	var all []hit
	for _, words := range names {
		marks := groups[words]
		var hits []hit
		for _, s := range places(p.crossing.text, words) {
			if taken[s.start] || taken[s.end-1] {
				continue
			}
			h, a := hit{span: s, mark: drop}, p.asAtom(s)
			for _, i := range marks {
				h.score = max(h.score, p.on(a, span{p.marks[i].start, p.marks[i].end}))
			}
			hits = append(hits, h)
		}
		best := slices.Clone(hits)
		slices.SortStableFunc(best, func(a, b hit) int { return cmp.Compare(b.score, a.score) })
		if len(best) > len(marks) {
			if p.marks[marks[0]].named {
				hits = best[:len(marks)] // the others are words as any
			} else {
				for i := range hits { // the others mean nothing
					if !slices.Contains(best[:len(marks)], hits[i]) {
						all = append(all, hits[i])
					}
				}
				hits = best[:len(marks)]
			}
			slices.SortFunc(hits, func(a, b hit) int { return a.start - b.start })
		}
		for i, h := range hits {
			h.mark = marks[i]
			all = append(all, h)
			for at := h.start; at < h.end; at++ {
				taken[at] = true
			}
		}
	}
	slices.SortFunc(all, func(a, b hit) int { return a.start - b.start })
	for _, h := range all {
		p.become(h.span, h.mark)
	}
}

// places are where words stand in a text as words of their own, in order and
// apart from each other.
func places(text, words string) (all []span) {
	if words == "" {
		return nil
	}
	for from := 0; ; {
		i := strings.Index(text[from:], words)
		if i < 0 {
			return all
		}
		s := span{from + i, from + i + len(words)}
		before, _ := utf8.DecodeLastRuneInString(text[:s.start])
		after, _ := utf8.DecodeRuneInString(text[s.end:])
		if from = s.end; !(s.start > 0 && alike(before, script.First(words)) || s.end < len(text) && alike(script.Last(words), after)) {
			all = append(all, s)
		}
	}
}

// alike reports whether two characters that stand together are of one word. An Arabic
// particle before a Latin word is not of it.
func alike(a, b rune) bool {
	return joined(a, b) && (a < 0x250) == (b < 0x250)
}

// asAtom is a piece of the text as one atom.
func (p *putting) asAtom(s span) atom {
	one := []atom{{span: s}}
	p.share(one)
	return one[0]
}

// become makes one atom of a piece of the text: it stands for a tag.
func (p *putting) become(s span, mark int) {
	i := sort.Search(len(p.atoms), func(i int) bool { return p.atoms[i].end > s.start })
	j := sort.Search(len(p.atoms), func(i int) bool { return p.atoms[i].start >= s.end })
	var fresh []atom
	add := func(start, end int) {
		if a := p.asAtom(span{start, end}); start < end {
			a.word, a.mark = true, none
			fresh = append(fresh, a)
		}
	}
	if i < j {
		add(p.atoms[i].start, s.start)
	}
	a := p.asAtom(s)
	a.mark = mark
	fresh = append(fresh, a)
	if i < j {
		add(s.end, p.atoms[j-1].end)
	}
	p.atoms = slices.Replace(p.atoms, i, max(i, j), fresh...)
}

// insert puts what the network has dropped where the fewest words change sides; what comes
// to one place, in the order of the source.
func (p *putting) insert() {
	there := map[int]bool{}
	for _, a := range p.atoms {
		there[a.mark] = true
	}
	lacking := map[int][]int{} // marks, by the atom that they come before
	for i, k := range p.marks {
		if k.pair() || there[i] {
			continue
		}
		at := p.between(span{k.start, k.end}, run{0, len(p.atoms)}, true)
		lacking[at] = append(lacking[at], i)
	}
	var all []atom
	for at := range len(p.atoms) + 1 {
		place := len(p.crossing.text)
		if at < len(p.atoms) {
			place = p.atoms[at].start
		}
		for _, i := range lacking[at] {
			all = append(all, atom{span: span{place, place}, mark: i})
		}
		if at < len(p.atoms) {
			all = append(all, p.atoms[at])
		}
	}
	p.atoms = all
}

// between is the place in a run of atoms that has the fewest words before it that are
// aligned to what stands behind a span of the source, and the fewest behind it that are
// aligned to what stands before.
func (p *putting) between(s span, in run, spaced bool) int {
	var cost, least float32
	best := -1
	for b := in.from; b <= in.to; b++ {
		if b > in.from && p.atoms[b-1].word {
			cost += p.beyond(&p.atoms[b-1], s)
		}
		if best >= 0 && cost >= least-1e-6 {
			continue
		}
		if !spaced || b == 0 || b == len(p.atoms) || p.spaced(p.atoms[b].start) {
			best, least = b, cost
		}
	}
	if best < 0 {
		return in.to
	}
	return best
}
