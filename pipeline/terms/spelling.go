package terms

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/language"

	"hexaglot/minutes"
)

// mostWords is how many words of content of a name are compared: names that begin with
// their head (groupe de travail sur …) have no end that a rule could see.
const mostWords = 3

// wordNames compares names of the languages that write spaces: those with a head
// (working group, форум) and those in quotation marks. Two are one name in two
// spellings if all their words are the same but for one, and that one is nearly the
// same (multilinguisme, plurilinguisme).
func (c *comparison) wordNames() []pair {
	var out []pair
	for _, lang := range minutes.Languages {
		m := manners()[lang]
		if lang == language.Chinese || m == nil {
			continue
		}
		names := spelled{}
		content := map[string][]string{}
		for i := range c.texts {
			for k := range c.texts[i].Passages {
				if p := &c.texts[i].Passages[k]; p.Lang == lang {
					ws := words(lang, p.Text)
					for _, n := range slices.Concat(m.headed(lang, p.Text, ws), quoted(lang, p.Text, ws)) {
						var stems []string
						for _, w := range n.content {
							stems = append(stems, w.stem)
						}
						key := n.kind + " " + strings.Join(stems, " ")
						at := spot{text: i, passage: k, start: n.start, end: n.end}
						if n.open {
							for j, w := range n.content {
								at.ends[j] = w.end
							}
						}
						names.add(lang, key, p.Text[n.start:n.end], at)
						content[key] = append([]string{n.kind}, folds(n.content)...)
					}
				}
			}
		}
		out = append(out, c.alike(m, names.sorted(), content)...)
	}
	return out
}

func folds(ws []word) []string {
	var out []string
	for _, w := range ws {
		out = append(out, w.fold)
	}
	return out
}

// A headed name is its place, what sort of name it is, and its words of content.
type headed struct {
	start, end int
	kind       string // the stems of the head; "“" of a name in quotation marks
	content    []word
	open       bool // it begins with its head: where it ends is not known
}

// loose stands before the kind of a name whose words follow its head without a link: it
// may be one (Совет сада) or the beginning of a clause (Комитет решил), so that such
// names are not compared.
const loose = "~"

// headed finds the names of a passage that have a head.
func (m *manner) headed(lang language.Tag, text string, ws []word) []headed {
	var out []headed
	for i := 0; i < len(ws); i++ {
		head := m.headAt(ws[i:])
		if head == 0 {
			continue
		}
		kind := ""
		for _, w := range ws[i : i+head] {
			kind += w.stem + "_"
		}
		n := headed{start: ws[i].start, kind: kind, open: lang != language.English}
		if lang == language.English {
			// the name is capitalised: Youth Engagement Working Group
			k := i
			for k > 0 && i-k < mostWords && ws[k-1].capital && !ws[k].first && !m.link[ws[k-1].fold] {
				k--
			}
			if k < i && ws[i].capital {
				n.start, n.end, n.content = ws[k].start, ws[i+head-1].end, ws[k:i]
				out = append(out, n)
				i += head - 1
				continue
			}
		}
		j := i + head
		linked := false
		for j < len(ws) && !ws[j].first && len(n.content) < mostWords {
			if m.link[ws[j].fold] {
				linked = true
				j++
				continue
			}
			if lang == language.English && !ws[j].capital || !linked && lang != language.Arabic && lang != language.Russian {
				break
			}
			if len(n.content) == 0 && !linked && lang == language.Russian {
				n.kind = loose + n.kind
			}
			n.content = append(n.content, ws[j])
			n.end = ws[j].end
			j++
		}
		if len(n.content) > 0 {
			out = append(out, n)
		}
		i += head - 1
	}
	return out
}

// headAt is how many words the head has that a text begins with.
func (m *manner) headAt(ws []word) int {
	for _, h := range m.heads { // the longest first
		if len(h) > len(ws) {
			continue
		}
		ok := true
		for i, s := range h {
			if !inflected(s, ws[i].fold) || i > 0 && ws[i].first {
				ok = false
				break
			}
		}
		if ok {
			return len(h)
		}
	}
	return 0
}

// inflected reports whether a word is another one of a head in another number or case:
// both have all but their last letters in common (рабочая, рабочими; red, redes), and a stem
// would join too much (iniciativa, inicio). Articles of Arabic are listed with the head.
func inflected(head, w string) bool {
	if head == w {
		return true
	}
	x, y := []rune(head), []rune(w)
	n := 0
	for n < len(x) && n < len(y) && x[n] == y[n] {
		n++
	}
	cut := len(x) - n
	return (n >= 3 && cut <= 1 || n >= 4 && cut <= 2) && len(y)-n <= max(2, cut+1)
}

// quotes are pairs of quotation marks.
var quotes = [][2]string{{"“", "”"}, {"«", "»"}, {"„", "“"}, {"\"", "\""}}

// longestQuote is how long a name in quotation marks is at most, in bytes: what is
// longer is speech.
const longestQuote = 120

// quoted finds the names of a passage that stand in quotation marks: two words to
// eight, without a sign that ends a sentence.
func quoted(lang language.Tag, text string, ws []word) []headed {
	var out []headed
	for _, q := range quotes {
		for at := 0; ; {
			i := strings.Index(text[at:], q[0])
			if i < 0 {
				break
			}
			start := at + i + len(q[0])
			j := strings.Index(text[start:], q[1])
			if j < 0 {
				break
			}
			at = start + j + len(q[1])
			if j > longestQuote || strings.ContainsAny(text[start:start+j], ".;!?؟؛") {
				continue
			}
			first, _ := slices.BinarySearchFunc(ws, start, func(w word, s int) int { return w.start - s })
			n := headed{kind: "“"}
			for k := first; k < len(ws) && ws[k].end <= start+j; k++ {
				if !manners()[lang].link[ws[k].fold] {
					n.content = append(n.content, ws[k])
				}
			}
			if len(n.content) >= 2 && len(n.content) <= 8 {
				n.start, n.end = n.content[0].start, n.content[len(n.content)-1].end
				out = append(out, n)
			}
		}
	}
	return out
}

// upTo is a name whose end is not known up to its word of content k, from 1.
func (c *comparison) upTo(n *name, k int) *name {
	if n.uses[0].ends[0] == 0 {
		return n
	}
	cut := *n
	cut.uses = slices.Clone(n.uses)
	for i := range cut.uses {
		cut.uses[i].end = cut.uses[i].ends[k-1]
	}
	u := cut.uses[0]
	cut.text = c.texts[u.text].Passages[u.passage].Text[u.start:u.end]
	return &cut
}

// alike pairs the names that differ in one word that is nearly the same.
func (c *comparison) alike(m *manner, names []*name, content map[string][]string) []pair {
	var out []pair
	sharing := map[string][]*name{}
	var keys []string
	share := func(key string, n *name) {
		if sharing[key] == nil {
			keys = append(keys, key)
		}
		if len(sharing[key]) < mostAlike {
			sharing[key] = append(sharing[key], n)
		}
	}
	for _, n := range names {
		stems := strings.Fields(n.key)
		if strings.HasPrefix(n.key, loose) {
			continue
		}
		for i := 1; i < len(stems); i++ {
			share(strings.Join(stems[:i], " ")+" … "+strings.Join(stems[i+1:], " "), n)
			if stems[0] != "“" && n.lang != language.English {
				// where such a name ends is not known: what stands behind the word may differ
				share(strings.Join(stems[:i], " ")+" …", n)
			}
		}
	}
	done := map[string]bool{}
	for _, k := range keys {
		list := sharing[k]
		for i, a := range list {
			for _, b := range list[i+1:] {
				x, y := content[a.key], content[b.key]
				p, q := strings.Fields(a.key), strings.Fields(b.key)
				for k := 1; k < len(x) && k < len(y); k++ {
					if p[k] == q[k] {
						continue
					}
					if nearly(x[k], y[k]) && !m.apart[p[k]] && !m.apart[q[k]] && !done[a.key+"\x00"+b.key] {
						done[a.key+"\x00"+b.key] = true
						out = append(out, pair{c.upTo(a, k), c.upTo(b, k), ""})
					}
					break
				}
			}
		}
	}
	return out
}

// nearly reports whether two words may be two spellings of one: long words with one
// letter more or another one, or with most of them in common at the beginning or at
// the end.
func nearly(a, b string) bool {
	x, y := []rune(a), []rune(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) < 5 {
		return false
	}
	front := 0
	for front < len(x) && x[front] == y[front] {
		front++
	}
	back := 0
	for back < len(x)-front && x[len(x)-1-back] == y[len(y)-1-back] {
		back++
	}
	if back == 0 && front >= len(x)-3 {
		return false // another ending
	}
	if len(y)-front-back <= 1 {
		return true
	}
	most := max(front, back)
	return most >= 6 && 3*most >= 2*utf8.RuneCountInString(string(y))
}
