package network

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"hexaglot/glossary"
	"hexaglot/minutes"
	"hexaglot/pipeline/engine/marian/random"
)

func TestForms(t *testing.T) {
	words := strings.Fields("▁ ( « ' ▁( ▁la ▁prési dente ▁La la La prési ▁Prési Prési ▁Ijs ▁IJs ▁ijs ijs IJs 秘书 处 ▁秘书 ▁الأمانة الأمانة ▁و ▁لل أمانة ▁اللجنة جنة ▁x")
	v := vocabularyOf(t, words)
	for _, c := range []struct{ lang, rendering, want string }{
		{"fr", "la présidente", "[▁la ▁prési dente] [la ▁prési dente] [▁La ▁prési dente] [La ▁prési dente]"},
		{"fr", "présidente", "[▁prési dente] [prési dente] [▁Prési dente] [Prési dente]"},
		{"nl", "ijs", "[▁ijs] [ijs] [▁IJs] [IJs]"},
		{"zh", "秘书处", "[▁秘书 处] [秘书 处]"},
		{"ar", "الأمانة", "[▁الأمانة] [الأمانة] [▁و الأمانة] [▁لل أمانة]"},
		{"ar", "اللجنة", "[▁اللجنة] [▁لل جنة]"},
		{"fr", "x", "[▁x]"}, // no x without a space, no X
		{"fr", "la x", "[▁la ▁x] [la ▁x] [▁La ▁x] [La ▁x]"},
		{"fr", "la présidence", ""}, // no c
		{"fr", " ", ""},
		{"fr", "", ""},
	} {
		var got []string
		for _, form := range Forms(v, c.rendering, language.MustParse(c.lang)) {
			var pieces []string
			for _, id := range form {
				pieces = append(pieces, v.Piece(id))
			}
			got = append(got, fmt.Sprint(pieces))
		}
		if got := strings.Join(got, " "); got != c.want {
			t.Errorf("Forms(%s, %q) = %s, want %s", c.lang, c.rendering, got, c.want)
		}
	}
}

// A form is found also where the vocabulary has pieces of what may stand before it together
// with its beginning.
func TestFormsInside(t *testing.T) {
	v := vocabularyOf(t, strings.Fields("▁(la ▁«la ▁'la ▁-la ▁/la ▁,la ▁、la ▁la la ▁ ( « ' - / , 、"))
	la, _ := v.ID("la")
	if forms := Forms(v, "la", language.French); !slices.ContainsFunc(forms, func(f []int32) bool { return slices.Equal(f, []int32{la}) }) {
		t.Errorf("Forms(la) = %v: none goes on without a space", forms)
	}
}

// What the glossary of this program lists for a term is within the bounds.
func TestFormsOfGlossary(t *testing.T) {
	v := open(t, files(t, random.Small, 1)).target
	g := glossary.Builtin()
	for _, lang := range minutes.Languages {
		for _, c := range g.Concepts() {
			n := 0
			for _, r := range g.Renderings(c.ID, lang) {
				if r.Status == glossary.Superseded || r.Status == glossary.Forbidden {
					continue
				}
				for _, text := range append([]string{r.Text}, r.Forms...) {
					n += len(Forms(v, text, lang))
				}
			}
			if n > maxForms {
				t.Errorf("%s: %s has %d forms, of which %d are not enforced", lang, c.ID, n, n-maxForms)
			}
		}
	}
}

// A form says what it was made of, wherever it stands.
func TestFormsDecode(t *testing.T) {
	v := open(t, files(t, random.Small, 1)).target
	for _, rendering := range []string{"the Secretariat", "совместный координатор", "Grupo Asesor", "l'ordre du jour", "秘书处", "الأمانة", "working group 3"} {
		forms := Forms(v, rendering, language.Und)
		if len(forms) < 2 {
			t.Errorf("Forms(%q) = %v: not one with and one without a space", rendering, forms)
		}
		for i, form := range forms {
			if got := v.Decode(form); got != rendering && got != capital(rendering, language.Und) && !slices.Contains(afterParticles(rendering), got) {
				t.Errorf("form %d of %q is %q", i, rendering, got)
			}
		}
	}
}
