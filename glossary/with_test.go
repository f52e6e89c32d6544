package glossary

import (
	"strings"
	"testing"

	"golang.org/x/text/language"
)

// laid reads the tables of a project from lines and lays them over the glossary inside the
// program.
func laid(t *testing.T, concepts []Concept, renderings []Rendering) *Glossary {
	t.Helper()
	over, err := New(concepts, renderings)
	if err != nil {
		t.Fatal(err)
	}
	return Builtin().With(over)
}

func TestTheLaterGlossaryWins(t *testing.T) {
	g := laid(t, []Concept{{ID: "workshop", Note: "Ours."}, {ID: "our-desk", Subject: "house", Part: "noun"}}, []Rendering{
		{Concept: "workshop", Lang: language.French, Text: "séance pratique", Status: Preferred, Usage: Community, Source: "project term sheet"},
		{Concept: "workshop", Lang: language.Russian, Text: "мастер-класс", Status: Preferred, Source: "project term sheet"},
		{Concept: "our-desk", Lang: language.English, Text: "secretariat", Status: Preferred, Source: "project term sheet"},
		{Concept: "our-desk", Lang: language.Chinese, Text: "会议室", Status: Preferred, Source: "project term sheet"},
	})
	c, _ := g.Concept("workshop")
	if c.Subject != "sessions" || c.Part != "noun" || c.Note != "Ours." {
		t.Errorf("Concept(workshop) = %+v, want the subject of the first and the note of the later", c)
	}
	for _, c := range []struct {
		lang  language.Tag
		usage Usage
		want  string
	}{
		{language.French, Community, "séance pratique"},
		{language.Russian, Community, "мастер-класс"},
		{language.Russian, UN, "мастер-класс"},
		{language.Chinese, Community, "研讨会"},
	} {
		if r, _ := g.Preferred("workshop", c.lang, c.usage); r.Text != c.want {
			t.Errorf("Preferred(workshop, %s, %s) = %q, want %q", c.lang, c.usage, r.Text, c.want)
		}
	}
	for _, lang := range languages {
		n := map[Usage]int{}
		for _, r := range g.Renderings("workshop", lang) {
			if r.Status == Preferred {
				n[r.Usage]++
			}
		}
		if n[UN] > 1 || n[Community] > 1 || n[Both] > 1 {
			t.Errorf("workshop, %s: two are preferred: %v", lang, g.Renderings("workshop", lang))
		}
	}
	// A text of the later glossary is its own concept's, and no look-alike.
	for text, lang := range map[string]language.Tag{"secretariat": language.English, "会议室": language.Chinese} {
		if ms := g.Find(lang, text); len(ms) != 1 || ms[0].Concept != "our-desk" {
			t.Errorf("Find(%s, %q) = %v, want our-desk", lang, text, spans(ms))
		}
	}
	if r, _ := Builtin().Preferred("workshop", language.Russian, Both); r.Text == "мастер-класс" {
		t.Error("With has changed the glossary that it was called on")
	}
}

func TestALaterRenderingTakesThePlaceOfTheSameText(t *testing.T) {
	was, _ := Builtin().Preferred("workshop", language.French, Community)
	g := laid(t, []Concept{{ID: "workshop"}}, []Rendering{
		{Concept: "workshop", Lang: language.French, Text: was.Text, Status: Forbidden, Source: "project term sheet", Note: "Not here."},
	})
	n := 0
	for _, r := range g.Renderings("workshop", language.French) {
		if r.Text == was.Text {
			n++
			if r.Status != Forbidden || r.Note != "Not here." {
				t.Errorf("%q = %+v, want the later row", r.Text, r)
			}
		}
	}
	if n != 1 {
		t.Errorf("%q stands %d times, want once", was.Text, n)
	}
}

func TestWithNothing(t *testing.T) {
	g := laid(t, nil, nil)
	if got, want := len(g.Concepts()), len(Builtin().Concepts()); got != want {
		t.Errorf("%d concepts, want %d", got, want)
	}
	if ms := g.Find(language.Chinese, "会议室"); len(ms) != 0 {
		t.Errorf("Find(zh, 会议室) = %v, want none: the look-alikes stay", spans(ms))
	}
}

func TestNewSaysWhatIsWrongAndWhere(t *testing.T) {
	_, err := New([]Concept{{ID: "a b", Line: 2}}, []Rendering{
		{Concept: "c", Lang: language.German, Text: "C", Status: Preferred, Line: 3},
		{Concept: "c", Lang: language.French, Text: "C", Status: Preferred, Line: 4},
	})
	for _, want := range []string{`line 2: concept id "a b"`, "line 3: c: language de: want zh", `line 4: fr: "C" is of the concept "c"`} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("New: %v, want %s", err, want)
		}
	}
}
