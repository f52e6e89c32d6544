// Package network runs Marian's student models, as Firefox Translations has them: a
// transformer reads the sentence, a recurrent decoder (SSRU) with attention writes the
// translation token by token, in the arithmetic of 8 bits that package kernel has. [Open]
// a model, make a worker for each processor with [Model.NewWorker], and give it sentences
// as tokens: [Worker.Translate].
//
// Terms that a translation has to say ([Required]) are forced where the attention finds their
// words; what would ruin the sentence is let go.
//
// A sentence's translation is the same bytes whatever stands beside it in a batch, and on
// every machine. What is computed follows Marian and its fork bergamot (both MIT);
// their order of additions is kept where it shows.
package network

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"hexaglot/pipeline/engine/marian/kernel"
	"hexaglot/pipeline/engine/marian/sentencepiece"
)

// Files are the files of a model; each may be compressed by gzip, but then it is in memory
// instead of mapped.
type Files struct {
	Model            string
	SourceVocabulary string
	TargetVocabulary string // "" if it is the source's
	Shortlist        string // "" if none: the whole vocabulary is weighed for each token
}

// A Model is open to read by many workers at once.
type Model struct {
	Config Config

	source, target *sentencepiece.Vocabulary
	shared         bool       // source and target are one vocabulary
	shortlist      *shortlist // nil if none
	encoder        []encoderLayer
	decoder        []decoderLayer
	reads          embedding // of the encoder
	writes         embedding // of the decoder
	output         affine    // a row for each piece
	root           float32   // √Width, which embeddings are multiplied with
	mappings       []mapping
}

// An affine is a layer x·W + b in 8 bits.
type affine struct {
	weights kernel.Matrix
	quant   float32   // what x is multiplied with
	scale   float32   // what the sum of products is multiplied with
	bias    []float32 // with what shifting x by 127 adds taken off
}

type norm struct{ gain, bias []float32 }

type attention struct {
	q, k, v, o affine
	norm       norm
}

type feedForward struct {
	in, out affine
	norm    norm
}

type encoderLayer struct {
	self attention
	ffn  feedForward
}

type decoderLayer struct {
	input, forget affine // of the cell
	norm          norm
	cross         attention
	ffn           feedForward
}

// Open opens a model, whose files must not change until it is closed.
func Open(f Files) (m *Model, err error) {
	m = &Model{}
	defer func() {
		if err != nil {
			m.Close()
			m = nil
		}
	}()
	read := func(name string, what func([]byte) error) {
		if err != nil || name == "" {
			return
		}
		var b mapping
		if b, err = openMapping(name); err != nil {
			return
		}
		m.mappings = append(m.mappings, b)
		if err = what(b.data); err != nil {
			err = fmt.Errorf("%s: %w", name, err)
		}
	}
	read(f.Model, m.readNetwork)
	read(f.SourceVocabulary, func(b []byte) (err error) { m.source, err = sentencepiece.Read(b); return })
	m.target, m.shared = m.source, f.TargetVocabulary == "" || f.TargetVocabulary == f.SourceVocabulary
	if m.shared {
		f.TargetVocabulary = ""
	}
	read(f.TargetVocabulary, func(b []byte) (err error) { m.target, err = sentencepiece.Read(b); return })
	read(f.Shortlist, func(b []byte) (err error) { m.shortlist, err = readShortlist(b); return })
	switch {
	case err != nil:
		return m, err
	case m.encoder == nil:
		return m, errors.New("no file of a model given")
	case m.source == nil:
		return m, errors.New("no file of a vocabulary given")
	case m.source.Len() > m.Config.Source:
		return m, fmt.Errorf("%s: %d pieces for a model of %d", f.SourceVocabulary, m.source.Len(), m.Config.Source)
	case m.target.Len() > m.Config.Target:
		return m, fmt.Errorf("%s: %d pieces for a model of %d", f.TargetVocabulary, m.target.Len(), m.Config.Target)
	case m.shortlist != nil && m.shortlist.words > m.Config.Source:
		return m, fmt.Errorf("%s: a shortlist of %d words for a model of %d", f.Shortlist, m.shortlist.words, m.Config.Source)
	}
	return m, nil
}

// Close gives the files back. No worker may be at work, then or later.
func (m *Model) Close() error {
	var errs []error
	for i := range m.mappings {
		errs = append(errs, m.mappings[i].close())
	}
	*m = Model{}
	return errors.Join(errs...)
}

// Source is the vocabulary of what is read.
func (m *Model) Source() *sentencepiece.Vocabulary { return m.source }

// Target is the vocabulary of what is written; the same as Source if they share one.
func (m *Model) Target() *sentencepiece.Vocabulary { return m.target }

// readNetwork takes all but the vocabularies and the shortlist from the file of a model.
func (m *Model) readNetwork(file []byte) error {
	items, err := readItems(file)
	if err != nil {
		return err
	}
	yml, ok := items["special:model.yml"]
	if !ok || yml.kind != typeInt8 {
		return errors.New("no item \"special:model.yml\", which says what the model is")
	}
	c, err := readConfig(yml.data)
	if err != nil {
		return err
	}
	b := builder{items: items, width: c.Width}
	reads, writes := "Wemb", "Wemb"
	if c.Separate {
		reads, writes = "encoder_Wemb", "decoder_Wemb"
	}
	m.Config = c
	m.root = float32(math.Sqrt(float64(c.Width)))
	m.reads = b.embedding(reads, c.Source)
	m.writes = b.embedding(writes, c.Target)
	m.output = b.output(writes, m.writes, c.Target)
	encoder := make([]encoderLayer, c.Encoder)
	for i := range encoder {
		name := fmt.Sprintf("encoder_l%d", i+1)
		encoder[i] = encoderLayer{b.attention(name + "_self"), b.ffn(name+"_ffn", c.FFN)}
	}
	decoder := make([]decoderLayer, c.Decoder)
	for i := range decoder {
		name := fmt.Sprintf("decoder_l%d", i+1)
		decoder[i] = decoderLayer{
			input:  b.affine(name+"_rnn_W", "", c.Width, c.Width),
			forget: b.affine(name+"_rnn_Wf", name+"_rnn_bf", c.Width, c.Width),
			norm:   b.norm(name + "_rnn_ffn"),
			cross:  b.attention(name + "_context"),
			ffn:    b.ffn(name+"_ffn", c.FFN),
		}
	}
	m.encoder, m.decoder = encoder, decoder
	return b.err
}

// A builder makes layers of items, until the first error.
type builder struct {
	items map[string]item
	width int
	sums  []int32 // room
	err   error
}

// get is the item of a name, if it has the shape.
func (b *builder) get(name string, shape ...int) (t item, ok bool) {
	if b.err != nil {
		return t, false
	}
	t, ok = b.items[name]
	if !ok {
		b.err = fmt.Errorf("no item %q", name)
		if strings.HasSuffix(name, quantSuffix) {
			b.err = fmt.Errorf("no item %q: the model was not made for 8 bits", name)
		}
		return t, false
	}
	if !slices.Equal(t.shape, shape) {
		b.err = fmt.Errorf("item %q has the shape %v, not %v", name, t.shape, shape)
		return t, false
	}
	return t, true
}

// floats are n numbers in a row.
func (b *builder) floats(name string, n int) []float32 {
	t, ok := b.get(name, 1, n)
	if !ok {
		return nil
	}
	v, err := t.floats()
	if err != nil {
		b.err = err
	}
	return v
}

func (b *builder) norm(name string) norm {
	return norm{b.floats(name+"_ln_scale", b.width), b.floats(name+"_ln_bias", b.width)}
}

func (b *builder) attention(name string) attention {
	part := func(p string) affine { return b.affine(name+"_W"+p, name+"_b"+p, b.width, b.width) }
	return attention{part("q"), part("k"), part("v"), part("o"), b.norm(name + "_Wo")}
}

func (b *builder) ffn(name string, middle int) feedForward {
	return feedForward{
		b.affine(name+"_W1", name+"_b1", b.width, middle),
		b.affine(name+"_W2", name+"_b2", middle, b.width),
		b.norm(name + "_ffn"),
	}
}

// affine is the layer of a matrix of k by n. As intgemm8 it is stored transposed, which
// its shape does not say, and quantised; as float32 it is neither.
func (b *builder) affine(weights, bias string, k, n int) affine {
	var v []float32
	if bias != "" {
		v = b.floats(bias, n)
	}
	t, ok := b.get(weights, k, n)
	if !ok {
		return affine{}
	}
	var w []int8
	var factor float32
	if t.kind == typeFloat32 {
		w, factor, b.err = transposed(t, k, n)
	} else {
		w, factor, b.err = t.bytes()
	}
	return b.prepare(weights, w, k, n, factor, v)
}

// quantSuffix ends the name of what the input of a matrix is multiplied with.
const quantSuffix = "_QuantMultA"

// prepare makes the layer of weights that were multiplied with factor. The unsigned x that
// the kernel takes is 127 too large, so that the bias is made smaller by 127 times the sum
// of a row's weights (intgemm's PrepareBias, in the order of its operations).
func (b *builder) prepare(name string, w []int8, k, n int, factor float32, bias []float32) affine {
	quant := b.floats(name+quantSuffix, 1)
	if b.err != nil {
		return affine{}
	}
	scale := 1 / float32(quant[0]*factor)
	if !(quant[0] > 0 && scale > 0) || math.IsInf(float64(scale), 0) {
		b.err = fmt.Errorf("item %q was quantised with %v, and its input with %v", name, factor, quant[0])
		return affine{}
	}
	shift := (-1 * float32(float32(127/quant[0])*float32(127/factor))) / 127
	a := affine{kernel.NewMatrix(w, k, n), quant[0], scale, make([]float32, n)}
	b.sums = a.weights.Sums(b.sums)
	for i, sum := range b.sums {
		a.bias[i] = float32(float32(sum) * shift)
		if bias != nil {
			a.bias[i] += bias[i]
		}
	}
	return a
}

// embedding has a row for each of so many pieces.
func (b *builder) embedding(name string, pieces int) (e embedding) {
	if t, ok := b.get(name, pieces, b.width); ok {
		e, b.err = newEmbedding(t, b.width)
	}
	return e
}

// output is the last layer, which weighs every piece with its embedding.
func (b *builder) output(name string, e embedding, pieces int) affine {
	bias := b.floats("decoder_ff_logit_out_b", pieces)
	if b.err != nil {
		return affine{}
	}
	var w []int8
	var factor float32
	w, factor, b.err = e.weights()
	return b.prepare(name, w, e.width, pieces, factor, bias)
}
