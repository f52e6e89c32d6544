// Package protect hides from an engine what must pass through it untouched, behind tags,
// and puts it back. [Hide] a text; what the engine made of its Text, [Hidden.Show] gives
// back as inline Markdown, or says which tag the engine lost.
//
// <g1>…</g1> stands round the words of a link and round emphasis, <x2/> for what is no
// words: code, addresses, symbols of documents, placeholders ({name}, %s), and what the
// caller wants kept. Numbers and dates stay words: languages write them otherwise.
package protect

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/language"

	"hexaglot/minutes"
	"hexaglot/minutes/facts"
	"hexaglot/minutes/inline"
)

// A Span is a part of a text as a reader sees it ([minutes.Plain]), in bytes.
type Span struct{ Start, End int }

// A Hidden text is one whose parts that are no words stand behind tags. The zero value
// is the empty text.
type Hidden struct {
	Text string   // plain, with tags
	Tags []string // in their order in Text; each must come back exactly once

	// Behind is what a reader sees where each of Tags stands: "" of a tag of a pair.
	Behind []string

	marks []mark // the one with the number n is marks[n-1]
}

// A mark is what a tag stands for.
type mark struct {
	kind  inline.Kind // Words of words that are kept
	open  string      // its Markdown
	close string      // of a pair
	blank bool        // a pair that holds nothing a reader sees
}

func (m mark) pair() bool { return m.close != "" }

// Hide hides what is no words in a text, which is inline Markdown, and keep, parts of it
// that are to stay as they are. A part that a link or emphasis begins in is cut there.
// The escapes of Markdown are taken off.
func Hide(text string, keep []Span) Hidden {
	keep = slices.SortedFunc(slices.Values(keep), func(a, b Span) int { return cmp.Compare(a.Start, b.Start) })
	all := inline.Pieces(text)
	var h Hidden
	var b strings.Builder
	numbers := map[int]int{} // of pairs, by the piece that begins them
	seen := 0                // bytes of what a reader sees
	tag := func(name, behind string) {
		h.Tags, h.Behind = append(h.Tags, name), append(h.Behind, behind)
		b.WriteString(name)
	}
	alone := func(kind inline.Kind, raw string) {
		h.marks = append(h.marks, mark{kind: kind, open: raw})
		tag("<x"+strconv.Itoa(len(h.marks))+"/>", minutes.Plain(raw))
	}
	for i, p := range all {
		switch {
		case p.Kind == inline.Words:
			for len(keep) > 0 && keep[0].End <= seen {
				keep = keep[1:]
			}
			done := 0
			for _, s := range hidden(p.Text, seen, keep) {
				b.WriteString(p.Text[done:s.Start])
				alone(inline.Words, inline.Escape(p.Text[s.Start:s.End]))
				done = s.End
			}
			b.WriteString(p.Text[done:])
		case p.Mate < 0:
			alone(p.Kind, p.Raw)
		case p.Mate > i:
			blank := true
			for j := i + 1; j < p.Mate && blank; j++ {
				blank = strings.TrimSpace(all[j].Raw) == ""
			}
			h.marks = append(h.marks, mark{p.Kind, p.Raw, all[p.Mate].Raw, blank})
			numbers[i] = len(h.marks)
			tag("<g"+strconv.Itoa(len(h.marks))+">", "")
		default:
			tag("</g"+strconv.Itoa(numbers[p.Mate])+">", "")
		}
		seen += visible(p)
	}
	h.Text = b.String()
	return h
}

// visible is how many bytes of a piece a reader sees.
func visible(p inline.Piece) int {
	switch {
	case p.Kind == inline.Words:
		return len(p.Text)
	case p.Mate >= 0:
		return 0
	case p.Kind == inline.Address:
		return len(p.Raw) - len("<>")
	case p.Kind == inline.Sign && len(p.Raw) > 1 && p.Raw[0] == '\\':
		return len(p.Raw) - len(`\`)
	}
	return len(p.Raw)
}

// placeholders are those that are no code of inline Markdown.
var placeholders = regexp.MustCompile(`⟦[^⟦⟧]*⟧|%(\d+\$)?[sdfgquvx@]`)

// hidden are the parts of words that an engine shall not see, in order and apart from each
// other. The words begin at byte seen of the text as a reader sees it, to which keep counts.
func hidden(words string, seen int, keep []Span) []Span {
	var all []Span
	for _, k := range keep {
		if k.Start >= seen+len(words) {
			break
		}
		if s := (Span{max(k.Start-seen, 0), min(k.End-seen, len(words))}); s.Start < s.End {
			all = append(all, s)
		}
	}
	if len(words) >= len("a@b") {
		for _, f := range facts.Find(language.Und, words) {
			if f.Kind == facts.Symbol || f.Kind == facts.URL || f.Kind == facts.Email {
				all = append(all, Span{f.Start, f.End})
			}
		}
	}
	for _, at := range placeholders.FindAllStringIndex(words, -1) {
		if words[at[0]] == '%' && (letter(words, at[0]-1) || letter(words, at[1])) {
			continue // "50%de", "%done"
		}
		all = append(all, Span{at[0], at[1]})
	}
	// No < is left, so that one in an answer is of our tags or of none.
	for i := 0; ; {
		n := strings.IndexAny(words[i:], lefts)
		if n < 0 {
			break
		}
		size := len("<")
		if words[i+n] != '<' {
			size = len("＜")
		}
		all = append(all, Span{i + n, i + n + size})
		i += n + size
	}
	slices.SortFunc(all, func(a, b Span) int { return cmp.Compare(a.Start, b.Start) })
	apart := all[:0]
	for _, s := range all {
		if n := len(apart); n > 0 && s.Start < apart[n-1].End {
			apart[n-1].End = max(apart[n-1].End, s.End)
			continue
		}
		apart = append(apart, s)
	}
	return apart
}

// letter reports whether a letter or digit of ASCII stands at byte i of a text.
func letter(s string, i int) bool {
	return i >= 0 && i < len(s) && (s[i]|0x20 >= 'a' && s[i]|0x20 <= 'z' || s[i] >= '0' && s[i] <= '9')
}
