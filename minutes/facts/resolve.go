package facts

import "time"

// resolve makes a value of what a shape captured: what stands only once in an
// interval goes for both its ends.
func (t *table) resolve(s *shape, c capture) (Value, bool) {
	v := Value{Kind: s.kind, Zone: c.zone, ZoneInBrackets: c.brackets, Number: c.num}
	switch s.kind {
	case Date:
		v.From = Day{max(c.y[0], 0), c.mon[0], c.d[0], max(c.wd[0], 0)}
		return v, v.From.exists()
	case Dates:
		return v, days(&c, &v)
	case Month:
		v.From = Day{max(c.y[0], 0), c.mon[0], 0, 0}
		return v, v.From.isMonth()
	case Months:
		c.d = [2]int{1, 1}
		ok := days(&c, &v)
		v.From.Day, v.To.Day = 0, 0
		return v, ok
	case Weekday:
		v.From.Weekday = c.wd[0]
		return v, true
	case Money:
		v.Currency = c.cur
		return v, true
	case Time:
		var ok bool
		v.Start, ok = t.clock(&c, 0, c.part[0])
		return v, ok
	case Times:
		return v, t.clocks(&c, &v)
	}
	return v, true
}

func days(c *capture, v *Value) bool {
	if c.mon[0] < 0 {
		c.mon[0] = c.mon[1]
	}
	if c.mon[1] < 0 {
		c.mon[1] = c.mon[0]
	}
	v.From = Day{max(c.y[0], 0), c.mon[0], c.d[0], max(c.wd[0], 0)}
	v.To = Day{max(c.y[1], 0), c.mon[1], c.d[1], max(c.wd[1], 0)}
	over := v.To.Month < v.From.Month // the interval goes over the end of a year
	switch {
	case v.From.Year == 0 && v.To.Year != 0:
		v.From.Year = v.To.Year
		if over {
			v.From.Year--
		}
	case v.From.Year != 0 && v.To.Year == 0:
		v.To.Year = v.From.Year
		if over {
			v.To.Year++
		}
	}
	if !v.From.exists() || !v.To.exists() {
		return false
	}
	if v.From.Year != v.To.Year {
		return v.From.Year < v.To.Year
	}
	if v.From.Month != v.To.Month {
		return v.From.Year == 0 || !over
	}
	return v.From.Day < v.To.Day
}

// exists says whether the calendar has the day; 29 February has a year, or none.
func (d Day) exists() bool {
	if d.Month < 1 || d.Month > 12 || d.Day < 1 {
		return false
	}
	year := d.Year
	if year == 0 {
		year = 2000
	}
	return d.Day <= time.Date(year, time.Month(d.Month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// isMonth says whether a day is a month and nothing else.
func (d Day) isMonth() bool {
	return d.Month >= 1 && d.Month <= 12 && d.Day == 0 && d.Weekday == 0
}

// clock makes a time of the hour and minute at one end, in a part of the day or -1.
// An hour that the part does not hold is no time: 12:00 de la mañana is noon to some
// and midnight to others, 晚上 12:00 is of the next day.
func (t *table) clock(c *capture, end, part int) (Clock, bool) {
	h, m := c.h[end], max(c.min[end], 0)
	if h < 0 || h > 23 || m > 59 {
		return Clock{}, false
	}
	if before := c.min[end]; before < -1 && c.spoken { // a quarter to eight
		all := *c
		all.min[end] = 0
		at, ok := t.clock(&all, end, part)
		at.Hour, at.Minute = (at.Hour+23)%24, 60+before
		return at, ok
	}
	if part < 0 {
		// 三点 is three points, but not at the end of 下午三点至五点.
		if c.spoken && t.hanNumerals && c.min[end] < 0 && (end == 0 || c.part[0] < 0) {
			return Clock{}, false
		}
		return Clock{h, m, false}, true
	}
	p := t.parts[part]
	if p.n > p.last && h == 12 { // a night goes over midnight: which day is it?
		return Clock{}, false
	}
	for _, hour := range hours(h) {
		if p.holds(hour) {
			return Clock{hour, m, h <= 12}, true
		}
	}
	return Clock{}, false
}

// hours are the hours of the day that a printed hour may be where a part of the day
// is named.
func hours(h int) []int {
	if h == 0 || h > 12 {
		return []int{h}
	}
	return []int{h % 12, h%12 + 12}
}

// holds says whether a part of the day has an hour; 22 to 4 goes over midnight.
func (p name) holds(hour int) bool {
	if p.n > p.last {
		return hour >= p.n || hour <= p.last
	}
	return p.n <= hour && hour <= p.last
}

// clocks reads the two ends. A part of the day that stands once leaves to the other
// end the nearest hour that keeps them in order: 11:00 to 1:00 p.m. begins in the
// morning. Where none does, as in 11:30 p.m. to 12:30, there is no interval.
func (t *table) clocks(c *capture, v *Value) bool {
	var ok1, ok2 bool
	v.Start, ok1 = t.clock(c, 0, c.part[0])
	v.End, ok2 = t.clock(c, 1, c.part[1])
	if !ok1 || !ok2 {
		return false
	}
	switch {
	case c.part[0] < 0 && c.part[1] >= 0:
		v.Start, ok1 = nearest(v.Start, func(d Clock) bool { return d.before(v.End) }, true)
	case c.part[0] >= 0 && c.part[1] < 0:
		v.End, ok2 = nearest(v.End, v.Start.before, false)
	}
	return ok1 && ok2 && v.Start != v.End
}

// nearest is the time that a printed one may be and that is in order, the last of
// them or the first.
func nearest(c Clock, inOrder func(Clock) bool, last bool) (best Clock, ok bool) {
	for _, hour := range hours(c.Hour) {
		d := Clock{hour, c.Minute, c.Hour <= 12}
		if inOrder(d) && (!ok || last) {
			best, ok = d, true
		}
	}
	return best, ok
}

func (c Clock) before(d Clock) bool {
	return c.Hour < d.Hour || c.Hour == d.Hour && c.Minute < d.Minute
}
