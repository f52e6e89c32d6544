package glossary

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/language"
)

// repeats looks at renderings that say the same, or that contend.
func (l *linter) repeats() {
	type key struct {
		concept string
		lang    language.Tag
		text    string
	}
	seen := make(map[key]bool)
	preferred := make(map[key]string)
	said := make(map[key][]string) // by two concepts that note nothing; in any case, unless case is exact
	for _, r := range l.renderings {
		if k := (key{r.Concept, r.Lang, r.Text}); seen[k] {
			l.rendering(r, "duplicate", Error, "stands twice: keep one")
			continue
		} else {
			seen[k] = true
		}
		if r.Status == Preferred {
			k := key{r.Concept, r.Lang, string(r.Usage)}
			if first, ok := preferred[k]; ok {
				l.rendering(r, "two-preferred", Error, "%q is preferred already for the same usage: make one of them admitted", first)
			} else {
				preferred[k] = r.Text
			}
		}
		k := key{lang: r.Lang, text: r.Text}
		if r.Case != Exact {
			k.text = fold(r.Lang, r.Text)
		}
		if strings.Contains(r.Note, alsoSays) {
			continue
		}
		if i := slices.IndexFunc(said[k], func(other string) bool { return other != r.Concept }); i >= 0 {
			l.rendering(r, "shared", Warning, "says %s too: tell them apart, or note “also says …”", said[k][i])
		}
		if len(said[k]) < 2 && !slices.Contains(said[k], r.Concept) {
			said[k] = append(said[k], r.Concept)
		}
	}
}

var scriptOf = map[language.Tag]*unicode.RangeTable{
	language.Chinese: unicode.Han, language.Arabic: unicode.Arabic, language.Russian: unicode.Cyrillic,
}

// scripts looks for letters of another script. In Chinese, Arabic and Russian, Latin
// is right in acronyms and in names that are not translated: these are known by the
// concepts that have them, and by two capitals or a digit (ccTLD, 5G) if none has.
func (l *linter) scripts() {
	kept := make(map[string]bool)
	english := make(map[string]map[string]bool) // texts by concept
	for _, c := range l.Glossary.concepts {
		kept[c.Acronym] = true
	}
	for _, r := range l.renderings {
		if r.Lang != language.English || !l.Glossary.concepts[l.byID[r.Concept]].Keep {
			continue
		}
		if english[r.Concept] == nil {
			english[r.Concept] = make(map[string]bool)
		}
		for _, text := range append([]string{r.Text}, r.Forms...) {
			english[r.Concept][text] = true
			for _, w := range split(text, nil) {
				kept[w.text] = true
			}
		}
	}
	for _, r := range l.renderings {
		for _, text := range append([]string{r.Text}, r.Forms...) {
			if odd := oddLetters(r.Lang, text, kept); odd != "" {
				l.rendering(r, "script", Warning, "%q in %q is not of the script of the language, nor a known acronym or name", odd, text)
			}
		}
		if texts, ok := english[r.Concept]; ok && rank(r.Status) <= rank(Proposed) && !texts[r.Text] {
			l.rendering(r, "keep", Warning, "the name is never translated: write it as in English, or take keep off the concept")
		}
	}
}

// oddLetters returns the first letters of a text that are of another script than the
// language's and have no reason to be.
func oddLetters(lang language.Tag, text string, kept map[string]bool) string {
	own := unicode.Latin
	if s, ok := scriptOf[lang]; ok {
		own = s
	}
	isOwn := func(r rune) bool { return unicode.In(r, own, unicode.M, unicode.Lm) }
	isOther := func(r rune) bool { return unicode.IsLetter(r) && !isOwn(r) || isDigit(r) }
	rs := []rune(text)
	for i := 0; i < len(rs); i++ {
		if !isOther(rs[i]) {
			continue
		}
		end := i
		for end < len(rs) && isOther(rs[end]) {
			end++
		}
		run := string(rs[i:end])
		latin := !strings.ContainsFunc(run, func(r rune) bool { return unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) })
		// Russian ties no ending to a Latin word: МАG is a slip of the keyboard.
		tied := lang == language.Russian && (i > 0 && isOwn(rs[i-1]) || end < len(rs) && isOwn(rs[end]))
		name := kept[run] || kept[strings.TrimSuffix(run, "s")] || capitals(run) >= 2 || strings.ContainsFunc(run, isDigit)
		if strings.ContainsFunc(run, unicode.IsLetter) && (!latin || tied || !name) {
			return run
		}
		i = end
	}
	return ""
}

func isDigit(r rune) bool { return unicode.Is(unicode.Nd, r) }

// foundForms looks for listed forms that the matcher would find without them.
func (l *linter) foundForms() {
	bare := slices.Clone(l.renderings)
	for i := range bare {
		bare[i].Forms = nil
	}
	without := link(slices.Clone(l.Glossary.concepts), bare, l.lookalikes)
	for _, r := range l.renderings {
		for _, f := range r.Forms {
			ms := without.Find(r.Lang, f)
			if len(ms) == 1 && ms[0].Concept == r.Concept && ms[0].Start == 0 && ms[0].End == len(f) && f != r.Text {
				l.rendering(r, "form-found", Info, "the form %q is found without being listed", f)
			}
		}
	}
}
