package minutes

import (
	"strings"
	"testing"

	"golang.org/x/text/language"
)

// TestBearerOf gives sentences in which a name stands in brackets of its own.
func TestBearerOf(t *testing.T) {
	for text, want := range map[string]Bearer{
		"en Ms. [Ilse Marbeck] took the floor.":                      Titled,
		"en The Chair [Ilse Marbeck] opened.":                        Speaker,
		"en [Ilse Marbeck] thanked the hosts.":                       Speaker,
		"en [Ilse Marbeck] also noted the delay.":                    Speaker,
		"en [Ilse van der Marbeck] said so.":                         Speaker,
		"en They asked [Ilse Marbeck].":                              Anybody,
		"en The [Harbour Light] said so.":                            Body,
		"en [Harbour Light Society] thanked the hosts.":              Body,
		"en [Friends of Harbours] thanked the hosts.":                Body,
		"es La Sra. [Inés Albarrán] intervino.":                      Titled,
		"es [Inés Albarrán] señaló el retraso.":                      Speaker,
		"es Así lo señaló [Inés Albarrán].":                          Speaker,
		"es La [Ruta Verde] señaló el retraso.":                      Body,
		"fr Mme [Odile Castagnet] a remercié les hôtes.":             Titled,
		"fr [Odile Castagnet] a remercié les hôtes.":                 Speaker,
		"fr Selon l’[Odile Castagnet] tout va bien.":                 Body,
		"ru Г-жа [Вера Лугова] выступила.":                           Titled,
		"ru [Вера Лугова] отметила задержку.":                        Speaker,
		"ru Как отметила [Вера Лугова], срок прошел.":                Speaker,
		"ru Участники встретили [Вера Лугова] у входа, а не в зале.": Speaker,
		"zh 会上[伊莎]表示感谢。":                                             Anybody,
	} {
		lang, text, _ := strings.Cut(text, " ")
		start := strings.Index(text, "[")
		end := strings.Index(text, "]") - 1
		plain := strings.NewReplacer("[", "", "]", "").Replace(text)
		if got := BearerOf(language.Make(lang), plain, start, end); got != want {
			t.Errorf("BearerOf(%s, %q) = %d, want %d", lang, text, got, want)
		}
	}
}
