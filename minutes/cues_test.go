package minutes

import (
	"path"
	"regexp/syntax"
	"strings"
	"testing"

	"hexaglot/minutes/cue"
)

// Each pattern of the files is an expression of its own: joined to the others, one bracket too many could hide another.
func TestCueFiles(t *testing.T) {
	for _, dir := range []string{"cues", "cues/actions"} {
		for _, tag := range Languages {
			err := cue.ReadFile(cueFiles, path.Join(dir, tag.String()+".txt"), func(kind, value string) error {
				_, err := syntax.Parse(strings.NewReplacer("…", "", "{month}", "", "{year}", "", "{day}", "").Replace(value), syntax.Perl)
				return err
			})
			if err != nil {
				t.Error(err)
			}
		}
	}
}

// A line begins an annex, or is one of prose that names one.
func TestAnnexHeading(t *testing.T) {
	for line, want := range map[string]bool{
		"Annex": true, "ANNEX A1": true, "Annex A3.1": true, "Appendix II: Participants": true, "Attachment 1 – Agenda": true, "Annex 3 Documents": true,
		"Annexe n° 2 : Liste": true, "Appendice A": true, "Anexo I": true, "Anexo. Lista": true, "Приложение № 2": true, "Приложение А. Список": true,
		"附件一": true, "附件：名单": true, "附录 2 名单": true, "المرفق الأول": true, "المرفق ٢: القائمة": true, "مرفق": true,
		"Annex to the minutes: participants": true, "DOCUMENTO UNIDO ÚNICO.– Orden del día": true, "Anexo único": true, "Pièce jointe no 1 – Documents": true, "Annexe au procès-verbal": true,
		"Единственное приложение. Список": true, "Приложение к протоколу № 6-К. Материалы": true, "附：与会者名单": true, "مرفق وحيد: وثائق الاجتماع": true, "ملحق المحضر": true,
		"Annex to the report was read": false, "Annexe au rapport lue": false, "附带说明": false, "مرفق المياه": false,
		"Annexes to the report were read": false, "Attachment theory was discussed": false, "Приложение для телефона представлено": false,
		"附件已经发给各位成员": false, "المرفق الذي وزعته الأمانة": false, "Anexo al informe se leyó": false,
	} {
		if got := loadCues().annexHeading(line); got != want {
			t.Errorf("annexHeading(%q) = %v, want %v", line, got, want)
		}
	}
}

func TestAttendanceLabel(t *testing.T) {
	for line, want := range map[string]bool{
		"Present: Ana, Li": true, "PARTICIPANTS": true, "Apologies received:": true, "Présents : Ana": true, "Étaient présents : Ana": true, "Asistentes: Ana": true,
		"Присутствовали: Анна": true, "出席人员：李梅": true, "الحاضرون: منصور": true, "Present a report to the group": false, "与会者同意": false,
	} {
		if got := loadCues().attendanceLabel(line); got != want {
			t.Errorf("attendanceLabel(%q) = %v, want %v", line, got, want)
		}
	}
}
