package minutes

import (
	"embed"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/language"

	"hexaglot/minutes/cue"
	"hexaglot/minutes/script"
)

//go:embed cues
var cueFiles embed.FS

// cues are what the files under cues/ say: the lines and words by which minutes in
// six languages are understood. Every cue counts in every document, for minutes mix
// languages ("Actions" in a Chinese text); only the common words are kept apart.
// The kinds are explained at the top of cues/en.txt.
type cues struct {
	resolved                  cue.Line // for a whole line
	action, annex, attendance cue.Line // for a whole line
	item                      cue.Line // for the beginning of one
	page                      cue.Line // for a whole line
	when, place               cue.Line // labels in the meeting line
	stage, topic, symbol      cue.Line // for a whole line
	online, hybrid, inPerson  *cue.Cue // for a part of the meeting line
	neutral                   *cue.Cue // words that say nothing beside a mode
	title, minutes, agenda    *cue.Cue // words of a title
	told, held, plan, speech  *cue.Cue // words of a sentence
	heldOn                    *cue.Cue // words around a date, which is "…"
	closed                    *cue.Cue // words of a sentence
	begins, ends              *cue.Cue // words before an hour
	besides                   *cue.Cue // a place and another way, which is cut out
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

// readCues reads the files: all patterns of a kind become one expression.
func readCues() (*cues, error) {
	kinds := map[string][]string{}
	c := &cues{common: map[language.Tag]map[string]bool{}, counts: map[string]int{}}
	for _, tag := range Languages {
		err := cue.ReadFile(cueFiles, path.Join("cues", tag.String()+".txt"), func(kind, value string) error {
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
				return cue.ErrKind
			}
			kinds[kind] = append(kinds[kind], "(?:"+value+")")
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	any := func(kind string) string { return "(?i)(?:" + strings.Join(kinds[kind], "|") + ")" }
	words := func(kind string) *cue.Cue { return cue.New(any(kind)) }
	c.action, c.annex = cue.NewLine(any("action")+"$"), cue.NewLine(any("annex")+"$")
	c.attendance, c.stage = cue.NewLine(any("attendance")+"$"), cue.NewLine(any("stage")+"$")
	c.topic, c.symbol = cue.NewLine(any("topic")+"$"), cue.NewLine(any("symbol")+"$")
	c.when, c.place = cue.NewLine(any("when")+"$"), cue.NewLine(any("place"))
	plain := any("item")
	for groupRE.MatchString(plain) {
		plain = groupRE.ReplaceAllString(plain, "$1(?:$2") // only the number is asked for
	}
	c.item = cue.NewLine(strings.ReplaceAll(plain, "#", itemNumber))
	c.online, c.hybrid, c.inPerson, c.neutral = words("online"), words("hybrid"), words("in-person"), words("neutral")
	c.title, c.minutes, c.agenda = words("title"), words("minutes"), words("agenda")
	c.heldOn, c.begins, c.ends = words("held.on"), words("begins"), words("ends")
	c.closed, c.resolved = words("closed"), cue.NewLine(any("resolved")+"$")
	c.held, c.page = words("held"), cue.NewLine(any("page")+"$")
	c.told, c.plan, c.speech = words("told"), words("plan"), words("speech")
	c.besides = cue.New(`^(\p{Lu}[\p{L} .’'-]+|\p{Arabic}[\p{Arabic} ]+|\p{Han}+?) ?(?:and|et|y|и|以及|及|和|و|\+|&) ?\|$`)
	return c, nil
}

// actionHeading reports whether a line is nothing but the heading of actions.
func (c *cues) actionHeading(line string) bool {
	return len(line) < 160 && !strings.ContainsRune(",;，；؛،。", script.Last(line)) && c.action.Match(line)
}

// annexHeading reports whether a heading begins an annex.
func (c *cues) annexHeading(line string) bool {
	return len(line) < 300 && c.annex.Match(line)
}

// attendanceLabel reports whether a line is the heading of a list of who was there, or begins with it
// and a colon.
func (c *cues) attendanceLabel(line string) bool {
	head, _, _ := cutColon(line)
	return len(head) < 120 && c.attendance.Match(head)
}

// mode reads how a meeting was held, empty if s does not say; the place beside it, as
// in "Geneva and online", which is hybrid; and whether s says more than that.
func (c *cues) mode(s string) (mode, place string, more bool) {
	s = cue.Text(s)
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
	for _, re := range []*cue.Cue{c.hybrid, c.online, c.inPerson, c.neutral} {
		s = re.ReplaceAllString(s, "")
	}
	return strings.Trim(s, " .,:：") != ""
}
