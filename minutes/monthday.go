package minutes

import (
	"slices"
	"strings"
	"time"

	"hexaglot/minutes/cue"
	"hexaglot/minutes/script"
)

// A monthDay is a way to say a day without the name of its month; its group "day" is the day.
type monthDay struct {
	*cue.Words
	after int  // months after that of the meeting
	alone bool // no month is said: it is one only where words say that it is the last day
}

func newMonthDays(kinds map[string][]string, spaced bool) (out []monthDay) {
	day := `(?P<day>[0-9٠-٩۰-۹０-９]{1,2})`
	if !spaced {
		day = `(?P<day>[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})`
	}
	add := func(kind, after string, d monthDay) {
		for _, v := range kinds[kind] {
			d.Words = cue.NewWords("(("+strings.ReplaceAll(v, "{day}", day)+")"+after+")", "", spaced)
			out = append(out, d)
		}
	}
	last := `(?:\s*$|[.,;،؛)。，；）]|\s*` + cue.Either(append(slices.Clone(kinds["by.after"]), `$`)) + `)`
	add("day.next", cue.Edge(spaced), monthDay{after: 1})
	add("day.this", cue.Edge(spaced), monthDay{})
	add("day.alone", last, monthDay{alone: true})
	return out
}

// dayOfMonth reads a day whose month is that of the meeting or the next: "by the 25th",
// "on the 3rd of next month". One that would be over is not known.
func (r *taskReader) dayOfMonth(text string, cell bool) deadline {
	meeting, err := time.Parse(time.DateOnly, r.p.meetingDay())
	if err != nil {
		return deadline{}
	}
	text = script.Head(text, longestRequest)
	t := r.cues.langs[r.lang(text)]
	for _, d := range t.monthDays {
		m := d.FindStringSubmatchIndex(text)
		if m == nil {
			continue
		}
		n := numeral(d.Group(text, m, "day"))
		day := date(meeting.Year(), int(meeting.Month())+d.after, n)
		by := t.by.MatchString(script.Tail(text[:m[0]], 80)) || t.byAfter != nil && t.byAfter.MatchString(text[m[5]:])
		if n < 1 || day.Day() != n || d.alone && !by && !cell || !day.After(meeting) {
			continue
		}
		return deadline{due: Due{From: day.Format(time.DateOnly), Printed: text[m[4]:m[5]]}, by: by}
	}
	return deadline{}
}
