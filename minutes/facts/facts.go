// Package facts finds dates, times, intervals, numbers, per cents, ordinals,
// acronyms and URLs in text of six languages, as values, and writes a value in
// any of the six.
//
// [Find] lists the facts of a text, [Parse] reads a string that is one fact and
// nothing else, and [Format] writes a value. What Format writes, Parse and Find
// read back, but for 2,125, which to some readers is a thousand times as much. How a language says things is data: data/en.txt and its sisters,
// whose format is explained at the top of data/any.txt.
package facts

import (
	"slices"

	"golang.org/x/text/language"
)

// Kind says what a value is.
type Kind string

// The kinds of facts.
const (
	Date    Kind = "date"    // one day: From
	Dates   Kind = "dates"   // an interval of days: From, To
	Time    Kind = "time"    // a time of day: Start, Zone
	Times   Kind = "times"   // an interval of times: Start, End, Zone
	Number  Kind = "number"  // Number
	Percent Kind = "percent" // Number
	Ordinal Kind = "ordinal" // Number
	Acronym Kind = "acronym" // Text
	URL     Kind = "url"     // Text
)

// A Day is a day of the calendar.
type Day struct {
	Year       int // 0 if none is printed or implied by the other end of an interval
	Month, Day int
	Weekday    int // as printed, right or wrong: 1 Monday … 7 Sunday; 0 if none is printed
}

// A Clock is a time of day.
type Clock struct {
	Hour, Minute int  // 0–23, 0–59
	TwelveHour   bool // printed as a.m. or p.m. (上午, صباحاً, de la tarde)
}

// A Value is what a fact says. Fields that its kind does not use are zero.
type Value struct {
	Kind           Kind
	From, To       Day
	Start, End     Clock
	Zone           string // of a time, as printed: "UTC", "CET", "UTC+1"; empty if none
	ZoneInBrackets bool   // the zone is printed in brackets
	Number         string // decimal, with a point and without grouping: "1200", "12.5"
	Text           string // the acronym or URL
}

// A Fact is a value and where it stands. A preposition before a single day or
// time is not part of it ("on [28 May]"); the words that hold an interval together
// are ("[from 11 to 18 March]").
type Fact struct {
	Start, End int // bytes of the text
	Value
}

// Style is a way of writing facts.
type Style string

// The styles. The zero value is Community.
const (
	Community Style = ""   // as the working groups of the forum write: 16:15, 5 月 28 日
	UN        Style = "un" // as documents of the United Nations: 12 h 40, 5月28日
)

// Gender is the gender of an ordinal.
type Gender int

// The genders. A language that lacks one writes the masculine.
const (
	Masculine Gender = iota
	Feminine
	Neuter
)

// A Form says how to write a value. Its zero value is plain and in community style.
type Form struct {
	Style       Style
	Preposition bool   // of dates and times: "on 28 May", "from 16:15 to 17:00"
	Gender      Gender // of ordinals
}

// Find returns the facts of a text, leftmost-longest, in order and not overlapping.
// A language that is not one of the six is read for what needs no words.
func Find(lang language.Tag, text string) []Fact {
	t := tableOf(lang)
	var found []Fact
	for i := 0; i < len(text); {
		if !mayBegin(text, i) {
			i += runeLen(text, i)
			continue
		}
		v, end := t.longest(text, i)
		if end == i {
			i += runeLen(text, i)
			continue
		}
		if v.Kind != "" {
			found = append(found, Fact{i, end, v})
		}
		i = end
	}
	return found
}

// inText are the forms that Find reads: all but single days and times with their
// prepositions.
var inText = ^(formOf(Date, true) | formOf(Time, true))

// longest returns the longest fact that begins at i and its end, or i. A value
// without a kind is a time that may be two, and hides what is in it.
func (t *table) longest(text string, i int) (Value, int) {
	best, v := i, Value{}
	for _, n := range t.starts[startKey(text, i)] {
		t.walk(n, inText, nothing, text, i, func(w Value, end int) {
			if w.Kind == Time || w.Kind == Times {
				if k := t.halfAt(text, skipSpaces(text, end)); k > 0 { // no shape has read it
					w, end = Value{}, k
				}
			}
			if (end > best || end == best && v.Kind == "" && end > i) && mayEnd(text, end) {
				best, v = end, w
			}
		})
	}
	for _, read := range []func(string, int) (Value, int){t.ordinalAt, acronymAt, urlAt} {
		if w, end := read(text, i); end > best {
			best, v = end, w
		}
	}
	return v, best
}

// Parse reads a text that is a fact of one kind from its first byte to its last;
// with a preposition if it is asked for and the language has one.
func Parse(lang language.Tag, kind Kind, preposition bool, text string) (Value, bool) {
	if text == "" {
		return Value{}, false
	}
	t := tableOf(lang)
	switch kind {
	case Ordinal:
		v, end := t.ordinalAt(text, 0)
		return v, end == len(text)
	case Acronym:
		v, end := acronymAt(text, 0)
		return v, end == len(text)
	case URL:
		v, end := urlAt(text, 0)
		return v, end == len(text)
	}
	if !slices.Contains(templateKinds, kind) {
		return Value{}, false
	}
	var found Value
	for _, n := range t.starts[startKey(text, 0)] {
		t.walk(n, formOf(kind, preposition), nothing, text, 0, func(v Value, end int) {
			if end == len(text) && found.Kind == "" {
				found = v
			}
		})
	}
	return found, found.Kind != ""
}

// Format writes a value as a language does. A value that no words fit, as one with
// a month 13, is "".
func Format(lang language.Tag, v Value, f Form) string {
	t := tableOf(lang)
	switch v.Kind {
	case Acronym, URL:
		return v.Text
	case Ordinal:
		return t.writeOrdinal(v.Number, f.Gender)
	}
	for _, preposition := range []bool{f.Preposition, false} {
		for _, style := range []Style{f.Style, Community} {
			for _, s := range t.shapes {
				if s.kind == v.Kind && s.style == style && s.preposition == preposition && t.fits(s, v) {
					return t.write(s, v)
				}
			}
		}
	}
	return ""
}
