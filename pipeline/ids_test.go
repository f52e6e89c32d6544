package pipeline

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"hexaglot/minutes"
)

// shape is a document as "id text" in its order.
func shape(doc *minutes.Document) []string {
	var out []string
	for b := range doc.Blocks() {
		out = append(out, b.ID+" "+strings.ReplaceAll(strings.TrimSpace(said(b, false)), "\n", " / "))
		for _, t := range b.Tasks {
			out = append(out, "task "+t.ID+" of "+strings.Join(t.Segments, " "))
		}
	}
	return out
}

func understood(t *testing.T, text string) *minutes.Document {
	t.Helper()
	return read(t, "IGF MAG 2031 Fourth meeting\n2031.03.05 | 11:00 UTC | Online\n"+text).Doc
}

// TestKeepIDs changes minutes in every way there is.
func TestKeepIDs(t *testing.T) {
	const before = "1. Opening\n- The Chair welcomed all members. They began.\n- None.\n2. Rivers\n- None.\n- The river is long.\n\nAction items:\n- The Secretariat will measure the river by Friday.\n- The Chair will call.\n"
	old := understood(t, before)
	for name, c := range map[string]struct {
		edit *strings.Replacer
		want string
	}{
		"nothing": {strings.NewReplacer(), "s1 Opening|s1-b1 The Chair welcomed all members. / They began.|s1-b2 None.|s2 Rivers|s2-b1 None.|s2-b2 The river is long.|a2-1 The Secretariat will measure the river by Friday.|a2-2 The Chair will call."},
		// A section and an item before others: these keep theirs.
		"new ones": {strings.NewReplacer("1. Opening\n", "1. New\n- None.\n2. Opening\n- First.\n", "2. Rivers", "3. Rivers"),
			"s3 New|s3-b1 None.|s1 Opening|s1-b3 First.|s1-b1 The Chair welcomed all members. / They began.|s1-b2 None.|s2 Rivers|s2-b1 None.|s2-b2 The river is long.|a2-1 The Secretariat will measure the river by Friday.|a2-2 The Chair will call."},
		"moved": {strings.NewReplacer("- None.\n2. Rivers\n", "2. Rivers\n", "- The river is long.\n", "- The river is long.\n- They began again.\n", "- The Chair welcomed all members. They began.\n", "- None.\n- The Chair welcomed all members. They began.\n"),
			"s1 Opening|s1-b2 None.|s1-b1 The Chair welcomed all members. / They began.|s2 Rivers|s2-b1 None.|s2-b2 The river is long.|s2-b3 They began again.|a2-1 The Secretariat will measure the river by Friday.|a2-2 The Chair will call."},
		"said otherwise": {strings.NewReplacer("welcomed all members", "welcomed all the members", "Rivers", "Rivers and lakes", "The Chair will call", "Members are to read up on fish"),
			"s1 Opening|s1-b1 The Chair welcomed all the members. / They began.|s1-b2 None.|s2 Rivers and lakes|s2-b1 None.|s2-b2 The river is long.|a2-1 The Secretariat will measure the river by Friday.|a2-3 Members are to read up on fish."},
	} {
		t.Run(name, func(t *testing.T) {
			got, _ := keepIDs(old, understood(t, c.edit.Replace(before)))
			if got := strings.Join(shape(got), "|"); got != c.want {
				t.Errorf("the ids are\n%s\nwant\n%s", strings.ReplaceAll(got, "|", "\n"), strings.ReplaceAll(c.want, "|", "\n"))
			}
		})
	}
}

// randomDocument has blocks of few words, so that many say the same.
func randomDocument(rnd *rand.Rand) *minutes.Document {
	doc := &minutes.Document{Lang: language.English, Title: minutes.Segment{ID: "title", Text: "T"}, Content: []minutes.Block{}}
	text := func(id string, n int) (out []minutes.Segment) {
		for i := range n {
			out = append(out, minutes.Segment{ID: fmt.Sprintf("%s-%d", id, i+1), Text: strings.Repeat("word ", rnd.IntN(3)) + fmt.Sprint("text ", rnd.IntN(9))})
		}
		return out
	}
	for s := range 1 + rnd.IntN(4) {
		id, actions := fmt.Sprint("s", s+1), 0
		sec := minutes.Block{ID: id, Kind: minutes.Section, Heading: minutes.Segment{ID: id, Text: fmt.Sprint("heading ", rnd.IntN(3))}}
		for n := range rnd.IntN(5) {
			b := minutes.Block{ID: fmt.Sprintf("%s-b%d", id, n+1), Kind: minutes.Item}
			switch rnd.IntN(4) {
			case 0:
				actions++
				b = minutes.Block{ID: fmt.Sprintf("a%d-%d", s+1, actions), Kind: minutes.Action}
			case 1:
				b.Kind = minutes.Table
				for r := range 1 + rnd.IntN(3) {
					b.Rows = append(b.Rows, []minutes.Segment{{ID: fmt.Sprintf("%s-r%dc1", b.ID, r+1), Text: fmt.Sprint("cell ", rnd.IntN(3))}, {ID: fmt.Sprintf("%s-r%dc2", b.ID, r+1)}})
				}
				actions++
				b.Tasks = []minutes.InnerTask{{ID: fmt.Sprintf("a%d-%d", s+1, actions), Segments: []string{b.Rows[0][0].ID}}}
				sec.Content = append(sec.Content, b)
				continue
			}
			b.Text = text(b.ID, 1+rnd.IntN(3))
			sec.Content = append(sec.Content, b)
		}
		doc.Content = append(doc.Content, sec)
	}
	return doc
}

// TestKeepIDsRandom gives the ids of one random document to another: none is there
// twice, none goes to another kind of thing, and a document keeps its own.
func TestKeepIDsRandom(t *testing.T) {
	rnd := rand.New(rand.NewPCG(6, 4))
	old := randomDocument(rnd)
	for range 2000 {
		doc := randomDocument(rnd)
		if same, _ := keepIDs(doc, doc); !reflect.DeepEqual(same, doc) {
			t.Fatalf("keepIDs(doc, doc) = %q, want %q", shape(same), shape(doc))
		}
		plain := shape(doc)
		got, renamed := keepIDs(old, doc)
		if !slices.Equal(plain, shape(doc)) {
			t.Fatal("the document that was given has changed")
		}
		seen := map[string]bool{}
		once := func(id string) {
			if seen[id] || id == "" {
				t.Fatalf("the id %q is there twice or empty: %q", id, shape(got))
			}
			seen[id] = true
		}
		list := ""
		for b := range got.Blocks() {
			once(b.ID)
			if b.Kind == minutes.Section {
				list = "a" + b.ID[1:] + "-"
			}
			if (b.Kind == minutes.Section) != !strings.Contains(b.ID, "-") || b.Kind == minutes.Action && !strings.HasPrefix(b.ID, list) {
				t.Fatalf("a %s under %s has the id %s", b.Kind, list, b.ID)
			}
			for _, s := range slices.Concat(b.Text, slices.Concat(b.Rows...)) {
				once(s.ID)
			}
			for _, task := range b.Tasks {
				once(task.ID)
				if task.Segments[0] != b.Rows[0][0].ID || !strings.HasPrefix(task.ID, list) {
					t.Fatalf("the task %s of %s under %s is that of %v", task.ID, b.ID, list, task.Segments)
				}
			}
		}
		for from, to := range renamed {
			if from == "" || !seen[to] {
				t.Fatalf("%q is renamed %q", from, to)
			}
		}
		if again, _ := keepIDs(got, doc); !reflect.DeepEqual(again, got) {
			t.Fatalf("a second run gives %q, want %q", shape(again), shape(got))
		}
		old = got
	}
}
