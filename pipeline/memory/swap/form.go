package swap

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"hexaglot/minutes/facts"
)

// fits says whether what was put in leaves the form of the sentences as it was, in the
// language of text and in that of the translation.
func fits(places []place, text, known, translation, result *reading) bool {
	for _, p := range places {
		if signed(known, p.known) != signed(translation, p.place) ||
			inName(text, p.known) || inName(known, p.known) || inName(translation, p.place) {
			return false
		}
		switch k := known.facts[p.known]; k.Kind {
		case facts.Time, facts.Times:
			if !sameForm(known, text, p.known) || !sameForm(translation, result, p.place) {
				return false
			}
			v := text.facts[p.known].Value
			moved := partOfDay(k.Value.Start) != partOfDay(v.Start) || partOfDay(k.Value.End) != partOfDay(v.End)
			if moved && saysPart(translation) && !saysPart(known) { // the morning call at 9:00
				return false
			}
		}
	}
	return true
}

// sameForm says whether time i of two texts has the same words for the part of the day, and
// words for hours and minutes of the same class.
func sameForm(a, b *reading, i int) bool {
	parts, ok := partsOfDay(a, i)
	others, is := partsOfDay(b, i)
	if !ok || !is || !slices.Equal(parts, others) {
		return false
	}
	for _, nouns := range [][]string{hourNouns[a.code], minuteNouns[a.code]} {
		for k, was := range clockClasses(a, i, nouns) {
			if is := clockClasses(b, i, nouns); k < len(is) && was != is[k] {
				return false
			}
		}
	}
	return true
}

// partsOfDay are the words for parts of the day in time i, but for signs of the clock such as
// a.m.; ok is false where there is one that we do not know: noon, 清晨.
func partsOfDay(r *reading, i int) (words []string, ok bool) {
	v, found := r.facts[i].Value, false
	for _, p := range pieces(r.code, r.printed(i), v.Zone) {
		if p.kind != "part" {
			continue
		}
		found = true
		if p.rows[0].after != "short" {
			words = append(words, strings.Map(unmarked, p.text))
		}
	}
	return words, found || !v.Start.TwelveHour && !v.End.TwelveHour
}

// unmarked leaves the vowel signs of Arabic out: صباحًا, صباحاً, صباحا.
func unmarked(r rune) rune {
	if unicode.Is(unicode.Mn, r) {
		return -1
	}
	return r
}

// How the words begin that hours and minutes are counted with.
var (
	hourNouns   = map[string][]string{"en": {"hour"}, "es": {"hora"}, "fr": {"heure"}, "ru": {"час"}, "ar": {"ساع"}}
	minuteNouns = map[string][]string{"en": {"minute"}, "es": {"minuto"}, "fr": {"minute"}, "ru": {"минут"}, "ar": {"دقيق", "دقائق"}}
)

// clockClasses are the classes of the numbers of time i that such nouns follow, at once or
// after the minutes (14.30 horas).
func clockClasses(r *reading, i int, nouns []string) (classes []string) {
	all := pieces(r.code, r.printed(i)+" "+nextWord(r.after(i)), r.facts[i].Zone)
	for k, p := range all[:len(all)-1] {
		next := strings.TrimSpace(all[k+1].text)
		word := nextWord(next)
		if p.kind != "number" || !slices.ContainsFunc(nouns, func(noun string) bool { return strings.HasPrefix(strings.ToLower(word), noun) }) {
			continue
		}
		n := p.n
		if k > 1 && all[k-2].kind == "number" && slices.Contains([]string{":", "."}, strings.TrimSpace(all[k-1].text)) {
			n = all[k-2].n
		}
		class := fmt.Sprint(facts.Plural(r.lang, number(n, 0, "0")))
		if one := n%10 == 1 && n != 11; word == "час" && strings.HasPrefix(next[len(word):], ".") && !one {
			class = "any" // «14 час.», but «21 час.» may end a sentence
		}
		classes = append(classes, class)
	}
	return classes
}

// partOfDay is the quarter of the day that an hour is in.
func partOfDay(c facts.Clock) int {
	switch {
	case c.Hour < 5:
		return 0
	case c.Hour < 12:
		return 1
	case c.Hour < 18:
		return 2
	}
	return 3
}

// partStems are how words that name parts of the day begin; in Arabic and Chinese, what
// they have in them.
var partStems = map[string][]string{
	"en": {"morning", "noon", "midday", "lunch", "afternoon", "evening", "night", "midnight"},
	"es": {"mañana", "mediod", "almuerzo", "tarde", "noche", "madrugada", "medianoche"},
	"fr": {"matin", "midi", "déjeuner", "après-midi", "soir", "nuit", "minuit"},
	"ru": {"утр", "днем", "днём", "полдень", "полудн", "обед", "вечер", "ноч", "полночь"},
	"ar": {"صباح", "ظهر", "غداء", "عصر", "مساء", "ليل", "فجر"},
	"zh": {"晨", "早", "午", "晚", "夜"},
}

// saysPart says whether a text names a part of the day outside its times.
func saysPart(r *reading) bool {
	var b strings.Builder
	at := 0
	for _, f := range r.facts {
		if f.Kind == facts.Time || f.Kind == facts.Times {
			b.WriteString(r.text[at:f.Start] + " ")
			at = f.End
		}
	}
	b.WriteString(r.text[at:])
	inside := r.code == "zh" || r.code == "ar"
	for word := range strings.FieldsFuncSeq(strings.ToLower(b.String()), func(c rune) bool { return !unicode.IsLetter(c) && !unicode.Is(unicode.Mn, c) && c != '-' }) {
		for _, stem := range partStems[r.code] {
			if strings.HasPrefix(word, stem) || inside && strings.Contains(word, stem) {
				return true
			}
		}
	}
	return false
}
