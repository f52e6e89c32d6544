package marian

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"hexaglot/pipeline/engine"
	"hexaglot/pipeline/engine/marian/kernel"
	"hexaglot/pipeline/engine/marian/models"
	"hexaglot/pipeline/engine/marian/wordbook"
)

// The words that the models of these tests know.
const (
	toFrench  = "▁See:▁Voir ▁the:▁la ▁blue:▁bleue ▁note:▁note ▁chair:▁chaise ▁chairs:▁chaises ▁and:▁et ▁of:▁de ▁5:▁5 ▁12:▁12 ▁IGF:▁FGI ▁X1:▁X1 ▁X2:▁X2 ▁Read:▁Lisez ▁now:▁maintenant .:. ,:, (:( ):) ▁(:▁( ▁meeting:▁séance X1:X1 X2:X2 ▁Secretariat:▁secrétaire"
	toEnglish = "▁见:▁See 说明:▁note 椅子:▁chair 和:▁and 蓝色的:▁blue 会议:▁meeting 。:. ，:, X1:▁X1 X2:▁X2 ▁:▁the 请看:▁Read 秘书处:▁Secretariat IGF:▁IGF"
	toChinese = "▁See:▁见 ▁the:的 ▁note:说明 ▁chair:椅子 ▁and:和 ▁X1:X1 .:。 ,:， ▁now:现在"
)

// install puts models into a folder, each with its words.
func install(t testing.TB, books ...wordbook.Book) *models.Folder {
	t.Helper()
	dir := t.TempDir()
	for _, b := range books {
		files, err := b.Files()
		if err != nil {
			t.Fatal(err)
		}
		for name, data := range files {
			name = filepath.Join(dir, b.Dir(), name)
			if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o777), os.WriteFile(name, data, 0o666)); err != nil {
				t.Fatal(err)
			}
		}
	}
	return models.Open(dir)
}

func book(from, to, architecture, words string) wordbook.Book {
	b := wordbook.Book{From: language.MustParse(from), To: language.MustParse(to), Architecture: architecture}
	for _, w := range strings.Fields(words) {
		source, target, _ := strings.Cut(w, ":")
		b.Words = append(b.Words, [2]string{source, target})
	}
	return b
}

// ask asks an engine and gives its answers by their ids.
func ask(t testing.TB, e engine.Engine, requests ...engine.Request) map[string]engine.Answer {
	t.Helper()
	answers := map[string]engine.Answer{}
	err := e.Translate(t.Context(), requests, func(a engine.Answer) {
		if _, twice := answers[a.ID]; twice {
			t.Errorf("%s is answered twice", a.ID)
		}
		answers[a.ID] = a
	})
	if err != nil {
		t.Fatal(err)
	}
	return answers
}

// request is a text with its tags, and what is behind those that stand alone, parted by |.
func request(from, to, text, behind string) engine.Request {
	r := engine.Request{ID: text, From: language.MustParse(from), To: language.MustParse(to), Text: text, Tags: tagsOf(text)}
	rest := strings.Split(behind, "|")
	for _, tag := range r.Tags {
		b := ""
		if strings.HasSuffix(tag, "/>") {
			b, rest = rest[0], rest[1:]
		}
		r.Behind = append(r.Behind, b)
	}
	return r
}

// TestRoute finds ways between the six languages among models, and says which.
func TestRoute(t *testing.T) {
	e := New(Config{Models: install(t, book("en", "fr", "tiny", toFrench), book("en", "fr", "base-memory", toFrench), book("zh", "en", "base", toEnglish), book("en", "zh", "tiny", toChinese))})
	for _, c := range []struct{ from, to, want string }{
		{"en", "fr", "marian en-fr base-memory"},
		{"zh", "en", "marian zh-en base"},
		{"zh", "fr", "marian zh-en base + en-fr base-memory"},
		{"fr", "zh", ""},
		{"fr", "en", ""},
		{"en", "en", ""},
		{"en", "ru", ""},
		{"zh", "ru", ""},
	} {
		got := ""
		if d := e.Route(language.MustParse(c.from), language.MustParse(c.to)); d != nil {
			got = d.Name()
		}
		if got != c.want {
			t.Errorf("Route(%s, %s) is %q, want %q", c.from, c.to, got, c.want)
		}
	}
	if got, want := e.Models(), []string{"en-fr base-memory", "en-fr tiny", "en-zh tiny", "zh-en base"}; !slices.Equal(got, want) {
		t.Errorf("the models are %q, want %q", got, want)
	}
	if got := New(Config{Models: models.Open(t.TempDir())}).Models(); got != nil {
		t.Errorf("an empty folder has the models %q", got)
	}
}

// TestHash holds that drafts of other models and of other arithmetic are not taken for those
// of these.
func TestHash(t *testing.T) {
	route := func(e *Engine) engine.Engine { return e.Route(language.English, language.French) }
	one := install(t, book("en", "fr", "tiny", toFrench))
	first := route(New(Config{Models: one}))
	plain, err := kernel.Named("plain")
	if err != nil {
		t.Fatal(err)
	}
	if other := route(New(Config{Models: one, Kernel: plain, Workers: 3})); other.Hash() != first.Hash() || other.Name() != first.Name() {
		t.Error("with another kernel and other workers it is another engine, though it says the same")
	}
	if other := route(New(Config{Models: install(t, book("en", "fr", "tiny", toFrench+" ▁more:▁plus"))})); other.Hash() == first.Hash() {
		t.Error("another model has the same hash")
	}
	for _, k := range kernel.All() {
		wide, err := k.Wide()
		if err != nil {
			continue
		}
		other := route(New(Config{Models: one, Kernel: wide}))
		if other.Hash() == first.Hash() || other.Name() != "marian en-fr tiny, wide" {
			t.Errorf("with the kernel %s it is %q with the same hash %t", wide.Name(), other.Name(), other.Hash() == first.Hash())
		}
	}
}

// TestTranslate gives texts with tags to models that know their words.
func TestTranslate(t *testing.T) {
	e := New(Config{Models: install(t, book("en", "fr", "tiny", toFrench), book("zh", "en", "tiny", toEnglish), book("en", "zh", "tiny", toChinese))})
	for _, c := range []struct{ from, to, text, behind, want string }{
		{"en", "fr", "See the note.", "", "Voir la note."},
		{"en", "fr", "See <g1>the note</g1>.", "", "Voir <g1>la note</g1>."},
		{"en", "fr", "<g1>See <g2>the</g2> note.</g1>", "", "<g1>Voir <g2>la</g2> note.</g1>"},
		{"en", "fr", "See <x1/> and <x2/>.", "https://example.org|A/1", "Voir <x1/> et <x2/>."},
		{"en", "fr", "See <g1>the note of <x2/></g1> (<x3/>).", "A/1|{name}", "Voir <g1>la note de <x2/></g1> (<x3/>)."},
		{"en", "fr", "Read the note. See the chair.", "", "Lisez la note. Voir la chaise."},
		{"en", "zh", "See the note. See the chair.", "", "见的说明。见的椅子。"},
		{"zh", "en", "见<g1>说明</g1>。", "", "See <g1>note</g1>."},
		{"zh", "fr", "见<g1>说明</g1>。", "", "Voir <g1>note</g1>."},
		{"zh", "fr", "见<g1>说明<x2/></g1>。", "A/1", "Voir <g1>note <x2/></g1>."},
		{"en", "fr", "", "", ""},
		{"en", "fr", "<x1/>", "https://example.org", "<x1/>"},
		{"en", "ru", "See the note.", "", "no models for en to ru"},
	} {
		r := request(c.from, c.to, c.text, c.behind)
		a := ask(t, e, r)[r.ID]
		if a.Err != nil {
			a.Text = a.Err.Error()
		}
		if a.Text != c.want {
			t.Errorf("%s to %s: %q becomes %q, want %q", c.from, c.to, c.text, a.Text, c.want)
		}
	}
}

// TestTerms asks for words of the glossary, once.
func TestTerms(t *testing.T) {
	e := New(Config{Models: install(t, book("en", "fr", "tiny", toFrench+" ▁secrétariat:▁secrétariat ▁Forum:▁Forum"), book("zh", "en", "tiny", toEnglish+" ▁a:▁a"))})
	r := request("en", "fr", "See the Secretariat.", "")
	if got := ask(t, e, r)[r.ID].Text; got != "Voir la secrétaire." {
		t.Errorf("without the term it becomes %q", got)
	}
	r.Terms = []engine.Term{{Source: "Secretariat", Accepted: []string{"secrétariat"}}}
	if got := ask(t, e, r)[r.ID].Text; got != "Voir la secrétariat." {
		t.Errorf("with the term it becomes %q", got)
	}
	r.Terms = append(r.Terms, engine.Term{Source: "the Secretariat", Accepted: []string{"Ωmega"}})
	if got := ask(t, e, r)[r.ID].Text; got != "Voir la secrétariat." {
		t.Errorf("with a longer term that the model has no pieces for it becomes %q", got)
	}
	r.Try = 1
	if got := ask(t, e, r)[r.ID].Text; got != "Voir la secrétaire." {
		t.Errorf("the second time it becomes %q", got)
	}
	r.Terms = nil
	if got := ask(t, e, r); len(got) > 0 {
		t.Errorf("the second time, with nothing to change, it answers %v", got)
	}
	r = request("zh", "fr", "见秘书处。", "")
	r.Terms = []engine.Term{{Source: "秘书处", Accepted: []string{"secrétariat"}, English: []string{"Secretariat"}}}
	if got := ask(t, e, r)[r.ID].Text; got != "Voir secrétariat." {
		t.Errorf("through English it becomes %q", got)
	}
}

// TestSame gives the same answers whatever runs them.
func TestSame(t *testing.T) {
	folder := install(t, book("en", "fr", "tiny", toFrench))
	var requests []engine.Request
	for i := range 60 {
		text := "See <g1>the blue note</g1>, <x2/> and the chairs." + strings.Repeat(" Read 12 chairs.", i%5)
		r := request("en", "fr", text, "A/1")
		r.ID = fmt.Sprint(i)
		requests = append(requests, r)
	}
	var want map[string]engine.Answer
	for _, k := range kernel.All() {
		for _, workers := range []int{1, 2, 7} {
			got := ask(t, New(Config{Models: folder, Kernel: k, Workers: workers}), requests...)
			if want == nil {
				want = got
			}
			for id, a := range want {
				if got[id] != a || a.Text == "" {
					t.Errorf("kernel %s, %d workers: %v, want %v", k.Name(), workers, got[id], a)
				}
			}
		}
	}
}

// TestCancel stops in the middle: no answer comes after.
func TestCancel(t *testing.T) {
	e := New(Config{Models: install(t, book("en", "fr", "tiny", toFrench)), Workers: 2})
	var requests []engine.Request
	for i := range 200 {
		r := request("en", "fr", "See the note.", "")
		r.ID = fmt.Sprint(i)
		requests = append(requests, r)
	}
	ctx, stop := context.WithCancel(t.Context())
	n := 0
	err := e.Translate(ctx, requests, func(engine.Answer) {
		n++
		stop()
	})
	if !errors.Is(err, context.Canceled) || n == 0 || n == len(requests) {
		t.Errorf("Translate, cancelled, gives %d of %d answers and %v", n, len(requests), err)
	}
}

// TestBroken has models that are no models: it says which, and not where they lie.
func TestBroken(t *testing.T) {
	folder := install(t, book("en", "fr", "tiny", toFrench))
	all, err := folder.List()
	if err != nil || len(all) != 1 {
		t.Fatalf("List: %d models, %v", len(all), err)
	}
	for _, file := range []string{all[0].Files.Model, all[0].Files.SourceVocabulary, all[0].Files.TargetVocabulary} {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		bad := slices.Clone(data)
		for i := range bad[:len(bad)/2] {
			bad[i] ^= 0x5a
		}
		if err := os.WriteFile(file, bad, 0o666); err != nil {
			t.Fatal(err)
		}
		err = New(Config{Models: folder}).Translate(t.Context(), []engine.Request{request("en", "fr", "See.", "")}, func(a engine.Answer) { t.Errorf("an answer: %v", a) })
		var f *engine.Failure
		if !errors.As(err, &f) || f.Said.ID != "marian.model" || !strings.Contains(err.Error(), "en-fr tiny") || strings.Contains(err.Error(), folder.Dir()) {
			t.Errorf("with %s broken: %v", filepath.Base(file), err)
		}
		if err := os.WriteFile(file, data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
}
