package table

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"

	"hexaglot/glossary"
)

// Write writes a glossary: concepts by subject and id, their renderings by language,
// the one to use first. The same glossary gives the same bytes.
func Write(w io.Writer, f Format, g *glossary.Glossary) error {
	var b bytes.Buffer
	var err error
	switch f {
	case TSV, CSV:
		err = writeText(&b, f, g)
	case XLSX:
		err = writeXLSX(&b, g)
	default:
		err = fmt.Errorf("no table of the form %q", f)
	}
	if err == nil {
		_, err = w.Write(b.Bytes())
	}
	return err
}

// rows are the cells of a glossary, the head line first.
func rows(g *glossary.Glossary) [][]string {
	out := [][]string{columns}
	for _, c := range g.Concepts() {
		keep := ""
		if c.Keep {
			keep = "yes"
		}
		own := []string{c.ID, c.Subject, c.Part, keep, c.Acronym, string(c.Policy), c.Note, c.Date}
		n := len(out)
		for _, lang := range glossary.Languages() {
			for _, r := range g.Renderings(c.ID, lang) {
				out = append(out, slices.Concat(own, []string{
					lang.String(), r.Text, string(r.Status), string(r.Usage), strings.Join(r.Forms, "|"), string(r.Case), r.Source, r.Note, r.Date,
				}))
			}
		}
		if len(out) == n {
			out = append(out, slices.Concat(own, make([]string, len(columns)-len(own))))
		}
	}
	return out
}
