package memory

import (
	"fmt"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"hexaglot/minutes"
	"hexaglot/minutes/facts"
)

// Each pattern is found in all thirty directions, with the values of its samples
// and with others, and no other pattern is found in its place.
func TestPatternsEverywhere(t *testing.T) {
	m := Builtin()
	for _, e := range m.entries {
		for i, a := range []*alignment{e.samples(), e.others(t)} {
			if i == 1 && len(e.texts["en"].slots) == 0 {
				continue
			}
			for _, from := range minutes.Languages {
				source := e.texts[code(from)].say(code(from), a)
				for _, to := range minutes.Languages {
					if from == to {
						continue
					}
					want := e.texts[code(to)].say(code(to), a)
					got, ok := m.Lookup(from, to, source)
					if !ok || got.Text != want || got.Entry != e.id {
						t.Errorf("[%s] Lookup(%s, %s, %q)\n got %q of [%s]\nwant %q", e.id, from, to, source, got.Text, got.Entry, want)
					}
				}
			}
		}
	}
}

// No pattern has a slot that takes in the words of another.
func TestPatternsDoNotShadow(t *testing.T) {
	m := Builtin()
	for _, lang := range codes {
		for _, e := range m.entries {
			p := e.texts[lang]
			seg := segmentOf(lang, p.say(lang, e.samples()))
			for _, other := range m.index[lang].candidates(seg.folded.text) {
				q := other.texts[lang]
				if other == e || q.literal() == p.literal() {
					continue // the same words are twins, which [Read] reports
				}
				a := q.align(lang, seg, func(*slot, value) bool { return true })
				if a != nil && other.agrees(a) == len(codes) { // "2 proposals" has words of its own, and 22 has others
					t.Errorf("%s: [%s] reads the text of [%s] %q", lang, other.id, e.id, p.say(lang, e.samples()))
				}
			}
		}
	}
}

// Each file says at its head how far its lines are and whose they are.
func TestPatternsSayTheirStatus(t *testing.T) {
	names, err := fs.Glob(embedded, "patterns/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		text, err := fs.ReadFile(embedded, name)
		if err != nil {
			t.Fatal(err)
		}
		head, _, _ := strings.Cut(string(text), "\n\n")
		for _, line := range []string{"# status: draft", "# source: own"} {
			if !slices.Contains(strings.Split(head, "\n"), line) {
				t.Errorf("%s: no line %q at the head", name, line)
			}
		}
	}
}

// faults are spellings that the typography of a language does not have.
var faults = map[string]*regexp.Regexp{
	"zh": regexp.MustCompile(`[,;:!?()]|\.$|  |\p{Han}[A-Za-z0-9]|[A-Za-z0-9%]\p{Han}|[，。；：（）“”] | [，。；：（）]`),
	"es": regexp.MustCompile(`'|  | [;:,.!?]|[0-9] %|[0-9]%|[¿¡] `),
	"fr": regexp.MustCompile(`'|  | [;:,.!?%»]|« |[^\x{a0}]:|[^\x{202f}][;!?]|[^\x{a0}]%`),
	"ar": regexp.MustCompile(`[,;?]|  | [،؛:.]|[٠-٩]|ـ[^ ]`),
	"ru": regexp.MustCompile(`[ёЁ'"“”]|  | [;:,.!?]| —|[0-9] %|[0-9]%`),
	"en": regexp.MustCompile(`['"]|  | [;:,.!?%]`),
}

// The samples are written as each language writes them.
func TestPatternsTypography(t *testing.T) {
	link := regexp.MustCompile(`\[([^\]]*)\]\([^)]*\)`)
	for _, e := range Builtin().entries {
		for _, lang := range codes {
			text := link.ReplaceAllString(e.texts[lang].say(lang, e.samples()), "$1")
			text = regexp.MustCompile(`[0-9][:,][0-9]+`).ReplaceAllString(text, "0")
			if at := faults[lang].FindString(text); at != "" {
				t.Errorf("[%s] %s: %q in %q", e.id, lang, at, text)
			}
		}
	}
}

// Five hundred sentences of the genre, without those that differ in a number only.
func TestPatternsAreMany(t *testing.T) {
	digit := regexp.MustCompile(`[0-9]+`)
	texts := map[string]bool{}
	for _, e := range Builtin().entries {
		texts[digit.ReplaceAllString(e.texts["zh"].literal(), "0")] = true
	}
	if len(texts) < 500 {
		t.Errorf("the memory has %d sentences, want 500 or more", len(texts))
	}
}

// samples are the values of an entry's samples.
func (e *entry) samples() *alignment {
	values := map[string]value{}
	for name, s := range e.texts["en"].slots {
		values[name] = s.sample
	}
	return aligned(values)
}

// others are values of all slots that are not those of the samples, and differ from
// each other.
func (e *entry) others(t *testing.T) *alignment {
	values := maps.Clone(e.samples().values)
	used := map[string]bool{}
	for _, name := range names(e.texts["en"].slots) {
		s := e.texts["en"].slots[name]
		v, ok := e.other(s, used)
		if !ok {
			t.Errorf("[%s] no second value for %s", e.id, name)
			continue
		}
		values[name] = v
	}
	return aligned(values)
}

func (e *entry) other(s *slot, used map[string]bool) (value, bool) {
	for _, text := range secondValues(s.kind) {
		v, ok := facts.Parse(language.English, kinds[s.kind], false, text)
		if !ok || used[text] || v == s.sample || e.agrees(aligned(map[string]value{s.name: v})) < len(codes) {
			continue
		}
		for _, lang := range codes {
			ok = ok && e.texts[lang].joins(lang, e.texts[lang].slots[s.name], v)
		}
		if ok {
			used[text] = true
			return v, true
		}
	}
	return value{}, false
}

// secondValues are values of a kind, in English.
func secondValues(kind string) (all []string) {
	switch kind {
	case "num", "percent":
		for n := 3; n < 2000; n++ {
			text := fmt.Sprint(n)
			if n >= 1000 {
				text = text[:1] + "," + text[1:]
			}
			if kind == "percent" {
				text += "%"
			}
			all = append(all, text)
		}
	case "ord":
		return []string{"2nd", "3rd", "4th", "6th", "21st", "22nd", "24th"}
	case "date":
		return []string{"Sunday, 31 August 2025", "1 December", "30 November 2027", "2 January"}
	case "dates":
		return []string{"28 December 2024–3 January 2025", "1–10 May"}
	case "time":
		return []string{"1:00 UTC", "9:30 (CET)"}
	case "times":
		return []string{"9:00–12:30 (CET)", "16:15–17:00 UTC"}
	case "year":
		return []string{"1999", "2031", "2007"}
	case "acr":
		return []string{"PNIF", "PNMA", "UNESCO", "WSIS", "ITU"}
	case "url":
		return []string{"https://example.org/a?b=c#d", "http://www.example.org", "https://example.com/2"}
	}
	return all
}

func aligned(values map[string]value) *alignment {
	a := &alignment{values: values, urls: map[string]string{}}
	for name, v := range values {
		if v.Kind == facts.URL {
			a.urls[name] = v.Text
		}
	}
	return a
}

// say is a pattern with values.
func (p *pattern) say(lang string, a *alignment) string {
	whole := *a
	whole.mark = p.mark
	return p.write(lang, lang, p, &segment{}, &whole)
}
