package minutes

import (
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"hexaglot/minutes/cue"
)

// TestCuesAgree holds what the cues of the files say against the regexp package, on the lines of all fixtures.
func TestCuesAgree(t *testing.T) {
	files, err := filepath.Glob("testdata/parse/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	lines := []string{"", "a", "é\xff", "\n", "ſ K"}
	for _, file := range files {
		a, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, strings.Split(string(a.Files[0].Data), "\n")...)
	}
	c, err := readCues()
	if err != nil {
		t.Fatal(err)
	}
	ac, err := readActionCues()
	if err != nil {
		t.Fatal(err)
	}
	cues := []*cue.Cue{c.action.Cue, c.item.Cue, c.title, c.told, ac.label, ac.ownerLabel, headRE, dashRE, addressRE}
	for _, tc := range ac.langs {
		cues = append(cues, tc.state, tc.article, tc.lead)
		for _, w := range []*cue.Words{tc.never, tc.actor, tc.act} {
			cues = append(cues, cue.New(w.String()))
		}
	}
	for _, c := range cues {
		re := regexp.MustCompile(c.String())
		for _, line := range lines {
			if got, want := c.MatchString(line), re.MatchString(line); got != want || want && !c.MayMatch(line) {
				t.Fatalf("MatchString(%q, %q) = %v, want %v", c, line, got, want)
			}
			if got, want := c.FindStringIndex(line), re.FindStringIndex(line); !slices.Equal(got, want) {
				t.Fatalf("FindStringIndex(%q, %q) = %v, want %v", c, line, got, want)
			}
		}
	}
}

// A cue that is tried at the beginnings of words only finds what the same expression
// finds that is tried everywhere.
func TestWordCueAgrees(t *testing.T) {
	files, _ := filepath.Glob("testdata/parse/*.txtar")
	for _, tag := range Languages {
		c := loadActionCues().langs[tag]
		cues := []*cue.Words{c.never, c.by, c.names, c.support}
		for _, q := range []requests{c.prose, c.reported, c.agreed, c.deedBy, c.deed, c.marked} {
			cues = append(append(append(cues, q.subject...), q.object...), q.after...)
		}
		var plain []*regexp.Regexp
		for _, w := range cues {
			begin := ""
			if c.spaced {
				begin = `(?:^|[^\p{L}\p{M}\p{N}])`
			}
			if w.First {
				begin = "^"
			}
			if w.Joined {
				begin += "[وف]?"
			}
			plain = append(plain, regexp.MustCompile(begin+strings.TrimPrefix(w.String(), "^")))
		}
		for _, file := range files {
			if !strings.HasSuffix(file, "-"+tag.String()+".txtar") {
				continue
			}
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, line := range strings.Split(string(a.Files[0].Data), "\n") {
				s := cue.Text(line)
				for i, w := range cues {
					if got, want := w.MatchString(s), plain[i].MatchString(s); got != want {
						t.Errorf("%s: %s in %q = %v, want %v", tag, w.String(), s, got, want)
					}
				}
				for _, q := range []requests{c.prose, c.reported, c.agreed, c.deedBy, c.deed, c.marked} {
					begun := q.begins.FindStringIndex(s)
					for _, w := range append(append(slices.Clone(q.subject), q.object...), q.after...) {
						if m := w.FindStringIndex(s); m != nil && (begun == nil || begun[0] > m[0]) {
							t.Errorf("%s: %s in %q = %v, begun at %v", tag, w.String(), s, m, begun)
						}
					}
				}
			}
		}
	}
}
