// Package register lists what somebody is to do: the actions of a meeting, or of a
// whole archive, in any of the six languages.
//
// [Of] gives the entries of a meeting, a [Selection] leaves those that are asked
// for, and a [View] writes them as Markdown, CSV or iCalendar. An [Entry] is itself
// the shape of data/minutes/actions.json.
package register

import (
	"slices"
	"strings"

	"golang.org/x/text/cases"
	"golang.org/x/text/language"

	"hexaglot/glossary"
	"hexaglot/minutes"
)

// An Entry is one action, in every language that has it. Texts are inline Markdown,
// by language; there is none where nobody has translated it yet.
type Entry struct {
	Meeting string                   `json:"meeting"` // its key
	Date    string                   `json:"date,omitempty"`
	ID      string                   `json:"id"`               // "a4-1"
	Anchor  string                   `json:"anchor,omitempty"` // of the heading over it, on every page; empty if it has none
	Lang    language.Tag             `json:"lang"`             // of the source
	Title   map[string]string        `json:"title"`
	Section map[string]string        `json:"section,omitempty"` // heading, with its number
	Text    map[string]string        `json:"text"`
	State   map[string]minutes.State `json:"state,omitempty"` // of the translations
	minutes.Task
	Page int `json:"page,omitempty"`
}

// Of lists the actions of a meeting in the order of its text.
func Of(key string, doc *minutes.Document, translations []*minutes.Translation) []Entry {
	var out []Entry
	title := texts(doc, translations, "", doc.Title)
	for a := range doc.Actions() {
		e := Entry{Meeting: key, Date: doc.Meeting.Date, ID: a.ID, Anchor: anchor(a), Lang: doc.Lang, Title: title,
			Text: part(texts(doc, translations, "", a.Segments...), a.Part), State: map[string]minutes.State{}, Task: a.Task, Page: a.Block.Pos.Page}
		if a.Section != nil {
			e.Section = texts(doc, translations, a.Section.Number, a.Section.Heading)
		}
		for _, t := range translations {
			if e.Text[t.Lang.String()] != "" {
				e.State[t.Lang.String()] = least(t, a.Segments)
			}
		}
		out = append(out, e)
	}
	return out
}

// anchor is that of the list of actions ("a4"), or of the section.
func anchor(a minutes.Todo) string {
	if a.Block.Kind == minutes.Action {
		list, _, _ := strings.Cut(a.ID, "-")
		return list
	}
	if a.Section != nil {
		return a.Section.ID
	}
	return ""
}

// texts are segments as each language says them, after a number; a language that
// lacks one of them has none.
func texts(doc *minutes.Document, translations []*minutes.Translation, number string, segments ...minutes.Segment) map[string]string {
	all := map[string]string{}
	say := func(lang language.Tag, of func(minutes.Segment) (string, bool)) {
		var parts []string
		for _, s := range segments {
			text, ok := of(s)
			if !ok {
				return
			}
			parts = append(parts, text)
		}
		if text := minutes.JoinSentences(lang, parts); text != "" {
			if number != "" {
				text = number + ". " + text
			}
			all[lang.String()] = text
		}
	}
	say(doc.Lang, func(s minutes.Segment) (string, bool) { return s.Text, true })
	for _, t := range translations {
		say(t.Lang, func(s minutes.Segment) (string, bool) {
			target, ok := t.Targets[s.ID]
			return target.Text, s.Text == "" || ok && target.Text != ""
		})
	}
	return all
}

// part leaves of texts of a cell that holds a list one of its items, where the language has as many.
func part(all map[string]string, n int) map[string]string {
	for lang, text := range all {
		if items := minutes.CellItems(text); n > 0 && n <= len(items) {
			all[lang] = items[n-1].Text
		}
	}
	return all
}

func least(t *minutes.Translation, segments []minutes.Segment) minutes.State {
	least := minutes.Final
	for _, s := range segments {
		if state := t.Targets[s.ID].State; state.Rank() < least.Rank() {
			least = state
		}
	}
	if least.Rank() == 0 {
		return minutes.Initial
	}
	return least
}

// A Selection says which entries are asked for. Its zero value is all of them.
type Selection struct {
	Open  bool   // not those that are done or cancelled
	Owner string // part of an owner's name, in any language; case does not count
	DueBy string // ISO day: due on it or before; not those without a day

	Glossary *glossary.Glossary // with the names of owners; nil: the one inside the program
}

// From leaves the entries that are asked for.
func (s Selection) From(entries []Entry) []Entry {
	return slices.DeleteFunc(slices.Clone(entries), func(e Entry) bool {
		switch {
		case s.Open && (e.Status == minutes.Done || e.Status == minutes.Cancelled):
			return true
		case s.DueBy != "" && (e.Due.From == "" || e.Due.Last() > s.DueBy):
			return true
		}
		return s.Owner != "" && !slices.ContainsFunc(e.Owner, func(o string) bool { return s.names(e.Lang, o) })
	})
}

// names reports whether the owner asked for is part of one, as printed or as another
// language calls it.
func (s Selection) names(from language.Tag, owner string) bool {
	fold := cases.Fold()
	for _, lang := range minutes.Languages {
		if strings.Contains(fold.String(name(s.Glossary, from, lang, owner)), fold.String(s.Owner)) {
			return true
		}
	}
	return false
}
