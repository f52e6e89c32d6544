package bench

import (
	"context"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/text/language"

	"hexaglot/minutes"
)

// page writes a truth as another tool might: Markdown with boxes before the actions.
func page(t *Truth) string {
	var b strings.Builder
	escape := func(s string) string { return specialRE.ReplaceAllString(minutes.Plain(s), `\$0`) }
	fmt.Fprintf(&b, "---\ntitle: %q\ndate: %s\n---\n", t.Title, t.Date)
	for _, e := range t.Entries {
		e.Text = escape(e.Text)
		if e.Section {
			fmt.Fprintf(&b, "\n%s %s\n\n", strings.Repeat("#", e.Depth+1), strings.TrimSpace(escape(e.Number)+" "+e.Text))
			continue
		}
		text := e.Text
		e.Text = "x" // an entry is clipped where it is written
		b.WriteString(strings.Replace(e.String(), "x", text, 1) + "\n")
	}
	return b.String()
}

var specialRE = regexp.MustCompile("[!-/:-@\\[-`{-~]")

// TestPages reads pages made of the truths: what a page says is scored in full.
func TestPages(t *testing.T) {
	for _, dir := range []string{"testdata/small", "testdata/documents"} {
		if _, err := os.Stat(dir); err != nil {
			continue
		}
		docs, _, err := Open(os.DirFS(dir))
		if err != nil {
			t.Fatal(err)
		}
		pages := fstest.MapFS{}
		for _, d := range docs {
			for i, truth := range d.Truths {
				name := d.Name + ".md"
				if len(d.Truths) > 1 {
					name = fmt.Sprintf("%s.%d.md", d.Name, i+1)
				}
				if d.Kind == "minutes" {
					pages[name] = &fstest.MapFile{Data: []byte(page(truth))}
				}
			}
		}
		results, err := Run(context.Background(), docs, Pages(pages))
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range results {
			r.Scores.Links, r.Scores.Facts = F1{}, F1{} // the page has not all of them
			if v := r.Scores.Value(); v != 1 {
				t.Errorf("%s: %v: %s", r.Name, v, strings.Join(r.Diff, "\n"))
			}
		}
	}
}

// TestFromMarkdown reads the forms that tools give lists of actions.
func TestFromMarkdown(t *testing.T) {
	r := FromMarkdown(language.English, `# Meeting VI

20 December 2031, 14:00 to 15:30 UTC

## 1) Opening \& welcome
1. first
   - inner *item*, see [the plan](https://example.org/plan "p")
2. second

### Action items
- Send it
  and more

Next steps:

* Vote

#### Notes

- [x] done
- none

| Task | Responsible | Deadline | Notes |
|---|---|---|---|
| Print 120 copies | Chair, Members | 5 January | soon |

| Day | What |
|---|---|
| Monday | <https://example.org> |
`)
	got := fmt.Sprintf("%s|%s|%s|%s|%s\n", r.Title, r.Date, r.Time, r.EndTime, r.Zone)
	for _, e := range r.Entries {
		got += e.String() + "\n"
	}
	for _, l := range r.Links {
		got += l.Text + " -> " + l.URL + "\n"
	}
	got += strings.Join(r.Facts, "\n")
	want := `Meeting VI|2031-12-20|14:00|15:30|UTC
# 1) Opening & welcome
- first
    - inner item, see the plan
- second
- [ ] Send it and more
- [ ] Vote
## Notes
- [ ] done
- none
- [ ] Print 120 copies {table; owner: Chair, Members; due: 2032-01-05}
the plan -> https://example.org/plan
https://example.org -> https://example.org
date 2031-12-20
times 14:00 to 15:30 UTC
number 120
date 2032-01-05`
	if got != want {
		t.Errorf("FromMarkdown:\n%s\nwant\n%s", got, want)
	}
}
