package minutes

import (
	"iter"
	"regexp"
	"regexp/syntax"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A wordCue is an expression for words inside a text. An expression that begins anywhere
// is tried at every character; this one only at the beginnings of words, of those that
// begin as one of its patterns does, and with what it needs near.
type wordCue struct {
	re     *regexp.Regexp          // from the beginning of a word on
	first  lineCue                 // knows the letters that a match begins with
	needs  []string                // one of these is in all that matches; nil if that is not known
	gaps   int                     // how many spaces there are at most before what is needed; -1 if that is not known
	spaced bool                    // words have spaces between them
	byRune map[rune]*regexp.Regexp // of a list of words: those that begin with a letter; nil if re is asked for all
	others *regexp.Regexp          // … and those that begin with anything; nil if there are none
	joined bool                    // Arabic "and" may be written together with the first word
}

// words are a text that many cues are looked for in, and the same in lower case.
type words struct {
	text, lower string
	before      int // matches that begin here or behind it are not wanted
}

func newWords(s string) words { return words{s, strings.ToLower(s), len(s) + 1} }

// newWordCue compiles an expression; after is what has to follow.
func newWordCue(expr, after string, spaced bool) *wordCue {
	expr = "(?i)(?:" + expr + ")"
	c := &wordCue{re: regexp.MustCompile("^" + expr + after), first: newLineCue(expr + after), spaced: spaced, gaps: -1}
	if tree, err := syntax.Parse(expr, syntax.Perl); err == nil {
		c.needs, c.gaps = needs(tree), gaps(tree)
	}
	return c
}

// newWordList compiles expressions for many words. Each is asked only for words with its
// first letter: one expression for all of them would be too large to be quick.
func newWordList(exprs []string, after string, spaced bool) *wordCue {
	c := newWordCue(either(exprs), after, spaced)
	c.byRune = map[rune]*regexp.Regexp{}
	lists := map[rune][]string{}
	for _, e := range alternatives(strings.Join(exprs, "|")) {
		r, rest := firstRune(e)
		if next, _ := firstRune(rest); !unicode.IsLetter(r) || strings.ContainsRune("?*+{", next) && next != 0 {
			r = 0
		}
		r = unicode.ToLower(r)
		lists[r] = append(lists[r], e)
	}
	for r, list := range lists {
		re := regexp.MustCompile("^(?i)" + either(list) + after)
		if r == 0 {
			c.others = re
			continue
		}
		c.byRune[r] = re
	}
	return c
}

// alternatives are the parts of an expression between the bars that stand in no brackets.
func alternatives(expr string) (out []string) {
	from, depth, class := 0, 0, false
	for i := 0; i < len(expr); i++ {
		switch c := expr[i]; {
		case c == '\\':
			i++
		case class:
			class = c != ']'
		case c == '[':
			class = true
		case c == '(':
			depth++
		case c == ')':
			depth--
		case c == '|' && depth == 0:
			out = append(out, expr[from:i])
			from = i + 1
		}
	}
	return append(out, expr[from:])
}

// match is the match that s begins with, the longer one if a list has two.
func (c *wordCue) match(s string) []int {
	if c.byRune == nil {
		return c.re.FindStringSubmatchIndex(s)
	}
	var m []int
	r, _ := firstRune(s)
	if re := c.byRune[unicode.ToLower(r)]; re != nil {
		m = re.FindStringIndex(s)
	}
	if c.others != nil {
		if o := c.others.FindStringIndex(s); o != nil && (m == nil || o[1] > m[1]) {
			m = o
		}
	}
	return m
}

// FindStringSubmatchIndex is the first match, with its groups; nil if there is none.
func (c *wordCue) FindStringSubmatchIndex(s string) []int { return c.after(newWords(s), 0) }

// MatchString reports whether there is a match.
func (c *wordCue) MatchString(s string) bool { return c.after(newWords(s), 0) != nil }

// after is the first match in a text that begins at from or behind it.
func (c *wordCue) after(w words, from int) []int {
	s, near := w.text, c.near(w)
	if near != nil && len(near) == 0 {
		return nil
	}
	last, _ := utf8.DecodeLastRuneInString(s[:from])
	before := from > 0 && inWord(last)
	for i, r := range s[from:] {
		if i += from; i >= w.before {
			break
		}
		word := inWord(r)
		starts := !c.spaced || !before
		if !starts && c.joined && (last == 'و' || last == 'ف') {
			prev, _ := utf8.DecodeLastRuneInString(s[:i-len(string(last))])
			starts = i == len(string(last)) || !inWord(prev)
		}
		before, last = word, r
		if !starts || c.first.opens == nil && !word || !c.first.may(s[i:]) || near != nil && !c.reaches(s, i, near) {
			continue
		}
		if m := c.match(s[i:]); m != nil {
			for k := range m {
				if m[k] >= 0 {
					m[k] += i
				}
			}
			return m
		}
	}
	return nil
}

// all are the first matches in a text, at most so many. One begins where the other ends, its
// last space left to the next.
func (c *wordCue) all(w words, most int) iter.Seq[[]int] {
	s := w.text
	return func(yield func([]int) bool) {
		for from := 0; most > 0; most-- {
			m := c.after(w, from)
			if m == nil || !yield(m) {
				return
			}
			from = max(len(strings.TrimRight(s[:m[1]], " ")), m[0]+len(string(firstOf(s[m[0]:]))))
		}
	}
}

// begins is the match that s begins with; nil if it begins with none.
func (c *wordCue) begins(s string) []int {
	if !c.first.may(s) {
		return nil
	}
	return c.match(s)
}

// near lists where that begins of which a match needs one; nil if it needs nothing, or
// if the first letters of words tell enough.
func (c *wordCue) near(w words) []int {
	if c.needs == nil {
		return nil
	}
	lower := w.lower
	if c.first.opens != nil || len(lower) != len(w.text) {
		for _, n := range c.needs {
			if strings.Contains(lower, n) {
				return nil
			}
		}
		return []int{}
	}
	at := []int{}
	for _, n := range c.needs {
		for from := 0; ; {
			k := strings.Index(lower[from:], n)
			if k < 0 {
				break
			}
			at = append(at, from+k)
			from += k + len(n)
		}
	}
	return at
}

// reaches reports whether a match that begins at i can have in it what stands near.
func (c *wordCue) reaches(s string, i int, near []int) bool {
	for _, n := range near {
		if n >= i && (c.gaps < 0 || strings.Count(s[i:n], " ") <= c.gaps) {
			return true
		}
	}
	return false
}

// inWord reports whether a character is part of a word.
func inWord(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.Is(unicode.M, r) || unicode.IsNumber(r)
}

// gaps is how many spaces a match has at most; -1 if there is no most.
func gaps(re *syntax.Regexp) int {
	sum, most := 0, 0
	for _, sub := range re.Sub {
		n := gaps(sub)
		if n < 0 {
			return -1
		}
		sum, most = sum+n, max(most, n)
	}
	switch re.Op {
	case syntax.OpLiteral:
		return strings.Count(string(re.Rune), " ")
	case syntax.OpCharClass:
		for i := 0; i+1 < len(re.Rune); i += 2 {
			if re.Rune[i] <= ' ' && ' ' <= re.Rune[i+1] {
				return 1
			}
		}
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		return 1
	case syntax.OpStar, syntax.OpPlus:
		if most > 0 && re.Sub[0].String() != `[\t\n\f\r ]` && re.Sub[0].String() != `\s` {
			return -1
		}
		return most // spaces stand alone in what cues see
	case syntax.OpRepeat:
		if re.Max < 0 && most > 0 {
			return -1
		}
		return most * max(re.Max, 0)
	case syntax.OpAlternate:
		return most
	}
	return sum
}
