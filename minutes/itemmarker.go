package minutes

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hexaglot/minutes/script"
)

// itemNumber is what "#" stands for in the cues of item words: a number of any kind.
const itemNumber = `(\d{1,3}|[ivx]{1,6}|[a-h]|[一二三四五六七八九十]{1,3})`

// numbers reports whether a number of any kind stands in the first words of a line.
func numbers(head string) bool {
	if strings.ContainsAny(head, digits+hanDigits) {
		return true
	}
	for n := 0; n < 4 && head != ""; n++ {
		var word string
		word, head, _ = strings.Cut(head, " ")
		word = strings.TrimRight(word, ":：.,)-–—")
		if n > 0 && (len(word) == 1 || word != "" && strings.Trim(word, "IVXivx") == "") {
			return true
		}
	}
	return false
}

// splitItem takes the word and the number of an item off a line: "Item 3:", "议题一". Without a mark after
// it, what comes next must begin as a heading does, or "Item 3 was discussed" would be one.
func splitItem(t string) (marker, string) {
	head := script.Western(script.FirstN(t, 40))
	if !loadCues().item.MayMatch(head) || !numbers(head) {
		return marker{}, t
	}
	at := loadCues().item.FindStringSubmatchIndex(head)
	if at == nil {
		return marker{}, t
	}
	said := ""
	for i := 2; i+1 < len(at); i += 2 {
		if at[i] >= 0 {
			said = head[at[i]:at[i+1]]
		}
	}
	text := script.FirstN(t, utf8.RuneCountInString(head[:at[1]]))
	rest := strings.TrimLeftFunc(t[len(text):], script.Space)
	after := strings.TrimLeft(rest, ":：.．)）-–—、 ")
	first, _ := script.Cut(after)
	glued := len(rest) == len(t)-len(text)
	switch {
	case after == "", strings.Contains(text, "\t"), number(said)+hanNumber(said)+roman(said)+letter(said) == 0:
		return marker{}, t
	case len(after) == len(rest) && !(unicode.IsUpper(first) && !glued || script.Han(first)):
		return marker{}, t
	}
	m := marker{Text: strings.TrimRightFunc(t[:len(t)-len(after)], script.Space), Style: "item"}
	for _, value := range []func(string) int{number, hanNumber, roman, letter} {
		if m.Value = value(said); m.Value > 0 {
			break
		}
	}
	return m, after
}
