package main

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"hexaglot/pipeline/engine/marian/random"
)

// shelved are the models that shelf makes: small ones with random weights.
var shelved = []struct {
	from, to, architecture, status string
	comet                          float64
}{
	{"en", "fr", "base", "Release", 86.1},
	{"en", "fr", "tiny", "Release", 85.2},
	{"fr", "en", "tiny", "Nightly", 0},
	{"en", "zh", "base-memory", "Release Desktop", 86.3},
	{"en", "de", "tiny", "Release", 84},
}

// shelf writes a mirror of models into the folder that is named: as Mozilla has them, a
// list and the files beside it, and the same files as Mozilla names them, in folders.
func shelf() {
	if len(os.Args) != 2 {
		os.Exit(4)
	}
	if err := makeShelf(os.Args[1], os.Getenv("VOCABULARY")); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(4)
	}
}

func makeShelf(dir, vocabulary string) error {
	packed, err := os.ReadFile(vocabulary)
	if err != nil {
		return err
	}
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return err
	}
	trained, err := io.ReadAll(z)
	if err != nil {
		return err
	}
	entries := map[string][]any{}
	for i, m := range shelved {
		seed := uint64(i + 1)
		model := random.Model(random.Small, seed)
		folder := fmt.Sprintf("models/%s/%s%s", m.architecture, m.from, m.to)
		files := map[string]any{}
		for kind, file := range map[string]struct {
			name string
			data []byte
		}{
			"model":            {fmt.Sprintf("model.%s%s.intgemm.alphas.bin.gz", m.from, m.to), model},
			"vocab":            {fmt.Sprintf("vocab.%s%s.spm.gz", m.from, m.to), random.Vocabulary(trained, random.Small.Vocabulary, seed)},
			"lexicalShortlist": {fmt.Sprintf("lex.50.50.%s%s.s2t.bin.gz", m.from, m.to), random.Shortlist(random.Small, seed)},
		} {
			name := filepath.Join(dir, filepath.FromSlash(folder), file.name)
			if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
				return err
			}
			var b bytes.Buffer
			z, _ := gzip.NewWriterLevel(&b, gzip.BestSpeed) // a level that there is
			_, _ = z.Write(file.data)                       // a buffer takes all
			_ = z.Close()
			if err := os.WriteFile(name, b.Bytes(), 0o666); err != nil {
				return err
			}
			entry := map[string]any{"path": folder + "/" + file.name}
			if kind == "model" {
				sum := sha256.Sum256(model)
				entry["uncompressedSize"], entry["uncompressedHash"] = len(model), hex.EncodeToString(sum[:])
			}
			files[kind] = entry
		}
		e := map[string]any{"architecture": m.architecture, "releaseStatus": m.status, "sourceLanguage": m.from, "targetLanguage": m.to, "files": files}
		if m.comet > 0 {
			e["metrics"] = map[string]any{"flores200-plus": map[string]any{"comet": m.comet}}
		}
		entries[m.from+"-"+m.to] = append(entries[m.from+"-"+m.to], e)
	}
	list, err := json.Marshal(map[string]any{"generated": "2031-03-05T00:00:00Z", "baseUrl": "https://example.invalid/models", "models": entries})
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Join(dir, "db"), 0o777); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "db", "models.json"), list, 0o666)
}
