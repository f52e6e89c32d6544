package minutes

import (
	"strings"

	"hexaglot/minutes/script"
)

// meetingRows reads when the meeting was from a table above the first section, at line end: rows with a label and
// what it says, "Date | 3 May 2031", or one row with the date and the place, in either order. The table stays a block.
func (p *parser) meetingRows(end int) {
	m := &p.doc.Meeting
	for _, l := range p.lines[:end] {
		if len(l.Cells) < 2 || len(l.Cells) > 4 || script.Columns(l.Text) > 160 {
			continue
		}
		said, words := p.readParts(strings.Join(l.Cells, " | "))
		when := loadCues().when.Match(l.Cells[0])
		switch {
		case m.Date == "" && said.Date != "" && (when || words <= 1 && (p.opensWithDate(l.Cells[0]) || p.opensWithDate(l.Cells[len(l.Cells)-1]))):
			said.Place = m.Place
			*m = said
		case m.Date != "" && m.Time == "" && when && said.Date == "":
			m.Time, m.EndTime, m.Zone, m.Offset = said.Time, said.EndTime, said.Zone, said.Offset
		}
		if label, value, two := strings.Cut(strings.Join(l.Cells, "\t"), "\t"); two && m.Place == "" && !strings.Contains(value, "\t") && script.Columns(value) <= 60 && p.placeLabel(label) {
			m.Place = value
		}
	}
}

// placeLabel reports whether a text is nothing but a label before the place.
func (p *parser) placeLabel(s string) bool {
	s = strings.TrimRight(strings.TrimSpace(s), " :：")
	return s != "" && loadCues().place.FindString(s) == s
}
