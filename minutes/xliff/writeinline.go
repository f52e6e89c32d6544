package xliff

import (
	"fmt"
	"maps"
	"strings"

	"hexaglot/minutes/inline"
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
var kinds = map[inline.Kind][2]string{
	inline.Strong: {"fmt", "xlf:b"}, inline.Emph: {"fmt", "xlf:i"}, inline.LineBreak: {"fmt", "xlf:lb"}, inline.Link: {"link"}, inline.Address: {"link"},
	inline.Code: {"other", category + ":code"}, inline.Placeholder: {"ui", "xlf:var"}, inline.Sign: {"other", category + ":sign"},
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
	all := inline.Pieces(md)
	var b strings.Builder
	for i, p := range all {
		of := kinds[p.Kind]
		canDelete := "" // a page without its link is not parallel to the others
		if p.Kind == inline.Link || p.Kind == inline.Address {
			canDelete = "no"
		}
		switch {
		case p.Kind == inline.Words:
			b.WriteString(escapeData(p.Text))
		case p.Mate < 0:
			b.WriteString(empty(element("ph", "id", id(p.Raw), "canDelete", canDelete, "dataRef", c.ref(p.Raw), "type", of[0], "subType", of[1])))
		case p.Mate > i:
			end := all[p.Mate].Raw
			b.WriteString(element("pc", "id", id(p.Raw+"\n"+end), "canDelete", canDelete, "dataRefStart", c.ref(p.Raw), "dataRefEnd", c.ref(end), "type", of[0], "subType", of[1]))
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
