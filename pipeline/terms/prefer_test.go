package terms

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/language"

	"hexaglot/glossary"
	"hexaglot/minutes"
)

// TestPrefer gives what each preference writes by itself, and what it leaves to a person.
func TestPrefer(t *testing.T) {
	g := garden(t)
	for _, test := range []struct{ prefer, text, want, byHand string }{
		{"open-day=开放日", "1. 消息\n- 理事会将举办公众日。公众日免费。", "- 理事会将举办开放日。开放日免费。", ""},
		{"open-day=open day", "1. News\n- The public day went well.\n- Public days are free.", "- The open day went well.", "Public days"},
		{"open-day=open day", "1. News\n- Join a public day or a PUBLIC DAY.", "", "public day|PUBLIC DAY"}, // an open day
		{"steward=gardien associé", "1. Informations\n- Le cogardien est là.\n- Idée du cogardien.", "- Le gardien associé est là.", ""},
		{"plot-request:fr=initiative de parcelle", "1. Informations\n- La demande de parcelle est arrivée. Une demande de parcelle manque.", "- La demande de parcelle est arrivée. Une initiative de parcelle manque.", "demande de parcelle"},
		{"short-walk=короткая прогулка", "1. Новости\n- Состоялась краткая прогулка.\n- После краткой прогулки.", "- Состоялась короткая прогулка.", "краткой прогулки"},
		{"open-day=开放日", "1. 消息\n- 请读《公众日手册》。", "", "公众日"},                                                                           // the name of something
		{"plot-request:fr=dossier de parcelle", "1. Informations\n- La demande de parcelle est arrivée.", "", "demande de parcelle"}, // le dossier … arrivé
		{"open-day=اليوم المفتوح", "1. أخبار\n- نظم المجلس اليوم العام.\n- بدأ الاحتفال باليوم العام.", "- نظم المجلس اليوم المفتوح.", "باليوم العام"},
		{"open-day=jornada de puertas abiertas", "1. Novedades\n- Hubo una jornada pública.\n- Hubo jornadas públicas.", "- Hubo una jornada de puertas abiertas.", "jornadas públicas"},
	} {
		prefs, err := ParsePreference(g, test.prefer)
		if err != nil {
			t.Fatal(err)
		}
		plan := Prefer(g, prefs, []Text{readText(t, "a.txt", test.text, prefs[0].Lang)})
		patch, left := Patch("a.txt", []byte(test.text), plan.Edits)
		got := ""
		for line := range strings.Lines(string(patch)) {
			if strings.HasPrefix(line, "+") && !strings.HasPrefix(line, "+++") && got == "" {
				got = strings.TrimRight(line[1:], "\n")
			}
		}
		if got != test.want || len(left) > 0 {
			t.Errorf("Prefer(%s, %q) writes %q, want %q (left: %v)", test.prefer, test.text, got, test.want, left)
		}
		var hand []string
		for _, f := range plan.ByHand {
			hand = append(hand, f.Found)
		}
		if got := strings.Join(hand, "|"); got != test.byHand {
			t.Errorf("Prefer(%s, %q) leaves %q, want %q", test.prefer, test.text, got, test.byHand)
		}
	}
	for _, bad := range []string{"plot-request=application de parcelle", "open-day", "nothing=x", "open-day=journey", "open-day:de=Tag", "=x"} {
		if p, err := ParsePreference(g, bad); err == nil {
			t.Errorf("ParsePreference(%q) = %v, want an error", bad, p)
		}
	}
}

// TestPatch has git apply the patches of files that are hard to patch: without a last
// line feed, with DOS line ends, with names that git quotes.
func TestPatch(t *testing.T) {
	git, err := exec.LookPath("git")
	switch {
	case err == nil:
	case os.Getenv("HEXAGLOT_ALL") != "":
		t.Fatal(err)
	default:
		t.Skip(err)
	}
	g := garden(t)
	prefs, err := ParsePreference(g, "open-day=开放日")
	if err != nil {
		t.Fatal(err)
	}
	long := "1. 消息\n- 公众日\n" + strings.Repeat("\n- 其他事项没有变化。\n", 9) + "- 公众日和公众日\n\n- 又一个公众日"
	for name, data := range map[string]string{
		"a.md":             long,
		"dos.txt":          strings.ReplaceAll(long, "\n", "\r\n"),
		"a b/with word.md": long + "\n",
		"文件/页.md":          long,
		"link.md":          "1. 消息\n\n- [公众日](https://example.org/公众日) 与 **公众日**。\n",
	} {
		dir := t.TempDir()
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(data), 0o666); err != nil {
			t.Fatal(err)
		}
		decoded, err := minutes.Decode([]byte(data))
		if err != nil {
			t.Fatal(err)
		}
		plan := Prefer(g, prefs, []Text{readText(t, name, decoded, minutes.Languages[0])})
		patch, left := Patch(name, []byte(data), plan.Edits)
		if len(left)+len(plan.ByHand) > 0 {
			t.Errorf("%s: left: %v, by hand: %v", name, left, plan.ByHand)
		}
		apply := exec.Command(git, "-c", "core.autocrlf=false", "apply", "-")
		apply.Dir = dir
		apply.Env = append(os.Environ(), "GIT_CEILING_DIRECTORIES="+dir)
		apply.Stdin = bytes.NewReader(patch)
		if out, err := apply.CombinedOutput(); err != nil {
			t.Errorf("%s: git apply: %v\n%s\n%s", name, err, out, patch)
			continue
		}
		got, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		want := strings.ReplaceAll(data, "公众日", "开放日")
		want = strings.ReplaceAll(want, "example.org/开放日", "example.org/公众日")
		if string(got) != want {
			t.Errorf("%s: after git apply:\n%s\nwant:\n%s", name, got, want)
		}
	}
	e := Edit{File: "a.txt", Line: 9, Column: 1, Found: "x", Write: "y"}
	if patch, left := Patch("a.txt", []byte("x"), []Edit{e}); patch != nil || !slices.Equal(left, []Edit{e}) {
		t.Error(fmt.Sprintf("Patch of a line that is not there = %q, %v", patch, left))
	}
}

// A paragraph may be one line of thousands of terms: their places are found in one go.
func TestPreferLongLine(t *testing.T) {
	const n = 4000
	g, err := glossary.New([]glossary.Concept{{ID: "desk"}}, []glossary.Rendering{
		{Concept: "desk", Lang: language.English, Text: "front desk", Status: glossary.Preferred}})
	if err != nil {
		t.Fatal(err)
	}
	line := strings.Repeat("Members of the [group](https://example.org/a) met again at the front desk of the house. ", n)
	block := minutes.Line{Text: strings.ReplaceAll(line, "(https://example.org/a)", ""), N: 1}
	at := newPlacer([]minutes.Line{block}, line).find(block.Text, minutes.Pos{Line: 1})
	text := Text{File: "a.md", Passages: []Passage{{Lang: language.English, Text: block.Text, at: at}}}
	start := time.Now()
	plan := Prefer(g, []Preference{{"desk", language.English, "counter"}}, []Text{text})
	patch, left := Patch("a.md", []byte(line), plan.Edits)
	if took := time.Since(start); took > 10*time.Second {
		t.Errorf("%d terms of one line took %v", n, took)
	}
	if len(plan.Edits) != n || left != nil || strings.Count(string(patch), "at the counter of") != n {
		t.Errorf("%d edits, %d left, %d written; want %d, 0, %d", len(plan.Edits), len(left), strings.Count(string(patch), "counter"), n, n)
	}
}

// TestPreferLeaves has what a patch would break, with the terms of the program.
func TestPreferLeaves(t *testing.T) {
	for _, test := range []struct {
		prefer, text string
		want         Reason // "" if it is written
	}{
		{"sign-language:ru=перевод на жестовый язык", "1. Новости\n- Перевод на язык жестов обеспечен.", Doubled},
		{"translation:zh=译文", "1. 消息\n- 秘书处将翻译摘要。", Short},
		{"translation:zh=译文", "1. 消息\n- 会议记录的翻译：西班牙文。", ""},
		{"report:es=informe", "1. Novedades\n- Hubo programa y reporte.", ""},
	} {
		prefs, err := ParsePreference(glossary.Builtin(), test.prefer)
		if err != nil {
			t.Fatal(err)
		}
		plan := Prefer(glossary.Builtin(), prefs, []Text{readText(t, "a.txt", test.text, prefs[0].Lang)})
		var got Reason
		for _, h := range plan.ByHand {
			got = h.Why
		}
		if got != test.want {
			t.Errorf("Prefer(%s, %q) leaves it for %q, want %q", test.prefer, test.text, got, test.want)
		}
	}
	for _, c := range []struct{ before, text, want string }{{"programa y", "informe", "vowel"}, {"programa y", "reporte", ""}, {"siete u", "ocho", "vowel"}, {"uno o", "historia", ""}, {"y", "hijo", "vowel"}} {
		if got := dependent(language.Spanish, c.before, c.text); got != c.want {
			t.Errorf("dependent(es, %q, %q) = %q, want %q", c.before, c.text, got, c.want)
		}
	}
}
