package models

import (
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/language"
)

// pairForm finds the two languages in the name of a file as Mozilla gives it:
// model.enfr.intgemm.alphas.bin, vocab.enfr.spm, lex.50.50.enzh_hant.s2t.bin.
var pairForm = regexp.MustCompile(`^(model|vocab|srcvocab|trgvocab|lex)(?:\.\d+)*\.([a-z_]{4,16})\.(?:intgemm8?|spm|s2t)\b`)

// A pair is a direction; the zero one is not known.
type pair struct{ from, to language.Tag }

// reversed is the other way round.
func (p pair) reversed() pair { return pair{p.to, p.from} }

// named reads the role and the direction from the name of a file; "" and none if it does
// not say. Which vocabulary is the source's is known from the name alone.
func named(path string) (role Role, p pair) {
	m := pairForm.FindStringSubmatch(strings.ToLower(filepath.Base(path)))
	if m == nil {
		return "", p
	}
	role = map[string]Role{"model": Model, "vocab": Vocabulary, "srcvocab": SourceVocabulary, "trgvocab": TargetVocabulary, "lex": Shortlist}[m[1]]
	from, to := "", ""
	switch pairs := m[2]; {
	case strings.HasPrefix(pairs, "en"):
		from, to = "en", pairs[2:]
	case strings.HasSuffix(pairs, "en"):
		from, to = pairs[:len(pairs)-2], "en"
	case len(pairs) == 4:
		from, to = pairs[:2], pairs[2:]
	}
	return role, direction(from, to)
}

// direction is that of two codes, or none if they are not known.
func direction(from, to string) (p pair) {
	x, err := language.Parse(from)
	y, err2 := language.Parse(to)
	if err != nil || err2 != nil || x == language.Und || y == language.Und {
		return p
	}
	return pair{plain(x), plain(y)}
}

// known reports whether the direction is.
func (p pair) known() bool { return p != pair{} }

// metadata is what Mozilla's metadata.json beside a model says.
type metadata struct {
	Architecture string `json:"architecture"`
	Version      string `json:"version"`
	Hash         string `json:"hash"` // of the model, unpacked
	From         string `json:"sourceLanguage"`
	To           string `json:"targetLanguage"`
}

// readMetadata reads the metadata.json of a folder; the zero one if there is none.
func readMetadata(dir string) (m metadata) {
	file, err := os.Open(filepath.Join(dir, "metadata.json"))
	if err != nil {
		return m
	}
	defer file.Close()
	if json.NewDecoder(io.LimitReader(file, 1<<20)).Decode(&m) != nil || !sha256Form.MatchString(m.Hash) || !architectureForm.MatchString(m.Architecture) {
		return metadata{} // it is about something else
	}
	return m
}

// architectureIn is the architecture that a folder on the way to a file is named for, or "".
func architectureIn(path string) string {
	for _, element := range strings.Split(filepath.ToSlash(filepath.Dir(path)), "/") {
		if slices.Contains(architectures[:], element) {
			return element
		}
	}
	return ""
}
