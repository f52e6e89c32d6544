package models

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/language"
)

// put writes a model that nobody could open, with its manifest.
func put(t *testing.T, dir, name string, m Manifest) {
	t.Helper()
	folder := filepath.Join(dir, name)
	if err := os.MkdirAll(folder, 0o777); err != nil {
		t.Fatal(err)
	}
	for _, role := range []Role{Model, Vocabulary, Shortlist} {
		data := []byte(name + string(role))
		part := Part{Role: role, Name: fileName(role), Size: int64(len(data)), SHA256: digest(data)}
		if err := os.WriteFile(filepath.Join(folder, part.Name), data, 0o666); err != nil {
			t.Fatal(err)
		}
		m.Parts = append(m.Parts, part)
	}
	if err := m.write(folder); err != nil {
		t.Fatal(err)
	}
}

// TestBest takes the best of what is installed, whatever the order on the disk: what the
// user prefers, then base-memory, base, tiny.
func TestBest(t *testing.T) {
	dir := t.TempDir()
	f := Open(dir)
	if all, err := f.List(); err != nil || all != nil {
		t.Errorf("List of an empty folder = %v, %v", all, err)
	}
	fr, zh := language.French, language.Chinese
	put(t, dir, "a", Manifest{From: language.English, To: fr, Architecture: "tiny"})
	put(t, dir, "b", Manifest{From: language.English, To: fr, Architecture: "base"})
	put(t, dir, "c", Manifest{From: language.English, To: zh, Architecture: "tiny", Version: "3.0a1"})
	put(t, dir, "d", Manifest{From: language.English, To: zh, Architecture: "tiny", Version: "3.0"})
	put(t, dir, "e", Manifest{From: fr, To: language.English, Architecture: "base-memory"})
	put(t, dir, "g", Manifest{From: fr, To: language.English, Architecture: "tiny", Preferred: true})
	var got []string
	all, err := f.List()
	for _, m := range all {
		got = append(got, filepath.Base(m.Dir))
	}
	if want := "b a d c g e"; err != nil || strings.Join(got, " ") != want {
		t.Errorf("List = %q, %v, want %s", got, err, want)
	}
	for _, c := range []struct {
		from, to language.Tag
		want     string
	}{
		{language.English, fr, "b"}, {language.English, language.SimplifiedChinese, "d"}, {fr, language.English, "g"},
		{language.English, language.TraditionalChinese, ""}, {fr, zh, ""},
	} {
		m, ok := f.Best(c.from, c.to)
		if ok != (c.want != "") || ok && filepath.Base(m.Dir) != c.want {
			t.Errorf("Best(%s, %s) = %s, %t, want %s", c.from, c.to, m.Dir, ok, c.want)
		}
	}
	m, _ := f.Best(language.English, fr)
	if m.Files.Model != filepath.Join(dir, "b", "model.bin") || m.Files.SourceVocabulary != filepath.Join(dir, "b", "vocab.spm") || m.Files.TargetVocabulary != "" || m.Files.Shortlist != filepath.Join(dir, "b", "lex.bin") || len(m.Hash) != 64 {
		t.Errorf("the files of b are %+v, its hash is %q", m.Files, m.Hash)
	}
}

// TestBroken names a folder that cannot be used, and gives the others.
func TestBroken(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "whole", Manifest{From: language.English, To: language.French, Architecture: "tiny"})
	put(t, dir, "loud", Manifest{From: language.English, To: language.French, Architecture: "tiny\x1b[2J"})
	put(t, dir, "loud2", Manifest{From: language.English, To: language.French, Architecture: "tiny", Version: "1\n2"})
	for _, name := range []string{"cut", "gone", "mad", "later"} {
		put(t, dir, name, Manifest{From: language.English, To: language.French, Architecture: "base"})
	}
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, filepath.FromSlash(name)), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	write("cut/model.bin", "c")
	write("mad/manifest.json", `{"schema":1,"from":"en","to":"fr","files":[{"role":"model","name":"../whole/model.bin","size":1,"sha256":"`+digest(nil)+`"}]}`)
	write("later/manifest.json", `{"schema":2}`)
	write("notes.txt", "not a folder")
	if err := os.Remove(filepath.Join(dir, "gone", "vocab.spm")); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(dir, "empty"), 0o777); err != nil {
		t.Fatal(err)
	}
	all, err := Open(dir).List()
	if len(all) != 1 || err == nil {
		t.Fatalf("List = %v, %v", all, err)
	}
	for _, want := range []string{"cut: model.bin is not as it was installed", "gone: vocab.spm is not as", "mad: manifest.json: it is no manifest", "loud: manifest.json: it is no", "loud2: manifest.json: it is no", "later: manifest.json: the manifest is of another version"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("List says %q, want %q", err, want)
		}
	}
}

// TestVersions orders versions as Firefox writes them.
func TestVersions(t *testing.T) {
	order := []string{"", "latest", "0.9", "1.0", "2.1a1", "2.1", "2.9", "2.10", "3.0a1", "3.0a2", "3.0"}
	for i, a := range order {
		for j, b := range order {
			if got := compareVersions(a, b); (got < 0) != (i < j) || (got > 0) != (i > j) {
				t.Errorf("compareVersions(%q, %q) = %d", a, b, got)
			}
		}
	}
}

// FuzzManifest reads any manifest, and the beginning of any file, without a panic.
func FuzzManifest(f *testing.F) {
	f.Add([]byte(`{"schema":1,"from":"en","to":"fr","architecture":"tiny","files":[{"role":"model","name":"model.bin","size":1,"sha256":"` + digest(nil) + `"},{"role":"vocabulary","name":"vocab.spm","size":1,"sha256":"` + digest(nil) + `"}]}`))
	f.Add([]byte("\x0a\x0d\x0a\x04</s>\x15\x00\x00\x00\x00\x18\x03"))
	f.Fuzz(func(t *testing.T, data []byte) {
		kind(data)
		m, err := readManifest(data)
		if err != nil {
			return
		}
		for _, p := range m.Parts {
			if filepath.Base(p.Name) != p.Name || p.Name == ".." {
				t.Errorf("a file is named %q", p.Name)
			}
		}
	})
}

// TestInUse keeps a model that cannot be removed, as Windows says of one that is mapped, and
// does not put a newer one beside it.
func TestInUse(t *testing.T) {
	old, next := imported(t, 1), imported(t, 2)
	f := Open(filepath.Dir(old.Dir))
	staged, err := f.stage()
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(os.Remove(staged), os.Rename(next.Dir, staged), os.WriteFile(filepath.Join(f.dir, trashDir), nil, 0o666)); err != nil {
		t.Fatal(err)
	}
	if _, err := f.install(t.Context(), staged, next.Manifest); err == nil {
		t.Error("it says nothing of a model that cannot be removed")
	}
	if all, err := f.List(); err != nil || len(all) != 1 || all[0].Hash != old.Hash {
		t.Errorf("List = %v, %v, want the old model alone", all, err)
	}
}
