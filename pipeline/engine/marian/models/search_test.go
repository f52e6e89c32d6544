package models

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"
)

// A disk is a folder with files.
type disk struct {
	*testing.T
	dir string
}

func newDisk(t *testing.T) disk { return disk{t, t.TempDir()} }

func (d disk) put(name string, data []byte) {
	d.Helper()
	name = filepath.Join(d.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		d.Fatal(err)
	}
	if err := os.WriteFile(name, data, 0o666); err != nil {
		d.Fatal(err)
	}
}

// search says what is found, one model a line.
func (d disk) search(r *Registry, paths ...string) ([]Find, string) {
	d.Helper()
	if len(paths) == 0 {
		paths = []string{"."}
	}
	for i := range paths {
		paths[i] = filepath.Join(d.dir, paths[i])
	}
	finds, err := Search(d.Context(), paths, r)
	if err != nil {
		d.Fatal(err)
	}
	lines := ""
	for _, f := range finds {
		lines += fmt.Sprintf("%s-%s %s:", f.From, f.To, f.Architecture)
		for _, role := range slices.Sorted(maps.Keys(f.Paths)) {
			path, _ := filepath.Rel(d.dir, f.Paths[role]) // below it
			lines += " " + filepath.ToSlash(path)
		}
		if f.Err != nil {
			lines += " | " + f.Err.Error()
		}
		lines += "\n"
	}
	return finds, lines
}

// TestSearch finds the files of models as Mozilla lays them out, packed or not: a folder
// for each, or all in one, where a vocabulary may serve both directions.
func TestSearch(t *testing.T) {
	k, two := newKit(t, 1), separateKit()
	d := newDisk(t)
	d.put("tree/tiny/enes/model.enes.intgemm.alphas.bin.gz", gzipped(k[Model]))
	d.put("tree/tiny/enes/vocab.esen.spm.gz", gzipped(k[Vocabulary]))
	d.put("tree/tiny/enes/lex.50.50.enes.s2t.bin.gz", gzipped(k[Shortlist]))
	d.put("tree/base/enzh/model.enzh.intgemm8.bin", two[Model])
	d.put("tree/base/enzh/srcvocab.enzh.spm", two[SourceVocabulary])
	d.put("tree/base/enzh/trgvocab.enzh.spm", two[TargetVocabulary])
	d.put("tree/base/enzh/metadata.json", []byte(`{"architecture":"base-memory","version":"2.0","hash":"`+digest(two[Model])+`","sourceLanguage":"en","targetLanguage":"zh-Hans"}`))
	d.put("flat/model.enfr.intgemm.alphas.bin", k[Model])
	d.put("flat/model.fren.intgemm.alphas.bin", newKit(t, 2)[Model])
	d.put("flat/vocab.enfr.spm", k[Vocabulary])
	d.put("flat/lex.50.50.enfr.s2t.bin", k[Shortlist])
	d.put("flat/README.md", []byte("Nothing of a model is in this file."))
	d.put("lone/model.enar.intgemm.alphas.bin", k[Model])
	d.put("damaged/model.enru.intgemm.alphas.bin", k[Model])
	d.put("damaged/vocab.enru.spm", k[Vocabulary])
	d.put("damaged/metadata.json", []byte(`{"architecture":"tiny","hash":"`+digest(nil)+`","sourceLanguage":"en","targetLanguage":"ru"}`))
	finds, got := d.search(nil)
	if want := `en-ru tiny: damaged/model.enru.intgemm.alphas.bin damaged/vocab.enru.spm
en-fr : flat/model.enfr.intgemm.alphas.bin flat/lex.50.50.enfr.s2t.bin flat/vocab.enfr.spm
fr-en : flat/model.fren.intgemm.alphas.bin flat/vocab.enfr.spm
en-ar : lone/model.enar.intgemm.alphas.bin | its vocabulary is not beside it
en-zh base-memory: tree/base/enzh/model.enzh.intgemm8.bin tree/base/enzh/srcvocab.enzh.spm tree/base/enzh/trgvocab.enzh.spm
en-es tiny: tree/tiny/enes/model.enes.intgemm.alphas.bin.gz tree/tiny/enes/lex.50.50.enes.s2t.bin.gz tree/tiny/enes/vocab.esen.spm.gz
`; got != want {
		t.Errorf("found\n%s\nwant\n%s", got, want)
	}
	f := Open(filepath.Join(t.TempDir(), "models"))
	for i, want := range []string{"it is damaged: its SHA-256 is not the one", "", "", "its vocabulary is not beside it", "", ""} {
		_, err := f.Import(t.Context(), finds[i], false)
		if (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("Import of find %d says %v, want %q", i, err, want)
		}
	}
	var installed []string
	all, err := f.List()
	for _, m := range all {
		installed = append(installed, fmt.Sprintf("%s-%s %s %d", m.From, m.To, m.Architecture, len(m.Parts)))
		if part := m.Parts[0]; part.Vouched != (m.Version == "2.0") || !strings.HasPrefix(part.Origin, d.dir) || m.Registry != "" {
			t.Errorf("%s-%s: %+v", m.From, m.To, m.Manifest)
		}
	}
	if want := "en-es tiny 3, en-fr width-64 3, en-zh base-memory 3, fr-en width-64 2"; err != nil || strings.Join(installed, ", ") != want {
		t.Errorf("installed are %q, %v, want %s", installed, err, want)
	}
}

// TestProfile finds models in a profile of Firefox, which keeps what it has fetched without
// names: a list with the hashes of all files tells what they are.
func TestProfile(t *testing.T) {
	a, b := newKit(t, 1), newKit(t, 2)
	const idb = "storage/permanent/chrome/idb/3870112724rsegmnoittet-es.files/"
	d := newDisk(t)
	d.put("storage/permanent/chrome/idb/3870112724rsegmnoittet-es.sqlite", []byte("SQLite format 3\x00 and so on, which is of no interest here"))
	var records []string
	for i, kit := range []kit{a, b} {
		for j, role := range []Role{Model, Vocabulary, Shortlist} {
			packed := zstandard(kit[role])
			d.put(fmt.Sprintf("%s%d", idb, 17+10*i+j), packed)
			records = append(records, fmt.Sprintf(`{"sourceLanguage":%q,"targetLanguage":"en","architecture":"tiny","version":"3.0","fileType":%q,"decompressedHash":"%s","attachment":{"hash":"%s","location":"x"}}`,
				[]string{"fr", "ru"}[i], []string{"model", "vocab", "lex"}[j], digest(kit[role]), digest(packed)))
		}
	}
	r, err := ReadRegistry([]byte(`{"data":[` + strings.Join(records, ",") + `]}`))
	if err != nil {
		t.Fatal(err)
	}
	finds, got := d.search(r)
	want := "fr-en tiny: " + idb + "17 " + idb + "19 " + idb + "18\nru-en tiny: " + idb + "27 " + idb + "29 " + idb + "28\n"
	if got != want {
		t.Errorf("found\n%s\nwant\n%s", got, want)
	}
	f := Open(t.TempDir())
	if m, err := f.Import(t.Context(), finds[0], true); err != nil || !m.Preferred || m.Version != "3.0" || !m.Parts[1].Vouched {
		t.Errorf("Import = %+v, %v", m, err)
	}
	_, got = d.search(nil)
	if strings.Count(got, "| it is not clear which of the files beside it is its vocab.spm") != 2 {
		t.Errorf("without a list, found\n%s", got)
	}
	// With models.json, which has the hash of the model alone, the vocabulary has to be beside it alone.
	published, _ := json.Marshal(map[string]any{"models": map[string]any{"fr-en": []any{map[string]any{"architecture": "tiny", "sourceLanguage": "fr", "targetLanguage": "en",
		"files": map[string]any{"model": map[string]any{"path": "m", "uncompressedHash": digest(a[Model])}, "vocab": map[string]any{"path": "v"}, "lexicalShortlist": map[string]any{"path": "l"}}}}}})
	if r, err = ReadRegistry(published); err != nil {
		t.Fatal(err)
	}
	if _, got = d.search(r); !strings.HasPrefix(got, "fr-en tiny: "+idb+"17 | it is not clear which") {
		t.Errorf("with models.json, found\n%s", got)
	}
	// One model alone: only its direction is to be said.
	finds, got = d.search(nil, idb+"17", idb+"18", idb+"19")
	if want := "und-und : " + idb + "17 " + idb + "19 " + idb + "18\n"; got != want {
		t.Fatalf("of one model, found\n%s\nwant\n%s", got, want)
	}
	if _, err := f.Import(t.Context(), finds[0], false); err == nil || !strings.Contains(err.Error(), "nothing tells from which language") {
		t.Errorf("Import without a direction says %v", err)
	}
	finds[0].From, finds[0].To = language.French, language.English
	if _, err := f.Import(t.Context(), finds[0], false); err != nil {
		t.Error(err)
	}
}

// TestKind knows files by what they hold.
func TestKind(t *testing.T) {
	k := newKit(t, 1)
	for role, data := range k {
		if got := kind(data[:256]); got != role {
			t.Errorf("a %s is taken for %q", role, got)
		}
	}
	for _, text := range []string{"", "hello", "\x0a", "\x0a\x05\x0a\x03abc", strings.Repeat("\x01\x00\x00\x00\x00\x00\x00\x00", 30), "\x0a\xff\xff\xff\xff\xff\xff\xff\xff\x7f\x0a"} {
		if got := kind([]byte(text)); got != "" {
			t.Errorf("%q is taken for a %s", text, got)
		}
	}
	for name, want := range map[string]string{
		"model.enfr.intgemm.alphas.bin": "model en-fr", "model.fren.intgemm8.bin.gz": "model fr-en", "vocab.esen.spm.gz": "vocabulary es-en",
		"srcvocab.enzh.spm": "source-vocabulary en-zh", "lex.50.50.enzh_hant.s2t.bin.gz": "shortlist en-zh-Hant", "lex.s2t.bin": " und-und", "model.bin": " und-und",
		"model.zhen.intgemm.alphas.bin": "model zh-en", "model.xxyyzz.intgemm.alphas.bin": "model und-und",
	} {
		role, p := named(filepath.Join("a.b", name))
		if got := fmt.Sprintf("%s %s-%s", role, p.from, p.to); got != want {
			t.Errorf("named(%s) = %s, want %s", name, got, want)
		}
	}
}

// TestCopied takes in the models of another folder of models, as they were there.
func TestCopied(t *testing.T) {
	s, there := newShelf(t), Open(t.TempDir())
	s.put("en", "fr", "tiny", newKit(t, 1), nil)
	was, err := s.get(t.Context(), t, there, en, fr)
	if err != nil {
		t.Fatal(err)
	}
	d := disk{t, there.dir}
	d.put(comingDir+"/fr-en-tiny-model.part", newKit(t, 2)[Model])
	here := Open(t.TempDir())
	finds, got := d.search(nil)
	if len(finds) != 1 {
		t.Fatalf("found\n%s", got)
	}
	m, err := here.Import(t.Context(), finds[0], false)
	if err != nil || m.Hash != was.Hash || m.Registry != was.Registry || !m.Parts[0].Vouched || m.Parts[1].Vouched || m.Parts[0].Origin != was.Parts[0].Origin {
		t.Errorf("Import = %+v, %v", m.Manifest, err)
	}
	data := newKit(t, 1)[Model]
	data = append([]byte(nil), data...)
	data[len(data)/2] ^= 1
	d.put(filepath.Base(was.Dir)+"/model.bin", data)
	if _, err := here.Import(t.Context(), finds[0], false); err == nil || !strings.Contains(err.Error(), "it is damaged") {
		t.Errorf("Import of a damaged copy says %v", err)
	}
}
