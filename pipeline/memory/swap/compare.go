package swap

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"hexaglot/minutes/facts"
)

// compare says whether two texts of a language have the same words around as many facts,
// which facts have another value, and whether each has a value of the same kind.
func compare(text, known *reading) (same bool, changes []int, sameKinds bool) {
	if len(text.facts) != len(known.facts) {
		return false, nil, false
	}
	sameKinds = true
	at, bt := 0, 0
	for i := range known.facts {
		f, g := &text.facts[i], &known.facts[i]
		if !sameWords(text.code, text.text[at:f.Start], known.text[bt:g.Start], g.Kind) {
			return false, nil, false
		}
		at, bt = f.End, g.End
		if !equal(f.Value, g.Value) {
			changes = append(changes, i)
			sameKinds = sameKinds && f.Kind == g.Kind
		}
	}
	return sameWords(text.code, text.text[at:], known.text[bt:], ""), changes, sameKinds
}

// alike says whether two texts have the same words and facts, in whatever form.
func alike(a, b *reading) bool {
	same, changes, _ := compare(a, b)
	return same && len(changes) == 0
}

// equal says whether two facts of a language say the same, on whatever clock.
func equal(v, w facts.Value) bool {
	for _, x := range []*facts.Value{&v, &w} {
		x.Start.TwelveHour, x.End.TwelveHour, x.ZoneInBrackets = false, false, false
	}
	return v == w
}

// sameWords compares the words before a fact of a kind, blanks as one blank. Russian
// prepositions may sound with a date: во вторник, в среду.
func sameWords(lang, a, b string, next facts.Kind) bool {
	if a == b {
		return true
	}
	a, b = foldBlanks(a), foldBlanks(b)
	if lang == "ru" && (next == facts.Date || next == facts.Dates) {
		a, b = plainPreposition(a), plainPreposition(b)
	}
	return a == b
}

// foldBlanks makes one blank of many, of whatever width.
func foldBlanks(s string) string {
	var b strings.Builder
	last := rune(0)
	for _, r := range s {
		if unicode.IsSpace(r) {
			r = ' '
		}
		if r != ' ' || last != ' ' {
			b.WriteRune(r)
		}
		last = r
	}
	return b.String()
}

// sounding are the Russian prepositions that have a second form.
var sounding = []struct{ short, long string }{{"с", "со"}, {"в", "во"}, {"к", "ко"}, {"о", "об"}}

func plainPreposition(s string) string {
	start, word := lastWord(s)
	for _, p := range sounding {
		if low := strings.ToLower(word); low == p.long {
			return s[:start+utf8.RuneLen(firstRune(word))] + s[start+len(word):]
		}
	}
	return s
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// lastWord is the word at the end of a text, before blanks, and where it begins; ""
// if something else than letters stands there.
func lastWord(s string) (start int, word string) {
	trimmed := strings.TrimRightFunc(s, unicode.IsSpace)
	start = len(trimmed)
	for start > 0 {
		r, n := utf8.DecodeLastRuneInString(trimmed[:start])
		if !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) {
			break
		}
		start -= n
	}
	return start, trimmed[start:]
}

// nextWord is the word at the start of a text, after blanks.
func nextWord(s string) string {
	s = strings.TrimLeftFunc(s, unicode.IsSpace)
	if end := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) }); end >= 0 {
		return s[:end]
	}
	return s
}

// A place is a fact of known that changes, and where it stands in the translation.
type place struct{ known, place int }

// pair finds the place of each change: there must be as many places for a value in the
// translation as in known, and all must become the same, or it is not sure which is which.
func pair(changes []int, text, known, translation *reading) ([]place, bool) {
	var places []place
	for _, i := range changes {
		v := known.facts[i].Value
		twins, shown := []int{}, []int{}
		for k := range known.facts {
			if says(known.facts[k].Value, v) {
				twins = append(twins, k)
				if !equal(text.facts[k].Value, text.facts[i].Value) {
					return nil, false
				}
			}
		}
		for k := range translation.facts {
			if says(translation.facts[k].Value, v) {
				shown = append(shown, k)
			}
		}
		if len(shown) == 0 {
			shown = numbered(v, known, translation)
		}
		if len(shown) != len(twins) {
			return nil, false
		}
		places = append(places, place{i, shown[slices.Index(twins, i)]})
	}
	return places, true
}

// split makes two times, or two days, of an interval that the translation says as two, such
// as «между 14:00 и 15:30», in both texts; changes are those of the texts after that.
func split(changes []int, text, known, translation *reading) (all []int) {
	more := 0 // facts that were put in
	for _, i := range changes {
		i += more
		all = append(all, i)
		v := known.facts[i].Value
		one, two := halves(v)
		is := func(v facts.Value) bool {
			return slices.ContainsFunc(translation.facts, func(f facts.Fact) bool { return says(f.Value, v) })
		}
		if one.Kind == "" || is(v) || !is(one) || !is(two) {
			continue
		}
		for _, r := range []*reading{text, known} {
			start := r.facts[i]
			end := start
			start.Value, end.Value = halves(start.Value)
			r.facts = slices.Concat(r.facts[:i], []facts.Fact{start, end}, r.facts[i+1:])
		}
		more++
		all = append(all, i+1)
	}
	return slices.DeleteFunc(all, func(i int) bool { return equal(text.facts[i].Value, known.facts[i].Value) })
}

// halves are the ends of an interval.
func halves(v facts.Value) (start, end facts.Value) {
	start, end = v, v
	switch v.Kind {
	case facts.Times:
		start.Kind, end.Kind = facts.Time, facts.Time
	case facts.Dates:
		start.Kind, end.Kind = facts.Date, facts.Date
	default:
		return facts.Value{}, facts.Value{}
	}
	end.From, end.Start = v.To, v.End
	start.To, end.To, start.End, end.End = facts.Day{}, facts.Day{}, facts.Clock{}, facts.Clock{}
	return start, end
}

// numbered finds what is counted in one language and only numbered in the other: 第 3 组,
// Group 3. Arabic may be read so where it counts: حضر الجلسة 15 خبيرًا.
func numbered(v facts.Value, known, translation *reading) (shown []int) {
	counting := func(r *reading) bool { return r.code == "zh" || r.code == "ar" }
	if !counting(known) && !counting(translation) || v.Kind != facts.Ordinal && v.Kind != facts.Number {
		return nil
	}
	for k, f := range translation.facts {
		other := slices.ContainsFunc(known.facts, func(g facts.Fact) bool { return says(f.Value, g.Value) })
		if !other && (f.Kind == facts.Ordinal || f.Kind == facts.Number) && f.Number == v.Number && strings.ContainsFunc(translation.printed(k), isDigit) {
			shown = append(shown, k)
		}
	}
	return shown
}

// says says whether a fact of a translation says a value, as translations do: a weekday, a
// year or a zone may be left out, and the nouns of a reference have no exact counterparts.
func says(t, v facts.Value) bool {
	if t.Kind != v.Kind {
		return false
	}
	switch v.Kind {
	case facts.Date, facts.Dates, facts.Month, facts.Months:
		return saysDay(t.From, v.From) && saysDay(t.To, v.To)
	case facts.Weekday:
		return t.From.Weekday == v.From.Weekday
	case facts.Time, facts.Times:
		return sameClock(t.Start, v.Start) && sameClock(t.End, v.End)
	case facts.Reference:
		_, a, _ := strings.Cut(t.Text, " ")
		_, b, _ := strings.Cut(v.Text, " ")
		return a == b
	case facts.Number, facts.Percent, facts.Money:
		return plainNumber(t.Number) == plainNumber(v.Number) && t.Currency == v.Currency
	case facts.Ordinal:
		return t.Number == v.Number
	}
	return t.Text == v.Text
}

func saysDay(t, v facts.Day) bool {
	return t.Month == v.Month && t.Day == v.Day && (t.Year == v.Year || t.Year == 0)
}

func sameClock(a, b facts.Clock) bool { return a.Hour == b.Hour && a.Minute == b.Minute }

// plainNumber is a number without zeros at the end of its fraction.
func plainNumber(s string) string {
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	return s
}

// placesOf are the facts of the translation that say what changes, whatever its year.
func placesOf(changes []int, known, translation *reading) (marked []facts.Fact) {
	for _, t := range translation.facts {
		if slices.ContainsFunc(changes, func(i int) bool {
			v, w := known.facts[i].Value, t.Value
			v.From.Year, v.To.Year, w.From.Year, w.To.Year = 0, 0, 0, 0
			return says(w, v)
		}) {
			marked = append(marked, t)
		}
	}
	return marked
}
