package terms

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/language"

	"hexaglot/glossary"
	"hexaglot/minutes"
)

// propose makes concepts of names: those of one acronym, and those of the same segments,
// are one.
func (c *comparison) propose(names []*mined) []Proposal {
	var out []Proposal
	byAcronym := map[string]int{}
	bySegments := map[string][]int{} // the names that stand in just these segments
	for i, n := range names {
		if k := c.segments(n); k != "" {
			bySegments[k] = append(bySegments[k], i)
		}
	}
	of := map[int]int{}
	for i, n := range names {
		at, ok := -1, false
		if n.acronym != "" {
			at, ok = byAcronym[n.acronym], byAcronym[n.acronym] > 0
			at--
		}
		pair := false
		if k := c.segments(n); !ok && k != "" {
			for _, j := range bySegments[k] {
				if p, there := of[j]; there && names[j].lang != n.lang && !slices.ContainsFunc(out[p].Names, func(f Found) bool { return f.Lang == n.lang }) {
					at, ok, pair = p, true, true
					break
				}
			}
		}
		if !ok {
			out = append(out, Proposal{})
			at = len(out) - 1
		}
		if n.acronym != "" {
			if out[at].Acronym == "" && slug(n.acronym) != "" { // a concept's is in Latin letters
				out[at].Acronym = n.acronym
			}
			byAcronym[n.acronym] = at + 1
		}
		out[at].Pair = out[at].Pair || pair
		out[at].Names = append(out[at].Names, c.found(n))
		of[i] = at
	}
	c.identify(out)
	return out
}

// segments are those that a name stands in, of texts that are aligned with others; "" if
// it is one alone.
func (c *comparison) segments(n *mined) string {
	set := map[string]bool{}
	for _, s := range n.uses {
		t := &c.texts[s.text]
		if t.Meeting == "" {
			return ""
		}
		set[t.Meeting+" "+t.Passages[s.passage].ID] = true
	}
	if len(set) < 2 {
		return ""
	}
	return strings.Join(sorted(set), "\n")
}

const mostPlaces = 5

func (c *comparison) found(n *mined) Found {
	f := Found{Lang: n.lang, Text: plain(n.text), Why: n.why, Count: len(n.uses)}
	for _, s := range n.uses[:min(len(n.uses), mostPlaces)] {
		f.Where = append(f.Where, c.place(s.text, s.passage, s.start, s.end).Where(c.texts[s.text].File))
	}
	return f
}

// plain is a name as a glossary has it: without characters that nobody sees, its spaces
// single and plain.
func plain(s string) string {
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, s)), " ")
}

// identify gives each proposal an id that is free, and sorts its names.
func (c *comparison) identify(all []Proposal) {
	lang := map[language.Tag]int{}
	for i, l := range minutes.Languages {
		lang[l] = i
	}
	used := map[string]bool{}
	for i := range all {
		p := &all[i]
		slices.SortStableFunc(p.Names, func(a, b Found) int {
			return cmp.Or(cmp.Compare(lang[a.Lang], lang[b.Lang]), cmp.Compare(b.Count, a.Count))
		})
		base := slug(p.Acronym)
		for _, n := range p.Names {
			if n.Lang == language.English {
				base = slug(n.Text)
				break
			}
		}
		if base == "" {
			// not a number in order: what two runs propose may be imported together
			h := fnv.New32a()
			h.Write([]byte(p.Names[0].Lang.String() + " " + p.Names[0].Text))
			base = fmt.Sprintf("name-%08x", h.Sum32())
		}
		p.ID = base
		for k := 2; ; k++ {
			if _, taken := c.g.Concept(p.ID); !taken && !used[p.ID] {
				break
			}
			p.ID = fmt.Sprintf("%s-%d", base, k)
		}
		used[p.ID] = true
	}
}

// slug is a text as an id: small letters and digits, hyphens between the words.
func slug(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	}), "-")
}

// Proposed is the glossary of proposals: what is proposed is attested by no more than the
// files it was seen in.
func Proposed(all []Proposal) (*glossary.Glossary, error) {
	var cs []glossary.Concept
	var rs []glossary.Rendering
	for _, p := range all {
		cs = append(cs, glossary.Concept{ID: p.ID, Subject: "proposed", Part: "name", Acronym: p.Acronym, Note: p.note()})
		for _, n := range p.Names {
			rs = append(rs, glossary.Rendering{Concept: p.ID, Lang: n.Lang, Text: n.Text, Status: glossary.Proposed, Source: glossary.Seen, Note: n.Note()})
		}
	}
	return glossary.New(cs, rs)
}

func (p Proposal) note() string {
	if p.Pair {
		return "the languages stand in the same segments"
	}
	return ""
}

// Note is why a name is proposed, and where it stands.
func (n Found) Note() string {
	return plain(fmt.Sprintf("%s, %d×: %s", n.Why, n.Count, strings.Join(n.Where, ", "))) // a file may have a tab in its name
}
