package facts

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/language"
)

func TestIn(t *testing.T) {
	for _, c := range []struct{ day, meeting, want Day }{
		{Day{Month: 1, Day: 15}, Day{2024, 12, 3, 0}, Day{2025, 1, 15, 0}},
		{Day{Month: 12, Day: 20}, Day{2025, 1, 10, 0}, Day{2024, 12, 20, 0}},
		{Day{Month: 5, Day: 28, Weekday: 2}, Day{2024, 4, 16, 2}, Day{2024, 5, 28, 2}},
		{Day{Month: 2, Day: 29}, Day{2025, 1, 10, 0}, Day{2024, 2, 29, 0}},
		{Day{Month: 3, Day: 5}, Day{2012, 9, 11, 0}, Day{2012, 3, 5, 0}},
		{Day{Month: 3, Day: 1}, Day{2028, 9, 20, 0}, Day{2029, 3, 1, 0}},
		{Day{Month: 11, Day: 20}, Day{2025, 1, 10, 0}, Day{2025, 11, 20, 0}},
		{Day{Month: 12, Day: 15}, Day{2025, 1, 20, 0}, Day{2024, 12, 15, 0}},
		{Day{Month: 2, Day: 1}, Day{2024, 11, 5, 0}, Day{2025, 2, 1, 0}},
		{Day{Month: 6, Day: 30}, Day{2024, 12, 1, 0}, Day{2024, 6, 30, 0}},
		{Day{Month: 1}, Day{2024, 11, 3, 0}, Day{Year: 2025, Month: 1}},
		{Day{Month: 7, Day: 2}, Day{2023, 1, 1, 0}, Day{2023, 7, 2, 0}},
		{Day{2020, 1, 15, 0}, Day{2024, 12, 3, 0}, Day{2020, 1, 15, 0}}, // it has a year
		{Day{Month: 1, Day: 15}, Day{}, Day{Month: 1, Day: 15}},         // nothing is known
		{Day{Weekday: 3}, Day{2024, 12, 3, 0}, Day{Weekday: 3}},
	} {
		if got := c.day.In(c.meeting); got != c.want {
			t.Errorf("%v.In(%v) = %v, want %v", c.day, c.meeting, got, c.want)
		}
	}
}

func TestSpan(t *testing.T) {
	for text, want := range map[string]string{
		"in February 2024":          "2024-02-01 to 2024-02-29",
		"from January to June 2023": "2023-01-01 to 2023-06-30",
		"28 May":                    "05-28 to 05-28",
		"1–5 May 2024":              "2024-05-01 to 2024-05-05",
	} {
		found := Find(language.English, text)
		first, last, ok := found[0].Span()
		if got := strings.TrimPrefix(show(Value{Kind: Dates, From: first, To: last}), "dates "); !ok || got != want {
			t.Errorf("Span of %q = %s, %v, want %s", text, got, ok, want)
		}
	}
	if _, _, ok := (Value{Kind: Number, Number: "5"}).Span(); ok {
		t.Error("a number has a span")
	}
}

// Each line has the same facts in two languages but for what is named.
func TestAgree(t *testing.T) {
	for _, c := range []struct {
		a, b         language.Tag
		text, other  string
		onlyA, onlyB string
	}{
		{six[5], six[4], "twelve members, 5 items", "12 членов, пять пунктов", "", ""},
		{six[5], six[1], "article 5 (2) and rule 12", "el párrafo 2 del artículo 5 y el artículo 12", "", ""},
		{six[5], six[2], "from 3 to 5 May 2024", "les 3 et 5 mai 2024", "", ""},
		{six[5], six[0], "one member and 30 per cent", "一名成员和百分之三十", "", ""},
		{six[5], six[3], "annex II, 1.5 million", "المرفق الثاني، 1,5 مليون", "", ""},
		{six[5], six[0], "meeting 4", "第4次会议", "", ""},
		{six[0], six[4], "第4次和第5次会议", "совещания 4, 5 и 6", "", "number 6"},
		{six[5], six[4], "3 members and 3 items", "3 члена", "number 3", ""},
		{six[5], six[4], "28 May", "29 мая и 40", "date 05-28", "date 05-29; number 40"},
	} {
		same, onlyA, onlyB := Agree(Find(c.a, c.text), Find(c.b, c.other))
		if got, want := [2]string{showAll(onlyA), showAll(onlyB)}, [2]string{c.onlyA, c.onlyB}; got != want || same != (want == [2]string{}) {
			t.Errorf("Agree(%q, %q) = %v, %q, want %q", c.text, c.other, same, got, want)
		}
	}
}

// The names are of the test; the State is named in English.
var names = []StateName{
	{six[5], "China", "China"}, {six[0], "中国", "China"}, {six[1], "China", "China"}, {six[2], "Chine", "China"}, {six[3], "الصين", "China"}, {six[4], "Китай", "China"},
	{six[5], "Mali", "Mali"}, {six[0], "马里", "Mali"}, {six[1], "Malí", "Mali"}, {six[2], "Mali", "Mali"}, {six[3], "مالي", "Mali"}, {six[4], "Мали", "Mali"},
	{six[5], "Somalia", "Somalia"}, {six[0], "索马里", "Somalia"}, {six[1], "Somalia", "Somalia"}, {six[2], "Somalie", "Somalia"}, {six[3], "الصومال", "Somalia"}, {six[4], "Сомали", "Somalia"},
	{six[5], "Russian Federation", "Russia"}, {six[0], "俄罗斯联邦", "Russia"}, {six[1], "Federación de Rusia", "Russia"}, {six[2], "Fédération de Russie", "Russia"}, {six[3], "الاتحاد الروسي", "Russia"}, {six[4], "Российская Федерация", "Russia"},
	{six[5], "Guinea-Bissau", "Guinea-Bissau"}, {six[5], "Guinea", "Guinea"}, {six[0], "几内亚比绍", "Guinea-Bissau"}, {six[0], "几内亚", "Guinea"},
	{six[4], "Соединенные Штаты Америки", "USA"}, {six[4], "Гвинея", "Guinea"}, {six[4], "Гвинея-Бисау", "Guinea-Bissau"}, {six[4], "Норвегия", "Norway"}, {six[4], "Куба", "Cuba"}, {six[4], "Нидерланды", "Netherlands"}, {six[4], "Италия", "Italy"}, {six[4], "Конго", "Congo"},
}

func TestStates(t *testing.T) {
	f := NewFinder(names)
	for _, c := range []struct {
		lang language.Tag
		text string
		want string
	}{
		{six[5], "Mali, Guinea-Bissau and Somalia's 5 members", "Mali=Mali Guinea-Bissau=Guinea-Bissau Somalia=Somalia 5="},
		{six[5], "the china of Malians, Guineans", ""},
		{six[0], "中国、索马里和几内亚比绍等发展中国家", "中国=China 索马里=Somalia 几内亚比绍=Guinea-Bissau"},
		{six[2], "La Fédération de Russie et l’ambassade de Chine", "Fédération de Russie=Russia Chine=China"},
		{six[3], "والصين وللصين والصومال ومالي والاتحاد الروسي", "الصين=China لصين=China الصومال=Somalia مالي=Mali الاتحاد الروسي=Russia"},
		{six[4], "Представители Российской Федерации, Китая, Норвегии и Соединенных Штатов Америки", "Российской Федерации=Russia Китая=China Норвегии=Norway Соединенных Штатов Америки=USA"},
		{six[4], "в Мали, с Кубой, Нидерландам, Италию, Конго", "Мали=Mali Кубой=Cuba Нидерландам=Netherlands Италию=Italy Конго=Congo"},
		{six[4], "из Гвинеи-Бисау и Гвинеи", "Гвинеи-Бисау=Guinea-Bissau Гвинеи=Guinea"},
		{six[5], "the Guinea-based staff", ""},
		{six[4], "малый куб, итальянский, норвежцы", ""},
	} {
		var got []string
		for _, fact := range f.Find(c.lang, c.text) {
			got = append(got, c.text[fact.Start:fact.End]+"="+fact.Text)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("Find(%s, %q) = %s, want %s", c.lang, c.text, strings.Join(got, " "), c.want)
		}
	}
	for _, lang := range six {
		for _, state := range []string{"China", "Mali", "Somalia", "Russia"} {
			v := Value{Kind: State, Text: state}
			text := f.Format(lang, v, Form{})
			if found := f.Find(lang, text); len(found) != 1 || found[0].Value != v || found[0].End-found[0].Start != len(text) {
				t.Errorf("Find(%s, %q) = %+v, want %s", lang, text, found, state)
			}
		}
	}
	if got := f.Format(six[1], Value{Kind: State, Text: "Atlantis"}, Form{}); got != "" {
		t.Errorf("Format of an unknown State = %q", got)
	}
}

// Number words to twelve are read in all languages and forms; one is none.
func TestNumberWords(t *testing.T) {
	for _, lang := range six {
		n := tableOf(lang).numerals
		for word, value := range n.words {
			found := Find(lang, word)
			switch {
			case value == 1 || value == 100 || value >= 1000:
				if len(found) > 0 && found[0].Kind == Number && value == 1 {
					t.Errorf("Find(%s, %q) = %+v, want none", lang, word, found)
				}
			case len(found) != 1 || found[0].Kind == Number && (found[0].Number != fmt.Sprint(value) || !found[0].Words):
				t.Errorf("Find(%s, %q) = %+v, want %d in words", lang, word, found, value)
			}
		}
	}
}

// The months of our tables are those of the Go library, where it has them.
func TestMonths(t *testing.T) {
	for m := time.January; m <= time.December; m++ {
		if got := written(tableOf(language.English).months, int(m)); got != m.String() {
			t.Errorf("month %d = %q, want %q", m, got, m)
		}
	}
	for _, lang := range six {
		if lang == language.Chinese {
			continue
		}
		for m := 1; m <= 12; m++ {
			if written(tableOf(lang).months, m) == "" || (tableOf(lang).monthsAlone != nil) != (written(tableOf(lang).monthsAlone, m) != "") {
				t.Errorf("%s: no month %d", lang, m)
			}
		}
	}
}
