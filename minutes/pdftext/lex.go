package pdftext

import "math"

// kind says what an object or a token is.
type kind byte

const (
	kindNull    kind = iota
	kindBool         // num is 0 or 1
	kindNumber       // num
	kindString       // bytes, decoded
	kindName         // bytes, decoded, without the slash
	kindArray        // list
	kindDict         // dict
	kindRef          // num is the object's number
	kindKeyword      // bytes: an operator, or what could not be read otherwise
	kindStream       // of a value only: a dictionary with bytes
)

// An object is a PDF object, or a token of a content stream. The same syntax serves
// files, content streams and CMaps (ISO 32000-1, 7.2 and 7.3).
type object struct {
	kind  kind
	num   float64
	bytes []byte
	list  []object
	dict  map[string]object
}

func (o object) key(k string) object { return o.dict[k] }

func (o object) isName(s string) bool { return o.kind == kindName && string(o.bytes) == s }

func (o object) isKeyword(s string) bool { return o.kind == kindKeyword && string(o.bytes) == s }

// whole gives a number as an int, and false if it is none or not of a size that a file can have.
func (o object) whole() (int, bool) {
	if o.kind != kindNumber || math.Abs(o.num) > 1<<40 {
		return 0, false
	}
	return int(o.num), true
}

// maxNesting bounds arrays and dictionaries inside each other.
const maxNesting = 60

// A lexer reads objects from bytes. It never fails: what it does not understand is
// a keyword, which the caller steps over.
type lexer struct {
	data  []byte
	pos   int
	refs  bool // "12 0 R" is one object, as in files; false for content streams
	skip  bool // only kinds are wanted, and where objects end: nothing is kept of what is in them
	brief bool // objects are needed until forget only
	depth int
	text  []byte            // brief strings
	items []object          // brief arrays
	dict  map[string]object // a brief dictionary …
	taken bool              // … that is in use
}

// forget gives the room of brief objects to the next ones.
func (l *lexer) forget() { l.text, l.items, l.taken = l.text[:0], l.items[:0], false }

const (
	spaces     = " \n\r\t\x00\f"
	delimiters = "()<>[]{}/%"
)

// charClass has of each byte its class, regular or one of the others.
var charClass = func() (class [256]byte) {
	for i := range len(spaces) {
		class[spaces[i]] = space
	}
	for i := range len(delimiters) {
		class[delimiters[i]] = delimiter
	}
	return class
}()

const (
	regular = iota
	space
	delimiter
)

func isSpace(c byte) bool     { return charClass[c] == space }
func isDelimiter(c byte) bool { return charClass[c] == delimiter }

func (l *lexer) skipSpace() {
	for l.pos < len(l.data) {
		c := l.data[l.pos]
		switch {
		case isSpace(c):
			l.pos++
		case c == '%':
			for l.pos < len(l.data) && l.data[l.pos] != '\n' && l.data[l.pos] != '\r' {
				l.pos++
			}
		default:
			return
		}
	}
}

// next gives the next object, and false at the end.
func (l *lexer) next() (object, bool) {
	if l.pos < len(l.data) && charClass[l.data[l.pos]] != regular {
		l.skipSpace()
	}
	if l.pos >= len(l.data) {
		return object{}, false
	}
	c := l.data[l.pos]
	switch c {
	case '(':
		return object{kind: kindString, bytes: l.literal()}, true
	case '<':
		if l.pos+1 < len(l.data) && l.data[l.pos+1] == '<' {
			l.pos += 2
			return l.dictionary(), true
		}
		return object{kind: kindString, bytes: l.hex()}, true
	case '[':
		l.pos++
		return l.array(), true
	case '/':
		return object{kind: kindName, bytes: l.name()}, true
	case '>':
		n := 1
		if l.pos+1 < len(l.data) && l.data[l.pos+1] == '>' {
			n = 2
		}
		l.pos += n
		return object{kind: kindKeyword, bytes: l.data[l.pos-n : l.pos]}, true
	case ']', '{', '}', ')':
		l.pos++
		return object{kind: kindKeyword, bytes: l.data[l.pos-1 : l.pos]}, true
	}
	return l.word(), true
}

func (l *lexer) word() object {
	w := l.regular()
	if l.skip && w[0] >= '0' && w[0] <= '9' {
		return object{kind: kindNumber} // or a reference: the rest of it is passed over
	}
	if c := w[0]; c <= '9' {
		if x, ok := parseNumber(w); ok {
			if l.refs && c >= '0' {
				if end := refEnd(l.data, l.pos); end > 0 {
					l.pos = end
					return object{kind: kindRef, num: x}
				}
			}
			return object{kind: kindNumber, num: x}
		}
	}
	switch string(w) {
	case "true":
		return object{kind: kindBool, num: 1}
	case "false":
		return object{kind: kindBool}
	case "null":
		return object{}
	}
	return object{kind: kindKeyword, bytes: w}
}

// regular reads a run of regular characters, at least one byte.
func (l *lexer) regular() []byte {
	i := l.pos
	for i < len(l.data) && charClass[l.data[i]] == regular {
		i++
	}
	start := l.pos
	l.pos = max(i, start+1)
	return l.data[start:l.pos]
}

// refEnd looks for " 0 R" at i and gives the place after it, or 0.
func refEnd(b []byte, i int) int {
	digits := func() bool {
		start := i
		for i < len(b) && b[i] >= '0' && b[i] <= '9' {
			i++
		}
		return i > start && i-start <= 5
	}
	space := func() bool {
		start := i
		for i < len(b) && isSpace(b[i]) {
			i++
		}
		return i > start
	}
	if space() && digits() && space() && i < len(b) && b[i] == 'R' {
		if i++; i == len(b) || isSpace(b[i]) || isDelimiter(b[i]) {
			return i
		}
	}
	return 0
}

func (l *lexer) array() object {
	l.depth++
	var list []object
	brief, start := l.brief && l.depth == 1, 0
	if brief {
		list, start = l.items, len(l.items)
	}
	for l.depth <= maxNesting {
		x, ok := l.next()
		if !ok || x.isKeyword("]") || l.ends(x) {
			break
		}
		if x.kind != kindKeyword && !l.skip {
			list = append(list, x)
		}
	}
	if brief {
		l.items = list
	}
	l.depth--
	return object{kind: kindArray, list: list[start:len(list):len(list)]}
}

func (l *lexer) dictionary() object {
	l.depth++
	o := object{kind: kindDict}
	switch {
	case l.skip:
	case l.brief && l.dict != nil && !l.taken:
		clear(l.dict)
		o.dict, l.taken = l.dict, true
	default:
		o.dict = map[string]object{}
		l.dict, l.taken = o.dict, true
	}
	for l.depth <= maxNesting {
		k, ok := l.next()
		if !ok || k.isKeyword(">>") || l.ends(k) {
			break
		}
		if k.kind != kindName {
			continue
		}
		v, ok := l.next()
		if !ok || v.isKeyword(">>") || l.ends(v) {
			break
		}
		if v.kind != kindKeyword && !l.skip {
			o.dict[string(k.bytes)] = v
		}
	}
	l.depth--
	return o
}

// ends says that an array or dictionary of a file was never closed: the object is over.
func (l *lexer) ends(o object) bool {
	if l.refs && o.kind == kindKeyword {
		switch string(o.bytes) {
		case "endobj", "stream", "obj":
			l.pos -= len(o.bytes)
			return true
		}
	}
	return false
}
