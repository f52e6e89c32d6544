package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/text/language"

	"hexaglot/glossary"
	"hexaglot/minutes"
	"hexaglot/pipeline/terms"
)

func (a *app) terms() *cobra.Command {
	var to, preferred []string
	var out string
	var explain, matrix, mine bool
	c := &cobra.Command{
		Use:   "terms FILE|DIR…",
		Short: "List the terms of a file, or compare those of several",
		Long: `Terms lists the terms of the glossary that the minutes in one file use: how often, in
which forms, where first, and the agreed renderings in the other languages. Where the
community and the United Nations differ, both are shown, the community's first.

Given several files or a folder, it says where they disagree: one concept with two
renderings; a rendering that is forbidden or superseded, or that most of the files do not
use; a name in no glossary that is spelt in two ways. It then lists which rendering is
used in which file, with the first and the last date. A folder written by translate -o
counts as its pages in all languages.

With --prefer, it prints a patch for git apply that changes the pages and texts, and lists
what a person must change by hand: inflected forms, words that have to agree with the new
ones, and text in PDFs. As json it prints both.

With --mine, it proposes names missing from the glossary: recurring words that look like
names, acronyms with what they stand for, and names on which the translations of a meeting
agree. Check them before you import them: as text they are a table (TSV), as csv one for a
spreadsheet, and json says of each where it was seen.`,
		Example: "  hexaglot terms minutes.pdf\n  hexaglot terms --format csv --to fr,ar minutes.pdf\n  hexaglot terms --format html -o terms.html out\n  hexaglot terms --prefer open-forum=开放论坛 -o agreed.patch out",
		Args:    files,
	}
	how := a.reading(c)
	inUse := a.glossary(c)
	c.Flags().StringSliceVar(&to, "to", nil, "languages whose renderings are shown (default: all but the source's own); of several files, those that are compared (default: all)")
	c.Flags().BoolVar(&explain, "explain", false, "show the rule by which each form was recognised")
	c.Flags().BoolVar(&matrix, "matrix", false, "with csv: print the renderings and their files instead of the findings")
	c.Flags().BoolVar(&mine, "mine", false, "print the names that have no entry in the glossary, as glossary import reads them")
	c.Flags().StringArrayVar(&preferred, "prefer", nil, "ID=RENDERING: print the patch that puts this rendering everywhere in the pages and texts; repeatable")
	c.Flags().StringVarP(&out, "output", "o", "-", "the file to write; - is standard output")
	complete(c, "to")
	format := formats(c, "text", "csv", "json", "html")
	c.RunE = func(c *cobra.Command, args []string) error {
		switch {
		case mine && len(preferred) > 0:
			return misuse("mine-prefer", nil)
		case mine && *format == "html":
			return misuse("mine-page", nil)
		case len(preferred) > 0 && *format != "text" && *format != "json":
			return misuse("prefer-form", map[string]any{"Form": *format})
		case matrix && (*format != "csv" || mine || len(preferred) > 0):
			return misuse("matrix", nil)
		}
		source, err := how()
		if err != nil {
			return err
		}
		only, err := tags(to)
		if err != nil {
			return err
		}
		langs := only
		if langs == nil {
			langs = minutes.Languages
		}
		g, err := inUse()
		if err != nil {
			return err
		}
		if mine {
			return a.mine(c.Context(), g, args, source, *format, out)
		}
		lists := []termList{}
		var texts []terms.Text
		names := a.archive(args)
		if len(names) == 0 {
			return nil // and that was said
		}
		report := len(names) > 1 || *format == "html" || matrix
		if explain && (report || len(preferred) > 0 || *format != "text") {
			return misuse("explain", nil)
		}
		for _, name := range names {
			meetings, read, err := a.asTexts(c.Context(), name, source)
			if err != nil {
				a.fail(name, err)
				continue
			}
			texts = append(texts, read...)
			for i, f := range meetings {
				if isPage(name) && !a.loud {
					f.Findings = nil
				}
				for k := range f.Findings {
					f.Findings[k].File = read[i].File // of several, the folder tells which
				}
				if !report && len(preferred) == 0 {
					one := terms.Compare(g, read[i:i+1])
					one.Say(newMessages("en").say) // for the JSON
					f.Findings = append(f.Findings, one.Plain()...)
					lists = append(lists, findTerms(g, f.Doc, langs, f.Findings))
				}
				a.report(f.Findings)
			}
		}
		if len(preferred) > 0 {
			return a.prefer(g, preferred, texts, *format, out)
		}
		if report {
			return a.consistency(terms.Compare(g, texts), only, *format, matrix, out)
		}
		var b bytes.Buffer
		switch *format {
		case "json":
			for _, l := range lists {
				if err := writeJSON(&b, l); err != nil {
					return err
				}
			}
		case "csv":
			if err := writeTermsCSV(&b, lists, langs); err != nil {
				return err
			}
		default:
			for i, l := range lists {
				if len(lists) > 1 {
					if i > 0 {
						b.WriteString("\n")
					}
					fmt.Fprintf(&b, "# %s\n", l.File)
				}
				a.writeTerms(&b, l, explain)
			}
		}
		return a.write(out, b.Bytes())
	}
	return c
}

// termList is what `terms --format json` says of one file.
type termList struct {
	Schema   int               `json:"schema"`
	File     string            `json:"file"`
	Lang     language.Tag      `json:"lang"`
	Terms    []termFound       `json:"terms"`
	Findings []minutes.Finding `json:"findings"`
}

type termFound struct {
	Concept    string                     `json:"concept"`
	Subject    string                     `json:"subject"`
	Count      int                        `json:"count"`
	Forms      []termForm                 `json:"forms"`
	First      string                     `json:"first"` // id of the segment
	Renderings map[string][]termRendering `json:"renderings"`
}

type termForm struct {
	Text  string `json:"text"`
	Rule  string `json:"rule"`
	Count int    `json:"count"`
}

type termRendering struct {
	Text   string          `json:"text"`
	Status glossary.Status `json:"status"`
	Usage  glossary.Usage  `json:"usage,omitempty"`
}

// findTerms lists the concepts of a document in the order of their first use.
func findTerms(g *glossary.Glossary, doc *minutes.Document, to []language.Tag, findings []minutes.Finding) termList {
	l := termList{Schema: 1, File: doc.File, Lang: doc.Lang, Terms: []termFound{}, Findings: findings}
	if l.Findings == nil {
		l.Findings = []minutes.Finding{}
	}
	at := map[string]int{}
	for s := range doc.Segments() {
		text := minutes.Plain(s.Text)
		for _, m := range g.Find(doc.Lang, text) {
			i, ok := at[m.Concept]
			if !ok {
				i = len(l.Terms)
				at[m.Concept] = i
				c, _ := g.Concept(m.Concept)
				t := termFound{Concept: c.ID, Subject: c.Subject, First: s.ID, Renderings: map[string][]termRendering{}}
				for _, lang := range to {
					for _, r := range current(g.Renderings(c.ID, lang)) {
						if lang != doc.Lang {
							t.Renderings[lang.String()] = append(t.Renderings[lang.String()], termRendering{r.Text, r.Status, r.Usage})
						}
					}
				}
				l.Terms = append(l.Terms, t)
			}
			t := &l.Terms[i]
			t.Count++
			form := text[m.Start:m.End]
			if k := slices.IndexFunc(t.Forms, func(f termForm) bool { return f.Text == form }); k >= 0 {
				t.Forms[k].Count++
			} else {
				t.Forms = append(t.Forms, termForm{form, m.Rule, 1})
			}
		}
	}
	return l
}

// current leaves out the renderings that are not to be used.
func current(all []glossary.Rendering) []glossary.Rendering {
	return slices.DeleteFunc(slices.Clone(all), func(r glossary.Rendering) bool {
		return r.Status == glossary.Superseded || r.Status == glossary.Forbidden
	})
}

// writeTerms prints a list as a person reads it: a line for the term, and one below
// it for each language.
func (a *app) writeTerms(b *bytes.Buffer, l termList, explain bool) {
	for _, t := range l.Terms {
		var forms []string
		for _, f := range t.Forms {
			s := f.Text
			if explain {
				s += " (" + f.Rule + ")"
			}
			forms = append(forms, s)
		}
		fmt.Fprintf(b, "%s  %d×  %s  [%s, %s]\n", t.Concept, t.Count, strings.Join(forms, " | "), t.Subject, t.First)
		for _, lang := range minutes.Languages {
			if rs := t.Renderings[lang.String()]; rs != nil {
				fmt.Fprintf(b, "  %s  %s\n", lang, strings.Join(renderings(rs, a.msg), " | "))
			}
		}
	}
}

// renderings are texts with the marks that tell them apart: (UN), (proposed).
func renderings(rs []termRendering, msg *messages) []string {
	var out []string
	for _, r := range rs {
		s := r.Text
		if r.Usage == glossary.UN {
			s += " (" + msg.text("usage.un", nil) + ")"
		}
		if r.Status == glossary.Proposed {
			s += " (" + msg.text("status.proposed", nil) + ")"
		}
		out = append(out, s)
	}
	return out
}

func writeTermsCSV(b *bytes.Buffer, lists []termList, langs []language.Tag) error {
	w, english := csv.NewWriter(b), newMessages("en")
	head := []string{"file", "lang", "concept", "subject", "count", "forms", "first"}
	for _, lang := range langs {
		head = append(head, lang.String())
	}
	if err := w.Write(head); err != nil {
		return err
	}
	for _, l := range lists {
		for _, t := range l.Terms {
			var forms []string
			for _, f := range t.Forms {
				forms = append(forms, f.Text)
			}
			row := []string{l.File, l.Lang.String(), t.Concept, t.Subject, fmt.Sprint(t.Count), strings.Join(forms, " | "), t.First}
			for _, lang := range langs {
				row = append(row, strings.Join(renderings(t.Renderings[lang.String()], english), " | "))
			}
			if err := w.Write(row); err != nil {
				return err
			}
		}
	}
	w.Flush()
	return w.Error()
}
