package minutes

import (
	"strings"
	"unicode"

	"golang.org/x/text/language"

	"hexaglot/minutes/script"
)

// Detect says in which of the six languages a text is written: by its script, and
// in the Latin script by its most frequent words. It is [language.Und] if the text
// holds too little to tell.
func Detect(text string) language.Tag {
	var han, arabic, cyrillic, latin int
	words := map[language.Tag]int{}
	common := loadCues().common
	for _, word := range strings.FieldsFunc(text, func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= 'а' && r <= 'я' || r >= 0x4e00 && r <= 0x9fff) && !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r)
	}) {
		r, _ := script.Cut(word)
		switch {
		case r > 0x3000 && unicode.In(r, unicode.Hiragana, unicode.Katakana, unicode.Hangul):
			return language.Und // another language that writes Han too
		case unicode.Is(unicode.Han, r):
			han += len([]rune(word))
		case unicode.Is(unicode.Arabic, r):
			arabic++
		case unicode.Is(unicode.Cyrillic, r):
			cyrillic++
		case unicode.Is(unicode.Latin, r):
			latin++
			w := strings.ToLower(word)
			for _, tag := range []language.Tag{language.English, language.Spanish, language.French} {
				if common[tag][w] {
					words[tag]++
				}
			}
		}
	}
	// A Chinese word is about two characters. Minutes in any script are full of
	// Latin names, and a volunteer's notice may stand under them in English too.
	switch most := max(han/2, arabic, cyrillic); {
	case most == 0 && latin == 0:
		return language.Und
	case most*2 >= latin && most == han/2 && han > 1:
		return language.Chinese
	case most*2 >= latin && most == arabic && arabic > 0:
		return language.Arabic
	case most*2 >= latin && most == cyrillic && cyrillic > 0:
		return language.Russian
	}
	best, second := language.Und, 0
	for _, tag := range []language.Tag{language.English, language.Spanish, language.French} {
		if best == language.Und || words[tag] > words[best] {
			if best != language.Und {
				second = words[best]
			}
			best = tag
		} else if words[tag] > second {
			second = words[tag]
		}
	}
	if words[best] == 0 || words[best] == second {
		return language.Und
	}
	return best
}

// detected is how much of a text, in bytes, is enough to know its language: minutes of many pages.
const detected = 1 << 16

// detectLines says in which language lines are written.
func detectLines(lines []Line) language.Tag {
	var text strings.Builder
	for _, l := range lines {
		if text.WriteString(l.Text + "\n"); text.Len() > detected {
			break
		}
	}
	return Detect(text.String())
}
