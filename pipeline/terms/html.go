package terms

import (
	"bytes"
	_ "embed"
	"html/template"
	"slices"
	"strings"

	"golang.org/x/text/language"
)

//go:embed report.html
var reportHTML string

var page = template.Must(template.New("report").Funcs(template.FuncMap{
	"dir": direction, "around": around, "where": Place.Where, "span": Rendering.span, "join": strings.Join,
	"period": func(p Period) string { return Rendering{First: p.From, Last: p.To}.span() },
}).Parse(reportHTML))

// HTML is the report as one page that needs nothing else: its rows can be filtered by
// language, rule and words, and it prints.
func (r *Report) HTML() ([]byte, error) {
	langs, rules := map[string]bool{}, map[string]bool{}
	for _, f := range r.Findings {
		langs[f.Lang.String()], rules[f.Rule] = true, true
		for _, rule := range f.Also {
			rules[rule] = true
		}
	}
	for _, c := range r.Concepts {
		langs[c.Lang.String()] = true
	}
	var b bytes.Buffer
	err := page.Execute(&b, struct {
		*Report
		Langs, Rules []string
	}{r, sorted(langs), sorted(rules)})
	return b.Bytes(), err
}

func sorted(set map[string]bool) []string {
	var out []string
	for s := range set {
		out = append(out, s)
	}
	slices.Sort(out)
	return out
}

// direction is the one of a language, by the script it is written in.
func direction(lang language.Tag) string {
	script, _ := lang.Script()
	switch script.String() {
	case "Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm", "Rohg":
		return "rtl"
	}
	return "ltr"
}

// around parts an excerpt at the words it is about.
func around(p Place) [3]string {
	found := strings.Join(strings.Fields(p.Found), " ")
	before, after, ok := strings.Cut(p.Excerpt, found)
	if !ok {
		return [3]string{p.Excerpt}
	}
	return [3]string{before, found, after}
}
