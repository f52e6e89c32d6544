package object

import (
	"bytes"
	"compress/zlib"
	"encoding/ascii85"
	"encoding/hex"
	"strings"
	"testing"
)

func deflated(t *testing.T, s string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	w.Write([]byte(s))
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestUnfilter(t *testing.T) {
	parms := func(s string) Object {
		l := &Lexer{Data: []byte(s)}
		o, _ := l.Next()
		return o
	}
	text := strings.Repeat("minutes of the meeting ", 40)
	deflate := string(deflated(t, text))
	a85 := make([]byte, ascii85.MaxEncodedLen(len(text)))
	a85 = a85[:ascii85.Encode(a85, []byte(text))]
	lzw, _ := hex.DecodeString("800B6050220C0C8501") // ISO 32000-1, 7.4.4.2
	for _, c := range []struct{ name, parms, in, want string }{
		{"FlateDecode", "", deflate, text},
		{"Fl", "", "\r\n" + deflate, text},
		{"FlateDecode", "", deflate[:len(deflate)-4], text},
		{"ASCII85Decode", "", "<~" + string(a85) + "~>", text},
		{"ASCIIHexDecode", "", "4d 69 6E7>rest", "Minp"},
		{"RunLengthDecode", "", "\x02abc\xfed\x80rest", "abcddd"},
		{"LZWDecode", "", string(lzw), "-----A---B"},
		{"FlateDecode", "<</Predictor 12/Columns 3>>", string(deflated(t, "\x02abc\x02\x01\x01\x01")), "abcbcd"},
		{"FlateDecode", "<</Predictor 15/Columns 3>>", string(deflated(t, "\x01a\x01\x01\x00xyz\x03\x00\x00\x00\x04\x01\x01\x01")), "abcxyz<Zj=[k"},
		{"FlateDecode", "<</Predictor 2/Columns 3>>", string(deflated(t, "a\x01\x01x\x01\x01")), "abcxyz"},
		{"Crypt", "", "as it is", "as it is"},
	} {
		got, _ := new(unpacker).unfilter([]byte(c.in), Filter{c.name, parms(c.parms)})
		if string(got) != c.want {
			t.Errorf("unfilter(%s %s) = %q, want %q", c.name, c.parms, got, c.want)
		}
	}
}

// TestBroken: what was read before a stream breaks is kept, and it is said.
func TestBroken(t *testing.T) {
	text := strings.Repeat("minutes of the meeting, ", 400) + "its end"
	data := deflated(t, text)
	got, err := new(unpacker).unfilter(data[:len(data)-20], Filter{Name: "FlateDecode"})
	if err == nil || !strings.HasPrefix(text, string(got)) || len(got) < 1000 {
		t.Errorf("unfilter(cut) = %d bytes, %v; want the beginning and an error", len(got), err)
	}
	if _, err := new(unpacker).unfilter(data, Filter{Name: "DCTDecode"}); err == nil {
		t.Error("unfilter(DCTDecode) = nil error")
	}
}

// TestBomb: a small stream that unpacks to more than anyone writes is cut.
func TestBomb(t *testing.T) {
	if testing.Short() {
		t.Skip("unpacks 64 MB")
	}
	data := deflated(t, strings.Repeat("\x00", maxStream+1000))
	if got, _ := new(unpacker).unfilter(data, Filter{Name: "FlateDecode"}); len(got) != maxStream {
		t.Errorf("unfilter gives %d bytes, want %d", len(got), maxStream)
	}
}

func FuzzUnfilter(f *testing.F) {
	f.Add([]byte("\x80\x0b\x60\x50"), "LZWDecode", 12)
	f.Add([]byte("\x02abc\xfed"), "RunLengthDecode", 2)
	f.Add([]byte("<~87cURD~>"), "ASCII85Decode", 15)
	f.Fuzz(func(t *testing.T, data []byte, name string, predictor int) {
		p := Object{Kind: Dict, Dict: map[string]Object{"Predictor": {Kind: Number, Num: float64(predictor)}, "Columns": {Kind: Number, Num: 3}}}
		new(unpacker).unfilter(data, Filter{name, p})
	})
}
