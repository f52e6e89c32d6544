package terms

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"hexaglot/glossary"
	"hexaglot/minutes"
)

// mostAlike is how many names of one key are compared with each other.
const mostAlike = 32

// A variant is a name in one spelling, of a language that writes spaces: as its first use
// has it, and those that are only inflected.
type variant struct {
	name
	mention
	after []int    // its words of content
	keys  []string // of these
	near  string   // what the heads have in common that are easily confused with its own
}

// wordNames compares the names of the languages that write spaces. Two meet if they share
// a key (see keys): all their words, in any order and in any number and case, or all but
// one. What differs then says whether they are one name in two spellings.
func (c *comparison) wordNames() []pair {
	var out []pair
	for _, lang := range minutes.Languages {
		m := manners()[lang]
		if lang == language.Chinese || m == nil {
			continue
		}
		forms := c.variants(m)
		if len(forms) > 0 {
			forms = append(forms, c.listed(m)...)
		}
		out = append(out, m.spellings(forms)...)
	}
	return out
}

// variants are the names of the passages of a language, by how they are written.
func (c *comparison) variants(m *manner) []*variant {
	var all []mention
	var at []spot
	for i := range c.texts {
		for k := range c.texts[i].Passages {
			if p := &c.texts[i].Passages[k]; p.Lang == m.lang {
				for _, n := range m.mentions(p.Text, words(m.lang, p.Text)) {
					all = append(all, n)
					at = append(at, spot{text: i, passage: k})
				}
			}
		}
	}
	m.end(all, func(i int) string { return c.texts[at[i].text].Passages[at[i].passage].Text })
	by := map[string]*variant{}
	var out []*variant
	for i, n := range all {
		s := at[i]
		s.start, s.end = n.words[0].start+n.particle(m), n.words[len(n.words)-1].end
		key := n.surface()
		f := by[key]
		if f == nil {
			text := c.texts[s.text].Passages[s.passage].Text
			f = m.variant(n, text[s.start:s.end])
			by[key] = f
			out = append(out, f)
		}
		f.uses = append(f.uses, s)
	}
	return out
}

func (m *manner) variant(n mention, text string) *variant {
	f := &variant{name: name{lang: m.lang, text: text}, mention: n, near: m.confuse[n.kind]}
	f.after = n.content(m)
	for _, i := range f.after {
		f.keys = append(f.keys, n.words[i].stem)
	}
	return f
}

// particle is how many bytes of an Arabic head are particles before it: و, ب. Of لل nothing
// can be cut.
func (n *mention) particle(m *manner) int {
	if m.lang != language.Arabic || n.head > 0 || n.tail == 0 {
		return 0
	}
	first, _, _ := strings.Cut(n.root, " ")
	first = strings.TrimSuffix(first, "ة")
	for i, r := range n.words[0].text {
		if strings.HasPrefix(fold(n.words[0].text[i:]), first) {
			return i
		}
		if !strings.ContainsRune("وفبكل", r) {
			break
		}
	}
	return 0
}

// surface is how a name is written, a capital of its first word aside.
func (n *mention) surface() string {
	var b strings.Builder
	b.WriteString(n.kind)
	for i, w := range n.words {
		b.WriteByte(' ')
		if i == 0 {
			b.WriteString(asWritten(w))
			continue
		}
		b.WriteString(w.text)
	}
	if n.open {
		b.WriteString(" …")
	}
	return b.String()
}

// listed are the names that the glossary has: what is nearly one of them is one of them.
func (c *comparison) listed(m *manner) []*variant {
	var out []*variant
	for _, concept := range c.g.Concepts() {
		if concept.Part != "name" {
			continue
		}
		for _, r := range c.g.Renderings(concept.ID, m.lang) {
			if r.Status == glossary.Superseded || r.Status == glossary.Forbidden {
				continue
			}
			ws := words(m.lang, r.Text)
			for _, n := range m.headed(ws) {
				if n.words[0].start == ws[0].start && n.words[len(n.words)-1].end == ws[len(ws)-1].end {
					n.open = false
					f := m.variant(n, r.Text)
					f.entry, f.name.form = concept.ID, r.Text
					out = append(out, f)
				}
			}
		}
	}
	return out
}

// A sharing gathers names by keys, each list in the order in which the names came.
type sharing struct {
	by    map[string][]*variant
	order []string
}

func (s *sharing) add(key string, f *variant) {
	list := s.by[key]
	if list == nil {
		s.order = append(s.order, key)
	}
	if len(list) < mostAlike && (len(list) == 0 || list[len(list)-1] != f) {
		s.by[key] = append(list, f)
	}
}

// spellings pairs the names that may be one.
func (m *manner) spellings(forms []*variant) []pair {
	alike := &sharing{by: map[string][]*variant{}}
	for _, f := range forms {
		alike.add(f.loose(), f)
	}
	var all []*variant // those that are inflected are one
	for _, k := range alike.order {
		all = append(all, m.join(alike.by[k])...)
	}
	alike = &sharing{by: map[string][]*variant{}}
	for _, f := range all {
		for _, k := range f.shared() {
			alike.add(k, f)
		}
	}
	var out []pair
	done := map[[2]*variant]bool{}
	for _, k := range alike.order {
		list := alike.by[k]
		for i, a := range list {
			for _, b := range list[i+1:] {
				if done[[2]*variant{a, b}] || a.entry != "" && b.entry != "" {
					continue
				}
				done[[2]*variant{a, b}] = true
				if p, ok := m.pair(a, b); ok {
					out = append(out, p)
				}
			}
		}
	}
	return out
}

// join makes one of the forms of a key that are only inflected; the most used comes first.
func (m *manner) join(list []*variant) []*variant {
	slices.SortStableFunc(list, func(a, b *variant) int { return cmp.Compare(len(b.uses), len(a.uses)) })
	var out []*variant
	for _, f := range list {
		i := slices.IndexFunc(out, func(o *variant) bool { return o.entry == f.entry && o.open == f.open && m.compare(o, f) == same })
		if i < 0 {
			out = append(out, f)
			continue
		}
		out[i].uses = append(out[i].uses, f.uses...)
	}
	for _, f := range out {
		slices.SortFunc(f.uses, inOrder)
	}
	return out
}

// loose is what all spellings of a name have: its head and its words, in any order.
func (f *variant) loose() string {
	end := ""
	if f.open {
		end = "…"
	}
	return f.kind + "|" + strings.Join(slices.Sorted(slices.Values(f.keys)), " ") + end
}

// joined are the letters of a name, in two ways: where words are parted is no difference.
func (f *variant) joined() [2]string {
	folds := ""
	for i, w := range f.words {
		if i < f.head || i >= f.tail {
			folds += w.fold
		}
	}
	head := strings.ReplaceAll(f.root, " ", "")
	return [2]string{head + strings.Join(f.keys, ""), head + strings.TrimSuffix(folds, "s")}
}

// shared are the keys by which a name meets others: all its words, the letters of all of
// them together, and all words but one. Of one that may end earlier, these are of all its
// beginnings.
func (f *variant) shared() []string {
	seen := map[string]bool{}
	n := len(f.keys)
	for _, joined := range f.joined() {
		seen["="+joined] = true
	}
	if f.open {
		for _, i := range f.after {
			for _, joined := range f.cut(i).joined() {
				seen["="+joined] = true
			}
		}
	}
	from := n
	if f.open {
		from = min(2, n)
	}
	for k := from; k <= n; k++ {
		part := slices.Sorted(slices.Values(f.keys[:k]))
		seen[f.kind+"|"+strings.Join(part, " ")] = true
		if f.lang == language.Arabic && k > 2 {
			seen[indefinite(f.root)+"~"+strings.Join(part, " ")] = true
		}
		if f.near != "" && k > 1 {
			seen[f.near+"~"+strings.Join(part, " ")] = true
		}
		for i := range part {
			if rest := slices.Delete(slices.Clone(part), i, i+1); len(rest) > 0 {
				seen[f.kind+"|"+strings.Join(rest, " ")] = true
			}
		}
		if k == 1 && f.kind != "" {
			if w := []rune(f.words[f.after[0]].fold); len(w) > 3 {
				seen[f.kind+"|"+string(w[:2])+"…"] = true
				seen[f.kind+"|…"+string(w[len(w)-2:])] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(seen))
}

func inOrder(a, b spot) int {
	return cmp.Or(cmp.Compare(a.text, b.text), cmp.Compare(a.passage, b.passage), cmp.Compare(a.start, b.start))
}
