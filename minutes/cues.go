package minutes

import (
	"embed"
	"fmt"
	"path"
	"regexp"
	"strings"
	"sync"

	"golang.org/x/text/language"
)

//go:embed cues
var cueFiles embed.FS

// cues are what the files under cues/ say: the lines and words by which minutes in
// six languages are understood. Every cue counts in every document, for minutes mix
// languages ("Actions" in a Chinese text); only the common words are kept apart.
type cues struct {
	action, annex, online, hybrid, inPerson *regexp.Regexp
	neutral                                 *regexp.Regexp // words that say nothing beside a mode
	besides                                 *regexp.Regexp // a place and another way, which is cut out
	common                                  map[language.Tag]map[string]bool
}

// loadCues reads the embedded files. They are checked by a test.
var loadCues = sync.OnceValue(func() *cues {
	c, err := readCues()
	if err != nil {
		panic(err)
	}
	return c
})

func readCues() (*cues, error) {
	kinds := map[string][]string{}
	c := &cues{common: map[language.Tag]map[string]bool{}}
	for _, tag := range Languages {
		name := path.Join("cues", tag.String()+".txt")
		data, err := cueFiles.ReadFile(name)
		if err != nil {
			return nil, err
		}
		for i, line := range strings.Split(string(data), "\n") {
			if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
				continue
			}
			kind, value, ok := strings.Cut(line, "=")
			kind, value = strings.TrimSpace(kind), strings.TrimSpace(value)
			if !ok || value == "" {
				return nil, fmt.Errorf("%s: line %d: want KIND = PATTERN", name, i+1)
			}
			switch kind {
			case "common":
				words := map[string]bool{}
				for _, w := range strings.Fields(value) {
					words[w] = true
				}
				c.common[tag] = words
			case "action", "annex", "online", "hybrid", "in-person", "neutral":
				if _, err := regexp.Compile(value); err != nil {
					return nil, fmt.Errorf("%s: line %d: %w", name, i+1, err)
				}
				kinds[kind] = append(kinds[kind], "(?:"+value+")")
			default:
				return nil, fmt.Errorf("%s: line %d: no kind of cue is called %q", name, i+1, kind)
			}
		}
	}
	any := func(kind string) string { return "(?i)(?:" + strings.Join(kinds[kind], "|") + ")" }
	c.action = regexp.MustCompile("^" + any("action") + "$")
	c.annex = regexp.MustCompile("^" + any("annex") + "$")
	c.online, c.hybrid, c.inPerson = regexp.MustCompile(any("online")), regexp.MustCompile(any("hybrid")), regexp.MustCompile(any("in-person"))
	c.neutral = regexp.MustCompile(any("neutral"))
	c.besides = regexp.MustCompile(`^(\p{Lu}[\p{L} .’'-]+|\p{Arabic}[\p{Arabic} ]+|\p{Han}+?) ?(?:and|et|y|и|以及|及|和|و|\+|&) ?\|$`)
	return c, nil
}

// actionHeading reports whether a line is nothing but the heading of actions.
func (c *cues) actionHeading(line string) bool {
	return len(line) < 200 && c.action.MatchString(strings.Trim(cueText(line), " :：*_#"))
}

// annexHeading reports whether a heading begins an annex.
func (c *cues) annexHeading(line string) bool {
	return len(line) < 300 && c.annex.MatchString(cueText(line))
}

// mode reads how a meeting was held, empty if s does not say; the place beside it, as
// in "Geneva and online", which is hybrid; and whether s says more than that.
func (c *cues) mode(s string) (mode, place string, more bool) {
	s = cueText(s)
	switch {
	case c.hybrid.MatchString(s), c.online.MatchString(s) && c.inPerson.MatchString(s):
		return "hybrid", "", c.saysMore(s)
	case c.online.MatchString(s):
		if m := c.besides.FindStringSubmatch(c.online.ReplaceAllString(s, "|")); m != nil {
			return "hybrid", strings.TrimSpace(m[1]), false
		}
		return "online", "", c.saysMore(s)
	case c.inPerson.MatchString(s):
		return "in-person", "", c.saysMore(s)
	}
	return "", "", false
}

// saysMore reports whether a part of the meeting line says more than the mode.
func (c *cues) saysMore(s string) bool {
	for _, re := range []*regexp.Regexp{c.online, c.hybrid, c.inPerson, c.neutral} {
		s = re.ReplaceAllString(s, "")
	}
	return strings.Trim(s, " .,:：") != ""
}

// cueText is a line as cues see it: one kind of space, no marks of direction.
func cueText(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r >= '\u200e' && r <= '\u200f' || r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069':
			return -1
		case space(r):
			return ' '
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}
