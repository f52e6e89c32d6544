package terms

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/language"
)

// mostWords is how many words of content a name has at most, its head aside.
const mostWords = 7

// A mention is a name as a passage has it, of a language that writes spaces.
type mention struct {
	words   []word // from its first to its last
	head    int    // where its head begins in words
	tail    int    // and ends; the same if it has none
	kind    string // what the head means; "" if there is none
	stem    string // the letters that the spellings of the head have in common
	root    string // the head, as names.tsv has it
	why     string // head, quoted or capitals
	called  bool   // in quotation marks, behind a word that says what it is: проект «…»
	generic bool   // it has no capital: perhaps any group
	open    bool   // it begins with its head and may end earlier: its words go on to where it cannot
}

// content are the words of a mention that say what it names.
func (n *mention) content(m *manner) []int {
	var out []int
	for i := range n.words {
		if (i < n.head || i >= n.tail) && !m.links(n.words[i]) {
			out = append(out, i)
		}
	}
	return out
}

// links reports whether a word only links others. A capital in A is a letter: Group A.
func (m *manner) links(w word) bool {
	return m.link[w.fold] && (!w.capital || utf8.RuneCountInString(w.text) > 1 || w.text == "À")
}

// mentions finds the names of a passage: in quotation marks, with a head, and in capitals.
func (m *manner) mentions(text string, ws []word) []mention {
	out := m.quoted(text, ws)
	taken := make([]bool, len(text)+1)
	for _, n := range out {
		for i := n.words[0].start; i < n.words[len(n.words)-1].end; i++ {
			taken[i] = true
		}
	}
	for _, find := range []func([]word) []mention{m.headed, m.capitals} {
		for _, n := range find(ws) {
			if taken[n.words[0].start] || taken[n.words[max(n.tail-1, 0)].start] {
				continue
			}
			last := len(n.words)
			if n.open {
				last = n.tail
			}
			for i := n.words[0].start; i < n.words[last-1].end; i++ {
				taken[i] = true
			}
			out = append(out, n)
		}
	}
	return out
}

// headed finds the names with a head.
func (m *manner) headed(ws []word) []mention {
	var out []mention
	for i := 0; i < len(ws); i++ {
		h, ok := m.headAt(ws[i:])
		if !ok {
			continue
		}
		if m.lang == language.English && m.headBehind(ws, i+len(h.words)) {
			continue // Exchange Points Forum
		}
		n := mention{kind: h.kind, root: strings.Join(h.words, " "), stem: h.loose, why: "head", open: m.lang != language.English && m.lang != language.Spanish}
		from := m.before(ws, i)
		end := i + len(h.words)
		n.head, n.tail = i-from, end-from
		if m.lang != language.Arabic && !ws[from].capital {
			if len(h.words) < 2 || m.lang == language.English {
				i = end - 1
				continue // a forum: any
			}
			n.generic, n.open = true, true
		}
		to := m.behind(ws, i, end)
		n.words = ws[from:to]
		if c := n.content(m); len(c) > 0 && c[0] < len(n.words) {
			out = append(out, n)
			if !n.open {
				i = to - 1
				continue
			}
		}
		i = end - 1
	}
	return out
}

// findHead finds the head of a name whose words are known.
func (n *mention) findHead(m *manner) {
	for k := range n.words {
		if h, ok := m.headAt(n.words[k:]); ok {
			n.kind, n.root, n.stem, n.head, n.tail = h.kind, strings.Join(h.words, " "), h.loose, k, k+len(h.words)
			return
		}
	}
}

// headBehind reports whether another head stands behind one, among the words with a
// capital that follow.
func (m *manner) headBehind(ws []word, i int) bool {
	for ; i < len(ws) && ws[i].capital && !ws[i].first && !m.links(ws[i]); i++ {
		if _, ok := m.headAt(ws[i:]); ok {
			return true
		}
	}
	return false
}

// before is where the words begin that stand before a head and belong to it: words with a
// capital in English, adjectives after one with a capital in Russian.
func (m *manner) before(ws []word, head int) int {
	k := head
	if m.lang == language.Russian {
		for k > 0 && head-k < mostWords && !ws[k].first && adjective(ws[k-1].fold) && !m.stop[ws[k-1].fold] {
			if k--; ws[k].capital {
				return k
			}
		}
		return head
	}
	if m.lang != language.English || !ws[head].capital {
		return head
	}
	for k > 0 && head-k < mostWords && ws[k-1].capital && !ws[k].first && !m.links(ws[k-1]) {
		k--
	}
	return k
}

// behind is where the words end that stand behind a head and may belong to it.
func (m *manner) behind(ws []word, head, end int) int {
	to, linked := end, false
	n := 0
	for j := end; j < len(ws) && !ws[j].first && n < mostWords; j++ {
		w := ws[j]
		link := m.links(w)
		if m.stop[w.fold] && !w.capital && !m.bridges(ws, head, end, j) {
			break
		}
		if link {
			if m.lang == language.Arabic && w.fold == "في" && (j+1 == len(ws) || !strings.HasPrefix(ws[j+1].fold, "ال")) {
				break // في عام
			}
			if j == end && m.inner[w.fold] || m.lang == language.French && w.fold == "à" && j+1 < len(ws) && hasEnd(ws[j+1].fold, infinitives) {
				break
			}
			linked = true
			if j > end && m.lang == language.English && j+1 < len(ws) && w.fold == "and" && ws[j+1].fold == "the" {
				break // another name
			}
			continue
		}
		if !m.follows(ws, head, j, linked) {
			break
		}
		n++
		to = j + 1
	}
	return to
}

// bridges reports whether a preposition that ends names ends none: behind a word that it
// belongs to (Access to Data), or behind a head of two words with two capitals to come, which
// are a field and no place (Expert Group in Rural Networks).
func (m *manner) bridges(ws []word, head, end, j int) bool {
	if !m.links(ws[j]) || j+1 >= len(ws) || ws[j+1].first {
		return false
	}
	next := j + 1
	for next+1 < len(ws) && m.links(ws[next]) && !ws[next+1].first {
		next++
	}
	if m.lang != language.Arabic && !ws[next].capital {
		return false
	}
	if _, ok := m.headAt(ws[next:]); ok {
		return false // another name
	}
	if j > end && m.governs[ws[j-1].stem] {
		return true
	}
	return j == end && end-head > 1 && m.lang != language.Arabic && next+1 < len(ws) && ws[next+1].capital && !ws[next+1].first
}

// follows reports whether a word may belong to the name whose head stands before it.
func (m *manner) follows(ws []word, head, j int, linked bool) bool {
	w := ws[j]
	switch m.lang {
	case language.English:
		return w.capital && linked
	case language.Spanish:
		return w.capital || linked && !ws[head].capital
	case language.French:
		return linked || w.capital || qualifies(w.fold) && j+1 < len(ws) && m.links(ws[j+1])
	case language.Russian:
		if m.links(ws[j-1]) {
			return true
		}
		return (linked || attribute(w.fold) || adjective(ws[j-1].fold)) && (w.capital || !hasEnd(w.fold, verbEnds))
	case language.Arabic:
		// a head with the article goes on with it, and one without it comes to it
		definite := strings.HasPrefix(ws[head].fold, "ال")
		if j > head+3 || linked {
			return true
		}
		if definite || strings.HasPrefix(ws[j-1].fold, "ال") {
			before, _ := clitics(w.fold)
			return before != "" && before != "و" && before != "ف"
		}
	}
	return true
}

// adjective reports whether a Russian word has the ending of one.
func adjective(w string) bool { return hasEnd(w, adjectiveEnds) }

var adjectiveEnds = []string{"ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие", "ого", "его", "ому", "ему", "ым", "им", "ых", "их", "ую", "юю", "ей", "ыми", "ими", "ом", "ем"}

// attribute reports whether a Russian word may be a genitive: Сеть общинных …
func attribute(w string) bool { return hasEnd(w, genitiveEnds) }

// verbEnds are those of Russian verbs in the third person: Комитет решил.
var verbEnds = []string{"ет", "ит", "ют", "ят", "ут", "ат", "ла", "ло", "ли", "ся", "сь"}

var genitiveEnds = []string{"ого", "его", "ой", "ей", "ых", "их", "ов", "ев", "ий", "а", "я", "и", "ы"}

// qualifies reports whether a French word behind a head looks like an adjective.
func qualifies(w string) bool {
	return hasEnd(strings.TrimSuffix(unaccented(w), "s"), []string{"al", "ale", "aux", "el", "elle", "ien", "ienne", "ique", "aire", "if", "ive", "ier", "iere", "ois", "oise", "eur", "able", "ible"})
}

func hasEnd(w string, ends []string) bool {
	return slices.ContainsFunc(ends, func(e string) bool { return len(w) > len(e)+2 && strings.HasSuffix(w, e) })
}

var infinitives = []string{"er", "ir", "re"}

// capitals are two words or more with capitals, links between them; the first word of a
// clause has its capital from there.
func (m *manner) capitals(ws []word) []mention {
	var out []mention
	for i := 0; i < len(ws); i++ {
		if !ws[i].capital || ws[i].first {
			continue
		}
		n := mention{why: "capitals"}
		j, end, count, acronyms := i, i, 0, 0
		for ; j < len(ws) && (j == i || !ws[j].first) && count <= mostWords; j++ {
			if ws[j].capital {
				count++
				end = j + 1
				if ws[j].acronym {
					acronyms++
				}
			} else if !m.link[ws[j].fold] {
				break
			}
		}
		if count > 1 && acronyms < count {
			n.words = ws[i:end]
			out = append(out, n)
		}
		i = max(i, j-1)
	}
	return out
}
