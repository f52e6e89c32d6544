package minutes

import (
	"slices"
	"strings"

	"hexaglot/minutes/cue"
	"hexaglot/minutes/script"
)

// referenceRE is a line of a list of addresses: "[3] https://example.org/page".
var referenceRE = cue.New(`^(\[\p{Nd}{1,3}\])[\s\x{00a0}]*(https?://\S+)$`)

// attach makes links of the numbers in brackets that a list of addresses explains, as programs that
// print links put it at the end of a page or of the text. Where a number stands for two addresses, on one page
// or in the whole text, nothing is certain and nothing is done.
func attach(lines []Line) {
	type key struct {
		mark string
		page int // 0: the whole text
	}
	urls := map[key]string{}
	listed := map[int]bool{}
	for i, l := range lines {
		m := referenceRE.FindStringSubmatch(strings.TrimFunc(l.Text, script.Space))
		if m == nil || l.Cells != nil || wholeAddress(m[2]) != m[2] {
			continue
		}
		listed[i] = true
		for _, k := range []key{{m[1], l.Page}, {m[1], 0}} {
			if url, ok := urls[k]; ok && url != m[2] {
				urls[k] = "" // two of them
			} else {
				urls[k] = m[2]
			}
		}
	}
	if len(urls) == 0 {
		return
	}
	for i := range lines {
		l := &lines[i]
		if listed[i] || l.Cells != nil {
			continue
		}
		for _, at := range markRE.FindAllStringIndex(l.Text, -1) {
			mark := l.Text[at[0]:at[1]]
			url := urls[key{mark, l.Page}]
			if url == "" {
				url = urls[key{mark, 0}]
			}
			linked := slices.ContainsFunc(l.Links, func(k Link) bool { return k.Start < at[1] && k.End > at[0] })
			if url == "" || at[0] == 0 || linked {
				continue
			}
			l.Links = append(slices.Clip(l.Links), Link{Text: mark, URL: url, Page: l.Page, Start: at[0], End: at[1]})
		}
		slices.SortStableFunc(l.Links, func(a, b Link) int { return a.Start - b.Start })
	}
}

var markRE = cue.New(`\[\p{Nd}{1,3}\]`)
