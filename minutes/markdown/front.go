package markdown

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"

	"golang.org/x/text/language"

	"hexaglot/disclaimers"
	"hexaglot/minutes"
	"hexaglot/minutes/script"
)

// front is the front matter of a page, its keys in their order. The names above
// params are Hugo's; our own stand under it.
type front struct {
	Title          string     `yaml:"title"`
	Date           *yaml.Node `yaml:"date,omitempty"`
	Lastmod        *yaml.Node `yaml:"lastmod,omitempty"`
	Draft          bool       `yaml:"draft"`
	TranslationKey string     `yaml:"translationKey"`
	Slug           string     `yaml:"slug"`
	Weight         int        `yaml:"weight,omitempty"`
	CJK            bool       `yaml:"isCJKLanguage,omitempty"`
	Params         params     `yaml:"params"`
}

type params struct {
	Meeting       meeting  `yaml:"meeting,flow"`
	Source        source   `yaml:"source,flow"`
	Dir           string   `yaml:"dir,omitempty"`
	State         string   `yaml:"state"`
	Authoritative bool     `yaml:"authoritative"`
	Translators   []string `yaml:"translators,flow"`
	Disclaimer    string   `yaml:"disclaimer,omitempty"`
	Actions       int      `yaml:"actions"`
}

type meeting struct {
	Body   string `yaml:"body,omitempty"`
	Year   int    `yaml:"year,omitempty"`
	Number int    `yaml:"number,omitempty"`
	Zone   string `yaml:"tz,omitempty"`
	Mode   string `yaml:"mode,omitempty"`
}

type source struct {
	File   string `yaml:"file"`
	SHA256 string `yaml:"sha256"`
	Lang   string `yaml:"lang"`
}

func (b *builder) frontMatter(m Meta) ([]byte, error) {
	d := b.doc
	if m.Key == "" {
		return nil, errors.New("no key: the page needs the name of its folder")
	}
	f := front{
		Title: b.title(m.Key), Draft: m.Draft, TranslationKey: m.Key, Slug: m.Key, Weight: weight(d.Meeting),
		CJK: baseOf(b.lang) == language.Chinese,
		Params: params{
			Meeting:     meeting{d.Meeting.Body, d.Meeting.Year, d.Meeting.Number, d.Meeting.Zone, d.Meeting.Mode},
			Source:      source{d.File, m.SHA256, baseOf(d.Lang).String()},
			State:       string(m.State),
			Translators: append([]string{}, m.Translators...),
		},
	}
	if f.Params.State == "" {
		f.Params.State = string(b.state())
	}
	if b.ids["disclaimer"] {
		f.Params.Disclaimer = disclaimers.Version
	}
	if script.Direction(b.lang) == "rtl" {
		f.Params.Dir = "rtl"
	}
	for range d.Actions() {
		f.Params.Actions++
	}
	if s := date(d.Meeting); s != "" {
		f.Date = timestamp(s)
	}
	if m.Lastmod != "" {
		_, day := time.Parse(time.DateOnly, m.Lastmod)
		if _, at := time.Parse(time.RFC3339, m.Lastmod); day != nil && at != nil {
			return nil, fmt.Errorf("lastmod %q: not a date such as 2025-03-02", m.Lastmod)
		}
		f.Lastmod = timestamp(m.Lastmod)
	}
	var out bytes.Buffer
	out.WriteString("---\n")
	enc := yaml.NewEncoder(&out)
	enc.SetIndent(2)
	if err := enc.Encode(f); err != nil {
		return nil, fmt.Errorf("front matter: %w", err)
	}
	if err := enc.Close(); err != nil {
		return nil, fmt.Errorf("front matter: %w", err)
	}
	out.WriteString("---\n\n")
	return out.Bytes(), nil
}

// title is the title without markup; a theme prints it over the page.
func (b *builder) title(key string) string {
	t := plainText(b.segment(b.doc.Title))
	if t == "" {
		return key
	}
	return t
}

// weight sorts the meetings of a list: by year and number, or else by month.
func weight(m minutes.Meeting) int {
	day, err := time.Parse(time.DateOnly, m.Date)
	year := m.Year
	if year == 0 && err == nil {
		year = day.Year()
	}
	switch {
	case year > 0 && m.Number > 0 && m.Number < 100:
		return year*100 + m.Number
	case err == nil:
		return day.Year()*100 + int(day.Month())
	}
	return 0
}

func timestamp(s string) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!timestamp", Value: s}
}

// splitFront parts the front matter, if there is one, from the body, and says how
// many lines stand before the body.
func splitFront(page string) (front, body string, lines int, err error) {
	rest, found := strings.CutPrefix(page, "---\n")
	if !found {
		return "", page, 0, nil
	}
	at := 0
	lines = 1
	for l := range strings.Lines(rest) {
		lines++
		if mark := strings.TrimRight(l, " \n"); mark == "---" || mark == "..." {
			return rest[:at], rest[at+len(l):], lines, nil
		}
		at += len(l)
	}
	return "", page, 0, errors.New("front matter: its closing --- is missing")
}
