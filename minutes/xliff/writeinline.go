package xliff

import (
	"fmt"
	"maps"
	"strings"
)

// codes are those of a unit or of a match, and their original data.
type codes struct {
	n     int               // the ids that are given
	data  map[string]string // id by data
	order []string          // data in the order of their ids
}

// codeIDs are the ids of the codes of a text by what they stand for, in their order.
type codeIDs map[string][]string

// kinds are the type and the subtype of each code.
var kinds = map[codeKind][2]string{
	strong: {"fmt", "xlf:b"}, emph: {"fmt", "xlf:i"}, lineBreak: {"fmt", "xlf:lb"}, link: {"link"}, address: {"link"},
	code: {"other", category + ":code"}, placeholder: {"ui", "xlf:var"}, sign: {"other", category + ":sign"},
}

// write is the content of a source or a target, and the ids of its codes. A code that
// is also in the text it is like has the id that it has there.
func (c *codes) write(md string, like codeIDs) (string, codeIDs) {
	like, ids := maps.Clone(like), codeIDs{}
	id := func(raw string) string {
		id := c.id(raw, like)
		ids[raw] = append(ids[raw], id)
		return id
	}
	all := pieces(md)
	var b strings.Builder
	for i, p := range all {
		of := kinds[p.kind]
		if p.mate < 0 && (p.kind == strong || p.kind == emph || p.kind == link) {
			of = kinds[sign] // it pairs with nothing
		}
		canDelete := "" // a page without its link is not parallel to the others
		if p.kind == link && p.mate >= 0 || p.kind == address {
			canDelete = "no"
		}
		switch {
		case p.kind == words:
			b.WriteString(escapeData(p.text))
		case p.mate < 0:
			b.WriteString(empty(element("ph", "id", id(p.raw), "canDelete", canDelete, "dataRef", c.ref(p.raw), "type", of[0], "subType", of[1])))
		case p.mate > i:
			end := all[p.mate].raw
			b.WriteString(element("pc", "id", id(p.raw+"\n"+end), "canDelete", canDelete, "dataRefStart", c.ref(p.raw), "dataRefEnd", c.ref(end), "type", of[0], "subType", of[1]))
		default:
			b.WriteString("</pc>")
		}
	}
	return b.String(), ids
}

// id is that of a code: of the first one that is the same and not yet taken, or a new one.
func (c *codes) id(raw string, free codeIDs) string {
	if ids := free[raw]; len(ids) > 0 {
		free[raw] = ids[1:]
		return ids[0]
	}
	c.n++
	return fmt.Sprint(c.n)
}

// ref is the id of a code's original data.
func (c *codes) ref(raw string) string {
	id := c.data[raw]
	if id == "" {
		c.order = append(c.order, raw)
		id = dataID(len(c.order))
		c.data[raw] = id
	}
	return id
}

func dataID(n int) string { return fmt.Sprintf("d%d", n) }
