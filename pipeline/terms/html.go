package terms

import (
	"bytes"
	_ "embed"
	"html/template"
	"slices"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"hexaglot/minutes"
	"hexaglot/minutes/script"
)

//go:embed report.html
var reportHTML string

var page = template.Must(template.New("report").Funcs(template.FuncMap{"dir": script.Direction, "around": around, "join": strings.Join}).Parse(reportHTML))

// HTML is the report as one page that needs nothing else, in the language of the reader
// and its direction: its rows can be filtered by language, rule, rank and words, and it prints.
func (r *Report) HTML(lang language.Tag, say Words) ([]byte, error) {
	s := sheet{Report: r, UI: lang, say: say, name: display.Tags(lang)}
	langs, rules, ranks := map[string]bool{}, map[string]bool{}, map[minutes.Severity]bool{}
	for _, f := range r.Findings {
		ranks[f.Severity] = true
		langs[f.Lang.String()], rules[f.Rule] = true, true
		for _, rule := range f.Also {
			rules[rule] = true
		}
	}
	for _, c := range r.Concepts {
		langs[c.Lang.String()] = true
	}
	for _, l := range sorted(langs) {
		s.Langs = append(s.Langs, language.Make(l))
	}
	s.Rules = sorted(rules)
	for _, rank := range []minutes.Severity{minutes.Error, minutes.Warning, minutes.Info} {
		if ranks[rank] {
			s.Ranks = append(s.Ranks, rank)
		}
	}
	var b bytes.Buffer
	err := page.Execute(&b, s)
	return b.Bytes(), err
}

// A sheet is a report with the words of its page.
type sheet struct {
	*Report
	UI    language.Tag // of the page
	Langs []language.Tag
	Rules []string
	Ranks []minutes.Severity // the gravest first

	say  Words
	name display.Namer
}

// Say is a message; its arguments come as name and value.
func (s sheet) Say(id string, args ...any) string {
	p := minutes.Phrase{ID: id, Args: map[string]any{}}
	for i := 0; i+1 < len(args); i += 2 {
		p.Args[args[i].(string)] = args[i+1]
	}
	return s.say(p)
}

// Name is a language by its name.
func (s sheet) Name(lang language.Tag) string { return s.name.Name(lang) }

// Message is what a finding says.
func (s sheet) Message(f Finding) string { return s.say(f.Said) }

// Where is a place.
func (s sheet) Where(p Place, file string) string { return p.Said(file, s.say) }

// Marks are the status of a rendering and whose usage it is.
func (s sheet) Marks(x Rendering) []string { return x.marks(s.say) }

// Span is from one date to another.
func (s sheet) Span(from, to string) string { return span(from, to, s.say) }

// A form is how many places are said for a number.
type form struct {
	N    int    `json:"n"`
	Text string `json:"text"` // {n} stands for the number
}

// A blank is filled in by the page: it is no text with a direction of its own.
type blank string

// Forms are all plural forms of the number of places: the page counts what its filter
// leaves. The numbers have every category of CLDR's in the six languages.
func (s sheet) Forms() []form {
	var out []form
	for _, n := range []int{0, 1, 2, 3, 5, 11, 100, 1000000} {
		out = append(out, form{n, s.Say("terms.places", "Count", n, "N", blank("{n}"))})
	}
	return out
}

func sorted(set map[string]bool) []string {
	var out []string
	for s := range set {
		out = append(out, s)
	}
	slices.Sort(out)
	return out
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
