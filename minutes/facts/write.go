package facts

import (
	"fmt"
	"slices"
	"strings"
)

// fits says whether a shape says all of a value and nothing else.
func (t *table) fits(s *shape, v Value) bool {
	if slices.ContainsFunc(s.elems, func(e elem) bool { return e.op == "rm" || e.op == "dd" || e.op == "utc" }) {
		return false // these are only read
	}
	switch s.kind {
	case Date:
		return v.From.exists() &&
			s.says("y", 0) == (v.From.Year != 0) && s.saysWeekday(0) == (v.From.Weekday != 0)
	case Dates, Months:
		return t.fitsDays(s, v)
	case Month:
		return v.From.isMonth() && s.says("y", 0) == (v.From.Year != 0)
	case Weekday:
		return v.From.Weekday >= 1 && v.From.Weekday <= 7
	case Money:
		return isNumber(v.Number) && isCurrency(v.Currency) && !s.says("mag", 0) && (!s.says("unit", 0) || t.unit(v) != "")
	case Time:
		return t.fitsClock(s, v.Start, 0)
	case Times:
		// The shapes of an interval say the part of the day at each end or nowhere.
		return t.fitsClock(s, v.Start, 0) && t.fitsClock(s, v.End, 1)
	}
	return isNumber(v.Number)
}

func (t *table) fitsDays(s *shape, v Value) bool {
	if v.Kind == Months {
		if !v.From.isMonth() || !v.To.isMonth() {
			return false
		}
	} else if !v.From.exists() || !v.To.exists() ||
		s.saysWeekday(0) != (v.From.Weekday != 0) || s.saysWeekday(1) != (v.To.Weekday != 0) {
		return false
	}
	if s.says("two", 0) && v.From.Day != 2 {
		return false
	}
	y1, y2 := s.says("y", 0), s.says("y", 1)
	if (y1 || y2) != (v.From.Year != 0) || y1 != y2 && v.From.Year != v.To.Year {
		return false
	}
	m1 := s.says("mon", 0) || s.says("month", 0) || s.says("m", 0)
	m2 := s.says("mon", 1) || s.says("month", 1) || s.says("m", 1)
	return m1 && m2 || v.From.Month == v.To.Month && v.From.Year == v.To.Year
}

func (t *table) fitsClock(s *shape, c Clock, end int) bool {
	if s.says("part", end) && (!c.TwelveHour || t.partOf(c.Hour) == "") {
		return false
	}
	return !s.says("h1", end) || t.hour(s, c, end) == 1
}

func (s *shape) says(op string, end int) bool {
	for _, e := range s.elems {
		if e.op == op && e.end == end {
			return true
		}
	}
	return false
}

func (s *shape) saysWeekday(end int) bool { return s.says("wd", end) || s.says("onwd", end) }

// partOf returns the written name of the part of the day an hour is in, or "".
func (t *table) partOf(hour int) string {
	for _, p := range t.writtenParts {
		if p.holds(hour) {
			return p.text
		}
	}
	return ""
}

// hour is the number written for an hour.
func (t *table) hour(s *shape, c Clock, end int) int {
	if !s.says("part", end) {
		return c.Hour
	}
	if h := c.Hour % 12; h > 0 || c.Hour == 0 && t.midnight {
		return h
	}
	return 12
}

func (t *table) write(s *shape, v Value) string {
	var b strings.Builder
	day := [2]Day{v.From, v.To}
	clock := [2]Clock{v.Start, v.End}
	for _, e := range s.elems {
		switch d, c := day[e.end], clock[e.end]; e.op {
		case "", "space":
			b.WriteString(e.text)
		case "d", "two":
			b.WriteString(t.day(d.Day))
		case "m":
			fmt.Fprintf(&b, "%d", d.Month)
		case "mon":
			b.WriteString(written(t.months, d.Month))
		case "month":
			b.WriteString(written(t.monthsAlone, d.Month))
		case "inmonth":
			b.WriteString(written(t.monthsIn, d.Month))
		case "y":
			fmt.Fprintf(&b, "%d", d.Year)
		case "wd":
			b.WriteString(written(t.wdays, d.Weekday))
		case "onwd":
			b.WriteString(written(t.onwdays, d.Weekday))
		case "h", "h1":
			fmt.Fprintf(&b, "%d", t.hour(s, c, e.end))
		case "min":
			fmt.Fprintf(&b, "%02d", c.Minute)
		case "part":
			b.WriteString(t.partOf(c.Hour))
		case "zone", "inzone":
			b.WriteString(t.writeZone(v))
		case "cur":
			b.WriteString(v.Currency)
		case "unit":
			b.WriteString(t.unit(v))
		case "num":
			b.WriteString(t.writeNumber(v.Number))
		}
	}
	return b.String()
}

func (t *table) day(n int) string {
	if s, ok := t.days[n]; ok {
		return s
	}
	return fmt.Sprint(n)
}

func written(names []name, n int) string {
	for _, m := range names {
		if m.n == n && m.written {
			return m.text
		}
	}
	return ""
}

func (t *table) writeZone(v Value) string {
	zone := zoneCode(v.Zone)
	switch {
	case zone == "":
		return ""
	case v.ZoneInBrackets:
		return strings.Replace(t.zoneIn, "zone", zone, 1)
	}
	return " " + zone
}
