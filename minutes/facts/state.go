package facts

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"
)

// A StateName is a name of a State in one language.
type StateName struct {
	Lang  language.Tag
	Name  string
	State string // what the caller calls the State in all languages: its ISO code, or its English name
}

// A Finder finds facts and names of States.
type Finder struct {
	states map[language.Base]*lexicon
}

// NewFinder makes a finder of a list of names. A State may have several names in a
// language: all are found, the first is written. Articles belong to no name.
func NewFinder(names []StateName) *Finder {
	f := &Finder{map[language.Base]*lexicon{}}
	for _, n := range names {
		base, _, _ := n.Lang.Raw()
		if f.states[base] == nil {
			f.states[base] = &lexicon{starts: map[rune][]entry{}, written: map[string]string{},
				declined: base.String() == "ru", article: base.String() == "ar", han: base.String() == "zh"}
		}
		f.states[base].add(strings.TrimSpace(n.Name), n.State)
	}
	for _, l := range f.states {
		for _, entries := range l.starts {
			slices.SortStableFunc(entries, func(a, b entry) int { return len(b.name) - len(a.name) })
		}
	}
	return f
}

// Find is [Find], and finds the names of States besides.
func (f *Finder) Find(lang language.Tag, text string) []Fact {
	base, _, _ := lang.Raw()
	return tableOf(lang).find(f.states[base], text)
}

// Format is [Format], and writes the name of a State in the nominative, or "" if the
// finder has none in the language.
func (f *Finder) Format(lang language.Tag, v Value, form Form) string {
	if v.Kind != State {
		return Format(lang, v, form)
	}
	base, _, _ := lang.Raw()
	if l := f.states[base]; l != nil {
		return l.written[v.Text]
	}
	return ""
}

// A lexicon is the names of one language.
type lexicon struct {
	starts                 map[rune][]entry  // by their first rune, folded
	written                map[string]string // the first name of each State
	declined, article, han bool
}

type entry struct {
	name, state string
	words       []string // folded; hyphens are words of their own
}

func (l *lexicon) add(name, state string) {
	if name == "" {
		return
	}
	if l.written[state] == "" {
		l.written[state] = name
	}
	first, _ := utf8.DecodeRuneInString(name)
	for _, e := range l.starts[foldRune(first)] {
		if e.name == name {
			return
		}
	}
	e := entry{name, state, strings.Fields(strings.ReplaceAll(fold(name), "-", " - "))}
	l.starts[foldRune(first)] = append(l.starts[foldRune(first)], e)
	// What is written on a word takes the first letter of its article: للجزائر.
	if rest, ok := strings.CutPrefix(name, "ال"); ok && l.article {
		e.words = append([]string{fold("ل" + rest)}, e.words[1:]...)
		l.starts['ل'] = append(l.starts['ل'], e)
	}
}

// mayBegin says whether a name begins with the rune at i.
func (l *lexicon) mayBegin(text string, i int) bool {
	return l != nil && l.starts[firstFolded(text, i)] != nil
}

// at reads the longest name at i and returns its State and where it ends, or i.
func (l *lexicon) at(text string, i int) (string, int) {
	if l == nil {
		return "", i
	}
	first, _ := utf8.DecodeRuneInString(text[i:])
	for _, e := range l.starts[foldRune(first)] {
		if capital, _ := utf8.DecodeRuneInString(e.name); unicode.IsUpper(capital) && !unicode.IsUpper(first) {
			continue
		}
		if end := l.read(e, text, i); end > i {
			return e.state, end
		}
	}
	return "", i
}

func (l *lexicon) read(e entry, text string, i int) int {
	for k, w := range e.words {
		hyphen := w == "-" || k > 0 && e.words[k-1] == "-"
		if k > 0 {
			j := skipSpaces(text, i)
			if j == i && !hyphen {
				return -1
			}
			i = j
		}
		end := hasFold(text, i, w)
		if l.declined && w != "-" && (end < 0 || !mayEnd(text, end)) {
			end = declinedAt(text, i, w)
		}
		if end < 0 || !mayEnd(text, end) {
			return -1
		}
		i = end
	}
	if r, _ := utf8.DecodeRuneInString(text[min(i+1, len(text)):]); strings.HasPrefix(text[i:], "-") && unicode.IsLetter(r) && !l.han { // Guinea-Bissau is not Guinea
		return -1
	}
	// 中国 is China; 发展中国家 are developing countries.
	if l.han && strings.HasSuffix(e.name, "国") && strings.HasPrefix(text[i:], "家") {
		return -1
	}
	return i
}

// cases are the endings of Russian nouns and adjectives: those of the nominative and
// what the other cases put in their place. Short words and those in -и, -о, -у do not
// decline, or might be taken for others.
var cases = []struct {
	nominative string
	others     []string
}{
	{"ская", []string{"ской", "скую"}}, {"ский", []string{"ского", "скому", "ским", "ском"}},
	{"ское", []string{"ского", "скому", "ским", "ском"}}, {"ские", []string{"ских", "ским", "скими"}},
	{"ная", []string{"ной", "ную"}}, {"ный", []string{"ного", "ному", "ным", "ном"}}, {"ые", []string{"ых", "ым", "ыми"}},
	{"ия", []string{"ии", "ию", "ией"}}, {"ея", []string{"еи", "ее", "ею", "еей"}},
	{"ство", []string{"ства", "ству", "ством", "стве"}},
	{"ика", []string{"ики", "ике", "ику", "икой"}},
	{"а", []string{"ы", "и", "е", "у", "ой", "ей"}}, {"я", []string{"и", "е", "ю", "ей"}},
	{"ы", []string{"", "ов", "ам", "ами", "ах"}}, {"ь", []string{"я", "и", "ю", "ем", "е", "ью"}},
	{"й", []string{"я", "ю", "ем", "е"}},
}

// declinedAt reads a folded Russian word in another case than the nominative.
func declinedAt(text string, i int, w string) int {
	if utf8.RuneCountInString(w) < 4 {
		return -1
	}
	last, _ := utf8.DecodeLastRuneInString(w)
	if strings.ContainsRune("бвгджзклмнпрстфхцчшщ", last) {
		return stemAt(text, i, w, []string{"а", "у", "ом", "ем", "е"})
	}
	for _, c := range cases {
		if stem, ok := strings.CutSuffix(w, fold(c.nominative)); ok {
			return stemAt(text, i, stem, c.others)
		}
	}
	return -1
}

func stemAt(text string, i int, stem string, endings []string) int {
	j := hasFold(text, i, stem)
	if j < 0 {
		return -1
	}
	for _, e := range endings {
		if end := hasFold(text, j, fold(e)); end >= j && mayEnd(text, end) {
			return end
		}
	}
	return -1
}
