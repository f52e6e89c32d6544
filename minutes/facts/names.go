package facts

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// readNumber reads: decimal sign, sign between groups, digits from which groups are
// made, all signs read as decimal, all signs read between groups.
func (t *table) readNumber(f []string) error {
	if len(f) != 5 {
		return fmt.Errorf("digits: %d fields, want 5", len(f))
	}
	from, err := strconv.Atoi(f[2])
	if err != nil {
		return fmt.Errorf("digits: %q is not a count of digits", f[2])
	}
	for i := range f {
		f[i] = strings.NewReplacer("nbsp", "\u00a0", "nnbsp", "\u202f", "space", " \u00a0\u202f\u2009", "none", "").Replace(f[i])
	}
	t.decimal, t.group, t.groupFrom, t.decimals, t.groups = f[0], f[1], from, f[3], f[4]
	return nil
}

// addNames reads "1 January | Jan." with one number, or two for a part of the day.
func addNames(names []name, rest string, numbers int) ([]name, error) {
	n := name{}
	for i, into := range []*int{&n.n, &n.last}[:numbers] {
		word, after, _ := strings.Cut(rest, " ")
		var err error
		if *into, err = strconv.Atoi(word); err != nil {
			return nil, fmt.Errorf("field %d: %q is not a number", i+1, word)
		}
		rest = after
	}
	for i, text := range strings.Split(rest, "|") {
		text = strings.ReplaceAll(strings.TrimSpace(text), "~", "\u00a0")
		if text == "" {
			return nil, fmt.Errorf("an empty name")
		}
		names = append(names, name{fold(text), text, firstRune(fold(text)), n.n, n.last, i == 0})
	}
	return names, nil
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
