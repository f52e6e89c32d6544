package models

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/language"
)

var en, fr, zh = language.English, language.French, language.Chinese

// get fetches the best of a direction.
func (s *shelf) get(ctx context.Context, t testing.TB, f *Folder, from, to language.Tag) (Installed, error) {
	t.Helper()
	r := s.list(t)
	o, ok := r.Best(from, to, "")
	if !ok {
		t.Fatalf("nothing for %s-%s", from, to)
	}
	return f.Get(ctx, s.source(), r, o, false, func(int64) {})
}

// none fails if a folder holds more than nothing: no model, and no half of one.
func none(t *testing.T, f *Folder) {
	t.Helper()
	if all, err := f.List(); len(all) > 0 || err != nil {
		t.Errorf("%d models are there, %v", len(all), err)
	}
	if _, err := os.Stat(filepath.Join(f.dir, stagingDir)); !os.IsNotExist(err) {
		t.Errorf("what was staged is left: %v", err)
	}
}

// TestGet fetches a model, says where it came from, and fetches nothing a second time.
func TestGet(t *testing.T) {
	s, f := newShelf(t), Open(filepath.Join(t.TempDir(), "deep", "models"))
	k := newKit(t, 1)
	s.put("en", "fr", "tiny", k, nil)
	r := s.list(t)
	var shown []int64
	o, _ := r.Best(en, fr, "")
	m, err := f.Get(t.Context(), s.source(), r, o, false, func(n int64) { shown = append(shown, n) })
	if err != nil {
		t.Fatal(err)
	}
	packed := int64(0)
	for _, data := range s.files {
		packed += int64(len(data))
	}
	if !slices.IsSorted(shown) || shown[len(shown)-1] != packed {
		t.Errorf("the progress ends with %d of %d bytes, or goes back", shown[len(shown)-1], packed)
	}
	for role, data := range k {
		part, _ := m.part(role)
		got, err := os.ReadFile(filepath.Join(m.Dir, part.Name))
		if err != nil || string(got) != string(data) {
			t.Errorf("%s is not what was sent: %v", role, err)
		}
		if part.Vouched != (role == Model) || part.SHA256 != digest(data) || !strings.HasPrefix(part.Origin, s.URL+"/models/en-fr/tiny/") {
			t.Errorf("%s: %+v", role, part)
		}
	}
	if m.Licence != "MPL-2.0" || m.Registry != s.URL+"/db/models.json" || m.Status != "Release" || m.Preferred {
		t.Errorf("the manifest is %+v", m.Manifest)
	}
	s.since()
	if again, err := s.get(t.Context(), t, f, en, fr); err != nil || again.Hash != m.Hash || s.since() != "" {
		t.Errorf("a second run fetches anew, or fails: %v", err)
	}
	if best, ok := f.Best(en, fr); !ok || best.Hash != m.Hash {
		t.Errorf("Best = %s, %t", best.Dir, ok)
	}
	entries, _ := os.ReadDir(filepath.Join(f.dir, comingDir)) // it may be gone
	if len(entries) > 0 {
		t.Errorf("%d files are left of the download", len(entries))
	}
}

// TestNewer puts a newer model in the place of the old one, and keeps the preference for an
// architecture to one.
func TestNewer(t *testing.T) {
	s, f := newShelf(t), Open(t.TempDir())
	s.put("en", "fr", "tiny", newKit(t, 1), nil)
	if _, err := s.get(t.Context(), t, f, en, fr); err != nil {
		t.Fatal(err)
	}
	s.models["en-fr"] = nil
	s.put("en", "fr", "tiny", newKit(t, 2), nil)
	s.put("en", "fr", "base", newKit(t, 3), nil)
	// The new model has other files at the addresses of the old one: models.json has no hash
	// of them.
	if err := os.Remove(filepath.Join(f.dir, knownFile)); err != nil {
		t.Fatal(err)
	}
	r := s.list(t)
	for _, architecture := range []string{"base", "tiny"} {
		o, _ := r.Best(en, fr, architecture)
		if _, err := f.Get(t.Context(), s.source(), r, o, true, func(int64) {}); err != nil {
			t.Fatal(err)
		}
		all, err := f.List()
		if err != nil || all[0].Architecture != architecture || len(all) > 1 && all[1].Preferred {
			t.Errorf("after %s was asked for: %v, %v", architecture, all, err)
		}
	}
	if all, _ := f.List(); len(all) != 2 || all[0].Parts[0].SHA256 != digest(newKit(t, 2)[Model]) {
		t.Errorf("there are %d models, or the old one", len(all))
	}
	o, _ := r.Best(en, fr, "base") // nothing is fetched, but it is what the user wants
	if m, err := f.Get(t.Context(), s.source(), r, o, true, func(int64) {}); err != nil || !m.Preferred {
		t.Errorf("base is not preferred: %v", err)
	}
	if best, _ := f.Best(en, fr); best.Architecture != "base" {
		t.Errorf("Best = %s, want base", best.Architecture)
	}
}

// TestRefused holds what comes to what the list says, and to bounds; nothing of it is installed.
func TestRefused(t *testing.T) {
	k := newKit(t, 1)
	model := func(s *shelf) map[string]any {
		return s.models["en-fr"][0].(map[string]any)["files"].(map[string]any)["model"].(map[string]any)
	}
	vocabulary := "models/en-fr/tiny/exported/vocab.enfr.spm.gz"
	bomb := make([]byte, largest(Vocabulary)+1)
	for name, c := range map[string]struct {
		odd  func(s *shelf)
		want string
	}{
		"wrong hash":        {func(s *shelf) { model(s)["uncompressedHash"] = digest(nil) }, "its SHA-256 is another"},
		"said too small":    {func(s *shelf) { model(s)["uncompressedSize"] = len(k[Model]) - 1 }, "larger than it should be"},
		"said too large":    {func(s *shelf) { model(s)["uncompressedSize"] = len(k[Model]) + 1 }, "and the list says"},
		"not there":         {func(s *shelf) { delete(s.files, vocabulary) }, "vocab.enfr.spm.gz: there is nothing at this address"},
		"bomb":              {func(s *shelf) { s.files[vocabulary] = zstandard(bomb) }, "larger than it should be"},
		"announced large":   {func(s *shelf) { s.answer = announce(largest(Model) + 1) }, "larger than it should be"},
		"damaged":           {func(s *shelf) { s.files[vocabulary] = s.files[vocabulary][:1000] }, "it is damaged"},
		"no vocabulary":     {func(s *shelf) { s.files[vocabulary] = gzipped([]byte("hello")) }, "no model that this program can run"},
		"empty":             {func(s *shelf) { s.files[vocabulary] = gzipped(nil) }, "it is damaged"},
		"another's":         {func(s *shelf) { s.files[vocabulary] = gzipped(k[Shortlist]) }, "no model that this program can run"},
		"server in trouble": {func(s *shelf) { s.answer = only(http.StatusServiceUnavailable) }, "the server answers 503 Service Unavailable: try again later, or name another place with --mirror"},
		"another part":      {func(s *shelf) { s.answer = only(http.StatusPartialContent) }, "another part than was asked for"},
		"moved away":        {func(s *shelf) { s.answer = only(http.StatusGone) }, "nothing at this address: try again later, or name another place with --mirror"},
	} {
		t.Run(name, func(t *testing.T) {
			s, f := newShelf(t), Open(t.TempDir())
			s.put("en", "fr", "tiny", k, nil)
			c.odd(s)
			_, err := s.get(t.Context(), t, f, en, fr)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("Get says %v, want %s", err, c.want)
			}
			if err != nil && strings.Contains(err.Error(), f.Dir()) {
				t.Errorf("Get names a file that is gone: %v", err)
			}
			none(t, f)
		})
	}
}

func announce(n int64) func(http.ResponseWriter, *http.Request, []byte) bool {
	return func(w http.ResponseWriter, r *http.Request, data []byte) bool {
		w.Header().Set("Content-Length", fmt.Sprint(n))
		_ = http.NewResponseController(w).Flush()
		panic(http.ErrAbortHandler)
	}
}

func only(code int) func(http.ResponseWriter, *http.Request, []byte) bool {
	return func(w http.ResponseWriter, r *http.Request, data []byte) bool { w.WriteHeader(code); return true }
}

// TestSilent gives up on a server that says nothing any more, before and in an answer.
func TestSilent(t *testing.T) {
	for name, n := range map[string]int{"before": 0, "in it": 1000} {
		t.Run(name, func(t *testing.T) {
			s, f := newShelf(t), Open(t.TempDir())
			s.put("en", "fr", "tiny", newKit(t, 1), nil)
			s.answer = func(w http.ResponseWriter, r *http.Request, data []byte) bool {
				if n > 0 {
					_, _ = w.Write(data[:n])
					_ = http.NewResponseController(w).Flush()
				}
				<-r.Context().Done()
				return true
			}
			r := s.list(t)
			o, _ := r.Best(en, fr, "")
			from := s.source()
			from.Silence = 50 * time.Millisecond
			if _, err := f.Get(t.Context(), from, r, o, false, func(int64) {}); err == nil || !strings.Contains(err.Error(), "has sent nothing for") {
				t.Errorf("Get says %v", err)
			}
			none(t, f)
		})
	}
}

// TestRedirected follows a server that sends on, but not from a safe one to one that is not.
func TestRedirected(t *testing.T) {
	s, f := newShelf(t), Open(t.TempDir())
	s.put("en", "fr", "tiny", newKit(t, 1), nil)
	on := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, s.URL+r.URL.Path, http.StatusFound) })
	open, safe := httptest.NewServer(on), httptest.NewTLSServer(on)
	defer open.Close()
	defer safe.Close()
	from := Source{Client: open.Client(), Mirror: open.URL}
	r, err := from.List(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	o, _ := r.Best(en, fr, "")
	if _, err := f.Get(t.Context(), from, r, o, false, func(int64) {}); err != nil {
		t.Error(err)
	}
	if _, err := (Source{Client: safe.Client(), Mirror: safe.URL}).List(t.Context()); err == nil || !strings.Contains(err.Error(), "where this is not safe") {
		t.Errorf("List says %v", err)
	}
	s.Close()
	if _, err := s.source().List(t.Context()); err == nil || !strings.Contains(err.Error(), "cannot be reached") {
		t.Errorf("List of a server that is gone says %v", err)
	}
	proxy, _ := url.Parse(s.URL) // which is gone
	through := &http.Client{Transport: &http.Transport{Proxy: http.ProxyURL(proxy)}}
	if _, err := (Source{Client: through}).List(t.Context()); err == nil || !strings.Contains(err.Error(), "the proxy cannot be reached: see to HTTPS_PROXY: ") || strings.Contains(err.Error(), "dial") {
		t.Errorf("List through a proxy that is gone says %v", err)
	}
}

// TestKnown trusts a file of which the list has no hash when it first comes, and another
// one in its place no more, from whatever mirror.
func TestKnown(t *testing.T) {
	s, f := newShelf(t), Open(t.TempDir())
	k := newKit(t, 1)
	s.put("en", "fr", "tiny", k, nil)
	if _, err := s.get(t.Context(), t, f, en, fr); err != nil {
		t.Fatal(err)
	}
	if gone, err := f.Remove(t.Context(), en, fr, ""); len(gone) != 1 || err != nil {
		t.Fatalf("Remove = %v, %v", gone, err)
	}
	none(t, f)
	other := newShelf(t)
	k[Vocabulary] = newKit(t, 2)[Vocabulary]
	other.put("en", "fr", "tiny", k, nil)
	if _, err := other.get(t.Context(), t, f, en, fr); err == nil || !strings.Contains(err.Error(), "another file than the one that first came from there") {
		t.Errorf("Get says %v", err)
	}
	none(t, f)
	if _, err := s.get(t.Context(), t, f, en, fr); err != nil {
		t.Errorf("the file of before: %v", err)
	}
}

// TestLocked lets one run at a time into a folder.
func TestLocked(t *testing.T) {
	s, f := newShelf(t), Open(t.TempDir())
	s.put("en", "fr", "tiny", newKit(t, 1), nil)
	unlock, err := f.lock(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.get(t.Context(), t, f, en, fr); err == nil || !strings.Contains(err.Error(), "another process is at work in") {
		t.Errorf("Get says %v", err)
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if _, err := f.Remove(ctx, en, fr, ""); !errors.Is(err, context.Canceled) {
		t.Errorf("Remove says %v", err)
	}
	unlock()
	if _, err := s.get(t.Context(), t, f, en, fr); err != nil {
		t.Error(err)
	}
}
