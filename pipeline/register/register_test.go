package register

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	ics "github.com/arran4/golang-ical"
	"golang.org/x/text/language"

	"hexaglot/minutes"
)

// meeting is a meeting with an action of its own, a table of two, and one sentence of
// prose; half of it is in French.
func meeting() (*minutes.Document, []*minutes.Translation) {
	seg := func(id, text string) minutes.Segment { return minutes.Segment{ID: id, Text: text} }
	doc := &minutes.Document{Lang: language.Russian, Title: seg("title", "Третье заседание"), Meeting: minutes.Meeting{Date: "2031-05-05"}, Content: []minutes.Block{
		{ID: "s1", Kind: minutes.Section, Number: "1", Heading: seg("s1", "Открытие"), Content: []minutes.Block{
			{ID: "s1-b1", Kind: minutes.Paragraph, Text: []minutes.Segment{seg("s1-b1-1", "Решено."), seg("s1-b1-2", "Группа представит доклад в июне.")},
				Tasks: []minutes.InnerTask{{ID: "a1-1", Segments: []string{"s1-b1-2"}, Task: minutes.Task{Owner: []string{"Группа"}, Due: minutes.Due{From: "2031-06-01", To: "2031-06-30", Printed: "в июне"}}}}},
			{ID: "s1-b2", Kind: minutes.Table, Rows: [][]minutes.Segment{{seg("s1-b2-r1c1", "Мера"), seg("s1-b2-r1c2", "Кто")}, {seg("s1-b2-r2c1", "Письмо, срочно; *важно*"), seg("s1-b2-r2c2", "Секретариат")}},
				Tasks: []minutes.InnerTask{{ID: "a1-2", Segments: []string{"s1-b2-r2c1"}, Task: minutes.Task{Owner: []string{"Секретариату", "Иванова"}, Status: minutes.Done}}}},
		}},
		{ID: "s2", Kind: minutes.Section, Heading: seg("s2", "Разное"), Content: []minutes.Block{
			{ID: "a2-1", Kind: minutes.Action, Text: []minutes.Segment{seg("a2-1-1", "Секретариату разослать приглашение | [здесь](https://example.org/a,b).")},
				Task: minutes.Task{Owner: []string{"Секретариату"}, Due: minutes.Due{From: "2031-05-09"}, Time: "18:00", Zone: "UTC+3", Status: minutes.Started}},
		}},
	}}
	fr := &minutes.Translation{Lang: language.French, Targets: map[string]minutes.Target{
		"title":      {Text: "Troisième réunion", State: minutes.Translated},
		"s1-b2-r2c1": {Text: "Lettre, urgent\u00a0; *important*", State: minutes.Reviewed},
		"a2-1-1":     {Text: "Le secrétariat enverra l’invitation | [ici](https://example.org/a,b).", State: minutes.Translated},
	}}
	return doc, []*minutes.Translation{fr}
}

func TestOf(t *testing.T) {
	doc, translations := meeting()
	var got []string
	for _, e := range Of("k", doc, translations) {
		got = append(got, strings.Join([]string{e.ID, e.Anchor, e.Section["ru"], e.Text["ru"], e.Text["fr"], string(e.State["fr"])}, " / "))
	}
	want := []string{
		"a1-1 / s1 / 1. Открытие / Группа представит доклад в июне. /  / ",
		"a1-2 / s1 / 1. Открытие / Письмо, срочно; *важно* / Lettre, urgent\u00a0; *important* / reviewed",
		"a2-1 / a2 / Разное / Секретариату разослать приглашение | [здесь](https://example.org/a,b). / Le secrétariat enverra l’invitation | [ici](https://example.org/a,b). / translated",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("Of gives\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestSelection(t *testing.T) {
	doc, translations := meeting()
	all := Of("k", doc, translations)
	for _, c := range []struct {
		Selection
		want string
	}{
		{Selection{}, "a1-1 a1-2 a2-1"},
		{Selection{Open: true}, "a1-1 a2-1"},
		{Selection{DueBy: "2031-05-09"}, "a2-1"},
		{Selection{DueBy: "2031-06-29"}, "a2-1"},
		{Selection{DueBy: "2031-06-30"}, "a1-1 a2-1"},
		{Selection{Owner: "secretariat"}, "a1-2 a2-1"}, // asked for in English, printed in the dative
		{Selection{Owner: "иванова"}, "a1-2"},
		{Selection{Owner: "nobody"}, ""},
	} {
		var got []string
		for _, e := range c.From(all) {
			got = append(got, e.ID)
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%+v.From = %q, want %q", c.Selection, s, c.want)
		}
	}
}

func TestMarkdown(t *testing.T) {
	doc, translations := meeting()
	v := View{Lang: language.French, By: ByOwner, Path: func(key string, lang language.Tag) string { return key + "/index." + lang.String() + ".md" }}
	got, err := v.Markdown(Of("k", doc, translations), language.English)
	if err != nil {
		t.Fatal(err)
	}
	want := `# Registre des mesures à prendre

## Secrétariat

| | Échéance | Responsable | Mesure | État d’avancement |
|---|---|---|---|---|
| [a2-1](k/index.fr.md#a2) | 9 mai 2031 18:00 UTC+3 | Secrétariat | Le secrétariat enverra l’invitation \| [ici](https://example.org/a,b). | en cours |
| [a1-2](k/index.fr.md#s1) |  | Secrétariat, Иванова | Lettre, urgent ; *important* | exécutée |

## Группа

| | Échéance | Responsable | Mesure | État d’avancement |
|---|---|---|---|---|
| [a1-1](k/index.fr.md#s1) | 1er–30 juin 2031 | Группа | ⟦ru⟧ Группа представит доклад в июне. |  |

## Иванова

| | Échéance | Responsable | Mesure | État d’avancement |
|---|---|---|---|---|
| [a1-2](k/index.fr.md#s1) |  | Secrétariat, Иванова | Lettre, urgent ; *important* | exécutée |
`
	if flat(string(got)) != flat(want) {
		t.Errorf("Markdown =\n%s\nwant\n%s", got, want)
	}
}

func TestByDue(t *testing.T) {
	doc, translations := meeting()
	for lang, want := range map[language.Tag]string{language.French: "mai 2031/juin 2031/", language.Arabic: "أيار/مايو 2031/حزيران/يونيه 2031/", language.Und: "май 2031 года/июнь 2031 года/"} {
		got := ""
		for _, g := range (View{Lang: lang, By: ByDue}).groups(Of("k", doc, translations)) {
			got += g.heading + "/"
		}
		if flat(got) != want+"/" {
			t.Errorf("%s: groups by due are %q, want %q", lang, got, want+"/")
		}
	}
}

// flat makes all spaces alike: which of them French needs is not what is tested here.
func flat(s string) string {
	return strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(s)
}

func TestCSV(t *testing.T) {
	doc, translations := meeting()
	got := string(View{Lang: language.French, By: ByOwner}.CSV(Of("k", doc, translations)))
	if n := strings.Count(got, "\r\n"); n != 4 {
		t.Errorf("CSV has %d lines, want 4, one for each action and the head\n%s", n, got)
	}
	for _, want := range []string{"k,2031-05-05,a2-1,fr,Разное,Le secrétariat enverra l’invitation | ici.,Secrétariat,2031-05-09,,18:00,UTC+3,in progress,yes\r\n",
		"a1-1,fr,1. Открытие,Группа представит доклад в июне.,Группа,2031-06-01,2031-06-30,,,,no\r\n"} {
		if !strings.Contains(got, want) {
			t.Errorf("CSV lacks %q:\n%s", want, got)
		}
	}
}

// TestCalendar holds calendars of all languages to RFC 5545: lines of 75 octets at
// most that end with CRLF and cut no character, texts that are read back as they were.
func TestCalendar(t *testing.T) {
	doc, translations := meeting()
	all := Of("k", doc, translations)
	for _, lang := range minutes.Languages {
		data, err := View{Lang: lang}.Calendar(all, lang)
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range bytes.Split(bytes.TrimSuffix(data, []byte("\r\n")), []byte("\r\n")) {
			if len(line) > 75 || bytes.ContainsAny(line, "\r\n") || !utf8.Valid(line) {
				t.Errorf("%s: line of %d octets: %q", lang, len(line), line)
			}
		}
		c, err := ics.ParseCalendar(bytes.NewReader(data))
		if err != nil {
			t.Fatalf("%s: %v\n%s", lang, err, data)
		}
		want := [][3]string{
			{"Группа представит доклад в июне.", "20310630", ""},
			{"Письмо, срочно; важно", "", "COMPLETED"},
			{"Секретариату разослать приглашение | здесь.", "20310509T150000Z", "IN-PROCESS"},
		}
		if lang == language.French {
			want[1][0], want[2][0] = "Lettre, urgent\u00a0; important", "Le secrétariat enverra l’invitation | ici."
		}
		todos := c.Todos()
		if len(todos) != len(want) {
			t.Fatalf("%s: %d to-dos, want %d", lang, len(todos), len(want))
		}
		for i, todo := range todos {
			value := func(p ics.ComponentProperty) string {
				if x := todo.GetProperty(p); x != nil {
					return x.Value
				}
				return ""
			}
			got := [3]string{ics.FromText(value(ics.ComponentPropertySummary)), value(ics.ComponentPropertyDue), value(ics.ComponentPropertyStatus)}
			if got != want[i] {
				t.Errorf("%s: to-do %d is %q, want %q", lang, i, got, want[i])
			}
			if value(ics.ComponentPropertyUniqueId) != "k/"+all[i].ID+"@hexaglot" || value(ics.ComponentPropertyDtstamp) != "20310505T000000Z" {
				t.Errorf("%s: to-do %d: UID %q, DTSTAMP %q", lang, i, value(ics.ComponentPropertyUniqueId), value(ics.ComponentPropertyDtstamp))
			}
		}
	}
}

func TestLabels(t *testing.T) {
	for _, lang := range minutes.Languages {
		if _, err := labelsOf(lang); err != nil {
			t.Error(err)
		}
	}
}
