package minutes

import (
	"strings"
	"testing"
)

// Of a source that marks its headings, those at the top may be the lines of the title.
func TestMarkedTitle(t *testing.T) {
	for name, c := range map[string]struct{ source, title, heads string }{
		"two of one level":       {"# Совет по открытым данным\n# Краткая запись встречи № 2\n19.05.2031, 11:00\n## А. Замечания\nПоступило пять замечаний.\n## Б. Испытания\nОни прошли.", "Совет по открытым данным / Краткая запись встречи № 2", "[А] Замечания, [Б] Испытания"},
		"a level below":          {"# Consejo de la red\n## Acta de la reunión\n12 de mayo de 2031\n## Apertura\nSe abrió.\n## Cierre\nSe cerró.", "Consejo de la red / Acta de la reunión", "[] Apertura, [] Cierre"},
		"a report under a date":  {"# Minutes of the network, 12 May 2031\n## Report of the Chair\nShe thanked all.\n## Closing\nIt was closed.", "Minutes of the network, 12 May 2031", "[] Report of the Chair, [] Closing"},
		"numbers below":          {"# Réunion du réseau\n## 1. Rapport\nIl a été lu le 3 mai 2031.\n## 2. Suite\nRien.", "Réunion du réseau", "[1] Rapport, [2] Suite"},
		"no numbers, but a date": {"# Forum rural: minutes\n4 March 2031\n# Wells\nThey were dug.\n# Roads\nThey were closed.", "Forum rural: minutes", "[] Wells, [] Roads"},
		"a part first":           {"# 网络会议纪要\n# 一、开幕\n主席致辞。\n## 发言\n无。\n# 二、闭幕\n会议结束。", "网络会议纪要", "[一] 开幕, [] 发言, [二] 闭幕"},
	} {
		var lines []Line
		for i, s := range strings.Split(c.source, "\n") {
			text := strings.TrimLeft(s, "# ")
			level := strings.Index(s, " ")
			if text == s {
				level = 0
			}
			lines = append(lines, Line{Text: text, Level: level, Page: 1, N: i + 1})
		}
		doc, _ := Parse(Source{Lines: lines})
		title := doc.Title.Text
		if doc.Subtitle.Text != "" {
			title += " / " + doc.Subtitle.Text
		}
		var heads []string
		for b := range doc.Blocks() {
			if b.Kind == Section {
				heads = append(heads, "["+b.Number+"] "+b.Heading.Text)
			}
		}
		if got := strings.Join(heads, ", "); title != c.title || got != c.heads {
			t.Errorf("%s: Parse gives %q with %s, want %q with %s", name, title, got, c.title, c.heads)
		}
	}
}

// A title goes on over lines of its size, if nothing below is set so.
func TestSetAsTitle(t *testing.T) {
	for _, c := range []struct {
		heading float64
		want    string
	}{
		{12, "Port Board / Standing Group on Lights / of the Northern Harbours"},
		{16, "Port Board"},
	} {
		line := func(size float64, bold bool, s string) Line {
			return Line{Text: s, X: 50, Size: size, Bold: bold, Page: 1}
		}
		lines := []Line{
			line(16, true, "Port Board"),
			line(16, true, "Standing Group on Lights"),
			line(16, true, "of the Northern Harbours"),
			line(11, false, "The group met on 4 March 2031 in the town hall, with Ms Osei in the chair."),
			line(c.heading, true, "Lanterns"),
			line(11, false, "Both lanterns were repaired, and nobody had any remark on the bill for the work."),
			line(c.heading, true, "Buoys"),
			line(11, false, "The buoys were painted, and the group thanked those who had helped with it."),
		}
		d, _ := Parse(Source{File: "minutes.pdf", Lines: lines})
		if got := strings.TrimSuffix(d.Title.Text+" / "+d.Subtitle.Text, " / "); got != c.want {
			t.Errorf("with headings of %v points, the title is %q, want %q", c.heading, got, c.want)
		}
	}
}

// Lines set as headings that end as a question, or with a colon where no other headings are.
func TestOpenHeadings(t *testing.T) {
	for _, c := range []struct{ first, want string }{
		{"What did we see?", "What did we see?, Who pays?, Thanks:"},
		{"1. What we saw", "What we saw, Who pays?"},
	} {
		line := func(bold bool, s string) Line { return Line{Text: s, X: 50, Size: 11, Bold: bold, Page: 1} }
		lines := []Line{
			{Text: "Minutes of the walk of 4 March 2031", X: 50, Size: 16, Page: 1},
			line(true, c.first),
			line(false, "The members walked along the river and saw that two of the willows had fallen."),
			line(true, "Who pays?"),
			line(false, "The treasurer said that the council pays, and nobody had any other opinion."),
			line(true, "Thanks:"),
			line(false, "The group thanked those who had carried the saw and the ropes all the way."),
		}
		d, _ := Parse(Source{File: "minutes.pdf", Lines: lines})
		var heads []string
		for b := range d.Blocks() {
			if b.Kind == Section {
				heads = append(heads, b.Heading.Text)
			}
		}
		if got := strings.Join(heads, ", "); got != c.want {
			t.Errorf("under %q, the sections are %q, want %q", c.first, got, c.want)
		}
	}
}
