package script

import (
	"testing"

	"golang.org/x/text/language"
)

func TestDirection(t *testing.T) {
	for lang, want := range map[string]string{"ar": "rtl", "fa": "rtl", "he": "rtl", "en": "ltr", "zh": "ltr", "ru": "ltr", "az-Arab": "rtl", "und": "ltr"} {
		if got := Direction(language.Make(lang)); got != want {
			t.Errorf("Direction(%s) = %s, want %s", lang, got, want)
		}
	}
}
