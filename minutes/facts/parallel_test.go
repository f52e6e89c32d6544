package facts

import (
	"bufio"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"
)

// TestParallel measures on real text how often a sentence and its translation have
// the same dates, numbers and references, as [Agree] compares them. It runs when it
// is told where the text is:
//
//	go test ./minutes/facts -run TestParallel -v -devset DIR [-disagreements PATH]
//
// DIR holds the development set of the United Nations Parallel Corpus 1.0, one
// sentence a line: UNv1.0.devset.en and its sisters zh, es, fr, ar, ru, and
// UNv1.0.devset.ids. For each language against English it prints the lines that
// differ (a) by their bare digits, the baseline, and (b) by our facts; and (c) as (b)
// without the numbers in words that only one side has, since languages say small
// numbers in other ways too (Arabic by the dual, Russian in adjectives). A number that
// opens a line and is that of its paragraph is left out of (b) and (c), as it is when
// minutes are read: English has none where the others do.
//
// Of (b) it prints whose doing they are, by the verdicts that readers gave on every one
// of them (testdata/verdicts), and how many have no verdict yet.
//
// With -disagreements PATH it writes PATH.zh.tsv and so on: at most 400 lines of (b),
// drawn with a fixed seed, all if there are fewer, with the number of the line, its
// id, both texts, and what only English and only the other has.
func TestParallel(t *testing.T) {
	if *devset == "" {
		return
	}
	read := func(ending string) []string {
		f, err := os.Open(filepath.Join(*devset, "UNv1.0.devset."+ending))
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
	english, ids := read("en"), read("ids")
	facts := make([][]Fact, len(english))
	for i, text := range english {
		facts[i] = Find(six[5], unnumbered(six[5], text))
	}
	for _, lang := range six[:5] {
		lines := read(lang.String())
		if len(lines) != len(english) || len(ids) != len(english) {
			t.Fatalf("%d lines of %s, %d of en, %d ids", len(lines), lang, len(english), len(ids))
		}
		digits, words := 0, 0
		var rows []string
		var differ []int
		for i, text := range lines {
			if !slices.Equal(bareDigits(text), bareDigits(english[i])) {
				digits++
			}
			found := Find(lang, unnumbered(lang, text))
			same, onlyA, onlyB := Agree(facts[i], found)
			if same {
				continue
			}
			if len(inDigits(onlyA))+len(inDigits(onlyB)) > 0 {
				words++
			}
			differ = append(differ, i+1)
			rows = append(rows, fmt.Sprintf("%d\t%s\t%s\t%s\t%s\t%s", i+1, strings.ReplaceAll(ids[i], "\t", " "), english[i], text, showAll(onlyA), showAll(onlyB)))
		}
		judged, err := readVerdicts("testdata/verdicts/" + lang.String() + ".tsv")
		if err != nil {
			t.Fatal(err)
		}
		count := map[string]int{}
		for _, n := range differ {
			count[judged[n]]++
		}
		gone := len(judged)
		for v, n := range count {
			if v != "" {
				gone -= n
			}
		}
		percent := func(n int) float64 { return 100 * float64(n) / float64(len(lines)) }
		t.Logf("%s: of %d lines differ (a) bare digits %d, %.1f %%; (b) facts %d, %.1f %%; (c) without lone number words %d, %.1f %%",
			lang, len(lines), digits, percent(digits), len(rows), percent(len(rows)), words, percent(words))
		ours := count["ours"] + count["ours-en"]
		t.Logf("%s: of the disagreements are ours %d, %.2f %% of the lines (%d of them of the English text), another wording %d, the translators' %d, the corpus's %d; without a verdict %d; verdicts of what is gone %d",
			lang, ours, percent(ours), count["ours-en"], count["words"], count["translators"], count["corpus"], count[""], gone)
		if *disagreements == "" {
			continue
		}
		r := rand.New(rand.NewPCG(2015, 4))
		r.Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
		rows = rows[:min(400, len(rows))]
		file := *disagreements + "." + lang.String() + ".tsv"
		if err := os.WriteFile(file, []byte("line\tid\ten\t"+lang.String()+"\tonly en\tonly "+lang.String()+"\n"+strings.Join(rows, "\n")+"\n"), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

var (
	devset        = flag.String("devset", "", "folder of the parallel text that TestParallel reads")
	disagreements = flag.String("disagreements", "", "where TestParallel writes what disagrees: a path, without .zh.tsv")
)

// bareDigits are the runs of digits of a text, sorted: what can be compared without
// reading.
func bareDigits(text string) []string {
	var runs []string
	for i := 0; i < len(text); {
		run, end := digitRun(text, i)
		if run == "" {
			i += runeLen(text, i)
			continue
		}
		runs = append(runs, run)
		i = end
	}
	slices.Sort(runs)
	return runs
}

// unnumbered cuts off the number of a paragraph.
func unnumbered(lang language.Tag, text string) string {
	if found := Find(lang, text); len(found) > 0 && found[0].Start == 0 && (found[0].Kind == Date || found[0].Kind == Dates) {
		return text
	}
	for _, re := range []*regexp.Regexp{numberRE, numbersRE} {
		if m := re.FindStringSubmatchIndex(text); m != nil {
			return text[m[3]:]
		}
	}
	return text
}

var (
	numberRE  = regexp.MustCompile(`^((?:[0-9٠-٩]{1,3}|\([0-9٠-٩]{1,3}|[一二三四五六七八九十]{1,3})(?:[．、]|(?:\.|-|–|\)| -)(?: +|$)))`)
	numbersRE = regexp.MustCompile(`^([0-9٠-٩]{1,3}(?:[.-][0-9٠-٩]{1,3})+ +)[\p{Lu}\p{Arabic}\p{Han}]`)
)

// inDigits are the values that are no small whole number: those may be said without a
// number.
func inDigits(values []Value) (out []Value) {
	for _, v := range values {
		if v.Kind != Number || len(v.Number) > 2 || v.Number > "12" && len(v.Number) == 2 {
			out = append(out, v)
		}
	}
	return out
}

func showAll(values []Value) string {
	var all []string
	for _, v := range values {
		all = append(all, show(v))
	}
	return strings.Join(all, "; ")
}
