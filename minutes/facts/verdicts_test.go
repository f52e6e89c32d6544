package facts

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// verdicts are what a reader may say of a line in which a text and its translation
// seem to have other facts; testdata/verdicts/README.md explains them.
var verdicts = []string{"ours", "ours-en", "words", "translators", "corpus"}

// readVerdicts reads a file of verdicts, by line, and says what is wrong with it.
func readVerdicts(file string) (map[int]string, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	all, last := map[int]string{}, 0
	for i, line := range strings.Split(strings.TrimSuffix(string(text), "\n"), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 3 || f[2] == "" {
			return nil, fmt.Errorf("%s:%d: want a line number, a verdict and a reason", file, i+1)
		}
		n, err := strconv.Atoi(f[0])
		if err != nil || n <= last {
			return nil, fmt.Errorf("%s:%d: %q is no number above %d", file, i+1, f[0], last)
		}
		if !slices.Contains(verdicts, f[1]) {
			return nil, fmt.Errorf("%s:%d: no verdict is called %q", file, i+1, f[1])
		}
		if words := len(strings.Fields(f[2])); words > 14 {
			return nil, fmt.Errorf("%s:%d: a reason of %d words, want a class of causes", file, i+1, words)
		}
		all[n], last = f[1], n
	}
	return all, nil
}

func TestVerdicts(t *testing.T) {
	for _, lang := range six[:5] {
		all, err := readVerdicts("testdata/verdicts/" + lang.String() + ".tsv")
		if err != nil {
			t.Error(err)
			continue
		}
		ours := 0
		for _, v := range all {
			if strings.HasPrefix(v, "ours") {
				ours++
			}
		}
		if ours >= 20 { // 0.5 % of 4,000 lines
			t.Errorf("%s: %d disagreements are ours, want fewer than 20", lang, ours)
		}
	}
}
