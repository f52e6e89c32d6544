package pdftext

import (
	"errors"
	"fmt"
)

// stream gives the decoded bytes of a stream, nil if v is none or a picture, and with an error what
// could be decoded.
func (f *file) stream(v value) ([]byte, error) {
	if v.kind() != kindStream {
		return nil, nil
	}
	b, err := f.decode(v.number())
	if picture := (*pictureFilter)(nil); errors.As(err, &picture) {
		return nil, err
	}
	return b, err
}

// picture gives the bytes of a picture with its filters undone, up to the one that packs pictures: that is the error
// [pictureFilter]. The picture is the stream of which dict has the number, or stands with its bytes in the content
// of a page. It is let go when it is painted, and does not count as what the file unpacks to.
func (f *file) picture(dict object, inline []byte) ([]byte, error) {
	if inline == nil {
		defer func(n int) { f.decoded = n }(f.decoded)
		return f.decode(int(dict.num))
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
		var picture *pictureFilter
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
	f.unread, f.trailers = nil, nil
}
