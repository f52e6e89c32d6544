package tbx

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"hexaglot/glossary"
	"hexaglot/glossary/table"
)

// groups are elements that only hold others.
var groups = []string{"descripGrp", "adminGrp", "transacGrp", "termNoteGrp", "termGrp"}

// set puts the text of a field where it belongs: into the term, if we are in one, or
// else into the concept.
func (r *reader) set(text string) error {
	if text == "" || r.skip {
		return nil
	}
	if r.concept == nil { // in the header
		r.rows.Foreign = r.rows.Foreign && text != ours
		return nil
	}
	c, t := r.concept, r.term
	parent := r.open[len(r.open)-2]
	switch r.kind {
	case "term":
		if t != nil {
			t.Text = text
		}
	case "subjectField":
		c.Subject = text
	case "partOfSpeech":
		if part, ok := partOf[strings.ToLower(text)]; ok && r.part == "" {
			r.part = part
		}
	case "administrativeStatus", "normativeAuthorization":
		status, ok := statusOf[strings.TrimSuffix(strings.TrimSuffix(text, "-admn-sts"), "Term")]
		if !ok {
			return fmt.Errorf("the status %.40q is not known: want preferredTerm, admittedTerm, deprecatedTerm or supersededTerm, each with -admn-sts", text)
		}
		if t != nil && !r.status {
			t.Status, r.status = status, true
		}
	case "translationNote": // Weblate's: no is "do not translate"
		c.Keep = c.Keep || strings.EqualFold(text, "no")
	case "projectSubset":
		if u := glossary.Usage(text); t != nil && (u == glossary.UN || u == glossary.Community) {
			t.Usage = u
		}
	case "source":
		if t != nil && parent != "descripGrp" { // there it is the source of a definition
			t.Source = text
		}
	case "date":
		switch { // of several the last day
		case t != nil:
			t.Date = max(t.Date, text)
		case r.lang == language.Und:
			c.Date = max(c.Date, text)
		}
	case "note":
		if !r.keyed(text) {
			return r.note(strings.TrimPrefix(text, "note: "))
		}
	case "definition", "context", "usageNote", "Usage note", "explanation", "example":
		return r.note(text)
	}
	return nil
}

// keyed reads a note that is a field, as Write writes it.
func (r *reader) keyed(text string) bool {
	key, value, ok := strings.Cut(text, ": ")
	if !ok {
		return false
	}
	c, t := r.concept, r.term
	switch {
	case key == "date" && t != nil:
		t.Date = value
	case key == "date":
		c.Date = value
	case t != nil && key == "status" && (value == string(glossary.Proposed) || value == string(glossary.Forbidden)):
		t.Status, r.status = glossary.Status(value), true
	case t != nil && key == "forms":
		t.Forms = table.Forms(value)
	case t != nil && key == "case" && (value == string(glossary.Exact) || value == string(glossary.Ignore)):
		t.Case = glossary.Case(value)
	case t == nil && key == "part" && (value == "name" || value == "heading"):
		c.Part = value
	case t == nil && key == "keep" && value == "yes":
		c.Keep = true
	case t == nil && key == "acronym":
		c.Acronym = value
	case t == nil && key == "policy" && slices.Contains([]glossary.Policy{glossary.KeepAcronym, glossary.OwnAcronym, glossary.ExpandAcronym}, glossary.Policy(value)):
		c.Policy = glossary.Policy(value)
	default:
		return false
	}
	return true
}

func (r *reader) note(text string) error {
	note := &r.concept.Note
	if r.term != nil {
		note = &r.term.Note
	}
	if len(*note)+len(text) > table.Longest {
		return fmt.Errorf("notes of more than %d bytes", table.Longest)
	}
	*note = strings.TrimSpace(*note + " " + text)
	return nil
}

// partOf are parts of speech of TBX-Basic, and those of version 2.
var partOf = map[string]string{
	"noun": "noun", "adjective": "adj", "verb": "verb", "adverb": "adv", "propernoun": "name", "proper noun": "name",
}

// statusOf are the statuses of ISO 30042 without their endings, and Weblate's, which
// has one flag for what is forbidden or obsolete.
var statusOf = map[string]glossary.Status{
	"preferred": glossary.Preferred, "admitted": glossary.Admitted, "deprecated": glossary.Forbidden, "superseded": glossary.Superseded,
	"standardized": glossary.Preferred, "legal": glossary.Admitted, "regulated": glossary.Admitted,
	"forbidden": glossary.Forbidden, "obsolete": glossary.Forbidden,
}

// conceptID is an entry's id as one of ours: small letters, digits and hyphens.
func conceptID(id string, n int) string {
	id = strings.ToLower(strings.TrimPrefix(id, "_"))
	id = strings.Map(func(c rune) rune {
		switch {
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
			return c
		}
		return '-'
	}, id)
	if strings.Trim(id, "-") == "" {
		return fmt.Sprintf("#%d", n)
	}
	return id
}

// official is the one of the six languages that a language of a file is, or whether it
// is to be left out. Chinese is that of the United Nations, in simplified characters.
func official(s string) (lang language.Tag, skip bool) {
	t, err := language.Parse(s)
	if err != nil {
		return language.Und, true
	}
	base, _ := t.Base()
	script, _ := t.Script()
	lang = language.Make(base.String())
	if !slices.Contains(glossary.Languages(), lang) || lang == language.Chinese && script == language.MustParseScript("Hant") {
		return language.Und, true
	}
	return lang, false
}
