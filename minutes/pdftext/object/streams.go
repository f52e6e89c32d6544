package object

import (
	"errors"
	"fmt"
)

// Stream gives the decoded bytes of a stream, nil if v is none or a picture, and with an error what
// could be decoded.
func (f *File) Stream(v Value) ([]byte, error) {
	if v.Kind() != Stream {
		return nil, nil
	}
	b, err := f.decode(v.Number())
	if picture := (*PictureError)(nil); errors.As(err, &picture) {
		return nil, err
	}
	return b, err
}

// Picture gives the bytes of a picture with its filters undone, up to the one that packs pictures: that is the error
// [PictureError]. The picture is the stream of which dict has the number, or stands with its bytes in the content
// of a page. It is let go when it is painted, and does not count as what the file unpacks to.
func (f *File) Picture(dict Object, inline []byte) ([]byte, error) {
	if inline == nil {
		defer func(n int) { f.decoded = n }(f.decoded)
		return f.decode(int(dict.Num))
	}
	for _, s := range f.steps(dict) {
		var err error
		if inline, err = f.unpacker.unfilter(inline, s); err != nil {
			return inline, err
		}
	}
	return inline, nil
}

// decode gives the bytes of a stream with its filters undone; with an error, as far as
// they could be.
func (f *File) decode(number int) ([]byte, error) {
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
		steps = f.steps(o.Object)
	}
	for _, s := range steps {
		var err error
		var picture *PictureError
		if b, err = f.unpacker.unfilter(b, s); errors.As(err, &picture) {
			return b, err
		}
		if err != nil && failed == nil {
			failed = err
		}
		f.decoded += len(b)
	}
	return b, failed
}

// maxFilters bounds the chain of one stream: each filter may grow the text.
const maxFilters = 8

func (f *File) steps(o Object) []Filter {
	filter, parms := f.get(o.Key("Filter")), f.get(o.Key("DecodeParms"))
	if filter.Kind == Name {
		if parms.Kind == Array && len(parms.List) > 0 {
			parms = f.get(parms.List[0])
		}
		return []Filter{{string(filter.Bytes), f.direct(parms)}}
	}
	var steps []Filter
	for i, x := range filter.List {
		var p Object
		if i < len(parms.List) {
			p = parms.List[i]
		} else if len(filter.List) == 1 {
			p = parms
		}
		if len(steps) == maxFilters {
			break
		}
		steps = append(steps, Filter{string(f.get(x).Bytes), f.direct(f.get(p))})
	}
	return steps
}

// direct gives a dictionary with the references in it followed.
func (f *File) direct(o Object) Object {
	if o.Kind != Dict {
		return o
	}
	out := Object{Kind: Dict, Dict: make(map[string]Object, len(o.Dict))}
	for k, v := range o.Dict {
		out.Dict[k] = f.get(v)
	}
	return out
}

// keepStreams forgets all objects but the bytes and filters of streams: the library has the rest.
func (f *File) keepStreams() {
	for _, o := range f.objects {
		if o.stream != nil {
			o.steps = f.steps(o.Object)
		}
	}
	for n, o := range f.objects {
		if o.stream == nil || o.Key("Type").IsName("ObjStm") || o.Key("Type").IsName("XRef") {
			delete(f.objects, n)
			continue
		}
		o.Object = Object{}
	}
	f.unread, f.trailers = nil, nil
}
