package pipeline

import (
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"hexaglot/minutes"
	"hexaglot/minutes/markdown"
	"hexaglot/pipeline/memory/store"
	"hexaglot/pipeline/publish"
)

// three are three sentences of which the first translation says the first two.
func three() *publish.Meeting {
	said := func(source, text string) minutes.Target {
		return minutes.Target{Source: source, Text: text, State: minutes.Reviewed, Origin: minutes.Origin{Kind: "human"}}
	}
	return &publish.Meeting{Key: "k", Doc: paragraphs("The Chair opened the meeting, which had 12 members.\nAll were welcome.\nThey sat down."),
		States: []*publish.State{{Translation: minutes.Translation{Lang: language.French, Targets: map[string]minutes.Target{
			"b1-1": said("The Chair opened the meeting, which had 12 members.", "La présidence a ouvert la réunion, qui comptait 12 membres, et les a accueillis."),
			"b1-2": {Source: "All were welcome.", State: minutes.Reviewed},
			"b1-3": said("They sat down.", "Ils se sont assis."),
		}}}}}
}

// paragraphs are blocks with a sentence in each line.
func paragraphs(blocks ...string) *minutes.Document {
	d := &minutes.Document{Lang: language.English, File: "m.md", Title: minutes.Segment{ID: "title", Text: "Meeting"}}
	for i, text := range blocks {
		b := minutes.Block{ID: "b" + string(rune('1'+i)), Kind: minutes.Paragraph}
		for k, line := range strings.Split(text, "\n") {
			b.Text = append(b.Text, minutes.Segment{ID: b.ID + "-" + string(rune('1'+k)), Text: line})
		}
		d.Content = append(d.Content, b)
	}
	return d
}

// TestHeld changes a source of which a translation says two sentences in one: the page
// lost the second when the first was gone, and the same sentence elsewhere, and went on
// saying the second when the source no longer did.
func TestHeld(t *testing.T) {
	const a, b, c = "The Chair opened the meeting, which had 12 members.", "All were welcome.", "They sat down."
	for name, x := range map[string]struct {
		now  []string
		open string // segments that are to be translated
	}{
		"unchanged":       {[]string{a + "\n" + b + "\n" + c}, ""},
		"typo":            {[]string{strings.Replace(a, "opened", "openned", 1) + "\n" + b + "\n" + c}, ""},
		"moved":           {[]string{"Before.", a + "\n" + b + "\n" + c}, "b1-1"},
		"number":          {[]string{strings.Replace(a, "12", "13", 1) + "\n" + b + "\n" + c}, "b1-1 b1-2"},
		"first gone":      {[]string{"Nobody came at all today.\n" + b + "\n" + c}, "b1-1 b1-2"},
		"said once more":  {[]string{a + "\n" + b + "\n" + c, "Next.\n" + b}, "b2-1 b2-2"},
		"in another part": {[]string{a, b + "\n" + c}, "b1-1 b2-1"},
		"second changed":  {[]string{a + "\nNobody was welcome.\n" + c}, "b1-1 b1-2 b1-3"},
		"second gone":     {[]string{a + "\n" + c}, "b1-1 b1-2"},
	} {
		s, findings := carry(three(), paragraphs(x.now...), language.French)
		var open []string
		doc := paragraphs(x.now...)
		for b := range doc.Blocks() {
			for _, seg := range b.Text {
				if g := s.Targets[seg.ID]; g.Text == "" && g.State.Rank() == 0 {
					open = append(open, seg.ID)
				}
			}
		}
		for id, text := range three().States[0].Targets {
			set := false
			for _, other := range s.Targets {
				set = set || other.Text == text.Text
			}
			for _, other := range s.Aside {
				set = set || other.Text == text.Text && len(findings) > 0
			}
			if text.Text != "" && !set {
				t.Errorf("%s: the text of %s is lost, or nothing says that it is set aside: %+v", name, id, findings)
			}
		}
		if got := strings.Join(open, " "); got != x.open {
			t.Errorf("%s: open are %q, want %q", name, got, x.open)
		}
	}
}

// TestLearnHeld learns nothing from a text that says two sentences: elsewhere the second
// would be said where it is not.
func TestLearnHeld(t *testing.T) {
	if all := Groups(three(), nil); strings.Contains(groups(all), "|La présidence a ouvert") {
		t.Errorf("Groups gives\n%s", groups(all))
	}
}

// TestShownHeld takes a text out of a page that has lost a link: the sentence that it says
// too was nowhere.
func TestShownHeld(t *testing.T) {
	m := three()
	m.Doc.Content[0].Text[0].Text += " [List](https://example.org/l)."
	shown, bad := publish.Shown(m.Doc, &m.States[0].Translation)
	if len(bad) != 1 {
		t.Errorf("Shown leaves out %q", bad)
	}
	page, err := markdown.Write(m.Doc, shown, markdown.Meta{Key: m.Key})
	if err != nil || !strings.Contains(string(page), "All were welcome.") {
		t.Errorf("the page is (%v)\n%s", err, page)
	}
}

// TestStaleReplaced fills a sentence that was mended with what the memory has: it was said
// that the text of before stays in the page.
func TestStaleReplaced(t *testing.T) {
	m, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "memory.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer m.Close()
	const was, is = "They all sat down in the big hall.", "They all sat down in the big halls."
	if _, err := m.Add(t.Context(), []store.Group{{
		{Lang: language.English, Text: is, Origin: store.Origin{State: minutes.Reviewed}},
		{Lang: language.French, Text: "Ils se sont tous assis dans les grandes salles.", Origin: store.Origin{State: minutes.Reviewed}},
	}}); err != nil {
		t.Fatal(err)
	}
	old := &publish.Meeting{Doc: paragraphs(was), States: []*publish.State{{Translation: minutes.Translation{Lang: language.French, Targets: map[string]minutes.Target{
		"b1-1": {Source: was, Text: "Ils se sont tous assis dans la grande salle.", State: minutes.Reviewed, Origin: minutes.Origin{Kind: "human"}}}}}}}
	jobs, err := fillAll(t.Context(), &publish.Meeting{Doc: paragraphs(is)}, old, Config{To: []language.Tag{language.French}, Memory: m})
	if err != nil {
		t.Fatal(err)
	}
	if got := jobs[0].state.Targets["b1-1"].Text; !strings.Contains(got, "salles") || jobs[0].state.Aside["b1-1"].Text == "" {
		t.Fatalf("the text is %q, aside %+v", got, jobs[0].state.Aside)
	}
	if f := jobs[0].findings[0]; f.Said.ID != "stale.source" || !strings.Contains(f.Message, was) {
		t.Errorf("the finding is %+v", f)
	}
}

// TestMarkHeld marks a page in which people have said two sentences in one: it stayed a
// draft in its front matter, and one sentence was counted as not translated.
func TestMarkHeld(t *testing.T) {
	dir := t.TempDir()
	repo, err := publish.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer repo.Close()
	m := three()
	m.States[0].Targets["title"] = minutes.Target{Source: "Meeting", Text: "Réunion", State: minutes.Translated, Origin: minutes.Origin{Kind: "human"}}
	if _, _, err := repo.Save(m, nil); err != nil {
		t.Fatal(err)
	}
	n, _, err := Mark{Lang: language.French, State: minutes.Final}.Do(t.Context(), repo, m.Key)
	if err != nil || n != (Marked{Set: 4}) {
		t.Errorf("Mark gives %+v, %v", n, err)
	}
	if m, err = repo.Load(m.Key); err != nil {
		t.Fatal(err)
	}
	s := m.States[0]
	if c := s.Cover(m.Doc); c.Covered != c.Words || c.Translated != 4 || len(c.Origins) != 1 {
		t.Errorf("the coverage is %+v", c)
	}
	if got := publish.Least(m.Doc, &s.Translation); got != minutes.Final {
		t.Errorf("the page is %s", got)
	}
	if n, _, err = (Mark{Lang: language.French, State: minutes.Initial}).Do(t.Context(), repo, m.Key); err != nil || n != (Marked{Set: 3}) {
		t.Errorf("Mark initial gives %+v, %v", n, err)
	}
}
