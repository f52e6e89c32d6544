package minutes

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"hexaglot/minutes/cue"
	"hexaglot/minutes/facts"
	"hexaglot/minutes/script"
)

// A period is a way to say some days of a month, or some months of a year. The whole of
// its cue is group 1; the groups "month", "year", "later" (the next year), "coming" (the next such month), "this" and
// "next" (month) and "end" (only the last day) are in it or not.
type period struct {
	*cue.Words
	first, last int      // days or months; first is negative if it counts from the last
	months      bool     // they are months
	end         bool     // only the last day is said
	may         *cue.Cue // says quickly of most texts that they do not say it; nil if it cannot
}

// lastOfMonth is the last day that a month may have.
const lastOfMonth = 31

// newPeriods are the cues of the kinds of the files that say periods, those of the last
// day of one first: "by the end of May" says more than "May".
func newPeriods(kinds map[string][]string, spaced bool) (out []period) {
	month := monthExpr(kinds, spaced)
	named := "(?:" + strings.SplitN(month, "§", 2)[0] + ")"
	month = "(?:" + strings.ReplaceAll(month, "§", "|") + ")"
	year := `(?P<year>[0-9٠-٩۰-۹０-９〇零一二三四五六七八九]{4})`
	end := ""
	if kinds["end"] != nil {
		end = "(?P<end>" + cue.Either(kinds["end"]) + ")?"
	}
	add := func(kind, month string, p period) {
		if p.first == 0 && kinds[kind] != nil {
			p.may = mayBe(kinds[kind])
		}
		for _, v := range kinds[kind] {
			if p.first == 0 {
				var days string
				days, v, _ = strings.Cut(v, " ")
				first, last, _ := strings.Cut(strings.TrimPrefix(days, "-"), "-")
				p.first, _ = strconv.Atoi(first)
				if p.last, _ = strconv.Atoi(last); last == "" {
					p.first, p.last = -p.first, lastOfMonth
				}
			}
			v = strings.NewReplacer("{month}", month, "{year}", year).Replace(v)
			switch {
			case p.end:
			case spaced:
				v = end + "(?:" + v + ")"
			default:
				v = "(?:" + v + ")" + end
			}
			q := p
			q.Words = cue.NewWords("("+v+")", cue.Edge(spaced), spaced)
			out = append(out, q)
			if kind == "month.days" || kind == "year.months" {
				p.first = 0
			}
		}
	}
	add("month.end", month, period{first: 1, last: lastOfMonth, end: true})
	add("year.end", month, period{first: 1, last: 12, months: true, end: true})
	add("month.days", month, period{})
	add("year.months", month, period{months: true})
	add("month.in", named, period{first: 1, last: lastOfMonth})
	return out
}

// numberRE is what stands before the words of month.days and year.months.
var numberRE = regexp.MustCompile(`^-?[0-9-]+ `)

// mayBe is a cue for what patterns say besides a month, a year and a day: one small
// expression where there are many with the names of all months.
func mayBe(patterns []string) *cue.Cue {
	var said []string
	for _, v := range patterns {
		said = append(said, strings.NewReplacer("{month}", "", "{year}", "", "{day}", "").Replace(numberRE.ReplaceAllString(v, "")))
	}
	return cue.New("(?i)" + cue.Either(said))
}

// monthExpr is what {month} stands for: a month by its name, perhaps with a year; and,
// behind "§", the next month and that of the meeting.
func monthExpr(kinds map[string][]string, spaced bool) string {
	const digits = "[0-9٠-٩۰-۹０-９]"
	named := `(?:(?:(?P<year>` + digits + `{4}|[〇零一二三四五六七八九]{4}) ?年 ?|(?P<later>` + cue.Either(kinds["year.next"]) + `)|` + cue.Either(kinds["year.this"]) + `)?(?P<month>` + digits + `{1,2}|十[一二]?|[一二三四五六七八九]) ?月份?)`
	if spaced {
		coming := ""
		if kinds["year.coming"] != nil {
			coming = `| (?P<coming>` + cue.Either(kinds["year.coming"]) + `)`
		}
		named = `(?P<month>` + strings.Join(monthNames(kinds), "|") + `)(?:/\p{L}+)?` + `(?:` + cue.Either(append(slices.Clone(kinds["year.before"]), ",", "")) + ` (?P<year>` + digits + `{4})|,? (?P<later>` + cue.Either(kinds["year.next"]) + `)` + coming + `)?`
	}
	return named + "§(?P<next>" + cue.Either(kinds["month.next"]) + ")|(?P<this>" + cue.Either(kinds["month.this"]) + ")"
}

// monthNames are the names of the months, in the order of the file.
func monthNames(kinds map[string][]string) (names []string) {
	for _, line := range kinds["months"] {
		for _, m := range strings.Fields(line) {
			names = append(names, strings.ToLower(strings.ReplaceAll(m, "_", " ")))
		}
	}
	return names
}

// period reads the days of a text that are said by a month or a year: "by the end of
// May", "in the first half of June", "in the second quarter of 2031".
func (r *taskReader) period(text string, cell bool) deadline {
	bare := withoutVowels(script.Head(text, longestRequest))
	t := r.cues.langs[r.lang(text)]
	var not *cue.Cue
	for _, p := range t.periods {
		if p.may != nil && (p.may == not || !p.may.MatchString(bare)) {
			not = p.may
			continue
		}
		m := p.FindStringSubmatchIndex(bare)
		if m == nil {
			continue
		}
		before := script.Tail(bare[:m[0]], 80)
		by := t.by.MatchString(before)
		if !by && !cell && t.names.MatchString(before) { // "the report of the second quarter"
			continue
		}
		if d, ok := r.periodDays(t, p, bare, m); ok {
			d.by = d.by || p.end || by
			return d
		}
	}
	if cell {
		// "May 2031" in a cell is the month.
		p := period{Words: t.bareMonth, first: 1, last: lastOfMonth}
		if m := p.FindStringSubmatchIndex(bare); m != nil {
			if d, ok := r.periodDays(t, p, bare, m); ok {
				return d
			}
		}
	}
	return deadline{}
}

// periodDays are the days of a period, in the year or month that lies ahead of the meeting
// where none is said; none if they are over.
func (r *taskReader) periodDays(t *taskCues, p period, s string, m []int) (deadline, bool) {
	group := func(name string) string { return p.Group(s, m, name) }
	meeting, err := time.Parse(time.DateOnly, r.p.meetingDay())
	year := numeral(group("year"))
	if err != nil && year == 0 {
		return deadline{}, false
	}
	if group("later") != "" {
		year = meeting.Year() + 1
	}
	var from, to time.Time
	switch {
	case p.months && p.last == 12 && p.end && year == 0:
		from, to = date(meeting.Year(), 1, 1), date(meeting.Year(), 12, 31)
	case p.months:
		if year == 0 {
			if year = meeting.Year(); date(year, p.last+1, 0).Before(meeting) {
				year++
			}
		}
		from, to = date(year, p.first, 1), date(year, p.last+1, 0)
	default:
		month := int(meeting.Month())
		switch {
		case group("next") != "":
			year, month = meeting.Year(), month+1
		case group("this") != "":
			year = meeting.Year()
		default:
			name := group("month")
			if month = t.months[strings.ToLower(name)]; month == 0 {
				month = numeral(name)
			}
			if month < 1 || month > 12 {
				return deadline{}, false
			}
			switch {
			case year > 0:
			case group("coming") != "":
				year = r.comingYear(month, lastOfMonth)
			default:
				year = r.year(facts.Day{Month: month, Day: 15}).Year
			}
		}
		if year == 0 {
			return deadline{}, false
		}
		end := date(year, month+1, 0)
		if from, to = date(year, month, max(p.first, 1)), date(year, month, min(p.last, end.Day())); p.first < 0 {
			from, to = end.AddDate(0, 0, p.first+1), end
		}
	}
	d := deadline{due: Due{From: from.Format(time.DateOnly), To: to.Format(time.DateOnly), Printed: strings.Trim(s[m[2]:m[3]], " .,;،)）")}}
	if p.end || group("end") != "" {
		d.due.From, d.due.To, d.by = d.due.To, "", true
	}
	return d, d.due.Last() >= r.p.meetingDay()
}

func date(year, month, day int) time.Time {
	return time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
}

// nextYear is the year after that of the meeting; 0 if that is not known.
func (r *taskReader) nextYear() int {
	meeting, err := time.Parse(time.DateOnly, r.p.meetingDay())
	if err != nil {
		return 0
	}
	return meeting.Year() + 1
}

// later reports whether words beside a day say that it is of the next year.
func (t *taskCues) later(before, behind string) bool {
	if t.nextYear == nil {
		return false
	}
	if t.spaced {
		return t.nextYear.Begins(strings.TrimLeft(behind, " ,،")) != nil
	}
	return t.nextYear.MatchString(script.Tail(before, 12))
}

// comingYear is the year in which a day comes next after the meeting; 0 if that is not known.
func (r *taskReader) comingYear(month, day int) int {
	meeting, err := time.Parse(time.DateOnly, r.p.meetingDay())
	switch {
	case err != nil:
		return 0
	case month < int(meeting.Month()) || month == int(meeting.Month()) && day <= meeting.Day():
		return meeting.Year() + 1
	}
	return meeting.Year()
}

// isComing reports whether words behind a day say that it is the next such.
func (t *taskCues) isComing(behind string) bool {
	return t.coming != nil && t.coming.Begins(strings.TrimLeft(behind, " ")) != nil
}
