package xliff

import (
	"fmt"
	"strings"
)

// codes are those of a unit: their original data, and the ids of those that the
// sources have, which their counterparts in the targets share.
type codes struct {
	n     int
	data  map[string]string // id by data
	order []string          // data in the order of their ids
	ids   map[string][]string
}

// kinds are the type and the subtype of each code.
var kinds = map[codeKind][2]string{
	strong: {"fmt", "xlf:b"}, emph: {"fmt", "xlf:i"}, lineBreak: {"fmt", "xlf:lb"}, link: {"link"}, address: {"link"},
	code: {"other", category + ":code"}, placeholder: {"ui", "xlf:var"}, sign: {"other", category + ":sign"},
}

// write is the content of a source or, after it, of its target.
func (c *codes) write(md string, isTarget bool) string {
	if !isTarget {
		c.ids = map[string][]string{}
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
			b.WriteString(empty(element("ph", "id", c.id(p.raw, isTarget), "canDelete", canDelete, "dataRef", c.ref(p.raw), "type", of[0], "subType", of[1])))
		case p.mate > i:
			end := all[p.mate].raw
			b.WriteString(element("pc", "id", c.id(p.raw+"\n"+end, isTarget), "canDelete", canDelete, "dataRefStart", c.ref(p.raw), "dataRefEnd", c.ref(end), "type", of[0], "subType", of[1]))
		default:
			b.WriteString("</pc>")
		}
	}
	return b.String()
}

// id is that of a code: in a target, of the first one of the source that is the same
// and is not yet there.
func (c *codes) id(raw string, isTarget bool) string {
	if isTarget && len(c.ids[raw]) > 0 {
		id := c.ids[raw][0]
		c.ids[raw] = c.ids[raw][1:]
		return id
	}
	c.n++
	id := fmt.Sprint(c.n)
	if !isTarget {
		c.ids[raw] = append(c.ids[raw], id)
	}
	return id
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
