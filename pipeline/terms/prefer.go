package terms

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"

	"hexaglot/glossary"
	"hexaglot/minutes"
)

// A Preference says how a concept is to be said in a language.
type Preference struct {
	Concept   string
	Lang      language.Tag
	Rendering string
}

// The errors of [ParsePreference].
var (
	ErrPreference = errors.New("want ID=RENDERING or ID:LANG=RENDERING")
	ErrConcept    = errors.New("no such concept in the glossary")
	ErrLanguage   = errors.New("not one of zh, es, fr, ar, ru and en")
	ErrRendering  = errors.New("the glossary has no such rendering, so that a language is wanted: ID:LANG=RENDERING")
)

// ParsePreference reads ID=RENDERING, or ID:LANG=RENDERING. Without a language it is
// the one in which the glossary has the rendering, or that of its script; it is more
// than one if several languages say it so.
func ParsePreference(g *glossary.Glossary, s string) ([]Preference, error) {
	id, text, ok := strings.Cut(s, "=")
	id, lang, given := strings.Cut(strings.TrimSpace(id), ":")
	if text = strings.TrimSpace(text); !ok || id == "" || text == "" {
		return nil, fmt.Errorf("%q: %w", s, ErrPreference)
	}
	if _, ok := g.Concept(id); !ok {
		return nil, fmt.Errorf("%q: %w", s, ErrConcept)
	}
	var out []Preference
	for _, l := range minutes.Languages {
		all := g.Renderings(id, l)
		k := slices.IndexFunc(all, func(r glossary.Rendering) bool { return r.Text == text })
		if given && l.String() == lang || !given && (k >= 0 || written(l, text)) {
			if k >= 0 && (all[k].Status == glossary.Forbidden || all[k].Status == glossary.Superseded) {
				return nil, fmt.Errorf("%q: the glossary has this rendering as %s: give a glossary of your own that says otherwise (--glossary FILE)", s, all[k].Status)
			}
			out = append(out, Preference{id, l, text})
		}
	}
	if given && len(out) == 0 {
		return nil, fmt.Errorf("%q: %w", s, ErrLanguage)
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("%q: %w", s, ErrRendering)
	}
	return out, nil
}

// written reports whether a text is in a script that only one of the languages has.
func written(lang language.Tag, text string) bool {
	script := map[language.Tag]*unicode.RangeTable{language.Chinese: unicode.Han, language.Arabic: unicode.Arabic, language.Russian: unicode.Cyrillic}[lang]
	return script != nil && strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(script, r) })
}

// A Plan is what preferences would change.
type Plan struct {
	Edits  []Edit   // in the order of the texts
	ByHand []ByHand // what is meant too and a person has to write
}

// An Edit replaces words in a line of a file.
type Edit struct {
	File         string
	Line, Column int // Column in characters from 1
	Found, Write string
	Concept      string
	Lang         language.Tag
}

// RuleByHand is the rule of what a preference cannot change alone.
const RuleByHand = "term.by-hand"

// A ByHand is an edit that a person has to make.
type ByHand struct {
	Edit
	Why     Reason
	Page    int    // 0 if unknown
	Segment string // "" of a notice
	Excerpt string
}

// A Reason is why an edit is for a person.
type Reason string

// The reasons.
const (
	NotText   Reason = "not-text"  // only files of text without page breaks can be changed
	Broken    Reason = "broken"    // it goes over a line or has marks inside
	Inflected Reason = "inflected" // it is not just as the glossary has it
	Before    Reason = "before"    // the word before it changes too
	Agreement Reason = "agreement" // what stands beside it may have to agree with another gender
	Titled    Reason = "titled"    // it is part of a title in quotation marks
	Doubled   Reason = "doubled"   // a word of the new one stands beside it already
	Short     Reason = "short"     // two Chinese characters may be a verb, or part of a longer word
	Encoded   Reason = "encoded"   // the file is not UTF-8 in NFC
)

// ByHand leaves an edit to a person.
func (e Edit) ByHand(why Reason) ByHand { return ByHand{Edit: e, Why: why} }

// Finding is what is to be written by hand as a finding.
func (h ByHand) Finding() minutes.Finding {
	args := map[string]any{"Text": h.Found, "Write": h.Write, "Why": minutes.Phrase{ID: RuleByHand + "." + string(h.Why)}}
	id := RuleByHand
	if h.Excerpt != "" {
		id, args["Excerpt"] = id+".excerpt", h.Excerpt
	}
	return minutes.Finding{Rule: RuleByHand, Severity: minutes.Warning, Lang: h.Lang, File: h.File, Page: h.Page, Line: h.Line, Column: h.Column,
		Segment: h.Segment, Expected: h.Write, Said: minutes.Phrase{ID: id, Args: args}}
}

// Prefer plans to write the preferred renderings in place of all others of their
// concepts, acronyms and longer or shorter forms of the preferred one aside. Only what
// stands in a file of text, on one line and just as the glossary has it is replaced: an
// inflected form, or one whose article depends on it, is for a person. The volunteers'
// disclaimer is left alone.
func Prefer(g *glossary.Glossary, prefs []Preference, texts []Text) Plan {
	var plan Plan
	for _, t := range texts {
		var edits []Edit
		var line pen
		for i := range t.Passages {
			p := &t.Passages[i]
			if p.fixed {
				continue
			}
			for _, m := range g.Find(p.Lang, p.Text) {
				k := slices.IndexFunc(prefs, func(x Preference) bool { return x.Concept == m.Concept && x.Lang == p.Lang })
				if k < 0 || !replaces(prefs[k].Rendering, m.Rendering) {
					continue
				}
				page, n, column := p.Where(m.Start)
				e := Edit{t.File, n, column, p.Text[m.Start:m.End], prefs[k].Rendering, m.Concept, p.Lang}
				if why := e.mechanical(p, m, page, &line); why != "" {
					h := e.ByHand(why)
					h.Page, h.Segment, h.Excerpt = page, p.ID, excerpt(p.Text, m.Start, m.End)
					plan.ByHand = append(plan.ByHand, h)
					continue
				}
				edits = append(edits, e)
			}
		}
		slices.SortFunc(edits, func(a, b Edit) int { return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column)) })
		plan.Edits = append(plan.Edits, slices.Compact(edits)...)
	}
	return plan
}

// replaces reports whether a preferred rendering takes the place of another one.
func replaces(preferred string, r glossary.Rendering) bool {
	if r.Status == glossary.Superseded || r.Status == glossary.Forbidden {
		return r.Text != preferred
	}
	return !related(r.Text, preferred) && !isAcronym(r.Text)
}

// mechanical says why an edit is for a person; "" if it is not. It gives what is
// written the capital of what it replaces.
func (e *Edit) mechanical(p *Passage, m glossary.Match, page int, at *pen) Reason {
	line, ok := p.at.rawLine(page, e.Line)
	switch {
	case !ok:
		return NotText
	case e.Column == 0 || !strings.HasPrefix(at.from(line, e.Column), e.Found):
		return Broken
	case titled(p.Text, m.Start, m.End):
		return Titled
	case doubled(p.Text, m.Start, m.End, e.Write):
		return Doubled
	case p.Lang == language.Chinese:
		if isShort(p.Text, m.Start, m.End) {
			return Short
		}
		return ""
	case e.Found == capital(m.Rendering.Text):
		e.Write = capital(e.Write)
	case e.Found != m.Rendering.Text:
		return Inflected
	}
	before := strings.TrimRight(p.Text[:m.Start], " \u00a0\u202f")
	if dependent(p.Lang, before, e.Found) != dependent(p.Lang, before, e.Write) {
		return Before
	}
	if !agree(p.Lang, e.Found, e.Write) {
		return Agreement
	}
	return ""
}

// longestTitle is how far from a term, in bytes, the quotation marks around it may be.
const longestTitle = 400

// titled reports whether words stand in quotation marks with others: that is what a text
// is called, and not for us to change.
func titled(text string, start, end int) bool {
	before, behind := text[max(0, start-longestTitle):start], text[end:min(len(text), end+longestTitle)]
	open, shut := strings.LastIndexAny(before, "“”«»„《》「」\""), strings.IndexAny(behind, "“”«»„《》「」\"")
	if open < 0 || shut < 0 {
		return false
	}
	sign, n := utf8.DecodeRuneInString(before[open:])
	if strings.ContainsRune("”»》」", sign) || sign == '"' && strings.Count(before, "\"")%2 == 0 {
		return false // it ends there
	}
	return strings.ContainsFunc(before[open+n:]+behind[:shut], counts)
}

// doubled reports whether a word of a new rendering stands directly beside the old one: of
// “Перевод на язык жестов” the first word is of “перевод на жестовый язык”.
func doubled(text string, start, end int, write string) bool {
	near := 2 * len(write)
	before, behind := strings.FieldsFunc(text[max(0, start-near):start], apart), strings.FieldsFunc(text[end:min(len(text), end+near)], apart)
	before, behind = before[max(0, len(before)-2):], behind[:min(2, len(behind))]
	for w := range strings.FieldsFuncSeq(write, apart) {
		same := func(x string) bool { return strings.EqualFold(x, w) }
		if utf8.RuneCountInString(w) > 3 && !strings.Contains(strings.ToLower(text[start:end]), strings.ToLower(w)) && (slices.ContainsFunc(before, same) || slices.ContainsFunc(behind, same)) {
			return true
		}
	}
	return false
}

func apart(r rune) bool { return !counts(r) }

// isShort reports whether two Chinese characters stand between others, where they may be
// a verb (将翻译摘要) or part of a longer word (注册商标).
func isShort(text string, start, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:start])
	behind, _ := utf8.DecodeRuneInString(text[end:])
	return utf8.RuneCountInString(text[start:end]) < 3 && (isHan(before) && before != '的' || isHan(behind) && behind != '的')
}

// capital is a text with a capital at its beginning.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// dependent says which form the word before a text has because of it: l’ and d’ before
// a vowel in French, an in English, e and u for y and o in Spanish.
func dependent(lang language.Tag, before, text string) string {
	outside := func(r rune) bool { return !counts(r) && !isApostrophe(r) }
	last := strings.TrimRightFunc(before, outside)
	if i := strings.LastIndexFunc(last, outside); i >= 0 {
		last = last[after(last, i):]
	}
	last = strings.ToLower(last)
	if last == "" {
		return ""
	}
	if i := strings.LastIndexFunc(last, isApostrophe); i >= 0 {
		last = last[i:]
	}
	sounds := ""
	switch lang {
	case language.English:
		if last == "a" || last == "an" {
			sounds = "aeiou"
		}
	case language.French:
		if isApostrophe([]rune(last)[0]) || slices.Contains([]string{"le", "la", "de", "que", "ne", "se"}, last) {
			sounds = "aàâeéèêëiîïoôuùûyœæh"
		}
	case language.Spanish:
		text = strings.TrimPrefix(strings.ToLower(text), "h")
		switch last {
		case "y", "e":
			sounds = "ií"
		case "o", "u":
			sounds = "oó"
		}
	}
	if first, _ := utf8.DecodeRuneInString(strings.ToLower(text)); strings.ContainsRune(sounds, first) {
		return "vowel"
	}
	return ""
}

// A pen goes along a line: where a column begins, it knows from the column before.
type pen struct {
	line       string
	column, at int
}

// from is a line from a column on.
func (p *pen) from(line string, column int) string {
	if line != p.line || column < p.column || p.column == 0 {
		*p = pen{line: line, column: 1}
	}
	for ; p.column < column && p.at < len(line); p.column++ {
		p.at = after(line, p.at)
	}
	return line[p.at:]
}
