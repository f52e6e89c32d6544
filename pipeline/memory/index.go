package memory

import (
	"cmp"
	"slices"
	"unicode/utf8"
)

// An index finds the entries that may match a text: those whose rarest word the
// text has. Of Chinese, single characters and pairs of them are words.
type index struct {
	lang   string
	byWord map[string][]*entry // under one word each, or "" for none
}

func indexOf(lang string, entries []*entry) index {
	count := map[string]int{}
	tokens := make([][]string, len(entries))
	for i, e := range entries {
		tokens[i] = e.texts[lang].tokens()
		for _, t := range tokens[i] {
			count[t]++
		}
	}
	ix := index{lang, map[string][]*entry{}}
	for i, e := range entries {
		best := ""
		for _, t := range tokens[i] {
			if best == "" || count[t] < count[best] || count[t] == count[best] && len(t) > len(best) {
				best = t
			}
		}
		ix.byWord[best] = append(ix.byWord[best], e)
	}
	return ix
}

// candidates returns the entries that may match a folded text, those with the most
// words of their own first, then by id.
func (ix index) candidates(text string) []*entry {
	found := slices.Clone(ix.byWord[""])
	seen := map[string]bool{}
	for _, t := range words(nil, text) {
		if !seen[t] {
			seen[t] = true
			found = append(found, ix.byWord[t]...)
		}
	}
	slices.SortFunc(found, func(a, b *entry) int {
		return cmp.Or(cmp.Compare(b.texts[ix.lang].words, a.texts[ix.lang].words), cmp.Compare(a.id, b.id))
	})
	return found
}

// tokens are the words of a pattern that no value can become a part of.
func (p *pattern) tokens() []string {
	var all []string
	literal := p.literal()
	for start := 0; start < len(literal); {
		end := start
		for end < len(literal) && literal[end] != 0 {
			end++
		}
		run := literal[start:end]
		if start > 0 {
			run = run[edge(run, true):]
		}
		if end < len(literal) {
			run = run[:edge(run, false)]
		}
		all = words(all, run)
		start = end + 1
	}
	return all
}

// edge returns where the word at the start of a run ends, or the one at its end
// begins; Han characters are words whatever stands beside them.
func edge(run string, start bool) int {
	if start {
		for i, r := range run {
			if !isWord(r) {
				return i
			}
		}
		return len(run)
	}
	i := len(run)
	for i > 0 {
		r, n := utf8.DecodeLastRuneInString(run[:i])
		if !isWord(r) {
			break
		}
		i -= n
	}
	return i
}

// words appends the words of a folded text.
func words(all []string, text string) []string {
	start, last := -1, 0 // where the open word begins; where the Han character before does, if there is one
	before := false
	for i, r := range text {
		if start >= 0 && !isWord(r) {
			all, start = append(all, text[start:i]), -1
		}
		switch {
		case isHan(r):
			n := i + utf8.RuneLen(r)
			all = append(all, text[i:n])
			if before {
				all = append(all, text[last:n])
			}
			last = i
		case isWord(r) && start < 0:
			start = i
		}
		before = isHan(r)
	}
	if start >= 0 {
		all = append(all, text[start:])
	}
	return all
}
