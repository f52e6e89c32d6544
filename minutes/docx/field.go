package docx

import (
	"fmt"
	"strings"
)

// A field is what a word processor works out (ISO/IEC 29500-1, 17.16): an instruction, which is no
// text, and its result, which is.
type field struct {
	instruction strings.Builder
	shown       bool // the result has begun
	link        *link
	contents    *contents
}

// maxFields is how many fields may stand in each other.
const maxFields = 100

func (r *reader) fieldChar(kind string) {
	n := len(r.fields)
	switch kind {
	case "begin":
		if n < maxFields {
			r.fields = append(r.fields, &field{})
		}
	case "separate":
		if n > 0 && !r.fields[n-1].shown {
			r.show(r.fields[n-1])
		}
	case "end":
		if n > 0 {
			if c := r.fields[n-1].contents; c != nil {
				c.ended = true
			}
			r.fields = r.fields[:n-1]
		}
	}
}

func (r *reader) instruct(s string) {
	if n := len(r.fields); n > 0 {
		r.fields[n-1].instruction.WriteString(s)
	}
}

// simpleField takes a field that is one element.
func (r *reader) simpleField(instruction string) {
	n := len(r.fields)
	if n < maxFields {
		r.fieldChar("begin")
		r.instruct(instruction)
		r.fieldChar("separate")
	}
	r.walker.each(r.inline)
	for len(r.fields) > n {
		r.fieldChar("end")
	}
}

// show begins the result of a field.
func (r *reader) show(f *field) {
	f.shown = true
	words := instructionWords(f.instruction.String())
	if len(words) == 0 {
		return
	}
	switch strings.ToUpper(words[0]) {
	case "HYPERLINK":
		f.link = fieldLink(words[1:])
	case "TOC":
		f.contents = &contents{}
	}
}

// fieldLink is the link of a HYPERLINK field, nil if it leads into the document itself.
func fieldLink(words []string) *link {
	url, anchor := "", ""
	for i := 0; i < len(words); i++ {
		switch words[i] {
		case `\l`, `\o`, `\t`, `\s`:
			if i+1 < len(words) && words[i] == `\l` {
				anchor = words[i+1]
			}
			i++
		default:
			if url == "" && !strings.HasPrefix(words[i], `\`) {
				url = words[i]
			}
		}
	}
	return newLink(url, anchor)
}

// instructionWords parts an instruction into words; those in quotation marks can hold spaces.
func instructionWords(s string) []string {
	var words []string
	var word strings.Builder
	quoted, began := false, false
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\\' && i+1 < len(s) && (s[i+1] == '\\' || s[i+1] == '"'):
			i++
			word.WriteByte(s[i])
			began = true
		case c == '"':
			quoted, began = !quoted, true
		case (c == ' ' || c == '\t' || c == '\n') && !quoted:
			if began {
				words = append(words, word.String())
				word.Reset()
				began = false
			}
		default:
			word.WriteByte(c)
			began = true
		}
	}
	if began {
		words = append(words, word.String())
	}
	return words
}

// forget drops the fields since depth whose instruction has not ended with its paragraph: it never will.
func (r *reader) forget(depth int) {
	for n := len(r.fields); n > depth && !r.fields[n-1].shown; n-- {
		r.fields = r.fields[:n-1]
	}
}

// asks says that what comes is part of an instruction.
func (r *reader) asks() bool {
	for _, f := range r.fields {
		if !f.shown {
			return true
		}
	}
	return false
}

// linked is the link in which text stands, nil if in none.
func (r *reader) linked() *link {
	if r.link != nil {
		return r.link
	}
	for i := len(r.fields) - 1; i >= 0; i-- {
		if r.fields[i].link != nil {
			return r.fields[i].link
		}
	}
	return nil
}

// inContents is the table of contents in which text stands, nil if in none.
func (r *reader) inContents() *contents {
	if r.contents != nil {
		return r.contents
	}
	for _, f := range r.fields {
		if f.contents != nil {
			return f.contents
		}
	}
	return nil
}

// hyperlink is the link of a w:hyperlink element, nil if it leads into the document itself.
func (r *reader) hyperlink(e element) *link {
	rel := r.relations[e.attr("id")]
	if !rel.external {
		return nil
	}
	return newLink(rel.target, e.attr("anchor"))
}

// How long an address may be, as browsers do not take longer ones; how many links a document may have,
// and how long all their addresses may be, as one that stands there once can have many links.
const (
	maxURL       = 8000
	maxLinks     = 50_000
	maxAddresses = 8 << 20
)

// linking is the link in which text stands, nil if in none or if there have been too many. Open is the
// link in which the text before it stands.
func (r *reader) linking(open *link) *link {
	k := r.linked()
	if k == nil || k == open {
		return k
	}
	r.links, r.addresses = r.links+1, r.addresses+len(k.url)+len(k.anchor)
	if r.links > maxLinks || r.addresses > maxAddresses {
		r.pack.hurt(r.walker.name, fmt.Errorf("it has more than %d links, or more than %d MB of addresses", maxLinks, maxAddresses>>20))
		return nil
	}
	return k
}

func newLink(url, anchor string) *link {
	url = strings.TrimSpace(url)
	if url == "" || strings.HasPrefix(url, "#") || len(url)+len(anchor) > maxURL {
		return nil
	}
	return &link{url, anchor}
}
