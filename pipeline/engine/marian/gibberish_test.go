package marian

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"hexaglot/pipeline/engine"
	"hexaglot/pipeline/engine/marian/models"
	"hexaglot/pipeline/engine/marian/random"
)

// gibberish is a folder of models of random weights for some directions.
func gibberish(t testing.TB, shape random.Shape, directions ...string) *models.Folder {
	t.Helper()
	packed, err := os.ReadFile("sentencepiece/testdata/plain.spm.gz")
	if err != nil {
		t.Fatal(err)
	}
	r, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	trained, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for i, d := range directions {
		seed := uint64(i + 1)
		from, to, _ := strings.Cut(d, "-")
		m := models.Manifest{Schema: 1, From: language.MustParse(from), To: language.MustParse(to), Architecture: shape.Name}
		at := filepath.Join(dir, d)
		if err := os.MkdirAll(at, 0o777); err != nil {
			t.Fatal(err)
		}
		write := func(role models.Role, name string, data []byte) {
			if err := os.WriteFile(filepath.Join(at, name), data, 0o666); err != nil {
				t.Fatal(err)
			}
			sum := sha256.Sum256(data)
			m.Parts = append(m.Parts, models.Part{Role: role, Name: name, Size: int64(len(data)), SHA256: hex.EncodeToString(sum[:])})
		}
		write(models.Model, "model.bin", random.Model(shape, seed))
		write(models.Vocabulary, "vocab.spm", random.Vocabulary(trained, shape.Vocabulary, seed))
		write(models.Shortlist, "lex.bin", random.Shortlist(shape, seed))
		manifest, err := json.Marshal(m)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(at, "manifest.json"), manifest, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return models.Open(dir)
}

// randomRequests are texts in two languages with random tags in them.
func randomRequests(r *rand.Rand, from, to language.Tag, n int) (all []engine.Request) {
	words := map[language.Tag][]string{
		language.English: strings.Fields("The Chair thanked the participants and opened the meeting . Members asked , who will write the note ? Item 4"),
		language.Chinese: strings.Fields("主席 感谢 与会者 ， 宣布 会议 开幕 。 成员 询问 谁 起草 说明 第4项"),
	}[from]
	for i := range n {
		tag, depth := 0, 0
		var b strings.Builder
		var open []int
		for range 3 + r.IntN(25) {
			switch k := r.IntN(12); {
			case k == 0:
				tag++
				fmt.Fprintf(&b, "<x%d/> ", tag)
			case k == 1 && depth < 3:
				tag++
				fmt.Fprintf(&b, "<g%d>", tag)
				open, depth = append(open, tag), depth+1
			case k == 2 && depth > 0:
				fmt.Fprintf(&b, "</g%d> ", open[depth-1])
				open, depth = open[:depth-1], depth-1
			default:
				b.WriteString(words[r.IntN(len(words))])
				if from != language.Chinese {
					b.WriteByte(' ')
				}
			}
		}
		for _, g := range slices.Backward(open) {
			fmt.Fprintf(&b, "</g%d>", g)
		}
		q := engine.Request{ID: fmt.Sprint(i), From: from, To: to, Text: b.String(), Tags: tagsOf(b.String())}
		for _, t := range q.Tags {
			behind := ""
			if strings.HasSuffix(t, "/>") {
				behind = []string{"https://example.org/a", "IGF", "{name}", "Dynamic Coalition"}[r.IntN(4)]
			}
			q.Behind = append(q.Behind, behind)
		}
		if r.IntN(2) == 0 {
			q.Terms = []engine.Term{
				{Source: "meeting", Accepted: []string{"réunion"}}, {Source: "Chair", Accepted: []string{"Présidente", "président"}},
				{Source: "会议", Accepted: []string{"réunion"}, English: []string{"meeting"}},
			}
		}
		all = append(all, q)
	}
	return all
}

// TestGibberish gives texts with tags to networks that say anything: each tag comes back
// exactly once, pairs nest as they did, whatever runs beside, and through English too.
func TestGibberish(t *testing.T) {
	folder := gibberish(t, random.Small, "en-fr", "zh-en")
	r := rand.New(rand.NewPCG(7, 3))
	for _, from := range []language.Tag{language.English, language.Chinese} {
		requests := randomRequests(r, from, language.French, 120)
		answers := ask(t, New(Config{Models: folder, Workers: 2}), requests...)
		alone := New(Config{Models: folder, Workers: 1})
		for i, q := range requests {
			a := answers[q.ID]
			got := tagsOf(a.Text)
			if a.Err != nil || !slices.Equal(slices.Sorted(slices.Values(got)), slices.Sorted(slices.Values(q.Tags))) || around(got) != around(q.Tags) {
				t.Fatalf("%q becomes %q, %v", q.Text, a.Text, a.Err)
			}
			if i%20 == 0 && ask(t, alone, q)[q.ID] != a {
				t.Errorf("alone, %q becomes another text", q.Text)
			}
		}
	}
}

// BenchmarkTranslate is of words of the source, without the opening of the models.
func BenchmarkTranslate(b *testing.B) {
	folder := gibberish(b, random.Tiny, "en-fr")
	requests := randomRequests(rand.New(rand.NewPCG(7, 4)), language.English, language.French, 64)
	words := 0
	for _, q := range requests {
		words += len(strings.Fields(q.Text))
	}
	e := New(Config{Models: folder, Workers: 1})
	b.ReportAllocs()
	for b.Loop() {
		ask(b, e, requests...)
	}
	b.ReportMetric(float64(words*b.N)/b.Elapsed().Seconds(), "words/s")
}
