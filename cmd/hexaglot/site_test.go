package main

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// hugoConfig is what a site needs besides the pages; README says the same.
const hugoConfig = `baseURL = 'https://example.org/'
defaultContentLanguage = 'en'
disableKinds = ['taxonomy', 'term', 'RSS', 'sitemap', 'home', 'section', '404']
[markup.goldmark.extensions]
typographer = false
[languages.en]
[languages.zh]
[languages.es]
[languages.fr]
[languages.ar]
languageDirection = 'rtl'
[languages.ru]
`

// TestHugo builds a site of the generated pages, taken as they are.
func TestHugo(t *testing.T) {
	hugo := need(t, "hugo")
	site := t.TempDir()
	var words bytes.Buffer
	code := run(context.Background(), []string{"translate", filepath.Join(root, "minutes/testdata/igf-mag-virtual-meeting.en.pdf"), "-o", site}, nil, &words, &words)
	if code != 0 {
		t.Fatalf("exit status %d\n%s", code, words.String())
	}
	for name, text := range map[string]string{
		"config.toml":                  hugoConfig,
		"layouts/_default/single.html": `<!doctype html><html lang="{{.Lang}}"><title>{{.Title}}</title>{{range .AllTranslations}}<link hreflang="{{.Lang}}" href="{{.RelPermalink}}">{{end}}<h1>{{.Title}}</h1>{{.Content}}`,
	} {
		name = filepath.Join(site, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	build := exec.Command(hugo, "--source", site, "--quiet")
	build.Env = append(os.Environ(), "HUGO_ENVIRONMENT=production")
	if out, err := build.CombinedOutput(); err != nil || len(bytes.TrimSpace(out)) > 0 {
		t.Fatalf("hugo: %v\n%s", err, out)
	}
	ids := regexp.MustCompile(`<h[2-6] id="?([a-z0-9-]+)"?`)
	var first []string
	for _, lang := range []string{"en", "zh", "es", "fr", "ar", "ru"} {
		dir := lang
		if lang == "en" {
			dir = ""
		}
		pages, err := filepath.Glob(filepath.Join(site, "public", dir, "minutes", "*", "index.html"))
		if err != nil || len(pages) != 1 {
			t.Fatalf("%s: %d pages were built, want 1", lang, len(pages))
		}
		data, err := os.ReadFile(pages[0])
		if err != nil {
			t.Fatal(err)
		}
		html := string(data)
		if n := strings.Count(html, "hreflang"); n != 6 {
			t.Errorf("%s: the page knows %d languages, want 6", lang, n)
		}
		var got []string
		for _, m := range ids.FindAllStringSubmatch(html, -1) {
			if m[1] != "disclaimer" {
				got = append(got, m[1])
			}
		}
		if first == nil {
			first = got
		}
		if strings.Join(got, " ") != strings.Join(first, " ") || len(got) < 5 {
			t.Errorf("%s: the anchors are %v, want %v", lang, got, first)
		}
		if strings.Contains(html, "{#") || strings.Contains(html, "raw HTML omitted") {
			t.Errorf("%s: the page shows marks of Markdown", lang)
		}
	}
}
