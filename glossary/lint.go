package glossary

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/language"
)

// Severity says how bad a problem of a glossary is.
type Severity string

// The severities, from the one that must be mended to the one that may stay.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
	Info    Severity = "info"
)

// A Problem is something unwise in a glossary.
type Problem struct {
	Rule     string // "duplicate"; see [Glossary.Lint]
	Severity Severity
	Concept  string
	Lang     language.Tag // Und if the problem is of the concept
	Text     string       // the rendering, or ""
	Line     int          // 0 if unknown
	Message  string
}

// Lint returns what is unwise in a glossary, by line. The rules:
//
//	acronym     an acronym without a policy, or a policy without an acronym
//	bidi        a directional mark that nobody sees
//	date        a date that is no day
//	duplicate   one text twice for a concept and a language
//	form        a listed form that is the text, or another form, again
//	form-found  a listed form that is found without being listed
//	gap         a … that stands for no word: not between two, in Chinese, or a third one
//	invisible   another character that nobody sees
//	keep        a name that is never translated, translated
//	missing     a language that has no rendering of a concept
//	nfc         a text that is not in Unicode normal form C
//	preferred   a language whose renderings are only admitted
//	script      letters that are not of the script of the language
//	shared      one text for two concepts, without a note "also says …"
//	source      a status that the source does not bear out
//	space       white space that does not belong
//	subject     a concept without a subject or a part of speech
//	two-preferred  two preferred renderings for a language and a usage
func (g *Glossary) Lint() []Problem {
	l := &linter{Glossary: g}
	l.concepts()
	l.texts()
	l.repeats()
	l.scripts()
	l.foundForms()
	slices.SortStableFunc(l.found, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), strings.Compare(a.Concept, b.Concept),
			cmp.Compare(slices.Index(languages, a.Lang), slices.Index(languages, b.Lang)),
			strings.Compare(a.Text, b.Text), strings.Compare(a.Rule, b.Rule))
	})
	return l.found
}

type linter struct {
	*Glossary
	found []Problem
}

func (l *linter) concept(c Concept, lang language.Tag, rule string, s Severity, format string, args ...any) {
	l.found = append(l.found, Problem{Rule: rule, Severity: s, Concept: c.ID, Lang: lang, Line: c.Line, Message: fmt.Sprintf(format, args...)})
}

func (l *linter) rendering(r Rendering, rule string, s Severity, format string, args ...any) {
	l.found = append(l.found, Problem{rule, s, r.Concept, r.Lang, r.Text, r.Line, fmt.Sprintf(format, args...)})
}

// concepts looks at what a concept says, and at what each language has for it.
func (l *linter) concepts() {
	for _, c := range l.Glossary.concepts {
		switch {
		case c.Subject == "":
			l.concept(c, language.Und, "subject", Warning, "no subject: say to what the concept belongs")
		case c.Part == "":
			l.concept(c, language.Und, "subject", Warning, "no part of speech: want noun, adj, verb, adv, name or heading")
		}
		switch {
		case c.Acronym != "" && c.Policy == "":
			l.concept(c, language.Und, "acronym", Warning, "%s has no policy: want keep, own or expand", c.Acronym)
		case c.Acronym == "" && c.Policy != "":
			l.concept(c, language.Und, "acronym", Warning, "the policy %s is of no acronym: name the English one", c.Policy)
		}
		if !isDay(c.Date) {
			l.concept(c, language.Und, "date", Warning, "%q is no day: want one like 2026-11-22", c.Date)
		}
		for _, lang := range languages {
			if _, ok := l.Preferred(c.ID, lang, Both); !ok {
				l.concept(c, lang, "missing", Warning, "no rendering to use in %s: add one", lang)
				continue
			}
			// A word that also says something else may be preferred there only.
			rs := l.Renderings(c.ID, lang)
			if r := rs[0]; r.Status == Admitted && !strings.Contains(r.Note, alsoSays) &&
				!slices.ContainsFunc(rs, func(r Rendering) bool { return r.Status == Proposed }) {
				l.rendering(r, "preferred", Warning, "only admitted: say which rendering is preferred in %s", lang)
			}
		}
	}
}

// isDay reports whether a date is a day, or not given.
func isDay(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return s == "" || err == nil
}

// texts looks at each rendering alone.
func (l *linter) texts() {
	for _, i := range l.denormal {
		l.rendering(l.renderings[i], "nfc", Warning, "not in Unicode normal form C: it is read so, and should be written so")
	}
	for _, r := range l.renderings {
		seen := make(map[string]bool)
		for _, text := range append([]string{r.Text}, r.Forms...) {
			switch {
			case strings.ContainsFunc(text, isBidi):
				l.rendering(r, "bidi", Error, "%+q has a directional mark: take it out", text)
			case strings.ContainsFunc(text, isInvisible):
				l.rendering(r, "invisible", Error, "%+q has an invisible character: take it out", text)
			}
			if plain := plainSpaces(r.Lang, text); plain != strings.Join(strings.Fields(plain), " ") {
				l.rendering(r, "space", Warning, "%q: want single plain spaces, and none at the ends", text)
			}
			if strings.Contains(text, gapText) {
				l.gap(r, text)
			}
			if seen[text] {
				l.rendering(r, "form", Warning, "the form %q stands twice: once is enough", text)
			}
			seen[text] = true
		}
		if !isDay(r.Date) {
			l.rendering(r, "date", Warning, "%q is no day: want one like 2026-11-22", r.Date)
		}
		l.source(r)
	}
}

// gap says which … of a text the matcher leaves out.
func (l *linter) gap(r Rendering, text string) {
	words := split(text, nil)
	left := len(words) - len(gaps(slices.Clone(words)))
	switch {
	case r.Lang == language.Chinese:
		l.rendering(r, "gap", Warning, "… in %q stands for itself: where words are not divided it can stand for none", text)
	case strings.Count(text, gapText) > mostGaps:
		l.rendering(r, "gap", Warning, "%q has more than %d …: the others stand for no word", text, mostGaps)
	case left > 0:
		l.rendering(r, "gap", Warning, "%q has a … that is not between two words: it stands for none", text)
	}
}

// plainSpaces writes the spaces that may not break, which French has inside its
// quotation marks and before a colon and the like, as plain ones.
func plainSpaces(lang language.Tag, text string) string {
	if lang != language.French {
		return text
	}
	for _, mark := range []string{":", ";", "?", "!", "»", "%"} {
		text = strings.NewReplacer("\u00a0"+mark, " "+mark, "\u202f"+mark, " "+mark).Replace(text)
	}
	return strings.NewReplacer("«\u00a0", "« ", "«\u202f", "« ").Replace(text)
}

const (
	ownRendering = "own rendering" // the source of what nobody attests
	alsoSays     = "also says"     // in the note of a text of two concepts
)

// Seen is the source of a proposal that texts have and nobody has judged yet.
const Seen = "seen in minutes"

// source says what must hold of where a rendering comes from: what nobody attests is
// proposed, and never UN usage.
func (l *linter) source(r Rendering) {
	own := r.Source == ownRendering
	switch {
	case r.Source == "":
		l.rendering(r, "source", Warning, "no source: say who attests it, or %q", ownRendering)
	case own && (r.Status == Preferred || r.Status == Admitted):
		l.rendering(r, "source", Warning, "%s, and nobody attests it: want proposed, or a source", r.Status)
	case own && r.Usage == UN:
		l.rendering(r, "source", Warning, "said to be the usage of the United Nations, and nobody attests it")
	case !own && r.Source != Seen && r.Status == Proposed:
		l.rendering(r, "source", Warning, "only proposed, but attested by %s", r.Source)
	case (r.Status == Superseded || r.Status == Forbidden) && r.Note == "":
		l.rendering(r, "source", Warning, "%s without a note that says why", r.Status)
	}
}

// isBidi reports the marks, embeddings, overrides and isolates of UAX #9.
func isBidi(r rune) bool {
	return r == 0x61C || r == 0x200E || r == 0x200F || 0x202A <= r && r <= 0x202E || 0x2066 <= r && r <= 0x2069
}
