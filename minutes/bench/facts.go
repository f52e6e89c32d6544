package bench

import (
	"fmt"
	"regexp"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/language"

	"hexaglot/minutes/facts"
)

var factREs = map[string]*regexp.Regexp{
	"date":    regexp.MustCompile(`^(` + dayRE + `)$`),
	"dates":   regexp.MustCompile(`^(` + dayRE + `) to (` + dayRE + `)$`),
	"time":    regexp.MustCompile(`^` + hourRE + `(?: (.+))?$`),
	"times":   regexp.MustCompile(`^` + hourRE + ` to ` + hourRE + `(?: (.+))?$`),
	"percent": regexp.MustCompile(`^` + decimalRE + `$`),
	"number":  regexp.MustCompile(`^` + decimalRE + `$`),
	"money":   regexp.MustCompile(`^` + decimalRE + ` [A-Z]{3}$`),
	"symbol":  regexp.MustCompile(`^\S+$`),
}

const (
	dayRE     = `(?:[0-9]{4}|-)-[0-9]{2}-[0-9]{2}` // --05-09 is a day of no known year (ISO 8601)
	hourRE    = `(?:[01][0-9]|2[0-3]):[0-5][0-9]`
	decimalRE = `[-−]?[0-9]+(?:\.[0-9]+)?`
)

// readFact reads a fact as a truth writes it.
func readFact(s string) (string, error) {
	s = strings.Join(strings.Fields(s), " ")
	kind, value, _ := strings.Cut(s, " ")
	re := factREs[kind]
	if re == nil {
		return "", fmt.Errorf("no kind of fact %q: there are date, dates, time, times, percent, money, symbol and number", kind)
	}
	m := re.FindStringSubmatch(value)
	if m == nil {
		return "", fmt.Errorf("not a %s: %q", kind, value)
	}
	if kind == "date" || kind == "dates" {
		for _, day := range m[1:] {
			if !isDay(strings.Replace(day, "--", "2000-", 1)) {
				return "", fmt.Errorf("%s is no day of the calendar", day)
			}
		}
		if kind == "dates" && m[1] >= m[2] && !strings.HasPrefix(m[1], "--") {
			return "", fmt.Errorf("%s is not after %s", m[2], m[1])
		}
	}
	if head, tail, ok := strings.Cut(value, " "); kind == "money" && ok {
		return kind + " " + plainNumber(head) + " " + tail, nil
	} else if kind == "number" || kind == "percent" {
		return kind + " " + plainNumber(value), nil
	}
	return s, nil
}

// plainNumber is a decimal number in one spelling: 12.50 is 12.5.
func plainNumber(s string) string {
	s = strings.Replace(s, "−", "-", 1)
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	return s
}

// findFacts lists the facts of a text that count, as truths write them.
func findFacts(lang language.Tag, text string, meeting time.Time) []string {
	var out []string
	on := facts.Day{Year: meeting.Year(), Month: int(meeting.Month()), Day: meeting.Day()}
	if meeting.IsZero() {
		on = facts.Day{}
	}
	for _, f := range facts.Find(lang, text) {
		if f.Words {
			continue
		}
		v := f.Value
		switch v.Kind {
		case facts.Date:
			out = append(out, "date "+day(v.From.In(on)))
		case facts.Dates:
			from := v.From.In(on)
			to := v.To
			if to.Year == 0 && from.Year > 0 {
				if to.Year = from.Year; to.Month < from.Month { // over the end of the year
					to.Year++
				}
			}
			out = append(out, "dates "+day(from)+" to "+day(to))
		case facts.Time:
			out = append(out, strings.TrimSpace("time "+clock(v.Start)+" "+v.Zone))
		case facts.Times:
			out = append(out, strings.TrimSpace("times "+clock(v.Start)+" to "+clock(v.End)+" "+v.Zone))
		case facts.Percent:
			out = append(out, "percent "+plainNumber(v.Number))
		case facts.Money:
			out = append(out, "money "+plainNumber(v.Number)+" "+v.Currency)
		case facts.Symbol:
			out = append(out, "symbol "+v.Text)
		case facts.Number:
			if !yearAlone(text[f.Start:f.End]) && !noteMark(text, f.Start, f.End) {
				out = append(out, "number "+plainNumber(v.Number))
			}
		}
	}
	return out
}

// yearAlone says whether a number is printed as years are.
func yearAlone(printed string) bool {
	digits := []rune(printed)
	if len(digits) != 4 {
		return false
	}
	year := 0
	for _, r := range digits {
		if digit(r) < 0 {
			return false
		}
		year = 10*year + digit(r)
	}
	return 1900 <= year && year < 2100
}

// digit is the value of a decimal digit, or -1: the digits of a script stand in a row
// that begins with its zero (The Unicode Standard, 4.6).
func digit(r rune) int {
	if !unicode.IsDigit(r) {
		return -1
	}
	v := 0
	for v < 9 && unicode.IsDigit(r-1) {
		r--
		v++
	}
	return v
}

// noteMark says whether a number is a reference to a footnote: [3].
func noteMark(text string, start, end int) bool {
	return strings.HasSuffix(text[:start], "[") && strings.HasPrefix(text[end:], "]")
}

func clock(c facts.Clock) string { return fmt.Sprintf("%02d:%02d", c.Hour, c.Minute) }

// day writes a day; one whose year is not known as ISO 8601 once did.
func day(d facts.Day) string {
	if d.Year == 0 {
		return fmt.Sprintf("--%02d-%02d", d.Month, d.Day)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}
