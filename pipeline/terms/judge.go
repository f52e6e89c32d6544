package terms

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"hexaglot/glossary"
	"hexaglot/minutes"
)

// The rules of findings, the gravest first: of several that hold for the same words the
// first is the finding's and the others are its Also.
const (
	RuleForbidden  = "term.forbidden"     // the glossary forbids the rendering
	RuleSuperseded = "term.superseded"    // it was the agreed one once
	RuleConflict   = "term.conflict"      // the file has two renderings of one concept
	RuleMajority   = "term.majority"      // most files say it otherwise
	RuleInside     = "term.inside"        // a longer term of the file has another rendering inside
	RuleDiffers    = "term.differs"       // other files say it otherwise, and neither has the majority
	RulePreferred  = "term.not-preferred" // it may be used, but another one is preferred
	RuleUnlisted   = "term.unlisted"      // a name that is in no glossary stands in two spellings
	RuleAcronym    = "term.acronym"       // an acronym stands for two names
)

var severities = map[string]minutes.Severity{
	RuleForbidden:  minutes.Error,
	RuleSuperseded: minutes.Warning,
	RuleConflict:   minutes.Warning,
	RuleMajority:   minutes.Warning,
	RuleInside:     minutes.Info,
	RuleDiffers:    minutes.Info,
	RulePreferred:  minutes.Info,
	RuleUnlisted:   minutes.Info,
	RuleAcronym:    minutes.Warning,
}

// everyday are the subjects whose single words are those of any minutes (report, meeting,
// registration), which a text may vary; a webinar or a speaker it should not.
var everyday = map[string]bool{"documents": true, "evaluation": true, "meetings": true}

// judge gives the findings of a concept in one language: one for each file and each
// rendering in it that is not as it should be.
func (c *comparison) judge(r *row) []Finding {
	var out []Finding
	major, files, all := r.majority()
	agreed := "" // what the glossary prefers, if it prefers any
	if c.outranked(r) {
		agreed = r.Preferred
	}
	for i := range c.texts {
		here := r.in(i)
		for _, x := range here {
			rival := rival(here, x.Text, agreed)
			var rules []string
			var why []minutes.Phrase
			others := []string{agreed} // what could be written, the best first
			hold := func(rule string, args map[string]any) {
				rules, why = append(rules, rule), append(why, minutes.Phrase{ID: rule, Args: args})
			}
			switch x.Status {
			case glossary.Forbidden:
				hold(RuleForbidden, map[string]any{})
			case glossary.Superseded:
				hold(RuleSuperseded, map[string]any{})
			}
			if !x.Short && !related(x.Text, agreed) && !ambiguous(c.g, r, x.Text) {
				if rival != "" {
					hold(RuleConflict, map[string]any{"Other": rival, "Where": c.spot(first(r.uses, i, rival))})
				} else if u := r.within(i, x.Text); u != nil {
					hold(RuleInside, map[string]any{"Other": u.Rendering.Text, "Where": c.spot(u)})
					others = append(others, u.Rendering.Text)
				}
				switch {
				case major != "" && !related(major, x.Text):
					hold(RuleMajority, map[string]any{"Files": files, "Count": all, "Other": major, "Where": c.spot(first(r.uses, r.fileOf(i, major), major))})
					others = append(others, major)
				case major == "" && r.main[i] == x.Text:
					if other := r.elsewhere(i, x.Text); other != "" && r.term {
						hold(RuleDiffers, map[string]any{"Other": other, "Where": c.spot(first(r.uses, r.fileOf(i, other), other))})
						others = append(others, other)
					}
				}
				if r.term && (x.Status == glossary.Admitted || x.Status == glossary.Proposed) && agreed != "" {
					hold(RulePreferred, map[string]any{})
				}
			}
			if others = append(others, rival, r.Preferred); len(rules) == 0 {
				continue
			}
			expected := others[slices.IndexFunc(others, func(s string) bool { return s != "" || r.Preferred == "" })]
			if expected != x.Text {
				if f, ok := c.finding(r, i, x.Text, rules, why, expected); ok {
					out = append(out, f)
				}
			}
		}
	}
	return out
}

// A term is a concept as a phrase names it: as the language of the reader says it, with
// its id.
type term struct {
	g  *glossary.Glossary
	id string
}

// In is the term in a language.
func (t term) In(lang language.Tag, _ Words) string {
	if p, ok := t.g.Preferred(t.id, lang, glossary.Community); ok {
		return fmt.Sprintf("%s (%s)", p.Text, t.id)
	}
	return t.id
}

// A spotted is a place in a file as a phrase names it.
type spotted struct {
	file string
	Place
}

// In is the place in a language.
func (p spotted) In(_ language.Tag, say Words) string { return p.Said(p.file, say) }

// spot is where a use stands.
func (c *comparison) spot(u *use) spotted {
	return spotted{c.texts[u.text].File, c.place(u.text, u.passage, u.Start, u.End)}
}

// first is the first use of a rendering in a text.
func first(uses []use, text int, rendering string) *use {
	return &uses[slices.IndexFunc(uses, func(u use) bool { return u.text == text && u.Rendering.Text == rendering })]
}

// within is the first use of another rendering of the concept in a longer term of the
// same text: the Working Group on Multilingualism, and plurilingualism; nil if there is
// none.
func (r *row) within(text int, own string) *use {
	i := slices.IndexFunc(r.inner, func(u use) bool {
		return u.text == text && !related(u.Rendering.Text, own) && !isAcronym(u.Rendering.Text) && u.Rendering.Status != glossary.Forbidden && u.Rendering.Status != glossary.Superseded
	})
	if i < 0 {
		return nil
	}
	return &r.inner[i]
}

// in are the renderings that a text uses, the most used first.
func (r *row) in(text int) []Rendering {
	var out []Rendering
	for _, x := range r.Used {
		if r.count[x.Text][text] > 0 {
			out = append(out, x)
		}
	}
	return out
}

// rival is the rendering of the same file that another one is measured by: the agreed
// one or a form of it if it is there, or else the one that all texts use most. It is "" if
// there is none but forms of that other one, or if that one is itself the measure.
func rival(here []Rendering, own, agreed string) string {
	best, rank := "", 0
	for _, x := range here {
		n := 1
		switch {
		case x.Short:
			continue
		case x.Text == agreed:
			n = 4
		case related(x.Text, agreed):
			n = 3
		case x.Status != glossary.Forbidden && x.Status != glossary.Superseded:
			n = 2
		}
		if n > rank {
			best, rank = x.Text, n
		}
	}
	if best == "" || related(best, own) {
		return ""
	}
	return best
}

// majority is the rendering that more than half of three files or more mostly use.
func (r *row) majority() (text string, files, all int) {
	by := map[string]int{}
	for _, t := range r.main {
		by[t]++
	}
	for t, n := range by {
		if 2*n > len(r.main) && len(r.main) > 2 {
			return t, n, len(r.main)
		}
	}
	return "", 0, len(r.main)
}

// elsewhere is what another text mostly says, the preferred rendering rather than any
// other; of two that are not preferred only the later one is told.
func (r *row) elsewhere(text int, own string) string {
	other := ""
	for i, t := range r.main {
		if !related(t, own) && (t == r.Preferred || i < text) && (other == "" || t == r.Preferred || other != r.Preferred && t < other) {
			other = t
		}
	}
	return other
}

// fileOf is the first text that mostly says so.
func (r *row) fileOf(not int, rendering string) int {
	best := not
	for i, t := range r.main {
		if t == rendering && i != not && (best == not || i < best) {
			best = i
		}
	}
	return best
}

// outranked reports whether the glossary prefers a rendering: the first of those that
// are only proposed is no better than the next.
func (c *comparison) outranked(r *row) bool {
	p, ok := c.g.Preferred(r.ID, r.Lang, glossary.Community)
	return ok && p.Status == glossary.Preferred
}

// ambiguous reports whether the glossary says of a rendering that it says another
// concept too: it may be that one which is meant.
func ambiguous(g *glossary.Glossary, r *row, text string) bool {
	for _, x := range g.Renderings(r.ID, r.Lang) {
		if x.Text == text {
			return strings.Contains(x.Note, "also says")
		}
	}
	return false
}

// finding is that of a rendering in a text.
func (c *comparison) finding(r *row, text int, rendering string, rules []string, why []minutes.Phrase, expected string) (Finding, bool) {
	f := Finding{Concept: r.ID, Also: rules[1:]}
	for _, u := range r.uses {
		if u.text == text && u.Rendering.Text == rendering && !c.texts[text].Passages[u.passage].fixed {
			f.Places = append(f.Places, c.place(text, u.passage, u.Start, u.End))
		}
	}
	if len(f.Places) == 0 {
		return f, false
	}
	f.fill(rules[0], c.texts[text].File, expected)
	if !r.term && (rules[0] == RuleMajority || rules[0] == RuleConflict && everyday[r.Subject]) {
		f.Severity = minutes.Info // ordinary words have synonyms
	}
	f.Lang = r.Lang
	f.Said = minutes.Phrase{ID: "term.found", Args: map[string]any{"Text": f.Found, "Concept": term{c.g, r.ID}, "Why": why}}
	if expected != "" {
		f.Said.ID, f.Said.Args["Write"] = "term.write", expected
	}
	return f, true
}

// fill takes what a finding says of itself from its first place.
func (f *Finding) fill(rule, file, expected string) {
	p := f.Places[0]
	f.Rule, f.Severity, f.File, f.Expected = rule, severities[rule], file, expected
	f.Page, f.Line, f.Column, f.Segment, f.Found = p.Page, p.Line, p.Column, p.Segment, p.Found
}

func (c *comparison) place(text, passage, start, end int) Place {
	p := &c.texts[text].Passages[passage]
	page, line, column := p.Where(start)
	return Place{page, line, column, p.ID, p.Text[start:end], excerpt(p.Text, start, end)}
}
