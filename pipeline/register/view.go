package register

import (
	"cmp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"hexaglot/glossary"
	"hexaglot/minutes"
	"hexaglot/minutes/facts"
)

// A View is how entries are shown.
type View struct {
	Lang language.Tag // und: each in the language it was kept in
	By   Order
	Path func(key string, lang language.Tag) string // of a meeting's page, for links; nil: none

	Glossary *glossary.Glossary // with the names of owners; nil: the one inside the program
}

// An Order groups and sorts entries.
type Order string

// The orders. The zero value is by meeting.
const (
	ByMeeting Order = "meeting"
	ByOwner   Order = "owner"
	ByDue     Order = "due"
)

// A group is some entries under a heading. An entry with two owners is in two groups.
type group struct {
	heading string
	entries []Entry
}

// groups sorts entries: meetings by date, owners by name, days by the calendar; what
// has no owner or no day comes last.
func (v View) groups(entries []Entry) []group {
	var out []group
	at := map[string]int{}
	put := func(key, heading string, e Entry) {
		i, ok := at[key]
		if !ok {
			i = len(out)
			at[key] = i
			out = append(out, group{heading: heading})
		}
		out[i].entries = append(out[i].entries, e)
	}
	entries = slices.Clone(entries)
	slices.SortStableFunc(entries, func(a, b Entry) int { return cmp.Compare(a.Meeting, b.Meeting) })
	switch v.By {
	case ByOwner:
		byDue(entries)
		for _, e := range entries {
			for _, o := range v.owners(e) {
				put(o, o, e)
			}
			if len(e.Owner) == 0 {
				put("", "", e)
			}
		}
		as := collate.New(v.Lang)
		slices.SortStableFunc(out, func(a, b group) int {
			if a.heading == "" || b.heading == "" {
				return lastIfEmpty(a.heading, b.heading)
			}
			return as.CompareString(a.heading, b.heading)
		})
	case ByDue:
		byDue(entries)
		for _, e := range entries {
			key, heading := "", ""
			if d, ok := day(e.Due.Last()); ok {
				key = e.Due.Last()[:len("2006-01")]
				heading = facts.Format(v.lang(e), facts.Value{Kind: facts.Month, From: facts.Day{Year: d.Year, Month: d.Month}}, facts.Form{})
			}
			put(key, cmp.Or(heading, key), e)
		}
	default:
		for _, e := range entries {
			heading := v.inPage(e, e.Title)
			if e.Date != "" {
				heading += " (" + e.Date + ")"
			}
			put(e.Meeting, heading, e)
		}
	}
	return out
}

func byDue(entries []Entry) {
	slices.SortStableFunc(entries, func(a, b Entry) int { return lastIfEmpty(a.Due.Last(), b.Due.Last()) })
}

func lastIfEmpty(a, b string) int {
	if (a == "") != (b == "") {
		return strings.Compare(b, a)
	}
	return strings.Compare(a, b)
}

// lang is the language an entry is shown in.
func (v View) lang(e Entry) language.Tag {
	if v.Lang == language.Und {
		return e.Lang
	}
	return v.Lang
}

// text is a text of an entry in the language of the view, or else as the source says
// it: ok is false then.
func (v View) text(e Entry, by map[string]string) (text string, ok bool) {
	if t := by[v.lang(e).String()]; t != "" {
		return t, true
	}
	return by[e.Lang.String()], false
}

// inPage is a text as pages show it: what is not translated is marked.
func (v View) inPage(e Entry, by map[string]string) string {
	text, ok := v.text(e, by)
	if ok || text == "" {
		return text
	}
	open, end := "⟦"+e.Lang.String()+"⟧ ", ""
	if rtl(v.lang(e)) != rtl(e.Lang) {
		isolate := "\u2066" // left to right
		if rtl(e.Lang) {
			isolate = "\u2067"
		}
		open, end = isolate+open, "\u2069"
	}
	return open + text + end
}

// rtl reports whether a language is written from right to left: its script says so.
func rtl(lang language.Tag) bool {
	script, _ := lang.Script()
	return script.String() == "Arab" || script.String() == "Hebr"
}

// owners are the names of an entry's owners.
func (v View) owners(e Entry) []string {
	var out []string
	for _, o := range e.Owner {
		out = append(out, name(v.Glossary, e.Lang, v.lang(e), o))
	}
	return out
}

// name is what a language calls an owner, if the glossary has just that term; else as
// it is printed. In its own language it stands as the glossary lists it: an owner is
// printed in any case ("Секретариату").
func name(g *glossary.Glossary, from, to language.Tag, owner string) string {
	if g == nil {
		g = glossary.Builtin()
	}
	for _, m := range g.Find(from, owner) {
		if m.Start != 0 || m.End != len(owner) {
			continue
		}
		said := m.Rendering.Text
		if from != to {
			r, ok := g.Preferred(m.Concept, to, glossary.Community)
			if !ok {
				return owner
			}
			said = r.Text
		}
		first, size := utf8.DecodeRuneInString(said)
		if r, _ := utf8.DecodeRuneInString(owner); unicode.IsUpper(r) || !unicode.IsLower(r) {
			return string(unicode.ToUpper(first)) + said[size:]
		}
		return said
	}
	return owner
}

// due is the day or interval as a language writes it, with the time.
func (v View) due(e Entry) string {
	lang := v.lang(e)
	from, ok := day(e.Due.From)
	if !ok {
		return ""
	}
	value := facts.Value{Kind: facts.Date, From: from}
	if to, ok := day(e.Due.To); ok && to != from {
		value.Kind, value.To = facts.Dates, to
	}
	text := facts.Format(lang, value, facts.Form{})
	if text == "" {
		text = e.Due.From
	}
	if t, err := time.Parse("15:04", e.Time); err == nil {
		clock := facts.Value{Kind: facts.Time, Start: facts.Clock{Hour: t.Hour(), Minute: t.Minute()}, Zone: e.Zone}
		text += " " + facts.Format(lang, clock, facts.Form{})
	}
	return text
}

func day(iso string) (facts.Day, bool) {
	t, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return facts.Day{}, false
	}
	return facts.Day{Year: t.Year(), Month: int(t.Month()), Day: t.Day()}, true
}

// plain is inline Markdown without its marks.
func plain(s string) string { return minutes.Plain(s) }
