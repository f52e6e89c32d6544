package exchange

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"hexaglot/glossary"
	"hexaglot/glossary/table"
)

// A File is the JSON of a glossary; its schema is glossary.json of the command.
type File struct {
	Schema   int       `json:"schema"` // 1
	Concepts []Concept `json:"concepts"`
}

// A Concept is a concept of a File, with its renderings.
type Concept struct {
	ID         string          `json:"id"`
	Subject    string          `json:"subject,omitempty"`
	Part       string          `json:"part,omitempty"`
	Keep       bool            `json:"keep,omitempty"`
	Acronym    string          `json:"acronym,omitempty"`
	Policy     glossary.Policy `json:"policy,omitempty"`
	Note       string          `json:"note,omitempty"`
	Date       string          `json:"date,omitempty"`
	Renderings []Rendering     `json:"renderings"`
}

// A Rendering is a rendering of a Concept.
type Rendering struct {
	Lang   string          `json:"lang"`
	Text   string          `json:"text"`
	Status glossary.Status `json:"status"`
	Usage  glossary.Usage  `json:"usage,omitempty"`
	Forms  []string        `json:"forms,omitempty"`
	Case   glossary.Case   `json:"case,omitempty"`
	Source string          `json:"source,omitempty"`
	Note   string          `json:"note,omitempty"`
	Date   string          `json:"date,omitempty"`

	Evidence *Evidence `json:"evidence,omitempty"` // of a proposal only; a glossary keeps it in its note
}

// An Evidence is where texts have a name that is proposed.
type Evidence struct {
	Why   string   `json:"why"`   // what makes it look like a name: acronym, head, quoted or capitals
	Count int      `json:"count"` // how often
	Where []string `json:"where"` // file:line:column, the first few
}

// NewConcept is a concept as JSON has it, with its renderings in a glossary.
func NewConcept(g *glossary.Glossary, c glossary.Concept) Concept {
	out := Concept{
		ID: c.ID, Subject: c.Subject, Part: c.Part, Keep: c.Keep, Acronym: c.Acronym, Policy: c.Policy, Note: c.Note, Date: c.Date,
		Renderings: []Rendering{},
	}
	for _, lang := range glossary.Languages() {
		for _, r := range g.Renderings(c.ID, lang) {
			out.Renderings = append(out.Renderings, Rendering{
				Lang: lang.String(), Text: r.Text, Status: r.Status, Usage: r.Usage, Forms: r.Forms, Case: r.Case, Source: r.Source, Note: r.Note, Date: r.Date,
			})
		}
	}
	return out
}

func writeJSON(w io.Writer, g *glossary.Glossary) error {
	f := File{Schema: 1, Concepts: []Concept{}}
	for _, c := range g.Concepts() {
		f.Concepts = append(f.Concepts, NewConcept(g, c))
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	return e.Encode(f)
}

func readJSON(data []byte) (table.Rows, error) {
	var rows table.Rows
	text, err := table.Decode(data)
	if err != nil {
		return rows, err
	}
	var f File
	d := json.NewDecoder(bytes.NewReader([]byte(text)))
	d.DisallowUnknownFields()
	if err := d.Decode(&f); err != nil {
		return rows, faultOf(text, err)
	}
	if d.More() {
		return rows, errors.New("something stands after the glossary")
	}
	if f.Schema != 1 {
		return rows, fmt.Errorf("schema is %d: want 1", f.Schema)
	}
	for _, c := range f.Concepts {
		rows.Concepts = append(rows.Concepts, glossary.Concept{
			ID: c.ID, Subject: table.Clean(c.Subject), Part: c.Part, Keep: c.Keep, Acronym: table.Clean(c.Acronym), Policy: c.Policy, Note: table.Clean(c.Note), Date: c.Date,
		})
		for _, r := range c.Renderings {
			lang, err := language.Parse(r.Lang)
			if err != nil || !slices.Contains(glossary.Languages(), lang) {
				return rows, fmt.Errorf("concept %s: lang %q: want zh, es, fr, ar, ru or en", c.ID, r.Lang)
			}
			var forms []string
			for _, form := range r.Forms {
				forms = append(forms, table.Clean(form))
			}
			rows.Renderings = append(rows.Renderings, glossary.Rendering{
				Concept: c.ID, Lang: lang, Text: table.Clean(r.Text), Status: r.Status, Usage: r.Usage, Forms: forms, Case: r.Case,
				Source: table.Clean(r.Source), Note: table.Clean(r.Note), Date: r.Date,
			})
		}
	}
	return rows, nil
}

// faultOf says what is wrong with a JSON, and where, if the decoder knows.
func faultOf(text string, err error) error {
	const no = "it is not the JSON of a glossary"
	line := func(offset int64) int { return 1 + strings.Count(text[:max(0, min(int(offset)-1, len(text)))], "\n") }
	var bad *json.SyntaxError
	var other *json.UnmarshalTypeError
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF):
		return fmt.Errorf("line %d: %s: it ends too early", line(int64(len(text))), no)
	case errors.As(err, &bad):
		return fmt.Errorf("line %d: %s: %w", line(bad.Offset), no, err)
	case errors.As(err, &other):
		return fmt.Errorf("line %d: %s: the %s does not belong in the field %q", line(other.Offset), no, other.Value, other.Field)
	}
	return fmt.Errorf("%s: %s", no, strings.TrimPrefix(err.Error(), "json: "))
}
