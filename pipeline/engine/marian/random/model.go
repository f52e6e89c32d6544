package random

import "fmt"

// Model returns a model of the shape as a file of Marian: a transformer encoder, a
// decoder of SSRU cells, weights of 8 bits with fixed scales for the activations
// ("intgemm8 alphas"), tied output layer.
func Model(shape Shape, seed uint64) []byte {
	f := &file{seed: seed}
	d := shape.Width
	if shape.Separate {
		f.embedding("encoder_Wemb", shape.Vocabulary, d, shape.Loose)
		f.embedding("decoder_Wemb", shape.target(), d, shape.Loose)
	} else {
		f.embedding("Wemb", shape.Vocabulary, d, shape.Loose)
	}
	// The true models have it, and no engine reads it.
	f.scale("none_QuantMultA")
	for l := range shape.Encoder {
		f.attention(fmt.Sprintf("encoder_l%d_self", l+1), d, false)
		f.feedForward(fmt.Sprintf("encoder_l%d_ffn", l+1), d, shape.FFN, false)
	}
	for l := range shape.Decoder {
		f.cell(fmt.Sprintf("decoder_l%d_rnn", l+1), d)
		f.attention(fmt.Sprintf("decoder_l%d_context", l+1), d, true)
		f.feedForward(fmt.Sprintf("decoder_l%d_ffn", l+1), d, shape.FFN, true)
	}
	output := f.floats("decoder_ff_logit_out_b", shape.target(), 3*spread)
	put(output, 0, end)
	config := append([]byte(shape.config()), 0)
	f.add("special:model.yml", int8s, []int32{int32(len(config))}, append(make([]byte, 0, padded(len(config))), config...))
	return f.bytes()
}

// end is the bias of </s>: with more of it translations are shorter, with less they run
// to twice the length of the source. This makes most as long as the source.
const end = 2.875

// The gains are chosen so that the places of a sentence stay different from each other,
// and what came before and what stands in the source both have a say in the next word:
// sharp attention (large q and k) of modest weight (small o), in the decoder a strong
// cell and feed-forward layer.

func (f *file) attention(name string, d int, decoder bool) {
	out := 50
	if decoder {
		out = 120
	}
	for _, m := range []struct {
		name    string
		percent int
	}{{"q", 300}, {"k", 300}, {"v", 100}, {"o", out}} {
		f.matrix(name+"_W"+m.name, d, d, m.percent)
		f.floats(name+"_b"+m.name, d, 10*spread)
	}
	f.gains(name+"_Wo_ln_scale", d, decoder)
	f.floats(name+"_Wo_ln_bias", d, 20*spread)
}

func (f *file) feedForward(name string, d, ffn int, decoder bool) {
	out := 140
	if decoder {
		out = 420
	}
	f.matrix(name+"_W1", d, ffn, 100)
	f.floats(name+"_b1", ffn, 10*spread)
	w := f.matrix(name+"_W2", ffn, d, out)
	bias := f.floats(name+"_b2", d, 10*spread)
	// What comes in is never negative, and about 2/5 where it is what comes out of W1.
	// Unless the bias takes that away again, it drowns what the input has to say.
	for i := range d {
		sum := 0
		for _, v := range w.weights[i*ffn:][:ffn] {
			sum += int(int8(v))
		}
		put(bias, i, float32(-2*sum)/(5*w.multiplier))
	}
	f.gains(name+"_ffn_ln_scale", d, decoder)
	f.floats(name+"_ffn_ln_bias", d, 20*spread)
}

func (f *file) cell(name string, d int) {
	f.matrix(name+"_W", d, d, 300)
	f.matrix(name+"_Wf", d, d, 100)
	f.floats(name+"_bf", d, 10*spread)
	f.gains(name+"_ffn_ln_scale", d, true)
	f.floats(name+"_ffn_ln_bias", d, 20*spread)
}

// config returns the description of the architecture that Marian stores in the file.
func (s Shape) config() string {
	return fmt.Sprintf(`bert-train-type-embeddings: true
bert-type-vocab-size: 2
dec-cell: ssru
dec-cell-base-depth: 2
dec-cell-high-depth: 1
dec-depth: %d
dim-emb: %d
dim-rnn: 1024
dim-vocabs:
  - %d
  - %d
enc-cell: gru
enc-cell-depth: 1
enc-depth: %d
enc-type: bidirectional
factors-combine: sum
factors-dim-emb: 0
input-types:
  []
layer-normalization: false
lemma-dependency: ""
lemma-dim-emb: 0
output-omit-bias: false
right-left: false
skip: false
tied-embeddings: %t
tied-embeddings-all: %t
tied-embeddings-src: false
transformer-aan-activation: swish
transformer-aan-depth: 2
transformer-aan-nogate: false
transformer-decoder-autoreg: rnn
transformer-decoder-dim-ffn: 0
transformer-decoder-ffn-depth: 0
transformer-dim-aan: 2048
transformer-dim-ffn: %d
transformer-ffn-activation: relu
transformer-ffn-depth: 2
transformer-guided-alignment-layer: last
transformer-heads: 8
transformer-no-affine: false
transformer-no-bias: false
transformer-no-projection: false
transformer-pool: false
transformer-postprocess: dan
transformer-postprocess-emb: d
transformer-postprocess-top: ""
transformer-preprocess: ""
transformer-rnn-projection: false
transformer-tied-layers:
  []
transformer-train-position-embeddings: false
type: transformer
ulr: false
ulr-dim-emb: 0
ulr-trainable-transformation: false
version: v1.12.14 2d067af 2024-02-16 11:44:13 -0500
`, s.Decoder, s.Width, s.Vocabulary, s.target(), s.Encoder, s.Separate, !s.Separate, s.FFN)
}
