package register

import (
	"fmt"
	"strings"

	"golang.org/x/text/language"
)

// Markdown writes entries as tables under headings.
func (v View) Markdown(entries []Entry, ui language.Tag) ([]byte, error) {
	lang := v.Lang
	if lang == language.Und {
		lang = ui
	}
	l, err := labelsOf(lang)
	if err != nil {
		return nil, err
	}
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n", l["title"])
	if len(entries) == 0 {
		fmt.Fprintf(&b, "\n%s\n", l["none"])
	}
	for _, g := range v.groups(entries) {
		heading := g.heading
		if heading == "" {
			heading = l["no-"+string(v.By)]
		}
		fmt.Fprintf(&b, "\n## %s\n\n| | %s | %s | %s | %s |\n|---|---|---|---|---|\n", heading, l["due"], l["owner"], l["action"], l["status"])
		for _, e := range g.entries {
			id := e.ID
			if v.Path != nil {
				page := v.Path(e.Meeting, v.lang(e))
				if e.Anchor != "" {
					page += "#" + e.Anchor
				}
				id = fmt.Sprintf("[%s](%s)", id, page)
			}
			fmt.Fprintf(&b, "| %s | %s | %s | %s | %s |\n", id, cell(v.due(e)), cell(escape(strings.Join(v.owners(e), l["and"]))), cell(v.inPage(e, e.Text)), l[string(e.Status)])
		}
	}
	return []byte(b.String()), nil
}

// cell is inline Markdown in a table of GitHub's: only the bar between cells counts.
func cell(s string) string { return strings.ReplaceAll(s, "|", `\|`) }

// escape makes inline Markdown of a text.
func escape(s string) string {
	return strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "`", "\\`", "[", `\[`, "]", `\]`, "<", `\<`).Replace(s)
}
