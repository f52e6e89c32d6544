package memory

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hexaglot/minutes"
)

// write writes the pattern q of language to with the values found by pattern p of
// language from.
func (q *pattern) write(from, to string, p *pattern, seg *segment, a *alignment) string {
	source := p.slots
	w := writer{zh: to == "zh"}
	for k, part := range q.parts {
		url := ""
		for _, l := range q.links {
			if l.from <= k && k < l.to {
				url = a.urls[l.url.name]
			}
		}
		if part.slot == nil {
			w.words(part.text, url)
			continue
		}
		name := part.slot.name
		if url == "" {
			url = a.linked[name]
		}
		v := clockForm(a.values[name], source[name].sample, part.slot.sample)
		w.value(part.slot.format(to, v), url)
	}
	w.mark(q.finalMark(to, p.mark, a.mark))
	for i := range w.spans {
		w.spans[i].Strong, w.spans[i].Emph = seg.strong, seg.emph
	}
	return nfc(minutes.InlineText(w.spans))
}

// clockForm makes a time twelve-hour if its source, as French and Russian do, could
// not say so, but the entry does.
func clockForm(v, source, target value) value {
	if !source.Start.TwelveHour && target.Start.TwelveHour {
		v.Start.TwelveHour, v.End.TwelveHour = true, v.Kind == kinds["times"]
	}
	return v
}

// finalMark is the mark of the translation: the pattern's own if the source ends as
// its pattern does, else the counterpart of the source's.
func (q *pattern) finalMark(lang, pattern, source string) string {
	if foldMark(pattern) == foldMark(source) {
		return q.mark
	}
	return finalMarks[foldMark(source)][lang]
}

// foldMark is the kind of a final mark: ".", ";" or none.
func foldMark(mark string) string { return strings.TrimSpace(fold("en", mark, false).text) }

// A writer joins words and values. Chinese sets a space between Han characters and
// Latin letters or digits and none beside its own punctuation, so there the space
// at a value depends on the value.
type writer struct {
	zh     bool
	spans  []minutes.Span
	slot   bool // the last thing written is a value
	spaced bool // zh: the words before end with a space
}

func (w *writer) words(text, url string) {
	if !w.zh {
		w.add(text, url)
		return
	}
	trimmed := text
	if w.slot {
		trimmed = strings.TrimLeftFunc(text, unicode.IsSpace)
		w.border(trimmed, w.spaced || trimmed != text)
	} else if w.spaced {
		w.add(" ", "")
	}
	inner := strings.TrimRightFunc(trimmed, unicode.IsSpace)
	w.spaced = inner != trimmed
	w.slot = w.slot && inner == ""
	w.add(inner, url)
}

func (w *writer) value(text, url string) {
	if w.zh {
		w.border(text, w.spaced)
		w.spaced, w.slot = false, true
	}
	w.add(text, url)
}

// border writes the space between what was written and what comes, if there is one.
func (w *writer) border(next string, spaced bool) {
	if len(w.spans) == 0 || next == "" {
		return
	}
	a, _ := utf8.DecodeLastRuneInString(w.spans[len(w.spans)-1].Text)
	b, _ := utf8.DecodeRuneInString(next)
	switch {
	case isHan(a) && isHan(b), wide(a), wide(b):
	case isHan(a) && isLatin(b), isLatin(a) && isHan(b), spaced:
		w.add(" ", "")
	}
	w.spaced = false
}

// wide says whether a mark carries its own space.
func wide(r rune) bool {
	return r >= 0x3000 && r <= 0x303F || r >= 0xFF01 && r <= 0xFF65 || strings.ContainsRune("“”‘’…—", r)
}

func isLatin(r rune) bool { return isWord(r) || r == '%' || r == '+' }

func (w *writer) mark(m string) {
	n := len(w.spans)
	if m == "." && n > 0 && strings.HasSuffix(w.spans[n-1].Text, ".") { // at 5:00 a.m.
		return
	}
	w.add(m, "")
}

func (w *writer) add(text, url string) {
	if text == "" {
		return
	}
	if n := len(w.spans); n > 0 && w.spans[n-1].URL == url {
		w.spans[n-1].Text += text
		return
	}
	w.spans = append(w.spans, minutes.Span{Text: text, URL: url})
}
