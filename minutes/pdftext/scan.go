package pdftext

import (
	"bytes"
	"fmt"
	"sort"
)

// Limits on what we believe of a file.
const (
	maxObjects = 1 << 20
	maxNumber  = 2 << 20 // highest number of an object: the library keeps a table of that size
)

// An indirect is an object of a file that others can refer to.
type indirect struct {
	object
	gen    int
	at     int    // where it began; of a member of an object stream, where that began
	member bool   // it came out of an object stream
	stream []byte // encoded; nil if it is no stream
	steps  []step // of the stream, once only streams are kept
}

// A file is the objects of a PDF by their numbers.
type file struct {
	data     []byte
	objects  map[int]*indirect
	trailers []object // in the order of the file
	places   map[int]int
	decoded  int // bytes that came out of streams so far
	crypt    *crypt
}

// scan finds the objects of a PDF by their own marks, "12 0 obj". The cross-reference
// table is not looked at: it is what is wrong in most damaged files, and it can name
// sizes and places that do not exist. Of two objects with one number the later
// counts, as after an incremental update.
func scan(data []byte) *file {
	f := &file{data: data, objects: map[int]*indirect{}, places: map[int]int{}}
	marks := findMarks(data)
	for _, m := range marks {
		f.places[m.number] = m.body
	}
	end := 0
	for _, m := range marks {
		if m.start < end { // inside the stream of another object
			continue
		}
		if len(f.objects) >= maxObjects {
			break
		}
		o, after := f.read(m)
		end = after
		f.objects[m.number] = o
	}
	f.findTrailers()
	return f
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
		for i > 0 && isSpace(data[i-1]) {
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

// read reads the object at a mark; after is where the search goes on.
func (f *file) read(m mark) (o *indirect, after int) {
	l := &lexer{data: f.data, pos: m.body, refs: true}
	x, _ := l.next()
	o = &indirect{object: x, gen: m.gen, at: m.start}
	if x.kind == kindKeyword {
		o.object = object{}
		return o, m.body
	}
	if x.kind != kindDict {
		return o, l.pos
	}
	before := l.pos
	if w, ok := l.next(); !ok || !w.isKeyword("stream") {
		return o, before
	}
	start := l.pos
	if start < len(f.data) && f.data[start] == '\r' {
		start++
	}
	if start < len(f.data) && f.data[start] == '\n' {
		start++
	}
	n := f.streamLength(start, x.key("Length"))
	o.stream = f.data[start : start+n : start+n]
	return o, start + n
}

// streamLength believes /Length only if the stream really ends there.
func (f *file) streamLength(start int, length object) int {
	if length.kind == kindRef {
		if at, ok := f.places[int(length.num)]; ok {
			l := &lexer{data: f.data[:min(len(f.data), at+32)], pos: at}
			length, _ = l.next()
		}
	}
	rest := f.data[start:]
	if n, ok := length.whole(); ok && n >= 0 && n <= len(rest) {
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
func (f *file) findTrailers() {
	type found struct {
		at int
		object
	}
	var all []found
	word := []byte("trailer")
	for i := 0; len(all) < 1000; {
		j := bytes.Index(f.data[i:], word)
		if j < 0 {
			break
		}
		i += j + len(word)
		l := &lexer{data: f.data, pos: i, refs: true}
		if x, ok := l.next(); ok && x.kind == kindDict {
			all = append(all, found{i, x})
		}
	}
	for _, o := range f.objects {
		if o.key("Type").isName("XRef") {
			all = append(all, found{o.at, o.object})
		}
	}
	sort.Slice(all, func(i, j int) bool { return all[i].at < all[j].at })
	for _, t := range all {
		f.trailers = append(f.trailers, t.object)
	}
}

// trailer gives the last entry of that name that any trailer has.
func (f *file) trailer(k string) object {
	for i := len(f.trailers) - 1; i >= 0; i-- {
		if o := f.trailers[i].key(k); o.kind != kindNull {
			return o
		}
	}
	return object{}
}

// get follows a reference. A reference to a reference is nothing.
func (f *file) get(o object) object {
	if o.kind != kindRef {
		return o
	}
	if x := f.objects[int(o.num)]; x != nil && x.kind != kindRef {
		return x.object
	}
	return object{}
}

// decode gives the bytes of a stream with its filters undone; with an error, as far as
// they could be.
func (f *file) decode(number int) ([]byte, error) {
	o := f.objects[number]
	if o == nil || o.stream == nil {
		return nil, nil
	}
	if f.decoded > maxDecoded {
		return nil, fmt.Errorf("the file unpacks to more than %d MB", maxDecoded>>20)
	}
	b := o.stream
	if f.crypt != nil {
		b = f.crypt.stream(b, number, o)
	}
	var failed error
	steps := o.steps
	if steps == nil {
		steps = f.steps(o.object)
	}
	for _, s := range steps {
		var err error
		if b, err = unfilter(b, s); err != nil && failed == nil {
			failed = err
		}
		f.decoded += len(b)
	}
	return b, failed
}

// maxFilters bounds the chain of one stream: each filter may grow the text.
const maxFilters = 8

func (f *file) steps(o object) []step {
	filter, parms := f.get(o.key("Filter")), f.get(o.key("DecodeParms"))
	if filter.kind == kindName {
		if parms.kind == kindArray && len(parms.list) > 0 {
			parms = f.get(parms.list[0])
		}
		return []step{{string(filter.bytes), f.direct(parms)}}
	}
	var steps []step
	for i, x := range filter.list {
		var p object
		if i < len(parms.list) {
			p = parms.list[i]
		} else if len(filter.list) == 1 {
			p = parms
		}
		if len(steps) == maxFilters {
			break
		}
		steps = append(steps, step{string(f.get(x).bytes), f.direct(f.get(p))})
	}
	return steps
}

// direct gives a dictionary with the references in it followed.
func (f *file) direct(o object) object {
	if o.kind != kindDict {
		return o
	}
	out := object{kind: kindDict, dict: make(map[string]object, len(o.dict))}
	for k, v := range o.dict {
		out.dict[k] = f.get(v)
	}
	return out
}

// keepStreams forgets all objects but the bytes and filters of streams: the library has the rest.
func (f *file) keepStreams() {
	for _, o := range f.objects {
		if o.stream != nil {
			o.steps = f.steps(o.object)
		}
	}
	for n, o := range f.objects {
		if o.stream == nil || o.key("Type").isName("ObjStm") || o.key("Type").isName("XRef") {
			delete(f.objects, n)
			continue
		}
		o.object = object{}
	}
	f.places, f.trailers = nil, nil
}
