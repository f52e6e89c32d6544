package terms

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"
)

// bracketed is an acronym in brackets: (BPF), （WG-WSP）, (ФУИ).
var bracketed = regexp.MustCompile(`[(（]\s*([\p{Lu}][\p{L}\p{Nd}+&-]{1,11})\s*[)）]`)

// expanded is an acronym with what it stands for in brackets: CSRN (Community Signal …).
var expanded = regexp.MustCompile(`([\p{Lu}][\p{L}\p{Nd}+&-]{1,11})\s*[(（]([^()（）]{4,120})[)）]`)

// An expansion is what stands before an acronym in brackets.
type expansion struct {
	name
	acronym string
	words   []word // of a language that writes spaces: the last words of content, as many as the acronym has capitals
	all     []word // and those between them
	whole   bool   // of Chinese: it begins where a run of Han characters begins
	shorts  []spot // where the acronym stands
}

// expansions are what the texts say in full before an acronym in brackets.
func (c *comparison) expansions() []*expansion {
	var out []*expansion
	byKey := map[string]*expansion{}
	for i := range c.texts {
		for k := range c.texts[i].Passages {
			p := &c.texts[i].Passages[k]
			m := manners()[p.Lang]
			if m == nil {
				continue
			}
			ws := []word(nil)
			places := bracketed.FindAllStringSubmatchIndex(p.Text, -1)
			for _, at := range expanded.FindAllStringSubmatchIndex(p.Text, -1) {
				places = append(places, []int{at[5], 0, at[2], at[3], at[4]})
			}
			for _, at := range places {
				acronym := strings.TrimSuffix(p.Text[at[2]:at[3]], "s")
				if !isAcronym(acronym) || !edge(p.Text, at[2]) {
					continue
				}
				end := len(strings.TrimRight(p.Text[:at[0]], " \u00a0\u202f”»」\"*"))
				var e *expansion
				if p.Lang == language.Chinese {
					e = hanExpansion(m, p.Text, end)
				} else {
					if ws == nil {
						ws = words(p.Lang, p.Text)
					}
					e = wordExpansion(m, ws, end, capitalsOf(acronym))
				}
				if e == nil || len(at) == 5 && (e.uses[0].start < at[4] || strings.TrimLeft(p.Text[at[4]:e.uses[0].start], "“«「 ") != "" && !m.onlyLinks(ws, at[4], e.uses[0].start)) {
					continue // what stands in brackets is more than the name
				}
				short := spot{text: i, passage: k, start: at[2], end: at[3]}
				at := spot{text: i, passage: k, start: e.uses[0].start, end: e.uses[0].end}
				e.lang, e.acronym, e.text = p.Lang, acronym, p.Text[at.start:at.end]
				key := p.Lang.String() + " " + acronym + " " + e.key
				for _, w := range e.all {
					key += " " + w.fold
				}
				if old := byKey[key]; old != nil {
					old.uses = append(old.uses, at)
					old.shorts = append(old.shorts, short)
					old.whole = old.whole || e.whole
					continue
				}
				e.uses, e.shorts = []spot{at}, []spot{short}
				byKey[key] = e
				out = append(out, e)
			}
		}
	}
	return out
}

func capitalsOf(s string) []rune {
	var out []rune
	for _, r := range s {
		if unicode.IsUpper(r) {
			out = append(out, unicode.ToLower(r))
		}
	}
	return out
}

// hanExpansion is the run of Han characters that ends at a byte.
func hanExpansion(m *manner, text string, end int) *expansion {
	start := end
	for start > 0 {
		r, n := utf8.DecodeLastRuneInString(text[:start])
		if !isHan(r) {
			break
		}
		start -= n
	}
	whole := true
	for at := start; at < end; {
		// what a stop ends is no part of the name, unless the name would be nothing then
		if n := prefixOf(text[at:end], m.stops); n > 0 && utf8.RuneCountInString(text[at+n:end]) >= shortestHan {
			start, whole = at+n, true
			at += n
			continue
		}
		at = after(text, at)
	}
	if n := utf8.RuneCountInString(text[start:end]); n < shortestHan || n > 2*longestHan {
		return nil
	}
	return &expansion{name: name{key: text[start:end], uses: []spot{{start: start, end: end}}}, whole: whole}
}

// wordExpansion is made of the last words of content before a byte.
func wordExpansion(m *manner, ws []word, end int, letters []rune) *expansion {
	last, ok := slices.BinarySearchFunc(ws, end, func(w word, e int) int { return w.end - e })
	if !ok {
		return nil
	}
	var content []word
	for k := last; k >= 0 && len(content) < len(letters); k-- {
		if r, _ := utf8.DecodeRuneInString(ws[k].fold); !unicode.IsLetter(r) {
			break // 13:30 (UTC)
		}
		if !m.link[ws[k].fold] {
			content = append(content, ws[k])
		}
		if ws[k].first {
			break
		}
	}
	if len(content) < 2 {
		return nil
	}
	slices.Reverse(content)
	if !named(m, content, letters) {
		return nil
	}
	key := ""
	for _, w := range content {
		key += w.stem + " "
	}
	first, _ := slices.BinarySearchFunc(ws, content[0].start, func(w word, s int) int { return w.start - s })
	return &expansion{name: name{key: key, uses: []spot{{start: content[0].start, end: end}}}, words: content, all: ws[first : last+1]}
}

// onlyLinks reports whether nothing but links stands in a part of a text.
func (m *manner) onlyLinks(ws []word, start, end int) bool {
	return !slices.ContainsFunc(ws, func(w word) bool { return w.start >= start && w.end <= end && !m.links(w) })
}

// named reports whether words before an acronym look like what it stands for: they
// begin with a capital, or with its letters but for one, or have a head.
func named(m *manner, content []word, letters []rune) bool {
	at, hits := 0, 0
	if !slices.ContainsFunc(content, func(w word) bool { return !w.acronym }) {
		return false
	}
	for i, w := range content {
		if _, ok := m.headAt(content[i:]); ok {
			return true
		}
		for k := at; k < len(letters); k++ {
			if begins(w, letters[k]) {
				at = k + 1
				hits++
				break
			}
		}
	}
	return content[0].capital && !content[0].first || hits == len(letters) || len(letters) > 3 && hits == len(letters)-1
}

// acronyms pairs the names that one acronym stands for.
func (c *comparison) acronyms() []pair {
	groups := map[string][]*expansion{}
	var order []string
	all := c.expansions()
	for _, e := range all {
		k := e.lang.String() + " " + e.acronym
		if groups[k] == nil {
			order = append(order, k)
		}
		if len(groups[k]) < mostAlike {
			groups[k] = append(groups[k], e)
		}
	}
	var out []pair
	for _, k := range order {
		for i, a := range groups[k] {
			for _, b := range groups[k][i+1:] {
				other := otherWords
				if a.lang == language.Chinese {
					other = otherHan
				}
				if other(a, b) || otherSpelling(a, b) {
					out = append(out, pair{a: &a.name, b: &b.name, acronym: a.acronym})
				}
			}
		}
	}
	return append(out, twoShorts(all)...)
}

// otherWords reports whether two expansions of an acronym part in a word that is in the
// name: not the first of as many words as the acronym has letters, unless one of the two
// begins with the acronym's letter.
func otherWords(a, b *expansion) bool {
	letters := capitalsOf(a.acronym)
	for j := 1; j <= min(len(a.words), len(b.words), len(letters)); j++ {
		x, y := a.words[len(a.words)-j], b.words[len(b.words)-j]
		if x.stem == y.stem {
			continue
		}
		l := letters[len(letters)-j]
		return j < len(letters) && !(x.first || y.first) || begins(x, l) || begins(y, l)
	}
	return false
}

// otherSpelling reports whether two expansions of the same words are not written alike: one
// Signal, more Signals.
func otherSpelling(a, b *expansion) bool {
	m := manners()[a.lang]
	if len(a.all) == 0 || len(b.all) == 0 || len(a.words) != len(b.words) {
		return false
	}
	v := m.variant(m.called(a.all), a.text)
	w := m.variant(m.called(b.all), b.text)
	return m.compare(v, w) == respelled
}

// called is a mention of words that are known to be a name.
func (m *manner) called(ws []word) mention {
	n := mention{words: ws, why: "acronym"}
	n.findHead(m)
	return n
}

func begins(w word, letter rune) bool {
	r, _ := utf8.DecodeRuneInString(w.fold)
	return r == letter
}

// otherHan reports whether two expansions part inside the name: they agree again behind
// the difference, or both are known from their beginning and share less than half of it, the head aside.
func otherHan(a, b *expansion) bool {
	x, y := []rune(a.key), []rune(b.key)
	if len(x) > len(y) {
		x, y = y, x
	}
	back := 0
	for back < len(x) && x[len(x)-1-back] == y[len(y)-1-back] {
		back++
	}
	if back == len(x) {
		return false // the longer one has more words before it
	}
	if back >= 1 {
		again := func(i, j int) int { // how many agree, going on from these
			n := 0
			for i-n >= 0 && j-n >= 0 && x[i-n] == y[j-n] {
				n++
			}
			return n
		}
		i, j := len(x)-1-back, len(y)-1-back
		if again(i-1, j-1) >= 2 || again(i, j-1) >= 2 || again(i-1, j) >= 2 {
			return true
		}
	}
	head := utf8.RuneCountInString(manners()[language.Chinese].hanHead(a.key).text())
	return a.whole && b.whole && 2*(back-head) < len(x)-head
}
