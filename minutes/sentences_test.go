package minutes

import (
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"
)

func TestSentences(t *testing.T) {
	data, err := os.ReadFile("testdata/sentences.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		parts := strings.Split(line, " | ")
		lang, want := language.MustParse(parts[0]), parts[1:]
		text := JoinSentences(lang, want)
		var got []string
		for _, s := range Sentences(lang, text) {
			got = append(got, text[s[0]:s[1]])
		}
		if !slices.Equal(got, want) {
			t.Errorf("Sentences(%s, %q) =\n%q, want\n%q", lang, text, got, want)
		}
	}
}

func TestDetect(t *testing.T) {
	for text, want := range map[string]language.Tag{
		"The members of the MAG met in Geneva and discussed the programme.":      language.English,
		"Los miembros del MAG se reunieron en Ginebra para hablar del programa.": language.Spanish,
		"Les membres du MAG se sont réunis à Genève pour parler du programme.":   language.French,
		"Члены MAG встретились в Женеве (WG-WSP).":                               language.Russian,
		"اجتمع أعضاء MAG في جنيف":                                                language.Arabic,
		"IGF MAG 成员在日内瓦开会，讨论 WG-WSP 的工作":                                         language.Chinese,
		"":      language.Und,
		"12:30": language.Und,
	} {
		if got := Detect(text); got != want {
			t.Errorf("Detect(%q) = %s, want %s", text, got, want)
		}
	}
}

func TestSplitMarker(t *testing.T) {
	for _, c := range []struct {
		in, text, style string
		value           int
		rest            string
	}{
		{"◼ 秘书处", "◼", "◼", 0, "秘书处"},
		{"\uf0d8 text", "➢", "➢", 0, "text"},
		{"- text", "-", "-", 0, "text"},
		{"-text", "", "", 0, "-text"},
		{"o text", "o", "o", 0, "text"},
		{"online", "", "", 0, "online"},
		{"5．“全球", "5．", "1.", 5, "“全球"},
		{"4.  PNAI", "4.", "1.", 4, "PNAI"},
		{"12.5 per cent", "", "", 0, "12.5 per cent"},
		{"2025 was", "", "", 0, "2025 was"},
		{"3、其他", "3、", "1.", 3, "其他"},
		{"十二、其他", "十二、", "一、", 12, "其他"},
		{"（三）其他", "（三）", "（一）", 3, "其他"},
		{"IV. Other", "IV.", "I.", 4, "Other"},
		{"II.1 no", "", "", 0, "II.1 no"},
		{"(b) text", "(b)", "(a)", 2, "text"},
		{"б) текст", "б)", "a)", 2, "текст"},
		{"(ب) نص", "(ب)", "(a)", 2, "نص"},
		{"٣. نص", "٣.", "1.", 3, "نص"},
		{"4.2 Groups", "4.2", "1.1", 2, "Groups"},
		{"16:15 start", "", "", 0, "16:15 start"},
		{"1- افتتاح", "1-", "1-", 1, "افتتاح"},
		{"1/ Ouverture", "1/", "1/", 1, "Ouverture"},
		{"B/ Le temple", "B/", "A/", 2, "Le temple"},
		{"№ 3. Отчёт", "№ 3.", "№", 3, "Отчёт"},
		{"N° 2 Rapport", "N° 2", "№", 2, "Rapport"},
		{"Item 3: Budget", "Item 3:", "item", 3, "Budget"},
		{"Agenda item IV – Budget", "Agenda item IV –", "item", 4, "Budget"},
		{"Item 3 Budget", "Item 3", "item", 3, "Budget"},
		{"Item 3 was discussed.", "", "", 0, "Item 3 was discussed."},
		{"Point 2 : Budget", "Point 2 :", "item", 2, "Budget"},
		{"Punto 2. Presupuesto", "Punto 2.", "item", 2, "Presupuesto"},
		{"Пункт 3. Бюджет", "Пункт 3.", "item", 3, "Бюджет"},
		{"议题一：预算", "议题一：", "item", 1, "预算"},
		{"第三节 预算", "第三节", "item", 3, "预算"},
		{"البند ٤: الميزانية", "البند ٤:", "item", 4, "الميزانية"},
		{"ثالثاً: الميزانية", "ثالثاً:", "أولا", 3, "الميزانية"},
		{"ثالثا الميزانية", "", "", 0, "ثالثا الميزانية"},
		{"ب- الميزانية", "ب-", "a-", 2, "الميزانية"},
		{"R2031-217 That", "R2031-217", "R1-1", 217, "That"},
		{"A3.1 Documents", "A3.1", "1.1", 1, "Documents"},
		{"2.1.3 Budget", "2.1.3", "1.1.1", 3, "Budget"},
		{">> text", ">>", ">>", 0, "text"},
		{"e-mail was sent", "", "", 0, "e-mail was sent"},
	} {
		m, rest := splitMarker(c.in)
		if m.Text != c.text || m.Style != c.style || m.Value != c.value || rest != c.rest {
			t.Errorf("splitMarker(%q) = %+v, %q, want %q %q %d, %q", c.in, m, rest, c.text, c.style, c.value, c.rest)
		}
	}
}
