package terms

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/language"
)

// short is an acronym as it is written: all capitals and digits, hyphens between them, or
// in brackets spaces too. What is longer than mostShort letters is a word in capitals.
var short = regexp.MustCompile(`[\p{Lu}][\p{Lu}\p{Nd}]*(?:[-‑‐][\p{Lu}\p{Nd}]+)*|[(（][\p{Lu}\p{Nd}]+(?: [\p{Lu}\p{Nd}]+)+[)）]`)

const (
	leastShort = 4
	mostShort  = 10
)

// shorts pairs the acronyms that differ in hyphens and spaces alone: WG-REP, WGREP. What
// is in no bracket and has no hyphen is one only where another spelling has.
func (c *comparison) shorts() []pair {
	by := map[string][]*name{}
	var order []string
	for i := range c.texts {
		for k := range c.texts[i].Passages {
			p := &c.texts[i].Passages[k]
			for _, at := range short.FindAllStringIndex(p.Text, -1) {
				s := spot{text: i, passage: k, start: at[0], end: at[1]}
				text := p.Text[at[0]:at[1]]
				if r, n := utf8.DecodeRuneInString(text); r == '(' || r == '（' {
					_, m := utf8.DecodeLastRuneInString(text)
					s.start, s.end = s.start+n, s.end-m
				} else if !edge(p.Text, at[0]) || !edge(p.Text, at[1]) || besideSign(p.Text, at[0], at[1]) {
					continue
				}
				text = p.Text[s.start:s.end]
				letters := squeeze(text)
				if n := utf8.RuneCountInString(letters); n < leastShort || n > mostShort || len(capitalsOf(text)) < 3 || roman.MatchString(letters) {
					continue
				}
				key := p.Lang.String() + " " + letters
				if by[key] == nil {
					order = append(order, key)
				}
				j := slices.IndexFunc(by[key], func(n *name) bool { return n.text == text })
				if j < 0 {
					if len(by[key]) == mostAlike {
						continue
					}
					j = len(by[key])
					by[key] = append(by[key], &name{lang: p.Lang, text: text})
				}
				by[key][j].uses = append(by[key][j].uses, s)
			}
		}
	}
	var out []pair
	for _, key := range order {
		for i, a := range by[key] {
			for _, b := range by[key][i+1:] {
				out = append(out, pair{a: a, b: b, sure: true})
			}
		}
	}
	return append(out, c.shortWords()...)
}

// besideSign reports whether a sign of a symbol or a number stands next to it: A/CONF.
func besideSign(text string, start, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:start])
	behind, _ := utf8.DecodeRuneInString(text[end:])
	return strings.ContainsRune("/-.@_&+", before) || strings.ContainsRune("/-@_&+", behind)
}

// arabicShort is a word in brackets, as Arabic has acronyms.
var arabicShort = regexp.MustCompile(`\(([\p{Arabic}]{3,8})\)`)

// shortWords pairs the Arabic words in brackets behind a head that differ in one letter:
// الفريق (فنتر), الفريق (فنتار).
func (c *comparison) shortWords() []pair {
	m := manners()[language.Arabic]
	by := map[string]*name{}
	sharing := map[string][]*name{}
	var order []string
	for i := range c.texts {
		for k := range c.texts[i].Passages {
			p := &c.texts[i].Passages[k]
			if p.Lang != language.Arabic {
				continue
			}
			for _, at := range arabicShort.FindAllStringSubmatchIndex(p.Text, -1) {
				text := p.Text[at[2]:at[3]]
				if !m.headNear(p.Text[:at[0]]) {
					continue
				}
				n := by[text]
				if n == nil {
					n = &name{lang: p.Lang, text: text}
					by[text] = n
					r := []rune(text)
					keys := []string{text}
					for j := range r {
						keys = append(keys, string(r[:j])+string(r[j+1:]))
					}
					slices.Sort(keys)
					for _, key := range slices.Compact(keys) {
						if sharing[key] == nil {
							order = append(order, key)
						}
						if len(sharing[key]) < mostAlike {
							sharing[key] = append(sharing[key], n)
						}
					}
				}
				n.uses = append(n.uses, spot{text: i, passage: k, start: at[2], end: at[3]})
			}
		}
	}
	var out []pair
	done := map[[2]*name]bool{}
	for _, key := range order {
		for i, a := range sharing[key] {
			for _, b := range sharing[key][i+1:] {
				long := utf8.RuneCountInString(a.text)+utf8.RuneCountInString(b.text) > 2*leastShort
				if !done[[2]*name{a, b}] && (long || fold(a.text) == fold(b.text)) && !beside(a.uses, b.uses) {
					out = append(out, pair{a: a, b: b})
				}
				done[[2]*name{a, b}] = true
			}
		}
	}
	return out
}

// headNear reports whether a head stands among the last eight words of a text.
func (m *manner) headNear(text string) bool {
	if cut := len(text) - 160; cut > 0 {
		text = strings.ToValidUTF8(text[cut:], "")
	}
	ws := words(m.lang, text)
	for i := max(0, len(ws)-8); i < len(ws); i++ {
		if _, ok := m.headAt(ws[i:]); ok {
			return true
		}
	}
	return false
}
