package facts

import (
	"fmt"
	"strings"
)

// A shape is one way of saying a kind of fact, without alternatives: "28 May 2024"
// is the shape {d} {mon} {y}.
type shape struct {
	kind        Kind
	preposition bool
	style       Style
	elems       []elem
}

// An elem is a piece of a shape: a field, a space, or words.
type elem struct {
	op    string // the name of the field, without a final 2; "space"; "" for words
	end   int    // 1 if the field is of the end of an interval
	text  string // words: what is written
	fold  string // words: what is compared
	glue  bool   // spaces here may be missing
	comma bool   // a comma here may be missing
	dash  bool   // any dash, with spaces around it or without
}

// shapesOf reads a template: fields in braces, what may be missing in square
// brackets, a choice as <this|that>. Earlier shapes are said more fully.
func shapesOf(template string, glueSpaces bool) ([][]elem, error) {
	texts, err := expand(template)
	if err != nil {
		return nil, err
	}
	var all [][]elem
	for _, t := range texts {
		elems, err := elemsOf(t, glueSpaces)
		if err != nil {
			return nil, err
		}
		all = append(all, elems)
	}
	return all, nil
}

// expand writes a template out once for every choice.
func expand(t string) ([]string, error) {
	i := strings.IndexAny(t, "[<")
	if i < 0 {
		return []string{t}, nil
	}
	closing := map[byte]byte{'[': ']', '<': '>'}[t[i]]
	depth, j := 0, i
	for ; j < len(t); j++ {
		if t[j] == t[i] {
			depth++
		} else if t[j] == closing {
			if depth--; depth == 0 {
				break
			}
		}
	}
	if j == len(t) {
		return nil, fmt.Errorf("template %q: no %q for a %q", t, closing, t[i])
	}
	choices := strings.Split(t[i+1:j], "|")
	if t[i] == '[' {
		choices = []string{t[i+1 : j], ""}
	}
	var all []string
	for _, c := range choices {
		more, err := expand(t[:i] + c + t[j+1:])
		if err != nil {
			return nil, err
		}
		all = append(all, more...)
	}
	return all, nil
}

// fields are the names a template may use in braces; all but num, cur, unit and zone also
// with a 2, for the end of an interval.
var fields = map[string]bool{
	"d": true, "dd": true, "m": true, "rm": true, "mon": true, "month": true, "inmonth": true, "y": true, "wd": true, "onwd": true,
	"two": true, "past": true, "mag": true, "mm": true, "h": true, "hm": true, "noon": true, "h1": true, "inzone": true, "utc": true, "min": true, "part": true, "zone": true, "num": true, "cur": true, "unit": true,
}

func elemsOf(t string, glueSpaces bool) ([]elem, error) {
	var elems []elem
	n := 0 // bytes that are words
	flush := func() {
		if n > 0 {
			elems = append(elems, elem{text: t[:n], fold: fold(t[:n])})
			t, n = t[n:], 0
		}
	}
	for n < len(t) {
		if t[n] == '{' {
			flush()
			name, rest, ok := strings.Cut(t[1:], "}")
			op, end := name, 0
			if cut, is := strings.CutSuffix(name, "2"); is {
				op, end = cut, 1
			}
			if !ok || !fields[op] {
				return nil, fmt.Errorf("template: no field {%s}", name)
			}
			elems = append(elems, elem{op: op, end: end})
			t = rest
			continue
		}
		e, size := mark(t[n:], glueSpaces)
		if size == 0 {
			n += runeLen(t, n)
			continue
		}
		flush()
		elems = append(elems, e)
		t = t[size:]
	}
	flush()
	return elems, nil
}

// mark reads the signs that are more forgiving than words.
func mark(t string, glueSpaces bool) (elem, int) {
	for _, dash := range []string{" – ", "–"} {
		if strings.HasPrefix(t, dash) {
			return elem{text: dash, dash: true}, len(dash)
		}
	}
	for _, comma := range []string{", ", "، ", ","} {
		if strings.HasPrefix(t, comma) {
			return elem{text: comma, comma: true, glue: glueSpaces}, len(comma)
		}
	}
	switch {
	case t[0] == ' ':
		return elem{text: " ", glue: glueSpaces, op: "space"}, 1
	case t[0] == '~': // a space that does not break, and may be missing
		return elem{text: "\u00a0", glue: true, op: "space"}, 1
	}
	return elem{}, 0
}
