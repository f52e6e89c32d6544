package glossary

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
)

func TestBuiltinHasEveryLanguage(t *testing.T) {
	g := Builtin()
	if n := len(g.Concepts()); n < 700 {
		t.Errorf("%d concepts, want 700 and more", n)
	}
	for _, c := range g.Concepts() {
		for _, lang := range languages {
			if _, ok := g.Preferred(c.ID, lang, Both); !ok {
				t.Errorf("%s has no rendering to use in %s", c.ID, lang)
			}
		}
	}
}

// The tables are kept sorted, so that a volunteer finds the place and a change is
// one line of a diff: concepts by subject and id, renderings in the order of the
// concepts and of the languages.
func TestTablesAreSorted(t *testing.T) {
	order := make(map[string]int)
	last := ""
	for i, row := range rows(t, conceptsTSV) {
		key := row[1] + "\t" + row[0]
		if key <= last {
			t.Errorf("concepts.tsv: %s (%s) stands after %q", row[0], row[1], last)
		}
		last = key
		order[row[0]] = i
	}
	lastConcept, lastLang := -1, -1
	for _, row := range rows(t, renderingsTSV) {
		concept := order[row[0]]
		lang := slices.IndexFunc(languages, func(l language.Tag) bool { return l.String() == row[1] })
		if concept < lastConcept || concept == lastConcept && lang < lastLang {
			t.Errorf("renderings.tsv: %s %s %q is not in its place", row[0], row[1], row[2])
		}
		lastConcept, lastLang = concept, lang
	}
}

func TestTextIsClean(t *testing.T) {
	for name, table := range map[string]string{"concepts": conceptsTSV, "renderings": renderingsTSV, "lookalikes": lookalikesTSV} {
		for n, line := range strings.Split(table, "\n") {
			if !norm.NFC.IsNormalString(line) {
				t.Errorf("%s.tsv:%d is not NFC: %q", name, n+1, line)
			}
			if strings.ContainsFunc(line, isInvisible) {
				t.Errorf("%s.tsv:%d has an invisible character: %q", name, n+1, line)
			}
			if strings.Contains(line, "  ") || strings.Contains(line, " \t") || strings.Contains(line, "\t ") {
				t.Errorf("%s.tsv:%d has a stray space: %q", name, n+1, line)
			}
		}
	}
}

func TestRenderingsAreInTheirScript(t *testing.T) {
	scripts := map[string]*unicode.RangeTable{"zh": unicode.Han, "ar": unicode.Arabic, "ru": unicode.Cyrillic}
	for _, r := range Builtin().renderings {
		script, own := scripts[r.Lang.String()]
		for _, text := range append([]string{r.Text}, r.Forms...) {
			found := false
			for _, c := range text {
				switch {
				case own && unicode.Is(script, c):
					found = true
				case unicode.Is(unicode.L, c) && !unicode.In(c, unicode.Latin, unicode.Lm):
					t.Errorf("%s, %s: %q has %q, which is of another script", r.Concept, r.Lang, text, c)
				}
			}
			// An acronym or a name that is not translated stays Latin.
			if own && !found && r.Case != Exact {
				t.Errorf("%s, %s: %q is not written in the language", r.Concept, r.Lang, text)
			}
		}
	}
}

// A text that says two concepts must say so in a note that begins with "also says".
func TestOneTextOneConcept(t *testing.T) {
	first := make(map[string]Rendering)
	for _, r := range Builtin().renderings {
		key := r.Lang.String() + "\t" + r.Text
		if r.Case != Exact {
			key = fold(r.Lang, key)
		}
		if f, ok := first[key]; ok && !strings.Contains(f.Note+r.Note, "also says") {
			t.Errorf("%s: %q is a rendering of %s and of %s", r.Lang, r.Text, f.Concept, r.Concept)
		}
		first[key] = r
	}
}

// What we say of a rendering must hold: a source for what is attested, "own
// rendering" only for what is proposed or advised against, and never as UN usage.
func TestSources(t *testing.T) {
	for _, r := range Builtin().renderings {
		what := fmt.Sprintf("%s, %s: %q", r.Concept, r.Lang, r.Text)
		own := r.Source == "own rendering"
		switch {
		case r.Source == "":
			t.Errorf("%s has no source", what)
		case own && (r.Status == Preferred || r.Status == Admitted):
			t.Errorf("%s is our own and %s: want proposed", what, r.Status)
		case own && r.Usage == UN:
			t.Errorf("%s is our own and called UN usage", what)
		case !own && r.Status == Proposed:
			t.Errorf("%s is attested by %s and only proposed", what, r.Source)
		case (r.Status == Superseded || r.Status == Forbidden) && r.Note == "":
			t.Errorf("%s is %s without a note that says why", what, r.Status)
		}
	}
}

// The six names in which the first two minutes of the group disagreed.
func TestTheSixConflicts(t *testing.T) {
	for _, c := range []struct{ concept, use, not string }{
		{"wg-multilingualism", "多语言工作组", "多语种工作组"},
		{"lightning-talk", "闪电演讲", "闪电式演讲"},
		{"open-forum", "开放论坛", "公开论坛"},
		{"co-facilitator", "共同协调员", "共同协调人"},
		{"wg-workshop-process", "研讨会进程工作组", "工作流程工作组"},
		{"remote-hub-proposal", "远程中心提案", "远程中心应用"},
	} {
		g := Builtin()
		if r, _ := g.Preferred(c.concept, language.Chinese, Community); r.Text != c.use {
			t.Errorf("Preferred(%s, zh) = %q, want %q", c.concept, r.Text, c.use)
		}
		ms := g.Find(language.Chinese, "讨论"+c.not+"的提案")
		if len(ms) < 2 || ms[1].Concept != c.concept || ms[1].Rendering.Text != c.not {
			t.Errorf("Find(zh, %q) = %v, want %s", c.not, ms, c.concept)
		} else if s := ms[1].Rendering.Status; rank(s) <= rank(Proposed) {
			t.Errorf("%s has the status %s", c.not, s)
		}
	}
}

// Every rendering is found where it stands alone, by its own concept, and so is
// every form of it.
func TestEveryRenderingIsFound(t *testing.T) {
	g := Builtin()
	for _, r := range g.renderings {
		for _, text := range append([]string{r.Text}, r.Forms...) {
			ms := g.Find(r.Lang, text)
			if slices.Contains(g.lookalikes, lookalike{r.Lang, text}) {
				continue // too like another word to be found alone: مالي
			}
			if len(ms) != 1 || ms[0].Start != 0 || ms[0].End != len(text) {
				t.Errorf("Find(%s, %q) = %v, want the whole for %s", r.Lang, text, spans(ms), r.Concept)
				continue
			}
			if m := ms[0]; m.Concept != r.Concept && !strings.Contains(r.Note+m.Rendering.Note, "also says") {
				t.Errorf("Find(%s, %q) = %s (%s, %s), want %s", r.Lang, text, m.Concept, m.Rendering.Text, m.Rule, r.Concept)
			}
		}
	}
}

func spans(ms []Match) []string {
	var out []string
	for _, m := range ms {
		out = append(out, fmt.Sprintf("%d-%d %s %s", m.Start, m.End, m.Concept, m.Rule))
	}
	return out
}

// rows returns the rows of a table without comments and header.
func rows(t *testing.T, table string) [][]string {
	t.Helper()
	var out [][]string
	for line := range strings.Lines(table) {
		if line = strings.TrimRight(line, "\n"); line != "" && !strings.HasPrefix(line, "#") {
			out = append(out, append(strings.Split(line, "\t"), "", "", ""))
		}
	}
	return out[1:]
}

// Every item of chineseborders.txt is read, as what it is written as.
func TestChineseBorders(t *testing.T) {
	seen := map[borderKey]bool{}
	for line := range strings.Lines(chineseBordersTXT) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		number, items, _ := strings.Cut(strings.TrimSpace(line), "\t")
		if cost, err := strconv.Atoi(number); err != nil || cost == 0 {
			t.Errorf("chineseborders.txt: cost %q, want a number", number)
		}
		for item := range strings.SplitSeq(items, " ") {
			k, ok := parseBorder(item)
			if !ok || k.String() != item || seen[k] {
				t.Errorf("parseBorder(%q) = %v, %v, or twice", item, k, ok)
			}
			seen[k] = true
		}
	}
	if len(seen) < 1000 {
		t.Errorf("chineseborders.txt has %d items, want more", len(seen))
	}
}
