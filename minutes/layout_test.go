package minutes

import (
	"strings"
	"testing"
)

// Of a source with a layout, the look and the place of lines tell headings, sub-headings and footnotes.
func TestLayout(t *testing.T) {
	line := func(x, size float64, bold bool, s string) Line {
		return Line{Text: s, X: x, Size: size, Bold: bold, Page: 1}
	}
	for name, c := range map[string]struct {
		lines []Line
		want  string
	}{
		// A heading without a number among numbered ones of its look is their equal.
		"same look": {[]Line{
			line(71, 12, true, "1. Opening"), line(71, 10, false, "The Chair opened the meeting."),
			line(71, 12, true, "Summary of key points"), line(71, 10, false, "1. The budget was adopted by all members."),
			line(71, 12, true, "2. Closing"), line(71, 10, false, "The meeting was closed."),
		}, "section:1 paragraph section:1 item section:1 paragraph"},
		// Sub-headings with letters that are not set in bold, under headings that are.
		"letters": {[]Line{
			line(71, 13, true, "I. Opening"), line(71, 12, false, "The Chair opened the meeting."),
			line(71, 13, true, "II. Reports"),
			line(71, 11.5, false, "(a) Attendance"), line(92, 12, false, "• 418 people came."),
			line(71, 11.5, false, "(b) Accounts"), line(71, 12, false, "The accounts were approved."),
		}, "section:1 paragraph section:1 section:2 item section:2 paragraph"},
		// The number of a footnote is that of no item.
		"footnote": {[]Line{
			line(71, 13, true, "1. Opening"), line(71, 12, false, "The Chair opened the meeting¹ of the group of experts."),
			line(71, 13, true, "2. Closing"), line(71, 12, false, "The Chair closed the meeting of the group of experts."),
			line(71, 9, false, "(1) At nine in the morning."),
		}, "section:1 paragraph section:1 paragraph paragraph"},
		// A bold line that ends what is set in is no heading, and one with nothing under it neither.
		"outcome": {[]Line{
			line(71, 12, true, "1. Adoption of the minutes"), line(105, 11.5, false, "Moved by A, seconded by B, that they be adopted."), line(105, 11.5, true, "CARRIED"),
			line(71, 11.5, false, "The Clerk thanked them."),
			line(71, 12, true, "2. Closing"), line(105, 11.5, false, "Moved by A, seconded by B, to adjourn."), line(105, 11.5, true, "CARRIED"),
			line(71, 12, true, "3. Signatures"), line(71, 11.5, false, "The Mayor signed."),
		}, "section:1 paragraph paragraph paragraph section:1 paragraph paragraph section:1 paragraph"},
		// A list of who was there is a section where it is set as one, before the first number.
		"attendance": {[]Line{
			line(71, 13, true, "Participants"), line(92, 12, false, "• Ms. Valcourt, Chair"), line(92, 12, false, "• Mr. Bastiani"),
			line(71, 13, true, "1. Opening"), line(71, 12, false, "The Chair opened the meeting."),
			line(71, 13, true, "2. Closing"), line(71, 12, false, "The Chair closed the meeting."),
		}, "section:1 item item section:1 paragraph section:1 paragraph"},
		// An annex that is set in bold does not say how the headings of sections are set.
		"bold annex": {[]Line{
			line(71, 12, false, "1. Reports"), line(92, 12, false, "• The ropes were bought."),
			line(71, 12, false, "2. Other business"), line(92, 12, false, "• There was none."),
			line(71, 12, true, "Appendix A – Attendees"), line(71, 12, false, "Ms. Valcourt and Mr. Bastiani were there."),
		}, "section:1 item section:1 item section:1 paragraph"},
		// The size of a table's text is not that of the running text.
		"body size": {[]Line{
			line(71, 12, false, "1. Welcome to all of those who have come to the session from near and far."), line(71, 12, false, "2. Reports."), line(71, 12, false, "3. Any other matters that members raise."),
			{Text: "a table that is set in small type and says more than all the rest of the page\twith its\tcells", Cells: []string{"a table that is set in small type and says more than all the rest of the page", "with its", "cells"}, Size: 9, Page: 1},
			{Text: "another row of the table that is set in small type and says more than all the rest\twith its\tcells", Cells: []string{"another row of the table that is set in small type and says more than all the rest", "with its", "cells"}, Size: 9, Page: 1},
		}, "item item item table"},
	} {
		lines := append([]Line{line(200, 16, true, "Minutes of the third meeting"), line(220, 11, false, "5 March 2031, 10:00 UTC")}, c.lines...)
		for i := range lines {
			lines[i].N = i + 1
		}
		doc, _ := Parse(Source{Lines: lines})
		var got []string
		for b := range doc.Blocks() {
			kind := string(b.Kind)
			if b.Kind == Section {
				kind += ":" + string(rune('1'+strings.Count(b.ID, "-")))
			}
			got = append(got, kind)
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: Parse gives %s, want %s", name, s, c.want)
		}
	}
}
