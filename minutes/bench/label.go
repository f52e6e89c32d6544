package bench

import (
	"slices"
	"strings"
)

// label gives the entries of a truth and of a reading what they are compared by, so
// that two that are the same have the same label. Whatever a truth leaves open (where a
// number ends, the rest of a text after "…", a text behind a key) is settled by the
// labels that the truth has.
func label(truth, got *Record) (t, g []Entry) {
	t, g = slices.Clone(truth.Entries), slices.Clone(got.Entries)
	known := labels{sections: map[string]string{}, wholes: map[string]string{}, items: map[string]bool{}}
	for i := range t {
		known.add(&t[i])
	}
	slices.SortFunc(known.prefixes, func(a, b string) int { return len(b) - len(a) })
	for i := range g {
		e := &g[i]
		if e.Section {
			known.section(e)
		} else {
			known.item(e)
		}
	}
	number(t, g)
	return t, g
}

// number adds to the labels of headings their printed numbers, where all of those words
// have one.
func number(t, g []Entry) {
	without := map[string]bool{}
	for _, e := range slices.Concat(t, g) {
		without[e.label] = without[e.label] || e.Section && bareNumber(e.Number) == ""
	}
	for _, entries := range [][]Entry{t, g} {
		for i := range entries {
			if e := &entries[i]; e.Section && !without[e.label] {
				e.label = bareNumber(e.Number) + " " + e.label
			}
		}
	}
}

// labels are those of a truth.
type labels struct {
	sections map[string]string // by what a reading may give for a heading
	wholes   map[string]string // the heading with its number behind each of these
	items    map[string]bool
	prefixes []string // the longest first
}

const open = "…" // ends the label of a text that goes on

func (l *labels) add(e *Entry) {
	key := Key(e.Text)
	switch {
	case hashRE.MatchString(e.Text):
		e.label = e.Text
	case e.Section:
		e.label = fold(e.Text)
	case strings.HasSuffix(e.Text, open):
		e.label = key + open
		l.prefixes = append(l.prefixes, key)
	default:
		e.label = key
	}
	if !e.Section {
		l.items[e.label] = true
		return
	}
	l.sections[e.label] = e.label // before what another heading may be called
	for _, alias := range []string{fold(e.whole()), "key " + Key(e.whole())} {
		if l.sections[alias] == "" {
			l.sections[alias] = e.label
			l.wholes[alias] = fold(e.whole())
		}
	}
}

// section labels a heading of a reading, which may hold its number or have it apart.
func (l *labels) section(e *Entry) {
	number, words := cutNumber(e.Text)
	for _, alias := range []string{fold(e.Text), fold(e.whole()), fold(words), "key " + Key(e.whole()), Hash(e.Text), Hash(e.whole())} {
		if strings.HasPrefix(alias, "key ") && !strings.HasSuffix(l.wholes[alias], fold(e.Text)) {
			continue // only the signs between number and words may be others
		}
		if known := l.sections[alias]; known != "" {
			if e.label = known; alias == fold(words) && e.Number == "" {
				e.Number = number
			}
			return
		}
	}
	e.label = fold(e.Text)
}

// item labels an item of a reading; the mark of an action may be part of its text.
func (l *labels) item(e *Entry) {
	e.label = Key(e.Text)
	for _, key := range []string{e.label, Key(e.Mark + " " + e.Text)} {
		for _, alias := range []string{key, hashKey(key)} {
			if l.items[alias] {
				e.label = alias
				return
			}
		}
		for _, p := range l.prefixes {
			if strings.HasPrefix(key, p) {
				e.label = p + open
				return
			}
		}
	}
}
