package memory

import (
	"fmt"
	"regexp"
	"strconv"

	"golang.org/x/text/language"

	"hexaglot/minutes/facts"
)

// A slot is a place in a pattern for a value.
type slot struct {
	name   string // the kind, and the number that tells it from others: "date1"
	kind   string
	form   facts.Form
	free   bool   // no word agrees with the number
	text   string // the sample as it was written
	sample value
}

// A value is what stands in a slot.
type value = facts.Value

// kinds are the kinds of slots and what facts calls them. A year is a number that
// is never grouped.
var kinds = map[string]facts.Kind{
	"date": facts.Date, "dates": facts.Dates, "time": facts.Time, "times": facts.Times,
	"num": facts.Number, "year": facts.Number, "percent": facts.Percent,
	"ord": facts.Ordinal, "acr": facts.Acronym, "url": facts.URL,
}

var slotForm = regexp.MustCompile(`\{([a-z]+)([0-9]*)(?:\.([a-z]+))?:([^{}]*)\}`)

// slotOf reads the submatches of slotForm.
func slotOf(lang string, m []string) (*slot, error) {
	s := &slot{name: m[1] + m[2], kind: m[1], text: m[4]}
	if kinds[s.kind] == "" {
		return nil, fmt.Errorf("no kind of slot %q", s.kind)
	}
	switch feature := m[3]; {
	case feature == "":
	case feature == "on" && (s.kind == "date" || s.kind == "dates"),
		feature == "at" && (s.kind == "time" || s.kind == "times"):
		s.form.Preposition = true
	case feature == "free" && s.kind == "num":
		s.free = true
	case feature == "m" && s.kind == "ord":
	case feature == "f" && s.kind == "ord":
		s.form.Gender = facts.Feminine
	case feature == "n" && s.kind == "ord":
		s.form.Gender = facts.Neuter
	default:
		return nil, fmt.Errorf("slot %s has no form %q", s.name, feature)
	}
	v, ok := s.parse(lang, s.text)
	if !ok {
		return nil, fmt.Errorf("slot %s: cannot read the sample %q", s.name, s.text)
	}
	s.sample = v
	if want := s.format(lang, v); fold(lang, want, true).text != fold(lang, s.text, true).text {
		return nil, fmt.Errorf("slot %s: the sample %q would be written %q", s.name, s.text, want)
	}
	return s, nil
}

// parse reads a text as the value of a slot.
func (s *slot) parse(lang, text string) (value, bool) {
	if len(text) > 120 {
		return value{}, false
	}
	v, ok := facts.Parse(language.Make(lang), kinds[s.kind], s.form.Preposition, text)
	if ok && s.kind == "year" {
		n, err := strconv.Atoi(v.Number)
		ok = err == nil && n >= 1900 && n <= 2100
	}
	return v, ok
}

// format writes a value as the language of the slot does, with a capital if the
// sample begins with one.
func (s *slot) format(lang string, v value) string {
	if s.kind == "year" {
		return v.Number
	}
	text := facts.Format(language.Make(lang), v, s.form)
	if isCapital(s.text) {
		text = capital(text)
	}
	return text
}
