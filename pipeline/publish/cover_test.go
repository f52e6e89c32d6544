package publish

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"hexaglot/minutes"
	"hexaglot/minutes/xliff"
)

// mixed is a meeting of which each sentence, of one word more than the one before, came
// to its text in another way.
func mixed() *Meeting {
	m := meeting("Réunion")
	s := m.States[0]
	paragraph := minutes.Block{ID: "s1-b1", Kind: minutes.Paragraph}
	for i, t := range []minutes.Target{
		{Text: "a", Origin: minutes.Origin{Kind: "engine", Name: "marian"}},
		{Text: "b", Origin: minutes.Origin{Kind: "memory", Name: "old", Score: 100}},
		{Text: "c", Origin: minutes.Origin{Kind: "memory", How: "facts", Score: 98}},
		{Text: "d", Origin: minutes.Origin{Kind: "memory", How: "context", Score: 101}, State: minutes.Translated},
		{Text: "e", Source: "Earlier", Origin: minutes.Origin{Kind: "human"}, State: minutes.Final},
		{},
		{},
	} {
		seg := minutes.Segment{ID: "s1-b1-" + string(rune('1'+i)), Text: strings.TrimSpace(strings.Repeat("w ", i+1))}
		paragraph.Text = append(paragraph.Text, seg)
		if t.Source == "" {
			t.Source = seg.Text
		}
		s.Targets[seg.ID] = t
	}
	m.Doc.Content[0].Content = []minutes.Block{paragraph}
	return m
}

func TestCover(t *testing.T) {
	m := mixed()
	s := m.States[0]
	s.Suggest("s1-b1-6", xliff.Match{Source: "w w w w w", Text: "f", Type: xliff.FromMemory, Similarity: 90})
	s.Suggest("s1-b1-1", xliff.Match{Source: "w w", Text: "a", Type: xliff.FromMemory, Similarity: 60})
	got := s.Cover(m.Doc)
	want := Coverage{Segments: 9, Translated: 6, Words: 31, Covered: 17, By: map[string]int{"human": 7, "memory": 9, "engine": 1}, Stale: 5, Suggested: 6,
		Origins: []OriginCount{{"human", "", "", 7}, {"memory", "context", "", 4}, {"memory", "facts", "", 3}, {"memory", "", "", 2}, {"engine", "", "marian", 1}, {"none", "", "", 14}}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("Cover = %+v, want %+v", got, want)
	}
	if got := Cover(m.Doc, &s.Translation); got.Suggested != 0 || got.Covered != want.Covered {
		t.Errorf("Cover without suggestions = %+v", got)
	}
}

// TestLeast counts a text that was made for an earlier wording as a draft.
func TestLeast(t *testing.T) {
	m := meeting("Réunion")
	tr := &m.States[0].Translation
	tr.Targets["s1"] = minutes.Target{Source: "Opened", Text: "Ouverture", State: minutes.Final}
	if got := Least(m.Doc, tr); got != minutes.Initial {
		t.Errorf("Least = %s with a text for an earlier wording, want initial", got)
	}
	tr.Targets["s1"] = minutes.Target{Source: "Opening", Text: "Ouverture", State: minutes.Final}
	if got := Least(m.Doc, tr); got != minutes.Reviewed {
		t.Errorf("Least = %s, want reviewed", got)
	}
}

// TestSuggest keeps suggestions on disk, what a person wrote before what machines say, and
// none beside a person's text for what the segment now says.
func TestSuggest(t *testing.T) {
	dir := t.TempDir()
	r, _ := Open(dir)
	defer r.Close()
	m := mixed()
	s := m.States[0]
	earlier := xliff.Match{Source: "w x", Text: "z", Type: xliff.FromPerson, Similarity: 66, Origin: "Ana"}
	memory := xliff.Match{Source: "w y", Text: "y", Type: xliff.FromMemory, Similarity: 75}
	s.Matches = map[string][]xliff.Match{"s1-b1-7": {earlier}}
	s.Suggest("s1-b1-7", memory, memory)
	s.Suggest("s1-b1-7", memory)
	s.Suggest("s1-b1-5", memory) // of a person, for an earlier wording
	s.Suggest("s1-b1-4", memory) // of a person
	s.Suggest("s1", memory)
	s.Suggest("s1")
	s.Made = []xliff.Tool{{Name: "memory", Hash: "5eed"}}
	save(t, r, m, pages("fr 1"))
	again, err := r.Load(m.Key)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string][]xliff.Match{"s1-b1-7": {earlier, memory}, "s1-b1-5": {memory}}
	if got := again.States[0].Matches; !reflect.DeepEqual(got, want) {
		t.Errorf("the suggestions are %+v, want %+v", got, want)
	}
	var manifest manifestJSON
	if err := json.Unmarshal([]byte(content(t, dir, "data/minutes/manifest.json")), &manifest); err != nil {
		t.Fatal(err)
	}
	fr := manifest.Meetings[0].Pages[0]
	if fr.Lang != language.French || !slices.Equal(fr.Made, s.Made) || fr.Coverage.Suggested != 7 || fr.Coverage.Stale != 5 {
		t.Errorf("the manifest says %+v", fr)
	}
}

// TestShown leaves out of a page what has lost a link, and nothing else.
func TestShown(t *testing.T) {
	const one, two = "See [a](https://a.org).", "And <https://b.org>."
	doc := &minutes.Document{Lang: language.English, Content: []minutes.Block{{ID: "b", Kind: minutes.Paragraph,
		Text: []minutes.Segment{{ID: "1", Text: one}, {ID: "2", Text: two}, {ID: "3", Text: "No link."}}}}}
	done := func(text string) minutes.Target { return minutes.Target{Text: text, State: minutes.Translated} }
	for name, c := range map[string]struct {
		one, two minutes.Target
		want     []string
	}{
		"kept":           {done("Voir [a](https://a.org)."), done("Et <https://b.org>."), nil},
		"nothing":        {minutes.Target{}, minutes.Target{}, nil},
		"moved":          {done("Voir [a](https://a.org) et [b](https://b.org)."), done("Et voilà."), nil},
		"merged":         {done("Voir [a](https://a.org) et [b](https://b.org)."), done(""), nil},
		"lost":           {done("Voir a."), done("Et <https://b.org>."), []string{"1"}},
		"broken":         {done("Voir [a] (https://a.org)."), done("Et <https://b.org>."), []string{"1"}},
		"elsewhere":      {done("Voir [a](https://a.org/x)."), done("Et <https://b.org>."), []string{"1"}},
		"twice":          {done("Voir [a](https://a.org) ou [a](https://b.org)."), done("Et <https://b.org>."), []string{"1"}},
		"lost in a move": {done("Voir [a](https://a.org)."), done(""), []string{"2"}},
		"moved and lost": {done("Voir [b](https://b.org)."), done("Et voilà."), []string{"1", "2"}},
	} {
		tr := &minutes.Translation{Lang: language.French, Targets: map[string]minutes.Target{"1": c.one, "2": c.two, "3": done("Aucun lien.")}}
		shown, got := Shown(doc, tr)
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: Shown leaves out %v, want %v", name, got, c.want)
		}
		if shown.Targets["3"].Text == "" || tr.Targets["1"] != c.one || len(got) > 0 && shown.Targets[got[0]].Text != "" {
			t.Errorf("%s: Shown gives %+v of %+v", name, shown.Targets, tr.Targets)
		}
	}
}
