package network

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"hexaglot/pipeline/engine/marian/kernel"
	"hexaglot/pipeline/engine/marian/random"
)

// trained is a small vocabulary trained from our own text.
const trained = "../sentencepiece/testdata/plain.spm.gz"

// files writes a model of random weights to a folder of the test.
func files(t testing.TB, shape random.Shape, seed uint64) Files {
	t.Helper()
	packed, err := os.Open(trained)
	if err != nil {
		t.Fatal(err)
	}
	defer packed.Close()
	z, err := gzip.NewReader(packed)
	if err != nil {
		t.Fatal(err)
	}
	pieces, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	write := func(name string, data []byte) string {
		name = filepath.Join(dir, name)
		if err := os.WriteFile(name, data, 0o666); err != nil {
			t.Fatal(err)
		}
		return name
	}
	f := Files{
		Model:            write("model.bin", random.Model(shape, seed)),
		SourceVocabulary: write("source.spm", random.Vocabulary(pieces, shape.Vocabulary, seed)),
		Shortlist:        write("lex.bin", random.Shortlist(shape, seed)),
	}
	if shape.Target != 0 {
		f.TargetVocabulary = write("target.spm", random.Vocabulary(pieces, shape.Target, seed+1))
	}
	return f
}

// open opens a model of random weights for as long as the test runs.
func open(t testing.TB, f Files) *Model {
	t.Helper()
	m, err := Open(f)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { m.Close() })
	return m
}

// text is of all lengths, in several scripts, and the last line is too long for one segment.
var text = []string{
	"The Chair opened the meeting.",
	"Multi-stakeholder",
	"La réunion a été ouverte par le Président à 10 heures, heure de Genève.",
	"Председатель открыл заседание.",
	"主席宣布会议开幕。",
	"افتتح الرئيس الاجتماع.",
	"",
	"a",
	strings.Repeat("El Secretariado presentó el programa de trabajo de 2031. ", 12),
}

func sentences(m *Model, lines []string) []Sentence {
	var batch []Sentence
	for _, l := range lines {
		var s Sentence
		for _, t := range m.Source().Encode(l) {
			s.Tokens = append(s.Tokens, t.ID)
		}
		batch = append(batch, s)
	}
	return batch
}

func translate(t testing.TB, w *Worker, batch []Sentence, align bool) []Output {
	t.Helper()
	out, err := w.Translate(context.Background(), batch, align)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// shapes have one vocabulary or two, one embedding or two, whose largest number is the
// largest of 8 bits or not.
var shapes = []random.Shape{random.Small, random.SmallSeparate, random.SmallLoose}

// TestBatch holds that a sentence's translation is the same whatever stands beside it, and
// on every kernel.
func TestBatch(t *testing.T) {
	for _, shape := range shapes {
		t.Run(shape.Name, func(t *testing.T) {
			m := open(t, files(t, shape, 1))
			batch := sentences(m, text)
			if n := len(batch[len(batch)-1].Tokens); n <= Segment {
				t.Fatalf("the long line has only %d tokens", n)
			}
			plain, err := kernel.Named("plain")
			if err != nil {
				t.Fatal(err)
			}
			var want []Output
			for _, s := range batch {
				// A new worker for each: what is left of one sentence does not show in the next.
				want = append(want, translate(t, m.NewWorker(plain), []Sentence{s}, true)...)
			}
			for _, k := range kernel.All() {
				w := m.NewWorker(k)
				// Thrice, so that it does not fit in one chunk, and the other way round.
				many := slices.Concat(batch, batch, batch)
				slices.Reverse(many)
				got := translate(t, w, many, true)
				slices.Reverse(got)
				for i, g := range got {
					if !reflect.DeepEqual(g, want[i%len(want)]) {
						t.Errorf("%s: line %d of the batch is\n%v, alone it is\n%v", k.Name(), i, g, want[i%len(want)])
					}
				}
			}
		})
	}
}

// parts is how many parts a sentence of so many tokens has after the first.
func parts(tokens int) int { return max(0, (tokens-1)/Segment) }

// TestOutput holds what an output has: tokens, parts, alignment.
func TestOutput(t *testing.T) {
	m := open(t, files(t, random.Small, 1))
	batch := sentences(m, text)
	w := m.NewWorker(kernel.All()[0])
	for i, o := range translate(t, w, batch, true) {
		tokens := len(batch[i].Tokens)
		if len(o.Parts) != parts(tokens) {
			t.Errorf("%q has the parts %v, want %d", text[i], o.Parts, parts(tokens))
		}
		if n, most := len(o.Tokens), lengthFactor*(1+parts(tokens))*(min(tokens, Segment)+1); tokens == 0 && n > 0 || n > most {
			t.Errorf("%q has %d tokens, want at most %d", text[i], n, most)
		}
		if slices.Contains(o.Tokens, m.Target().End()) || slices.Contains(o.Tokens, m.Target().Unknown()) {
			t.Errorf("%q has an end or an unknown piece in it: %v", text[i], o.Tokens)
		}
		if n := len(o.Alignment) - len(o.Tokens); n != 0 && n != 1 {
			t.Errorf("%q has %d rows of alignment for %d tokens", text[i], len(o.Alignment), len(o.Tokens))
		}
		for j, row := range o.Alignment {
			part, _ := slices.BinarySearch(o.Parts, j+1)
			width := min(tokens-part*Segment, Segment) + 1
			var sum float32
			for _, v := range row {
				sum += v
			}
			if len(row) != width || math.Abs(float64(sum)-1) > 1e-5 {
				t.Errorf("%q: row %d has %d numbers, together %v; want %d, together 1", text[i], j, len(row), sum, width)
			}
		}
	}
	for i, o := range translate(t, w, batch, false) {
		if o.Alignment != nil {
			t.Errorf("%q has an alignment that was not asked for", text[i])
		}
	}
}

// TestText holds that the parts of a long sentence are joined without a space, as bergamot
// joins them.
func TestText(t *testing.T) {
	m := open(t, files(t, random.Small, 1))
	var o Output
	for _, s := range []string{"The Chair", "opened", "the meeting."} {
		if o.Tokens != nil {
			o.Parts = append(o.Parts, len(o.Tokens))
		}
		o.Tokens = append(o.Tokens, sentences(m, []string{s})[0].Tokens...)
	}
	if got, want := m.Text(o), "The Chairopenedthe meeting."; got != want {
		t.Errorf("Text = %q, want %q", got, want)
	}
}

// TestWhole holds that without a shortlist the whole vocabulary is weighed.
func TestWhole(t *testing.T) {
	f := files(t, random.Small, 1)
	m := open(t, f)
	f.Shortlist = ""
	whole := open(t, f)
	k := kernel.All()[0]
	out, all := translate(t, m.NewWorker(k), sentences(m, text), false), translate(t, whole.NewWorker(k), sentences(m, text), false)
	if reflect.DeepEqual(out, all) {
		t.Error("with a shortlist and without it, all translations are the same")
	}
}

// TestPacked holds that compressed files are the same model.
func TestPacked(t *testing.T) {
	f := files(t, random.Small, 1)
	m := open(t, f)
	for _, name := range []*string{&f.Model, &f.SourceVocabulary, &f.Shortlist} {
		data, err := os.ReadFile(*name)
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		z.Write(data)
		z.Close()
		*name += ".gz"
		if err := os.WriteFile(*name, b.Bytes(), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	packed := open(t, f)
	k := kernel.All()[0]
	got, want := translate(t, packed.NewWorker(k), sentences(m, text), true), translate(t, m.NewWorker(k), sentences(m, text), true)
	if !reflect.DeepEqual(got, want) {
		t.Error("compressed by gzip, a model translates otherwise")
	}
}

// TestWorkers holds that workers share a model without a word to each other: under -race,
// this finds what one writes.
func TestWorkers(t *testing.T) {
	m := open(t, files(t, random.SmallLoose, 1))
	batch := sentences(m, text)
	k := kernel.All()[0]
	want := translate(t, m.NewWorker(k), batch, true)
	var all sync.WaitGroup
	for range 3 {
		all.Go(func() {
			got, err := m.NewWorker(k).Translate(context.Background(), batch, true)
			if err != nil || !reflect.DeepEqual(got, want) {
				t.Errorf("beside others, a worker translates otherwise, with the error %v", err)
			}
		})
	}
	all.Wait()
}

// TestCancel holds that a worker stops when it is told to, and can go on after.
func TestCancel(t *testing.T) {
	m := open(t, files(t, random.Small, 1))
	w := m.NewWorker(kernel.All()[0])
	batch := sentences(m, text)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := w.Translate(ctx, batch, false); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled translation gives the error %v", err)
	}
	got, want := translate(t, w, batch, true), translate(t, m.NewWorker(kernel.All()[0]), batch, true)
	if !reflect.DeepEqual(got, want) {
		t.Error("after a cancelled translation, a worker translates otherwise")
	}
}

// TestWrongTokens holds that tokens no vocabulary has are refused.
func TestWrongTokens(t *testing.T) {
	m := open(t, files(t, random.Small, 1))
	for _, c := range []struct {
		s    Sentence
		want string
	}{
		{Sentence{Tokens: []int32{5, -1}}, "no token -1 in a vocabulary of 4000"},
		{Sentence{Tokens: []int32{5, 4000}}, "no token 4000 in a vocabulary of 4000"},
		{Sentence{Tokens: []int32{5}, Required: []Required{{0, 2, nil}}}, "term 1 covers the tokens 0 to 2 of 1"},
		{Sentence{Tokens: []int32{5}, Required: []Required{{0, 1, [][]int32{{4001}}}}}, "no token 4001 in a vocabulary of 4000"},
	} {
		_, err := m.NewWorker(kernel.All()[0]).Translate(context.Background(), []Sentence{{}, c.s}, false)
		if err == nil || err.Error() != "sentence 2: "+c.want {
			t.Errorf("Translate(%v) gives the error %v, want %q", c.s, err, "sentence 2: "+c.want)
		}
	}
}

// TestGarbage holds that a worker makes only what it gives back: what it works in is used
// again, so that a long translation makes no more garbage than a short one.
func TestGarbage(t *testing.T) {
	best := kernel.All()[0]
	if best.Name() == "plain" {
		t.Skip("plain Go makes room for each product")
	}
	m := open(t, files(t, random.Small, 1))
	w := m.NewWorker(best)
	batch := sentences(m, text)
	longest := batch[len(batch)-1:]
	translate(t, w, batch, true)
	if n := testing.AllocsPerRun(5, func() { translate(t, w, longest, false) }); n > 8 {
		t.Errorf("a line of %d tokens makes %v allocations", len(longest[0].Tokens), n)
	}
}
