package check

import (
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"hexaglot/minutes"
)

// outside is how many translations of a direction may lie outside its bands: one in a
// thousand.
const outside = 1000

// room is by how much a band is made wider at either end, that of short sources and
// that of long ones: minutes are not the texts it was measured on, and say little in
// more ways than one. Those of Chinese are wide enough above.
func room(from, to language.Tag) (low, high [2]float64) {
	if from == language.Chinese || to == language.Chinese {
		return [2]float64{2, 1.1}, [2]float64{1.1, 1.1}
	}
	return [2]float64{2, 1.1}, [2]float64{1.4, 1.1}
}

// writeBands measures the bands of length, and leaves them some room. Which
// translations lie outside it chooses one by one: always the one without which a band
// becomes narrower by most.
func writeBands(t *testing.T, lines map[language.Tag][]string) {
	var out strings.Builder
	out.WriteString("# How long a translation is, in parts of its source's length: from, to, and at least and at most, of a\n" +
		"# source of thirty characters or more, or twelve of Chinese; then both again, of a long one: eighty, or thirty.\n" +
		"# Of 4,000 sentences of the development set of the United Nations Parallel Corpus v1.0 no more than one in\n" +
		"# a thousand lies outside; go test ./pipeline/check -run TestDevset -devset DIR -bands FILE measures it.\n")
	for _, from := range minutes.Languages {
		for _, to := range minutes.Languages {
			if from == to {
				continue
			}
			// Logarithms of how long they are, those that matter last: of short sources
			// the shortest and the longest, then of long ones.
			var tails [4][]float64
			for i, source := range lines[from] {
				of, text := characters(source), characters(lines[to][i])
				which := 0
				if of >= manyCharacters(from) {
					which = 2
				}
				if of >= fewCharacters(from) {
					tails[which] = append(tails[which], -math.Log(text/of))
				}
				tails[which+1] = append(tails[which+1], math.Log(text/max(of, fewCharacters(from))))
			}
			for i := range tails {
				slices.Sort(tails[i])
			}
			for range len(lines[from]) / outside {
				most, at := -1.0, 0
				for i, tail := range tails {
					if gap := tail[len(tail)-1] - tail[len(tail)-2]; gap > most {
						most, at = gap, i
					}
				}
				tails[at] = tails[at][:len(tails[at])-1]
			}
			last := func(i int) float64 { return math.Exp(tails[i][len(tails[i])-1]) }
			low, high := room(from, to)
			fmt.Fprintf(&out, "%s\t%s", from, to)
			for i := range 2 {
				fmt.Fprintf(&out, "\t%.2f\t%.2f", math.Floor(100/last(2*i)/low[i])/100, math.Ceil(100*last(2*i+1)*high[i])/100)
			}
			out.WriteString("\n")
		}
	}
	if err := os.WriteFile(*bandsFile, []byte(out.String()), 0o666); err != nil {
		t.Fatal(err)
	}
}

// TestBands holds length.tsv to have each pair of languages once, and a band for each.
func TestBands(t *testing.T) {
	if n := strings.Count(bandsTable, "\n") - strings.Count(bandsTable, "#"); n != 30 || len(bands()) != 30 {
		t.Errorf("length.tsv has %d lines and %d bands, want 30", n, len(bands()))
	}
	for _, from := range minutes.Languages {
		for _, to := range minutes.Languages {
			for _, b := range bands()[[2]language.Tag{from, to}] {
				if from != to && (b.low <= 0 || b.high <= b.low || b.high > 12) {
					t.Errorf("a band from %s to %s is %v", from, to, b)
				}
			}
		}
	}
}
