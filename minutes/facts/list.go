package facts

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// afterClitic says whether the one or two letters before i are what Arabic writes on
// the next word: and, so, in, for, as.
func afterClitic(text string, i int) bool {
	word := 0
	for i > 0 {
		r, n := utf8.DecodeLastRuneInString(text[:i])
		if classOf(r) != arabic {
			break
		}
		if !strings.ContainsRune("وفبلك", r) || word == 2 {
			return false
		}
		i -= n
		word++
	}
	return word > 0
}

// mayStandAlone says whether the month or weekday from i to end is one: some are also
// other words, and need a preposition before them.
func (t *table) mayStandAlone(text string, i, end int) bool {
	if strings.ContainsFunc(text[i:end], unicode.IsLetter) && besideDay(text, i, end) {
		return false
	}
	if !strings.HasSuffix(text[i:end], ".") && !slices.Contains(t.notAlone, fold(text[i:end])) {
		return true
	}
	before := strings.TrimRightFunc(text[:i], isSpace)
	if before == text[:i] && !t.clitics {
		return false
	}
	start := len(before)
	for start > 0 {
		r, n := utf8.DecodeLastRuneInString(before[:start])
		if c := classOf(r); c != letter && c != arabic && !unseen(r) {
			break
		}
		start -= n
	}
	return slices.Contains(t.aloneAfter, fold(before[start:]))
}

// besideDay says whether a month stands at a number that no date has taken: 31
// February, 31 de febrero, 2月31日.
func besideDay(text string, i, end int) bool {
	before := strings.TrimRightFunc(text[max(0, i-16):i], isSpace)
	if cut := strings.LastIndexFunc(before, isSpace); cut >= 0 && len(before)-cut <= 5 {
		if w := before[cut:]; strings.TrimLeftFunc(w, isSpace) == "de" || strings.TrimLeftFunc(w, isSpace) == "of" {
			before = strings.TrimRightFunc(before[:cut], isSpace)
		}
	}
	after := strings.TrimLeftFunc(text[end:], isSpace)
	return digitsBefore(before, len(before)) || digitsAt(after[:min(len(after), 8)], 0) > 0
}

// isCommas says whether what parts two facts is no word.
func isCommas(between string) bool { return !strings.ContainsFunc(between, unicode.IsLetter) }

// listDays makes days of the numbers listed before or after a date ("2, 3 and 5 May
// 2024", 5月2日和3日), and gives a date or month without a year that of the one it is
// listed with (30 May and 1 June 2024).
func (t *table) listDays(text string, found []Fact) []Fact {
	found = t.timesAfterDates(text, t.spokenDates(text, t.ordinalDays(text, found)))
	made := -1 // the fact that was made a day of a list
	for k := len(found) - 2; k >= 0; k-- {
		next, f := &found[k+1], &found[k]
		first := next.From
		switch {
		case f.Kind == Number && (next.Kind == Date || next.Kind == Dates) && t.dayFirst && !f.Words && len(f.Number) < 3:
			n, err := strconv.Atoi(f.Number)
			d := Day{first.Year, first.Month, n, 0}
			if err == nil && d.exists() && n < first.Day && t.listed(text, f.End) == next.Start &&
				(made == k+1 || !isCommas(text[f.End:next.Start])) { // Meeting 2, 28 March
				f.Value, made = Value{Kind: Date, From: d}, k
			}
		case (f.Kind == Date || f.Kind == Month) && f.Kind == next.Kind && f.From.Year == 0 && first.Year > 0 &&
			(f.From.Month < first.Month || f.From.Month == first.Month && f.From.Day < first.Day) && t.listed(text, f.End) == next.Start:
			f.From.Year = first.Year
		}
	}
	t.daysAfterMonth(text, found)
	for k := 1; k < len(found); k++ {
		f, before := &found[k], found[k-1]
		last := before.From
		if before.Kind == Dates {
			last = before.To
		}
		if f.Kind == Ordinal && before.Kind == Reference && before.End == f.Start && strings.HasPrefix(before.Text, "article ") && strings.HasPrefix(text[f.End:], "项") {
			f.Value, f.End = Value{Kind: Reference, Text: "paragraph " + f.Number}, f.End+len("项") // 第三十三条第二项
			continue
		}
		if f.Kind == Number && before.Kind == Ordinal && t.hanNumerals && t.listed(text, before.End) == f.Start && !f.Words {
			if ordinalOrNumber(text, f.End) == Number { // 第17和18号
				found[k-1].Kind = Number
			} else {
				f.Value = Value{Kind: Ordinal, Number: f.Number} // 第276和277次
			}
			continue
		}
		if before.Kind != Date && before.Kind != Dates && before.Kind != Month {
			continue
		}
		if t.listed(text, before.End) != f.Start {
			continue
		}
		switch {
		case f.Kind == Number && before.Kind != Month && !f.Words && len(f.Number) < 3 && t.dayLast != "":
			n, err := strconv.Atoi(f.Number)
			d := Day{last.Year, last.Month, n, 0}
			end := hasFold(text, skipSpaces(text, f.End), t.dayLast)
			if err == nil && end > 0 && d.exists() && n > last.Day {
				f.Value, f.End = Value{Kind: Date, From: d}, end
			}
		case t.dayLast != "" && f.Kind == before.Kind && f.From.Year == 0 && last.Year > 0 &&
			(f.From.Month > last.Month || f.From.Month == last.Month && f.From.Day > last.Day):
			f.From.Year = last.Year
		}
	}
	return slices.DeleteFunc(found, func(f Fact) bool { return f.Kind == "" })
}

// ordinalDays makes days of ordinals in words before a month: the first of May,
// «седьмого июля»; and of those listed before them: «седьмого и восьмого июля».
func (t *table) ordinalDays(text string, found []Fact) []Fact {
	if !t.dayFirst {
		return found
	}
	after := len(found) - 1
	for k := after - 1; k >= 0; k-- {
		f, next := &found[k], &found[after]
		after = k
		if f.Kind != Ordinal || next.Kind != Month && next.Kind != Date {
			continue
		}
		gap := strings.FieldsFunc(text[f.End:next.Start], isSpace)
		n, err := strconv.Atoi(f.Number)
		d := Day{next.From.Year, next.From.Month, n, 0}
		switch {
		case err != nil || !d.exists() || t.partOfMonth(text, f.Start):
		case next.Kind == Month && !slices.ContainsFunc(gap, func(w string) bool { return !slices.Contains(t.dayOf, fold(w)) }):
			f.Value, f.End, next.Kind = Value{Kind: Date, From: d}, next.End, ""
		case next.Kind == Date && n < next.From.Day && t.listed(text, f.End) == next.Start && !isCommas(text[f.End:next.Start]) &&
			(!strings.ContainsFunc(text[next.Start:next.Start+1], unicode.IsDigit) || fold(text[f.Start:f.End]) == fold(t.days[n])): // 1er et 2 mai
			f.Value = Value{Kind: Date, From: d}
		}
	}
	return slices.DeleteFunc(found, func(f Fact) bool { return f.Kind == "" })
}

// partOfMonth says whether the word before an ordinal makes it one of a part of a month:
// الأسبوع الأول من أيار is no day.
func (t *table) partOfMonth(text string, i int) bool {
	if t.notDayAfter == nil {
		return false
	}
	w, _ := wordBefore(text, i)
	return slices.Contains(t.notDayAfter, w)
}

// daysAfterMonth reads 2013年10月24和25日, where 日 stands after the last day only.
func (t *table) daysAfterMonth(text string, found []Fact) {
	if t.dayLast == "" {
		return
	}
	for k := 0; k < len(found); k++ {
		month := found[k]
		if month.Kind != Month {
			continue
		}
		last := k
		for m := k + 1; m < len(found) && found[m].Kind == Number && len(found[m].Number) < 3; m++ {
			if m == k+1 && skipSpaces(text, month.End) != found[m].Start || m > k+1 && t.listed(text, found[m-1].End) != found[m].Start {
				break
			}
			last = m
		}
		end := hasFold(text, skipSpaces(text, found[last].End), t.dayLast)
		if last == k || end < 0 {
			continue
		}
		for m := k + 1; m <= last; m++ {
			n, err := strconv.Atoi(found[m].Number)
			if d := (Day{month.From.Year, month.From.Month, n, 0}); err == nil && d.exists() {
				found[m].Value = Value{Kind: Date, From: d}
			}
		}
		found[last].End = end
		found[k+1].Start, found[k].Kind = found[k].Start, ""
	}
}
