package models

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/klauspost/compress/zstd"

	"hexaglot/pipeline/engine/marian/random"
)

// trained is a small vocabulary of our own text.
var trained = sync.OnceValues(func() ([]byte, error) {
	packed, err := os.ReadFile("../sentencepiece/testdata/plain.spm.gz")
	if err != nil {
		return nil, err
	}
	return inflated(packed)
})

func inflated(packed []byte) ([]byte, error) {
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	_, err = b.ReadFrom(z)
	return b.Bytes(), err
}

// A kit is the files of a model, by their roles.
type kit map[Role][]byte

// kits are small models, by their seeds less one.
var kits = [3]func() kit{
	sync.OnceValue(func() kit { return makeKit(1) }),
	sync.OnceValue(func() kit { return makeKit(2) }),
	sync.OnceValue(func() kit { return makeKit(3) }),
}

func makeKit(seed uint64) kit {
	spm, err := trained()
	if err != nil {
		return nil
	}
	return kit{
		Model:      random.Model(random.Small, seed),
		Vocabulary: random.Vocabulary(spm, random.Small.Vocabulary, seed),
		Shortlist:  random.Shortlist(random.Small, seed),
	}
}

// newKit gives a small model.
func newKit(t testing.TB, seed int) kit {
	t.Helper()
	k := kits[seed-1]()
	if k == nil {
		t.Fatal("the vocabulary of the tests cannot be read")
	}
	return maps.Clone(k)
}

// separateKit gives a small model with two vocabularies.
var separateKit = sync.OnceValue(func() kit {
	spm, err := trained()
	if err != nil {
		return nil
	}
	return kit{
		Model:            random.Model(random.SmallSeparate, 1),
		SourceVocabulary: random.Vocabulary(spm, random.SmallSeparate.Vocabulary, 1),
		TargetVocabulary: random.Vocabulary(spm, random.SmallSeparate.Target, 2),
		Shortlist:        random.Shortlist(random.SmallSeparate, 1),
	}
})

// packs are files that were packed before, by their digests: where tests look for races,
// packing is most of their time.
var packs sync.Map

func gzipped(data []byte) []byte {
	if packed, ok := packs.Load(digest(data)); ok {
		return packed.([]byte)
	}
	var b bytes.Buffer
	z, _ := gzip.NewWriterLevel(&b, gzip.BestSpeed) // a level that there is
	_, _ = z.Write(data)                            // a buffer takes all
	_ = z.Close()
	packs.Store(digest(data), b.Bytes())
	return b.Bytes()
}

func zstandard(data []byte) []byte {
	z, _ := zstd.NewWriter(nil) // without options
	return z.EncodeAll(data, nil)
}

// A shelf is a server that has models as Mozilla has them.
type shelf struct {
	*httptest.Server
	files  map[string][]byte                                              // by path
	models map[string][]any                                               // of models.json
	answer func(w http.ResponseWriter, r *http.Request, data []byte) bool // reports whether it has answered; nil for nothing odd

	mu    sync.Mutex
	asked []string // paths, with their ranges
}

func newShelf(t testing.TB) *shelf {
	s := &shelf{files: map[string][]byte{}, models: map[string][]any{}}
	s.Server = httptest.NewServer(http.HandlerFunc(s.serve))
	t.Cleanup(s.Close)
	return s
}

func (s *shelf) serve(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimPrefix(r.URL.Path, "/")
	s.mu.Lock()
	s.asked = append(s.asked, strings.TrimSpace(path.Base(name)+" "+r.Header.Get("Range")))
	s.mu.Unlock()
	data, ok := s.files[name]
	if name == "db/models.json" {
		data, _ = json.Marshal(map[string]any{"generated": "2031-03-05T00:00:00Z", "baseUrl": s.URL, "models": s.models})
		ok = true
	}
	if !ok {
		http.NotFound(w, r)
		return
	}
	if s.answer != nil && name != "db/models.json" && s.answer(w, r, data) {
		return
	}
	w.Header().Set("ETag", `"`+digest(data)[:8]+`"`)
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data))
}

// since gives what was asked, and forgets it.
func (s *shelf) since() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	asked := strings.Join(s.asked, ", ")
	s.asked = nil
	return asked
}

// put lays a model on the shelf, with what its entry says beside the usual.
func (s *shelf) put(from, to, architecture string, k kit, more map[string]any) {
	pair := from + to
	folder := fmt.Sprintf("models/%s-%s/%s/exported/", from, to, architecture)
	names := map[Role][2]string{
		Model: {"model", "model." + pair + ".intgemm.alphas.bin.gz"}, Vocabulary: {"vocab", "vocab." + pair + ".spm.gz"},
		SourceVocabulary: {"srcVocab", "srcvocab." + pair + ".spm.gz"}, TargetVocabulary: {"trgVocab", "trgvocab." + pair + ".spm.gz"},
		Shortlist: {"lexicalShortlist", "lex.50.50." + pair + ".s2t.bin.gz"},
	}
	files := map[string]any{}
	for role, data := range k {
		name := folder + names[role][1]
		s.files[name] = gzipped(data)
		file := map[string]any{"path": name}
		if role == Model {
			file["uncompressedSize"], file["uncompressedHash"] = len(data), digest(data)
		}
		files[names[role][0]] = file
	}
	entry := map[string]any{"architecture": architecture, "releaseStatus": "Release", "sourceLanguage": from, "targetLanguage": to, "files": files}
	for name, value := range more {
		entry[name] = value
	}
	s.models[from+"-"+to] = append(s.models[from+"-"+to], entry)
}

// source is the shelf as a place to fetch from.
func (s *shelf) source() Source {
	return Source{Client: s.Client(), Mirror: s.URL, Silence: time.Minute}
}

// list reads what the shelf has.
func (s *shelf) list(t testing.TB) *Registry {
	t.Helper()
	r, err := s.source().List(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	s.since()
	return r
}
