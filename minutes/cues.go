package minutes

import (
	"embed"
	"errors"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/language"

	"hexaglot/minutes/script"
)

//go:embed cues
var cueFiles embed.FS

// cues are what the files under cues/ say: the lines and words by which minutes in
// six languages are understood. Every cue counts in every document, for minutes mix
// languages ("Actions" in a Chinese text); only the common words are kept apart.
// The kinds are explained at the top of cues/en.txt.
type cues struct {
	resolved                  lineCue // for a whole line
	action, annex, attendance lineCue // for a whole line
	item                      lineCue // for the beginning of one
	page                      lineCue // for a whole line
	when, place               lineCue // labels in the meeting line
	stage, topic, symbol      lineCue // for a whole line
	online, hybrid, inPerson  *cue    // for a part of the meeting line
	neutral                   *cue    // words that say nothing beside a mode
	title, minutes, agenda    *cue    // words of a title
	told, held, plan, speech  *cue    // words of a sentence
	heldOn                    *cue    // words around a date, which is "…"
	closed                    *cue    // words of a sentence
	begins, ends              *cue    // words before an hour
	besides                   *cue    // a place and another way, which is cut out
	common                    map[language.Tag]map[string]bool
	counts                    map[string]int // words that count, by countKey
}

// cueKinds are the kinds that the files may name, besides "common" and "count".
var cueKinds = []string{"action", "annex", "attendance", "item", "stage", "topic", "symbol", "online", "hybrid", "in-person", "neutral", "when", "place", "title", "minutes", "agenda", "told", "held", "closed", "plan", "speech", "page", "resolved", "held.on", "begins", "ends"}

// groupRE is a group of an expression that captures.
var groupRE = regexp.MustCompile(`(^|[^\\])\(([^?])`)

// loadCues reads the embedded files. They are checked by a test.
var loadCues = sync.OnceValue(func() *cues {
	c, err := readCues()
	if err != nil {
		panic(err)
	}
	return c
})

// errNoKind is the error of a cue whose kind is none.
var errNoKind = errors.New("no kind of cue is called so")

// readCueFile gives each cue of a file, KIND = PATTERN, to add.
func readCueFile(name string, add func(kind, value string) error) error {
	data, err := cueFiles.ReadFile(name)
	if err != nil {
		return err
	}
	for i, line := range strings.Split(string(data), "\n") {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		kind, value, ok := strings.Cut(line, "=")
		kind, value = strings.TrimSpace(kind), strings.TrimSpace(value)
		if !ok || value == "" {
			return fmt.Errorf("%s: line %d: want KIND = PATTERN", name, i+1)
		}
		if err := add(kind, value); err != nil {
			return fmt.Errorf("%s: line %d: %q: %w", name, i+1, kind, err)
		}
	}
	return nil
}

// readCues reads the files: all patterns of a kind become one expression.
func readCues() (*cues, error) {
	kinds := map[string][]string{}
	c := &cues{common: map[language.Tag]map[string]bool{}, counts: map[string]int{}}
	for _, tag := range Languages {
		err := readCueFile(path.Join("cues", tag.String()+".txt"), func(kind, value string) error {
			switch {
			case kind == "common":
				words := map[string]bool{}
				for _, w := range strings.Fields(value) {
					words[w] = true
				}
				c.common[tag] = words
				return nil
			case kind == "count":
				for i, w := range strings.Fields(value) {
					c.counts[countKey(w)] = i + 1
				}
				return nil
			case !slices.Contains(cueKinds, kind):
				return errNoKind
			}
			kinds[kind] = append(kinds[kind], "(?:"+value+")")
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	any := func(kind string) string { return "(?i)(?:" + strings.Join(kinds[kind], "|") + ")" }
	words := func(kind string) *cue { return newCue(any(kind)) }
	c.action, c.annex = newLineCue(any("action")+"$"), newLineCue(any("annex")+"$")
	c.attendance, c.stage = newLineCue(any("attendance")+"$"), newLineCue(any("stage")+"$")
	c.topic, c.symbol = newLineCue(any("topic")+"$"), newLineCue(any("symbol")+"$")
	c.when, c.place = newLineCue(any("when")+"$"), newLineCue(any("place"))
	plain := any("item")
	for groupRE.MatchString(plain) {
		plain = groupRE.ReplaceAllString(plain, "$1(?:$2") // only the number is asked for
	}
	c.item = newLineCue(strings.ReplaceAll(plain, "#", itemNumber))
	c.online, c.hybrid, c.inPerson, c.neutral = words("online"), words("hybrid"), words("in-person"), words("neutral")
	c.title, c.minutes, c.agenda = words("title"), words("minutes"), words("agenda")
	c.heldOn, c.begins, c.ends = words("held.on"), words("begins"), words("ends")
	c.closed, c.resolved = words("closed"), newLineCue(any("resolved")+"$")
	c.held, c.page = words("held"), newLineCue(any("page")+"$")
	c.told, c.plan, c.speech = words("told"), words("plan"), words("speech")
	c.besides = newCue(`^(\p{Lu}[\p{L} .’'-]+|\p{Arabic}[\p{Arabic} ]+|\p{Han}+?) ?(?:and|et|y|и|以及|及|和|و|\+|&) ?\|$`)
	return c, nil
}

// actionHeading reports whether a line is nothing but the heading of actions.
func (c *cues) actionHeading(line string) bool {
	return len(line) < 160 && !strings.ContainsRune(",;，；؛،。", script.Last(line)) && c.action.match(line)
}

// annexHeading reports whether a heading begins an annex.
func (c *cues) annexHeading(line string) bool {
	return len(line) < 300 && c.annex.match(line)
}

// attendanceLabel reports whether a line is the heading of a list of who was there, or begins with it
// and a colon.
func (c *cues) attendanceLabel(line string) bool {
	head, _, _ := cutColon(line)
	return len(head) < 120 && c.attendance.match(head)
}

// mode reads how a meeting was held, empty if s does not say; the place beside it, as
// in "Geneva and online", which is hybrid; and whether s says more than that.
func (c *cues) mode(s string) (mode, place string, more bool) {
	s = cueText(s)
	online := c.online.MatchString(s)
	if online {
		if m := c.besides.FindStringSubmatch(c.online.ReplaceAllString(s, "|")); m != nil {
			return "hybrid", strings.TrimSpace(m[1]), false
		}
	}
	switch {
	case c.hybrid.MatchString(s), online && c.inPerson.MatchString(s):
		return "hybrid", "", c.saysMore(s)
	case online:
		return "online", "", c.saysMore(s)
	case c.inPerson.MatchString(s):
		return "in-person", "", c.saysMore(s)
	}
	return "", "", false
}

// saysMore reports whether a part of the meeting line says more than the mode.
func (c *cues) saysMore(s string) bool {
	for _, re := range []*cue{c.hybrid, c.online, c.inPerson, c.neutral} {
		s = re.ReplaceAllString(s, "")
	}
	return strings.Trim(s, " .,:：") != ""
}
