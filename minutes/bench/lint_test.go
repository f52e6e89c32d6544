package bench

import (
	"testing"
	"testing/fstest"
)

// TestLint looks a truth up in its source: words that are not there, links and items
// that the truth forgot. A running head between two halves of an item is no fault.
func TestLint(t *testing.T) {
	set := fstest.MapFS{
		"en/a/source.pdf": {Data: []byte("%PDF-")},
		"en/a/source.html": {Data: []byte(`<!doctype html><title>Other</title><style>li { color: red }</style>
<h1>Meeting<br>of the <b>G</b>roup</h1><h2>1. Cost &amp; time</h2>
<ul><li>Spend 1&#160;200 <a href="https://example.org/plan">as planned</a><ul><li>a <em>sub</em>-item</li></ul></li>
<li>forgotten</li></ul><p>ACTION: <a href='https://example.org/b'>Send</a> it</p><p>to Vera, <div>Page 2 of the minutes</div> who knows.</p>`)},
		"en/a/truth.md": {Data: []byte(`---
lang: en
family: roman, novel
kind: minutes
title: Meeting / of the Grup
---
# 1. Cost & Time
# 2. Cost & tide
- Spend 1 200 as planned
    - a sub-item
- [ ] Send it to Vera, who knows. {owner: Vera, Chair}

` + "```links\nas planned -> https://example.org/plan\nas plaid -> https://example.org/c\n```\n```facts\nnumber 1200\nnumber 1300\nmoney 12000000 USD\nsymbol A/RES/70/125\n```\n")},
	}
	docs, faults, err := Open(set)
	if err != nil || len(faults) > 0 {
		t.Fatalf("Open: %v, %v", faults, err)
	}
	faults, err = docs[0].Lint()
	if err != nil {
		t.Fatal(err)
	}
	got := ""
	for _, f := range faults {
		if f.Doubt {
			got += "? "
		}
		got += f.String() + "\n"
	}
	want := `? en/a/truth.md: no family "novel"
? en/a/truth.md: producer is missing: it makes the PDF of source.html
? en/a/truth.md: an item of the source is not listed: forgotten
en/a/truth.md: the source does not say the title: of the Grup
? en/a/truth.md: line 7: the source writes this heading otherwise (case, signs or spaces): Cost & Time
en/a/truth.md: line 8: the source does not say these words: … tide
en/a/truth.md: line 11: the source does not say this owner: Chair
en/a/truth.md: line 15: the source does not say the words of this link: as plaid
? en/a/truth.md: line 19: the source does not print this: number 1300
en/a/truth.md: line 21: the source does not say this symbol: A/RES/70/125
en/a/truth.md: a link of the source is not listed: https://example.org/b
en/a/truth.md: the source does not link to this: https://example.org/c
`
	if got != want {
		t.Errorf("Lint:\n%s\nwant\n%s", got, want)
	}
}
