package models

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"
)

// TestResumed goes on where an answer broke off, in one run and from one to the next; and
// begins anew where the server cannot give the rest, or has another file.
func TestResumed(t *testing.T) {
	k := newKit(t, 1)
	half := func(w http.ResponseWriter, data []byte) bool {
		w.Header().Set("ETag", `"`+digest(data)[:8]+`"`)
		w.Header().Set("Content-Length", fmt.Sprint(len(data)))
		_, _ = w.Write(data[:len(data)/2])
		_ = http.NewResponseController(w).Flush()
		panic(http.ErrAbortHandler)
	}
	const model = "model.enfr.intgemm.alphas.bin.gz"
	t.Run("in one run", func(t *testing.T) {
		s, f := newShelf(t), Open(t.TempDir())
		s.put("en", "fr", "tiny", k, nil)
		s.answer = func(w http.ResponseWriter, r *http.Request, data []byte) bool {
			return r.Header.Get("Range") == "" && strings.HasSuffix(r.URL.Path, model) && half(w, data)
		}
		if _, err := s.get(t.Context(), t, f, en, fr); err != nil {
			t.Fatal(err)
		}
		if asked := s.since(); !strings.HasPrefix(asked, model+", "+model+" bytes=") {
			t.Errorf("asked for %s", asked)
		}
	})
	for name, c := range map[string]struct {
		then func(s *shelf)
		want string // asked in the second run
	}{
		"in the next run": {func(s *shelf) { s.answer = nil }, model + " bytes="},
		"no ranges": {func(s *shelf) {
			s.answer = func(w http.ResponseWriter, r *http.Request, data []byte) bool { _, _ = w.Write(data); return true }
		}, model + " bytes="},
		"another file": {func(s *shelf) {
			s.answer = nil
			for name, data := range s.files { // packed otherwise
				plain, _ := inflated(data)
				s.files[name] = zstandard(plain)
			}
		}, model + " bytes="},
	} {
		t.Run(name, func(t *testing.T) {
			s, f := newShelf(t), Open(t.TempDir())
			s.put("en", "fr", "tiny", k, nil)
			ctx, stop := context.WithCancel(t.Context())
			s.answer = func(w http.ResponseWriter, r *http.Request, data []byte) bool {
				w.Header().Set("ETag", `"`+digest(data)[:8]+`"`)
				w.Header().Set("Content-Length", fmt.Sprint(len(data)))
				_, _ = w.Write(data[:len(data)/2])
				_ = http.NewResponseController(w).Flush()
				<-r.Context().Done()
				return true
			}
			r := s.list(t)
			o, _ := r.Best(en, fr, "")
			_, err := f.Get(ctx, s.source(), r, o, false, func(n int64) {
				if n >= int64(len(s.files[o.Assets[0].Path])/2) {
					stop()
				}
			})
			if !errors.Is(err, context.Canceled) {
				t.Fatalf("a run that is cut off says %v", err)
			}
			none(t, f)
			s.since()
			c.then(s)
			if _, err := s.get(t.Context(), t, f, en, fr); err != nil {
				t.Fatal(err)
			}
			if asked := s.since(); !strings.HasPrefix(asked, c.want) {
				t.Errorf("asked for %s, want %s", asked, c.want)
			}
		})
	}
	t.Run("nothing to tell it by", func(t *testing.T) { // of the vocabulary there is no hash
		s, f := newShelf(t), Open(t.TempDir())
		s.put("en", "fr", "tiny", k, nil)
		first := true
		s.answer = func(w http.ResponseWriter, r *http.Request, data []byte) bool {
			if !strings.HasSuffix(r.URL.Path, ".spm.gz") {
				return false
			}
			w.Header().Set("Content-Length", fmt.Sprint(len(data)))
			if first {
				first = false
				_, _ = w.Write(data[:len(data)/2])
				_ = http.NewResponseController(w).Flush()
				panic(http.ErrAbortHandler)
			}
			_, _ = w.Write(data)
			return true
		}
		if _, err := s.get(t.Context(), t, f, en, fr); err != nil {
			t.Fatal(err)
		}
		if asked := s.since(); !strings.Contains(asked, "vocab.enfr.spm.gz, vocab.enfr.spm.gz, lex") {
			t.Errorf("asked for %s", asked)
		}
	})
	t.Run("for ever", func(t *testing.T) {
		s, f := newShelf(t), Open(t.TempDir())
		s.put("en", "fr", "tiny", k, nil)
		s.answer = func(w http.ResponseWriter, r *http.Request, data []byte) bool {
			w.Header().Set("Content-Length", fmt.Sprint(len(data)))
			_ = http.NewResponseController(w).Flush()
			panic(http.ErrAbortHandler)
		}
		_, err := s.get(t.Context(), t, f, en, fr)
		if err == nil || !strings.Contains(err.Error(), "broke off") {
			t.Errorf("Get says %v", err)
		}
		if asked := s.since(); asked != model {
			t.Errorf("asked for %s: an answer that brings nothing is not asked for again", asked)
		}
	})
}
