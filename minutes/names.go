package minutes

import (
	"regexp"
	"strings"
	"unicode"

	"hexaglot/minutes/cue"
	"hexaglot/minutes/script"
)

// namesOf says how words stand in a document, of which names are told from others.
type namesOf struct {
	lower map[string]bool // stand somewhere without a capital
	inner map[string]bool // stand with a capital inside a sentence, or after "@"; in Chinese, alone between commas
	first string          // the first lines, which say who was there
	there map[string]bool // names that were looked for in them

	present map[string]bool // in Chinese, behind "出席：" and the like
}

// names counts the words of the document, once.
func (r *taskReader) names() *namesOf {
	if r.words != nil {
		return r.words
	}
	n := &namesOf{lower: map[string]bool{}, inner: map[string]bool{}, there: map[string]bool{}, present: map[string]bool{}}
	r.words = n
	surname := r.cues.langs[Languages[0]].surname
	for _, l := range r.p.lines {
		if strings.ContainsFunc(l.Text, script.Han) {
			present := l.Cells == nil && loadCues().attendanceLabel(l.Text)
			for w := range strings.FieldsFuncSeq(l.Text, func(c rune) bool { return !script.Han(c) }) {
				if len(w) <= 3*5 {
					if present && len(w) > 3 {
						n.present[w] = true
					}
					if w = hanTitleRE.ReplaceAllString(w, ""); surname.MatchString(w) {
						n.inner[w] = true
					}
				}
			}
		}
		before := '.' // the last character that is no space
		from, last := -1, ""
		for i, c := range l.Text + "\n" {
			if unicode.IsLetter(c) || unicode.Is(unicode.M, c) || from >= 0 && (c == '-' || c == '\'' || c == '’') {
				if from < 0 {
					from = i
				}
				continue
			}
			if from >= 0 {
				w := l.Text[from:i]
				listed := before == ':' && (c == ',' || c == ';' || strings.HasPrefix(l.Text[i:], " ("))
				titled := before == '.' && capital(last) && len([]rune(last)) <= 3
				switch first, _ := script.Cut(w); {
				case unicode.IsLower(first):
					n.lower[w] = true
				case before == '@', unicode.IsLetter(before), before == ',', listed, titled:
					n.inner[nameStem(w)] = true
				}
				before, last = script.Last(w), w
				from = -1
			}
			if !unicode.IsSpace(c) {
				before = c
			}
		}
	}
	return n
}

// nameStem is a name without the ending of its case, of a script whose names have cases.
func nameStem(name string) string {
	if c, _ := script.Cut(name); !unicode.Is(unicode.Cyrillic, c) {
		return name
	}
	for range 2 {
		if c := script.Last(name); strings.ContainsRune("аеёиоуыэюяйьм", c) {
			name = name[:len(name)-len(string(c))]
		}
	}
	return name
}

var hanTitleRE = regexp.MustCompile(`(?:先生|女士|博士|教授)$`)

// lowered reports whether a word stands in the document without a capital.
func (r *taskReader) lowered(word string) bool { return r.names().lower[word] }

// known are the names of people that s begins with, who also stand elsewhere in the
// document as people do: "Lindqvist and Okoro" of "Lindqvist and Okoro send the list".
// A verb in the present has to follow, for there is nothing else that says who is asked.
func (r *taskReader) known(t *taskCues, s string) string {
	end := r.people(t, s)
	if end == 0 {
		return ""
	}
	rest := strings.TrimLeft(s[end:], " ")
	switch {
	case !t.spaced:
		if t.present.Begins(rest) == nil && t.parts.Begins(rest) == nil {
			return ""
		}
	case rest == s[end:], t.present == nil, t.present.Begins(rest) == nil, t.preposition.Begins(rest) != nil, t.leading.FindStringIndex(rest) != nil:
		return "" // "MAG members" are no MAG that members something
	}
	return s[:end]
}

// people is how many bytes the names have that s begins with, of people who are known; 0 if there is none.
func (r *taskReader) people(t *taskCues, s string) int {
	end := 0
	for range 4 {
		n := r.knownAt(t, s[end:])
		if n == 0 {
			return 0
		}
		end += n
		and := t.and.FindStringIndex(s[end:])
		if and == nil || and[0] > 0 {
			break
		}
		end += and[1]
	}
	return end
}

// knownAt is how many bytes the name has that s begins with; 0 if there is none.
func (r *taskReader) knownAt(t *taskCues, s string) int {
	n := r.names()
	if !t.spaced {
		for _, k := range []int{3, 2} {
			if name := script.FirstN(s, k); t.surname.MatchString(name) && n.inner[name] {
				return len(name)
			}
		}
		return 0
	}
	if c, _ := script.Cut(s); unicode.Is(unicode.Arabic, c) {
		return r.listedAt(t, s)
	}
	end := capitals(s)
	if end == 0 || r.cues.nobody.MatchString(s[:end]) {
		return 0
	}
	name := s[strings.LastIndexByte(s[:end], ' ')+1 : end]
	if !n.inner[nameStem(name)] || n.lower[strings.ToLower(name)] {
		return 0
	}
	return end
}

// firstBytes is how much of a document may say who was there.
const firstBytes = 6000

// listed reports whether a name stands in the first lines of the document as those of people do who were there: between
// commas, brackets and the ends of lines.
func (r *taskReader) listed(name string) bool {
	n := r.names()
	is, asked := n.there[name]
	if !asked {
		is = n.listed(r.p.lines, name)
		n.there[name] = is
	}
	return is
}

func (n *namesOf) listed(lines []Line, name string) bool {
	if n.first == "" {
		n.first = "\n"
		for i := 0; i < len(lines) && len(n.first) < firstBytes; i++ {
			n.first += cue.Text(script.Head(lines[i].Text, firstBytes)) + "\n"
		}
	}
	for at := 0; ; {
		i := strings.Index(n.first[at:], name)
		if i < 0 {
			return false
		}
		i, at = at+i, at+i+len(name)
		before, after := strings.TrimRight(n.first[:i], " *_"), strings.TrimLeft(n.first[at:], " *_")
		before = strings.TrimSuffix(before, "و")
		if strings.ContainsRune("\n,،;；、:：(（-–—•*.", script.Last(before)) && (strings.ContainsRune("\n,،;；、(（.)）", script.First(after)) || strings.HasPrefix(after, "و")) {
			return true
		}
	}
}

// listedAt is how many bytes the name has that s begins with, of a script without capitals: two or three words that stand
// in the first lines too, before a verb or "and".
func (r *taskReader) listedAt(t *taskCues, s string) int {
	end := 0
	for n := 1; n <= 3; n++ {
		w := firstWord(s[end:])
		if w == "" || n > 1 && t.present.Begins(w) != nil && r.listed(s[:end-1]) {
			break
		}
		end += len(w)
		if rest := s[end:]; n > 1 && strings.HasPrefix(rest, " ") && (t.present.Begins(rest[1:]) != nil || strings.HasPrefix(rest, " و")) && r.listed(s[:end]) {
			return end
		}
		if !strings.HasPrefix(s[end:], " ") {
			break
		}
		end++
	}
	return 0
}
