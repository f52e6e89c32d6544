package docx

import (
	"bufio"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"

	"hexaglot/minutes"
)

// maxDepth is how deep elements may stand in each other; a table in a table in a text box needs 40.
// Deeper ones are passed over, but no more than maxOpen, as the decoder keeps each that is open.
const (
	maxDepth = 250
	maxOpen  = 25_000
)

// An element is the beginning of one. Names are those without their namespace: strict and
// transitional documents differ in it (ISO/IEC 29500-4).
type element xml.StartElement

func (e element) name() string { return e.Name.Local }

// attr is the value of an attribute, "" if there is none.
func (e element) attr(name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// on reads an element that is a switch (ISO/IEC 29500-1, 17.17.4): its presence turns on.
func (e element) on() toggle { return e.toggle("val") }

func (e element) toggle(name string) toggle {
	switch e.attr(name) {
	case "0", "false", "off", "f":
		return off
	}
	return on
}

// number is a number, 0 if it is none.
func (e element) number(name string) int {
	n, err := strconv.Atoi(strings.TrimSpace(e.attr(name)))
	if err != nil {
		return 0
	}
	return n
}

// units are the measures of strict documents, in points (22.9.2.15).
var units = map[string]float64{"pt": 1, "pc": 12, "pi": 12, "in": 72, "cm": 72 / 2.54, "mm": 72 / 25.4}

// points is a measure in points; a bare number counts in parts of a point.
func (e element) points(name string, parts float64) (float64, bool) {
	s := strings.TrimSpace(e.attr(name))
	if s == "" {
		return 0, false
	}
	scale := 1 / parts
	if len(s) > 2 && units[s[len(s)-2:]] > 0 {
		scale, s = units[s[len(s)-2:]], s[:len(s)-2]
	}
	f, err := strconv.ParseFloat(s, 64)
	const most = 3000 // more than any page
	if err != nil || !(f*scale >= -most && f*scale <= most) {
		return 0, false
	}
	return f * scale, true
}

// A walker goes through a part. What each and skip are called on is the element that was given
// last: one of them, or text, takes it to its end.
type walker struct {
	decoder *xml.Decoder
	pack    *pack
	name    string
	depth   int
	open    int  // elements whose end has not come
	over    bool // nothing more comes
	stop    func() bool
}

// walk opens a part; of one that there is not, nothing comes.
func (p *pack) walk(name string) *walker {
	w := &walker{pack: p, name: name, over: true}
	if r := p.open(name); r != nil {
		w.over = false
		w.decoder = xml.NewDecoder(&tags{Reader: utf8Reader(r)})
		w.decoder.Strict = false // names of entities mean nothing here, and are none to fail for
		w.decoder.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	}
	return w
}

// utf8Reader turns a part in UTF-16, which the standard allows, into UTF-8.
func utf8Reader(r io.Reader) *bufio.Reader {
	b := bufio.NewReader(r)
	if mark, _ := b.Peek(2); string(mark) != "\xFE\xFF" && string(mark) != "\xFF\xFE" {
		return b
	}
	data, _ := io.ReadAll(b) // an error has been noted by the stream
	text, err := minutes.Decode(data)
	if err != nil {
		return bufio.NewReader(bytes.NewReader(data))
	}
	return bufio.NewReader(strings.NewReader(text))
}

// next is the next token, nil at the end of the part.
func (w *walker) next() xml.Token {
	if w.over {
		return nil
	}
	t, err := w.decoder.Token()
	if err != nil || w.stop != nil && w.stop() {
		if err != nil && err != io.EOF {
			w.pack.hurt(w.name, err)
		}
		w.over = true
		return nil
	}
	switch t.(type) {
	case xml.StartElement:
		w.open++
	case xml.EndElement:
		w.open--
	}
	if w.open > maxOpen {
		w.pack.hurt(w.name, fmt.Errorf("its elements stand more than %d deep in each other", maxOpen))
		w.over = true
		return nil
	}
	return t
}

// each gives the elements that stand in the current one. Of alternatives it gives the
// first that we understand (ISO/IEC 29500-3, 10.2.1).
func (w *walker) each(do func(element)) {
	for {
		switch t := w.next().(type) {
		case nil, xml.EndElement:
			return
		case xml.StartElement:
			w.depth++
			switch {
			case w.depth > maxDepth:
				w.pack.hurt(w.name, fmt.Errorf("its elements stand more than %d deep in each other", maxDepth))
				w.skip()
			case t.Name.Local == "AlternateContent":
				w.alternative(do)
			default:
				do(element(t))
			}
			w.depth--
		}
	}
}

// understood are the extensions whose elements we read, by their usual prefixes.
const understood = " wps wpg wpc w14 w15 wp14 a14 v "

func (w *walker) alternative(do func(element)) {
	taken := false
	w.each(func(e element) {
		fits := e.name() == "Fallback"
		if e.name() == "Choice" {
			fits = true
			for _, prefix := range strings.Fields(e.attr("Requires")) {
				fits = fits && strings.Contains(understood, " "+prefix+" ")
			}
		}
		if !fits || taken {
			w.skip()
			return
		}
		taken = true
		w.each(do)
	})
}

// skip goes to the end of the current element.
func (w *walker) skip() {
	for open := 1; open > 0; {
		switch w.next().(type) {
		case nil:
			return
		case xml.StartElement:
			open++
		case xml.EndElement:
			open--
		}
	}
}

// text is what the current element says.
func (w *walker) text() string {
	var b strings.Builder
	for open := 1; open > 0; {
		switch t := w.next().(type) {
		case nil:
			return b.String()
		case xml.CharData:
			b.Write(t)
		case xml.StartElement:
			open++
		case xml.EndElement:
			open--
		}
	}
	return b.String()
}
