package pipeline

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/language"

	"hexaglot/minutes"
	"hexaglot/minutes/xliff"
	"hexaglot/pipeline/memory/store"
	"hexaglot/pipeline/publish"
)

// learnt is a meeting of which some is reviewed.
func learnt() *publish.Meeting {
	doc := &minutes.Document{Lang: language.English, Meeting: minutes.Meeting{Date: "2031-05-09"}, Title: minutes.Segment{ID: "title", Text: "Meeting"},
		Content: []minutes.Block{{ID: "b1", Kind: minutes.Paragraph, Text: []minutes.Segment{
			{ID: "b1-1", Text: "One."}, {ID: "b1-2", Text: "Two."}, {ID: "b1-3", Text: "Three."}, {ID: "b1-4", Text: "Four."}}}}}
	french := &publish.State{Translation: minutes.Translation{Lang: language.French, Targets: map[string]minutes.Target{
		"title": {Source: "Meeting", Text: "Réunion", State: minutes.Initial},
		"b1-1":  {Source: "One.", Text: "Un.", State: minutes.Reviewed, Origin: minutes.Origin{Kind: "engine", Name: "exec:a", By: "Ana"}},
		"b1-2":  {Source: "Two.", Text: "Deux.", State: minutes.Translated, Origin: minutes.Origin{Kind: "human", Name: "Bo"}},
		"b1-3":  {Source: "3.", Text: "Trois.", State: minutes.Final}, // of a source that said something else
		"b1-4":  {Source: "Four.", Text: "Quatre.", State: minutes.Reviewed, Origin: minutes.Origin{Kind: "human", Name: "Bo"}},
	}}}
	russian := &publish.State{Translation: minutes.Translation{Lang: language.Russian, Targets: map[string]minutes.Target{
		"b1-4": {Source: "Four.", Text: "Четыре.", State: minutes.Final, Origin: minutes.Origin{Kind: "memory", Name: "x"}},
	}}}
	return &publish.Meeting{Key: "2031-05-09-meeting", Doc: doc, States: []*publish.State{french, russian}}
}

func groups(all []store.Group) string {
	var b strings.Builder
	for _, g := range all {
		for _, t := range g {
			fmt.Fprintf(&b, "%s %q|%s|%q %s machine=%t %q %s %s\n", t.Lang, t.Prev, t.Text, t.Next, t.State, t.Machine, t.Who, t.When.Format(time.DateOnly), t.Source)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func TestGroups(t *testing.T) {
	const first = `en "Meeting"|One.|"Two." reviewed machine=false "" 2031-05-09 2031-05-09-meeting
fr "Réunion"|Un.|"Deux." reviewed machine=true "Ana" 2031-05-09 2031-05-09-meeting

`
	const last = `en "Three."|Four.|"" final machine=false "" 2031-05-09 2031-05-09-meeting
fr "Trois."|Quatre.|"" reviewed machine=false "Bo" 2031-05-09 2031-05-09-meeting
ru ""|Четыре.|"" final machine=false "" 2031-05-09 2031-05-09-meeting

`
	m := learnt()
	if got := groups(Groups(m, nil)); got != first+last {
		t.Errorf("Groups gives\n%s\nwant\n%s", got, first+last)
	}
	if got := groups(Groups(m, []string{"b1-1", "b1-2"})); got != first {
		t.Errorf("Groups of two segments gives\n%s\nwant\n%s", got, first)
	}
	f := xliff.New(m.Doc, &m.States[1].Translation)
	f.Key = "elsewhere"
	want := "en \"Three.\"|Four.|\"\" final machine=false \"\" 0001-01-01 elsewhere\nru \"\"|Четыре.|\"\" final machine=false \"\" 0001-01-01 elsewhere\n\n"
	if got := groups(FileGroups(f)); got != want {
		t.Errorf("FileGroups gives\n%s\nwant\n%s", got, want)
	}
}

// What is learnt twice is there once, and a correction that was confirmed later is found first.
func TestLearnTwice(t *testing.T) {
	ctx := t.Context()
	memory, err := store.Open(ctx, filepath.Join(t.TempDir(), "memory.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer memory.Close()
	m := learnt()
	for i, want := range []int{2, 0} {
		if gain, err := memory.Add(ctx, Groups(m, nil)); err != nil || gain.Groups != want {
			t.Errorf("time %d: %+v, %v, want %d groups", i, gain, err, want)
		}
	}
	corrected := m.States[0].Targets["b1-1"]
	corrected.Text = "Premièrement."
	m.States[0].Targets["b1-1"] = corrected
	mended := Groups(m, []string{"b1-1"})
	mended[0][1].When = time.Date(2032, 1, 2, 0, 0, 0, 0, time.UTC)
	if _, err := memory.Add(ctx, mended); err != nil {
		t.Fatal(err)
	}
	found, err := memory.Lookup(ctx, store.Query{From: language.English, To: language.French, Text: "One.", Prev: "Meeting", Next: "Two."})
	if err != nil || len(found) != 1 || found[0].Text != "Premièrement." || found[0].Kind != store.Context {
		t.Errorf("Lookup = %+v, %v", found, err)
	}
}
