package wordbook

import (
	"encoding/binary"
	"fmt"
	"math"
)

// The shape of the network. The first half of a position is sines and the second cosines,
// from fast to slow (kernel.Position): what is fast tells neighbours apart, and there an
// embedding is zero; what is slow hardly changes in a sentence, and there it is a code of
// the piece, with as many ones as minus ones, to which a constant adds nothing. The slowest
// sine is always zero, and so is the embedding: what a norm has taken from all numbers is read there.
const (
	width = 128
	half  = width / 2
	fast  = half / 2 // of each half
	zero  = half - 1
	ffn   = 64
)

// isCode reports whether a number of a row is of the code, not of the position.
func isCode(i int) bool { return i%half >= fast && i != zero && i != zero-1 }

// isPlace reports whether a number of a row tells the position.
func isPlace(i int) bool { return i%half < fast }

// Model is the file of the network, in version 1 of Marian's format (src/common/binary.cpp).
func (b Book) Model() []byte {
	n := pieces(len(b.Words))
	f := &file{}
	embedding := make([]int8, 0, n*width)
	s := stream(len(b.Words))
	for range n {
		embedding = append(embedding, s.code()...)
	}
	for i := range b.Words {
		if j := b.same(i); j < i { // of two pieces with one code the first is said
			copy(embedding[(first+i)*width:][:width], embedding[(first+j)*width:])
		}
	}
	// The greatest weight is 127, so that the output layer has the same weights; those of
	// codes are half as much, so that no sum of two products saturates. The unknown piece is
	// never said.
	for i := range width {
		embedding[unknown*width+i] = 0
	}
	embedding[unknown*width+fast] = 127
	// Codes are 1 after they are multiplied with √width.
	f.weights("Wemb", n, width, embedding, weight*root)
	none := make([]int8, width*width)
	for _, l := range []string{"encoder_l1_self", "decoder_l1_context"} {
		for _, part := range []string{"q", "k", "v", "o"} {
			w, times := none, float32(1)
			if l == "decoder_l1_context" {
				switch part {
				case "q", "k":
					w, times = diagonal(isPlace), 12
					for i := range width {
						if isPlace(i) {
							w[i*width+zero] = -127
						}
					}
				case "v":
					w = diagonal(isCode)
				case "o":
					w, times = diagonal(isCode), 8 // far more than what was said before
				}
			}
			f.weights(l+"_W"+part, width, width, w, 127/times)
			f.floats(l+"_b"+part, width, 0)
		}
		f.norm(l + "_Wo")
	}
	for _, l := range []string{"encoder_l1_ffn", "decoder_l1_ffn"} {
		f.weights(l+"_W1", width, ffn, make([]int8, width*ffn), 1)
		f.floats(l+"_b1", ffn, 0)
		f.weights(l+"_W2", ffn, width, make([]int8, width*ffn), 1)
		f.floats(l+"_b2", width, 0)
		f.norm(l + "_ffn")
	}
	f.weights("decoder_l1_rnn_W", width, width, none, 1)
	f.weights("decoder_l1_rnn_Wf", width, width, none, 1)
	f.floats("decoder_l1_rnn_bf", width, 0)
	f.norm("decoder_l1_rnn_ffn")
	f.floats("decoder_ff_logit_out_b", n, 0)
	config := fmt.Appendf(nil, config, width, n, n, ffn)
	f.add("special:model.yml", 0x0101, []int32{int32(len(config) + 1)}, append(config, 0))
	return f.bytes()
}

// What the weights of codes are, and √width.
const (
	weight = 64
	root   = 11.313708
)

const config = `type: transformer
dec-cell: ssru
transformer-decoder-autoreg: rnn
transformer-preprocess: ""
transformer-postprocess: dan
transformer-postprocess-emb: d
transformer-ffn-activation: relu
tied-embeddings-all: true
enc-depth: 1
dec-depth: 1
transformer-heads: 1
dim-emb: %d
dim-vocabs: [%d, %d]
transformer-dim-ffn: %d
`

// diagonal is a matrix that takes some of the numbers of a row, each to its place.
func diagonal(takes func(int) bool) []int8 {
	w := make([]int8, width*width)
	for i := range width {
		if takes(i) {
			w[i*width+i] = 127
		}
	}
	return w
}

// A stream is numbers that look random: SplitMix64 (Steele, Lea and Flood, 2014).
type stream uint64

func (s *stream) next() uint64 {
	*s += 0x9e3779b97f4a7c15
	z := uint64(*s)
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// code is the embedding of a piece.
func (s *stream) code() []int8 {
	row := make([]int8, width)
	for _, part := range [][]int8{row[fast : zero-1], row[half+fast:]} {
		for i := range part {
			part[i] = weight * int8(1-2*(i%2))
		}
		for i := len(part) - 1; i > 0; i-- {
			j := int(s.next() >> 33 % uint64(i+1))
			part[i], part[j] = part[j], part[i]
		}
	}
	return row
}

// A file is a model under construction.
type file struct{ head, names, shapes, data []byte }

const align = 256

func (f *file) add(name string, kind uint64, shape []int32, data []byte) {
	data = append(data, make([]byte, (align-len(data)%align)%align)...)
	for _, v := range []uint64{uint64(len(name) + 1), kind, uint64(len(shape)), uint64(len(data))} {
		f.head = binary.LittleEndian.AppendUint64(f.head, v)
	}
	f.names = append(append(f.names, name...), 0)
	for _, v := range shape {
		f.shapes = binary.LittleEndian.AppendUint32(f.shapes, uint32(v))
	}
	f.data = append(f.data, data...)
}

// weights adds a matrix of 8 bits: what it stands for was multiplied with factor. Activations are
// taken to be less than 8.
func (f *file) weights(name string, rows, columns int, w []int8, factor float32) {
	data := make([]byte, len(w), len(w)+4)
	for i, v := range w {
		data[i] = byte(v)
	}
	f.add(name, 0x4101, []int32{int32(rows), int32(columns)}, binary.LittleEndian.AppendUint32(data, math.Float32bits(factor)))
	f.add(name+"_QuantMultA", 0x0404, []int32{1, 1}, binary.LittleEndian.AppendUint32(nil, math.Float32bits(127./8)))
}

func (f *file) floats(name string, n int, v float32) {
	var data []byte
	for range n {
		data = binary.LittleEndian.AppendUint32(data, math.Float32bits(v))
	}
	f.add(name, 0x0404, []int32{1, int32(n)}, data)
}

func (f *file) norm(name string) {
	f.floats(name+"_ln_scale", width, 1)
	f.floats(name+"_ln_bias", width, 0)
}

func (f *file) bytes() []byte {
	out := binary.LittleEndian.AppendUint64(nil, 1)
	out = binary.LittleEndian.AppendUint64(out, uint64(len(f.head)/32))
	out = append(append(append(out, f.head...), f.names...), f.shapes...)
	gap := (align - (len(out)+8)%align) % align
	out = binary.LittleEndian.AppendUint64(out, uint64(gap))
	return append(append(out, make([]byte, gap)...), f.data...)
}
