package minutes

import (
	"strings"

	"hexaglot/minutes/cue"
)

// dueCues are the cues of one language for when something is due.
type dueCues struct {
	by, names            *cue.Words // to the end: before the last day, and before one that only names something
	byAfter, namesBehind *cue.Cue   // at the beginning: the same behind a day

	months    map[string]int // by their names in small letters, from 1
	bareMonth *cue.Words     // at the beginning: a month and nothing else
	periods   []period
	monthDays []monthDay

	nextYear    *cue.Words // "of next year", after a day, or before it
	coming      *cue.Words // "15 mai prochain"; nil if the language says nothing such
	on          *cue.Words // to the end, before a day in digits on which something is done
	from, until *cue.Words // before a day in digits, and between it and the last
}

func newDueCues(kinds map[string][]string, spaced bool) dueCues {
	end := cue.Edge(spaced)
	only := end // what follows where nothing else does, or words before it
	if !spaced {
		only = "$"
	}
	words := func(kind, after string) *cue.Words { return wordsOf(kinds[kind], after, spaced) }
	d := dueCues{
		by:          words("by", `\s*$`),
		names:       words("names", `\s*$`),
		byAfter:     cueOf(`^[,،，]?\s?`, kinds["by.after"], ""),
		namesBehind: cueOf(`^\s?`, kinds["names.after"], ""),
		months:      map[string]int{},
		bareMonth:   cue.NewWords("("+strings.SplitN(monthExpr(kinds, spaced), "§", 2)[0]+")", only, spaced),
		periods:     newPeriods(kinds, spaced),
		monthDays:   newMonthDays(kinds, spaced),
		nextYear:    words("year.next", only),
		coming:      words("year.coming", end),
		on:          words("on", `\s*$`),
		from:        words("from", `\s*$`),
		until:       words("until", "$"),
	}
	d.bareMonth.First = true
	for i, m := range monthNames(kinds) {
		d.months[m] = i%12 + 1
	}
	return d
}
