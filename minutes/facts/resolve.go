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

// clock makes a time of the hour and minute at one end, in a part of the day or -1.
func (t *table) clock(c *capture, end, part int) (Clock, bool) {
	h, m := c.h[end], max(c.min[end], 0)
	if h < 0 || h > 23 || m > 59 {
		return Clock{}, false
	}
	if part < 0 {
		return Clock{h, m, false}, true
	}
	p := t.parts[part]
	switch {
	case h > 12: // 14:00 p.m.
		return Clock{h, m, false}, p.last >= 12
	case p.last < 12: // morning
		return Clock{h % 12, m, true}, true
	case p.n > 12 && h == 12: // 晚上 12:00 is no time of that evening
		return Clock{}, false
	case p.n == 12 && p.last == 12 && (h == 11 || h == 10): // 中午 11:30
		return Clock{h, m, true}, true
	}
	return Clock{h%12 + 12, m, true}, true
}

// clocks reads the two ends. A part of the day that stands once goes for both, if
// they are in order then: 11:00 to 1:00 p.m. begins in the morning.
func (t *table) clocks(c *capture, v *Value) bool {
	first, last := c.part[0], c.part[1]
	if first < 0 {
		first = last
	}
	if last < 0 {
		last = first
	}
	var ok1, ok2 bool
	v.Start, ok1 = t.clock(c, 0, first)
	v.End, ok2 = t.clock(c, 1, last)
	if !ok1 || !ok2 {
		return false
	}
	if v.End.before(v.Start) && c.part[0] != c.part[1] && v.Start.TwelveHour && v.End.TwelveHour {
		switch {
		case c.part[0] < 0 && v.Start.Hour >= 12:
			v.Start.Hour -= 12
		case c.part[1] < 0 && v.End.Hour < 12:
			v.End.Hour += 12
		}
	}
	return v.Start != v.End
}

func (c Clock) before(d Clock) bool {
	return c.Hour < d.Hour || c.Hour == d.Hour && c.Minute < d.Minute
}
