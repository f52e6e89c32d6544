package network

import (
	"bytes"
	"fmt"

	"go.yaml.in/yaml/v3"
)

// A Config is the shape of a model, as its file tells it.
type Config struct {
	Width    int  // numbers a token is made of: dim-emb
	FFN      int  // numbers in the middle of a feed-forward layer: transformer-dim-ffn
	Heads    int  // of attention: transformer-heads
	Encoder  int  // layers: enc-depth
	Decoder  int  // layers: dec-depth
	Source   int  // pieces of the vocabulary: dim-vocabs
	Target   int  // the same
	Separate bool // encoder and decoder have each their own embeddings
}

// Bounds above every student there is, so that a false number cannot ask for much room.
const (
	maxWidth  = 4096
	maxFFN    = 16384
	maxDepth  = 64
	maxPieces = 1 << 20
	maxYAML   = 1 << 16
)

// yml are the keys of special:model.yml that say what the model computes; a key that is
// not there has Marian's default. The other keys are about training.
type yml struct {
	Type         string `yaml:"type"`
	Cell         string `yaml:"dec-cell"`
	AutoReg      string `yaml:"transformer-decoder-autoreg"`
	Preprocess   string `yaml:"transformer-preprocess"`
	Postprocess  string `yaml:"transformer-postprocess"`
	Embedded     string `yaml:"transformer-postprocess-emb"`
	Top          string `yaml:"transformer-postprocess-top"`
	Activation   string `yaml:"transformer-ffn-activation"`
	FFNDepth     int    `yaml:"transformer-ffn-depth"`
	DecoderDepth int    `yaml:"transformer-decoder-ffn-depth"`
	DecoderFFN   int    `yaml:"transformer-decoder-dim-ffn"`
	Layer        string `yaml:"transformer-guided-alignment-layer"`
	NoAffine     bool   `yaml:"transformer-no-affine"`
	NoBias       bool   `yaml:"transformer-no-bias"`
	NoProjection bool   `yaml:"transformer-no-projection"`
	Pool         bool   `yaml:"transformer-pool"`
	Projection   bool   `yaml:"transformer-rnn-projection"`
	Positions    bool   `yaml:"transformer-train-position-embeddings"`
	ULR          bool   `yaml:"ulr"`
	RightLeft    bool   `yaml:"right-left"`
	OmitBias     bool   `yaml:"output-omit-bias"`
	LemmaWidth   int    `yaml:"lemma-dim-emb"`
	FactorWidth  int    `yaml:"factors-dim-emb"`
	Tied         bool   `yaml:"tied-embeddings"`
	TiedAll      bool   `yaml:"tied-embeddings-all"`
	TiedLayers   []int  `yaml:"transformer-tied-layers"`
	Inputs       []any  `yaml:"input-types"`

	Width   int   `yaml:"dim-emb"`
	FFN     int   `yaml:"transformer-dim-ffn"`
	Heads   int   `yaml:"transformer-heads"`
	Encoder int   `yaml:"enc-depth"`
	Decoder int   `yaml:"dec-depth"`
	Pieces  []int `yaml:"dim-vocabs"`
}

// readConfig reads the configuration of a model and refuses what this package does not
// compute: it knows the students of Firefox Translations, which have a transformer as
// encoder and an SSRU as decoder.
func readConfig(data []byte) (Config, error) {
	if len(data) > maxYAML {
		return Config{}, fmt.Errorf("%d bytes of configuration", len(data))
	}
	// The text ends with a zero, and with the filler of the file behind it.
	data, _, _ = bytes.Cut(data, []byte{0})
	y := yml{Type: "amun", Cell: "gru", AutoReg: "self-attention", Postprocess: "dan", Embedded: "d",
		Activation: "swish", FFNDepth: 2, Layer: "last"}
	if err := yaml.Unmarshal(data, &y); err != nil {
		return Config{}, fmt.Errorf("configuration: %w", err)
	}
	for _, k := range []struct {
		key       string
		got, want any
	}{
		{"type", y.Type, "transformer"},
		{"dec-cell", y.Cell, "ssru"},
		{"transformer-decoder-autoreg", y.AutoReg, "rnn"},
		{"transformer-preprocess", y.Preprocess, ""},
		{"transformer-postprocess", y.Postprocess, "dan"},
		{"transformer-postprocess-emb", y.Embedded, "d"},
		{"transformer-postprocess-top", y.Top, ""},
		{"transformer-ffn-activation", y.Activation, "relu"},
		{"transformer-ffn-depth", y.FFNDepth, 2},
		{"transformer-guided-alignment-layer", y.Layer, "last"},
		{"transformer-no-affine", y.NoAffine, false},
		{"transformer-no-bias", y.NoBias, false},
		{"transformer-no-projection", y.NoProjection, false},
		{"transformer-pool", y.Pool, false},
		{"transformer-rnn-projection", y.Projection, false},
		{"transformer-train-position-embeddings", y.Positions, false},
		{"transformer-tied-layers", len(y.TiedLayers), 0},
		{"ulr", y.ULR, false},
		{"right-left", y.RightLeft, false},
		{"output-omit-bias", y.OmitBias, false},
		{"input-types", len(y.Inputs), 0},
		{"lemma-dim-emb", y.LemmaWidth, 0},
		{"factors-dim-emb", y.FactorWidth, 0},
		{"tied-embeddings or tied-embeddings-all", y.Tied || y.TiedAll, true},
		{"number of dim-vocabs", len(y.Pieces), 2},
	} {
		if k.got != k.want {
			return Config{}, fmt.Errorf("configuration: %s is %#v, only %#v can be computed", k.key, k.got, k.want)
		}
	}
	// 0 stands for "as in the encoder".
	if y.DecoderDepth != 0 && y.DecoderDepth != y.FFNDepth || y.DecoderFFN != 0 && y.DecoderFFN != y.FFN {
		return Config{}, fmt.Errorf("configuration: the decoder's feed-forward layers differ from the encoder's")
	}
	c := Config{Width: y.Width, FFN: y.FFN, Heads: y.Heads, Encoder: y.Encoder, Decoder: y.Decoder,
		Source: y.Pieces[0], Target: y.Pieces[1], Separate: !y.TiedAll}
	for _, k := range []struct {
		key       string
		got, most int
	}{
		{"dim-emb", c.Width, maxWidth},
		{"transformer-dim-ffn", c.FFN, maxFFN},
		{"transformer-heads", c.Heads, maxWidth},
		{"enc-depth", c.Encoder, maxDepth},
		{"dec-depth", c.Decoder, maxDepth},
		{"dim-vocabs", c.Source, maxPieces},
		{"dim-vocabs", c.Target, maxPieces},
	} {
		if k.got < 1 || k.got > k.most {
			return Config{}, fmt.Errorf("configuration: %s is %d, not 1 to %d", k.key, k.got, k.most)
		}
	}
	if c.Width%2 != 0 || c.Width < 4 || c.Width%c.Heads != 0 || c.FFN%2 != 0 {
		return Config{}, fmt.Errorf("configuration: dim-emb %d does not divide into %d heads", c.Width, c.Heads)
	}
	if !c.Separate && c.Source != c.Target {
		return Config{}, fmt.Errorf("configuration: one embedding for vocabularies of %d and %d pieces", c.Source, c.Target)
	}
	return c, nil
}
