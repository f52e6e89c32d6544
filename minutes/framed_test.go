package minutes

import "testing"

func TestFramedNumber(t *testing.T) {
	for _, c := range []struct {
		line  string
		value int
		style string
		rest  string
	}{
		{"§2 Terms", 2, "=§#", "Terms"},
		{"[3] Terms", 3, "=[#]", "Terms"},
		{"TWO. Terms", 2, "=#.", "Terms"},
		{"SEGUNDO.– Cuentas", 2, "=#.–", "Cuentas"},
		{"Punto 3.º.– Cuentas", 3, "=punto #.–", "Cuentas"},
		{"2ème point : Budget", 2, "=# point :", "Budget"},
		{"Point 3 de l’ordre du jour : Budget", 3, "=point # de l’ordre du jour :", "Budget"},
		{"Délibération n° 2031-04 : Budget", 4, "=délibération n° 2031-# :", "Budget"},
		{"Agenda item 4 (chair) – Budget", 4, "=agenda item # (chair) –", "Budget"},
		{"По первому вопросу: бюджет", 1, "=по # вопросу:", "бюджет"},
		{"2-й вопрос. Бюджет", 2, "=# вопрос.", "Бюджет"},
		{"المحور الثاني: الميزانية", 2, "=المحور #:", "الميزانية"},
		{"أوّلاً ـ الميزانية", 1, "=# ـ", "الميزانية"},
		{"「议程二」预算", 2, "=「议程#」", "预算"},
		{"乙、预算", 2, "=#、", "预算"},
		{"3 · Cuentas", 3, "=# ·", "Cuentas"},
		{"#12 https://example.org/issue/12", 0, "", ""},
		{"10:30 Coffee", 0, "", ""},
		{"2.5 – 3 per cent", 0, "", ""},
		{"A member said that the first draft was better.", 0, "", ""},
		{"Present: Ana, Li", 0, "", ""},
		{"第二次会议于五月举行", 0, "", ""},
	} {
		m, rest := framedNumber(c.line)
		if m.Value != c.value || m.Style != c.style || c.value > 0 && rest != c.rest {
			t.Errorf("framedNumber(%q) = %q, %d, %q, want %q, %d, %q", c.line, m.Style, m.Value, rest, c.style, c.value, c.rest)
		}
	}
}
