package pdftext

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

// A step is one filter of a stream with its parameters.
type step struct {
	name  string
	parms object
}

// An unpacker undoes filters. The streams of a file are much alike, so it keeps what it can use
// for the next.
type unpacker struct {
	flate io.ReadCloser
	ratio int // of what came out of a flate stream to what went in, the last time
}

// unfilter undoes one filter (ISO 32000-1, 7.4). What could be read before an error is
// given with it. A filter of pictures is the error [pictureFilter], with what it packs.
func (u *unpacker) unfilter(b []byte, s step) ([]byte, error) {
	switch s.name {
	case "FlateDecode", "Fl":
		out, err := u.inflate(b)
		return unpredict(out, s.parms), err
	case "LZWDecode", "LZW":
		early, ok := s.parms.key("EarlyChange").whole()
		return unpredict(unlzw(b, !ok || early != 0), s.parms), nil
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
		return b, &pictureFilter{s}
	}
	return nil, fmt.Errorf("unknown filter %q", s.name)
}

// errChecksum says that all was inflated, but is not what was deflated.
var errChecksum = errors.New("its checksum is wrong")

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
		err = errChecksum
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

// unlzw is its own because compress/lzw does not know the early change of code length
// that PDF and TIFF have.
func unlzw(b []byte, early bool) []byte {
	const clear, end = 256, 257
	type entry struct {
		prefix int
		last   byte
	}
	table := make([]entry, end+1, 4096)
	for i := range 256 {
		table[i] = entry{-1, byte(i)}
	}
	shift := 0
	if early {
		shift = 1
	}
	var out, word []byte
	width, previous := 9, -1
	bits, have := uint32(0), 0
	spell := func(code int) []byte {
		word = word[:0]
		for c := code; c >= 0 && len(word) <= len(table); c = table[c].prefix {
			word = append(word, table[c].last)
		}
		for i, j := 0, len(word)-1; i < j; i, j = i+1, j-1 {
			word[i], word[j] = word[j], word[i]
		}
		return word
	}
	for _, c := range b {
		bits, have = bits<<8|uint32(c), have+8
		if have < width {
			continue
		}
		have -= width
		code := int(bits>>have) & (1<<width - 1)
		switch {
		case code == clear:
			table, width, previous = table[:end+1], 9, -1
			continue
		case code == end || len(out) > maxStream:
			return out
		case previous < 0:
			if code > 255 {
				return out
			}
			out = append(out, byte(code))
		case code < len(table):
			w := spell(code)
			out = append(out, w...)
			if len(table) < 4096 {
				table = append(table, entry{previous, w[0]})
			}
		case code == len(table) && code < 4096:
			first := spell(previous)[0]
			table = append(table, entry{previous, first})
			out = append(out, spell(code)...)
		default:
			return out
		}
		previous = code
		for width < 12 && len(table)+shift >= 1<<width {
			width++
		}
	}
	return out
}
