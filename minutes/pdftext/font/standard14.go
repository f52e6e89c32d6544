package font

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

//go:embed standard14.txt
var standard14Text string

// standardWidths gives the widths of the standard fonts by font and character.
var standardWidths = sync.OnceValue(func() map[string]map[rune]float64 {
	fonts := map[string]map[rune]float64{}
	var widths map[rune]float64
	for line := range strings.Lines(standard14Text) {
		line = strings.TrimRight(line, "\r\n")
		if strings.HasPrefix(line, "#") {
			continue
		}
		if name, ok := strings.CutPrefix(line, "-- "); ok {
			widths = map[rune]float64{}
			fonts[strings.TrimSuffix(name, " --")] = widths
			continue
		}
		w, chars, _ := strings.Cut(line, " ")
		width, err := strconv.ParseFloat(w, 64)
		if err != nil {
			panic("standard14.txt: " + line) // a test reads it
		}
		for _, r := range chars {
			if r == '␠' {
				widths[' '], widths['\u00a0'] = width, width
			} else {
				widths[r] = width
			}
		}
	}
	return fonts
})

// standardWidth gives the width of a character in a font that is not in the file.
func standardWidth(font, text string) float64 {
	lower := strings.ToLower(font)
	bold, slanted := strings.Contains(lower, "bold"), strings.Contains(lower, "italic") || strings.Contains(lower, "oblique")
	name := "Helvetica"
	switch {
	case strings.Contains(lower, "courier"):
		return 600
	case strings.Contains(lower, "times") && bold && slanted:
		name = "Times-BoldItalic"
	case strings.Contains(lower, "times") && bold:
		name = "Times-Bold"
	case strings.Contains(lower, "times") && slanted:
		name = "Times-Italic"
	case strings.Contains(lower, "times"):
		name = "Times-Roman"
	case bold:
		name = "Helvetica-Bold"
	}
	for _, r := range text {
		if w, ok := standardWidths()[name][r]; ok {
			return w
		}
		break
	}
	return 556 // a digit of Helvetica
}
