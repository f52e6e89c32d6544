package glossary

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
)

// The columns of the tables; those from needed on may be left out.
var (
	conceptColumns   = columns{[]string{"id", "subject", "part", "keep", "acronym", "policy", "note", "date"}, 3}
	renderingColumns = columns{[]string{"concept", "language", "text", "status", "usage", "forms", "case", "source", "note", "date"}, 4}
	lookalikeColumns = columns{[]string{"language", "text", "note"}, 2}
)

// A lookalike is a text that contains a term and means something else.
type lookalike struct {
	lang language.Tag
	text string
}

// Read reads a glossary from its two tables. All that is wrong is in the error,
// each fault with its table and line; [Glossary.Lint] says what is only unwise.
func Read(concepts, renderings io.Reader) (*Glossary, error) {
	var cs []Concept
	known := make(map[string]bool)
	err1 := readTable("concepts", concepts, conceptColumns, func(line int, row []string) error {
		c := Concept{
			ID: row[0], Subject: row[1], Part: row[2], Keep: row[3] == "yes",
			Acronym: row[4], Policy: Policy(row[5]), Note: row[6], Date: row[7], Line: line,
		}
		switch {
		case row[3] != "" && row[3] != "yes":
			return fmt.Errorf("concept %s: keep %q: want yes or nothing", c.ID, row[3])
		case known[c.ID]:
			return fmt.Errorf("concept %s stands twice", c.ID)
		case c.ID != "" && c.Subject == "":
			return fmt.Errorf("concept %s: no subject", c.ID)
		case c.ID != "" && c.Part == "":
			return fmt.Errorf("concept %s: no part of speech: want noun, adj, verb, adv, name or heading", c.ID)
		}
		known[c.ID] = true
		cs = append(cs, c)
		return checkConcept(c)
	})
	var rs []Rendering
	err2 := readTable("renderings", renderings, renderingColumns, func(line int, row []string) error {
		r, err := rendering(row)
		if err != nil {
			return err
		}
		if !known[r.Concept] {
			return fmt.Errorf("concept %q is not in the table of concepts", r.Concept)
		}
		r.Line = line
		rs = append(rs, r)
		return nil
	})
	if err := errors.Join(err1, err2); err != nil {
		return nil, err
	}
	return link(cs, rs, nil), nil
}

func rendering(row []string) (Rendering, error) {
	r := Rendering{
		Concept: row[0], Text: row[2], Status: Status(row[3]), Usage: Usage(row[4]),
		Case: Case(row[6]), Source: row[7], Note: row[8], Date: row[9],
	}
	lang, err := readLanguage(row[1])
	if err != nil {
		return r, err
	}
	r.Lang = lang
	for form := range strings.SplitSeq(row[5], "|") {
		if form = strings.TrimSpace(form); form != "" {
			r.Forms = append(r.Forms, form)
		}
	}
	if r.Case == "" {
		r.Case = Permissive
	}
	return r, checkRendering(r)
}

func checkConcept(c Concept) error {
	switch {
	case !isID(c.ID):
		return fmt.Errorf("concept id %q: want small letters, digits and hyphens", c.ID)
	case !slices.Contains([]string{"", "noun", "adj", "verb", "adv", "name", "heading"}, c.Part):
		return fmt.Errorf("concept %s: part of speech %q: want noun, adj, verb, adv, name or heading", c.ID, c.Part)
	case !slices.Contains([]Policy{"", KeepAcronym, OwnAcronym, ExpandAcronym}, c.Policy):
		return fmt.Errorf("concept %s: policy %q: want keep, own, expand or nothing", c.ID, c.Policy)
	}
	return nil
}

func checkRendering(r Rendering) error {
	switch {
	case !slices.Contains(languages, r.Lang):
		return fmt.Errorf("%s: language %s: want zh, es, fr, ar, ru or en", r.Concept, r.Lang)
	case r.Text == "":
		return fmt.Errorf("%s, %s: no text", r.Concept, r.Lang)
	case !slices.Contains([]Status{Preferred, Admitted, Proposed, Superseded, Forbidden}, r.Status):
		return fmt.Errorf("%s, %s: status %q: want preferred, admitted, proposed, superseded or forbidden", r.Concept, r.Lang, r.Status)
	case !slices.Contains([]Usage{Both, UN, Community}, r.Usage):
		return fmt.Errorf("%s, %s: usage %q: want un, community or nothing", r.Concept, r.Lang, r.Usage)
	case !slices.Contains([]Case{Exact, Permissive, Ignore}, r.Case):
		return fmt.Errorf("%s, %s: case %q: want exact, permissive or ignore", r.Concept, r.Lang, r.Case)
	}
	return nil
}

func readLookalikes(r io.Reader) ([]lookalike, error) {
	var out []lookalike
	err := readTable("lookalikes", r, lookalikeColumns, func(_ int, row []string) error {
		lang, err := readLanguage(row[0])
		if err != nil {
			return err
		}
		if row[1] == "" {
			return errors.New("no text")
		}
		out = append(out, lookalike{lang, norm.NFC.String(row[1])})
		return nil
	})
	return out, err
}

func readLanguage(s string) (language.Tag, error) {
	if i := slices.Index([]string{"zh", "es", "fr", "ar", "ru", "en"}, s); i >= 0 {
		return languages[i], nil // in the same order
	}
	return language.Und, fmt.Errorf("language %q: want zh, es, fr, ar, ru or en", s)
}

func isID(s string) bool {
	for _, r := range s {
		if r != '-' && (r < 'a' || r > 'z') && (r < '0' || r > '9') {
			return false
		}
	}
	return s != ""
}
