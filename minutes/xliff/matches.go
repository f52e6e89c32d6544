package xliff

import (
	"encoding/xml"
	"math"
	"strconv"
	"strings"

	"hexaglot/minutes"
)

// A Match is a suggestion for a segment: a text that is like it, and its translation.
// It stands in the matches module (XLIFF 2.1, 5.1), where tools of translators look.
type Match struct {
	Source, Text string // inline Markdown
	Type         MatchType
	Similarity   int    // of Source to the segment, in per cent; 0 if unknown
	Quality      int    // of Text as a translation of Source, in per cent; 0 if unknown
	Origin       string // the memory's entry, the engine's or the person's name; "" if unknown

	// Other are the facts of Text that are not those of the segment, as they are printed and
	// in their order, with " | " between them.
	Other string
}

// MatchType says what a match comes from, in the words of XLIFF.
type MatchType string

// The types of matches that we write; there are others.
const (
	FromMemory MatchType = "tm"
	FromEngine MatchType = "mt"
	// FromPerson is what a person wrote for the text that the segment had before: what
	// XLIFF calls a match by identifier.
	FromPerson MatchType = "idm"
)

// known is the type as XLIFF may have it: a memory's if none is said, "other" for one
// that it does not know.
func (t MatchType) known() MatchType {
	switch t {
	case "":
		return FromMemory
	case "am", "icm", "idm", "mt", "tb", "tm":
		return t
	}
	return "other"
}

// matches writes the suggestions for the segments of a unit. like are the ids of the
// codes of each segment: the same code has the same id in a suggestion, so that a tool
// can put it in. first is the first id that no segment has.
func (w *writer) matches(segments []minutes.Segment, matches map[string][]Match, like map[string]codeIDs, first int) {
	open := false
	for _, seg := range segments {
		for _, m := range matches[seg.ID] {
			if m.Text == "" {
				continue
			}
			if !open {
				w.open("<mtc:matches>")
				open = true
			}
			c := &codes{n: first, data: map[string]string{}}
			source, ids := c.write(m.Source, like[seg.ID])
			target, _ := c.write(m.Text, ids)
			w.open(element("mtc:match", "ref", "#"+seg.ID, "type", string(m.Type.known()),
				"similarity", percent(m.Similarity), "matchQuality", percent(m.Quality), "origin", m.Origin))
			if m.Other != "" {
				w.open("<mda:metadata>")
				w.group(category, []meta{{"other-facts", m.Other}})
				w.close("</mda:metadata>")
			}
			w.data(c)
			w.line("<source>" + source + "</source>")
			w.line("<target>" + target + "</target>")
			w.close("</mtc:match>")
		}
	}
	if open {
		w.close("</mtc:matches>")
	}
}

func percent(n int) string {
	if n <= 0 {
		return ""
	}
	return strconv.Itoa(min(n, 100))
}

// A foundMatch is one while its unit is read: which segment it is for is known at the end.
type foundMatch struct {
	ref string
	Match
}

// matches reads the suggestions of a unit. One that cannot be read is left out: it is
// no text of the translation, and no reason to refuse the file.
func (r *reader) matches(u *unit, unitID string) error {
	return r.each(func(e xml.StartElement) error {
		if !is(e, matches2, "match") {
			return r.d.Skip()
		}
		m := foundMatch{attr(e, "ref"), Match{Type: MatchType(attr(e, "type")).known(), Similarity: readPercent(attr(e, "similarity")),
			Quality: readPercent(attr(e, "matchQuality")), Origin: attr(e, "origin")}}
		in := &unit{data: map[string]string{}, codes: map[string]markup{}}
		var source, target []part
		err := r.each(func(e xml.StartElement) error {
			switch {
			case is(e, metadata, "metadata"):
				groups, err := r.groups()
				m.Other = groups[category]["other-facts"]
				return err
			case is(e, core, "originalData"):
				return r.originalData(in)
			case is(e, core, "source"):
				return r.inline(&source, unitID)
			case is(e, core, "target"):
				return r.inline(&target, unitID)
			}
			return r.d.Skip()
		})
		if err != nil {
			return err
		}
		var bad error
		if m.Source, bad = in.markdown(source); bad == nil {
			m.Text, bad = in.markdown(target)
		}
		if bad == nil && m.Text != "" {
			u.matches = append(u.matches, m)
		}
		return nil
	})
}

// settle gives the suggestions of a unit to its segments. A reference may name the file
// and the unit too; one that names a part of a segment is that of the only one.
func (r *reader) settle(u *unit) {
	for _, m := range u.matches {
		id := m.ref[strings.LastIndexAny(m.ref, "#/")+1:]
		known := false
		for _, s := range u.segments {
			known = known || s.id == id
		}
		if !known && len(u.segments) == 1 {
			id, known = u.segments[0].id, true
		}
		if known {
			r.f.Matches[id] = append(r.f.Matches[id], m.Match)
		}
	}
}

// readPercent reads a share between 0.0 and 100.0; 0 of anything else.
func readPercent(s string) int {
	f, err := strconv.ParseFloat(s, 64)
	if err != nil || !(f >= 0 && f <= 100) {
		return 0
	}
	return int(math.Round(f))
}
