package ocr

import (
	"image"
	"strings"
	"unicode/utf8"

	"hexaglot/minutes/pdftext"
)

// mendSigns looks again at signs that tesseract was not taught: bullets, which it takes for letters,
// and the rules of tables, which it takes for strokes. It knows them by their ink.
func mendSigns(words []pdftext.Word, page *image.Gray) []pdftext.Word {
	out := words[:0]
	for _, line := range lines(words) {
		for i, w := range line {
			ink := inkBox(page, w.Box)
			switch {
			case ink.Empty() || isRule(w, page):
				continue
			case i == 0 && (len(line) > 1 || utf8.RuneCountInString(w.Text) <= 2):
				if sign := bullet(w, ink, page); sign != "" {
					w.Text, w.Box, w.Confidence = sign, ink, 1
				}
			}
			w.Text = mendDash(w.Text, float64(ink.Dx())/w.Size)
			out = append(out, w)
		}
	}
	return out
}

// bullet is the bullet that the first sign of a line is by its ink, "" if it is none.
func bullet(w pdftext.Word, ink image.Rectangle, page *image.Gray) string {
	if utf8.RuneCountInString(w.Text) > 2 {
		return ""
	}
	if strings.ContainsAny(w.Text[:1], ">") || strings.HasPrefix(w.Text, "»") || strings.HasPrefix(w.Text, "›") || strings.HasPrefix(w.Text, "<") {
		return "➢"
	}
	width, height := float64(ink.Dx())/w.Size, float64(ink.Dy())/w.Size
	over := (w.Base - float64(ink.Max.Y)) / w.Size // from the base line, on which letters stand
	if height < .12 || height > 1 || width < .75*height || width > 1.34*height {
		return ""
	}
	switch full := inked(page, ink); {
	case full > .9 && (height > .25 || over > .05):
		return "◼"
	case full > .66 && over > .08:
		return "•"
	case full < .66 && over > .08 && height < .5:
		return "◦"
	}
	return ""
}

// isRule says that a stroke is the rule of a table: it goes on over or under its line, or another rule begins
// at its end.
func isRule(w pdftext.Word, page *image.Gray) bool {
	if strings.Trim(w.Text, "|[]lI") != "" || float64(w.Box.Dx()) > .4*w.Size {
		return false
	}
	more := int(.5 * w.Size)
	long := inkBox(page, image.Rect(w.Box.Min.X, w.Box.Min.Y-more, w.Box.Max.X, w.Box.Max.Y+more))
	if long.Empty() || inked(page, long) < .5 {
		return false
	}
	if float64(long.Dy()) > 1.5*w.Size {
		return true
	}
	for _, y := range [2]int{long.Min.Y, long.Max.Y} {
		end := inkBox(page, image.Rect(w.Box.Min.X-more, y-2, w.Box.Max.X+more, y+2))
		if end.Dx() >= more+w.Box.Dx()/2 && end.Dy() <= 4 && inked(page, end) > .4 {
			return true
		}
	}
	return false
}

// mendDash tells the two dashes apart, which tesseract does not: one that is a word by its width in ems; one
// between digits stands for "to", and is the shorter.
func mendDash(s string, width float64) string {
	if s == "—" || s == "–" {
		if width < .75 {
			return "–"
		}
		return "—"
	}
	before, after, ok := strings.Cut(s, "—")
	if ok && isDigit(lastByte(before)) && after != "" && isDigit(after[0]) {
		return before + "–" + after
	}
	return s
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func lastByte(s string) byte {
	if s == "" {
		return 0
	}
	return s[len(s)-1]
}
