package glossary

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"
)

// mayBeVerb reports whether a term is a noun of one word that a text may have as a verb.
func mayBeVerb(lang language.Tag, part string, folded []string) bool {
	if len(folded) != 1 || part != "noun" {
		return false
	}
	words := besideWords()
	if both, ok := words[besideClass{lang, "both"}]; ok {
		return both[folded[0]]
	}
	return words[besideClass{lang, "before"}] != nil
}

// A clause is the words around the one that may be a verb.
type clause struct {
	lang          language.Tag
	before, after []word
}

// isVerb reports whether a word that may be a noun or a verb is plainly a verb: they
// report, must not report, to report on. What may be a noun is left one.
func (c clause) isVerb() bool {
	w, i := c.back(len(c.before))
	for range 2 {
		if !c.is(w, "between") && !(c.lang == language.English && strings.HasSuffix(w, "ly") && !c.is(w, "adjective")) {
			break
		}
		w, i = c.back(i)
	}
	switch before, j := c.back(i); {
	case c.is(w, "before"):
		return true
	case c.is(w, "subject"):
		return before == "" || c.is(before, "clause")
	case w == "us":
		return fold(c.lang, before) == "let"
	case c.is(w, "infinitive"):
		from, _ := c.back(j)
		return !c.is(fold(c.lang, before), "noun") && from != "from" && c.hasVerbRoom()
	}
	return false
}

// hasVerbRoom reports whether a verb may have what stands behind: a noun would be one
// with the word before it (to draft resolution 5).
func (c clause) hasVerbRoom() bool {
	if len(c.after) == 0 {
		return true
	}
	switch w := c.after[0]; w.kind {
	case sign:
		return w.text != "'" || w.spaced
	case letters:
		first, _ := utf8.DecodeRuneInString(w.text)
		plural := strings.HasSuffix(w.text, "s") && !strings.HasSuffix(w.text, "ss") && !strings.HasSuffix(w.text, "us")
		return !unicode.IsUpper(first) && (plural || strings.HasSuffix(w.text, "ly") || c.is(w.text, "follows"))
	}
	return false
}

// back returns the word before word i, with what apostrophes tie to it (don’t, n’), and
// where it begins; it is "" if a sign stands there, or nothing.
func (c clause) back(i int) (string, int) {
	start, text := i, ""
	for start > 0 && (start == i || !c.before[start].spaced) {
		w := &c.before[start-1]
		if w.kind != letters && w.text != "'" {
			break
		}
		start, text = start-1, w.text+text
		if i-start == 3 {
			break
		}
	}
	return strings.TrimLeft(text, "'"), start
}

func (c clause) is(w, class string) bool { return beside(c.lang, class, w) }

// isHanVerb reports whether a Chinese word that may be a noun or a verb, gs[i:j], is
// plainly a verb: behind an adverb or an auxiliary (并报告, 应决定), or where a clause
// begins with it and goes on (决定给予准成员资格). A heading is a noun.
func isHanVerb(gs []glyph, i, j int, word string) bool {
	if i > 0 && beside(language.Chinese, "before", string(gs[i-1].r)) {
		return true
	}
	if !beside(language.Chinese, "begins", word) || j == len(gs) || i > 0 && !beside(language.Chinese, "clause", string(gs[i-1].r)) && gs[i-1].r != ' ' {
		return false
	}
	return (isHan(gs[j].r) || gs[j].r == ' ') && !beside(language.Chinese, "noun", string(gs[j].r))
}
