package glossary

import (
	"strings"
	"testing"

	"golang.org/x/text/language"
)

// TestWithin has a sentence of each language with a longer term, and what is inside.
func TestWithin(t *testing.T) {
	for _, test := range []struct{ lang, text, want string }{
		{"en", "The Working Group on Multilingualism met.", "working-group Working Group; multilingualism Multilingualism"},
		{"es", "El Grupo de Trabajo sobre el Multilingüismo se reunió.", "working-group Grupo de Trabajo; multilingualism Multilingüismo"},
		{"fr", "Réunion du Groupe de travail sur le multilinguisme.", "working-group Groupe de travail; multilingualism multilinguisme"},
		{"ru", "О Рабочей группе по многоязычию.", "working-group Рабочей группе; multilingualism многоязычию"},
		{"ar", "اجتمع الفريق العامل المعني بتعدد اللغات.", "working-group الفريق العامل; multilingualism بتعدد اللغات"},
		{"zh", "多语言工作组开会。", "multilingualism 多语言; working-group 工作组"},
		{"en", "The agenda.", ""},
	} {
		lang := language.Make(test.lang)
		var got []string
		for _, m := range Builtin().Find(lang, test.text) {
			for _, in := range Builtin().Within(lang, test.text, m) {
				got = append(got, in.Concept+" "+test.text[in.Start:in.End])
			}
		}
		if got := strings.Join(got, "; "); got != test.want {
			t.Errorf("Within(%s, %q) = %q, want %q", test.lang, test.text, got, test.want)
		}
	}
}
