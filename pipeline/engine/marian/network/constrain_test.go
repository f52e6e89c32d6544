package network

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"hexaglot/pipeline/engine/marian/sentencepiece"
)

// sourceTokens is the length of every source of testdata/constrain.txt, without the end.
const sourceTokens = 8

func TestConstrain(t *testing.T) {
	data, err := os.ReadFile("testdata/constrain.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range strings.Split(string(data), "\n## ")[1:] {
		name, body, _ := strings.Cut(text, "\n")
		t.Run(name, func(t *testing.T) {
			h := parseByHand(t, body)
			c := constrain(h.vocabulary, h.required, sourceTokens, h.list)
			out := h.decode(c)
			if got := h.text(out); got != h.want {
				t.Errorf("chosen: %s\nwant:   %s", got, h.want)
			}
			if got := c.missing(); !slices.Equal(got, h.missing) {
				t.Errorf("missing %v, want %v", got, h.missing)
			}
		})
	}
}

// Whatever the scores and the attention are, each term comes whole or is missing, and where
// all are missing the text is the free one.
func TestConstrainByChance(t *testing.T) {
	r := rand.New(rand.NewPCG(13, 0))
	v := vocabularyOf(t, strings.Fields("▁a ▁b ▁c d e ▁ . 处 书 ▁书 ▁و f"))
	form := func() (f []int32) {
		for range 1 + r.IntN(3) {
			f = append(f, r.Int32N(int32(v.Len())))
		}
		return f
	}
	said, times := 0, 3000
	for i := range times {
		h := &byHand{vocabulary: v}
		for id := range int32(v.Len()) {
			if id < 2 || r.IntN(4) > 0 {
				h.list = append(h.list, id)
			}
		}
		for range r.IntN(5) {
			q := Required{Start: r.IntN(sourceTokens)}
			q.End = q.Start + 1 + r.IntN(sourceTokens-q.Start)
			for range 1 + r.IntN(3) {
				q.Forms = append(q.Forms, form())
			}
			h.required = append(h.required, q)
		}
		bound := 2 * (sourceTokens + 1)
		for range 2 * bound {
			s := stepByHand{make([]float32, sourceTokens+1), map[int32]float32{}}
			sharp := .4 + .6*r.Float32()
			s.attention[r.IntN(sourceTokens+1)] = sharp
			s.attention[r.IntN(sourceTokens+1)] += 1 - sharp
			for id := range int32(v.Len()) {
				s.scores[id] = 12 * r.Float32()
			}
			h.steps = append(h.steps, s)
		}
		c := constrain(v, h.required, sourceTokens, h.list)
		out := h.decode(c)
		free := h.decode(constrain(v, nil, sourceTokens, h.list))
		var present []Required
		for j, q := range h.required {
			if !slices.Contains(c.missing(), j) {
				present = append(present, q)
				bound += longest(q.Forms)
			}
		}
		said += len(present)
		switch {
		case !places(v, out, present, nil):
			t.Errorf("case %d: %v, all of %v but %v missing", i, out, h.required, c.missing())
		case present == nil && !slices.Equal(out, free):
			t.Errorf("case %d: %v with no term, %v freely", i, out, free)
		case len(out) > bound:
			t.Errorf("case %d: %d pieces, at most %d", i, len(out), bound)
		case c.pass > passes:
			t.Errorf("case %d: %d passes", i, c.pass)
		}
	}
	if said < times/4 {
		t.Errorf("only %d terms are said", said)
	}
}

// A byHand is a model whose steps are written by hand.
type byHand struct {
	vocabulary *sentencepiece.Vocabulary
	required   []Required
	list       []int32
	steps      []stepByHand
	want       string
	missing    []int
}

type stepByHand struct {
	attention []float32
	scores    map[int32]float32
}

func parseByHand(t *testing.T, body string) *byHand {
	t.Helper()
	var words []string
	for line := range strings.Lines(body) {
		if head, rest, ok := strings.Cut(line, ":"); ok && !strings.HasPrefix(line, "#") && head != "missing" {
			for _, w := range strings.Fields(rest) {
				if _, err := strconv.Atoi(w); err != nil && w != "|" {
					words = append(words, w)
				}
			}
		}
	}
	h := &byHand{vocabulary: vocabularyOf(t, words)}
	number := func(s string) float64 {
		n, err := strconv.ParseFloat(s, 32)
		if err != nil {
			t.Fatalf("%q: %v", body, err)
		}
		return n
	}
	lacks := map[int32]bool{}
	for line := range strings.Lines(body) {
		line = strings.TrimSpace(line)
		head, rest, _ := strings.Cut(line, ":")
		switch fields := strings.Fields(rest); {
		case line == "" || strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "= "):
			h.want = line[2:]
		case head == "missing":
			for _, f := range fields {
				h.missing = append(h.missing, int(number(f)))
			}
		case head == "lacks":
			for _, id := range h.ids(rest) {
				lacks[id] = true
			}
		case strings.HasPrefix(head, "term "):
			from, to, _ := strings.Cut(head[len("term "):], "-")
			r := Required{Start: int(number(from)), End: int(number(to))}
			for _, form := range strings.Split(rest, "|") {
				r.Forms = append(r.Forms, h.ids(form))
			}
			h.required = append(h.required, r)
		default:
			s := stepByHand{make([]float32, sourceTokens+1), map[int32]float32{}}
			for _, a := range strings.Fields(head) {
				at, share, ok := strings.Cut(a, "=")
				if !ok {
					share = "1"
				}
				s.attention[int(number(at))] = float32(number(share))
			}
			for i := 0; i+1 < len(fields); i += 2 {
				s.scores[h.ids(fields[i])[0]] = float32(number(fields[i+1]))
			}
			h.steps = append(h.steps, s)
		}
	}
	for id := range int32(h.vocabulary.Len()) {
		if !lacks[id] {
			h.list = append(h.list, id)
		}
	}
	return h
}

func (h *byHand) ids(text string) (ids []int32) {
	for _, w := range strings.Fields(text) {
		id, _ := h.vocabulary.ID(w)
		ids = append(ids, id)
	}
	return ids
}

func (h *byHand) text(ids []int32) string {
	var words []string
	for _, id := range ids {
		words = append(words, h.vocabulary.Piece(id))
	}
	return strings.Join(words, " ")
}

// decode is the search of a sentence on its own.
func (h *byHand) decode(c *constraint) []int32 {
	for {
		out := h.pass(c)
		if !c.end() {
			return out
		}
	}
}

func (h *byHand) pass(c *constraint) (out []int32) {
	columns := append(slices.Clone(h.list), c.lacking...)
	scores := make([]float32, len(columns))
	for len(out)-c.forced < 2*(sourceTokens+1) {
		s := stepByHand{make([]float32, sourceTokens+1), map[int32]float32{h.vocabulary.End(): 9}}
		if len(out) < len(h.steps) {
			s = h.steps[len(out)]
		}
		for i, id := range columns {
			scores[i] = s.scores[id]
		}
		id := columns[c.choose(0, scores, s.attention, h.free(scores[:len(h.list)]))]
		if id == h.vocabulary.End() {
			break
		}
		out = append(out, id)
	}
	return out
}

func (h *byHand) free(scores []float32) int {
	best := -1
	for i, s := range scores {
		if h.list[i] != h.vocabulary.Unknown() && (best < 0 || s > scores[best]) {
			best = i
		}
	}
	return best
}

// vocabularyOf makes a vocabulary of </s>, <unk> and words.
func vocabularyOf(t *testing.T, words []string) *sentencepiece.Vocabulary {
	t.Helper()
	var file bytes.Buffer
	seen := map[string]bool{}
	for i, w := range append([]string{"</s>", "<unk>"}, words...) {
		if seen[w] {
			continue
		}
		seen[w] = true
		kind := 1
		if i < 2 {
			kind = 3 - i
		}
		p := append([]byte{1<<3 | 2, byte(len(w))}, w...) // sentencepiece_model.proto
		p = binary.LittleEndian.AppendUint32(append(p, 2<<3|5), math.Float32bits(-float32(i)))
		p = append(p, 3<<3, byte(kind))
		file.Write(append([]byte{1<<3 | 2, byte(len(p))}, p...))
	}
	v, err := sentencepiece.Read(file.Bytes())
	if err != nil {
		t.Fatal(fmt.Errorf("%q: %w", words, err))
	}
	return v
}

// What is beyond the bounds is not enforced: terms after the last, forms after the last,
// and forms that are too long.
func TestConstrainBounds(t *testing.T) {
	v := vocabularyOf(t, []string{"▁le", "▁conseil", "▁directoire"})
	le, conseil := []int32{2}, []int32{3}
	long := slices.Repeat(le, maxFormPieces+1)
	for _, c := range []struct {
		name     string
		required []Required
		want     terms // that are usable
	}{
		{"terms", slices.Repeat([]Required{{0, 1, [][]int32{le}}}, maxTerms+1), 1<<maxTerms - 1},
		{"forms", []Required{{0, 1, append(slices.Repeat([][]int32{long}, maxForms-1), le)}, {1, 2, append(slices.Repeat([][]int32{long}, maxForms), conseil)}}, 1},
		{"pieces", []Required{{0, 1, [][]int32{long}}, {1, 2, [][]int32{long[1:]}}}, 2},
	} {
		got := constrain(v, c.required, sourceTokens, nil)
		if got.usable != c.want {
			t.Errorf("%s: the terms %b are usable, want %b", c.name, got.usable, c.want)
		}
		got.end()
		if n := len(got.missing()); n != len(c.required) {
			t.Errorf("%s: %d of %d terms are missing in no text", c.name, n, len(c.required))
		}
	}
}

// A sentence that would never end ends after as many free pieces as without terms.
func TestConstrainEnds(t *testing.T) {
	h := parseByHand(t, "term 1-2: ▁a ▁b ▁c\nterm 3-4: ▁d\n0: ▁le 5\n1: ▁le 5\n0: ▁le 1\n0: ▁le 1\n3: ▁le 5\n")
	for range 100 {
		h.steps = append(h.steps, h.steps[0])
	}
	c := constrain(h.vocabulary, h.required, sourceTokens, h.list)
	out := h.text(h.decode(c))
	if want := "▁le ▁a ▁b ▁c ▁d" + strings.Repeat(" ▁le", 2*(sourceTokens+1)-1); out != want || c.missing() != nil {
		t.Errorf("%s, missing %v; want %s", out, c.missing(), want)
	}
}
