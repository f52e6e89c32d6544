package marian

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"hexaglot/minutes/script"
)

// cut takes a text apart into tokens as a vocabulary might: at spaces, at punctuation and
// between characters of Chinese.
func cut(text string) (all []span) {
	var last rune
	for i, r := range text {
		n := len(string(r))
		switch {
		case script.Space(r):
		case len(all) > 0 && all[len(all)-1].end == i && joined(last, r):
			all[len(all)-1].end += n
		default:
			all = append(all, span{i, i + n})
		}
		last = r
	}
	return all
}

// cross makes a crossing whose tokens are aligned as said: the words of text, by the number
// of the token of the source that each comes from, counted from 1; 0 is aligned to nothing
// in particular.
func cross(source, text string, links ...int) *crossing {
	c := &crossing{source: source, text: text, from: cut(source), to: cut(text)}
	for i := range c.to {
		w := make([]float32, len(c.from)+1)
		for k := range w {
			w[k] = 0.2 / float32(len(w))
		}
		if i < len(links) && links[i] > 0 {
			w[links[i]-1] += 0.8
		}
		c.rows = append(c.rows, newRow(0, w[:len(c.from)]))
	}
	return c
}

func tagsOf(text string) (tags []string) {
	for {
		i := strings.IndexByte(text, '<')
		if i < 0 {
			return tags
		}
		n := strings.IndexByte(text[i:], '>')
		tags = append(tags, text[i:i+n+1])
		text = text[i+n+1:]
	}
}

func always(string) bool { return true }

// TestPut puts the tags of texts into what a network could have made of them.
func TestPut(t *testing.T) {
	for _, c := range []struct {
		text, behind string // behind the tags that stand alone, parted by |
		plain        string
		answer       string
		links        []int
		want         string
	}{
		{"Read <g1>the note</g1>.", "", "Read the note.", "Lisez la note.", []int{1, 2, 3, 4}, "Lisez <g1>la note</g1>."},
		{"Read <g1>the blue note</g1> now.", "", "Read the blue note now.", "Lisez maintenant la note bleue.", []int{1, 5, 2, 4, 3, 6}, "Lisez maintenant <g1>la note bleue</g1>."},
		{"Read <g1>the blue note</g1> now.", "", "Read the blue note now.", "Lisez la note maintenant bleue.", []int{1, 2, 4, 5, 3, 6}, "Lisez <g1>la note</g1> maintenant bleue."},
		{"<g1>Read the note</g1>.", "", "Read the note.", "Lisez la note.", []int{4, 4, 4, 4}, "<g1>Lisez la note</g1>."},
		{"<g1>Read the note.</g1>", "", "Read the note.", "Lisez la note.", []int{0, 0, 0, 0}, "<g1>Lisez la note.</g1>"},
		{"See <g1>the <g2>new</g2> note</g1> here.", "", "See the new note here.", "Voir ici la note nouvelle.", []int{1, 5, 2, 4, 3, 6}, "Voir ici <g1>la note <g2>nouvelle</g2></g1>."},
		{"<g1><g2>Chair</g2></g1>: A", "", "Chair: A", "Président : A", []int{1, 2, 3}, "<g1><g2>Président</g2></g1> : A"},
		{"<g1>Ana</g1> and <g2>Bo</g2>", "", "Ana and Bo", "Ana et Bo", []int{1, 1, 1}, "<g1>Ana et</g1> <g2>Bo</g2>"},
		{"阅读<g1>说明</g1>。", "", "阅读说明。", "Read the note.", []int{2, 3, 4, 5}, "Read <g1>the note</g1>."},
		{"Read <g1>the note</g1>.", "", "Read the note.", "阅读说明。", []int{1, 1, 3, 2, 4}, "阅读<g1>说明</g1>。"},
		{"Read <g1>the note</g1>, please.", "", "Read the note, please.", "اقرأ المذكرة، من فضلك.", []int{1, 3, 4, 5, 5, 6}, "اقرأ <g1>المذكرة</g1>، من فضلك."},
		{"Open <x1/> now.", "https://example.org", "Open X1 now.", "Ouvrez X1 maintenant.", []int{1, 2, 3, 4}, "Ouvrez <x1/> maintenant."},
		{"Open <x1/> now.", "https://example.org", "Open X1 now.", "Ouvrez maintenant.", []int{1, 3, 4}, "Ouvrez <x1/> maintenant."},
		{"Open it: <x1/>.", "https://example.org", "Open it: X1.", "Ouvrez-le.", []int{1, 0, 2, 5}, "Ouvrez-le <x1/>."},
		{"Open <x1/> <x2/> now.", "a.org/b|a.org/c", "Open X1 X2 now.", "Ouvrez maintenant.", []int{1, 4, 5}, "Ouvrez <x1/> <x2/> maintenant."},
		{"<x1/> is open.", "https://example.org", "X1 is open.", "Abierto.", []int{3, 4}, "<x1/> Abierto."},
		{"Open <x1/> now.", "{name}", "Open X1 now.", "打开。", []int{1, 1, 4}, "打开<x1/>。"},
		{"Open <x1/> now.", "{name}", "Open X1 now.", "Ouvrez X1 ou X1 maintenant.", []int{1, 1, 0, 2, 3, 4}, "Ouvrez ou <x1/> maintenant."},
		{"The <x1/> and the <x2/> met.", "IGF|IGF", "The IGF and the IGF met.", "IGF et IGF, puis IGF.", nil, "<x1/> et <x2/>, puis IGF."},
		{"The <x1/> and the <x2/> met.", "IGF|IGF Forum", "The IGF and the IGF Forum met.", "IGF Forum et IGF.", nil, "<x2/> et <x1/>."},
		{"The <x1/> met the <x2/>.", "Forum|IGF Forum", "The Forum met the IGF Forum.", "IGF Forum, Forum.", nil, "<x2/>, <x1/>."},
		{"The <x1/> met.", "IGF", "The IGF met.", "وIGF اجتمع IGFS.", []int{2, 2, 3, 3}, "و<x1/> اجتمع IGFS."},
		{"See <g1>the <x2/> note</g1> in X1 and <x3/>.", "a/b|c/d", "See the X2 note in X1 and X3.", "X2 : voir dans X1, X3 la note.", []int{3, 0, 1, 5, 6, 0, 8, 2, 4},
			"<g1><x2/></g1> : voir dans X1, <x3/> la note."},
		{"<g1><x2/></g1> is open.", "a.example.org/b", "X1 is open.", "Le X1 est ouvert.", []int{1, 1, 1, 1, 4}, "Le <g1><x2/></g1> est ouvert."},
		{"a <g1> </g1>b", "", "a  b", "c d", []int{1, 2}, "c<g1></g1> d"},
		{"<g1>Ana</g1><g2>Bo</g2>", "", "AnaBo", "Anabo", []int{1}, "<g1>Anabo</g1><g2></g2>"},
		{"", "", "", "", nil, ""},
	} {
		var behind []string
		tags, rest := tagsOf(c.text), strings.Split(c.behind, "|")
		for _, tag := range tags {
			b := ""
			if strings.HasSuffix(tag, "/>") {
				b, rest = rest[0], rest[1:]
			}
			behind = append(behind, b)
		}
		m, err := parse(c.text, tags, behind, always)
		if err != nil || m.text != c.plain {
			t.Errorf("parse(%q) = %q, %v, want %q", c.text, m.text, err, c.plain)
			continue
		}
		if got := m.put(cross(m.text, c.answer, c.links...)); got != c.want {
			t.Errorf("put(%q, %q) = %q, want %q", c.text, c.answer, got, c.want)
		}
	}
}

// randomTags is a text with tags, of words; depth says how deep pairs may nest.
func randomTags(r *rand.Rand, n *int, depth int) string {
	words := []string{"a", "note ", " of", "字", "说明 ", "مذكرة", " ", ".", "(", ")", "«", "X1", "X2 ", "IGF", "e\u0301", "", " 5 "}
	var b strings.Builder
	for range r.IntN(6) {
		switch k := r.IntN(8); {
		case k == 0:
			*n++
			b.WriteString("<x" + strconv.Itoa(*n) + "/>")
		case k == 1 && depth > 0:
			*n++
			i := strconv.Itoa(*n)
			b.WriteString("<g" + i + ">" + randomTags(r, n, depth-1) + "</g" + i + ">")
		default:
			b.WriteString(words[r.IntN(len(words))])
		}
	}
	return b.String()
}

// randomCrossing is what a bad network could make of a text: any words, aligned anyhow,
// with tokens that may begin and end anywhere.
func randomCrossing(r *rand.Rand, source string) *crossing {
	n := 40
	text := strings.Map(func(r rune) rune {
		if r == '<' || r == '>' || r == '/' {
			return -1
		}
		return r
	}, randomTags(r, &n, 0)+" "+[]string{"", "X1 X2 X3", "IGF IGFIGF IGF.", source}[r.IntN(4)])
	c := &crossing{source: source, text: text, from: pieces(r, source), to: pieces(r, text)}
	for range c.to {
		first := 0
		if len(c.from) > 0 {
			first = r.IntN(len(c.from))
		}
		w := make([]float32, len(c.from)-first)
		for k := range w {
			w[k] = r.Float32() * r.Float32()
		}
		c.rows = append(c.rows, newRow(first, w))
	}
	return c
}

func pieces(r *rand.Rand, text string) (all []span) {
	start := 0
	for i := range text {
		if i > start && r.IntN(2) == 0 {
			all = append(all, span{start, i})
			start = i
		}
	}
	if start < len(text) {
		all = append(all, span{start, len(text)})
	}
	return all
}

// TestPutOnce holds, for texts and networks of any kind, and also through a second
// network, that each tag comes back exactly once, that pairs nest as they did, and that no
// word is lost.
func TestPutOnce(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 1))
	for range 30_000 {
		n := 0
		text := randomTags(r, &n, 3)
		tags := tagsOf(text)
		behind := make([]string, len(tags))
		for i, tag := range tags {
			if strings.HasSuffix(tag, "/>") {
				behind[i] = []string{"IGF", "{a}", "Open Forum", "X1"}[r.IntN(4)]
			}
		}
		was := text
		for hop := range 2 {
			names, words := inOrder(text, tags, behind)
			m, err := parse(text, names, words, always)
			if err != nil {
				t.Fatalf("parse(%q): %v", text, err)
			}
			c := randomCrossing(r, m.text)
			text = m.put(c)
			got := tagsOf(text)
			if a, b := slices.Sorted(slices.Values(tags)), slices.Sorted(slices.Values(got)); !slices.Equal(a, b) || around(got) != around(tags) {
				t.Fatalf("hop %d: put(%q, %q) = %q", hop, was, c.text, text)
			}
			if hop == 0 && !strings.ContainsAny(was, "x") && letters(text) != letters(c.text) {
				t.Fatalf("put(%q, %q) = %q, other words", was, c.text, text)
			}
		}
	}
}

// TestPutMany holds the cost of thousands of tags: pairs in each other, names that are kept
// again and again, and tags that the network drops. Each would take minutes if every tag
// looked at all others in each other tag.
func TestPutMany(t *testing.T) {
	const n = 3000
	var nested, names, dropped strings.Builder
	for i := range n {
		s := strconv.Itoa(i)
		nested.WriteString("<g" + s + ">note ")
		names.WriteString("note <x" + s + "/> ")
		dropped.WriteString("note <x" + s + "/> ")
	}
	for i := range n {
		nested.WriteString("</g" + strconv.Itoa(n-1-i) + ">")
	}
	began := time.Now()
	for _, c := range []struct{ text, behind, answer string }{
		{nested.String(), "", strings.Repeat("mot ", n)},
		{names.String(), "IGF", strings.Repeat("mot IGF ", n)},
		{dropped.String(), "a.org/b", strings.Repeat("mot ", n)},
	} {
		tags := tagsOf(c.text)
		behind := slices.Repeat([]string{c.behind}, len(tags))
		m, err := parse(c.text, tags, behind, always)
		if err != nil {
			t.Fatal(err)
		}
		made := &crossing{source: m.text, text: c.answer, from: cut(m.text), to: cut(c.answer)}
		for i := range made.to {
			first := i * len(made.from) / len(made.to) // as if each segment were three tokens
			made.rows = append(made.rows, newRow(first, []float32{0.8, 0.1, 0.1}[:min(3, len(made.from)-first)]))
		}
		if got := tagsOf(m.put(made)); len(got) != len(tags) || around(got) != around(tags) {
			t.Errorf("%.40s…: %d tags come back of %d", c.text, len(got), len(tags))
		}
	}
	if took := time.Since(began); took > 20*time.Second {
		t.Errorf("it took %v", took)
	}
}

// around says of each tag which pairs it is in, in the order of the tags.
func around(tags []string) string {
	var all, open []string
	for _, tag := range tags {
		switch {
		case strings.HasPrefix(tag, "</"):
			if len(open) == 0 || open[len(open)-1] != "<"+tag[2:] {
				return tag + " crosses"
			}
			open = open[:len(open)-1]
		case strings.HasSuffix(tag, "/>"):
		default:
			all = append(all, tag+" in "+strings.Join(open, ""))
			open = append(open, tag)
		}
	}
	slices.Sort(all)
	return strings.Join(all, "\n")
}

// letters is a text without its tags and spaces.
func letters(text string) string {
	for _, tag := range tagsOf(text) {
		text = strings.Replace(text, tag, "", 1)
	}
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r == ' ' }), "")
}
