package tmx

import (
	"bufio"
	"encoding/xml"
	"errors"
	"io"
	"iter"
	"strings"

	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"hexaglot/minutes"
	"hexaglot/pipeline/memory/store"
)

// A Reader reads TMX of any version.
type Reader struct {
	Left  map[string]int // how many texts were left out, by language: it is none of the six
	Alone int            // how many units were left out because they had fewer than two texts

	d *xml.Decoder

	unit, text record // of the open tu and tuv
	group      store.Group
	lang       string
	seg        strings.Builder
	spans      []minutes.Span
	now        minutes.Span
	pairs      map[string]pair // open codes of the segment by their number
	code       []string        // open elements whose text is code
	codeText   strings.Builder
	codePair   string
	inSeg      bool
	prop       string
	propText   strings.Builder
}

// A record is what attributes and properties say of a unit or a text; what a text
// does not say, its unit says for it.
type record struct {
	who, when string
	props     map[string]string
}

type pair struct {
	kind string
	at   int // of spans, where it was opened
}

// NewReader makes a reader of a file in UTF-8, UTF-16 or what its declaration says.
func NewReader(r io.Reader) *Reader {
	d := xml.NewDecoder(bufio.NewReaderSize(transform.NewReader(r, unicode.BOMOverride(transform.Nop)), 1<<16))
	d.CharsetReader = func(label string, r io.Reader) (io.Reader, error) {
		if strings.HasPrefix(strings.ToLower(label), "utf-16") {
			return r, nil // the byte order mark has told
		}
		e, err := htmlindex.Get(label)
		if err != nil {
			return nil, minutes.Fail("tmx.encoding", `no encoding is called "{{.Name}}"`, "Name", label)
		}
		return e.NewDecoder().Reader(r), nil
	}
	return &Reader{Left: map[string]int{}, d: d}
}

// Groups gives the units in their order. An error is the last that it gives.
func (r *Reader) Groups() iter.Seq2[store.Group, error] {
	return func(yield func(store.Group, error) bool) {
		depth, seen := 0, false
		for {
			token, err := r.d.Token()
			if err == io.EOF && seen {
				return
			}
			line, _ := r.d.InputPos()
			var bad *xml.SyntaxError
			switch {
			case err == io.EOF:
				err = minutes.Fail("tmx.empty", "it is no TMX: it has no element tmx")
			case errors.As(err, &bad):
				err = minutes.Fail("place.line", "line {{.Line}}", "Line", bad.Line).Because(minutes.Fail("read.xml", "it is not well-formed XML: {{.Why}}", "Why", bad.Msg))
			case err != nil:
				err = minutes.Fail("place.line", "line {{.Line}}", "Line", line).Because(err)
			}
			if err != nil {
				yield(nil, err)
				return
			}
			switch t := token.(type) {
			case xml.StartElement:
				if depth++; depth == 1 && t.Name.Local != "tmx" {
					yield(nil, minutes.Fail("place.line", "line {{.Line}}", "Line", line).Because(minutes.Fail("tmx.other", `it is no TMX: its element is "{{.Name}}"`, "Name", t.Name.Local)))
					return
				}
				seen = true
				r.start(t)
			case xml.CharData:
				r.chars(string(t))
			case xml.EndElement:
				depth--
				g, err := r.end(t.Name.Local)
				if err != nil {
					yield(nil, minutes.Fail("place.line", "line {{.Line}}", "Line", line).Because(err))
					return
				}
				if g != nil && !yield(g, nil) {
					return
				}
			}
		}
	}
}

// start opens an element.
func (r *Reader) start(t xml.StartElement) {
	attr := map[string]string{}
	for _, a := range t.Attr {
		attr[a.Name.Local] = a.Value
	}
	rec := record{who: first(attr["changeid"], attr["creationid"]), when: first(attr["changedate"], attr["creationdate"]), props: map[string]string{}}
	switch t.Name.Local {
	case "tu":
		r.unit, r.text, r.group = rec, record{}, nil
	case "tuv":
		r.text, r.lang = rec, attr["lang"]
		r.spans = nil
	case "prop":
		r.prop = attr["type"]
		r.propText.Reset()
	case "seg":
		r.inSeg, r.now, r.pairs = true, minutes.Span{}, map[string]pair{}
	case "bpt", "ept", "ph", "it", "ut":
		if !r.inSeg {
			return
		}
		r.flush()
		if r.code = append(r.code, t.Name.Local); len(r.code) == 1 {
			r.codeText.Reset()
			r.codePair = attr["i"]
			if t.Name.Local == "bpt" {
				r.pairs[r.codePair] = pair{attr["type"], len(r.spans)}
				r.look(attr["type"], true)
			}
		}
	}
}

func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// look turns bold or italic on or off.
func (r *Reader) look(kind string, on bool) {
	switch kind {
	case "bold":
		r.now.Strong = on
	case "italic":
		r.now.Emph = on
	}
}

func (r *Reader) chars(s string) {
	switch {
	case r.prop != "":
		r.propText.WriteString(s)
	case len(r.code) > 0:
		r.codeText.WriteString(s)
	case r.inSeg:
		r.seg.WriteString(s)
	}
}

// flush ends a span.
func (r *Reader) flush() {
	if r.seg.Len() == 0 {
		return
	}
	s := r.now
	s.Text = r.seg.String()
	r.spans = append(r.spans, s)
	r.seg.Reset()
}

// end closes an element; of a unit it gives the group.
func (r *Reader) end(name string) (store.Group, error) {
	switch name {
	case "prop":
		rec := &r.text
		if rec.props == nil { // of the unit: no text is open
			rec = &r.unit
		}
		if rec.props != nil {
			rec.props[r.prop] = oneLine(r.propText.String())
		}
		r.prop = ""
	case "bpt", "ept", "ph", "it", "ut":
		if len(r.code) == 0 {
			return nil, nil
		}
		if r.code = r.code[:len(r.code)-1]; len(r.code) == 0 {
			r.closed(name, r.codeText.String())
		}
	case "seg":
		r.flush()
		r.inSeg = false
	case "tuv":
		defer func() { r.text = record{} }()
		return nil, r.add()
	case "tu":
		g := r.group
		r.unit, r.group = record{}, nil
		if len(g) < 2 {
			r.Alone++
			return nil, nil
		}
		return g, nil
	}
	return nil, nil
}

// closed is called at the end of a code with what it holds. Codes of other programs
// are left out; a link is known by how we write it.
func (r *Reader) closed(name, code string) {
	switch name {
	case "ept":
		p, ok := r.pairs[r.codePair]
		if !ok {
			return
		}
		r.look(p.kind, false)
		url, isLink := strings.CutPrefix(strings.TrimSuffix(code, ")"), "](")
		if p.kind == "link" && isLink {
			for i := p.at; i < len(r.spans); i++ {
				r.spans[i].URL = url
			}
		}
	case "ph":
		if s := minutes.Inline(code); len(s) == 1 && s[0].URL != "" && s[0].URL == s[0].Text {
			s[0].Strong, s[0].Emph = r.now.Strong, r.now.Emph
			r.spans = append(r.spans, s[0])
		}
	}
}

// add puts the text that ends into the group.
func (r *Reader) add() error {
	lang, ok := official(r.lang)
	if !ok {
		r.Left[r.lang]++
		return nil
	}
	text := oneLine(minutes.InlineText(r.spans))
	if text == "" {
		return nil
	}
	prop := func(name string) string { return first(r.text.props[name], r.unit.props[name]) }
	when, err := timeOf(stamp, first(r.text.when, r.unit.when))
	if err != nil {
		return err
	}
	r.group = append(r.group, store.Text{Lang: lang, Text: text, Origin: store.Origin{
		State: stateOf(prop(propState)), Machine: prop(propMachine) == "yes",
		Who: first(r.text.who, r.unit.who), When: when, Source: prop(propSource), Licence: prop(propLicence),
	}})
	return nil
}
