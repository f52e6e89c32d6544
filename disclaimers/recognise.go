package disclaimers

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
)

//go:embed headings.txt
var headingsText string

var headings = sync.OnceValue(func() []string { return readHeadings(headingsText) })

// enough is the score from which a paragraph is a notice.
const enough = 3

// longestHeading is the most bytes a line may have that holds nothing but a heading:
// the longest of headings.txt is a quarter of it.
const longestHeading = 240

// number is what may stand before a heading besides digits: a Roman or Chinese
// number with its mark, or an Arabic ordinal.
var number = regexp.MustCompile(`^(?:[ivx]+|[一二三四五六七八九十]+|أولا|ثانيا|ثالثا|رابعا|خامسا|سادسا|سابعا|ثامنا|تاسعا|عاشرا) ?[.、،):-]`)

// Heading reports whether a line is the heading of a disclaimer in one of the
// six languages: nothing else may stand on it but marks of Markdown, a number
// and punctuation.
func Heading(line string) bool {
	if len(line) > longestHeading || !mayEndHeading(line) {
		return false
	}
	s := strings.TrimRightFunc(plain(line), notLetter)
	return slices.Contains(headings(), unnumbered(s))
}

// endings are the last two letters of the headings.
var endings = sync.OnceValue(func() map[[2]rune]bool {
	ends := map[[2]rune]bool{}
	for _, h := range headings() {
		ends[lastLetters(h)] = true
	}
	return ends
})

// mayEndHeading reports whether a line ends as some heading does. Nearly all lines do not, and need not be folded to
// be compared as a whole.
func mayEndHeading(line string) bool {
	last := lastLetters(line)
	for _, r := range last {
		if !unicode.IsLetter(r) || !simple(string(r)) {
			return true // one that folding may change, or a mark
		}
	}
	return endings()[last]
}

// lastLetters are the last two characters of s, in small letters, without what follows the last letter.
func lastLetters(s string) (last [2]rune) {
	s = strings.TrimRightFunc(s, notLetter)
	for i := 1; i >= 0 && s != ""; i-- {
		r, n := utf8.DecodeLastRuneInString(s)
		last[i] = unicode.ToLower(r)
		s = s[:len(s)-n]
	}
	return last
}

// unnumbered cuts the number, and any other marks, from the front of a plain line.
func unnumbered(s string) string {
	s = strings.TrimLeftFunc(s, notLetter)
	if !strings.ContainsAny(s[:min(len(s), 24)], ".、،):-") { // nearly no line has a number
		return s
	}
	return strings.TrimLeftFunc(s[len(number.FindString(s)):], notLetter)
}

func notLetter(r rune) bool { return !unicode.IsLetter(r) }

// Recognise says whether a paragraph is a notice about the text rather than a
// part of it, of what kind, and in which language. The kinds are "volunteer"
// (this project's notice in any wording or translation, hard line wraps or
// not), "captioning", "draft", "machine" and "other". A paragraph that has the
// heading and the body of a notice is one; so is one of which a part of the
// sentences is left. Minutes that speak of disclaimers are not.
func Recognise(paragraph string) (kind string, lang language.Tag, ok bool) {
	text := plain(paragraph)
	held := begun(text)
	if len(held) == 0 {
		return "", language.Und, false // nearly every paragraph
	}
	text, headed := withoutHeading(text)
	need := enough
	if headed {
		need--
		held = begun(text)
	}
	type key struct {
		kind string
		lang language.Tag
	}
	said := sentences(text)
	mute := make([]bool, len(said)) // sentences of minutes, which speak for nothing
	against := 0
	for _, c := range held {
		if !c.speaksAgainst() {
			continue
		}
		found := false
		for i, s := range said {
			if c.in(s, i == 0) {
				mute[i], found = true, true
			}
		}
		if found && c.kind == "not" {
			against += c.weight
		}
	}
	scores := map[key]int{}
	var order []key // as in cues.txt, so that a tie has one answer
	for _, c := range held {
		k := key{c.kind, c.lang}
		if c.speaksAgainst() || !c.inAny(said, mute) {
			continue
		}
		if _, seen := scores[k]; !seen {
			order = append(order, k)
		}
		scores[k] += c.weight
	}
	best := key{}
	for _, k := range order {
		if scores[k] > scores[best] {
			best = k
		}
	}
	if scores[best]-against < need {
		return "", language.Und, false
	}
	return best.kind, best.lang, true
}

// sentences cuts a plain text after its full stops. A stop with a letter or a
// digit after it is none ("igf.org", "3.1"), except in Chinese.
func sentences(text string) []string {
	var ss []string
	start := 0
	for i, r := range text {
		end := i + utf8.RuneLen(r)
		switch r {
		case '.':
			if next, _ := utf8.DecodeRuneInString(text[end:]); next != ' ' && !wide(next) {
				continue
			}
		case '。', '!', '?', '؟':
		default:
			continue
		}
		ss = append(ss, strings.TrimSpace(text[start:end]))
		start = end
	}
	return append(ss, strings.TrimSpace(text[start:]))
}

// withoutHeading cuts a heading from the front of a plain paragraph, and says
// whether there was one.
func withoutHeading(text string) (string, bool) {
	bare := unnumbered(text)
	for _, h := range headings() {
		rest, found := strings.CutPrefix(bare, h)
		if !found {
			continue
		}
		if trimmed := strings.TrimLeft(rest, ":： .-–—"); len(trimmed) < len(rest) || unicode.Is(unicode.Han, firstRune(h)) {
			return trimmed, true
		}
	}
	return text, false
}

func firstRune(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}

// plain is a text as cues are written: folded, with single spaces and none
// beside Han, without marks of emphasis, of Arabic vowels and of direction.
func plain(s string) string {
	if simple(s) {
		s = strings.ToLower(s)
	} else {
		s = cases.Fold().String(norm.NFKC.String(s))
	}
	var b strings.Builder
	b.Grow(len(s))
	space := false
	last := rune(0)
	for _, r := range s {
		switch {
		case r >= 'a' && r <= 'z' || r >= 'а' && r <= 'я' || r >= 'ء' && r <= 'غ' || r >= 0x4e00 && r <= 0x9fff: // most are letters
		case unicode.IsSpace(r):
			space = true
			continue
		case r == 'ـ', unicode.Is(unicode.Cf, r), unicode.Is(unicode.Mn, r) && unicode.Is(unicode.Arabic, last),
			strings.ContainsRune(`*_#>\[]`, r):
			continue
		case r == '’' || r == 'ʼ':
			r = '\''
		case r == 'ё':
			r = 'е'
		}
		if space && last != 0 && !wide(last) && !wide(r) {
			b.WriteByte(' ')
		}
		space = false
		b.WriteRune(r)
		last = r
	}
	return b.String()
}

// simple reports whether a text has no letters but those that NFKC leaves alone and that fold to their small
// letters, if they have any: ASCII, the accents of French and Spanish, Russian, Arabic, Han.
func simple(s string) bool {
	for _, r := range s {
		switch {
		case r < 0x80, r >= 0xc0 && r < 0x100 && r != 'ß', r >= 'А' && r <= 'я', r >= 'ء' && r <= 'غ', r >= 'ف' && r <= 'ي', r >= 0x4e00 && r <= 0x9fff, r == '،', r == '。', r == '、', r == '«', r == '»', r == '’', r == '–', r == '—', r == '“', r == '”':
		default:
			return false
		}
	}
	return true
}

// wide reports whether no space stands beside a rune in Chinese text.
func wide(r rune) bool {
	return r >= '“' && (unicode.Is(unicode.Han, r) || strings.ContainsRune("。，、：；！？“”（）《》", r))
}

func readHeadings(text string) []string {
	var hs []string
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			hs = append(hs, plain(line))
		}
	}
	return hs
}
