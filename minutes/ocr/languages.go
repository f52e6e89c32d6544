package ocr

import (
	"fmt"
	"strings"

	"golang.org/x/text/language"

	"hexaglot/minutes/pdftext"
)

// A pack is what tesseract calls a language, and the Debian package that brings it.
func debian(pack string) string { return "tesseract-ocr-" + strings.ReplaceAll(pack, "_", "-") }

// packsOfLanguage are the languages of tesseract for ours, the first one needed, the others for the names and
// addresses in the letters of others. Chinese is read best alone: its pack knows Latin letters.
var packsOfLanguage = map[string][]string{
	"en": {"eng"},
	"fr": {"fra"},
	"es": {"spa"},
	"ru": {"rus", "eng"},
	"zh": {"chi_sim"},
	"ar": {"ara", "eng"},
}

// languagesOfScript are ours by the scripts that tesseract tells apart.
var languagesOfScript = map[string][]string{
	"Latin":    {"en", "fr", "es"},
	"Cyrillic": {"ru"},
	"Arabic":   {"ar"},
	"Han":      {"zh"},
}

// Reader gives what reads the pages of one document: in the language that it is kept in, or if
// that is [language.Und], in that of the script of its first page. The error names what is not installed.
func (t *Tesseract) Reader(from language.Tag) (pdftext.OCR, error) {
	r := &reader{Tesseract: t}
	if from != language.Und {
		base, _ := from.Base()
		packs, err := t.packsFor([]string{base.String()})
		if err != nil {
			return nil, err
		}
		r.packs, r.fixed = packs, true
	}
	return r.read, nil
}

// packsOf gives the packs for a script; what none of ours is written in is taken for Latin.
func (t *Tesseract) packsOf(script string) ([]string, error) {
	languages, ok := languagesOfScript[script]
	if !ok {
		languages = languagesOfScript["Latin"]
	}
	return t.packsFor(languages)
}

// packsFor gives those packs of languages that are there; of each language the first must be.
func (t *Tesseract) packsFor(languages []string) ([]string, error) {
	var packs, missing []string
	for _, l := range languages {
		for i, pack := range packsOfLanguage[l] {
			switch {
			case t.packs[pack]:
				packs = append(packs, pack)
			case i == 0:
				missing = append(missing, debian(pack))
			}
		}
	}
	if len(packs) == 0 || len(missing) > 0 && len(languages) == 1 {
		return nil, fmt.Errorf("tesseract has no data for the language: install %s", strings.Join(missing, ", "))
	}
	return packs, nil
}
