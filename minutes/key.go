package minutes

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"

	"hexaglot/minutes/facts"
)

// Key is the name of the meeting's folder, the same in all languages: its date and
// the Latin words and the number of its title, as "2024-04-16-igf-mag-6". Without a
// date it begins with "undated-" and the first eight digits of the source's hash,
// without a Latin word its words are "meeting".
func (d *Document) Key(sha256 string) string {
	key := d.Meeting.Date
	if key == "" {
		key = "undated-" + sha256[:min(8, len(sha256))]
	}
	return key + "-" + d.slug()
}

func (d *Document) slug() string {
	title := Plain(d.Title.Text)
	// The number stands at the end; years and dates are the date's.
	if o, ok := meetingNumber(title); ok {
		title = title[:o.Start] + " " + title[o.End:]
	}
	for _, f := range slices.Backward(facts.Find(d.Lang, title)) {
		if f.Kind == facts.Date || f.Kind == facts.Dates || f.Kind == facts.Time || f.Kind == facts.Times {
			title = title[:f.Start] + " " + title[f.End:]
		}
	}
	for _, m := range slices.Backward(yearRE.FindAllStringSubmatchIndex(title, -1)) {
		title = title[:m[2]] + " " + title[m[3]:]
	}
	plain, _, err := transform.String(transform.Chain(norm.NFD, runes.Remove(runes.In(unicode.Mn)), norm.NFC), title)
	if err != nil {
		plain = title
	}
	words := strings.FieldsFunc(strings.ToLower(plain), func(r rune) bool { return !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9') })
	letters := false
	for _, w := range words {
		letters = letters || strings.IndexFunc(w, unicode.IsLetter) >= 0
	}
	if !letters {
		words = []string{"meeting"}
	}
	if len(words) > 8 {
		words = words[:8]
	}
	if d.Meeting.Number > 0 {
		words = append(words, strconv.Itoa(d.Meeting.Number))
	}
	return strings.Join(words, "-")
}
