package minutes

import (
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/text/language"

	"hexaglot/minutes/facts"
)

// shortDayRE is a day of a month in digits: "15/07", "15.07". With a point, both have two
// digits, or else it is a number.
var shortDayRE = regexp.MustCompile(`(?:^|[^\p{L}\p{N}/.,])((\d{1,2})/(\d{1,2})|(\d{2})\.(\d{2}))(?:[^\p{N}/%\p{L}]|$)`)

// shortDay reads a day in digits where words say that it is the last one, or where it
// stands in a cell of days: "pour le 15/07". Chinese writes the month first, English
// either: where both could be the month, the day is not known.
func (r *taskReader) shortDay(text string, cell bool) deadline {
	western := westernDigits(text)
	if len(western) != len(text) || !strings.ContainsAny(text, "/.") {
		return deadline{}
	}
	lang := r.lang(text)
	for _, m := range shortDayRE.FindAllStringSubmatchIndex(text, 4) {
		if !cell && !r.cues.langs[lang].by.MatchString(cutTail(text[:m[2]], 80)) && !r.cues.dueLabel.MatchString(cutTail(text[:m[2]], 80)) {
			continue
		}
		k := 4
		if m[4] < 0 {
			k = 8
		}
		day, _ := strconv.Atoi(text[m[k]:m[k+1]])
		month, _ := strconv.Atoi(text[m[k+2]:m[k+3]])
		if lang == language.Chinese || lang == language.English && month > 12 {
			day, month = month, day
		} else if lang == language.English && day <= 12 && day != month {
			continue
		}
		if day < 1 || day > 31 || month < 1 || month > 12 {
			continue
		}
		if d := r.year(facts.Day{Month: month, Day: day}); d.Year > 0 && isoTime(d).Day() == day {
			return deadline{due: Due{From: isoDay(d), Printed: text[m[2]:m[3]]}, by: !cell}
		}
	}
	return deadline{}
}

// span are the days of a fact, up to those of the next one if only a dash parts them.
func (r *taskReader) span(text string, found []facts.Fact, i int) Due {
	d := r.days(found[i])
	if i+1 < len(found) && found[i].Kind == facts.Date && found[i+1].Kind == facts.Date {
		between := strings.TrimFunc(text[found[i].End:found[i+1].Start], space)
		if to := r.days(found[i+1]); strings.Contains("–—-‒~～", between) && between != "" && to.From > d.From && d.From != "" {
			d.To = to.From
		}
	}
	return d
}
