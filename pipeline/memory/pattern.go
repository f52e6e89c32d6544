package memory

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"hexaglot/minutes"
)

// A pattern is an entry in one language: words and slots in turn.
type pattern struct {
	line  int // of its file
	parts []part
	links []patternLink
	mark  string           // the mark at its end as it is written: ".", "。", ";" or none
	words int              // the number of runes that are not in slots
	slots map[string]*slot // by name; those of links too
}

// A part is words, or a slot.
type part struct {
	slot *slot
	text string // words: as written
	fold string // words: as compared
}

// A patternLink is a link over parts from to to (exclusive); its address is a slot.
type patternLink struct {
	from, to int
	url      *slot
}

// finalMarks are the marks at the end of a segment that may be missing, by what
// fold makes of them.
var finalMarks = map[string]map[string]string{
	".": {"zh": "。", "es": ".", "fr": ".", "ar": ".", "ru": ".", "en": "."},
	";": {"zh": "；", "es": ";", "fr": "\u202f;", "ar": "؛", "ru": ";", "en": ";"},
}

// patternOf reads the text of an entry in one language.
func patternOf(lang, text string) (*pattern, error) {
	p := &pattern{slots: map[string]*slot{}}
	text, p.mark = cutMark(text)
	for _, span := range minutes.Inline(text) {
		if span.Strong || span.Emph {
			return nil, fmt.Errorf("emphasis in a pattern")
		}
		from := len(p.parts)
		if err := p.addText(lang, span.Text); err != nil {
			return nil, err
		}
		if span.URL == "" {
			continue
		}
		m := slotForm.FindStringSubmatch(span.URL)
		if m == nil || m[0] != span.URL || m[1] != "url" {
			return nil, fmt.Errorf("the address of a link must be a slot {url:…}, not %q", span.URL)
		}
		url, err := slotOf(lang, m)
		if err != nil {
			return nil, err
		}
		if err := p.name(url); err != nil {
			return nil, err
		}
		p.links = append(p.links, patternLink{from, len(p.parts), url})
	}
	p.foldParts(lang)
	for _, part := range p.parts {
		p.words += utf8.RuneCountInString(part.fold)
	}
	if !strings.ContainsFunc(p.literal(), unicode.IsLetter) {
		return nil, fmt.Errorf("no words outside the slots")
	}
	return p, nil
}

// cutMark cuts the final mark, and spaces before it, off a text.
func cutMark(text string) (rest, mark string) {
	text = strings.TrimRightFunc(text, unicode.IsSpace)
	r, n := utf8.DecodeLastRuneInString(text)
	c := foldRune(r)
	if c != '.' && c != ';' || strings.HasSuffix(text, "..") {
		return text, ""
	}
	rest = strings.TrimRightFunc(text[:len(text)-n], unicode.IsSpace)
	return rest, text[len(rest):]
}

// addText adds the words and slots of a text. Neighbours in a link and outside it
// stay parts of their own.
func (p *pattern) addText(lang, text string) error {
	for text != "" {
		at := slotForm.FindStringSubmatchIndex(text)
		if at == nil {
			break
		}
		if at[0] > 0 {
			p.parts = append(p.parts, part{text: text[:at[0]]})
		}
		s, err := slotOf(lang, slotForm.FindStringSubmatch(text[at[0]:at[1]]))
		if err == nil {
			err = p.name(s)
		}
		if err != nil {
			return err
		}
		p.parts = append(p.parts, part{slot: s})
		text = text[at[1]:]
	}
	if text != "" {
		p.parts = append(p.parts, part{text: text})
	}
	if i := strings.IndexAny(text, "{}"); i >= 0 {
		return fmt.Errorf("a brace that is no slot: %q", text[i:])
	}
	return nil
}

// foldParts folds runs of words as one, so that a link cannot change what a space
// between two words means, and cuts them again where a link begins or ends.
func (p *pattern) foldParts(lang string) {
	for i := 0; i < len(p.parts); {
		if p.parts[i].slot != nil {
			i++
			continue
		}
		j, run := i, ""
		for ; j < len(p.parts) && p.parts[j].slot == nil; j++ {
			run += p.parts[j].text
		}
		f := fold(lang, run, i == 0)
		if lang == "zh" { // the space at a slot depends on the value
			f = f.trim()
		}
		offset, start := 0, 0
		for k := i; k < j; k++ {
			offset += len(p.parts[k].text)
			end := start
			for end < len(f.text) && (k == j-1 || f.at[end] < offset) {
				end++
			}
			p.parts[k].fold, start = f.text[start:end], end
		}
		i = j
	}
}

// trim cuts the spaces at both ends.
func (f folded) trim() folded {
	if n := len(f.text) - len(strings.TrimLeft(f.text, " ")); n > 0 {
		f = folded{f.text[n:], f.at[n:]}
	}
	n := len(strings.TrimRight(f.text, " "))
	return folded{f.text[:n], f.at[:n+1]}
}

// literal is the folded words, with a mark where a slot stands.
func (p *pattern) literal() string {
	var b strings.Builder
	for _, part := range p.parts {
		if part.slot != nil {
			b.WriteByte(0)
			continue
		}
		b.WriteString(part.fold)
	}
	return b.String()
}

// name enters a slot under its name.
func (p *pattern) name(s *slot) error {
	if p.slots[s.name] != nil {
		return fmt.Errorf("two slots with the name %s", s.name)
	}
	p.slots[s.name] = s
	return nil
}

func isCapital(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}
