package object

import "sort"

// expand takes the members out of object streams (ISO 32000-1, 7.5.7) and makes them
// objects of their own. It goes over each object stream once: one inside another and
// chains of /Extends cannot loop.
func (f *File) expand() {
	var streams []int
	for n, o := range f.objects {
		if o.stream != nil && o.Key("Type").IsName("ObjStm") {
			streams = append(streams, n)
		}
	}
	sort.Slice(streams, func(i, j int) bool { return f.objects[streams[i]].at < f.objects[streams[j]].at })
	for _, n := range streams {
		f.expandOne(n)
	}
}

func (f *File) expandOne(number int) {
	holder := f.object(number)
	data, _ := f.decode(number) // of a broken one the members before the break are read
	first, _ := f.get(holder.Key("First")).Whole()
	count, _ := f.get(holder.Key("N")).Whole()
	if first < 0 || first > len(data) {
		return
	}
	index := &Lexer{Data: data[:first]}
	for range min(count, maxObjects-f.size()) {
		a, ok1 := index.Next()
		b, ok2 := index.Next()
		n, ok3 := a.Whole()
		offset, ok4 := b.Whole()
		if !ok1 || !ok2 {
			return
		}
		if !ok3 || !ok4 || n <= 0 || n > maxNumber || offset < 0 || first+offset >= len(data) {
			continue
		}
		// Object streams are written after what they replace, unless a later part of
		// the file has the object again.
		if old, ok := f.began(n); ok && old > holder.at {
			continue
		}
		f.putPlace(n, place{from: data, body: first + offset, at: holder.at, member: true})
	}
}

// began gives where the object of that number began, and false if there is none.
func (f *File) began(number int) (int, bool) {
	if o := f.objects[number]; o != nil {
		return o.at, true
	}
	p, ok := f.unread[number]
	return p.at, ok
}
