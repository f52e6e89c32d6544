package wordbook

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"hexaglot/pipeline/engine/marian/kernel"
	"hexaglot/pipeline/engine/marian/network"
)

// TestModel has a network say what stands in its book, in sentences of any length, and look
// at the words it says.
func TestModel(t *testing.T) {
	b := Book{From: language.English, To: language.French, Architecture: "tiny"}
	for _, w := range strings.Fields("▁the:▁la ▁note:▁note ▁is:▁est ▁read:▁lue ▁12:▁12 .:. ,:, ▁a:▁une ▁chair:▁chaise ▁and:▁et ▁now:▁maintenant s:s ▁The:▁la ▁an:▁une") {
		from, to, _ := strings.Cut(w, ":")
		b.Words = append(b.Words, [2]string{from, to})
	}
	files, err := b.Files()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for name, data := range files {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	m, err := network.Open(network.Files{Model: filepath.Join(dir, "model.bin"), SourceVocabulary: filepath.Join(dir, "srcvocab.spm"), TargetVocabulary: filepath.Join(dir, "trgvocab.spm")})
	if err != nil {
		t.Fatal(err)
	}
	defer m.Close()
	for source, want := range map[string]string{
		"the note is read.":                "la note est lue.",
		"12":                               "12",
		"the note, a chair and 12 chairs.": "la note, une chaise et 12 chaises.",
		strings.Repeat("a chair and ", 40) + "the note.": strings.Repeat("une chaise et ", 40) + "la note.",
	} {
		var s network.Sentence
		for _, token := range m.Source().Encode(source) {
			s.Tokens = append(s.Tokens, token.ID)
		}
		out, err := m.NewWorker(kernel.All()[0]).Translate(context.Background(), []network.Sentence{s}, true)
		if err != nil {
			t.Fatal(err)
		}
		if got := m.Text(out[0]); got != want {
			t.Errorf("%q becomes %q, want %q", source, got, want)
		}
		for i := range out[0].Tokens {
			if a := out[0].Alignment[i][i]; a < 0.9 {
				t.Errorf("%q: word %d is aligned to its own with %.2f", source, i, a)
			}
		}
	}
}
