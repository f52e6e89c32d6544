package check

import (
	"bufio"
	"cmp"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/language"

	"hexaglot/glossary"
	"hexaglot/minutes"
)

var (
	devset    = flag.String("devset", "", "the folder of the development set of the United Nations Parallel Corpus 1.0")
	alarms    = flag.String("alarms", "", "a folder for what the rules say of it, a file for each rule")
	bandsFile = flag.String("bands", "", "a file for the bands of length that are measured on it")
)

// TestDevset measures how often the rules find fault with what translators of the
// United Nations wrote. It runs when it is told where the texts are:
//
//	go test ./pipeline/check -run TestDevset -v -devset DIR [-alarms DIR] [-bands length.tsv]
//
// DIR holds UNv1.0.devset.en and its sisters, one sentence a line. For each rule it
// prints the share of the lines that break it, in per cent, on average and in the worst
// direction, of the directions from English, to English, and the others.
func TestDevset(t *testing.T) {
	if *devset == "" {
		return
	}
	lines := readDevset(t)
	if *bandsFile != "" {
		writeBands(t, lines)
		return
	}
	g := glossary.Builtin()
	type share struct {
		n, of, worst int
		dir          string
	}
	shares := map[string]*share{}
	reports := map[string]*strings.Builder{}
	for _, from := range minutes.Languages {
		for _, to := range minutes.Languages {
			if from == to {
				continue
			}
			start := time.Now()
			count := map[string]int{}
			for i, source := range lines[from] {
				// The translators are asked what they wrote, not how the corpus cut it.
				p := Pair{From: from, To: to, Source: escape(source), Text: escape(lines[to][i])}
				if from == language.English || to == language.English {
					p.Glossary = g
				}
				last := ""
				for _, f := range Run(p) {
					for _, name := range []string{f.Rule, "(any that forbids)"} {
						if f.Rule == last || name != f.Rule && (last != "" && forbids(last) || !forbids(f.Rule)) {
							continue
						}
						count[name]++
						if reports[name] == nil {
							reports[name] = &strings.Builder{}
						}
						fmt.Fprintf(reports[name], "%s-%s\t%d\t%s\t%q\t%s\t%s\n", from, to, i+1, f.Said.ID, at(p, f), source, lines[to][i])
					}
					if forbids(f.Rule) || last == "" || !forbids(last) {
						last = f.Rule
					}
				}
			}
			for _, r := range append(Rules(), &Rule{Name: "(any that forbids)"}) {
				s := shares[r.Name]
				if s == nil {
					s = &share{}
					shares[r.Name] = s
				}
				s.n += count[r.Name]
				s.of += len(lines[from])
				if n := count[r.Name]; n > s.worst {
					s.worst, s.dir = n, from.String()+"-"+to.String()
				}
			}
			t.Logf("%s-%s: %v a line", from, to, time.Since(start)/time.Duration(len(lines[from])))
		}
	}
	for _, r := range append(Rules(), &Rule{Name: "(any that forbids)"}) {
		s := shares[r.Name]
		t.Logf("%-22s %6.3f %%, at worst %6.3f %% (%s)", r.Name, 100*float64(s.n)/float64(s.of), 100*float64(s.worst)/float64(len(lines[language.English])), cmp.Or(s.dir, "-"))
		if *alarms != "" && reports[r.Name] != nil {
			if err := os.WriteFile(filepath.Join(*alarms, r.Name+".tsv"), []byte(reports[r.Name].String()), 0o666); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// readDevset reads the sentences of each language.
func readDevset(t *testing.T) map[language.Tag][]string {
	t.Helper()
	lines := map[language.Tag][]string{}
	for _, lang := range minutes.Languages {
		f, err := os.Open(filepath.Join(*devset, "UNv1.0.devset."+lang.String()))
		if err != nil {
			t.Fatal(err)
		}
		s := bufio.NewScanner(f)
		s.Buffer(nil, 1<<20)
		for s.Scan() {
			lines[lang] = append(lines[lang], unnumbered(strings.TrimSpace(s.Text())))
		}
		f.Close()
		if s.Err() != nil {
			t.Fatal(s.Err())
		}
	}
	return lines
}

func forbids(name string) bool {
	return slices.ContainsFunc(rules, func(r *Rule) bool { return r.Name == name && r.Forbids })
}

// escape is a plain text as inline Markdown.
func escape(s string) string { return minutes.InlineText([]minutes.Span{{Text: s}}) }

// unnumbered cuts off the number of a paragraph, which the corpus has in some languages
// and not in others.
func unnumbered(s string) string {
	return s[len(numberRE.FindString(s)):]
}

var numberRE = regexp.MustCompile(`^(?:[0-9٠-٩]{1,3}|\([0-9٠-٩]{1,3}|[一二三四五六七八九十]{1,3})(?:[．、]|(?:\.|-|–|\)| -)(?: +|$))`)
