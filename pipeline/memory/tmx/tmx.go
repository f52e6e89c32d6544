// Package tmx carries translation memories to and from other programs: as TMX 1.4b
// ([Write], [Reader]) and as a table with a text a row ([WriteTSV], [Table]). All of
// it streams: a memory may be larger than what the machine holds at once.
//
// Links and emphasis become the paired codes of TMX, which other programs show as
// tags. What was written here is read back as it was, but for the neighbours, which a
// memory knows by hashes only.
package tmx

import (
	"iter"
	"strings"
	"time"

	"golang.org/x/text/language"

	"hexaglot/minutes"
	"hexaglot/pipeline/memory/store"
)

// Groups are groups of a memory, as [store.Memory.All] gives them.
type Groups = iter.Seq2[store.Numbered, error]

// Names of the properties that TMX has no attribute for.
const (
	propState   = "x-state"
	propMachine = "x-machine"
	propSource  = "x-source"
	propLicence = "x-licence"
)

// stamp is how TMX writes a time, in UTC.
const stamp = "20060102T150405Z"

// official is the tag of one of the six languages, by its name in a file: "fr",
// "FR-CA", "zh_CN".
func official(name string) (language.Tag, bool) {
	tag, err := language.Parse(strings.TrimSpace(name))
	if err != nil {
		return language.Und, false
	}
	base, _, _ := tag.Raw()
	for _, l := range minutes.Languages {
		if b, _, _ := l.Raw(); b == base {
			return l, true
		}
	}
	return language.Und, false
}

// stateOf reads a state by its name; one that nobody knows is none.
func stateOf(name string) minutes.State {
	switch s := minutes.State(name); s {
	case minutes.Initial, minutes.Translated, minutes.Reviewed, minutes.Final:
		return s
	}
	return ""
}

// oneLine is a text without the line breaks and tabs of the file it stood in. Other
// spaces, such as the narrow ones of French, are its own.
func oneLine(s string) string {
	const breaks = "\t\n\r"
	if strings.ContainsAny(s, breaks) {
		s = strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || strings.ContainsRune(breaks, r) }), " ")
	}
	return strings.Trim(s, " ")
}

func timeOf(layout, s string) (time.Time, error) {
	if s == "" {
		return time.Time{}, nil
	}
	t, err := time.Parse(layout, s)
	if err != nil {
		return t, minutes.Fail("tmx.date", `"{{.Text}}" is no date`, "Text", s)
	}
	return t.UTC(), nil
}
