package glossary

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/language"
)

var mark = regexp.MustCompile(`\[\[([a-z0-9-]+)(?::([a-z]+))?\|(.*?)\]\]`)

// marked writes the matches of a text into it, as testdata has them.
func marked(text string, ms []Match) string {
	var out strings.Builder
	done := 0
	for _, m := range ms {
		out.WriteString(text[done:m.Start] + "[[" + m.Concept)
		if m.Rule != "exact" {
			out.WriteString(":" + m.Rule)
		}
		out.WriteString("|" + text[m.Start:m.End] + "]]")
		done = m.End
	}
	return out.String() + text[done:]
}

func TestFind(t *testing.T) {
	for _, lang := range languages {
		data, err := os.ReadFile(filepath.Join("testdata", "find."+lang.String()+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for line := range strings.Lines(string(data)) {
			n++
			want := strings.TrimSuffix(line, "\n")
			if want == "" || strings.HasPrefix(want, "# ") {
				continue
			}
			text := mark.ReplaceAllString(want, "$3")
			if got := marked(text, Builtin().Find(lang, text)); got != want {
				t.Errorf("find.%s.txt:%d\n got %s\nwant %s", lang, n, got, want)
			}
		}
		if n < 30 {
			t.Errorf("find.%s.txt has %d lines, want 30 and more", lang, n)
		}
	}
}

func TestFindTakesAnyTagOfALanguage(t *testing.T) {
	for _, tag := range []string{"zh-Hans", "zh-CN", "zh"} {
		if ms := Builtin().Find(language.MustParse(tag), "开放论坛"); len(ms) != 1 {
			t.Errorf("Find(%s) = %v, want one match", tag, spans(ms))
		}
	}
	if ms := Builtin().Find(language.German, "IGF"); ms != nil {
		t.Errorf("Find(de) = %v, want none", spans(ms))
	}
}

// The preferred words are found whatever punctuation stands around them.
func TestFindIsLocal(t *testing.T) {
	g := Builtin()
	for _, lang := range languages {
		for _, r := range g.renderings {
			if r.Lang != lang || r.Status != Preferred || slices.Contains(g.lookalikes, lookalike{lang, r.Text}) {
				continue
			}
			for _, text := range []string{"— " + r.Text, "(" + r.Text + ")", r.Text + ", 7"} {
				ms := g.Find(lang, text)
				if len(ms) != 1 || text[ms[0].Start:ms[0].End] != r.Text {
					t.Errorf("Find(%s, %q) = %v, want %s", lang, text, spans(ms), r.Concept)
				}
			}
		}
	}
}

// A glossary may be used by several goroutines, and laid over another meanwhile; each
// finds what one alone finds. The race detector watches.
func TestFindFromSeveralGoroutines(t *testing.T) {
	over := trying(t)
	g := Builtin().With(over) // its indexes are not built yet
	texts, want := map[language.Tag]string{}, map[language.Tag]string{}
	for _, lang := range languages {
		data, err := os.ReadFile(filepath.Join("testdata", "find."+lang.String()+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		texts[lang] = mark.ReplaceAllString(string(data), "$3")
		want[lang] = marked(texts[lang], Builtin().With(over).Find(lang, texts[lang]))
	}
	var wg sync.WaitGroup
	for k := range 6 {
		wg.Go(func() {
			here := g
			if k%3 == 0 {
				here = g.With(over)
			}
			for i := range languages {
				lang := languages[(i+k)%len(languages)]
				if got := marked(texts[lang], here.Find(lang, texts[lang])); got != want[lang] {
					t.Errorf("Find(%s) is not what it is alone:\n got %s\nwant %s", lang, got, want[lang])
				}
			}
		})
	}
	wg.Wait()
}

func TestCaseRules(t *testing.T) {
	g, err := Read(strings.NewReader("id\tsubject\tpart\tnote\na\tx\tnoun\t\nb\tx\tnoun\t\nc\tx\tnoun\t\n"),
		strings.NewReader("concept\tlanguage\ttext\tstatus\tusage\tforms\tcase\tsource\tnote\n"+
			"a\ten\tWHO\tpreferred\t\t\texact\t\t\nb\ten\tgreen Paper\tpreferred\t\t\tpermissive\t\t\nc\ten\tWeb page\tpreferred\t\t\tignore\t\t\n"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, want string }{
		{"WHO Who who", "[[a|WHO]] Who who"},
		{"green Paper, Green Paper, green paper", "[[b|green Paper]], [[b:case|Green Paper]], [[b:case|green paper]]"},
		{"GREEN PAPERS", "[[b:stem|GREEN PAPERS]]"},
		{"Web page, web pages, WEB PAGE", "[[c|Web page]], [[c:stem|web pages]], [[c:case|WEB PAGE]]"},
	} {
		if got := marked(c.text, g.Find(language.English, c.text)); got != c.want {
			t.Errorf("Find(en, %q)\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

// A … stands for one word or none between two words of a text, twice at most: each one
// doubles the ways to read a text, and ten would make it a thousand times slower.
func TestGaps(t *testing.T) {
	var rs []Rendering
	for i, text := range []string{"red … green … blue", "…one … …two …", "x … y … z … w", strings.Repeat("a … b … c … d … ", 10), strings.Repeat("a … ", 40)} {
		rs = append(rs, Rendering{Concept: string(rune('p' + i)), Lang: language.English, Text: text, Status: Preferred})
	}
	g, err := New([]Concept{{ID: "p"}, {ID: "q"}, {ID: "r"}, {ID: "s"}, {ID: "t"}}, rs)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, want string }{
		{"red green blue, red or green or blue", "[[p|red green blue]], [[p:between|red or green or blue]]"},
		{"red or green blue, red green or blue", "[[p:between|red or green blue]], [[p:between|red green or blue]]"},
		{"red, green. blue", "red, green. blue"},
		{"one two, one or two", "[[q|one two]], [[q:between|one or two]]"},
		{"x or y or z w, x y z or w", "[[r:between|x or y or z w]], x y z or w"},
	} {
		if got := marked(c.text, g.Find(language.English, c.text)); got != c.want {
			t.Errorf("Find(en, %q)\n got %s\nwant %s", c.text, got, c.want)
		}
	}
	for _, text := range []string{"a b c d ", "a a b b c c d d ", "a b ", "a "} {
		g.Find(language.English, strings.Repeat(text, 1<<18/len(text)))
	}
}

// In a look-alike # is any number; in a term it is itself.
func TestNumberSign(t *testing.T) {
	for _, lang := range languages {
		g, err := New([]Concept{{ID: "language"}}, []Rendering{{Concept: "language", Lang: lang, Text: "C#", Status: Preferred}})
		if err != nil {
			t.Fatal(err)
		}
		g = link(g.concepts, g.renderings, []lookalike{{lang, "D#"}, {lang, "# C#"}})
		for _, c := range []struct{ text, want string }{
			{"C#", "[[language|C#]]"}, {"C5", "C5"}, {"C 5", "C 5"}, {"D# D5", "D# D5"}, {"7 C5 C#", "7 C5 [[language|C#]]"},
		} {
			if got := marked(c.text, g.Find(lang, c.text)); got != c.want {
				t.Errorf("Find(%s, %q) = %s, want %s", lang, c.text, got, c.want)
			}
		}
	}
}

// Of several concepts with one text, that of the best status is found, of the widest
// usage, of the first row.
func TestOneTextOfSeveralConcepts(t *testing.T) {
	for _, lang := range languages {
		text := map[language.Tag]string{language.Chinese: "椅子", language.Arabic: "كرسي", language.Russian: "стул"}[lang]
		if text == "" {
			text = "silla"
		}
		var cs []Concept
		var rs []Rendering
		for i, r := range []Rendering{{Status: Proposed}, {Status: Admitted, Usage: UN}, {Status: Admitted}, {Status: Admitted}, {Status: Superseded}} {
			r.Concept, r.Lang, r.Text = string(rune('a'+i)), lang, text
			cs, rs = append(cs, Concept{ID: r.Concept}), append(rs, r)
		}
		g, err := New(cs, rs)
		if err != nil {
			t.Fatal(err)
		}
		if got := marked(text, g.Find(lang, text)); got != "[[c|"+text+"]]" {
			t.Errorf("Find(%s, %q) = %s, want c", lang, text, got)
		}
	}
}

// Whatever the text, and whatever its language is said to be, matches are in order, do not
// overlap, lie on rune boundaries and are not empty, and finding twice gives the same: in
// the glossary of the program, and with terms over it that try the matcher.
func FuzzFind(f *testing.F) {
	for _, lang := range languages {
		data, err := os.ReadFile(filepath.Join("testdata", "find."+lang.String()+".txt"))
		if err != nil {
			f.Fatal(err)
		}
		lines := strings.Split(string(data), "\n")
		f.Add(strings.Join(lines[:3], "\n"))
		f.Add(mark.ReplaceAllString(strings.Join(lines[len(lines)-3:], "\n"), "$3"))
	}
	f.Add(strings.Repeat("e\u0301", 1<<9)) // one word: stemmers are not linear
	f.Add("`](((*_ {#\xff://@.a\u00ad www.")
	f.Add("they'll don't 'to report– a -- b… a c b 5#7 # Mr. Jordan B. Carter")
	glossaries := []*Glossary{Builtin(), Builtin().With(trying(f))}
	f.Fuzz(func(t *testing.T, text string) {
		for _, g := range glossaries {
			for _, lang := range languages {
				ms := g.Find(lang, text)
				end := 0
				for _, m := range ms {
					if m.Start < end || m.End <= m.Start || m.End > len(text) {
						t.Fatalf("Find(%s, %q) = %v: out of order", lang, text, spans(ms))
					}
					if !utf8.RuneStart(text[m.Start]) || m.End < len(text) && utf8.ValidString(text) && !utf8.RuneStart(text[m.End]) {
						t.Fatalf("Find(%s, %q) = %v: not on a rune boundary", lang, text, spans(ms))
					}
					if m.Concept == "" || m.Rule == "" || m.Rendering.Concept != m.Concept || m.Rendering.Lang != lang {
						t.Fatalf("Find(%s, %q) = %+v: of no concept of the language", lang, text, m)
					}
					end = m.End
				}
				if again := g.Find(lang, text); !slices.EqualFunc(ms, again, func(a, b Match) bool {
					return a.Start == b.Start && a.End == b.End && a.Concept == b.Concept && a.Rule == b.Rule
				}) {
					t.Fatalf("Find(%s, %q) gave %v, then %v", lang, text, spans(ms), spans(again))
				}
			}
		}
	})
}

// trying returns terms of signs, gaps, numbers and single letters, in every language.
func trying(tb testing.TB) *Glossary {
	var rs []Rendering
	for _, lang := range languages {
		for _, text := range []string{"a", "a-b", "a … b … c", "…", "#", "5G", "5", "- -", "'", "’s", "()", "C#", "ال", "中", "中 a", "и", "_"} {
			rs = append(rs, Rendering{Concept: "odd", Lang: lang, Text: text, Forms: []string{text + " " + text, "… " + text}, Status: Preferred, Case: Ignore})
		}
	}
	g, err := New([]Concept{{ID: "odd", Part: "noun"}}, rs)
	if err != nil {
		tb.Fatal(err)
	}
	g.lookalikes = []lookalike{{language.Chinese, "#中"}, {language.Chinese, "a#"}, {language.English, "# a #"}, {language.Arabic, "#"}}
	return g
}

func BenchmarkFind(b *testing.B) {
	for _, lang := range languages {
		data, err := os.ReadFile(filepath.Join("testdata", "find."+lang.String()+".txt"))
		if err != nil {
			b.Fatal(err)
		}
		text := strings.Repeat(mark.ReplaceAllString(string(data), "$3"), 50)
		b.Run(lang.String(), func(b *testing.B) {
			g := Builtin()
			g.Find(lang, text)
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				g.Find(lang, text)
			}
		})
	}
}
