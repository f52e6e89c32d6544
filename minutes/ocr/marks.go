package ocr

import (
	"strings"
	"unicode"

	"hexaglot/minutes/pdftext"
)

// chinese and arabic are the marks of these scripts for the Latin ones that tesseract takes them for: they look alike
// in a picture, and in these scripts the Latin ones do not stand.
var (
	chinese = map[rune]rune{',': '，', ';': '；', ':': '：', '?': '？', '!': '！'}
	arabic  = map[rune]rune{',': '،', ';': '؛', '?': '؟'}
)

// mendMarks gives words the marks of their script. A mark belongs to the letter before it; a pair of brackets is
// Chinese if it follows a Chinese sign.
func mendMarks(words []pdftext.Word) {
	for _, line := range lines(words) {
		parts := make([][]rune, len(line))
		for i, w := range line {
			parts[i] = []rune(w.Text)
		}
		before := rune(0)
		var open *rune
		for _, part := range parts {
			for i, r := range part {
				switch {
				case strings.ContainsRune("(〈《", r):
					open = nil
					if unicode.Is(unicode.Han, before) {
						open = &part[i]
					}
				case r == ')' && open != nil:
					*open, part[i] = '（', '）'
					open = nil
				case unicode.Is(unicode.Han, before) && chinese[r] != 0:
					part[i] = chinese[r]
				case unicode.Is(unicode.Arabic, before) && arabic[r] != 0:
					part[i] = arabic[r]
				}
				before = part[i]
			}
		}
		for i := range line {
			line[i].Text = string(parts[i])
		}
	}
}

// mendApostrophes gives all apostrophes of a page the form that some of them have: writers use one of the two,
// and tesseract often takes the curly one for the straight, seldom the other way round.
func mendApostrophes(words []pdftext.Word) {
	curly, straight := 0, 0
	for _, w := range words {
		curly += strings.Count(w.Text, "’")
		straight += strings.Count(w.Text, "'")
	}
	if straight == 0 || curly*4 < straight {
		return
	}
	for i := range words {
		runes := []rune(words[i].Text)
		for k := 1; k+1 < len(runes); k++ {
			if runes[k] == '\'' && unicode.IsLetter(runes[k-1]) && !unicode.IsSpace(runes[k+1]) {
				runes[k] = '’'
			}
		}
		words[i].Text = string(runes)
	}
}
