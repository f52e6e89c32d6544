package markdown

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"

	"hexaglot/minutes"
	"hexaglot/minutes/facts"
)

// front gives the title and the date of a front matter as lines, unless the body
// begins with them.
func (r *reader) front(text string) ([]minutes.Line, error) {
	if text == "" {
		return nil, nil
	}
	var f struct{ Title, Date yaml.Node }
	if err := yaml.Unmarshal([]byte("\n"+text), &f); err != nil {
		return nil, fmt.Errorf("front matter: %s", strings.ReplaceAll(err.Error(), "\n", " "))
	}
	var body []string // its first lines
	h1 := false
	for _, l := range r.out {
		h1 = h1 || l.Level == 1
		if l.Text != "" && len(body) < 5 {
			body = append(body, l.Text)
		}
	}
	var out []minutes.Line
	title := plainText(plainRuns(f.Title.Value))
	if title != "" && (len(body) == 0 || body[0] != title) {
		l := minutes.Line{Text: title, N: f.Title.Line, Level: 1}
		if h1 {
			l.Level = 0 // the body uses its highest headings for something else
		}
		out = append(out, l, minutes.Line{N: f.Title.Line})
	}
	if d := frontDate(f.Date.Value); d != "" && !slices.ContainsFunc(body, dated) {
		out = append(out, minutes.Line{Text: d, N: f.Date.Line}, minutes.Line{N: f.Date.Line})
	}
	return out, nil
}

// dated reports whether a line holds a date with its year, in any of the languages.
func dated(line string) bool {
	for _, lang := range minutes.Languages {
		for _, f := range facts.Find(lang, line) {
			if (f.Kind == facts.Date || f.Kind == facts.Dates) && f.From.Year > 0 {
				return true
			}
		}
	}
	return false
}

// frontDate writes the date of a front matter as a line that minutes.Parse reads.
func frontDate(s string) string {
	if at, err := time.Parse(time.RFC3339, s); err == nil {
		zone := "UTC"
		if _, offset := at.Zone(); offset != 0 {
			zone += at.Format("-07:00")
		}
		return at.Format("2006-01-02 | 15:04 ") + zone
	}
	if len(s) >= 10 {
		if _, err := time.Parse(time.DateOnly, s[:10]); err == nil {
			return s[:10]
		}
	}
	return ""
}
