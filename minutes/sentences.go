package minutes

import (
	_ "embed"
	"encoding/xml"
	"fmt"
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/language"

	"hexaglot/minutes/cue"
	"hexaglot/minutes/script"
)

//go:embed sentences.srx
var srxFile []byte

// Sentences says where the sentences of a paragraph lie, as pairs of byte offsets
// in order; the space between them belongs to none. The rules are those of
// sentences.srx (SRX 2.0). A paragraph without an end is one sentence.
func Sentences(lang language.Tag, text string) [][2]int {
	var out [][2]int
	start := 0
	for _, end := range append(loadSRX().breaks(lang, text), len(text)) {
		s := strings.TrimFunc(text[start:end], script.Space)
		if s != "" {
			from := start + strings.Index(text[start:end], s)
			out = append(out, [2]int{from, from + len(s)})
		}
		start = end
	}
	return out
}

// srx holds the rules of each language, those of "Any" after its own (cascade).
type srx struct {
	maps  []srxMap
	rules map[string][]srxRule
}

type srxMap struct {
	lang *regexp.Regexp
	name string
}

type srxRule struct {
	isBreak       bool
	find          *cue.Cue // beforebreak anywhere: the places a break may be
	before, after *cue.Cue // anchored at the place
}

// loadSRX reads the embedded rules. They are checked by a test.
var loadSRX = sync.OnceValue(func() *srx {
	s, err := readSRX(srxFile)
	if err != nil {
		panic(err)
	}
	return s
})

func readSRX(data []byte) (*srx, error) {
	var file struct {
		Rules []struct {
			Name string `xml:"languagerulename,attr"`
			Rule []struct {
				Break  string `xml:"break,attr"`
				Before string `xml:"beforebreak"`
				After  string `xml:"afterbreak"`
			} `xml:"rule"`
		} `xml:"body>languagerules>languagerule"`
		Maps []struct {
			Pattern string `xml:"languagepattern,attr"`
			Name    string `xml:"languagerulename,attr"`
		} `xml:"body>maprules>languagemap"`
	}
	if err := xml.Unmarshal(data, &file); err != nil {
		return nil, fmt.Errorf("sentence rules: %w", err)
	}
	s := &srx{rules: map[string][]srxRule{}}
	for _, lr := range file.Rules {
		for i, r := range lr.Rule {
			// RE2's \s is ASCII only; sentences end before no-break spaces too.
			before, after := wideSpace(r.Before), wideSpace(r.After)
			var rule srxRule
			for _, expr := range []string{before, after} {
				if _, err := syntax.Parse(expr, syntax.Perl); err != nil {
					return nil, fmt.Errorf("sentence rules: %s: rule %d: %w", lr.Name, i+1, err)
				}
			}
			rule.isBreak = r.Break != "no"
			rule.find = cue.New(before)
			rule.before = cue.New("(?:" + before + ")$")
			rule.after = cue.New("^(?:" + after + ")")
			s.rules[lr.Name] = append(s.rules[lr.Name], rule)
		}
	}
	for _, m := range file.Maps {
		re, err := regexp.Compile("^(?:" + m.Pattern + ")$")
		if err != nil {
			return nil, fmt.Errorf("sentence rules: language map: %w", err)
		}
		if s.rules[m.Name] == nil {
			return nil, fmt.Errorf("sentence rules: no rules called %q", m.Name)
		}
		s.maps = append(s.maps, srxMap{re, m.Name})
	}
	return s, nil
}

func wideSpace(re string) string {
	inClass := false
	var b strings.Builder
	for i := 0; i < len(re); i++ {
		switch {
		case re[i] == '\\' && i+1 < len(re):
			if re[i+1] == 's' && inClass {
				b.WriteString(`\s\p{Zs}`)
			} else if re[i+1] == 's' {
				b.WriteString(`[\s\p{Zs}]`)
			} else {
				b.WriteString(re[i : i+2])
			}
			i++
			continue
		case re[i] == '[':
			inClass = true
		case re[i] == ']':
			inClass = false
		}
		b.WriteByte(re[i])
	}
	return b.String()
}

// window is how far back an exception may look for its words, in bytes.
const window = 48

func (s *srx) breaks(lang language.Tag, text string) []int {
	var rules []srxRule
	for _, m := range s.maps {
		if m.lang.MatchString(lang.String()) {
			rules = append(rules, s.rules[m.name]...)
		}
	}
	var places []int
	inside := strings.TrimSuffix(text, string(script.Last(text))) // its end needs no break
	for _, r := range rules {
		if r.isBreak && r.find.MayMatch(inside) {
			for _, m := range r.find.FindAllStringIndex(text, -1) {
				places = append(places, m[1])
			}
		}
	}
	slices.Sort(places)
	places = slices.Compact(places)
	return slices.DeleteFunc(places, func(at int) bool {
		from := max(0, at-window)
		for from > 0 && text[from]&0xC0 == 0x80 {
			from--
		}
		// A rule that asks for the beginning of the text must not find it in the middle.
		head := text[from:at]
		if from > 0 {
			head = "\x00" + head
		}
		for _, r := range rules {
			if r.after.MatchString(text[at:]) && r.before.MatchString(head) {
				return !r.isBreak
			}
		}
		return true
	})
}
