package tbx

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/language"
	"golang.org/x/text/transform"

	"hexaglot/glossary"
	"hexaglot/glossary/table"
)

// deepest is how deep elements may stand in each other; TBX needs a dozen.
const deepest = 64

// Read reads TBX. Entries without an id, and ids that are no names, get a number behind
// #. Of a language the first term without a status is preferred, the others are
// admitted. Definitions, contexts and usage notes become notes; genders, cross
// references and responsible persons are left out, as are the languages that are none
// of the six, which Read returns, sorted. A DTD is not followed.
func Read(data []byte) (table.Rows, []string, error) {
	r := &reader{left: make(map[string]bool), ids: make(map[string]bool), rows: table.Rows{Foreign: true}}
	decoded, _, err := transform.Bytes(unicode.BOMOverride(transform.Nop), data)
	if err != nil {
		return r.rows, nil, fmt.Errorf("it is not UTF-16: %w", err)
	}
	d := xml.NewDecoder(bytes.NewReader(decoded))
	d.CharsetReader = charset
	for {
		t, err := d.RawToken()
		if err == io.EOF {
			break
		}
		line, _ := d.InputPos()
		if err == nil {
			err = r.token(t, line)
		}
		var bad *xml.SyntaxError
		switch {
		case errors.As(err, &bad):
			return r.rows, nil, fmt.Errorf("line %d: it is not well-formed XML: %s", bad.Line, bad.Msg)
		case err != nil:
			return r.rows, nil, fmt.Errorf("line %d: %w", line, err)
		}
	}
	var left []string
	for lang := range r.left {
		left = append(left, lang)
	}
	slices.Sort(left)
	switch {
	case len(r.open) > 0:
		return r.rows, nil, fmt.Errorf("it ends before <%s> does", r.open[len(r.open)-1])
	case r.root == "":
		return r.rows, nil, errors.New("it is no TBX: it has no element")
	case len(r.rows.Renderings) == 0 && len(left) > 0:
		return r.rows, left, fmt.Errorf("it has no term in zh, es, fr, ar, ru or en, only in %s", strings.Join(left, ", "))
	case len(r.rows.Renderings) == 0:
		return r.rows, nil, errors.New("it has no term")
	}
	return r.rows, left, nil
}

// charset reads the encodings that an XML declaration may name; UTF-16 was read by its mark.
func charset(label string, in io.Reader) (io.Reader, error) {
	if label = strings.ToLower(label); strings.HasPrefix(label, "utf-16") {
		return in, nil
	}
	e, err := htmlindex.Get(label)
	if err != nil {
		return nil, fmt.Errorf("the encoding %q is not known: save it as UTF-8", label)
	}
	return e.NewDecoder().Reader(in), nil
}

// A reader is where in the file we are: elements are told apart by their names, without
// the namespace, for version 2 has none.
type reader struct {
	rows table.Rows
	open []string
	root string
	left map[string]bool // languages left out
	ids  map[string]bool // of the concepts

	line    int
	concept *glossary.Concept   // inside an entry
	lang    language.Tag        // inside a language that is read
	skip    bool                // inside one that is not
	term    *glossary.Rendering // inside a term section
	status  bool                // it has one
	part    string              // partOfSpeech of the first term
	first   int                 // first rendering of the language

	kind  string // of the field we are in
	field int    // how deep it stands, 0 outside
	text  strings.Builder
}

func (r *reader) token(t xml.Token, line int) error {
	r.line = line
	switch t := t.(type) {
	case xml.Directive:
		// Entities of a file's own can grow without bound, and no TBX needs them.
		if bytes.Contains(t, []byte("<!ENTITY")) || bytes.ContainsRune(t, '[') {
			return errors.New("it declares entities or elements of its own (<!DOCTYPE … [ … ]>): take the declaration out")
		}
	case xml.StartElement:
		r.open = append(r.open, t.Name.Local)
		if len(r.open) > deepest {
			return fmt.Errorf("<%s> stands in %d other elements: no TBX is that deep", t.Name.Local, deepest)
		}
		return r.start(t)
	case xml.EndElement:
		n := len(r.open)
		if n == 0 || r.open[n-1] != t.Name.Local {
			return fmt.Errorf("it is not well-formed XML: </%s> ends what was not begun", t.Name.Local)
		}
		err := r.end(t.Name.Local)
		r.open = r.open[:n-1]
		return err
	case xml.CharData:
		if r.field > 0 {
			if r.text.Len()+len(t) > table.Longest {
				return fmt.Errorf("a text of more than %d bytes", table.Longest)
			}
			r.text.Write(t)
		}
	}
	return nil
}

func (r *reader) start(t xml.StartElement) error {
	name := t.Name.Local
	attr := func(local string) string {
		for _, a := range t.Attr {
			if a.Name.Local == local {
				return strings.TrimSpace(a.Value)
			}
		}
		return ""
	}
	if r.root == "" {
		if r.root = name; name != "tbx" && name != "martif" {
			return fmt.Errorf("<%s> is no TBX: want <tbx> or <martif>", name)
		}
	}
	switch name {
	case "conceptEntry", "termEntry":
		if r.concept != nil {
			return fmt.Errorf("<%s> stands in another entry", name)
		}
		n := len(r.rows.Concepts)
		r.concept = &glossary.Concept{ID: conceptID(attr("id"), n+1), Line: r.line}
		if r.ids[r.concept.ID] { // A_1 and a-1 are one for us
			r.concept.ID = fmt.Sprintf("#%d", n+1)
		}
		r.ids[r.concept.ID] = true
		r.part = ""
	case "langSec", "langSet":
		r.lang, r.skip = official(attr("lang"))
		if r.skip {
			r.left[attr("lang")] = true
		}
		r.first = len(r.rows.Renderings)
	case "termSec", "tig", "ntig":
		if r.concept == nil || r.lang == language.Und && !r.skip {
			return fmt.Errorf("<%s> stands in no language of an entry", name)
		}
		r.term, r.status = &glossary.Rendering{Concept: r.concept.ID, Lang: r.lang, Line: r.line}, false
	default:
		if r.concept == nil && name != "p" || r.field > 0 || slices.Contains(groups, name) {
			return nil
		}
		if name == "termNote" || name == "descrip" || name == "admin" || name == "transac" {
			r.kind = attr("type")
			if name == "descrip" && r.kind == "" {
				r.kind = "definition" // Weblate's explanation
			}
		} else {
			r.kind = name // DCT: the data category is the element
		}
		r.field = len(r.open)
		r.text.Reset()
	}
	return nil
}

func (r *reader) end(name string) error {
	switch name {
	case "conceptEntry", "termEntry":
		if r.concept.Part == "" {
			r.concept.Part = r.part
		}
		r.rows.Concepts = append(r.rows.Concepts, *r.concept)
		r.concept = nil
	case "langSec", "langSet":
		r.lang, r.skip = language.Und, false
	case "termSec", "tig", "ntig":
		r.endTerm()
	default:
		if r.field == len(r.open) && r.field > 0 {
			r.field = 0
			return r.set(table.Clean(r.text.String()))
		}
	}
	return nil
}

func (r *reader) endTerm() {
	if r.term == nil {
		return
	}
	t := *r.term
	r.term = nil
	if r.skip || t.Text == "" {
		return
	}
	if !r.status {
		t.Status = glossary.Admitted
		if len(r.rows.Renderings) == r.first {
			t.Status = glossary.Preferred
		}
	}
	r.rows.Renderings = append(r.rows.Renderings, t)
}
