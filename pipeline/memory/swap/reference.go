package swap

import (
	"slices"
	"strings"
)

// reference writes a reference to a part of a text: its numbers, or all of it where a numeral
// and no word says which (annexe II, 附件二).
func (w *writer) reference() (string, bool) {
	noun, known, _ := strings.Cut(w.known().Text, " ")
	other, value, _ := strings.Cut(w.value().Text, " ")
	if noun != other {
		return "", false
	}
	printed := w.written()
	was, is := runs(known), runs(value)
	got := runs(inASCII(printed))
	if skeleton(known) == skeleton(value) && len(was) > 0 && slices.Equal(was, got) {
		var b strings.Builder
		k, zero := 0, zeroOf(printed)
		for i, r := range printed {
			switch {
			case digitOf(r) < 0:
				b.WriteRune(r)
			case i == 0 || !isDigit(lastRune(printed[:i])):
				b.WriteString(inDigits(is[k], zero))
				k++
			}
		}
		return b.String(), true
	}
	shown := w.shown()
	if n, _, _ := strings.Cut(shown.Text, " "); n != noun {
		return "", false
	}
	if _, label := lastWord(printed); w.to.code != "zh" && strings.Trim(label, "IVXLC") != "" { // المرفق الثاني
		return "", false
	}
	return w.formatted()
}

// runs are the runs of digits of a text, skeleton all else.
func runs(s string) []string { return strings.FieldsFunc(s, func(r rune) bool { return !isDigit(r) }) }

func skeleton(s string) string {
	var b strings.Builder
	in := false
	for _, r := range s {
		d := isDigit(r)
		if d && !in {
			b.WriteByte('#')
		}
		if !d {
			b.WriteRune(r)
		}
		in = d
	}
	return b.String()
}

func inASCII(s string) string {
	return strings.Map(func(r rune) rune {
		if d := digitOf(r); d >= 0 {
			return rune('0' + d)
		}
		return r
	}, s)
}
