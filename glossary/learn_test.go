package glossary

import (
	"bufio"
	"flag"
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"
)

var treebanks = flag.String("treebanks", "", "folder of *.conllu from which TestLearnBorders makes chineseborders.txt")

// A lesson is a word of chinese.txt in a text whose words are known, with another
// reading in which a word goes across one of its ends.
type lesson struct {
	gs   []glyph
	i, j int
	is   bool // whether it is a word there
}

// TestLearnBorders makes chineseborders.txt from texts whose words are divided by hand.
// It runs when it is told where they are:
//
//	go test ./glossary -run TestLearnBorders -v -treebanks DIR -devset DIR
//
// The first holds treebanks of Universal Dependencies, the second the development set
// of TestFalseHits; the head of chineseborders.txt says which ones. The costs are
// learned by an averaged perceptron (Collins, 2002): where a word is read wrongly, or
// rightly by little, what the right reading has becomes cheaper, and what the wrong one
// has becomes dearer. In the treebanks every word of chinese.txt is a term that is
// looked for.
func TestLearnBorders(t *testing.T) {
	if *treebanks == "" {
		return
	}
	const (
		rounds = 8
		margin = 160 // by how much a reading should be cheaper
		least  = 3   // what costs less is left out
	)
	lessons := readLessons(t)
	borders := newHanBorders()
	weights, sum, since := map[borderKey]int32{}, map[borderKey]int64{}, map[borderKey]int64{}
	step := int64(0)
	change := func(k borderKey, by int32) {
		sum[k] += int64(weights[k]) * (step - since[k])
		since[k] = step
		weights[k] += by
		borders.set(k, weights[k])
	}
	random := rand.New(rand.NewPCG(1, 1))
	for round := range rounds {
		wrong := 0
		random.Shuffle(len(lessons), func(a, b int) { lessons[a], lessons[b] = lessons[b], lessons[a] })
		for _, l := range lessons {
			step++
			var r hanReading
			r.open(chineseWords(), l.gs, l.i, l.j, true, true)
			r.weigh(borders)
			lead := r.other() - r.own()
			cheaper := int32(1)
			if !l.is {
				lead, cheaper = -lead, -1
			}
			if lead < 0 {
				wrong++
			}
			if lead >= margin {
				continue
			}
			for _, k := range r.passed(bound, bound) {
				change(k, -cheaper)
			}
			left, right := across, free
			if r.cheapest(free, across) < r.cheapest(across, free) {
				left, right = free, across
			}
			for _, k := range r.passed(left, right) {
				change(k, cheaper)
			}
		}
		t.Logf("round %d: %d of %d wrong", round+1, wrong, len(lessons))
	}
	costs := map[int][]string{}
	for k := range weights {
		change(k, 0)
		if cost := int(math.Round(float64(sum[k]) / float64(step))); max(cost, -cost) >= least {
			costs[cost] = append(costs[cost], k.String())
		}
	}
	var out strings.Builder
	for line := range strings.Lines(chineseBordersTXT) {
		if strings.HasPrefix(line, "#") {
			out.WriteString(line)
		}
	}
	for _, cost := range slices.Sorted(maps.Keys(costs)) {
		slices.Sort(costs[cost])
		fmt.Fprintf(&out, "%d\t%s\n", cost, strings.Join(costs[cost], " "))
	}
	if err := os.WriteFile("chineseborders.txt", []byte(out.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

// passed returns what the borders and lengths of a reading cost by.
func (r *hanReading) passed(left, right end) []borderKey {
	r.cheapest(left, right)
	var out []borderKey
	for b := r.n; b > 0; b = int(r.from[b]) {
		a := int(r.from[b])
		if b < r.n {
			out = append(out, newBorderKey(between, r.at(b-1), r.at(b)))
		}
		if a == r.i && b == r.j {
			continue // the term costs what it costs
		}
		out = append(out, newBorderKey(length, rune(b-a), 0))
		if b-a == 1 {
			out = append(out, newBorderKey(alone, r.at(a), 0), newBorderKey(firstAlone, r.at(a), r.at(b)), newBorderKey(lastAlone, r.at(a-1), r.at(a)))
		}
	}
	return out
}

func readLessons(t *testing.T) []lesson {
	names, _ := filepath.Glob(filepath.Join(*treebanks, "*.conllu"))
	if len(names) == 0 {
		t.Fatalf("%s has no *.conllu", *treebanks)
	}
	var out []lesson
	for _, name := range names {
		f, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		var gs []glyph
		border := map[int]bool{}
		lines := bufio.NewScanner(f)
		for lines.Scan() {
			line := lines.Text()
			id, rest, _ := strings.Cut(line, "\t")
			switch {
			case line == "":
				out = append(out, lessonsOf(gs, border)...)
				gs, border = nil, map[int]bool{}
			case rest != "" && !strings.ContainsAny(id, "-."):
				word, _, _ := strings.Cut(rest, "\t")
				border[len(gs)] = true
				gs = append(gs, glyphs(word, nil)...)
				border[len(gs)] = true
			}
		}
		if err := lines.Err(); err != nil {
			t.Fatal(err)
		}
	}
	if *devset != "" {
		out = append(out, parallelLessons(t)...)
	}
	return out
}

// lessonsOf returns the lessons of a sentence: the words of chinese.txt that are words
// there or lie across a border and one more end of a word.
func lessonsOf(gs []glyph, border map[int]bool) []lesson {
	const common, rare = 36, 80 // by cost: what is more frequent is grammar
	var out []lesson
	for i := range gs {
		k, inside := hanKey(0).with(gs[i].r), false
		for j := i + 2; j <= len(gs) && j <= i+longestHan; j++ {
			k, inside = k.with(gs[j-1].r), inside || border[j-1]
			ends := border[i] && border[j]
			if cost := chineseWords().longer[k].cost; cost < common || cost > rare || inside == ends {
				continue
			}
			var r hanReading
			if r.contested(gs, i, j) {
				out = append(out, lesson{gs, i, j, ends})
			}
		}
	}
	return out
}

// parallelLessons returns the places of terms in the Chinese of the development set:
// those that the English has too are words, and those that it has not and that are
// none by the words around are not.
func parallelLessons(t *testing.T) []lesson {
	const far = 20 // by how much they are none
	g := Builtin()
	concepts := map[hanKey][]string{}
	for _, r := range g.renderings {
		if gs := glyphs(r.Text, nil); r.Lang == language.Chinese && len(gs) <= longestHan {
			concepts[keyOf(gs)] = append(concepts[keyOf(gs)], r.Concept)
		}
	}
	english := readDevset(t, language.English)
	var out []lesson
	for n, text := range readDevset(t, language.Chinese) {
		said := map[string]bool{}
		for _, m := range g.Find(language.English, english[n]) {
			said[m.Concept] = true
		}
		gs := glyphs(text, nil)
		for i := range gs {
			for j := i + 2; j <= len(gs) && j <= i+longestHan; j++ {
				about := concepts[keyOf(gs[i:j])]
				if about == nil {
					continue
				}
				var r hanReading
				if !r.contested(gs, i, j) {
					continue
				}
				is := slices.ContainsFunc(about, func(c string) bool { return said[c] })
				switch ahead := r.other() - r.own(); {
				case is && ahead >= 0, !is && ahead < -far:
					out = append(out, lesson{gs, i, j, is})
				}
			}
		}
	}
	return out
}

// contested reports whether gs[i:j] can be read with a word of chinese.txt across one
// of its ends.
func (r *hanReading) contested(gs []glyph, i, j int) bool {
	if !r.open(chineseWords(), gs, i, j, true, true) {
		return false
	}
	r.weigh(newHanBorders())
	return r.other() < never
}

func keyOf(gs []glyph) hanKey {
	var k hanKey
	for _, g := range gs {
		k = k.with(g.r)
	}
	return k
}
