package memory

import (
	"math/rand/v2"
	"testing"

	"golang.org/x/text/language"

	"hexaglot/minutes"
	"hexaglot/minutes/facts"
)

// A value that goes from one language to another and back is the value it was: for
// random values in every entry and all thirty directions, where the memory answers.
func TestValuesSurvive(t *testing.T) {
	r := rand.New(rand.NewPCG(30, 6))
	answers := 0
	for _, m := range []*Memory{small(t), Builtin()} {
		for _, e := range m.entries {
			for _, from := range minutes.Languages {
				for _, to := range minutes.Languages {
					source, ok := e.random(r, code(from))
					if from == to || !ok {
						continue
					}
					there, ok := m.Lookup(from, to, source)
					if !ok {
						continue
					}
					answers++
					back, ok := m.Lookup(to, from, there.Text)
					if !ok || back.Text != source && !clockLost(e, code(to)) {
						t.Errorf("[%s] %s %q\n  to %s %q\n   back %q", e.id, from, source, to, there.Text, back.Text)
					}
				}
			}
		}
	}
	if answers < 100 {
		t.Errorf("the memory answered %d times, want 100 or more", answers)
	}
}

// clockLost says whether a language cannot print the twelve hours of an entry.
func clockLost(e *entry, lang string) bool {
	for _, s := range e.texts["en"].slots {
		if (s.kind == "time" || s.kind == "times") && (lang == "fr" || lang == "ru") {
			return true
		}
	}
	return false
}

// random is an entry in one language with random values; false if it has no slots.
func (e *entry) random(r *rand.Rand, lang string) (string, bool) {
	p := e.texts[lang]
	a := &alignment{values: map[string]value{}, urls: map[string]string{}, mark: p.mark}
	for _, name := range names(p.slots) {
		s := p.slots[name]
		list := examples[s.kind]
		v, ok := facts.Parse(language.English, kinds[s.kind], false, list[r.IntN(len(list))])
		if !ok {
			panic(s.kind)
		}
		a.values[name] = v
		if e.agrees(a) < len(codes) || !p.joins(lang, s, v) {
			a.values[name], v = s.sample, s.sample
		}
		if s.kind == "url" {
			a.urls[name] = v.Text
		}
	}
	return p.write(lang, lang, p, &segment{}, a), len(p.slots) > 0
}

var examples = map[string][]string{
	"date":    {"1 May", "28 December 2024", "Tuesday, 3 September", "Sunday, 31 August 2025"},
	"dates":   {"1–10 May", "10 May–9 June 2024", "28 December 2024–3 January 2025"},
	"time":    {"1:00 UTC", "14:00", "5:30 a.m. (UTC)", "11:45 p.m.", "12:00 p.m. CET"},
	"times":   {"16:15–17:00 (CET)", "9:00–12:30", "11:00 a.m.–1:00 p.m. UTC"},
	"num":     {"0", "1", "2", "3", "5", "8", "11", "12", "18", "21", "22", "25", "100", "101", "111", "1,200", "12,500", "1,000,000", "2.5"},
	"year":    {"1999", "2024", "2030"},
	"percent": {"1%", "12.5%", "50%", "62%"},
	"ord":     {"1st", "2nd", "3rd", "6th", "11th", "13th", "20th", "21st", "33rd"},
	"acr":     {"IGF", "MAG", "DC", "NRIs", "WSIS+20", "UNESCO", "WG-WSP", "ITU"},
	"url":     {"https://example.org/a?b=c#d", "http://www.example.org"},
}
