package network

import (
	"fmt"
	"strings"
	"testing"
)

// student is the configuration of a student, as its file has it.
const student = `dec-cell: ssru
dec-depth: 2
dim-emb: 256
dim-vocabs:
  - 32000
  - 32000
enc-depth: 6
input-types:
  []
tied-embeddings: false
tied-embeddings-all: true
transformer-decoder-autoreg: rnn
transformer-dim-ffn: 1536
transformer-ffn-activation: relu
transformer-heads: 8
transformer-postprocess: dan
transformer-postprocess-emb: d
transformer-preprocess: ""
transformer-tied-layers:
  []
type: transformer
version: v1.12.14
`

func TestConfig(t *testing.T) {
	want := Config{Width: 256, FFN: 1536, Heads: 8, Encoder: 6, Decoder: 2, Source: 32000, Target: 32000}
	got, err := readConfig([]byte(student + "\x00\x00\x00"))
	if err != nil || got != want {
		t.Errorf("readConfig = %+v, %v, want %+v", got, err, want)
	}
	two := strings.NewReplacer("tied-embeddings: false", "tied-embeddings: true", "all: true", "all: false", "- 32000\n  - 32000", "- 32000\n  - 64000")
	want.Separate, want.Target = true, 64000
	got, err = readConfig([]byte(two.Replace(student)))
	if err != nil || got != want {
		t.Errorf("readConfig = %+v, %v, want %+v", got, err, want)
	}
}

// TestConfigWrong holds that a model that computes something else is refused, and that the
// refusal says what it is.
func TestConfigWrong(t *testing.T) {
	for _, c := range []struct{ from, to, want string }{
		{"type: transformer", "type: s2s", `type is "s2s", only "transformer"`},
		{"type: transformer\n", "", `type is "amun", only "transformer"`},
		{"dec-cell: ssru", "dec-cell: gru", `dec-cell is "gru", only "ssru"`},
		{"autoreg: rnn", "autoreg: average-attention", `transformer-decoder-autoreg is "average-attention"`},
		{"activation: relu", "activation: swish", `transformer-ffn-activation is "swish"`},
		{"postprocess: dan", "postprocess: da", `transformer-postprocess is "da"`},
		{`preprocess: ""`, "preprocess: n", `transformer-preprocess is "n"`},
		{"type: transformer", "type: transformer\nlemma-dim-emb: 64", `lemma-dim-emb is 64, only 0`},
		{"type: transformer", "type: transformer\nright-left: true", `right-left is true, only false`},
		{"type: transformer", "type: transformer\ntransformer-decoder-dim-ffn: 64", "the decoder's feed-forward layers differ"},
		{"layers:\n  []", "layers:\n  - 1\n  - 1", `transformer-tied-layers is 2, only 0`},
		{"all: true", "all: false", "tied-embeddings or tied-embeddings-all is false"},
		{"  - 32000\n", "", "number of dim-vocabs is 0, only 2"},
		{"- 32000\n  - 32000", "- 32000\n  - 64000", "one embedding for vocabularies of 32000 and 64000 pieces"},
		{"- 32000\n  - 32000", "- 2000000\n  - 2000000", "dim-vocabs is 2000000, not 1 to"},
		{"dim-emb: 256", "dim-emb: -256", "dim-emb is -256, not 1 to"},
		{"dim-emb: 256", "dim-emb: many", "configuration: yaml"},
		{"heads: 8", "heads: 7", "dim-emb 256 does not divide into 7 heads"},
		{"enc-depth: 6", "enc-depth: 0", "enc-depth is 0, not 1 to"},
		{"enc-depth: 6", "enc-depth: [", "configuration: yaml"},
		{"enc-depth: 6", strings.Repeat("#\n", maxYAML), "bytes of configuration"},
	} {
		_, err := readConfig([]byte(strings.ReplaceAll(student, c.from, c.to)))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("with %s, the error is %v, want %q in it", fmt.Sprintf("%.60q", c.to), err, c.want)
		}
	}
}
