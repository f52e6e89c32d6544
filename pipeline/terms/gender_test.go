package terms

import (
	"testing"

	"golang.org/x/text/language"
)

// TestAgree has pairs of which one may stand for the other whatever stands beside it,
// and pairs of which it may not, or nobody knows.
func TestAgree(t *testing.T) {
	for _, test := range []struct {
		lang language.Tag
		a, b string
		want bool
	}{
		{language.French, "comité de pilotage", "comité directeur", true},
		{language.French, "fossé numérique", "fracture numérique", false},
		{language.French, "réunion virtuelle", "séance", true},
		{language.French, "réunions", "séances", false}, // séances: not known
		{language.French, "exposé éclair", "présentation éclair", false},
		{language.Spanish, "acto paralelo", "actividad paralela", false},
		{language.Spanish, "fomento de la capacidad", "creación de capacidad", false},
		{language.Spanish, "foro abierto", "debate", true},
		{language.Spanish, "sistema", "foro", true},
		{language.Spanish, "norma", "regla", false}, // -ma may be either
		{language.Russian, "техническое задание", "круг ведения", false},
		{language.Russian, "открытый форум", "круглый стол", true},
		{language.Russian, "записка", "повестка дня", true},
		{language.Russian, "участник", "модератор", true},
		{language.Russian, "сеть", "группа", false}, // сеть might be either
		{language.Russian, "открытые данные", "сведения", false},
		{language.Arabic, "تنمية القدرات", "بناء القدرات", false},
		{language.Arabic, "حلقة عمل", "ورشة عمل", true},
		{language.Arabic, "الفريق العامل", "فريق العمل", true},
		{language.English, "a", "b", true},
		{language.Chinese, "论坛", "讨论会", true},
	} {
		if got := agree(test.lang, test.a, test.b); got != test.want {
			t.Errorf("agree(%s, %q, %q) = %v, want %v (%q, %q)", test.lang, test.a, test.b, got, test.want, gender(test.lang, test.a), gender(test.lang, test.b))
		}
	}
}
