package terms

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"hexaglot/glossary"
	"hexaglot/minutes"
)

// A Report says how texts use the terms of a glossary.
type Report struct {
	Schema   int       `json:"schema"` // 1
	Files    []File    `json:"files"`  // by date, then name
	Concepts []Concept `json:"concepts"`
	Findings []Finding `json:"findings"`
}

// A File is one of the texts that were compared.
type File struct {
	Name string       `json:"file"`
	Lang language.Tag `json:"lang"`
	Date string       `json:"date,omitempty"`
}

// A Concept is a row of the matrix: a concept in one language.
type Concept struct {
	ID        string       `json:"concept"`
	Subject   string       `json:"subject"`
	Lang      language.Tag `json:"lang"`
	Preferred string       `json:"preferred,omitempty"` // "" if the glossary has none
	Used      []Rendering  `json:"renderings"`          // the most used first
	Periods   []Period     `json:"periods,omitempty"`   // in the order of the meetings, if the rendering changes: the drift
}

// A Rendering is one that the texts use.
type Rendering struct {
	Text   string          `json:"text"`
	Status glossary.Status `json:"status"`
	Usage  glossary.Usage  `json:"usage,omitempty"`
	Short  bool            `json:"short,omitempty"` // an acronym: it stands beside any
	Count  int             `json:"count"`
	Files  []Count         `json:"files"` // by date, then name
	First  string          `json:"first,omitempty"`
	Last   string          `json:"last,omitempty"` // dates of the meetings
}

// A Count is how often a file uses a rendering.
type Count struct {
	File  string `json:"file"`
	Count int    `json:"count"`
}

// A Period is a run of meetings that mostly use the same rendering.
type Period struct {
	Text string `json:"text"`
	From string `json:"from"`
	To   string `json:"to"`
}

// A Finding is a finding of its first place, with all its places. It has a message when
// it was said ([Report.Say]).
type Finding struct {
	minutes.Finding
	Also    []string `json:"also,omitempty"`    // other rules that the same words break
	Concept string   `json:"concept,omitempty"` // "" for a name that is in no glossary
	Found   string   `json:"found"`             // the words as they stand at the first place
	Places  []Place  `json:"places"`
}

// A Place is where the words of a finding stand.
type Place struct {
	Page    int    `json:"page,omitempty"`
	Line    int    `json:"line,omitempty"`
	Column  int    `json:"column,omitempty"` // in characters
	Segment string `json:"segment,omitempty"`
	Found   string `json:"found"`
	Excerpt string `json:"excerpt"`
}

// Compare reads texts with a glossary.
func Compare(g *glossary.Glossary, texts []Text) *Report {
	texts = slices.Clone(texts)
	slices.SortStableFunc(texts, func(a, b Text) int {
		return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.File, b.File))
	})
	c := &comparison{g: g, texts: texts, rows: map[rowKey]*row{}}
	for i := range texts {
		c.read(i)
	}
	r := &Report{Schema: 1, Files: []File{}, Concepts: []Concept{}, Findings: []Finding{}}
	for _, t := range texts {
		r.Files = append(r.Files, File{t.File, t.Lang, t.Date})
	}
	for _, k := range c.keys() {
		row := c.rows[k]
		c.sum(row)
		r.Concepts = append(r.Concepts, row.Concept)
		r.Findings = append(r.Findings, c.judge(row)...)
	}
	r.Findings = append(r.Findings, c.unlisted()...)
	order := map[string]int{}
	for i, f := range r.Files {
		order[f.Name] = i
	}
	slices.SortStableFunc(r.Findings, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(order[a.File], order[b.File]), cmp.Compare(a.Page, b.Page), cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Column, b.Column), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Found, b.Found))
	})
	return r
}

// Words are what is said of a phrase in the language of the reader.
type Words func(minutes.Phrase) string

// Say gives the findings their messages.
func (r *Report) Say(say Words) {
	for i := range r.Findings {
		r.Findings[i].Message = say(r.Findings[i].Said)
	}
}

// Plain are the findings without their places, as other verbs have them.
func (r *Report) Plain() []minutes.Finding {
	out := []minutes.Finding{}
	for _, f := range r.Findings {
		out = append(out, f.Finding)
	}
	return out
}

// A comparison is what is known while texts are compared.
type comparison struct {
	g     *glossary.Glossary
	texts []Text
	uses  [][]use // by text
	rows  map[rowKey]*row
}

// A use is one place where a text says a concept.
type use struct {
	text, passage int
	glossary.Match
}

type rowKey struct{ concept, lang string }

type row struct {
	Concept
	uses  []use
	inner []use          // inside longer terms
	term  bool           // a name, or words that mean one thing together only: an ordinary word has synonyms
	main  map[int]string // by text: the rendering it uses most, short ones aside
	count map[string]map[int]int
	by    map[string]*Rendering
}

func (c *comparison) read(i int) {
	var all []use
	for p := range c.texts[i].Passages {
		passage := &c.texts[i].Passages[p]
		for _, m := range c.g.Find(passage.Lang, passage.Text) {
			u := use{i, p, m}
			all = append(all, u)
			r := c.row(m.Concept, passage.Lang)
			r.uses = append(r.uses, u)
			for _, in := range c.g.Within(passage.Lang, passage.Text, m) {
				r := c.row(in.Concept, passage.Lang)
				r.inner = append(r.inner, use{i, p, in})
			}
		}
	}
	c.uses = append(c.uses, all)
}

// row is that of a concept in a language.
func (c *comparison) row(concept string, lang language.Tag) *row {
	k := rowKey{concept, lang.String()}
	r := c.rows[k]
	if r == nil {
		of, _ := c.g.Concept(concept)
		r = &row{Concept: Concept{ID: of.ID, Subject: of.Subject, Lang: lang}}
		c.rows[k] = r
	}
	return r
}

// keys are those of the rows that texts use, by subject and id as the glossary has them, then by language.
func (c *comparison) keys() []rowKey {
	order := map[string]int{}
	for i, concept := range c.g.Concepts() {
		order[concept.ID] = i
	}
	lang := map[string]int{}
	for i, l := range minutes.Languages {
		lang[l.String()] = i
	}
	var keys []rowKey
	for k, r := range c.rows {
		if len(r.uses) > 0 {
			keys = append(keys, k)
		}
	}
	slices.SortFunc(keys, func(a, b rowKey) int {
		return cmp.Or(cmp.Compare(order[a.concept], order[b.concept]), cmp.Compare(lang[a.lang], lang[b.lang]), cmp.Compare(a.lang, b.lang))
	})
	return keys
}

// sum counts the uses of a row.
func (c *comparison) sum(r *row) {
	if p, ok := c.g.Preferred(r.ID, r.Lang, glossary.Community); ok {
		r.Preferred = p.Text
	}
	r.term = c.isTerm(r.ID)
	r.count = map[string]map[int]int{}
	r.by = map[string]*Rendering{}
	var order []string
	for _, u := range r.uses {
		name := u.Rendering.Text
		x := r.by[name]
		if x == nil {
			x = &Rendering{Text: name, Status: u.Rendering.Status, Usage: u.Rendering.Usage}
			r.by[name], r.count[name] = x, map[int]int{}
			order = append(order, name)
		}
		x.Count++
		r.count[name][u.text]++
	}
	for _, name := range order {
		x := r.by[name]
		x.Short = isAcronym(x.Text) && x.Status != glossary.Superseded && x.Status != glossary.Forbidden
		for i, t := range c.texts {
			n := r.count[name][i]
			if n == 0 {
				continue
			}
			x.Files = append(x.Files, Count{t.File, n})
			if t.Date != "" {
				if x.First == "" {
					x.First = t.Date
				}
				x.Last = t.Date
			}
		}
	}
	slices.SortStableFunc(order, func(a, b string) int { return cmp.Compare(r.by[b].Count, r.by[a].Count) })
	for _, name := range order {
		r.Used = append(r.Used, *r.by[name])
	}
	r.main = map[int]string{}
	for i, t := range c.texts {
		best := ""
		for _, x := range r.Used {
			if !x.Short && r.count[x.Text][i] > 0 && (best == "" || r.count[x.Text][i] > r.count[best][i]) {
				best = x.Text
			}
		}
		if best == "" {
			continue
		}
		r.main[i] = best
		if t.Date == "" {
			continue
		}
		if n := len(r.Periods); n > 0 && related(r.Periods[n-1].Text, best) {
			r.Periods[n-1].To = t.Date
		} else {
			r.Periods = append(r.Periods, Period{best, t.Date, t.Date})
		}
	}
	if len(r.Periods) < 2 {
		r.Periods = nil
	}
}

// isTerm reports whether a concept is a name, or is said in several words in English.
func (c *comparison) isTerm(id string) bool {
	concept, _ := c.g.Concept(id)
	if concept.Part == "name" {
		return true
	}
	p, ok := c.g.Preferred(id, language.English, glossary.Community)
	return !ok || strings.ContainsAny(p.Text, " -‑")
}

// related reports whether one rendering is the other with words more, as the short form
// of a name is: the two may stand beside each other.
func related(a, b string) bool { return contains(a, b) || contains(b, a) }

// isAcronym reports whether a text is one word with two capitals or more: IGF, WSIS+20, ФУИ.
func isAcronym(s string) bool {
	n := 0
	for _, r := range s {
		if r == ' ' {
			return false
		}
		if isUpper(r) {
			n++
		}
	}
	return n >= 2
}

// contains reports whether the words of short stand in long, whole words of it where
// the language has them, capitals being no difference.
func contains(long, short string) bool {
	return stands(strings.ToLower(long), strings.ToLower(short))
}
