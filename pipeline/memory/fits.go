package memory

import (
	"strings"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"

	"hexaglot/minutes/facts"
)

// fits says whether the words of an entry are right for a value in both languages:
// the slot s of p found it, and q will say it.
func fits(from, to string, p, q *pattern, s *slot, v value) bool {
	target := q.slots[s.name]
	if target == nil {
		return s.kind == "url"
	}
	return s.suits(from, v) && target.suits(to, v) && q.joins(to, target, v)
}

// suits says whether a value has the grammar of the sample.
func (s *slot) suits(lang string, v value) bool {
	switch s.kind {
	case "num", "percent":
		return s.free || pluralForm(lang, v.Number) == pluralForm(lang, s.sample.Number)
	case "ord":
		return ordinalForm(lang, s, v.Number) == ordinalForm(lang, s, s.sample.Number) && s.format(lang, v) != ""
	case "date", "dates":
		return s.form.Preposition ||
			(v.From.Weekday == 0) == (s.sample.From.Weekday == 0) && (v.To.Weekday == 0) == (s.sample.To.Weekday == 0)
	}
	return true
}

// agrees counts the languages in which all values have the grammar of the samples.
func (e *entry) agrees(a *alignment) int {
	n := 0
	for _, lang := range codes {
		all := true
		for name, s := range e.texts[lang].slots {
			if v, ok := a.values[name]; ok {
				all = all && s.suits(lang, v)
			}
		}
		if all {
			n++
		}
	}
	return n
}

// pluralForm is the CLDR cardinal class of a decimal number.
func pluralForm(lang, number string) plural.Form { return facts.Plural(language.Make(lang), number) }

// ordinalForm parts the ordinals that do not stand in the same places: Spanish
// primero and tercero lose their o before a noun, Arabic has cases from twenty on.
func ordinalForm(lang string, s *slot, number string) string {
	switch {
	case lang == "es" && s.form.Gender == facts.Masculine && (strings.HasSuffix(number, "1") || strings.HasSuffix(number, "3")) && number != "11":
		return number
	case lang == "ar" && len(number) > 1 && number[0] >= '2':
		return "declined"
	}
	return ""
}

// joins says whether the word before a slot would be the same before a value as it
// is before the sample: a or an, le or l’, о or об.
func (q *pattern) joins(lang string, s *slot, v value) bool {
	before := ""
	for _, part := range q.parts {
		if part.slot == s {
			break
		}
		before = ""
		if part.slot == nil {
			before = part.fold
		}
	}
	words := strings.Fields(" " + strings.ReplaceAll(before, "'", "' "))
	if len(words) == 0 || s.kind != "acr" && s.kind != "num" {
		return true
	}
	word := words[len(words)-1]
	if s.kind == "num" {
		tag := language.Make(lang)
		an, sample := facts.BeginsWithVowel(tag, v.Number), facts.BeginsWithVowel(tag, s.sample.Number)
		return an == sample || !strings.Contains(changing[lang], " "+word+" ")
	}
	return !strings.Contains(changing[lang], " "+word+" ") || sound(lang, v.Text) == sound(lang, s.sample.Text)
}

// changing are the words that change before a vowel.
var changing = map[string]string{
	"en": " a an ",
	"fr": " le la l' de d' que qu' du au jusque jusqu' ",
	"es": " o u ",
	"ru": " о об ",
}

// sound is how an acronym begins, in classes: as its letters and as a word alike it
// begins with a vowel, or with a consonant. Others are a class of their own: an MP,
// a MAG member.
func sound(lang, acronym string) string {
	vowels, consonants := "AEIO", "BCDGJKPQTVWYZ"
	if lang == "fr" {
		vowels, consonants = "AEIOU", "BCDFGHJKLMNPQRSTVWXYZ"
	}
	switch {
	case acronym == "":
	case strings.Contains(vowels, acronym[:1]):
		return "vowel"
	case strings.Contains(consonants, acronym[:1]):
		return "consonant"
	}
	return acronym
}
