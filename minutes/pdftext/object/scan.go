package object

import (
	"bytes"
	"sort"
)

// Limits on what we believe of a file.
const (
	maxObjects = 1 << 20
	maxNumber  = 2 << 20 // highest number of an object: the library keeps a table of that size
)

// An indirect is an object of a file that others can refer to.
type indirect struct {
	Object
	gen    int
	at     int      // where it began; of a member of an object stream, where that began
	member bool     // it came out of an object stream
	stream []byte   // encoded; nil if it is no stream
	steps  []Filter // of the stream, once only streams are kept
}

// A place is where an object stands that was not read yet: most of a tagged PDF, its structure, is
// never asked for.
type place struct {
	from   []byte
	body   int // where in from the object begins
	gen    int
	at     int
	member bool
}

// A File is an open PDF: its objects by their numbers, and its pages. The zero value is one without any.
type File struct {
	data     []byte
	objects  map[int]*indirect // those that were read
	unread   map[int]place     // the others
	trailers []Object          // in the order of the file
	places   map[int]int       // the last mark of each number, during the scan
	decoded  int               // bytes that came out of streams so far
	unpacker unpacker
	crypt    *crypt

	Pages []Value // in their order, with what they inherit; one that cannot be read is null
}

// scan finds the objects of a PDF by their own marks, "12 0 obj". The cross-reference
// table is not looked at: it is what is wrong in most damaged files, and it can name
// sizes and places that do not exist. Of two objects with one number the later
// counts, as after an incremental update.
func scan(data []byte) *File {
	marks := findMarks(data)
	f := &File{data: data, objects: map[int]*indirect{}, unread: make(map[int]place, len(marks)), places: make(map[int]int, len(marks))}
	for _, m := range marks {
		f.places[m.number] = m.body
	}
	end := 0
	for _, m := range marks {
		if m.start < end { // inside the stream of another object
			continue
		}
		if f.size() >= maxObjects {
			break
		}
		end = f.find(m)
	}
	f.places = nil
	f.findTrailers()
	return f
}

// size is how many objects were found.
func (f *File) size() int { return len(f.objects) + len(f.unread) }

// object gives the object of a number, nil if there is none.
func (f *File) object(number int) *indirect {
	if o := f.objects[number]; o != nil {
		return o
	}
	p, ok := f.unread[number]
	if !ok {
		return nil
	}
	l := &Lexer{Data: p.from, Pos: p.body, refs: true}
	x, _ := l.Next()
	if x.Kind == Keyword {
		x = Object{}
	}
	o := &indirect{Object: x, gen: p.gen, at: p.at, member: p.member}
	f.put(number, o)
	return o
}

// put makes o the object of that number.
func (f *File) put(number int, o *indirect) {
	delete(f.unread, number)
	f.objects[number] = o
}

// putPlace makes what stands at p the object of that number.
func (f *File) putPlace(number int, p place) {
	delete(f.objects, number)
	f.unread[number] = p
}

// readAll reads what was not: a damaged file is searched for objects of a type.
func (f *File) readAll() {
	for n := range f.unread {
		f.object(n)
	}
}

// A mark is "12 0 obj".
type mark struct{ start, body, number, gen int }

func findMarks(data []byte) []mark {
	var marks []mark
	word := []byte("obj")
	for i := 0; ; {
		j := bytes.Index(data[i:], word)
		if j < 0 {
			return marks
		}
		at := i + j
		i = at + len(word)
		if m, ok := markBefore(data, at); ok {
			marks = append(marks, m)
		}
	}
}

// markBefore reads the two numbers before the word obj at i, backwards.
func markBefore(data []byte, i int) (mark, bool) {
	body := i + len("obj")
	back := func() (int, bool) {
		start := i
		for i > 0 && IsSpace(data[i-1]) {
			i--
		}
		if i == start && start != body-len("obj") {
			return 0, false
		}
		n, unit, digits := 0, 1, 0
		for i > 0 && digits < 9 && data[i-1] >= '0' && data[i-1] <= '9' {
			i--
			n += int(data[i]-'0') * unit
			unit *= 10
			digits++
		}
		return n, digits > 0
	}
	gen, ok := back()
	if !ok {
		return mark{}, false
	}
	number, ok := back()
	if !ok || number > maxNumber {
		return mark{}, false
	}
	return mark{i, body, number, gen}, true
}

// find steps over the object at a mark and keeps its place, or reads it if it is a stream; it
// gives where the search goes on.
func (f *File) find(m mark) int {
	l := &Lexer{Data: f.data, Pos: m.body, refs: true, skip: true}
	switch x, _ := l.Next(); x.Kind {
	case Keyword:
		f.putPlace(m.number, place{f.data, m.body, m.gen, m.start, false})
		return m.body
	case Dict:
	default:
		f.putPlace(m.number, place{f.data, m.body, m.gen, m.start, false})
		return l.Pos
	}
	after := l.Pos
	w, ok := l.Next()
	f.putPlace(m.number, place{f.data, m.body, m.gen, m.start, false})
	if !ok || !w.IsKeyword("stream") {
		if bytes.Contains(f.data[m.body:after], []byte("/XRef")) { // it says where the file begins
			f.object(m.number)
		}
		return after
	}
	start := l.Pos
	if start < len(f.data) && f.data[start] == '\r' {
		start++
	}
	if start < len(f.data) && f.data[start] == '\n' {
		start++
	}
	o := f.object(m.number)
	n := f.streamLength(start, o.Key("Length"))
	o.stream = f.data[start : start+n : start+n]
	return start + n
}

// streamLength believes /Length only if the stream really ends there.
func (f *File) streamLength(start int, length Object) int {
	if length.Kind == Ref {
		if at, ok := f.places[int(length.Num)]; ok {
			l := &Lexer{Data: f.data[:min(len(f.data), at+32)], Pos: at}
			length, _ = l.Next()
		}
	}
	rest := f.data[start:]
	if n, ok := length.Whole(); ok && n >= 0 && n <= len(rest) {
		tail := bytes.TrimLeft(rest[n:min(len(rest), n+32)], "\x00\t\n\f\r ")
		if bytes.HasPrefix(tail, []byte("endstream")) || bytes.HasPrefix(tail, []byte("endobj")) {
			return n
		}
	}
	if n := bytes.Index(rest, []byte("endstream")); n >= 0 {
		return n
	}
	if n := bytes.Index(rest, []byte("endobj")); n >= 0 {
		return n
	}
	return len(rest)
}

// findTrailers collects trailer dictionaries and the heads of cross-reference streams,
// both of which name the root of the file.
func (f *File) findTrailers() {
	type found struct {
		at int
		Object
	}
	var all []found
	word := []byte("trailer")
	for i := 0; len(all) < 1000; {
		j := bytes.Index(f.data[i:], word)
		if j < 0 {
			break
		}
		i += j + len(word)
		l := &Lexer{Data: f.data, Pos: i, refs: true}
		if x, ok := l.Next(); ok && x.Kind == Dict {
			all = append(all, found{i, x})
		}
	}
	for _, o := range f.objects {
		if o.Key("Type").IsName("XRef") {
			all = append(all, found{o.at, o.Object})
		}
	}
	sort.Slice(all, func(i, j int) bool { return all[i].at < all[j].at })
	for _, t := range all {
		f.trailers = append(f.trailers, t.Object)
	}
}

// trailer gives the last entry of that name that any trailer has.
func (f *File) trailer(k string) Object {
	for i := len(f.trailers) - 1; i >= 0; i-- {
		if o := f.trailers[i].Key(k); o.Kind != Null {
			return o
		}
	}
	return Object{}
}

// get follows a reference. A reference to a reference is nothing.
func (f *File) get(o Object) Object {
	if o.Kind != Ref {
		return o
	}
	if x := f.object(int(o.Num)); x != nil && x.Kind != Ref {
		return x.Object
	}
	return Object{}
}
