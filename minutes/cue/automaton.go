package cue

import (
	"encoding/binary"
	"regexp/syntax"
	"slices"
	"sync"
	"sync/atomic"
	"unicode"
)

// An automaton tells in one pass over a text whether an expression may match it, and where the match ends if it begins
// with the text. The regexp package follows all ways through an expression at once, at each character; an automaton
// keeps each set of places that comes up, with the set that each character leads to, and so does that work once. It
// holds every edge of a word for one.
type automaton struct {
	prog   *syntax.Prog
	exact  bool             // the expression asks for no edges of words: what may match does
	begins bool             // a match begins where the text does
	wild   bool             // a match may begin with ";": with any sign, and not only with a word
	low    [lowRunes]uint16 // the class of each of the first characters
	bounds []rune           // the first character of each run of equal ones
	class  []uint16         // of those
	sample []rune           // a character of each class
	first  *places

	mu    sync.Mutex
	known map[string]*places
	seen  []int // in which walk a place of the expression was seen last
	walks int
}

// lowRunes is how many characters have their class in a table: those of all alphabets that minutes are written in.
const lowRunes = 0x700

// places are where a match may be in the expression, before some character of a text: those first that the expression
// prefers, and none behind a match that has ended.
type places struct {
	at    []uint32
	found bool                     // a match has ended
	ends  bool                     // one ends if the text does
	next  []atomic.Pointer[places] // by the class of the next character; nil if not yet known
}

// mostPlaces is how many sets an automaton keeps: of an expression that counts ("of .{3,40}") more may come up than are worth it.
const mostPlaces = 2000

func newAutomaton(expr string) *automaton {
	tree, err := syntax.Parse(expr, syntax.Perl)
	if err != nil {
		return nil
	}
	prog, err := syntax.Compile(tree.Simplify())
	if err != nil {
		return nil
	}
	a := &automaton{prog: prog, exact: true, known: map[string]*places{}, seen: make([]int, len(prog.Inst))}
	for _, in := range prog.Inst {
		if in.Op == syntax.InstEmptyWidth && syntax.EmptyOp(in.Arg)&^(syntax.EmptyBeginText|syntax.EmptyEndText) != 0 {
			a.exact = false
		}
	}
	a.begins = prog.StartCond()&syntax.EmptyBeginText != 0
	a.classify()
	a.walks++
	a.first = a.set(a.follow(nil, uint32(prog.Start), syntax.EmptyBeginText))
	a.wild = a.opens(';')
	return a
}

// mayMatch reports whether the expression matches a text, or may if it is not exact.
func (a *automaton) mayMatch(s string) (may, sure bool) {
	if a == nil {
		return true, false
	}
	at := a.first
	for _, r := range s {
		if at.found || len(at.at) == 0 {
			return at.found, a.exact
		}
		c := a.classOf(r)
		next := at.next[c].Load()
		if next == nil {
			if next = a.step(at, c); next == nil {
				return true, false
			}
		}
		at = next
	}
	return at.found || at.ends, a.exact
}

// end is where the match of an expression ends that begins with a text, -1 if there is none; not sure if only the regexp
// package can tell.
func (a *automaton) end(s string) (end int, sure bool) {
	if a == nil || !a.exact || !a.begins {
		return -1, false
	}
	end = -1
	at := a.first
	for i, r := range s {
		if at.found {
			end = i
		}
		if len(at.at) == 0 {
			return end, true
		}
		c := a.classOf(r)
		next := at.next[c].Load()
		if next == nil {
			if next = a.step(at, c); next == nil {
				return -1, false
			}
		}
		at = next
	}
	if at.found || at.ends {
		end = len(s)
	}
	return end, true
}

// opens reports whether a match may begin with a character at the beginning of a text.
func (a *automaton) opens(r rune) bool {
	return slices.ContainsFunc(a.first.at, func(pc uint32) bool {
		in := &a.prog.Inst[pc]
		return in.Op == syntax.InstMatch || in.Op != syntax.InstEmptyWidth && in.MatchRune(r)
	})
}

// step is where a character of some class leads; nil if that would be too many sets.
func (a *automaton) step(from *places, class uint16) *places {
	a.mu.Lock()
	defer a.mu.Unlock()
	if len(a.known) >= mostPlaces {
		return nil
	}
	var at []uint32
	a.walks++
	for _, pc := range from.at {
		if in := &a.prog.Inst[pc]; in.Op != syntax.InstEmptyWidth && in.MatchRune(a.sample[class]) {
			at = a.follow(at, in.Out, 0)
		}
	}
	if !a.begins {
		at = a.follow(at, uint32(a.prog.Start), 0)
	}
	to := a.set(at)
	from.next[class].Store(to)
	return to
}

// set is the set of some places, kept once.
func (a *automaton) set(at []uint32) *places {
	end := func(pc uint32) bool { return a.prog.Inst[pc].Op == syntax.InstMatch }
	if i := slices.IndexFunc(at, end); i >= 0 {
		at = at[:i+1]
	}
	key := make([]byte, 0, 4*len(at))
	for _, pc := range at {
		key = binary.LittleEndian.AppendUint32(key, pc)
	}
	if s := a.known[string(key)]; s != nil {
		return s
	}
	s := &places{at: at, next: make([]atomic.Pointer[places], len(a.sample))}
	s.found = slices.ContainsFunc(at, end)
	a.walks++
	for _, pc := range at {
		if a.prog.Inst[pc].Op == syntax.InstEmptyWidth { // the end of the text
			s.ends = s.ends || slices.ContainsFunc(a.follow(nil, a.prog.Inst[pc].Out, syntax.EmptyEndText), end)
		}
	}
	a.known[string(key)] = s
	return s
}

// follow adds the places that are reached from one without a character, given what the text has there: its beginning
// or its end.
func (a *automaton) follow(at []uint32, pc uint32, here syntax.EmptyOp) []uint32 {
	todo := []uint32{pc}
	for len(todo) > 0 {
		pc := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if a.seen[pc] == a.walks {
			continue
		}
		a.seen[pc] = a.walks
		switch in := &a.prog.Inst[pc]; in.Op {
		case syntax.InstAlt, syntax.InstAltMatch:
			todo = append(todo, in.Arg, in.Out) // Out is preferred
		case syntax.InstCapture, syntax.InstNop:
			todo = append(todo, in.Out)
		case syntax.InstEmptyWidth:
			switch asked := syntax.EmptyOp(in.Arg) & (syntax.EmptyBeginText | syntax.EmptyEndText); {
			case asked&^here == 0:
				todo = append(todo, in.Out)
			case asked == syntax.EmptyEndText:
				at = append(at, pc)
			}
		case syntax.InstFail:
		default:
			at = append(at, pc)
		}
	}
	return at
}

// classify puts the characters that no place of the expression tells apart into one class.
func (a *automaton) classify() {
	type edge struct {
		at   rune
		sign uint64 // what changes there: each set of characters has a number of its own
	}
	edges := []edge{{0, 0}}
	done := map[uint64]bool{}
	for _, in := range a.prog.Inst {
		taken := runesOf(in)
		sign := uint64(14695981039346656037) // FNV-1a
		for _, r := range taken {
			sign = (sign ^ uint64(r)) * 1099511628211
		}
		if done[sign] {
			continue // most take what another does
		}
		done[sign] = true
		for pair := range slices.Chunk(taken, 2) {
			edges = append(edges, edge{pair[0], sign}, edge{pair[1] + 1, sign})
		}
	}
	slices.SortFunc(edges, func(a, b edge) int { return int(a.at - b.at) })
	classes := map[uint64]uint16{}
	sign := uint64(0)
	for i, e := range edges {
		sign ^= e.sign
		if i+1 < len(edges) && edges[i+1].at == e.at {
			continue
		}
		c, ok := classes[sign]
		if !ok {
			c = uint16(len(a.sample))
			classes[sign] = c
			a.sample = append(a.sample, e.at)
		}
		a.bounds, a.class = append(a.bounds, e.at), append(a.class, c)
	}
	n := 0
	for r := range rune(lowRunes) {
		for n+1 < len(a.bounds) && a.bounds[n+1] <= r {
			n++
		}
		a.low[r] = a.class[n]
	}
}

// classOf is the class of a character.
func (a *automaton) classOf(r rune) uint16 {
	if r < lowRunes {
		return a.low[r]
	}
	low, high := 0, len(a.bounds)
	for high-low > 1 {
		if mid := (low + high) / 2; a.bounds[mid] <= r {
			low = mid
		} else {
			high = mid
		}
	}
	return a.class[low]
}

// runesOf are the characters that an instruction takes, as pairs of first and last.
func runesOf(in syntax.Inst) []rune {
	switch in.Op {
	case syntax.InstRuneAny:
		return []rune{0, unicode.MaxRune}
	case syntax.InstRuneAnyNotNL:
		return []rune{0, '\n' - 1, '\n' + 1, unicode.MaxRune}
	case syntax.InstRune, syntax.InstRune1:
		if len(in.Rune) != 1 {
			return in.Rune
		}
		r := in.Rune[0]
		all := []rune{r, r}
		if syntax.Flags(in.Arg)&syntax.FoldCase != 0 {
			for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
				all = append(all, f, f)
			}
		}
		return all
	}
	return nil
}
