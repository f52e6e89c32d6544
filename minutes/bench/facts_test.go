package bench

import (
	"fmt"
	"testing"
	"time"

	"golang.org/x/text/language"
)

// TestFindFacts lists what counts as truths do: years are the meeting's, and numbers
// that are names, notes, references or words do not count.
func TestFindFacts(t *testing.T) {
	meeting := time.Date(2031, 12, 20, 0, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		lang language.Tag
		text string
		want string
	}{
		{language.English, "On 5 January, and from 28 December to 3 January 2032.", "[date 2032-01-05 dates 2031-12-28 to 2032-01-03]"},
		{language.English, "from 28 December to 3 January", "[dates 2031-12-28 to 2032-01-03]"},
		{language.English, "from 14:00 to 15:30 UTC, in May 2031, two of 1,200 [3] since 1999", "[times 14:00 to 15:30 UTC number 1200]"},
		{language.French, "12,50 % de 1 200 euros (A/RES/70/125), paragraphe 12", "[percent 12.5 money 1200 EUR symbol A/RES/70/125]"},
		{language.Arabic, "٤٨ مشاركاً", "[number 48]"},
		{language.Chinese, "1999年以来共有 48 个，5月9日", "[number 48 date 2032-05-09]"},
	} {
		if got := fmt.Sprint(findFacts(c.lang, c.text, meeting)); got != c.want {
			t.Errorf("findFacts(%s, %q) = %s, want %s", c.lang, c.text, got, c.want)
		}
	}
	if got := fmt.Sprint(findFacts(language.English, "by 9 May", time.Time{})); got != "[date --05-09]" {
		t.Errorf("a day of no year: %s", got)
	}
}
