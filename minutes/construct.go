package minutes

import (
	"slices"
	"strings"

	"hexaglot/minutes/script"
)

// construct is where an Arabic owner ends of which the words up to end are known: a noun in
// construct state goes on with what it is of, "أعضاء الفريق", and in lines known to be actions also
// over other nouns, "منسقو المنتديات الإقليمية", "فريق بناء القدرات".
func (t *taskCues) construct(s string, end int) int {
	head := lastWord(s[:end])
	if t.title.FindStringIndex(s[:end]+" ") != nil {
		return t.titled(s, end)
	}
	if i := strings.LastIndex(s[:end], " و"); t.person(s) == end || i >= 0 && t.person(s[i+len(" و"):]) == end-i-len(" و") {
		return end
	}
	tail := s[end:]
	if t.sure && strings.HasPrefix(tail, " وال") {
		return end + 1 + len(letterEnd(firstWord(tail[1:]))) // "لجنة البرنامج والميزانية"
	}
	if definite(head) || strings.HasSuffix(head, "ه") || strings.HasSuffix(head, "ها") || strings.HasSuffix(head, "هم") { // "نائبه"
		return end
	}
	at := end
	for n := 0; n < 3 && strings.HasPrefix(s[at:], " "); n++ {
		w := letterEnd(firstWord(s[at+1:]))
		at += 1 + len(w)
		switch {
		case w == "", n > 0 && !t.sure:
			return end
		case strings.HasPrefix(w, "ال"):
			return at
		case !t.sure, len([]rune(w)) < 3 && w != "من", slices.Contains(bareArabic, w), letterEnd(s[:at]) != s[:at]:
			return end
		}
	}
	return end
}

// bareArabic are prepositions and other words that part a noun from what follows.
var bareArabic = []string{"إلى", "على", "عن", "مع", "قبل", "بعد", "حتى", "خلال", "عند", "لدى", "بين", "أن", "التي", "الذي", "بشأن", "حول", "نحو", "لكل", "كل", "جميع", "ثلاثة", "ثلاث", "قائمة", "تقرير", "مشروع", "مسودة", "جدول", "نسخة"}

// definite reports whether an Arabic word has its article, perhaps behind what is written in one with it.
func definite(w string) bool {
	return strings.HasPrefix(w, "ال") || strings.HasPrefix(w, "لل") || strings.ContainsRune("وفبك", script.First(w)) && strings.HasPrefix(w[len("و"):], "ال")
}

// titled is where the name of a person ends whose title and first name are known: "السيدة نهى الصباغ".
func (t *taskCues) titled(s string, end int) int {
	if !t.sure || t.given == nil {
		return end
	}
	m := t.title.FindStringIndex(s)
	if m == nil || m[0] > 0 {
		return end
	}
	if m[1] >= end { // a role that is a title, too: "الأستاذ نعيم الشطي"
		return m[1] + max(t.person(s[m[1]:]), len(letterEnd(firstWord(s[m[1]:]))))
	}
	if n := t.person(s[m[1]:]); m[1]+n > end {
		w := lastWord(s[:m[1]+n])
		if r := []rune(w); r[0] == 'ب' || r[0] == 'ل' {
			return end // rather a preposition: "يتصل السيد منصور بالفندق"
		}
		return m[1] + n
	}
	return end
}

// person is where the name ends of the person whom s begins with, a given name and another;
// 0 if s begins with none. Behind a title either will do.
func (t *taskCues) person(s string) int {
	if t.given == nil || !t.sure {
		return 0
	}
	if m := t.title.FindStringIndex(s); m != nil && m[0] == 0 && strings.Contains(s[:m[1]], ".") {
		if n := t.person(s[m[1]:]); n > 0 {
			return m[1] + n
		}
		return m[1] + len(letterEnd(firstWord(s[m[1]:])))
	}
	m := t.given.Begins(s)
	if m == nil {
		return 0
	}
	end := len(letterEnd(s[:m[1]]))
	for n := 0; n < 2 && strings.HasPrefix(s[end:], " "); n++ {
		w := letterEnd(firstWord(s[end+1:]))
		if w == "" || slices.Contains(bareArabic, w) || w == "في" || w == "من" {
			return 0
		}
		end += 1 + len(w)
		if !slices.Contains([]string{"بن", "ابن", "بنت", "أبو", "أبي", "آل", "عبد", "الدين", "حاج"}, w) {
			return end
		}
	}
	return 0
}
