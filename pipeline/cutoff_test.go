package pipeline

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"hexaglot/minutes"
	"hexaglot/pipeline/engine"
	"hexaglot/pipeline/publish"
)

// files are those of a folder.
func files(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		all[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// TestCutOff cuts runs off at each file that they write: the next one ends as if there had
// been none. One had left the new document with translations of the old one, from which the
// next could not tell that somebody else is to do what a reviewed sentence says.
func TestCutOff(t *testing.T) {
	then := source + "- The Chair will call and write to all members before the end of the year.\n"
	now := strings.Replace(then, "Chair will call and", "Cook will call and", 1)
	cfg := Config{To: []language.Tag{language.French, language.Arabic}, Replace: true, Engines: []engine.Engine{parrot(func(r engine.Request) string {
		if r.To == language.French {
			return good[r.Text]
		}
		return ""
	})}}
	run := func(dir, text string) (*Result, error) { return Run(t.Context(), dir, read(t, text), cfg) }

	worked := t.TempDir()
	r, err := run(worked, then)
	if err != nil {
		t.Fatal(err)
	}
	state := filepath.Join(worked, "translations", r.Key, "fr.xlf")
	data, _ := os.ReadFile(state)
	open := "call and write to all members before the end of the year.</source>"
	if text := strings.Replace(string(data), open, open+"\n<target>La présidence appellera tous les membres et leur écrira avant la fin de l’année.</target>", 1); text == string(data) {
		t.Fatalf("no segment for a person:\n%s", data)
	} else if err := os.WriteFile(state, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	repo, err := publish.Open(worked)
	if err != nil {
		t.Fatal(err)
	}
	defer repo.Close()
	if _, err := run(worked, then); err != nil {
		t.Fatal(err)
	}
	if n, _, err := (Mark{Lang: language.French, State: minutes.Reviewed}).Do(t.Context(), repo, r.Key); err != nil || n.Set == 0 {
		t.Fatalf("%+v %v", n, err)
	}

	for name, from := range map[string]fs.FS{"worked on": os.DirFS(worked), "new": os.DirFS(t.TempDir())} {
		begin := func() string {
			dir := t.TempDir()
			if err := os.CopyFS(dir, from); err != nil {
				t.Fatal(err)
			}
			return dir
		}
		whole := begin()
		r, err := run(whole, now)
		if err != nil {
			t.Fatal(err)
		}
		want := files(t, whole)
		cut := 0
		for _, w := range r.Written {
			if !w.Changed {
				continue
			}
			cut++
			dir := begin()
			at, file := filepath.Split(filepath.Join(dir, filepath.FromSlash(w.Path)))
			obstacle := filepath.Join(at, "."+file+".part")
			if err := os.MkdirAll(filepath.Join(obstacle, "full"), 0o777); err != nil {
				t.Fatal(err)
			}
			if _, err := run(dir, now); err == nil {
				t.Fatalf("%s: %s could be written", name, w.Path)
			}
			if err := os.RemoveAll(obstacle); err != nil {
				t.Fatal(err)
			}
			if _, err := run(dir, now); err != nil {
				t.Fatalf("%s: after one that was cut off at %s: %v", name, w.Path, err)
			}
			got := files(t, dir)
			for file, text := range want {
				if got[file] != text {
					t.Errorf("%s: after one that was cut off at %s, %s is\n%s\nwant\n%s", name, w.Path, file, got[file], text)
				}
			}
			if len(got) != len(want) {
				t.Errorf("%s: after one that was cut off at %s there are %d files, want %d", name, w.Path, len(got), len(want))
			}
		}
		if cut < 7 {
			t.Errorf("%s: only %d files were written", name, cut)
		}
	}
}
