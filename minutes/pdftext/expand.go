package pdftext

import "sort"

// expand takes the members out of object streams (ISO 32000-1, 7.5.7) and makes them
// objects of their own. It goes over each object stream once: one inside another and
// chains of /Extends cannot loop.
func (f *file) expand() {
	var streams []int
	for n, o := range f.objects {
		if o.stream != nil && o.key("Type").isName("ObjStm") {
			streams = append(streams, n)
		}
	}
	sort.Slice(streams, func(i, j int) bool { return f.objects[streams[i]].at < f.objects[streams[j]].at })
	for _, n := range streams {
		f.expandOne(n)
	}
}

func (f *file) expandOne(number int) {
	holder := f.objects[number]
	data, _ := f.decode(number) // of a broken one the members before the break are read
	first, _ := f.get(holder.key("First")).whole()
	count, _ := f.get(holder.key("N")).whole()
	if first < 0 || first > len(data) {
		return
	}
	index := &lexer{data: data[:first]}
	for range min(count, maxObjects-len(f.objects)) {
		a, ok1 := index.next()
		b, ok2 := index.next()
		n, ok3 := a.whole()
		offset, ok4 := b.whole()
		if !ok1 || !ok2 {
			return
		}
		if !ok3 || !ok4 || n <= 0 || n > maxNumber || offset < 0 || first+offset >= len(data) {
			continue
		}
		// Object streams are written after what they replace, unless a later part of
		// the file has the object again.
		if old := f.objects[n]; old != nil && old.at > holder.at {
			continue
		}
		l := &lexer{data: data, pos: first + offset, refs: true}
		x, _ := l.next()
		if x.kind == kindKeyword {
			x = object{}
		}
		f.objects[n] = &indirect{object: x, at: holder.at, member: true}
	}
}
