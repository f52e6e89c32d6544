package minutes

import (
	"os"
	"strings"
	"testing"

	"hexaglot/minutes/cue"
)

// Each file of testdata/due says by when things are to be done; the first lines of en.txt
// explain how.
func TestDue(t *testing.T) {
	for _, lang := range Languages {
		file := "testdata/due/" + lang.String() + ".txt"
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		day := ""
		for i, line := range strings.Split(string(data), "\n") {
			if d, ok := strings.CutPrefix(line, "= "); ok {
				day = d
				continue
			}
			text, want, ok := strings.Cut(line, " | ")
			if !ok {
				continue
			}
			r := (&parser{doc: &Document{Lang: lang, Meeting: Meeting{Date: day}}}).tasksReader()
			task := r.said([]string{cue.Text(text)})
			got := task.Due.From
			if task.Due.To != "" {
				got += "/" + task.Due.To
			}
			if got == "" {
				got = "-"
			}
			got = strings.TrimSpace(strings.TrimSpace(got+" "+task.Time) + " " + task.Zone)
			if got != want {
				t.Errorf("%s:%d: %q is due %s, want %s", file, i+1, text, got, want)
			}
		}
	}
}
