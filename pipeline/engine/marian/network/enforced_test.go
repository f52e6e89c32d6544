package network

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"hexaglot/pipeline/engine/marian/kernel"
	"hexaglot/pipeline/engine/marian/random"
	"hexaglot/pipeline/engine/marian/sentencepiece"
)

// Random weights prove how terms are enforced, not how well: their attention knows nothing
// of what is said.

func TestEnforced(t *testing.T) {
	for i, shape := range shapes {
		t.Run(shape.Name, func(t *testing.T) {
			m := open(t, files(t, shape, 1))
			if i == 2 {
				m.shortlist = nil
			}
			k := kernel.All()[0]
			batch := withTerms(t, m, k, rand.New(rand.NewPCG(7, uint64(shape.Width))), 60)
			bare := slices.Clone(batch)
			for i := range bare {
				bare[i].Required = nil
			}
			got, free := translate(t, m.NewWorker(k), batch, true), translate(t, m.NewWorker(k), bare, true)
			terms, said, unlike := 0, 0, 0
			elsewhere, forced := 0, 0 // terms that the free text does not say, and those of them that are said
			for i, s := range batch {
				o := got[i]
				bound := lengthFactor * (len(s.Tokens) + 1)
				var present []Required
				for j, r := range s.Required {
					missing := slices.Contains(o.Missing, j)
					if !missing {
						present = append(present, r)
						bound += longest(r.Forms)
					}
					if !places(m.target, free[i].Tokens, []Required{r}, nil) {
						elsewhere++
						if !missing {
							forced++
						}
					}
				}
				terms, said = terms+len(s.Required), said+len(present)
				if !slices.Equal(o.Tokens, free[i].Tokens) {
					unlike++
				}
				if !places(m.target, o.Tokens, present, nil) {
					t.Errorf("sentence %d: %v of %v are not each in %v", i, present, s.Required, o.Tokens)
				}
				if len(present) == 0 && !slices.Equal(o.Tokens, free[i].Tokens) {
					t.Errorf("sentence %d: %v without a term, %v freely", i, o.Tokens, free[i].Tokens)
				}
				if len(o.Tokens) > bound {
					t.Errorf("sentence %d: %d tokens, at most %d", i, len(o.Tokens), bound)
				}
			}
			t.Logf("%d of %d terms are in the text; of %d that are not in the free one %d; %d of %d sentences differ from it", said, terms, elsewhere, forced, unlike, len(batch))
			if forced < 10 {
				t.Errorf("too few terms are enforced to prove anything")
			}
		})
	}
}

// A term that cannot be enforced has no influence on those that can.
func TestImpossibleIsWithoutInfluence(t *testing.T) {
	m := open(t, files(t, random.Small, 2))
	k := kernel.All()[0]
	batch := withTerms(t, m, k, rand.New(rand.NewPCG(8, 0)), 60)
	want := translate(t, m.NewWorker(k), batch, true)
	for i := range batch {
		s := &batch[i]
		for j := range want[i].Missing {
			want[i].Missing[j]++
		}
		want[i].Missing = slices.Insert(want[i].Missing, 0, 0)
		s.Required = slices.Insert(s.Required, 0, Required{0, len(s.Tokens), [][]int32{{m.target.Unknown()}, {700, m.target.End()}, {}}})
	}
	if got := translate(t, m.NewWorker(k), batch, true); !reflect.DeepEqual(got, want) {
		t.Errorf("an impossible term changes the translation")
	}
}

func TestEnforcedInBatches(t *testing.T) {
	m := open(t, files(t, random.Small, 3))
	k := kernel.All()[0]
	batch := withTerms(t, m, k, rand.New(rand.NewPCG(9, 0)), 60)
	all := translate(t, m.NewWorker(k), batch, true)
	w := m.NewWorker(k)
	for i, s := range slices.Backward(batch) {
		if one := translate(t, w, []Sentence{s}, true)[0]; !reflect.DeepEqual(one, all[i]) {
			t.Errorf("sentence %d: %v alone, %v among others", i, one, all[i])
		}
	}
}

func TestEnforcedByEveryKernel(t *testing.T) {
	m := open(t, files(t, random.Small, 4))
	batch := withTerms(t, m, kernel.All()[0], rand.New(rand.NewPCG(10, 0)), 40)
	want := translate(t, m.NewWorker(kernel.All()[0]), batch, true)
	for _, k := range kernel.All()[1:] {
		if got := translate(t, m.NewWorker(k), batch, true); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: not the same as %s", k.Name(), kernel.All()[0].Name())
		}
	}
}

// Terms of the whole sentence go through the segments that a long one is cut into.
func TestEnforcedInSegments(t *testing.T) {
	m := open(t, files(t, random.Small, 5))
	k := kernel.All()[0]
	r := rand.New(rand.NewPCG(11, 0))
	s := Sentence{Tokens: make([]int32, 3*Segment-10)}
	for i := range s.Tokens {
		s.Tokens[i] = 2 + r.Int32N(2000)
	}
	forms := [][]int32{{700, 701}}
	for at := 0; at+30 < len(s.Tokens); at += 30 {
		s.Required = append(s.Required, Required{at, at + 25, forms})
	}
	o := translate(t, m.NewWorker(k), []Sentence{s}, true)[0]
	var present []Required
	for j, r := range s.Required {
		if !slices.Contains(o.Missing, j) {
			present = append(present, r)
			if r.Start/Segment != (r.End-1)/Segment {
				t.Errorf("term %d lies in two segments and is not missing", j)
			}
		}
	}
	if len(present) == 0 || !places(m.target, o.Tokens, present, nil) {
		t.Errorf("%d of %d terms, not each in %v", len(present), len(s.Required), o.Tokens)
	}
}

// withTerms makes sentences with terms: forms of random pieces and of what the free
// translation says, the beginnings of others, impossible ones; terms apart, side by side,
// overlapping, within each other, and the same one twice.
func withTerms(t *testing.T, m *Model, k *kernel.Kernel, r *rand.Rand, n int) []Sentence {
	batch := make([]Sentence, n)
	for i := range batch {
		for range 1 + r.IntN(40) {
			batch[i].Tokens = append(batch[i].Tokens, 2+r.Int32N(2000))
		}
	}
	free := translate(t, m.NewWorker(k), batch, true)
	for i := range batch {
		s := &batch[i]
		for range r.IntN(6) {
			start := r.IntN(len(s.Tokens))
			q := Required{Start: start, End: start + 1 + r.IntN(min(6, len(s.Tokens)-start))}
			for range 1 + r.IntN(4) {
				q.Forms = append(q.Forms, anyForm(m, r, free[i].Tokens, q.Forms))
			}
			s.Required = append(s.Required, q)
			if r.IntN(4) == 0 && q.End < len(s.Tokens) {
				s.Required = append(s.Required, Required{q.End, q.End + 1, q.Forms})
			}
		}
	}
	return batch
}

func anyForm(m *Model, r *rand.Rand, said []int32, others [][]int32) []int32 {
	var form []int32
	switch r.IntN(8) {
	case 0:
		form = append(form, m.target.Unknown(), 500)
	case 1, 2, 3:
		if len(said) > 0 {
			at := r.IntN(len(said))
			return slices.Clone(said[at:min(at+1+r.IntN(4), len(said))])
		}
	case 4:
		if len(others) > 0 {
			last := others[len(others)-1]
			return append(slices.Clone(last), 2+r.Int32N(2000))
		}
	}
	for range 1 + r.IntN(4) {
		form = append(form, 2+r.Int32N(2000))
	}
	return form
}

// places reports whether each term has a place of its own in a text; only one whose tokens
// are within another's may stand in its place.
func places(v *sentencepiece.Vocabulary, text []int32, of []Required, taken [][2]int) bool {
	if len(of) == len(taken) {
		return true
	}
	term := of[len(taken)]
	for at := range text {
		for _, form := range term.Forms {
			end := at + len(form)
			if end > len(text) || !slices.Equal(text[at:end], form) || len(form) == 0 || inWord(v, text, at) || inWord(v, text, end) {
				continue
			}
			free := true
			for i, p := range taken {
				nested := of[i].Start <= term.Start && term.End <= of[i].End || term.Start <= of[i].Start && of[i].End <= term.End
				free = free && (nested || end <= p[0] || p[1] <= at)
			}
			if free && places(v, text, of, append(slices.Clip(taken), [2]int{at, end})) {
				return true
			}
		}
	}
	return false
}

func inWord(v *sentencepiece.Vocabulary, text []int32, at int) bool {
	return at > 0 && at < len(text) && oneWord(v.Piece(text[at-1]), v.Piece(text[at]))
}

func longest(forms [][]int32) (n int) {
	for _, f := range forms {
		n = max(n, len(f))
	}
	return n
}

// BenchmarkTerms translates sentences of 30 tokens, without terms and with three of twelve
// forms each.
func BenchmarkTerms(b *testing.B) {
	m := open(b, files(b, random.Tiny, 1))
	w := m.NewWorker(kernel.All()[0])
	r := rand.New(rand.NewPCG(12, 0))
	bare := make([]Sentence, 16)
	for i := range bare {
		for range 30 {
			bare[i].Tokens = append(bare[i].Tokens, 2+r.Int32N(2000))
		}
	}
	free := translate(b, w, bare, false)
	full := slices.Clone(bare)
	for i := range full {
		for at := 0; at < 30; at += 10 {
			q := Required{Start: at, End: at + 5}
			for range 12 {
				q.Forms = append(q.Forms, anyForm(m, r, free[i].Tokens, q.Forms))
			}
			full[i].Required = append(full[i].Required, q)
		}
	}
	for _, c := range []struct {
		name  string
		batch []Sentence
	}{{"none", bare}, {"three", full}} {
		b.Run(c.name, func(b *testing.B) {
			tokens := 0
			for b.Loop() {
				for _, o := range translate(b, w, c.batch, false) {
					tokens += len(o.Tokens)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(tokens), "ns/token")
		})
	}
}
