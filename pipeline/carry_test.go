package pipeline

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"hexaglot/minutes"
	"hexaglot/minutes/xliff"
	"hexaglot/pipeline/publish"
)

// TestEdited changes a sentence that a person has translated: the text stays where
// nothing that can be told makes it false, else it is set aside and suggested; it is
// never lost.
func TestEdited(t *testing.T) {
	const was = "The Chair thanked all 12 members for the [report](https://example.org/a) of 5 May."
	const text = "La présidence a remercié les 12 membres du [rapport](https://example.org/a) du 5 mai."
	for name, c := range map[string]struct {
		is, text string
		want     string // the message that says what became of it
	}{
		"typo":         {strings.Replace(was, "thanked", "tanked", 1), text, "stale.shown"},
		"a word more":  {strings.Replace(was, "all", "warmly all", 1), text, "stale.shown"},
		"in words":     {strings.Replace(was, "12", "twelve", 1), text, "stale.shown"},
		"number":       {strings.Replace(was, "12", "13", 1), text, "stale.suggested"},
		"day":          {strings.Replace(was, "5 May", "6 May", 1), text, "stale.suggested"},
		"time":         {strings.Replace(was, "of 5 May", "at 10:00 on 5 May", 1), text, "stale.suggested"},
		"fact gone":    {strings.Replace(was, " of 5 May", "", 1), text, "stale.suggested"},
		"link":         {strings.Replace(was, "org/a", "org/b", 1), text, "stale.suggested"},
		"link gone":    {strings.Replace(was, "[report](https://example.org/a)", "report", 1), text, "stale.suggested"},
		"much changed": {"All 12 members thanked the Chair for the [report](https://example.org/a) of 5 May.", text, "stale.suggested"},
		"denied":       {strings.Replace(was, "thanked", "did not thank", 1), text, "stale.suggested"},
		"never right":  {strings.Replace(was, "all", "warmly all", 1), strings.Replace(text, "12", "21", 1), "stale.suggested"},
		"another":      {"Nothing else was said.", text, "stale.source"},
	} {
		doc := func(s string) *minutes.Document {
			return &minutes.Document{Lang: language.English, Content: []minutes.Block{{ID: "b", Kind: minutes.Paragraph, Text: []minutes.Segment{{ID: "b-1", Text: s}}}}}
		}
		target := minutes.Target{Source: was, Text: c.text, State: minutes.Reviewed, Origin: minutes.Origin{Kind: "human", By: "Ana"}}
		fuzzy := xliff.Match{Source: was + " And so on.", Text: "x", Type: xliff.FromMemory}
		old := &publish.Meeting{Doc: doc(was), States: []*publish.State{{Translation: minutes.Translation{Lang: language.French, Targets: map[string]minutes.Target{"b-1": target}},
			Matches: map[string][]xliff.Match{"b-1": {fuzzy}}}}}
		for round := range 2 { // a second run finds the same
			s, findings := carry(old, doc(c.is), language.French)
			if round == 0 && (len(findings) != 1 || findings[0].Said.ID != c.want || findings[0].Rule != "stale.source" || findings[0].Segment != "b-1") {
				t.Errorf("%s: the findings are %+v, want %s", name, findings, c.want)
			}
			shown := s.Targets["b-1"] == target
			open := s.Targets["b-1"] == minutes.Target{Source: c.is, State: minutes.Initial}
			suggested := len(s.Matches["b-1"]) == 1 && s.Matches["b-1"][0].Text == c.text && s.Matches["b-1"][0].Type == xliff.FromPerson && s.Matches["b-1"][0].Origin == "Ana"
			aside := s.Aside["b-1"] == target && len(s.Aside) == 1
			switch {
			case c.want == "stale.shown" && (!shown || s.Aside != nil || s.Matches != nil),
				c.want == "stale.suggested" && (!open || !aside || !suggested),
				c.want == "stale.source" && (!open || !aside || s.Matches != nil):
				t.Errorf("%s: the state is %+v, want %s", name, s, c.want)
			}
			old = &publish.Meeting{Doc: doc(c.is), States: []*publish.State{s}}
		}
		// What the source said before, it says again.
		s, findings := carry(old, doc(was), language.French)
		if s.Targets["b-1"] != target || len(s.Aside) > 0 || len(findings) > 0 {
			t.Errorf("%s: of the old source again, the state is %+v, findings %+v", name, s, findings)
		}
	}
}

// TestEditedTask gives a task to somebody else: the old translation names the wrong one.
func TestEditedTask(t *testing.T) {
	const was = "The Secretariat will send the minutes and the list of those who were present to all members and to the host."
	const is = "The Presidency will send the minutes and the list of those who were present to all members and to the host."
	for _, owner := range []string{"Secretariat", "Presidency"} {
		doc := func(text, owner string) *minutes.Document {
			return &minutes.Document{Lang: language.English, Content: []minutes.Block{{ID: "a0-1", Kind: minutes.Action, Text: []minutes.Segment{{ID: "a0-1-1", Text: text}}, Task: minutes.Task{Owner: []string{owner}}}}}
		}
		now := strings.Replace(was, "to all members", "to members", 1)
		if owner == "Presidency" {
			now = is
		}
		old := &publish.Meeting{Doc: doc(was, "Secretariat"), States: []*publish.State{{Translation: minutes.Translation{Lang: language.French,
			Targets: map[string]minutes.Target{"a0-1-1": {Source: was, Text: "Le secrétariat enverra le compte rendu à tous les membres et à l’hôte.", State: minutes.Final, Origin: minutes.Origin{Kind: "human"}}}}}}}
		s, findings := carry(old, doc(now, owner), language.French)
		if shown := s.Targets["a0-1-1"].Text != ""; shown != (owner == "Secretariat") || len(findings) != 1 {
			t.Errorf("for the %s: shown %v, findings %+v", owner, shown, findings)
		}
	}
}

// TestUnchanged keeps the suggestions of segments that have not changed, wherever they
// have moved.
func TestUnchanged(t *testing.T) {
	doc := func(ids ...string) *minutes.Document {
		d := &minutes.Document{Lang: language.English}
		for _, id := range ids {
			d.Content = append(d.Content, minutes.Block{ID: id, Kind: minutes.Paragraph, Text: []minutes.Segment{{ID: id + "-1", Text: "One sentence."}}})
		}
		return d
	}
	matches := []xliff.Match{{Source: "One sentence", Text: "Une phrase", Type: xliff.FromMemory, Similarity: 95}}
	old := &publish.Meeting{Doc: doc("a"), States: []*publish.State{{Translation: minutes.Translation{Lang: language.French,
		Targets: map[string]minutes.Target{"a-1": {Source: "One sentence.", State: minutes.Initial}}}, Matches: map[string][]xliff.Match{"a-1": matches}}}}
	for _, id := range []string{"a", "b"} {
		if s, _ := carry(old, doc(id), language.French); !reflect.DeepEqual(s.Matches, map[string][]xliff.Match{id + "-1": matches}) {
			t.Errorf("in block %s the suggestions are %+v", id, s.Matches)
		}
	}
}

// TestAgain has one sentence twice, in two translations, and moves one of them before the
// other: it took the text that the other kept, and its own was said to be gone.
func TestAgain(t *testing.T) {
	doc := func(ids ...string) *minutes.Document {
		d := &minutes.Document{Lang: language.English}
		for _, id := range ids {
			d.Content = append(d.Content, minutes.Block{ID: id, Kind: minutes.Paragraph, Text: []minutes.Segment{{ID: id + "-1", Text: "Agreed."}}})
		}
		return d
	}
	said := func(text string) minutes.Target {
		return minutes.Target{Source: "Agreed.", Text: text, State: minutes.Reviewed, Origin: minutes.Origin{Kind: "human"}}
	}
	old := &publish.Meeting{Doc: doc("a", "b"), States: []*publish.State{{Translation: minutes.Translation{Lang: language.French,
		Targets: map[string]minutes.Target{"a-1": said("D’accord."), "b-1": said("Entendu.")}}}}}
	s, findings := carry(old, doc("c", "a"), language.French)
	if s.Targets["c-1"].Text != "Entendu." || s.Targets["a-1"].Text != "D’accord." || len(s.Aside) > 0 || len(findings) > 0 {
		t.Errorf("the state is %+v, findings %+v", s, findings)
	}
}

// TestStalePage shows a text of an earlier wording as a draft until it is marked.
func TestStalePage(t *testing.T) {
	dir := t.TempDir()
	fr := map[string]string{"MAG Virtual Meeting 4": "Réunion virtuelle 4 du MAG", "Opening": "Ouverture", "There are 12 chairs and 3 tables.": "Il y a 12 chaises et 3 tables.",
		"Read [the note](https://example.org/n) by 7 May 2031.": "Lire [la note](https://example.org/n) avant le 7 mai 2031.", "The Chair will call.": "La présidence appellera."}
	f := read(t, source)
	first, err := Run(t.Context(), dir, f, Config{To: []language.Tag{language.French}})
	if err != nil {
		t.Fatal(err)
	}
	at, err := publish.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer at.Close()
	m, err := at.Load(first.Key)
	if err != nil {
		t.Fatal(err)
	}
	for seg := range m.Doc.Segments() {
		m.State(language.French).Targets[seg.ID] = minutes.Target{Source: seg.Text, Text: fr[seg.Text], State: minutes.Reviewed, Origin: minutes.Origin{Kind: "human"}}
	}
	if _, _, err := at.Save(m, nil); err != nil {
		t.Fatal(err)
	}
	page := func() string {
		data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(publish.PagePath(first.Key, language.French))))
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	changed := strings.Replace(source, "There are 12 chairs", "There were 12 chairs", 1)
	r, err := Run(t.Context(), dir, read(t, changed), Config{To: []language.Tag{language.French}, Replace: true})
	if err != nil {
		t.Fatal(err)
	}
	if c := r.Coverage[0]; c.Stale != 7 || c.Covered != c.Words {
		t.Errorf("the coverage is %+v, want 7 stale words of all", c)
	}
	if p := page(); !strings.Contains(p, "Il y a 12 chaises et 3 tables.") || !strings.Contains(p, "state: initial") || !strings.Contains(p, "\n> ") {
		t.Errorf("the page has not the earlier text as a draft:\n%s", p)
	}
	if _, _, err := (Mark{Lang: language.French, State: minutes.Translated}).Do(t.Context(), at, r.Key); err != nil {
		t.Fatal(err)
	}
	if p := page(); strings.Contains(p, "\n> ") {
		t.Errorf("the page is still a draft:\n%s", p)
	}
	r, err = Run(t.Context(), dir, read(t, changed), Config{To: []language.Tag{language.French}, Replace: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range r.Findings {
		if f.Rule == "stale.source" {
			t.Errorf("after the mark there is the finding %+v", f)
		}
	}
}

// TestNegations finds the words that deny in six languages.
func TestNegations(t *testing.T) {
	for lang, c := range map[language.Tag]struct {
		text string
		want int
	}{
		language.English: {"It was not said, nor wasn't it: nothing.", 3}, language.French: {"Il n’est pas dit non plus.", 3}, language.Spanish: {"No se dijo nunca.", 2},
		language.Russian: {"Нет, не сказано.", 2}, language.Arabic: {"لم يُقل ولن يُقال.", 2}, language.Chinese: {"没有说，也不会说。", 2},
	} {
		if got := negations(lang, c.text); got != c.want {
			t.Errorf("negations(%s, %q) = %d, want %d", lang, c.text, got, c.want)
		}
	}
}
