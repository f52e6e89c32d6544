package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// A depot is a mirror of models on a server that may be slow, and that is a proxy too.
type depot struct {
	*httptest.Server

	mu    sync.Mutex
	slow  time.Duration // before each part of an answer
	sent  int           // bytes of files
	asked []string      // addresses
}

func newDepot(t *testing.T) *depot {
	dir := t.TempDir()
	if err := makeShelf(dir, filepath.Join(root, "pipeline/engine/marian/sentencepiece/testdata/plain.spm.gz")); err != nil {
		t.Fatal(err)
	}
	d := &depot{}
	files := http.FileServer(http.Dir(dir))
	d.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		d.mu.Lock()
		d.asked = append(d.asked, r.Method+" "+r.URL.String())
		d.mu.Unlock()
		files.ServeHTTP(&dribble{w, d}, r)
	}))
	t.Cleanup(d.Close)
	return d
}

// dribble sends an answer in small parts.
type dribble struct {
	http.ResponseWriter
	d *depot
}

func (w *dribble) Write(p []byte) (n int, err error) {
	for len(p) > 0 && err == nil {
		m := 0
		m, err = w.ResponseWriter.Write(p[:min(len(p), 16<<10)])
		p, n = p[m:], n+m
		w.d.mu.Lock()
		w.d.sent += m
		slow := w.d.slow
		w.d.mu.Unlock()
		if slow > 0 {
			_ = http.NewResponseController(w.ResponseWriter).Flush()
			time.Sleep(slow)
		}
	}
	return n, err
}

// soFar is how many bytes were sent, and from then on.
func (d *depot) soFar() int {
	d.mu.Lock()
	defer d.mu.Unlock()
	n := d.sent
	d.sent = 0
	return n
}

// TestModelsKilled kills the fetching of models at random moments: what is installed then is
// whole, and the next run goes on where the last one stopped.
func TestModelsKilled(t *testing.T) {
	if testing.Short() {
		t.Skip("short")
	}
	d := newDepot(t)
	r := newRoom(t)
	get := []string{"models", "get", "-q", "--models", "models", "--mirror", d.URL, "fr"}
	began := time.Now()
	r.must(get...)
	idle := time.Since(began)
	whole := d.soFar()
	d.mu.Lock()
	d.slow = 2 * time.Millisecond
	d.mu.Unlock()
	rnd := rand.New(rand.NewPCG(7, 6))
	for round := range 6 {
		r := newRoom(t)
		kills := 0
		for n := 0; n < 4; n++ {
			c := r.command(get...)
			if err := c.Start(); err != nil {
				t.Fatal(err)
			}
			ended := make(chan struct{})
			go func() {
				_ = c.Wait() // its error is that it was killed
				close(ended)
			}()
			if round%2 == 0 {
				time.Sleep(time.Duration((0.2 + rnd.Float64()) * float64(idle)))
			} else { // while a model is put together
				r.untilStaged(ended)
				time.Sleep(time.Duration(rnd.Float64() * float64(20*time.Millisecond)))
			}
			_ = c.Process.Kill() // its error is that it has ended
			<-ended
			if c.ProcessState.Success() {
				break
			}
			kills++
			if listed, _ := r.must("models", "list", "--models", "models", "--format", "json"); !strings.Contains(listed, `"findings":[]`) {
				t.Fatalf("after %d kills: %s", kills, listed)
			}
			if listed, _ := r.must("models", "list", "--models", "models"); strings.Contains(listed, "-") {
				r.must("models", "verify", "-q", "--models", "models")
			}
		}
		r.must(get...)
		r.must("models", "verify", "-q", "--models", "models", "fr")
		if listed, _ := r.must("models", "list", "--models", "models"); strings.Count(listed, "\n") != 2 {
			t.Errorf("after %d kills there is\n%s", kills, listed)
		}
		// What had come was not sent again, but for what was on its way.
		if sent := d.soFar(); sent > whole+kills*(256<<10) || sent < whole {
			t.Errorf("%d kills: %d bytes were sent, of %d", kills, sent, whole)
		}
		for _, left := range []string{"models/.staging", "models/.trash"} {
			if _, err := os.Stat(filepath.Join(r.dir, left, "model")); err == nil {
				t.Errorf("%s is left", left)
			}
		}
		t.Logf("round %d: killed %d times", round, kills)
	}
}

// untilStaged waits until a run puts a model together, or has ended.
func (r room) untilStaged(ended <-chan struct{}) {
	for {
		select {
		case <-ended:
			return
		case <-time.After(100 * time.Microsecond):
		}
		if _, err := os.Stat(filepath.Join(r.dir, "models", ".staging", "model")); err == nil {
			return
		}
	}
}

// TestProxy fetches through the proxy of the environment, and asks the network for nothing
// but by get and list --available.
func TestProxy(t *testing.T) {
	d := newDepot(t)
	r := newRoom(t)
	for _, name := range []string{"HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"} {
		r.env = append(r.env, name+"="+d.URL)
	}
	r.env = append(r.env, "NO_PROXY=", "no_proxy=")
	asked := func() string {
		d.mu.Lock()
		defer d.mu.Unlock()
		all := strings.Join(d.asked, "\n")
		d.asked = nil
		return all
	}
	mirror := []string{"--models", "models", "--mirror", "http://mozilla.invalid"}
	r.must(append([]string{"models", "get", "-q", "en-zh"}, mirror...)...)
	if got := asked(); !strings.HasPrefix(got, "GET http://mozilla.invalid/db/models.json\nHEAD http://mozilla.invalid/models/base-memory/enzh/") {
		t.Errorf("the proxy was asked for\n%s", got)
	}
	r.must(append([]string{"models", "list", "--available"}, mirror...)...)
	if got := asked(); got != "GET http://mozilla.invalid/db/models.json" {
		t.Errorf("the proxy was asked for\n%s", got)
	}
	r.write("minutes.txt", minutesNow)
	for _, args := range [][]string{
		{"models", "list"}, {"models", "verify"}, {"models", "import", "models"}, {"models", "remove", "fr"},
		{"translate", "minutes.txt", "-o", "out", "--memory", "none"}, {"engines"},
	} {
		if args[0] == "models" {
			args = append(args, "--models", "models")
		}
		r.hexaglot(args...) // whatever comes of it
		if got := asked(); got != "" {
			t.Errorf("%q asks the network for %s", args, got)
		}
	}
}

// TestModelWays reads languages and directions, and tells Chinese from a direction.
func TestModelWays(t *testing.T) {
	for args, want := range map[string]string{
		"fr": "[en-fr fr-en]", "zh-Hans": "[en-zh zh-en]", "en-ru": "[en-ru]", "es-ar fr": "[es-ar en-fr fr-en]", "fr en-fr": "[en-fr fr-en]",
		"en": "all models translate from English or into it", "fr-fr": "\"fr-fr\" is no direction", "de": "\"de\" is not one of the six languages", "fr-de": "\"fr-de\" is not one",
	} {
		got, err := modelWays(strings.Fields(args))
		if err != nil && !strings.HasPrefix(err.Error(), want) || err == nil && fmt.Sprint(got) != want {
			t.Errorf("modelWays(%s) = %v, %v, want %s", args, got, err, want)
		}
	}
}

// TestModelProgress says how far a fetch is, a few times a second.
func TestModelProgress(t *testing.T) {
	var b bytes.Buffer
	now := time.Date(2031, 3, 5, 11, 0, 0, 0, time.UTC)
	p := &modelProgress{w: &b, msg: newMessages("en"), now: func() time.Time { return now }, way: "en-fr", size: 20e6}
	for _, n := range []int64{4e6, 5e6, 8e6} { // what had come before tells nothing of the rate
		p.at(n)
		now = now.Add(time.Second / 5)
	}
	now = now.Add(7 * time.Second / 5)
	p.at(14e6)
	p.end()
	want := "en-fr: 4.0 MB of 20.0 MB, 0.0 MB a second|en-fr: 8.0 MB of 20.0 MB, 10.0 MB a second|en-fr: 14.0 MB of 20.0 MB, 5.0 MB a second|"
	if got := strings.ReplaceAll(strings.ReplaceAll(b.String(), "\r\x1b[Khexaglot: ", ""), "second", "second|"); got != want+"\r\x1b[K" {
		t.Errorf("the progress is %q, want %q", got, want)
	}
	var none *modelProgress
	none.at(1)
	none.end()
}
