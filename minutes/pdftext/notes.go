package pdftext

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// noteSize is the share of the size of the text that notes have at most.
const noteSize = .95

// noteMark is what a note at the foot of a page begins with.
var noteMark = regexp.MustCompile(`^[\[(]?(?:[0-9]{1,3}|[⁰¹²³⁴-⁹]{1,3}|[٠-٩]{1,3}|[*†‡§]{1,3})[\])]?\s*[^\s\d.)．、:]`)

// partNotes parts the notes at the foot of a page from its text: lines in small letters, the first with
// a mark, or those after a gap that begin with the numbers that are raised in the text.
func partNotes(lines []*line, size float64) (text, notes []*line) {
	first := 0
	for i := len(lines) - 1; i > 0 && lines[i].size < noteSize*size && !lines[i].table; i-- {
		if lines[i].note = noteMark.MatchString(lines[i].text); lines[i].note {
			first = i
		}
	}
	if first == 0 {
		first = numberedNotes(lines)
	}
	if first == 0 {
		return lines, nil
	}
	return lines[:first:first], lines[first:]
}

// bareNumber is the number of a note without brackets around it.
var bareNumber = regexp.MustCompile(`^[0-9٠-٩]{1,3}(?:\s|\p{L})`)

// raiseNumber writes the number of a note as its reference in the text is written, so that it counts nothing and no item.
func (l *line) raiseNumber() {
	if !l.note || !bareNumber.MatchString(l.text) {
		return
	}
	end := strings.IndexFunc(l.text, func(r rune) bool { return !unicode.IsDigit(r) })
	var head strings.Builder
	for _, r := range l.text[:end] {
		head.WriteString(superscripts[string(r)])
	}
	l.text = head.String() + l.text[end:]
	for i := range l.links {
		k := &l.links[i]
		if k.Start < end {
			k.Start = 0
		} else {
			k.Start += head.Len() - end
		}
		k.End = max(k.End, end) + head.Len() - end
		k.Text = l.text[k.Start:k.End]
	}
}

// gapOfNotes is the distance in ems of notes from the text, which a rule or an empty line parts from it.
const gapOfNotes = 1.8

var (
	leadingNumber = regexp.MustCompile(`^[0-9]{1,3}`)
	lowered       = strings.NewReplacer("⁰", "0", "¹", "1", "²", "2", "³", "3", "⁴", "4", "⁵", "5", "⁶", "6", "⁷", "7", "⁸", "8", "⁹", "9")
)

// numberedNotes gives the first line of notes in letters of the size of the text, 0 if there are none. The next note
// begins with the next number: "102025" can be note 10.
func numberedNotes(lines []*line) int {
	first, number := 0, 0
	raised := map[string]bool{}
	for i, l := range lines {
		if len(raised) > 0 && !l.table && lines[i-1].y-l.y > gapOfNotes*l.size {
			if n := leadingNumber.FindString(lowered.Replace(l.text)); raised[n] && noteMark.MatchString(l.text) {
				first = i
				number, _ = strconv.Atoi(n)
			}
		}
		if strings.ContainsFunc(l.text, isRaisedDigit) {
			for _, n := range strings.FieldsFunc(l.text, func(r rune) bool { return !isRaisedDigit(r) }) {
				raised[lowered.Replace(n)] = true
			}
		}
	}
	if first == 0 || slices.ContainsFunc(lines[first:], func(l *line) bool {
		return l.table || l.bold != lines[first].bold || !sameSize(lines[first].size, l.size)
	}) {
		return 0 // they stand at the end of a text, and another comes after it
	}
	for _, l := range lines[first:] {
		if l.note = strings.HasPrefix(lowered.Replace(l.text), strconv.Itoa(number)); l.note {
			number++
		}
	}
	return first
}

func isRaisedDigit(r rune) bool {
	return r >= '²' && (r <= '³' || r == '¹' || r == '⁰' || r >= '⁴' && r <= '⁹')
}

// withNotes puts the notes of each page after the paragraph that goes on over its end.
func withNotes(lines []*line, notes [][]*line) []*line {
	var out []*line
	done, page := 0, 1
	for _, l := range lines {
		if page = max(page, l.page); !l.joins {
			for ; done < page-1; done++ {
				out = append(out, notes[done]...)
			}
		}
		out = append(out, l)
	}
	for ; done < len(notes); done++ {
		out = append(out, notes[done]...)
	}
	return out
}
