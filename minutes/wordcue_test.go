package minutes

import (
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// A cue that is tried at the beginnings of words only finds what the same expression
// finds that is tried everywhere.
func TestWordCueAgrees(t *testing.T) {
	files, _ := filepath.Glob("testdata/parse/*.txtar")
	for _, tag := range Languages {
		c := loadActionCues().langs[tag]
		cues := []*wordCue{c.never, c.by, c.names, c.support}
		for _, q := range []requests{c.prose, c.reported, c.agreed, c.deedBy, c.deed, c.marked} {
			cues = append(append(append(cues, q.subject...), q.object...), q.after...)
		}
		var plain []*regexp.Regexp
		for _, cue := range cues {
			begin := ""
			if cue.spaced {
				begin = `(?:^|[^\p{L}\p{M}\p{N}])`
			}
			if cue.first {
				begin = "^"
			}
			if cue.joined {
				begin += "[وف]?"
			}
			plain = append(plain, regexp.MustCompile(begin+strings.TrimPrefix(cue.at.expr, "^")))
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
				s := cueText(line)
				for i, cue := range cues {
					if got, want := cue.MatchString(s), plain[i].MatchString(s); got != want {
						t.Errorf("%s: %s in %q = %v, want %v", tag, cue.at.expr, s, got, want)
					}
				}
				for _, q := range []requests{c.prose, c.reported, c.agreed, c.deedBy, c.deed, c.marked} {
					begun := q.begins.FindStringIndex(s)
					for _, cue := range append(append(slices.Clone(q.subject), q.object...), q.after...) {
						if m := cue.FindStringIndex(s); m != nil && (begun == nil || begun[0] > m[0]) {
							t.Errorf("%s: %s in %q = %v, begun at %v", tag, cue.at.expr, s, m, begun)
						}
					}
				}
			}
		}
	}
}
