package glossary

import (
	"bufio"
	"flag"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/language"
)

var (
	devset  = flag.String("devset", "", "folder of the parallel text that TestFalseHits and TestBilingual read")
	samples = flag.String("samples", "", "where they write what has no verdict: a path, without .zh.tsv")
)

// TestFalseHits measures on real text how many terms are none. It runs when it is told
// where the text is:
//
//	go test ./glossary -run 'FalseHits|Bilingual' -v -devset DIR [-samples PATH]
//
// DIR holds the development set of the United Nations Parallel Corpus 1.0, one sentence
// a line: UNv1.0.devset.en and its sisters zh, es, fr, ar and ru. Of each language 300
// hits are drawn, the same whenever the hits are the same; testdata/verdicts says of
// each what a reader thought of it.
func TestFalseHits(t *testing.T) {
	if *devset == "" {
		return
	}
	for _, lang := range languages {
		lines := readDevset(t, lang)
		var drawn []draw
		for i, text := range lines {
			done := map[string]bool{}
			for _, m := range Builtin().Find(lang, text) {
				if !done[m.Concept] {
					done[m.Concept] = true
					drawn = append(drawn, newDraw("third draw ", lang, i+1, m.Concept, excerpt(text, m.Start, m.End)+"\t"+m.Rule))
				}
			}
		}
		all := len(drawn)
		drawn = first(drawn, 300)
		count, _ := judge(t, lang.String(), drawn)
		t.Logf("%s: %d hits; of %d drawn right %d, false %d, without a verdict %d", lang, all, len(drawn), count["ok"], count["false"], count[""])
		if n := count["ok"] + count["false"]; 100*count["false"] > n {
			t.Errorf("%s: %d of %d hits are false, want 1 %%", lang, count["false"], n)
		}
	}
}

// TestBilingual measures how often the human translation of a sentence has a term that
// its English has, for the 60 concepts that are most frequent in English: by exact
// match as other tools have it, the one preferred rendering being in the translation
// letter by letter, and by Find. Of each language 100 misses are drawn and have a verdict: ours, wording
// (the translation says it in other words), choice (it does not say it), sense (it is
// not the term in English).
func TestBilingual(t *testing.T) {
	if *devset == "" {
		return
	}
	g := Builtin()
	english := readDevset(t, language.English)
	has := make([]map[string]Match, len(english))
	frequent := map[string]int{}
	for i, text := range english {
		has[i] = map[string]Match{}
		for _, m := range g.Find(language.English, text) {
			if _, ok := has[i][m.Concept]; !ok {
				has[i][m.Concept] = m
				frequent[m.Concept]++
			}
		}
	}
	var concepts []string
	for c := range frequent {
		concepts = append(concepts, c)
	}
	sort.Slice(concepts, func(i, j int) bool {
		a, b := concepts[i], concepts[j]
		return frequent[a] > frequent[b] || frequent[a] == frequent[b] && a < b
	})
	concepts = concepts[:60]
	for _, lang := range languages[:5] {
		accepted, preferred := map[string][]string{}, map[string]string{}
		for _, c := range concepts {
			r, _ := g.Preferred(c, lang, UN)
			preferred[c] = r.Text
			for _, r := range g.Renderings(c, lang) {
				if rank(r.Status) <= rank(Proposed) {
					accepted[c] = append(accepted[c], r.Text)
				}
			}
		}
		hits, missesExact, missesAny := 0, 0, 0
		var missed []draw
		for i, text := range readDevset(t, lang) {
			var found []Match
			for _, c := range concepts {
				m, ok := has[i][c]
				if !ok {
					continue
				}
				hits++
				exact := slices.ContainsFunc(accepted[c], func(s string) bool { return strings.Contains(text, s) })
				if !exact {
					missesAny++
				}
				if !strings.Contains(text, preferred[c]) {
					missesExact++
				}
				if found == nil {
					found = g.Find(lang, text)
				}
				if exact || slices.ContainsFunc(found, func(f Match) bool {
					return rank(f.Rendering.Status) <= rank(Proposed) && g.says(f.Rendering, c)
				}) {
					continue
				}
				missed = append(missed, newDraw("", lang, i+1, c, excerpt(english[i], m.Start, m.End)+"\t"+text))
			}
		}
		drawn := first(missed, 100)
		count, n := judge(t, "misses."+lang.String(), drawn)
		percent := func(n int) float64 { return 100 * float64(n) / float64(hits) }
		ours := 0.0
		if n > 0 {
			ours = percent(len(missed)) * float64(count["ours"]) / float64(n)
		}
		t.Logf("%s: %d English hits; exact match has %.1f %% (%d misses; of any accepted rendering %d), Find %.1f %% (%d misses); of %d drawn ours %d, other wording %d, translators' choice %d, not the term %d, without a verdict %d; so ours are %.1f %% of the hits",
			lang, hits, 100-percent(missesExact), missesExact, missesAny, 100-percent(len(missed)), len(missed), len(drawn),
			count["ours"], count["wording"], count["choice"], count["sense"], count[""], ours)
		if 2*len(missed) > missesExact {
			t.Errorf("%s: %d misses, exact match %d: want half", lang, len(missed), missesExact)
		}
		if ours > 5 {
			t.Errorf("%s: ours are %.1f %% of the hits, want 5", lang, ours)
		}
	}
}

// A draw is a line and a concept that a reader is asked about.
type draw struct {
	line    int
	concept string
	lot     uint64
	show    string
}

// newDraw gives each line and concept a lot of its own, so that new terms change only
// a part of what is drawn. Another seed is another draw: what was mended by the verdicts of
// one draw says little of the next.
func newDraw(seed string, lang language.Tag, line int, concept, show string) draw {
	h := fnv.New64a()
	fmt.Fprintf(h, "%s%d %s %s", seed, line, lang, concept)
	lot := h.Sum64() // its high bits hardly change with the last letters
	lot ^= lot >> 33
	lot *= 0xff51afd7ed558ccd
	lot ^= lot >> 33
	return draw{line, concept, lot, show}
}

func first(all []draw, n int) []draw {
	sort.Slice(all, func(i, j int) bool { return all[i].lot < all[j].lot })
	return all[:min(n, len(all))]
}

// judge counts the verdicts on what was drawn, and how many have one, and writes out
// what has none.
func judge(t *testing.T, name string, drawn []draw) (map[string]int, int) {
	t.Helper()
	verdicts := map[string]string{}
	data, err := os.ReadFile(filepath.Join("testdata", "verdicts", name+".tsv"))
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		if f := strings.Split(strings.TrimSpace(line), "\t"); len(f) >= 3 {
			verdicts[f[0]+"\t"+f[1]] = f[2]
		}
	}
	count := map[string]int{}
	var rows []string
	for _, d := range drawn {
		key := strconv.Itoa(d.line) + "\t" + d.concept
		count[verdicts[key]]++
		if verdicts[key] == "" {
			rows = append(rows, key+"\t"+d.show+"\n")
		}
	}
	if *samples != "" {
		if err := os.WriteFile(*samples+"."+name+".tsv", []byte(strings.Join(rows, "")), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return count, len(drawn) - count[""]
}

// excerpt shows a hit in brackets with what stands around it.
func excerpt(text string, start, end int) string {
	before, after := []rune(text[:start]), []rune(text[end:])
	return string(before[max(0, len(before)-40):]) + "[" + text[start:end] + "]" + string(after[:min(30, len(after))])
}

func readDevset(t *testing.T, lang language.Tag) []string {
	t.Helper()
	f, err := os.Open(filepath.Join(*devset, "UNv1.0.devset."+lang.String()))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var lines []string
	s := bufio.NewScanner(f)
	s.Buffer(nil, 1<<20)
	for s.Scan() {
		lines = append(lines, strings.TrimSuffix(s.Text(), "\r"))
	}
	if s.Err() != nil {
		t.Fatal(s.Err())
	}
	return lines
}
