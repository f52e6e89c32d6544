package marian

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"hexaglot/minutes/script"
)

// nest finds how the pairs stand in each other, from the last mark back: what is in a pair
// comes after it.
func (p *putting) nest() {
	p.after, p.needs = make([]int, len(p.marks)), make([]int, len(p.marks))
	for i, k := range slices.Backward(p.marks) {
		p.after[i] = max(p.after[i], i+1)
		if k.around < 0 {
			continue
		}
		p.after[k.around] = max(p.after[k.around], p.after[i])
		if k.pair() && p.says(k) {
			p.needs[k.around] += max(p.needs[i], 1)
		}
	}
}

// pairs are those inside a pair (or, for -1, inside none), without those inside them.
func (p *putting) pairs(around int) (all []int) {
	end := len(p.marks)
	if around >= 0 {
		end = p.after[around]
	}
	for i := around + 1; i < end; i = p.after[i] {
		if p.marks[i].pair() {
			all = append(all, i)
		}
	}
	return all
}

// surround finds the run of atoms for each pair inside another (or, for -1, inside none),
// whose run is given.
func (p *putting) surround(around int, in run) {
	free := []run{in}
	pairs := p.pairs(around)
	later := 0 // how many atoms those that come take
	for _, i := range pairs {
		if p.says(p.marks[i]) {
			later += max(p.needs[i], 1)
		}
	}
	for n, i := range pairs {
		k := p.marks[i]
		r, ok := run{}, false
		if p.says(k) {
			later -= max(p.needs[i], 1)
			if r, ok = p.all(i, in); !ok || len(free) != 1 || free[0] != in {
				r, ok = p.best(i, free)
			}
		}
		if ok {
			r = p.fit(i, r, free, later)
			free = without(free, r)
		} else { // it holds nothing, or there is nothing to hold
			at := p.between(span{k.start, k.end}, in, false)
			for _, placed := range pairs[:n] {
				if o := p.runs[placed]; at > o.from && at < o.to {
					at = o.to
				}
			}
			r = run{at, at}
		}
		p.runs[i] = r
		p.surround(i, r)
	}
}

// fit makes a run longer if the pairs inside its pair need more, and shorter if nothing
// would be left for those that come later: where it loses least.
func (p *putting) fit(i int, r run, free []run, later int) run {
	s, words, left := span{p.marks[i].start, p.marks[i].end}, p.hasWords(i), -later
	in := r
	for _, f := range free {
		left += f.len()
		if f.from <= r.from && r.to <= f.to {
			in = f
		}
	}
	need := max(p.needs[i], 1)
	score := func(at int) float32 { return p.score(at, i, s, words) }
	for r.len() < need && r.len() < in.len() {
		if r.to == in.to || r.from > in.from && score(r.from-1) > score(r.to) {
			r.from--
		} else {
			r.to++
		}
	}
	for r.len() > max(left, need) {
		if score(r.from) < score(r.to-1) {
			r.from++
		} else {
			r.to--
		}
	}
	return r
}

// says reports whether there is anything but space in a pair.
func (p *putting) says(k mark) bool {
	return strings.TrimFunc(p.source[k.start:k.end], script.Space) != ""
}

// all is the run for a pair that has all the words of what is around it: all atoms, but
// for the punctuation at the ends where it had punctuation outside.
func (p *putting) all(i int, in run) (run, bool) {
	k, outer := p.marks[i], span{0, len(p.source)}
	if k.around >= 0 {
		outer = span{p.marks[k.around].start, p.marks[k.around].end}
	}
	before, behind := p.source[outer.start:k.start], p.source[k.end:outer.end]
	if strings.ContainsFunc(before+behind, script.InWord) || in.len() == 0 {
		return run{}, false
	}
	r := in
	for r.len() > 1 && !p.weighs(r.from) && strings.TrimFunc(before, script.Space) != "" {
		r.from++
	}
	for r.len() > 1 && !p.weighs(r.to-1) && strings.TrimFunc(behind, script.Space) != "" {
		r.to--
	}
	return r, true
}

// weighs reports whether an atom is more than punctuation.
func (p *putting) weighs(i int) bool { return p.atoms[i].word || p.atoms[i].mark >= 0 }

// best is the run that has the most of what a pair is round and the least of what it is
// not (Bentley's largest sum of neighbours), in one of the free runs.
func (p *putting) best(i int, free []run) (best run, ok bool) {
	k := p.marks[i]
	s := span{k.start, k.end}
	words := p.hasWords(i)
	var most float32
	for _, in := range free {
		var sum float32
		from := in.from
		for at := in.from; at < in.to; at++ {
			if at == in.from || sum <= 0 {
				sum, from = 0, at
			}
			sum += p.score(at, i, s, words)
			if !ok || sum > most {
				best, most, ok = run{from, at + 1}, sum, true
			}
		}
	}
	return best, ok
}

// certain is more than all words of a segment weigh together.
const certain = 1e4

// score is what an atom adds to the run of a pair: from 1, if all of it is aligned to what
// the pair is round, to -1.
func (p *putting) score(at, pair int, s span, words bool) float32 {
	a := p.atoms[at]
	switch {
	case a.mark >= 0 && p.in(a.mark, pair):
		return certain
	case a.mark >= 0:
		return -certain
	case !a.word:
		return 0
	case !words:
		return -1
	}
	return 2*p.on(a, s) - 1
}

// in reports whether a mark is a pair or stands in it.
func (p *putting) in(mark, pair int) bool { return pair <= mark && mark < p.after[pair] }

// hasWords reports whether a pair is round words, not only round tags that stand alone.
func (p *putting) hasWords(pair int) bool {
	k := p.marks[pair]
	at := k.start
	for _, x := range p.marks[pair:p.after[pair]] {
		if !x.pair() {
			if strings.ContainsFunc(p.source[at:x.start], script.InWord) {
				return true
			}
			at = x.end
		}
	}
	return strings.ContainsFunc(p.source[at:k.end], script.InWord)
}

// without are runs without one of their parts.
func without(free []run, r run) (left []run) {
	for _, f := range free {
		for _, part := range []run{{f.from, min(f.to, r.from)}, {max(f.from, r.to), f.to}} {
			if part.len() > 0 {
				left = append(left, part)
			}
		}
	}
	return left
}

// write writes the atoms of a run with the pairs inside one pair (or, for -1, inside none).
func (p *putting) write(around int, in run) {
	at := in.from
	for _, i := range p.inside(around) {
		k, r := p.marks[i], p.runs[i]
		p.words(at, r.from) // nothing, where an empty pair stands in one that is written
		if r.from < r.to {
			p.upTo(p.atoms[r.from].start)
		}
		p.b.WriteString(k.open)
		p.write(i, r)
		p.b.WriteString(k.close)
		at = max(at, r.to)
	}
	p.words(at, in.to)
}

// inside are the pairs inside one, in the order of their runs.
func (p *putting) inside(around int) []int {
	all := p.pairs(around)
	slices.SortStableFunc(all, func(i, j int) int {
		return cmp.Or(p.runs[i].from-p.runs[j].from, min(p.runs[i].len(), 1)-min(p.runs[j].len(), 1))
	})
	return all
}

// words writes atoms, with the spaces before them.
func (p *putting) words(from, to int) {
	for _, a := range p.atoms[min(from, to):to] {
		switch {
		case a.mark == drop:
			p.done = max(p.done, a.end)
		case a.mark >= 0 && a.start == a.end:
			p.inserted(a)
		case a.mark >= 0:
			p.upTo(a.start)
			p.b.WriteString(p.marks[a.mark].open)
			p.done = a.end
		default:
			p.upTo(a.end)
		}
	}
}

// inserted writes a tag where the text has nothing for it, with a space on each side where
// the script has one.
func (p *putting) inserted(a atom) {
	p.upTo(a.start)
	text := p.crossing.text
	before, _ := utf8.DecodeLastRuneInString(text[:a.start])
	after, _ := utf8.DecodeRuneInString(text[a.start:])
	if a.start > 0 && !script.Han(before) && !script.Wide(before) && !strings.ContainsRune("([«“ ", before) {
		p.b.WriteByte(' ')
	}
	p.b.WriteString(p.marks[a.mark].open)
	if script.InWord(after) && !script.Han(after) {
		p.b.WriteByte(' ')
	}
}

// upTo writes the text up to a byte.
func (p *putting) upTo(at int) {
	if at > p.done {
		p.b.WriteString(p.crossing.text[p.done:at])
		p.done = at
	}
}
