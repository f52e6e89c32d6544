package check

import (
	"unicode/utf8"

	"hexaglot/minutes"
)

// copied reports words that stand side by side in the source and in a translation of the
// same script: so many, nearly all with small letters, that they are no name, no title
// and no words that the two languages share.
var copied = &Rule{
	Name:     "untrans.copied",
	Severity: minutes.Warning,
	Forbids:  true,
	Says:     []string{"check.untrans.copied"},
	segment: func(p *pass) {
		if p.From == p.To || scriptOf(p.From) != scriptOf(p.To) || !scriptHasCase(p.From) {
			return
		}
		source, text := p.source.words(), p.text.words()
		if len(source) < copiedWords || len(text) < copiedWords {
			return
		}
		type three [3]string
		at := map[three]int{}
		for i := len(source) - 3; i >= 0; i-- {
			at[three{source[i].text, source[i+1].text, source[i+2].text}] = i
		}
		for i := 0; i+3 <= len(text); i++ {
			j, ok := at[three{text[i].text, text[i+1].text, text[i+2].text}]
			if !ok {
				continue
			}
			n, small := 0, 0
			for i+n < len(text) && j+n < len(source) && text[i+n].text == source[j+n].text {
				if w := text[i+n]; w.small && utf8.RuneCountInString(w.text) > 1 {
					small++
				}
				n++
			}
			start, end := text[i].start, text[i+n-1].end
			if n >= copiedWords && 5*small >= 4*n && !p.titled(p.text.plain[start:end]) {
				p.inText(start, end, "", nil)
			}
			i += n - 1
		}
	},
}

// copiedWords is how many words in a row are too many.
const copiedWords = 6
