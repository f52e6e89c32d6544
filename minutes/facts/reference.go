package facts

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A noun is a way to refer to a part of a text: "paragraph {n}", 第{n}段.
type noun struct {
	kind           string // in English: "paragraph"
	before, after  string // folded
	written, field string // the template, and the field in it: "n", "r" Roman, "o" ordinal
	plural         bool   // several numbers may stand in it
	first          bool   // the one we write
}

// nouns are the nouns that have the same words before the number, longest after first.
type nouns struct {
	before string
	all    []noun
}

// addNouns reads "paragraph paragraph {n} | para. {n}".
func (t *table) addNouns(rest string, plural bool) error {
	kind, list, _ := strings.Cut(rest, " ")
	for i, name := range strings.Split(list, "|") {
		name = strings.ReplaceAll(strings.TrimSpace(name), "~", "\u00a0")
		before, after, ok := strings.Cut(name, "{")
		field, after, closed := strings.Cut(after, "}")
		if !ok || !closed || !slices.Contains([]string{"n", "r", "o", "h"}, field) || before == "" {
			return fmt.Errorf("reference %q: want one of {n}, {r}, {o}, {h} after a word", name)
		}
		n := noun{kind, fold(strings.TrimRight(before, " \u00a0")), fold(strings.TrimSpace(after)), name, field, plural,
			i == 0 && !slices.ContainsFunc(t.nounsOf(kind), func(n noun) bool { return n.first })}
		k := slices.IndexFunc(t.nouns, func(g nouns) bool { return g.before == n.before })
		if k < 0 {
			k = len(t.nouns)
			t.nouns = append(t.nouns, nouns{before: n.before})
		}
		t.nouns[k].all = append(t.nouns[k].all, n)
	}
	return nil
}

func (t *table) nounsOf(kind string) (all []noun) {
	for _, g := range t.nouns {
		for _, n := range g.all {
			if n.kind == kind {
				all = append(all, n)
			}
		}
	}
	return all
}

// indexNouns sorts the nouns so that the longest is tried first.
func (t *table) indexNouns() {
	t.nounStarts = map[[2]rune][]nouns{}
	slices.SortStableFunc(t.nouns, func(a, b nouns) int { return len(b.before) - len(a.before) })
	for _, g := range t.nouns {
		slices.SortStableFunc(g.all, func(a, b noun) int { return len(b.after) - len(a.after) })
		start := t.nounKey(g.before, 0)
		t.nounStarts[start] = append(t.nounStarts[start], g)
	}
}

// nounKey is the two runes at i, or one in Chinese, where a noun may be of one.
func (t *table) nounKey(text string, i int) [2]rune {
	two := twoRunes(text, i)
	if t.glue {
		two[1] = 0
	}
	return two
}

// referencesAt reads what begins at i and refers to one or several parts of a text,
// such as "paragraphs 12, 13 (b) and 15", and where it ends, or i.
func (t *table) referencesAt(text string, i int) ([]Fact, int) {
	for _, g := range t.nounStarts[t.nounKey(text, i)] {
		j := hasFold(text, i, g.before)
		if j < 0 || !t.glue && !mayEnd(text, j) {
			continue
		}
		if found, end := t.designations(text, i, j, g); end > i {
			return found, end
		}
	}
	return nil, i
}

// maxListed bounds the parts of one list.
const maxListed = 40

// designations reads the numbers after the words of g, which end at j.
func (t *table) designations(text string, i, j int, g nouns) ([]Fact, int) {
	plural := slices.ContainsFunc(g.all, func(n noun) bool { return n.plural })
	roman := !slices.ContainsFunc(g.all, func(n noun) bool { return n.kind == "paragraph" || n.kind == "item" || n.kind == "ordinal" })
	ordinal := slices.ContainsFunc(g.all, func(n noun) bool { return n.field == "o" })
	var found []Fact
	start, number := i, t.skipNumberSign(text, j)
	dotted := false // an earlier one was, so that 2-3 after 2-1 is too
	for len(found) < maxListed {
		j = t.skipNumberSign(text, j)
		d, end := t.designation(text, j, ordinal, plural && !dotted, roman)
		if d == "" && len(found) > 0 { // article 55 (1) and (2)
			if sub, next := bracketed(text, j); allDigits(sub) && text[j] == '(' {
				found = append(found, Fact{Start: j, End: next, Value: Value{Kind: Reference, Text: "(" + sub}})
				if j = t.listed(text, next); j > next {
					continue
				}
			}
		}
		if d == "" {
			break
		}
		if len(found) > 0 {
			start = j
		}
		dotted = dotted || strings.Contains(d, ".")
		found = append(found, Fact{Start: start, End: end, Value: Value{Kind: Reference, Text: d}})
		if !plural && !strings.HasSuffix(d, ")") {
			break
		}
		j = t.listed(text, end)
		if j == end || !plural && (j >= len(text) || text[j] != '(') || g.before != "第" && strings.Contains(text[end:j], "第") {
			break
		}
	}
	for k := len(found); k > 0; k-- { // 第3和5段, but 第3段和5人
		end := found[k-1].End
		for _, n := range g.all {
			after := hasFold(text, skipSpaces(text, end), n.after)
			if n.after == "" {
				after = end
			}
			if after < 0 || !mayEnd(text, after) || k > 1 && !n.plural && !strings.HasPrefix(found[k-1].Text, "(") {
				continue
			}
			for m := range found[:k] {
				d, sub := strings.CutPrefix(found[m].Text, "(")
				found[m].Text = n.kind + " " + d
				if sub {
					found[m].Text = "paragraph " + d
				}
				if n.kind == "ordinal" { // الجلسة 12: the 12th meeting
					found[m].Value = Value{Kind: Ordinal, Number: d}
					if !allDigits(d) {
						return nil, i
					}
				}
			}
			if n.kind == "ordinal" {
				found[0].Start = number
			}
			found[k-1].End = after
			return found[:k], after
		}
	}
	return nil, i
}

// skipNumberSign passes over spaces and a No. or №.
func (t *table) skipNumberSign(text string, j int) int {
	j = skipSpaces(text, j)
	for _, sign := range t.numberSigns {
		if end := hasFold(text, j, sign); end > j {
			return skipSpaces(text, end)
		}
	}
	return j
}

// listed passes over what stands between two numbers of a list, or returns end.
func (t *table) listed(text string, end int) int {
	j := skipSpaces(text, end)
	comma := false
	if r, n := utf8.DecodeRuneInString(text[j:]); n > 0 && strings.ContainsRune(",、،;", r) || n > 0 && !t.glue && r == '，' {
		j, comma = skipSpaces(text, j+n), true
	} else if isDash(r) {
		return skipSpaces(text, j+n)
	}
	for _, w := range t.listWords {
		if k := hasFold(text, j, w); k > j && (t.glue || w == "و" || skipSpaces(text, k) > k) {
			return skipSpaces(text, k)
		}
	}
	if comma {
		return j
	}
	return end
}

// writeReference writes a reference as the language does, or "".
func (t *table) writeReference(text string) string {
	kind, d, _ := strings.Cut(text, " ")
	for _, field := range []string{"", "n"} {
		for _, n := range t.nounsOf(kind) {
			if field == "" && !n.first || field != "" && n.field != field {
				continue
			}
			if number := t.writeDesignation(n.field, d); number != "" {
				return strings.Replace(n.written, "{"+n.field+"}", number, 1)
			}
		}
	}
	return ""
}

func (t *table) writeDesignation(field, d string) string {
	n, err := strconv.Atoi(d)
	switch {
	case field == "n":
		return d
	case err != nil || n < 1 || n > 39:
		return ""
	case field == "r":
		return strings.Repeat("X", n/10) + []string{"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"}[n%10]
	case field == "o":
		return t.writeOrdinal(d, Masculine)
	}
	return strings.TrimPrefix(t.writeOrdinal(d, Masculine), "第")
}
