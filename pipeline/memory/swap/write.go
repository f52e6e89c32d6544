package swap

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hexaglot/minutes/facts"
)

// A writer writes one fact of text in the place of a fact of the translation.
type writer struct {
	from, text, to *reading            // known, text and the translation
	old            int                 // the fact in known and in text
	at             int                 // its place in the translation
	values         map[int]facts.Value // what changes, by its place in the translation
}

// known, value and shown are what known, the text and the translation say.
func (w *writer) known() facts.Value { return w.from.facts[w.old].Value }
func (w *writer) value() facts.Value { return w.values[w.at] }
func (w *writer) shown() facts.Value { return w.to.facts[w.at].Value }

// written is the fact as the translation has it.
func (w *writer) written() string { return w.to.printed(w.at) }

// write returns what is to be changed in the translation: the fact, and the word before it
// where that sounds with a date.
func (w *writer) write() ([]edit, bool) {
	var s string
	ok := false
	switch v := w.value(); v.Kind {
	case facts.Date, facts.Dates:
		return w.date()
	case facts.Month, facts.Months:
		if k := w.known(); k.From.Month == v.From.Month && k.To.Month == v.To.Month {
			return w.date() // of another year
		}
	case facts.Weekday:
		if besideDate(w.from, w.old) && besideDate(w.to, w.at) {
			return w.date()
		}
	case facts.Time, facts.Times:
		s, ok = w.time()
	case facts.Number, facts.Percent, facts.Money:
		s, ok = w.number()
	case facts.Ordinal:
		if s, ok = w.ordinal(); w.to.code == "ar" && w.known().Kind == facts.Number {
			s, ok = w.number()
		}
	case facts.Reference:
		s, ok = w.reference()
	case facts.Symbol, facts.URL, facts.Email:
		s, ok = v.Text, w.written() == w.known().Text
	case facts.Acronym:
		s, ok = v.Text, w.written() == w.known().Text && w.aloof()
	}
	if !ok || !w.joins(s) {
		return nil, false
	}
	f := w.to.facts[w.at]
	return []edit{{f.Start, f.End, s}}, true
}

// besideDate says whether nothing but signs, such as those of emphasis, stands between a
// weekday and a date.
func besideDate(r *reading, i int) bool {
	beside := func(k, start, end int) bool {
		return r.facts[k].Kind == facts.Date && !strings.ContainsFunc(r.text[start:end], isLetterOrDigit)
	}
	f := r.facts[i]
	return i > 0 && beside(i-1, r.facts[i-1].End, f.Start) || i+1 < len(r.facts) && beside(i+1, f.End, r.facts[i+1].Start)
}

// aloof says whether nothing around an acronym can depend on it: in Chinese there are no
// articles, genders or elisions; elsewhere an acronym in brackets has none, and one in
// which only digits differ (COP28, COP29) has the same.
func (w *writer) aloof() bool {
	if w.to.code == "zh" || skeleton(w.known().Text) == skeleton(w.value().Text) {
		return true
	}
	before, _ := utf8.DecodeLastRuneInString(w.to.before(w.at))
	after, _ := utf8.DecodeRuneInString(w.to.after(w.at))
	return before == '(' && after == ')' && !strings.HasSuffix(w.to.before(w.at), "](")
}

// joins says whether the word before the place is right before what is written there now:
// a or an, o or u, о or об, с or со.
func (w *writer) joins(s string) bool {
	before := w.to.before(w.at)
	if w.to.code == "fr" && (strings.HasSuffix(before, "’") || strings.HasSuffix(before, "'")) { // d’1,5 million
		return leadingNumber(w.written()) == leadingNumber(s)
	}
	_, word := lastWord(before)
	word = strings.ToLower(word)
	needs := func(s string) string { return sound(w.to.code, word, s) }
	return needs(w.written()) == needs(s)
}

// sound is the form that a word has before a text, or "" if it has but one.
func sound(lang, word, next string) string {
	switch lang {
	case "en":
		if word == "a" || word == "an" {
			if openEnglish(next) {
				return "an"
			}
			return "a"
		}
	case "es":
		if word == "o" || word == "u" {
			if openSpanish(next) {
				return "u"
			}
			return "o"
		}
	case "ru":
		for _, p := range sounding {
			if word == p.short || word == p.long {
				if longRussian(p.short, next) {
					return p.long
				}
				return p.short
			}
		}
	}
	return ""
}

// openEnglish says whether a fact as printed begins with the sound of a vowel: 8, 11.30,
// August, eleventh.
func openEnglish(s string) bool {
	if n := leadingNumber(s); n != "" {
		return beginsWithVowel("en", n)
	}
	r, _ := utf8.DecodeRuneInString(strings.ToLower(s))
	return strings.ContainsRune("aeio", r) && !strings.HasPrefix(strings.ToLower(s), "one")
}

func openSpanish(s string) bool {
	if n := leadingNumber(s); n != "" {
		return beginsWithVowel("es", n)
	}
	r, _ := utf8.DecodeRuneInString(strings.ToLower(s))
	return r == 'o'
}

// longRussian says whether a preposition has its long form: со 2 мая (второго), со 100
// членами (ста), ко вторнику, об 11 (одиннадцати).
func longRussian(preposition, s string) bool {
	low := strings.ToLower(s)
	number := leadingNumber(s)
	second := strings.HasPrefix(low, "вт") || number == "2" && strings.ContainsFunc(s, unicode.IsLetter) // a day or an ordinal
	switch preposition {
	case "о":
		return number != "" && beginsWithVowel("ru", number) || number == "" && strings.ContainsAny(low[:min(2, len(low))], "аеиоуэ")
	case "с":
		return second || strings.HasPrefix(low, "сред") || number != "" && number[0] == '1' && len(number)%3 == 0
	case "к":
		return second || strings.HasPrefix(low, "вс")
	}
	return strings.HasPrefix(low, "вт") || number == "2" && strings.HasPrefix(s, "2-")
}

// leadingNumber is the number at the start of a text, without the signs between groups.
func leadingNumber(s string) string {
	s = strings.TrimLeft(s, "$€£¥")
	var b strings.Builder
	group := false
	for i, r := range s {
		if d := digitOf(r); d >= 0 {
			b.WriteByte(byte('0' + d))
			group = false
			continue
		}
		if b.Len() == 0 || group || r != ',' && r != '\u00a0' && r != '\u202f' || digits(s[i+utf8.RuneLen(r):]) != 3 {
			break
		}
		group = true
	}
	return b.String()
}

// digits counts the digits at the start of a text.
func digits(s string) (n int) {
	for _, r := range s {
		if digitOf(r) < 0 {
			break
		}
		n++
	}
	return n
}
