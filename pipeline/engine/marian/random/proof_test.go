package random_test

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"context"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"hexaglot/pipeline/engine/marian/kernel"
	"hexaglot/pipeline/engine/marian/network"
	"hexaglot/pipeline/engine/marian/random"
	"hexaglot/pipeline/engine/marian/sentencepiece"
)

// trained returns a vocabulary of 2,300 pieces, trained from text in six languages.
func trained(t testing.TB) []byte {
	t.Helper()
	file, err := os.Open("../sentencepiece/testdata/plain.spm.gz")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	r, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// lay writes the files of a model; with two, the target has a vocabulary of its own.
func lay(t testing.TB, shape random.Shape, seed uint64, two bool) network.Files {
	t.Helper()
	dir, source := t.TempDir(), trained(t)
	write := func(name string, data []byte) string {
		name = filepath.Join(dir, name)
		if err := os.WriteFile(name, data, 0o644); err != nil {
			t.Fatal(err)
		}
		return name
	}
	files := network.Files{
		Model:            write("model.bin", random.Model(shape, seed)),
		SourceVocabulary: write("vocabulary.spm", random.Vocabulary(source, shape.Vocabulary, seed)),
		Shortlist:        write("shortlist.bin", random.Shortlist(shape, seed)),
	}
	if two {
		files.TargetVocabulary = write("target.spm", random.Vocabulary(source, cmp.Or(shape.Target, shape.Vocabulary), seed+1))
	}
	return files
}

// open opens the files until the test ends.
func open(t testing.TB, files network.Files) *network.Model {
	t.Helper()
	model, err := network.Open(files)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { model.Close() })
	return model
}

// lines returns every n-th line of the text that is translated: 240 sentences in six
// languages, 20 in others, and odd ones.
func lines(t testing.TB, n int) []string {
	t.Helper()
	return every(n, read(t, "testdata/lines.txt"))
}

// read returns the lines of a file.
func read(t testing.TB, file string) []string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
}

// every returns the first of each n lines.
func every(n int, lines []string) []string {
	var some []string
	for i := 0; i < len(lines); i += n {
		some = append(some, lines[i])
	}
	return some
}

// translate translates lines as one batch.
func translate(t testing.TB, model *network.Model, k *kernel.Kernel, lines []string) []string {
	t.Helper()
	texts, err := run(model, model.NewWorker(k), lines)
	if err != nil {
		t.Fatal(err)
	}
	return texts
}

func run(model *network.Model, worker *network.Worker, lines []string) ([]string, error) {
	batch := make([]network.Sentence, len(lines))
	tokens := make([][]sentencepiece.Token, len(lines))
	for i, line := range lines {
		tokens[i] = model.Source().Encode(line)
		for _, token := range tokens[i] {
			batch[i].Tokens = append(batch[i].Tokens, token.ID)
		}
	}
	outputs, err := worker.Translate(context.Background(), batch, false)
	if err != nil {
		return nil, err
	}
	texts := make([]string, len(lines))
	for i, o := range outputs {
		// The oracle keeps what stands before the first token and after the last.
		if n := len(tokens[i]); n > 0 {
			texts[i] = lines[i][:tokens[i][0].Start] + model.Text(o) + lines[i][tokens[i][n-1].End:]
		}
	}
	return texts, nil
}

// same reports the lines in which we differ from the oracle.
func same(t *testing.T, model *network.Model, lines, got, want []string) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%d lines, want %d", len(got), len(want))
	}
	different := 0
	for i, line := range lines {
		if got[i] == want[i] {
			continue
		}
		if different++; different <= 5 {
			t.Errorf("line %q of %d tokens\n got %q\nwant %q", line, len(model.Source().Encode(line)), got[i], want[i])
		}
	}
	if different > 0 {
		t.Errorf("%d of %d lines differ", different, len(lines))
	}
}

// A cost is what the oracle says of its work.
type cost struct {
	Words     int
	Seconds   float64
	First     float64 // milliseconds
	Kilobytes float64
}

// oracle translates lines with the genuine engine, in testdata/oracle. Where it is not
// installed the test is skipped; where HEXAGLOT_ALL is set, it fails.
func oracle(t testing.TB, files network.Files, lines []string, args ...string) ([]string, cost) {
	t.Helper()
	missing := func(what string) {
		t.Helper()
		if os.Getenv("HEXAGLOT_ALL") != "" {
			t.Fatal(what)
		}
		t.Skip(what)
	}
	if _, err := exec.LookPath("node"); err != nil {
		missing("node is not installed")
	}
	vocabularies := files.SourceVocabulary
	if files.TargetVocabulary != "" {
		vocabularies += "," + files.TargetVocabulary
	}
	var out, words bytes.Buffer
	node := exec.Command("node", append([]string{"testdata/oracle/oracle.js", files.Model, vocabularies, files.Shortlist}, args...)...)
	node.Stdin = strings.NewReader(strings.Join(lines, "\n") + "\n")
	node.Stdout, node.Stderr = &out, &words
	if err := node.Run(); err != nil {
		if strings.Contains(words.String(), "MODULE_NOT_FOUND") {
			missing("@browsermt/bergamot-translator is not installed: npm ci in pipeline/engine/marian/random/testdata/oracle")
		}
		t.Fatalf("%v: %s", err, words.String())
	}
	var c cost
	if err := json.Unmarshal(words.Bytes(), &c); err != nil {
		t.Fatalf("%v: %s", err, words.String())
	}
	return strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n"), c
}
