package pipeline

import (
	"strings"
	"testing"

	"golang.org/x/text/language"
)

// An answer keeps the dates, numbers and references of the source; what one of them
// says in words the other may say otherwise.
func TestVerify(t *testing.T) {
	for _, c := range []struct {
		from, to     language.Tag
		source, text string
		want         string // a part of the fault, "" if there is none
	}{
		{language.English, language.Arabic, "The group held two meetings in May 2024.", "عقد الفريق اجتماعين في أيار/مايو 2024.", ""},
		{language.English, language.French, "Twelve members spent $500.", "Les 12 membres ont dépensé 500 dollars.", ""},
		{language.English, language.French, "12 members spent $500.", "Les douze membres ont dépensé 600 dollars.", "lacks the number 500"},
		{language.English, language.Spanish, "See paragraph 12 of resolution 70/125.", "Véase el párrafo 12 de la resolución 70/126.", "lacks the number 70/125"},
		{language.English, language.Russian, "The call is on 28 May.", "Встреча состоится 29 мая.", "lacks the date 0-5-28"},
		{language.English, language.Russian, "The call is at 14:00 UTC.", "Встреча состоится в 15:00 UTC.", "lacks the time 14:00"},
		{language.English, language.Chinese, "The members agreed.", "12 名成员同意。", "has the number 12"},
	} {
		got := verify(c.from, c.to, c.source, c.text)
		if (got == "") != (c.want == "") || !strings.Contains(got, c.want) {
			t.Errorf("verify(%s, %s, %q, %q) = %q, want %q", c.from, c.to, c.source, c.text, got, c.want)
		}
	}
}
