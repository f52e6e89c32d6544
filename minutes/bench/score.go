package bench

import (
	"net/url"
	"slices"
	"strings"

	"hexaglot/minutes"
)

// Score compares what a reader found with the truth; an empty record is nothing found.
func Score(truth *Truth, got *Record) Scores {
	t, g := label(&truth.Record, got)
	if truth.Keyed {
		counts := counted(t)
		return Scores{
			Items:        bag(labelsOf(t, counts), labelsOf(g, counts)),
			KeyedActions: bag(labelsOf(t, Entry.acts), labelsOf(g, Entry.acts)),
		}
	}
	s := Scores{
		SectionTree: similarity(sectionTree(t), sectionTree(g)),
		ListTree:    similarity(listTree(t), listTree(g)),
		Links:       bag(linkKeys(truth.Links), linkKeys(hyperlinks(got.Links, truth.Links))),
		Title:       right(titleKey(truth.Title) == titleKey(got.Title)),
		Date:        right(truth.Date == got.Date && truth.End == got.End),
		Time:        right(truth.Time == got.Time && truth.EndTime == got.EndTime && foldCase(truth.Zone) == foldCase(got.Zone)),
		Mode:        right(truth.Mode == got.Mode),
	}
	if truth.Facts != nil {
		s.Facts = bag(folded(truth.Facts), folded(got.Facts))
	}
	ts, gs := pick(t, Entry.section), pick(g, Entry.section)
	s.Sections = count(len(ts), len(gs), len(common(len(ts), len(gs), func(i, j int) bool {
		return ts[i].label == gs[j].label && ts[i].Depth == gs[j].Depth
	})))
	ta, ga := pick(t, Entry.acts), pick(g, Entry.acts)
	matched := sameActions(ta, ga)
	s.Actions = count(len(ta), len(ga), len(matched))
	for _, m := range matched {
		x, y := ta[m[0]], ga[m[1]]
		s.Owners.add(sameOwners(x, y))
		s.Due.add(sameDue(x, y))
		s.Status.add(x.Status == y.Status)
	}
	return s
}

func (e Entry) section() bool { return e.Section }
func (e Entry) acts() bool    { return e.Action != "" }

// counted says what items F1 counts: list items, and headings if the truth gives keys
// for them.
func counted(truth []Entry) func(Entry) bool {
	headings := slices.ContainsFunc(truth, Entry.section)
	return func(e Entry) bool { return e.listed() || headings && e.Section }
}

func pick(entries []Entry, want func(Entry) bool) (out []Entry) {
	for _, e := range entries {
		if want(e) {
			out = append(out, e)
		}
	}
	return out
}

func labelsOf(entries []Entry, want func(Entry) bool) (out []string) {
	for _, e := range pick(entries, want) {
		out = append(out, e.label)
	}
	return out
}

func sameActions(t, g []Entry) [][2]int {
	return common(len(t), len(g), func(i, j int) bool { return t[i].label == g[j].label })
}

func sameOwners(x, y Entry) bool { return slices.Equal(sorted(x.Owner), sorted(y.Owner)) }

func sameDue(x, y Entry) bool {
	return x.Due == y.Due && x.Time == y.Time && foldCase(x.Zone) == foldCase(y.Zone)
}

// sorted is a set of texts, case and white space folded.
func sorted(texts []string) []string {
	out := folded(texts)
	slices.Sort(out)
	return slices.Compact(out)
}

func folded(texts []string) []string {
	var out []string
	for _, s := range texts {
		out = append(out, foldCase(s))
	}
	return out
}

func (s *Share) add(ok bool) {
	if s.Of++; ok {
		s.Right++
	}
}

func right(ok bool) (s Share) {
	s.add(ok)
	return s
}

func count(truth, got, both int) F1 { return F1{both, truth - both, got - both} }

// bag compares two lists without their order.
func bag(truth, got []string) F1 {
	left := map[string]int{}
	for _, s := range truth {
		left[s]++
	}
	both := 0
	for _, s := range got {
		if left[s] > 0 {
			left[s]--
			both++
		}
	}
	return count(len(truth), len(got), both)
}

// linkKeys is what links are compared by.
func linkKeys(links []minutes.Link) []string {
	var out []string
	for _, l := range links {
		out = append(out, Key(l.Text)+" "+address(l.URL))
	}
	return out
}

// hyperlinks are the links of a reading that count. An address that stands in the text
// as itself is a link to some readers and none to others: it counts if the truth has it.
func hyperlinks(links, truth []minutes.Link) []minutes.Link {
	wanted := map[string]bool{}
	for _, k := range linkKeys(truth) {
		wanted[k] = true
	}
	var out []minutes.Link
	for _, l := range links {
		if Key(l.Text) != Key(l.URL) || wanted[linkKeys([]minutes.Link{l})[0]] {
			out = append(out, l)
		}
	}
	return out
}

// address is an address in one spelling (RFC 3986, 6.2): writers of PDFs change it.
func address(s string) string {
	u, err := url.Parse(s)
	if err != nil {
		return s
	}
	u.Scheme, u.Host = strings.ToLower(u.Scheme), strings.ToLower(u.Host)
	if u.Host != "" && u.Path == "" {
		u.Path = "/"
	}
	return u.String()
}

func similarity(a, b *node) Similarity {
	return Similarity{distance(a, b, exact), a.size() + b.size() - 2}
}

// sectionTree is the tree of the sections.
func sectionTree(entries []Entry) *node {
	root := &node{}
	path := []*node{root}
	for _, e := range entries {
		if e.Section {
			path = hang(path, e.Depth, &node{label: e.label})
		}
	}
	return root
}

// listTree is the tree of the sections without their words and of the list items in them.
func listTree(entries []Entry) *node {
	root := &node{}
	sections, items := []*node{root}, []*node{root}
	for _, e := range entries {
		switch {
		case e.Section:
			sections = hang(sections, e.Depth, &node{head: e.label})
			items = []*node{sections[len(sections)-1]}
		case e.listed():
			items = hang(items, e.Depth, &node{label: "item " + e.label})
		}
	}
	return root
}

// hang hangs a node at a depth under a path of nodes, or as deep as the path reaches.
func hang(path []*node, depth int, n *node) []*node {
	path = path[:min(max(depth, 1), len(path))]
	top := path[len(path)-1]
	top.kids = append(top.kids, n)
	return append(path, n)
}
