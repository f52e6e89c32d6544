package minutes

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// ownersUnder is a small document around one action.
var ownersUnder = map[string]string{
	"zh": "第三次会议记录\n2031年5月12日\n\n一、工作\n- 讨论了工作。\n行动：\n- %s\n",
	"ar": "محضر الاجتماع الثالث\n12 مايو 2031\n\n1. العمل\n- نوقش العمل.\nالإجراءات:\n- %s\n",
	"ru": "Протокол третьего заседания\n12 мая 2031 года\n\n1. Работа\n- Обсудили работу.\nДействия:\n- %s\n",
	"es": "Acta de la tercera reunión\n12 de mayo de 2031\n\n1. Trabajo\n- Se habló del trabajo con las personas invitadas y los miembros.\nAcciones:\n- %s\n",
	"fr": "Procès-verbal de la troisième réunion\n12 mai 2031\n\n1. Travaux\n- Les membres ont parlé des travaux avec leurs invités et dans les équipes.\nActions :\n- %s\n",
	"en": "Minutes of the third meeting\n12 May 2031\n\n1. Work\n- The work was talked about with the guests and the members of it.\nActions:\n- %s\n",
}

// Each line of the files is an action under a heading of actions, and who is to do it; or,
// in the files of prose, a paragraph that asks nobody to do anything.
func TestOwners(t *testing.T) {
	files, err := filepath.Glob("testdata/owners/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no fixtures", err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".txt")
		t.Run(name, func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			lang, prose := strings.CutSuffix(name, ".prose")
			for line := range strings.Lines(string(data)) {
				line = strings.TrimSuffix(line, "\n")
				if line == "" || line[0] == '#' {
					continue
				}
				text, want, ok := strings.Cut(line, " →")
				if ok == prose {
					t.Fatalf("%s: %q: want an action and its owners, or prose", file, line)
				}
				doc := strings.Replace(ownersUnder[lang], "- %s", text, 1)
				if prose {
					head, _, _ := strings.Cut(doc, "\n1. ")
					doc, _, _ = strings.Cut(head, "\n一、")
					doc += "\n\n" + text + "\n"
				} else {
					doc = fmt.Sprintf(ownersUnder[lang], text)
				}
				lines, err := ReadText([]byte(doc))
				if err != nil {
					t.Fatal(err)
				}
				d, _ := Parse(Source{File: "minutes.txt", Lines: lines})
				n, got := 0, ""
				for a := range d.Actions() {
					n, got = n+1, strings.Join(a.Owner, ", ")
				}
				if prose && n > 0 {
					t.Errorf("%s: %q is an action of %q", lang, text, got)
				}
				if !prose && (n != 1 || got != strings.TrimSpace(want)) {
					t.Errorf("%s: %d actions, owner of %q = %q, want %q", lang, n, text, got, strings.TrimSpace(want))
				}
			}
		})
	}
}
