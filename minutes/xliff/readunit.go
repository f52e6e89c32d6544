package xliff

import (
	"encoding/xml"
	"fmt"
	"slices"
	"strings"

	"hexaglot/minutes"
)

// A unit is one while it is read: what a code stands for is known at its end.
type unit struct {
	meta     map[string]map[string]string
	data     map[string]string
	segments []segment
	matches  []foundMatch
	codes    map[string]markup // by id
}

type segment struct {
	id, state      string
	source, target []part
}

func (r *reader) unit(e xml.StartElement, aside bool) error {
	u := &unit{data: map[string]string{}, codes: map[string]markup{}}
	id := attr(e, "id")
	if !isToken(id) {
		return badID(id)
	}
	kind, ok := strings.CutPrefix(attr(e, "type"), category+":")
	if !ok || !isToken(kind) || strings.Contains(kind, ":") {
		kind = ""
	}
	aside = aside || strings.HasPrefix(id, "aside.")
	err := r.each(func(e xml.StartElement) error {
		switch {
		case is(e, metadata, "metadata"):
			var err error
			u.meta, err = r.groups()
			return err
		case is(e, glossary2, "glossary"):
			return r.terms(id)
		case is(e, core, "notes"):
			return r.notes(id)
		case is(e, core, "originalData"):
			return r.originalData(u)
		case is(e, matches2, "matches") && !aside:
			return r.matches(u, id)
		case is(e, core, "segment"), is(e, core, "ignorable"):
			return r.segment(e, u, id)
		}
		return r.d.Skip()
	})
	if err != nil {
		return err
	}
	r.settle(u)
	out := Unit{ID: id, Kind: kind}
	for _, s := range u.segments {
		seg := minutes.Segment{ID: s.id}
		if seg.Text, err = u.markdown(s.source); err != nil {
			return err
		}
		text, err := u.markdown(s.target)
		if err != nil {
			return err
		}
		state := minutes.State(s.state)
		if state.Rank() == 0 {
			state = minutes.Initial
		}
		t := target(seg, text, state, u.meta[category+":"+s.id], r.ours)
		prefix, into := "", r.f.Targets
		if aside {
			prefix, into = "aside.", r.f.Aside
		}
		if r.taken[prefix+s.id] {
			return minutes.Fail("xliff.segment-twice", `the segment "{{.ID}}" is there twice`, "ID", s.id)
		}
		r.taken[prefix+s.id] = true
		into[s.id] = t
		out.Segments = append(out.Segments, seg)
	}
	if !aside && out.Segments != nil {
		if r.taken["unit "+id] {
			return minutes.Fail("xliff.unit-twice", `the unit "{{.ID}}" is there twice`, "ID", id)
		}
		r.taken["unit "+id] = true
		r.f.Units = append(r.f.Units, out)
	}
	return nil
}

// originalData reads what the codes of a unit or of a match stand for.
func (r *reader) originalData(u *unit) error {
	return r.each(func(e xml.StartElement) error {
		text, err := r.text()
		u.data[attr(e, "id")] = text
		return err
	})
}

// segment reads a segment, or an ignorable, which is one if it holds more than space.
func (r *reader) segment(e xml.StartElement, u *unit, unitID string) error {
	s := segment{id: attr(e, "id"), state: attr(e, "state")}
	found := false
	err := r.each(func(e xml.StartElement) error {
		switch {
		case is(e, core, "source"):
			found = true
			return r.inline(&s.source, unitID)
		case is(e, core, "target"):
			return r.inline(&s.target, unitID)
		}
		return r.d.Skip()
	})
	if err != nil {
		return err
	}
	if !found {
		return minutes.Fail("xliff.no-source", "a segment of {{.ID}} has no source", "ID", unitID)
	}
	if e.Name.Local == "ignorable" && blank(s.source) && blank(s.target) {
		return nil
	}
	if s.id == "" { // another tool has cut a sentence in two
		s.id = fmt.Sprintf("%s.%d", unitID, len(u.segments)+1)
	}
	if !isToken(s.id) {
		return badID(s.id)
	}
	u.segments = append(u.segments, s)
	return nil
}

func blank(parts []part) bool {
	return !slices.ContainsFunc(parts, func(p part) bool { return p.code || strings.TrimSpace(p.text) != "" })
}

// isToken reports whether an id is one as we make them, a name token of XML in ASCII.
func isToken(id string) bool {
	return id != "" && !strings.ContainsFunc(id, func(r rune) bool {
		return !('a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || strings.ContainsRune("-._:", r))
	})
}

func badID(id string) error {
	if id == "" {
		return minutes.Fail("xliff.no-id", "an id is missing")
	}
	return minutes.Fail("xliff.id", `the id "{{.ID}}" is not of letters, digits, hyphens and dots`, "ID", id)
}
