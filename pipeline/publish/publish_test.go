package publish

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"hexaglot/minutes"
)

func meeting(title string) *Meeting {
	doc := &minutes.Document{File: "m.txt", Lang: language.English, Title: minutes.Segment{ID: "title", Text: "MAG Meeting"},
		Content: []minutes.Block{{ID: "s1", Kind: minutes.Section, Heading: minutes.Segment{ID: "s1", Text: "Opening"}}}}
	return &Meeting{Key: "2031-03-05-mag", SHA256: "ab", Doc: doc, States: []*State{{Translation: minutes.Translation{Lang: language.French,
		Targets: map[string]minutes.Target{"title": {Source: "MAG Meeting", Text: title, State: minutes.Reviewed, Origin: minutes.Origin{Kind: "human"}}}}}}}
}

func pages(fr string) []Page {
	return []Page{{language.English, []byte("en")}, {language.French, []byte(fr)}}
}

func save(t *testing.T, r *Repo, m *Meeting, p []Page) ([]Written, []minutes.Finding) {
	t.Helper()
	w, f, err := r.Save(m, p)
	if err != nil {
		t.Fatal(err)
	}
	more, err := r.WriteManifest(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return w, append(f, more...)
}

func content(t *testing.T, dir, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestSaveAndLoad(t *testing.T) {
	dir := t.TempDir()
	r, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if _, err := r.Load("2031-03-05-mag"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("Load of nothing: %v", err)
	}
	save(t, r, meeting("Réunion"), pages("fr 1"))
	m, err := r.Load("2031-03-05-mag")
	if err != nil {
		t.Fatal(err)
	}
	if got := m.State(language.French).Targets["title"]; got.Text != "Réunion" || got.State != minutes.Reviewed {
		t.Errorf("the target is %+v after a round", got)
	}
	if m.Doc.Title.Text != "MAG Meeting" || m.Doc.Content[0].Heading.Text != "Opening" {
		t.Errorf("the document is %+v after a round", m.Doc)
	}
	manifest := content(t, dir, "data/minutes/manifest.json")
	for _, want := range []string{`"title": "Réunion"`, `"covered": 2`, `"words": 3`, `"id": "s1"`, `"human": 2`, `"state": "initial"`} {
		if !strings.Contains(manifest, want) {
			t.Errorf("the manifest lacks %s:\n%s", want, manifest)
		}
	}
	// Nothing is left but what the layout names.
	var all []string
	err = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if !d.IsDir() {
			rel, _ := filepath.Rel(dir, path)
			all = append(all, filepath.ToSlash(rel))
		}
		return err
	})
	want := "content/minutes/2031-03-05-mag/index.en.md content/minutes/2031-03-05-mag/index.fr.md data/minutes/actions.json data/minutes/manifest.json translations/.lock translations/2031-03-05-mag/fr.xlf translations/2031-03-05-mag/minutes.json translations/2031-03-05-mag/pages.json"
	if got := strings.Join(all, " "); err != nil || got != want {
		t.Errorf("on disk: %s, want %s (%v)", got, want, err)
	}
}

// TestCutOff stops a run after the state was written and before the page was: the
// page on disk is ours, not one edited by hand.
func TestCutOff(t *testing.T) {
	dir := t.TempDir()
	r, _ := Open(dir)
	defer r.Close()
	m := meeting("a")
	save(t, r, m, pages("fr 1"))
	page := filepath.Join(dir, PagePath(m.Key, language.French))
	save(t, r, m, pages("fr 2"))
	if err := os.WriteFile(page, []byte("fr 1"), 0o666); err != nil {
		t.Fatal(err)
	}
	again, err := r.Load(m.Key)
	if err != nil {
		t.Fatal(err)
	}
	if _, findings := save(t, r, again, pages("fr 3")); len(findings) > 0 {
		t.Errorf("findings %+v", findings)
	}
	if got := content(t, dir, PagePath(m.Key, language.French)); got != "fr 3" {
		t.Errorf("the page is %q", got)
	}
}

// TestUnfinished leaves what killed runs leave, of files that this one does not write: it
// goes, but not in a dry run.
func TestUnfinished(t *testing.T) {
	dir := t.TempDir()
	r, _ := Open(dir)
	defer r.Close()
	m := meeting("a")
	save(t, r, m, pages("fr 1"))
	for _, name := range []string{"translations/2031-03-05-mag/.fr.new.md.part", "content/minutes/2031-03-05-mag/.index.fr.md.part", "data/minutes/.actions.json.part"} {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.WriteFile(name, []byte("half"), 0o666); err != nil {
			t.Fatal(err)
		}
		r.DryRun = true
		if _, _, err := r.Save(m, pages("fr 1")); err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stat(name); err != nil {
			t.Error(err)
		}
		r.DryRun = false
		save(t, r, m, pages("fr 1"))
		if _, err := os.Stat(name); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s is still there (%v)", name, err)
		}
	}
}

// TestDroppedMetadata has a tool drop what it does not know: a page as we wrote it is still
// ours, and one that was edited is still kept.
func TestDroppedMetadata(t *testing.T) {
	for name, c := range map[string]struct {
		page, stamps string // "" for as they were
		want         string
	}{
		"ours":         {"", "", "fr 2"},
		"edited":       {"mine", "", "mine"},
		"conflict":     {"", "<<<<<<< HEAD\n{}", "fr 1"},
		"later":        {"", `{"schema":9,"pages":{"fr":{"page":"x"}}}`, "fr 1"},
		"edited twice": {"mine", "{", "mine"},
	} {
		dir := t.TempDir()
		r, _ := Open(dir)
		m := meeting("a")
		save(t, r, m, pages("fr 1"))
		for file, text := range map[string]string{PagePath(m.Key, language.French): c.page, "translations/2031-03-05-mag/pages.json": c.stamps,
			statePath(m.Key, language.French): regexp.MustCompile(`(?s)<mda:metadata>.*?</mda:metadata>`).ReplaceAllString(content(t, dir, statePath(m.Key, language.French)), "")} {
			if text == "" {
				continue
			}
			if err := os.WriteFile(filepath.Join(dir, file), []byte(text), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		again, err := r.Load(m.Key)
		if err != nil {
			t.Fatal(err)
		}
		save(t, r, again, pages("fr 2"))
		if got := content(t, dir, PagePath(m.Key, language.French)); got != c.want {
			t.Errorf("%s: the page is %q, want %q", name, got, c.want)
		}
		r.Close()
	}
}

func TestEditedPage(t *testing.T) {
	dir := t.TempDir()
	r, _ := Open(dir)
	defer r.Close()
	m := meeting("a")
	save(t, r, m, pages("fr 1"))
	page := filepath.Join(dir, PagePath(m.Key, language.French))
	if err := os.WriteFile(page, []byte("mine"), 0o666); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		_, findings := save(t, r, m, pages("fr 2"))
		if len(findings) != 1 || findings[0].Rule != "page.edited" {
			t.Errorf("findings %+v, want page.edited", findings)
		}
		if got := content(t, dir, PagePath(m.Key, language.French)); got != "mine" {
			t.Fatalf("the page is %q: what a person wrote is lost", got)
		}
		if got := content(t, dir, "translations/2031-03-05-mag/fr.new.md"); got != "fr 2" {
			t.Errorf("fr.new.md is %q", got)
		}
	}
	if !strings.Contains(content(t, dir, "data/minutes/manifest.json"), `"edited": true`) {
		t.Error("the manifest does not say that the page is edited")
	}
}

func TestDryRun(t *testing.T) {
	dir := t.TempDir()
	r, _ := Open(dir)
	defer r.Close()
	r.DryRun = true
	w, _ := save(t, r, meeting("a"), pages("fr 1"))
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) > 0 {
		t.Errorf("a dry run wrote %v (%v)", entries, err)
	}
	if len(w) < 4 || !w[0].Changed {
		t.Errorf("a dry run says %+v", w)
	}
}

func TestDamagedState(t *testing.T) {
	m := meeting("a")
	dir := t.TempDir()
	r, _ := Open(dir)
	defer r.Close()
	save(t, r, m, pages("fr 1"))
	good := content(t, dir, statePath(m.Key, language.French))
	for text, want := range map[string]string{
		"":                      "fr.xlf: line 1: it is no XLIFF: it has no element: mend it",
		good[:len(good)/2]:      "not well-formed",
		"<<<<<<< HEAD\n" + good: "fr.xlf: line 1: it holds the marks of a merge conflict: settle it",
		"{}":                    "no XLIFF",
		strings.Replace(good, `trgLang="fr"`, `trgLang="es"`, 1): "it is from en into es, not from en into fr",
		strings.Replace(good, `schema">1`, `schema">9`, 1):       "later version",
	} {
		name := filepath.Join(dir, statePath(m.Key, language.French))
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		if _, err := r.Load(m.Key); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Load with the state %q: %v, want %q", text, err, want)
		}
		if got := content(t, dir, statePath(m.Key, language.French)); got != text {
			t.Errorf("Load has changed the state to %q", got)
		}
	}
}

// TestOldState moves the JSON of before over to XLIFF: nothing is lost on the way, and
// a damaged one is not touched.
func TestOldState(t *testing.T) {
	for text, want := range map[string]string{
		"{":                              "damaged",
		"{}":                             "not the state",
		"{\n<<<<<<< HEAD\n=======\n}":    "merge conflict",
		`{"schema":9,"lang":"fr"}`:       "not the state",
		`{"schema":1,"lang":"klingon!"}`: "damaged",
		`{"schema":1,"lang":"fr","page":"c0","before":"de","targets":{
			"title":{"source":"MAG Meeting","text":"Réunion","state":"reviewed","origin":{"kind":"human","by":"Ana"}},
			"s1":{"source":"Opening","text":"Ouverture","state":"initial","origin":{"kind":"memory","name":"m1","score":90}}},
			"aside":{"s2":{"source":"Gone","text":"Parti","state":"translated","origin":{"kind":"human"}}}}`: "",
	} {
		dir := t.TempDir()
		r, _ := Open(dir)
		m := meeting("a")
		save(t, r, m, nil)
		if err := os.Remove(filepath.Join(dir, statePath(m.Key, language.French))); err != nil {
			t.Fatal(err)
		}
		name := filepath.Join(dir, oldStatePath(m.Key, language.French))
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		old, err := r.Load(m.Key)
		if want != "" {
			if err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "fr.json") {
				t.Errorf("Load with the state %q: %v, want %q", text, err, want)
			}
			r.Close()
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		save(t, r, old, nil)
		if _, err := os.Stat(name); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("fr.json is still there: %v", err)
		}
		again, err := r.Load(m.Key)
		if err != nil {
			t.Fatal(err)
		}
		got, was := again.State(language.French), old.State(language.French)
		if !reflect.DeepEqual(got.Targets, was.Targets) || !reflect.DeepEqual(got.Aside, was.Aside) || got.page != was.page {
			t.Errorf("moved over: %+v, want %+v", got, was)
		}
		r.Close()
	}
}

func TestLocate(t *testing.T) {
	dir := t.TempDir()
	r, _ := Open(dir)
	defer r.Close()
	save(t, r, meeting("a"), pages("fr 1"))
	for in, want := range map[string]string{"": "", "translations": "", "translations/2031-03-05-mag": "2031-03-05-mag",
		"content/minutes/2031-03-05-mag": "2031-03-05-mag", "data/minutes": ""} {
		root, key, err := Locate(filepath.Join(dir, in))
		if err != nil || key != want {
			t.Errorf("Locate(%s) = %s, %q, %v, want %q", in, root, key, err, want)
		}
	}
	if _, _, err := Locate(t.TempDir()); err == nil {
		t.Error("Locate finds a repository where there is none")
	}
}
