package terms

import (
	"bytes"
	"fmt"
	"strings"

	"hexaglot/minutes"
)

// WriteText is the report for a person at a terminal: the findings with their places,
// then the matrix. Findings of rank info are left out unless all is set, and of the
// matrix what is said in one way only. Rules are printed as they are: they can be looked
// for.
func (r *Report) WriteText(b *bytes.Buffer, all bool, say Words) {
	hidden := 0
	for _, f := range r.Findings {
		if f.Severity == minutes.Info && !all {
			hidden++
			continue
		}
		fmt.Fprintf(b, "%s: %s: %s\n", say.word("rank", string(f.Severity)), strings.Join(append([]string{f.Rule}, f.Also...), " "), say(f.Said))
		for _, p := range f.Places {
			fmt.Fprintf(b, "  %s: %s\n", p.Said(f.File, say), p.Excerpt)
		}
	}
	if len(r.Findings) > hidden {
		b.WriteByte('\n')
	}
	for _, c := range r.Concepts {
		if !all && !c.varies() {
			continue
		}
		fmt.Fprintf(b, "%s  %s  [%s]\n", c.ID, c.Lang, c.Subject)
		for _, x := range c.Used {
			fmt.Fprintf(b, "  %s (%s)  %d×  %s", x.Text, strings.Join(x.marks(say), ", "), x.Count, strings.Join(x.files(), ", "))
			if x.First != "" {
				fmt.Fprintf(b, "  %s", span(x.First, x.Last, say))
			}
			b.WriteByte('\n')
		}
		for _, p := range c.Periods {
			fmt.Fprintf(b, "  %s: %s\n", span(p.From, p.To, say), p.Text)
		}
	}
	if b.Len() == 0 && hidden == 0 {
		fmt.Fprintln(b, say(minutes.Phrase{ID: "terms.agree"}))
	}
	if hidden > 0 {
		fmt.Fprintf(b, "\n%s\n", say(minutes.Phrase{ID: "terms.hidden", Args: map[string]any{"Count": hidden}}))
	}
}

// word is the word for one of a set: rank.error, status.preferred.
func (say Words) word(set, name string) string {
	return say(minutes.Phrase{ID: set + "." + name})
}

// varies reports whether a concept is said in two ways, acronyms and longer or shorter
// forms of a name aside.
func (c Concept) varies() bool {
	for i, x := range c.Used {
		for _, y := range c.Used[i+1:] {
			if !x.Short && !y.Short && !related(x.Text, y.Text) {
				return true
			}
		}
	}
	return false
}

// Where is the place as editors jump to it: file:line:column, or file:page 3:line.
func (p Place) Where(file string) string {
	page := ""
	if p.Page > 0 {
		page = fmt.Sprintf("page %d", p.Page)
	}
	return p.where(file, page)
}

// Said is the place with its page in the language of the reader.
func (p Place) Said(file string, say Words) string {
	page := ""
	if p.Page > 0 {
		page = say(minutes.Phrase{ID: "place.page", Args: map[string]any{"Page": p.Page}})
	}
	return p.where(file, page)
}

func (p Place) where(file, page string) string {
	if page != "" {
		file += ":" + page
	}
	if p.Line > 0 {
		file += fmt.Sprintf(":%d", p.Line)
	}
	if p.Column > 0 {
		file += fmt.Sprintf(":%d", p.Column)
	}
	return file
}

func (x Rendering) files() []string {
	var out []string
	for _, f := range x.Files {
		out = append(out, fmt.Sprintf("%s %d", f.File, f.Count))
	}
	return out
}

// marks are the status of a rendering and whose usage it is.
func (x Rendering) marks(say Words) []string {
	out := []string{say.word("status", string(x.Status))}
	if x.Usage != "" {
		out = append(out, say.word("usage", string(x.Usage)))
	}
	return out
}

// span is from one date to another.
func span(from, to string, say Words) string {
	if from == to {
		return from
	}
	return say(minutes.Phrase{ID: "span", Args: map[string]any{"From": from, "To": to}})
}
