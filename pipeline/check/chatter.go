package check

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"hexaglot/minutes"
	"hexaglot/minutes/script"
)

// chatter reports an answer that talks about the text or the task ("Here is the
// translation:") where the source does not. What such answers say is in chatter.txt.
var chatter = &Rule{
	Name:     "chatter.phrase",
	Severity: minutes.Error,
	Forbids:  true,
	Says:     []string{"check.chatter.phrase"},
	segment: func(p *pass) {
		text, source := even(p.text.plain), ""
		written, first := scriptsOf(text), max(0, strings.IndexFunc(text, script.InWord))
		for _, c := range chatterPhrases() {
			if c.written&^written != 0 {
				continue
			}
			i, end, ok := c.in(text, first)
			if !ok {
				continue
			}
			if source == "" {
				source = even(p.source.plain)
			}
			if saysAny(source, c.group) {
				continue
			}
			p.inText(sameRune(p.text.plain, text, i), sameRune(p.text.plain, text, end), "", nil)
			return
		}
	},
}

// A chatterPhrase is a phrase of chatter.txt.
type chatterPhrase struct {
	group, place, lang string
	parts              []string // between them stands a gap
	written            scripts
}

//go:embed chatter.txt
var chatterFile string

// chatterPhrases are the phrases of chatter.txt, which a test holds to be sound.
var chatterPhrases = sync.OnceValue(func() []chatterPhrase {
	all, err := readChatter(chatterFile)
	if err != nil {
		panic(err)
	}
	return all
})

func readChatter(data string) (all []chatterPhrase, err error) {
	n := 0
	for line := range strings.Lines(data) {
		n++
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		head, phrases, ok := strings.Cut(line, "=")
		f := strings.Fields(head)
		if !ok || len(f) != 3 {
			return nil, fmt.Errorf("chatter.txt: line %d: want a group, a place, a language, = and phrases", n)
		}
		switch f[1] {
		case "start", "sentence", "bracket", "any":
		default:
			return nil, fmt.Errorf("chatter.txt: line %d: no place is called %q", n, f[1])
		}
		for s := range strings.SplitSeq(phrases, "|") {
			if s = even(strings.TrimSpace(s)); s == "" {
				return nil, fmt.Errorf("chatter.txt: line %d: an empty phrase", n)
			}
			add := func(s string) {
				c := chatterPhrase{group: f[0], place: f[1], lang: f[2], written: scriptsOf(s)}
				for part := range strings.SplitSeq(s, "…") {
					c.parts = append(c.parts, strings.TrimSpace(part))
				}
				all = append(all, c)
			}
			add(s)
			if before, ok := strings.CutSuffix(s, ":"); ok {
				add(before + " :")
			}
		}
	}
	return all, nil
}

// saysAny reports whether a text has a phrase of a group, anywhere.
func saysAny(text, group string) bool {
	for _, c := range chatterPhrases() {
		if c.group == group {
			if _, _, ok := c.in(text, -1); ok {
				return true
			}
		}
	}
	return false
}

// gap is how many bytes … may stand for: thirty characters of two bytes.
const gap = 60

// in is where a phrase stands in a text, at its place: first is where the first word of
// the text begins. If first is -1, any place is good.
func (c chatterPhrase) in(text string, first int) (start, end int, ok bool) {
	at, placed := 0, first >= 0
	if placed && c.place == "start" {
		if at = first; !strings.HasPrefix(text[at:], c.parts[0]) {
			return 0, 0, false
		}
	}
	for {
		i := strings.Index(text[at:], c.parts[0])
		if i < 0 {
			return 0, 0, false
		}
		start, end = at+i, at+i+len(c.parts[0])
		ok = wordEdge(text, start) && (!placed || c.placed(text[:start]))
		for _, part := range c.parts[1:] {
			rest := script.Head(text[end:], gap+len(part))
			if cut := strings.IndexAny(rest, ".。!?！？؟"); cut >= 0 {
				rest = rest[:cut]
			}
			i := strings.Index(rest, part)
			ok = ok && i >= 0
			end += max(i, 0) + len(part)
			if !ok {
				break
			}
		}
		if ok && wordEdge(text, end) {
			return start, end, true
		}
		if c.place == "start" && placed {
			return 0, 0, false // it would not be the start any more
		}
		at = start + 1
	}
}

// placed reports whether what stands before a phrase makes its place.
func (c chatterPhrase) placed(before string) bool {
	switch c.place {
	case "sentence", "bracket":
		before = strings.TrimRight(before, " *\"“«»„_")
		last := script.Last(before)
		return c.place == "sentence" && before == "" || strings.ContainsRune("([（【", last) && last != 0 ||
			c.place == "sentence" && strings.ContainsRune(".!?。！？؟…;；", last)
	}
	return true
}

// wordEdge reports whether no word goes on at a place. Han has no edges.
func wordEdge(text string, i int) bool {
	a, b := script.Last(text[:i]), script.First(text[i:])
	return a == 0 || b == 0 || !script.InWord(a) || !script.InWord(b) || script.Han(a) || script.Han(b)
}

// scripts are those of which a text has a letter, a bit for each.
type scripts uint8

// scriptsOf spares a text most phrases: those of another script.
func scriptsOf(s string) (found scripts) {
	for _, r := range s {
		switch {
		case r >= 'a' && r <= 'z':
			found |= 1
		case r >= 0x400 && r < 0x500:
			found |= 2
		case r >= 0x600 && r < 0x700:
			found |= 4
		case r >= 0x4e00 && r < 0xa000:
			found |= 8
		}
	}
	return found
}

// even is a text in small letters, in which every apostrophe, space and colon is the
// plain one. It has as many characters as the text.
func even(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r < utf8.RuneSelf && (r < 'A' || r > 'Z'):
			return r
		case r == '’', r == 'ʼ':
			return '\''
		case r == '：':
			return ':'
		case unicode.IsSpace(r):
			return ' '
		}
		return unicode.ToLower(r)
	}, s)
}

// sameRune is the byte of a text at the character at which byte i of its even form is.
func sameRune(text, evenForm string, i int) int {
	n := utf8.RuneCountInString(evenForm[:i])
	return len(script.FirstN(text, n))
}
