package xliff

import (
	"encoding/xml"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"hexaglot/minutes"
	"hexaglot/minutes/inline"
)

// A part of a source or target: a text, or a code.
type part struct {
	text string

	code           bool
	id, ref        string // of the code, and of its original data; "" if there is none
	begin, end     bool   // it begins or ends a pair
	subType, equiv string
}

// markup is the Markdown of a code, at its begin and at its end.
type markup struct{ begin, end string }

// inline reads the content of a source, a target or an inline element to its end.
func (r *reader) inline(into *[]part, unitID string) error {
	if r.depth++; r.depth > deepest {
		return minutes.Fail("xliff.deep", "an element stands in {{.N}} others: no XLIFF is that deep", "N", deepest)
	}
	defer func() { r.depth-- }()
	for {
		t, err := r.d.Token()
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.EndElement:
			return nil
		case xml.CharData:
			*into = append(*into, part{text: string(t)})
		case xml.StartElement:
			if err := r.inlineElement(t, into, unitID); err != nil {
				return err
			}
		}
	}
}

func (r *reader) inlineElement(e xml.StartElement, into *[]part, unitID string) error {
	name := ""
	if strings.HasPrefix(e.Name.Space, core) {
		name = e.Name.Local
	}
	if name == "cp" {
		c, err := codePoint(e)
		if err != nil {
			return err
		}
		*into = append(*into, part{text: string(c)})
		return r.d.Skip()
	}
	if value := attr(e, "value"); (name == "mrk" || name == "sm") && attr(e, "type") == "comment" && value != "" {
		r.f.Notes[unitID] = append(r.f.Notes[unitID], Note{Category: "comment", Text: value})
	}
	code := part{code: true, id: first(attr(e, "copyOf"), attr(e, "id")), subType: attr(e, "subType")}
	switch name {
	case "pc":
		begin, end := code, code
		begin.ref, begin.equiv, begin.begin = attr(e, "dataRefStart"), attr(e, "equivStart"), true
		end.ref, end.equiv, end.end = attr(e, "dataRefEnd"), attr(e, "equivEnd"), true
		*into = append(*into, begin)
		if err := r.inline(into, unitID); err != nil {
			return err
		}
		*into = append(*into, end)
		return nil
	case "ph", "sc", "ec":
		code.ref, code.equiv, code.end = attr(e, "dataRef"), attr(e, "equiv"), name == "ec"
		code.begin = name == "sc"
		if name == "ec" {
			code.id = first(attr(e, "startRef"), code.id)
		}
		*into = append(*into, code)
		return r.d.Skip()
	}
	return r.inline(into, unitID) // a marker: its text is the segment's
}

func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// markdown is the Markdown of a source or target.
func (u *unit) markdown(parts []part) (string, error) {
	var b, text strings.Builder
	begins := true // the text, or the inside of a pair
	flush := func(ends bool) {
		s := norm.NFC.String(text.String())
		text.Reset()
		b.WriteString(inline.Escape(oneLine(s, begins, ends)))
	}
	for _, p := range parts {
		if !p.code {
			text.WriteString(p.text)
			continue
		}
		md, err := u.markup(p)
		if err != nil {
			return "", err
		}
		flush(p.end)
		b.WriteString(md)
		begins = p.begin
	}
	flush(true)
	return b.String(), nil
}

// oneLine is a text in which line breaks, which Write leaves out, are those of a tool
// that has set the file out anew: a space, and none where the text or the inside of a pair begins and ends.
func oneLine(s string, begins, ends bool) string {
	if !strings.Contains(s, "\n") {
		return s
	}
	var lines []string
	for line := range strings.SplitSeq(s, "\n") {
		lines = append(lines, strings.Trim(line, " \t"))
	}
	n := len(lines) - 1
	if lines[0] != "" { // spaces before the first break and after the last are of the text
		lines[0] = strings.TrimRight(s[:strings.IndexByte(s, '\n')], " \t")
	}
	if lines[n] != "" {
		lines[n] = strings.TrimLeft(s[strings.LastIndexByte(s, '\n')+1:], " \t")
	}
	first, last := lines[0] == "", lines[n] == ""
	lines = slices.DeleteFunc(lines, func(line string) bool { return line == "" })
	s = strings.Join(lines, " ")
	if first && !begins && (s != "" || !ends) {
		s = " " + s
	}
	if last && !ends && len(lines) > 0 {
		s += " "
	}
	return s
}

// markup is the Markdown of a code: its original data, or that of the code whose
// counterpart or copy it is, or what its type or its equivalent says.
func (u *unit) markup(p part) (string, error) {
	m := u.codes[p.id]
	side := &m.begin
	if p.end {
		side = &m.end
	}
	switch {
	case p.ref != "":
		data, ok := u.data[p.ref]
		if !ok {
			return "", minutes.Fail("xliff.data", `the code "{{.ID}}" lacks its original data "{{.Ref}}"`, "ID", p.id, "Ref", p.ref)
		}
		*side = data
	case *side != "":
	case p.subType == "xlf:b":
		*side = "**"
	case p.subType == "xlf:i":
		*side = "*"
	default:
		*side = inline.Escape(p.equiv)
	}
	if p.id != "" {
		u.codes[p.id] = m
	}
	return *side, nil
}

// codePoint is the character of a <cp>.
func codePoint(e xml.StartElement) (rune, error) {
	n, err := strconv.ParseUint(attr(e, "hex"), 16, 32)
	if err != nil || !utf8.ValidRune(rune(n)) {
		return 0, minutes.Fail("xliff.character", `<cp hex="{{.Text}}"> is no character`, "Text", attr(e, "hex"))
	}
	return rune(n), nil
}
