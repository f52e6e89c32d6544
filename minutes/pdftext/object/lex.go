package object

import "math"

// Kind says what an object or a token is.
type Kind byte

const (
	Null    Kind = iota
	Bool         // Num is 0 or 1
	Number       // Num
	String       // Bytes, decoded
	Name         // Bytes, decoded, without the slash
	Array        // List
	Dict         // Dict
	Ref          // Num is the object's number
	Keyword      // Bytes: an operator, or what could not be read otherwise
	Stream       // of a [Value] only: a dictionary with bytes
)

// An Object is a PDF object as it is written, or an operator of a content stream; the zero value is null. The same syntax serves
// files, content streams and CMaps (ISO 32000-1, 7.2 and 7.3).
type Object struct {
	Kind  Kind
	Num   float64
	Bytes []byte
	List  []Object
	Dict  map[string]Object
}

// Key gives an entry of a dictionary, null if it has none.
func (o Object) Key(k string) Object { return o.Dict[k] }

// IsName says that it is that name.
func (o Object) IsName(s string) bool { return o.Kind == Name && string(o.Bytes) == s }

// IsKeyword says that it is that operator.
func (o Object) IsKeyword(s string) bool { return o.Kind == Keyword && string(o.Bytes) == s }

// Whole gives a number as an int, and false if it is none or not of a size that a file can have.
func (o Object) Whole() (int, bool) {
	if o.Kind != Number || math.Abs(o.Num) > 1<<40 {
		return 0, false
	}
	return int(o.Num), true
}

// maxNesting bounds arrays and dictionaries inside each other.
const maxNesting = 60

// A Lexer reads objects from bytes. It never fails: what it does not understand is
// a keyword, which the caller steps over.
type Lexer struct {
	Data  []byte
	Pos   int  // where in Data the next object is looked for
	Brief bool // what Next gives is needed until Forget only, and numbers in dictionaries not at all (ids of marked content)
	refs  bool // "12 0 R" is one object, as in files; false for content streams
	skip  bool // only kinds are wanted, and where objects end: nothing is kept of what is in them
	depth int
	text  []byte            // brief strings
	items []Object          // brief arrays
	dict  map[string]Object // a brief dictionary …
	taken bool              // … that is in use
}

// Forget gives the room of brief objects to the next ones.
func (l *Lexer) Forget() { l.text, l.items, l.taken = l.text[:0], l.items[:0], false }

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

// IsSpace says that a byte is white space (ISO 32000-1, table 1).
func IsSpace(c byte) bool     { return charClass[c] == space }
func isDelimiter(c byte) bool { return charClass[c] == delimiter }

func (l *Lexer) skipSpace() {
	for l.Pos < len(l.Data) {
		c := l.Data[l.Pos]
		switch {
		case IsSpace(c):
			l.Pos++
		case c == '%':
			for l.Pos < len(l.Data) && l.Data[l.Pos] != '\n' && l.Data[l.Pos] != '\r' {
				l.Pos++
			}
		default:
			return
		}
	}
}

// Next gives the next object, and false at the end.
func (l *Lexer) Next() (Object, bool) {
	if l.Pos < len(l.Data) && charClass[l.Data[l.Pos]] != regular {
		l.skipSpace()
	}
	if l.Pos >= len(l.Data) {
		return Object{}, false
	}
	c := l.Data[l.Pos]
	switch c {
	case '(':
		return Object{Kind: String, Bytes: l.literal()}, true
	case '<':
		if l.Pos+1 < len(l.Data) && l.Data[l.Pos+1] == '<' {
			l.Pos += 2
			return l.dictionary(), true
		}
		return Object{Kind: String, Bytes: l.hex()}, true
	case '[':
		l.Pos++
		return l.array(), true
	case '/':
		return Object{Kind: Name, Bytes: l.name()}, true
	case '>':
		n := 1
		if l.Pos+1 < len(l.Data) && l.Data[l.Pos+1] == '>' {
			n = 2
		}
		l.Pos += n
		return Object{Kind: Keyword, Bytes: l.Data[l.Pos-n : l.Pos]}, true
	case ']', '{', '}', ')':
		l.Pos++
		return Object{Kind: Keyword, Bytes: l.Data[l.Pos-1 : l.Pos]}, true
	}
	return l.word(), true
}

func (l *Lexer) word() Object {
	w := l.regular()
	if l.skip && w[0] >= '0' && w[0] <= '9' {
		return Object{Kind: Number} // or a reference: the rest of it is passed over
	}
	if c := w[0]; c <= '9' {
		if x, ok := parseNumber(w); ok {
			if l.refs && c >= '0' {
				if end := refEnd(l.Data, l.Pos); end > 0 {
					l.Pos = end
					return Object{Kind: Ref, Num: x}
				}
			}
			return Object{Kind: Number, Num: x}
		}
	}
	switch string(w) {
	case "true":
		return Object{Kind: Bool, Num: 1}
	case "false":
		return Object{Kind: Bool}
	case "null":
		return Object{}
	}
	return Object{Kind: Keyword, Bytes: w}
}

// regular reads a run of regular characters, at least one byte.
func (l *Lexer) regular() []byte {
	i := l.Pos
	for i < len(l.Data) && charClass[l.Data[i]] == regular {
		i++
	}
	start := l.Pos
	l.Pos = max(i, start+1)
	return l.Data[start:l.Pos]
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
		for i < len(b) && IsSpace(b[i]) {
			i++
		}
		return i > start
	}
	if space() && digits() && space() && i < len(b) && b[i] == 'R' {
		if i++; i == len(b) || IsSpace(b[i]) || isDelimiter(b[i]) {
			return i
		}
	}
	return 0
}

func (l *Lexer) array() Object {
	l.depth++
	var list []Object
	brief, start := l.Brief && l.depth == 1, 0
	if brief {
		list, start = l.items, len(l.items)
	}
	for l.depth <= maxNesting {
		x, ok := l.Next()
		if !ok || x.IsKeyword("]") || l.ends(x) {
			break
		}
		if x.Kind != Keyword && !l.skip {
			list = append(list, x)
		}
	}
	if brief {
		l.items = list
	}
	l.depth--
	return Object{Kind: Array, List: list[start:len(list):len(list)]}
}

func (l *Lexer) dictionary() Object {
	l.depth++
	o := Object{Kind: Dict}
	switch {
	case l.skip:
	case l.Brief && l.dict != nil && !l.taken:
		clear(l.dict)
		o.Dict, l.taken = l.dict, true
	default:
		o.Dict = map[string]Object{}
		l.dict, l.taken = o.Dict, true
	}
	for l.depth <= maxNesting {
		k, ok := l.Next()
		if !ok || k.IsKeyword(">>") || l.ends(k) {
			break
		}
		if k.Kind != Name {
			continue
		}
		v, ok := l.Next()
		if !ok || v.IsKeyword(">>") || l.ends(v) {
			break
		}
		if v.Kind != Keyword && !l.skip && (v.Kind != Number || !l.Brief) {
			o.Dict[string(k.Bytes)] = v
		}
	}
	l.depth--
	return o
}

// ends says that an array or dictionary of a file was never closed: the object is over.
func (l *Lexer) ends(o Object) bool {
	if l.refs && o.Kind == Keyword {
		switch string(o.Bytes) {
		case "endobj", "stream", "obj":
			l.Pos -= len(o.Bytes)
			return true
		}
	}
	return false
}
