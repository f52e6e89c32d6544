package object

import (
	"bytes"
	"compress/flate"
	"encoding/ascii85"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/adler32"
	"io"
)

// maxStream bounds what comes out of one stream, and maxDecoded what comes out of all
// streams of a file: a few kilobytes can hold gigabytes of the same byte.
const (
	maxStream  = 64 << 20
	maxDecoded = 512 << 20
)

// A Filter is one filter of a stream with its parameters.
type Filter struct {
	Name  string
	Parms Object
}

// An unpacker undoes filters. The streams of a file are much alike, so it keeps what it can use
// for the next.
type unpacker struct {
	flate io.ReadCloser
	ratio int // of what came out of a flate stream to what went in, the last time
}

// unfilter undoes one filter (ISO 32000-1, 7.4). What could be read before an error is
// given with it. A filter of pictures is the error [PictureError], with what it packs.
func (u *unpacker) unfilter(b []byte, s Filter) ([]byte, error) {
	switch s.Name {
	case "FlateDecode", "Fl":
		out, err := u.inflate(b)
		return unpredict(out, s.Parms), err
	case "LZWDecode", "LZW":
		early, ok := s.Parms.Key("EarlyChange").Whole()
		return unpredict(unlzw(b, !ok || early != 0), s.Parms), nil
	case "ASCIIHexDecode", "AHx":
		if i := bytes.IndexByte(b, '>'); i >= 0 {
			b = b[:i]
		}
		return unhex(b), nil
	case "ASCII85Decode", "A85":
		return unascii85(b)
	case "RunLengthDecode", "RL":
		return unrun(b), nil
	case "Crypt":
		return b, nil
	case "DCTDecode", "DCT", "CCITTFaxDecode", "CCF", "JBIG2Decode", "JPXDecode":
		return b, &PictureError{s}
	}
	return nil, fmt.Errorf("unknown filter %q", s.Name)
}

// A PictureError is the last filter of a stream that packs a picture, which is no way of packing bytes:
// what is read comes as it was before that filter.
type PictureError struct{ Filter }

func (e *PictureError) Error() string {
	return fmt.Sprintf("it is packed with %s, which is not read here: a program such as ocrmypdf makes a PDF with text of it", e.Name)
}

// ErrChecksum says that all was inflated, but is not what was deflated.
var ErrChecksum = errors.New("its checksum is wrong")

// inflate also takes what has no zlib header, or no checksum. A wrong checksum comes with all that
// was inflated: it is no reason to lose a text.
func (u *unpacker) inflate(b []byte) ([]byte, error) {
	b = bytes.TrimLeft(b, "\r\n")
	if len(b) < 2 {
		return nil, nil
	}
	headed := b[0]&0x0f == 8 && (int(b[0])<<8|int(b[1]))%31 == 0 // RFC 1950, 2.2
	if headed {
		b = b[2:]
	}
	rest := bytes.NewReader(b)
	if r, ok := u.flate.(flate.Resetter); ok {
		_ = r.Reset(rest, nil) // its error is always nil
	} else {
		u.flate = flate.NewReader(rest)
	}
	out, err := readBounded(u.flate, u.ratio*len(b))
	u.ratio = min(len(out)/len(b)+1, 16)
	var sum [4]byte
	if n, _ := rest.Read(sum[:]); headed && err == nil && n == len(sum) && len(out) < maxStream && binary.BigEndian.Uint32(sum[:]) != adler32.Checksum(out) {
		err = ErrChecksum
	}
	return out, err
}

// readBounded reads about size bytes, or as many as there are.
func readBounded(r io.Reader, size int) ([]byte, error) {
	var out bytes.Buffer
	out.Grow(min(size, maxStream) + bytes.MinRead)
	_, err := out.ReadFrom(io.LimitReader(r, maxStream))
	return out.Bytes(), err
}

func unascii85(b []byte) ([]byte, error) {
	b = bytes.TrimPrefix(bytes.TrimSpace(b), []byte("<~"))
	if i := bytes.IndexByte(b, '~'); i >= 0 {
		b = b[:i]
	}
	return readBounded(ascii85.NewDecoder(bytes.NewReader(b)), len(b))
}

func unrun(b []byte) []byte {
	var out []byte
	for i := 0; i < len(b) && len(out) < maxStream; {
		n := int(b[i])
		i++
		switch {
		case n == 128:
			return out
		case n < 128:
			end := min(len(b), i+n+1)
			out = append(out, b[i:end]...)
			i = end
		case i < len(b):
			out = append(out, bytes.Repeat(b[i:i+1], 257-n)...)
			i++
		}
	}
	return out
}
