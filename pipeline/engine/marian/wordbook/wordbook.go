// Package wordbook makes models that translate word by word, from a list of words: true
// networks in the true format, with weights that a person has thought out. They are for
// tests only: what a test says of them can be read, where a model of random weights says
// gibberish. Nothing that is built imports it.
//
// [Book.Model] is the network: its decoder looks at the next word of the source by its
// position, and says the piece of the target's vocabulary that has the number of the
// source's piece. The words stand in the vocabularies alone.
//
// Begin with [Book.Files], which is all that the folder of an installed model holds.
package wordbook

import (
	"encoding/json"
	"fmt"
	"slices"

	"golang.org/x/text/language"

	"hexaglot/pipeline/engine/marian/models"
)

// A Book is words, each with its translation. What SentencePiece writes for a space is ▁, as
// in its vocabularies: "▁chairs" is a word after a space, and "," a sign without one. Several
// words may have one translation.
type Book struct {
	From, To     language.Tag
	Architecture string
	Words        [][2]string
}

// Files are the files of an installed model, by their names in its folder.
func (b Book) Files() (map[string][]byte, error) {
	var source, target []string
	for i, w := range b.Words {
		if b.same(i) < i { // no two pieces of a vocabulary are alike: this one is never said
			w[1] = fmt.Sprintf("\u2060%d", i)
		}
		source, target = append(source, w[0]), append(target, w[1])
	}
	files := map[string][]byte{}
	m := models.Manifest{Schema: 1, From: b.From, To: b.To, Architecture: b.Architecture}
	for _, f := range []struct {
		role models.Role
		name string
		data []byte
	}{
		{models.Model, "model.bin", b.Model()},
		{models.SourceVocabulary, "srcvocab.spm", vocabulary(source)},
		{models.TargetVocabulary, "trgvocab.spm", vocabulary(target)},
	} {
		files[f.name] = f.data
		m.Parts = append(m.Parts, models.Part{Role: f.role, Name: f.name, Size: int64(len(f.data)), SHA256: digest(f.data)})
	}
	manifest, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("manifest: %w", err)
	}
	files["manifest.json"] = append(manifest, '\n')
	return files, nil
}

// same is the first word with the same translation as word i.
func (b Book) same(i int) int {
	return slices.IndexFunc(b.Words, func(w [2]string) bool { return w[1] == b.Words[i][1] })
}

// Dir is the name of the model's folder.
func (b Book) Dir() string { return fmt.Sprintf("%s-%s-%s", b.From, b.To, b.Architecture) }
