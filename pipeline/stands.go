package pipeline

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/language"

	"hexaglot/minutes"
	"hexaglot/minutes/facts"
)

// stands reports whether the translation of an earlier wording may stand in a page for
// the one of now: whether the source has changed in one place, of at most an eighth of
// it, where there was and is no fact, link or negation, and the text has its facts.
func stands(from, to language.Tag, t minutes.Target, now string) bool {
	was, is := minutes.Plain(t.Source), minutes.Plain(now)
	then, found := facts.Find(from, was), facts.Find(from, is)
	if !slices.EqualFunc(then, found, func(a, b facts.Fact) bool { return a.Value == b.Value }) ||
		!slices.Equal(linksOf(t.Source), linksOf(now)) || negations(from, was) != negations(from, is) {
		return false
	}
	agree, _, _ := facts.Agree(found, facts.Find(to, minutes.Plain(t.Text)))
	return agree && 8*changed(was, is) <= max(len(was), len(is))
}

// changed is how many bytes of the longer of two texts stand between what they have in
// common at their beginnings and at their ends.
func changed(a, b string) int {
	n := min(len(a), len(b))
	before := 0
	for before < n && a[before] == b[before] {
		before++
	}
	after := 0
	for after < n-before && a[len(a)-1-after] == b[len(b)-1-after] {
		after++
	}
	return max(len(a), len(b)) - before - after
}

// tasksOf says of each segment that says who is to do something, and by when, what it says.
func tasksOf(doc *minutes.Document) map[string][]minutes.Task {
	all := map[string][]minutes.Task{}
	for b := range doc.Blocks() {
		if b.Kind == minutes.Action {
			for _, s := range b.Text {
				all[s.ID] = append(all[s.ID], b.Task)
			}
		}
		for _, t := range b.Tasks {
			for _, id := range t.Segments {
				all[id] = append(all[id], t.Task)
			}
		}
	}
	return all
}

// linksOf are where the links of a text lead, in their order.
func linksOf(text string) (urls []string) {
	for _, s := range minutes.Inline(text) {
		urls = append(urls, s.URL)
	}
	return slices.DeleteFunc(slices.Compact(urls), func(s string) bool { return s == "" })
}

// deniers are the words that deny what is said; of Chinese, the characters.
func deniers(lang language.Tag) string {
	switch lang {
	case language.English:
		return "not no never nor none neither cannot without t" // n't
	case language.French:
		return "ne n pas non ni jamais aucun aucune sans"
	case language.Spanish:
		return "no ni nunca jamás ningún ninguno ninguna sin"
	case language.Russian:
		return "не нет ни без нельзя никогда"
	case language.Arabic:
		return "لا لم لن ليس ليست غير دون بدون عدم ولا ولم ولن وليس"
	case language.Chinese:
		return "不 没 未 无 非 勿 别 否"
	}
	return ""
}

// negations counts the words that deny.
func negations(lang language.Tag, text string) int {
	all := strings.Fields(deniers(lang))
	words := strings.FieldsFunc(cases.Fold().String(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) })
	if lang == language.Chinese {
		words = strings.Split(text, "")
	}
	n := 0
	for _, word := range words {
		if slices.Contains(all, word) {
			n++
		}
	}
	return n
}
