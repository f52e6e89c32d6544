package xliff

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/language"
	"golang.org/x/text/transform"

	"hexaglot/minutes"
)

// ErrConflict is the error of a file in which version control has left two versions.
var ErrConflict = minutes.Fail("xliff.conflict", "it holds the marks of a merge conflict")

// deepest is how deep elements may stand in each other; a file of ours needs ten.
const deepest = 100

// Read reads XLIFF 2.0, 2.1 or 2.2 as Write wrote it and as other tools leave it: under
// any prefixes, in UTF-8 or UTF-16. Attributes, modules and markers that it does not know
// are left out, never a text; comments in the text become notes. A target that does not
// agree with its metadata was changed since, or was never ours: it is a person's, and no
// less than translated. An error begins with the line.
func Read(data []byte) (*File, error) {
	decoded, _, err := transform.Bytes(unicode.BOMOverride(transform.Nop), data)
	if err != nil {
		return nil, minutes.Fail("xliff.utf16", "it is not UTF-16")
	}
	if at := bytes.Index(append([]byte("\n"), decoded...), []byte("\n<<<<<<<")); at >= 0 {
		return nil, minutes.Fail("place.line", "line {{.Line}}", "Line", 1+bytes.Count(decoded[:at], []byte("\n"))).Because(ErrConflict)
	}
	r := &reader{d: xml.NewDecoder(bytes.NewReader(decoded)), taken: map[string]bool{}, f: &File{Aside: map[string]minutes.Target{},
		Translation: minutes.Translation{Targets: map[string]minutes.Target{}}, Notes: map[string][]Note{}, Terms: map[string][]Term{}, Matches: map[string][]Match{}}}
	r.d.CharsetReader = charset
	err = r.each(r.root)
	if err == nil && !r.seen {
		err = minutes.Fail("xliff.empty", "it is no XLIFF: it has no element")
	}
	var bad *xml.SyntaxError
	switch {
	case errors.As(err, &bad):
		return nil, minutes.Fail("place.line", "line {{.Line}}", "Line", bad.Line).Because(minutes.Fail("read.xml", "it is not well-formed XML: {{.Why}}", "Why", bad.Msg))
	case err != nil:
		line, _ := r.d.InputPos()
		return nil, minutes.Fail("place.line", "line {{.Line}}", "Line", line).Because(err)
	}
	return r.f, nil
}

// charset reads the encodings that an XML declaration may name; UTF-16 was read by its mark.
func charset(label string, in io.Reader) (io.Reader, error) {
	if label = strings.ToLower(label); strings.HasPrefix(label, "utf-16") {
		return in, nil
	}
	e, err := htmlindex.Get(label)
	if err != nil {
		return nil, minutes.Fail("xliff.encoding", `the encoding "{{.Name}}" is not known: save it as UTF-8`, "Name", label)
	}
	return e.NewDecoder().Reader(in), nil
}

type reader struct {
	d     *xml.Decoder
	depth int
	f     *File
	seen  bool            // the root
	files int             // how many
	ours  bool            // our metadata is there
	taken map[string]bool // ids of segments; those set aside behind "aside."
}

// each reads to the end of the element we are in, or of the file; do reads each element inside to its end.
func (r *reader) each(do func(xml.StartElement) error) error {
	if r.depth++; r.depth > deepest {
		return minutes.Fail("xliff.deep", "an element stands in {{.N}} others: no XLIFF is that deep", "N", deepest)
	}
	defer func() { r.depth-- }()
	for {
		t, err := r.d.Token()
		if err == io.EOF && r.depth == 1 {
			return nil
		} else if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if err := do(t); err != nil {
				return err
			}
		case xml.EndElement:
			return nil
		}
	}
}

// text reads the text of the element we are in to its end, with that of elements inside.
func (r *reader) text() (string, error) {
	var b strings.Builder
	for depth := 1; depth > 0; {
		t, err := r.d.Token()
		if err != nil {
			return "", err
		}
		switch t := t.(type) {
		case xml.StartElement:
			depth++
			if is(t, core, "cp") {
				c, err := codePoint(t)
				if err != nil {
					return "", err
				}
				b.WriteRune(c)
			}
		case xml.EndElement:
			depth--
		case xml.CharData:
			b.Write(t)
		}
	}
	return b.String(), nil
}

// is reports whether an element has a name in a namespace, of any version.
func is(e xml.StartElement, namespace, name string) bool {
	return e.Name.Local == name && strings.HasPrefix(e.Name.Space, namespace)
}

// attr is an attribute of no namespace; "" if there is none.
func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name && a.Name.Space == "" {
			return strings.TrimSpace(a.Value)
		}
	}
	return ""
}

func (r *reader) root(e xml.StartElement) error {
	switch version := attr(e, "version"); {
	case r.seen:
		return minutes.Fail("xliff.after", "it goes on with <{{.Name}}> after its end", "Name", e.Name.Local)
	case e.Name.Local == "xliff" && strings.HasPrefix(version, "1."):
		return minutes.Fail("xliff.version", "it is XLIFF {{.Version}}: 2.0, 2.1 or 2.2 is wanted", "Version", version)
	case !is(e, core, "xliff"):
		return minutes.Fail("xliff.other", "it is no XLIFF 2: it begins with <{{.Name}}>", "Name", e.Name.Local)
	}
	r.seen = true
	var err error
	if r.f.From, err = language.Parse(attr(e, "srcLang")); err != nil {
		return minutes.Fail("xliff.language", `{{.Name}}="{{.Text}}" is no language`, "Name", "srcLang", "Text", attr(e, "srcLang"))
	}
	if r.f.Lang, err = language.Parse(attr(e, "trgLang")); err != nil {
		return minutes.Fail("xliff.language", `{{.Name}}="{{.Text}}" is no language`, "Name", "trgLang", "Text", attr(e, "trgLang"))
	}
	err = r.each(func(e xml.StartElement) error {
		if !is(e, core, "file") {
			return r.d.Skip()
		}
		if r.files++; r.files > 1 {
			return minutes.Fail("xliff.second-file", "it holds a second <file>: one is wanted")
		}
		r.f.Key, r.f.Original = attr(e, "id"), attr(e, "original")
		if !isToken(r.f.Key) {
			return badID(r.f.Key)
		}
		return r.each(r.inFile(false))
	})
	if err == nil && r.files == 0 {
		err = minutes.Fail("xliff.no-file", "it holds no <file>")
	}
	return err
}

// inFile reads what stands in a file or in a group of it.
func (r *reader) inFile(aside bool) func(xml.StartElement) error {
	return func(e xml.StartElement) error {
		switch {
		case is(e, metadata, "metadata"):
			groups, err := r.groups()
			if m, ok := groups[category]; ok {
				r.ours = true
				r.f.Page, r.f.Before = m["page"], m["before"]
				made := groups[category+":made"]
				for _, name := range slices.Sorted(maps.Keys(made)) {
					r.f.Made = append(r.f.Made, Tool{name, made[name]})
				}
				if err == nil && m["schema"] != schema {
					err = minutes.Fail("xliff.newer", `a later version wrote it (schema "{{.Have}}"): this one reads schema {{.Known}}`, "Have", m["schema"], "Known", schema)
				}
			}
			return err
		case is(e, core, "notes"):
			return r.notes("")
		case is(e, core, "group"):
			return r.each(r.inFile(aside || attr(e, "type") == category+":aside"))
		case is(e, core, "unit"):
			return r.unit(e, aside)
		}
		return r.d.Skip()
	}
}

// groups reads metadata: its values by category and type. Of groups in groups it reads
// none, for none of ours are.
func (r *reader) groups() (map[string]map[string]string, error) {
	all := map[string]map[string]string{}
	err := r.each(func(e xml.StartElement) error {
		if !is(e, metadata, "metaGroup") {
			return r.d.Skip()
		}
		m := map[string]string{}
		all[attr(e, "category")] = m
		return r.each(func(e xml.StartElement) error {
			if !is(e, metadata, "meta") {
				return r.d.Skip()
			}
			value, err := r.text()
			m[attr(e, "type")] = unquote(value)
			return err
		})
	})
	return all, err
}

func (r *reader) notes(unit string) error {
	return r.each(func(e xml.StartElement) error {
		if !is(e, core, "note") {
			return r.d.Skip()
		}
		n := Note{ID: attr(e, "id"), Category: attr(e, "category")}
		if to := attr(e, "appliesTo"); to == "source" || to == "target" {
			n.AppliesTo = to
		}
		if p, err := strconv.Atoi(attr(e, "priority")); err == nil && p >= 1 && p <= 10 {
			n.Priority = p
		}
		if n.ID != "" && !isToken(n.ID) {
			return badID(n.ID)
		}
		var err error
		n.Text, err = r.text()
		r.f.Notes[unit] = append(r.f.Notes[unit], n)
		return err
	})
}

func (r *reader) terms(unit string) error {
	return r.each(func(e xml.StartElement) error {
		if !is(e, glossary2, "glossEntry") {
			return r.d.Skip()
		}
		t := Term{ID: attr(e, "id")}
		if t.ID != "" && !isToken(t.ID) {
			return badID(t.ID)
		}
		err := r.each(func(e xml.StartElement) error {
			source := attr(e, "source")
			known := strings.HasPrefix(e.Name.Space, glossary2)
			text, err := r.text()
			switch {
			case known && e.Name.Local == "term":
				t.Text = text
			case known && e.Name.Local == "translation":
				t.Accepted = append(t.Accepted, Rendering{text, source})
			case known && e.Name.Local == "definition":
				t.Note = text
			}
			return err
		})
		r.f.Terms[unit] = append(r.f.Terms[unit], t)
		return err
	})
}
