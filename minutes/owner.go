package minutes

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"

	"hexaglot/minutes/cue"
	"hexaglot/minutes/facts"
	"hexaglot/minutes/script"
)

// taskReader reads who is to do what, by when, in the texts of a document.
type taskReader struct {
	p       *parser
	cues    *actionCues
	doc     language.Tag // of the document, without its region
	words   *namesOf     // nil: not yet counted
	certain *taskReader  // of lines known to be actions; nil: not yet made

	dayOrder int // what days in digits write first; 0: not yet looked for
}

// lang is the language of a text in a document: minutes mix languages, and where the
// script is not the document's, it tells.
func (r *taskReader) lang(text string) language.Tag {
	doc, latin := r.doc, false
	for _, c := range text {
		switch {
		case c < utf8.RuneSelf:
		case script.Han(c):
			return language.Chinese
		case unicode.Is(unicode.Arabic, c) && unicode.IsLetter(c):
			return language.Arabic
		case unicode.Is(unicode.Cyrillic, c):
			return language.Russian
		}
		latin = latin || isLatin(c)
	}
	switch {
	case latin && (doc == language.Chinese || doc == language.Arabic || doc == language.Russian), r.cues.langs[doc] == nil:
		return language.English
	}
	return doc
}

// owners reads who is to do what the sentences of an action say; nil if they do not say it.
func (r *taskReader) owners(sentences []string) []string {
	r = r.forActions()
	text := strings.Join(sentences, " ")
	if said := saidBy(r.cues.ownerLabel, text); said != "" {
		if who := r.list(said, false); who != nil {
			return who
		}
	}
	if who := mentions(text); who != nil {
		return who
	}
	for _, s := range sentences {
		if who := r.headed(s); who != nil {
			return who
		}
		if who, _ := r.given(r.cues.langs[r.lang(s)], s); who != nil {
			return who
		}
	}
	for _, s := range sentences {
		if who := r.tail(s); who != nil {
			return who
		}
	}
	if len(sentences) > 1 {
		if who := r.tail(text); who != nil { // what is in brackets may be abbreviated: "(resp. Lindqvist)"
			return who
		}
	}
	for _, s := range sentences {
		if who := r.asked(r.lang(s), s, true); who != nil {
			return who
		}
	}
	for _, s := range sentences {
		if who := r.first(s); who != nil {
			return who
		}
	}
	for _, s := range sentences {
		if who := r.anybody(s); who != nil {
			return who
		}
	}
	return nil
}

// first reads the one whom a sentence begins with, where its verb is none that we know:
// "秘书处更新网站", "Секретариат обновляет сайт". English puts nouns together, and its first
// word may belong to the next.
func (r *taskReader) first(s string) []string {
	t := r.cues.langs[r.lang(s)]
	s = script.Head(s, longestRequest)
	if !t.spaced {
		s = bracketsRE.ReplaceAllString(s, "") // "王丽（司库）核对账目"
	}
	if t.doing(s) {
		return nil
	}
	s = t.withoutArticle(s)
	if m := t.title.FindStringIndex(s); m != nil && m[0] == 0 && t.spaced {
		if end := m[1] + capitals(s[m[1]:]); end > m[1] {
			return r.named(t, s[:end], false) // "Mme Petit contacte les traducteurs"
		}
	}
	if who := r.known(t, s); who != "" {
		return r.named(t, who, true)
	}
	if t.spaced && !t.headFirst {
		return nil
	}
	who := t.actorAt(s)
	rest := s[len(who):]
	switch {
	case who == "":
		return nil
	case !t.spaced:
		if t.parts.Begins(rest) == nil && t.present.Begins(rest) == nil {
			return nil
		}
	case loadActionCues().langs[r.lang(s)].actorAt(s) == "" && (t.present == nil || t.present.Begins(strings.TrimLeft(rest, " ")) == nil):
		return nil // "مكتبة", which only a verb shows to be somebody
	case strings.HasPrefix(rest, ","):
		if t.support.Begins(strings.TrimLeft(rest, ", ")) == nil {
			return nil
		}
	case !strings.HasPrefix(rest, " "):
		return nil
	}
	return r.named(t, who, false)
}

// saidBy is what follows a label in a text; empty if the label is not there.
func saidBy(label *cue.Cue, text string) string {
	if script.Index(text, ":：–—-") < 0 {
		return ""
	}
	if m := label.FindStringSubmatch(text); m != nil {
		said := m[label.SubexpIndex("said")]
		said, _, _ = strings.Cut(said, " – ")
		for i := range said {
			if word := lastWord(said[:i]); said[i] == '.' && len([]rune(word)) > 3 {
				return said[:i] // no title before a name, and no initial
			}
		}
		return said
	}
	return ""
}

// lastWord is the last word of s.
func lastWord(s string) string { return s[strings.LastIndexFunc(s, script.Space)+1:] }

var mentionRE = cue.New(`(?:^|[\s(\[（])@ ?(\p{Lu}[\p{L}\p{M}.'’-]*(?: \p{Lu}[\p{L}\p{M}'’-]*){0,2}|\p{Lo}+|\p{Ll}[\p{L}\d._-]+)`)

// mentions are the people that a text names as "@Name".
func mentions(text string) []string {
	if !strings.Contains(text, "@") {
		return nil
	}
	var out []string
	for _, m := range mentionRE.FindAllStringSubmatch(text, -1) {
		out = append(out, strings.TrimRight(m[1], ".-'’"))
	}
	return out
}

var headRE = cue.New(`^([^:：–—\d]{2,80}?)(\s?[:：]|\s[–—-]\s|——)\s*[^\s\d]`)

// headed reads "Lindqvist: send the list" and "Secretariat – send the list".
func (r *taskReader) headed(s string) []string {
	if top := script.Head(s, 330); script.Index(top, ":：") < 0 && !dashed(top) {
		return nil // a quick look: most lines have neither
	}
	m := headRE.FindStringSubmatch(s)
	if m == nil || r.cues.nobody.MatchString(m[1]) || r.cues.label.MatchString(m[1]+":") || r.statusOf(m[1]) != "" {
		return nil
	}
	t := r.cues.langs[r.lang(m[1])]
	if rest := s[len(m[0])-len(string(script.Last(m[0]))):]; len(rest) < 60 && !strings.ContainsAny(m[1], "([（【") && !t.isActor(m[1]) && !t.surnamed(m[1]) && t.title.FindStringIndex(m[1]) == nil {
		// Without capitals, what is to be done looks like a name.
		of := r.cues.langs[r.lang(rest)]
		if who := r.named(of, rest, false); who != nil && r.statusOf(rest) == "" && (of.given == nil || of.isActor(rest) || of.person(rest) == len(rest)) {
			return who // "Poster design: Lindqvist"
		}
	}
	if said := t.done(m[1]); said != m[1] {
		if who := r.named(t, said, true); who != nil || !t.sure {
			return who // "To be done by the Secretariat: …", and not "Responsables de section : …"
		}
	}
	colon := strings.ContainsAny(m[2], ":：")
	if who := r.named(t, m[1], colon); who != nil || !colon || !t.sure || !t.headFirst {
		return who
	}
	return r.begun(t, m[1])
}

var (
	bracketRE = cue.New(`[(\[（【]([^()\[\]（）【】]{1,100})[)\]）】][.。،؛;]?$`)
	dashRE    = cue.New(`(?:\s[–—-]\s?|——)([^–—]{2,80}?)[.。]?$`)
)

// dashed reports whether a dash stands in s that is no hyphen.
func dashed(s string) bool {
	return strings.Contains(s, " –") || strings.Contains(s, " —") || strings.Contains(s, " -") || strings.Contains(s, "——")
}

// tail reads "send the list (Secretariat, by 9 May)", "… [Lindqvist]", "… – Lindqvist".
func (r *taskReader) tail(s string) []string {
	for _, re := range []*cue.Cue{bracketRE, dashRE} {
		if re == bracketRE && script.Index(s, "([（【") < 0 || re == dashRE && !dashed(s) {
			continue
		}
		m := re.FindStringSubmatch(s)
		if m == nil || r.statusOf(m[1]) != "" {
			continue
		}
		var out []string
		for _, part := range strings.FieldsFunc(m[1], func(c rune) bool { return strings.ContainsRune(",;，；،؛", c) }) {
			var who []string
			if _, zone := facts.Offset(strings.TrimSpace(part)); !zone && !r.dated(part) {
				t := r.cues.langs[r.lang(part)]
				said := t.done(r.withoutLabel(strings.TrimSpace(part)))
				if m := t.support.FindStringIndex(said); m != nil && m[0] > 0 {
					said = strings.TrimRight(said[:m[0]], " ") // who helps is not who is asked
				}
				who = r.named(t, said, said != strings.TrimSpace(part))
			}
			if who == nil && out == nil && !strings.ContainsFunc(part, unicode.IsDigit) {
				break // it begins with something else
			}
			out = append(out, who...)
		}
		if out != nil {
			return out
		}
	}
	return nil
}

// done is an owner without the words that say that he is one: "to be done by the Chair".
func (t *taskCues) done(s string) string {
	if m := t.doer.FindStringIndex(s); m != nil && m[1] < len(s) {
		return t.withoutArticle(s[m[1]:])
	}
	return s
}

// withoutLabel is s without a label in front: "Action: Secretariat".
func (r *taskReader) withoutLabel(s string) string {
	if m := r.cues.label.FindStringIndex(s); m != nil && m[1] < len(s) {
		return strings.TrimSpace(s[m[1]:])
	}
	return s
}

// list reads a list of owners and nothing else. If it is strict, each must be known by its
// words for somebody who acts; otherwise it is one because it stands where owners do.
func (r *taskReader) list(s string, strict bool) []string {
	s = strings.Trim(s, " *_.,;:@")
	t := r.cues.langs[r.lang(s)]
	if s == "" || r.cues.unknown.MatchString(s) {
		return nil
	}
	if strict {
		return r.named(t, s, true)
	}
	var out []string
	var parts []string
	for _, part := range strings.FieldsFunc(s, func(c rune) bool { return strings.ContainsRune(",;，；、،؛", c) }) {
		if !r.dated(part) { // "Secretariat, by 9 May"
			parts = append(parts, strings.Split(part, "/")...)
		}
	}
	for _, part := range parts {
		part = strings.Trim(part, " .@*_")
		if part == "" || r.cues.unknown.MatchString(part) {
			continue
		}
		if parts := r.split(t, part, true); parts != nil {
			out = append(out, parts...)
		} else {
			out = append(out, t.withoutArticle(part))
		}
	}
	return out
}
