package minutes

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/language"
)

// proseFloors is how well sentences of prose are read in each language: how many of those that make somebody
// responsible are found, with the right owners and day, and at most how many of the others are taken for such.
var proseFloors = map[language.Tag]proseScore{
	language.Chinese: {29, 29, 29, 1},
	language.Spanish: {30, 30, 29, 1},
	language.French:  {30, 30, 29, 1},
	language.Arabic:  {27, 20, 26, 0},
	language.Russian: {30, 30, 29, 2},
	language.English: {30, 29, 30, 0},
}

// A proseScore counts sentences.
type proseScore struct{ found, owners, due, extra int }

// TestProse reads minutes without lists, one sentence a paragraph. Lines with "+" ask somebody to do something: who
// and the day stand behind the sentence. Lines with "-" do not.
func TestProse(t *testing.T) {
	for _, tag := range Languages {
		for _, width := range []int{0, 64} {
			got, report := readProse(t, tag, width)
			floor := proseFloors[tag]
			if got.found < floor.found || got.owners < floor.owners || got.due < floor.due || got.extra > floor.extra {
				t.Errorf("%s in lines of %d: %+v, want at least %+v\n%s", tag, width, got, floor, report)
			}
		}
	}
}

// wrapped is a text in lines of at most so many characters; 0 for any.
func wrapped(text string, width int) string {
	if width == 0 {
		return text
	}
	var b strings.Builder
	n := 0
	for _, w := range strings.SplitAfter(text, " ") {
		if k := utf8.RuneCountInString(w); n > 0 && n+k > width {
			b.WriteByte('\n')
			n = 0
		}
		b.WriteString(w)
		n += utf8.RuneCountInString(w)
	}
	return b.String()
}

func readProse(t *testing.T, tag language.Tag, width int) (got proseScore, report string) {
	data, err := os.ReadFile("testdata/prose/" + tag.String() + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	type sentence struct {
		asks             bool
		said, owner, due string
	}
	var want []sentence
	for _, line := range strings.Split(string(data), "\n") {
		said, asks := strings.CutPrefix(line, "+ ")
		if !asks {
			var other bool
			if said, other = strings.CutPrefix(line, "- "); !other {
				fmt.Fprintln(&text, line)
				continue
			}
		}
		parts := append(strings.Split(said, " | "), "", "")
		s := sentence{asks, strings.TrimSpace(strings.TrimSuffix(parts[0], " |")), strings.Trim(parts[1], " |"), strings.TrimSpace(parts[2])}
		want = append(want, s)
		fmt.Fprintln(&text, wrapped(s.said, width)+"\n")
	}
	lines, err := ReadText([]byte(text.String()))
	if err != nil {
		t.Fatal(err)
	}
	doc, _ := Parse(Source{File: "prose.txt", Lines: lines})
	tasks := map[string]InnerTask{}
	for b := range doc.Blocks() {
		for _, task := range b.Tasks {
			tasks[textOf(b, task.Segments[0])] = task
		}
	}
	for _, s := range want {
		task, ok := tasks[s.said]
		owner := strings.Join(task.Owner, "; ")
		due := task.Due.From
		if task.Due.To != "" {
			due += "/" + task.Due.To
		}
		switch {
		case s.asks && !ok:
			report += "missing: " + s.said + "\n"
		case !s.asks && ok:
			got.extra++
			report += "extra: " + s.said + " [" + owner + "]\n"
		case s.asks:
			got.found++
			if owner == s.owner {
				got.owners++
			}
			if due == s.due {
				got.due++
			}
			if owner != s.owner || due != s.due {
				report += fmt.Sprintf("wrong: %s [%s] %s, want [%s] %s\n", s.said, owner, due, s.owner, s.due)
			}
		}
	}
	return got, report
}
