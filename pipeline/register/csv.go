package register

import (
	"bytes"
	"encoding/csv"
	"strings"
)

// columns are the head of the CSV. They are for programs and stay as they are.
var columns = []string{"meeting", "date", "id", "lang", "section", "action", "owner", "due_from", "due_to", "time", "zone", "status", "translated"}

// CSV writes entries as RFC 4180 has it, a line each, in UTF-8. Several owners are
// parted by "; ". The last column says whether the text is in the language of the
// view ("yes"), or still in that of the source ("no").
func (v View) CSV(entries []Entry) []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	w.Write(columns) // a bytes.Buffer takes all
	seen := map[[2]string]bool{}
	for _, g := range v.groups(entries) {
		for _, e := range g.entries {
			if at := [2]string{e.Meeting, e.ID}; !seen[at] { // one with two owners stands in two groups
				seen[at] = true
				section, _ := v.text(e, e.Section)
				text, ok := v.text(e, e.Text)
				w.Write([]string{e.Meeting, e.Date, e.ID, v.lang(e).String(), plain(section), plain(text), strings.Join(v.owners(e), "; "),
					e.Due.From, e.Due.To, e.Time, e.Zone, string(e.Status), map[bool]string{true: "yes", false: "no"}[ok]})
			}
		}
	}
	w.Flush()
	return b.Bytes()
}
