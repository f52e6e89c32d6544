package font

import (
	"bytes"
	"compress/zlib"
	"embed"
	"io"
	"sync"
	"unicode/utf16"
)

//go:embed cids/*.z
var cidFiles embed.FS

// cidTexts are what the CIDs of each of Adobe's character collections stand for, read when one is asked for:
// ISO 32000-1, 9.10.2 has them from the CMaps named Adobe-GB1-UCS2 and so on. cids/make.go made the files.
var cidTexts = map[string]func() []string{
	"GB1":    sync.OnceValue(func() []string { return readCIDs("GB1") }),
	"CNS1":   sync.OnceValue(func() []string { return readCIDs("CNS1") }),
	"Japan1": sync.OnceValue(func() []string { return readCIDs("Japan1") }),
	"Korea1": sync.OnceValue(func() []string { return readCIDs("Korea1") }),
	"KR":     sync.OnceValue(func() []string { return readCIDs("KR") }),
}

func readCIDs(ordering string) []string {
	data, err := cidFiles.ReadFile("cids/" + ordering + ".z")
	if err != nil {
		panic(err) // a test reads them all
	}
	z, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		panic(err)
	}
	planes, err := io.ReadAll(z)
	if err != nil {
		panic(err)
	}
	n := len(planes) / 2
	units := make([]uint16, n)
	for i := range units {
		units[i] = uint16(planes[i])<<8 | uint16(planes[n+i])
	}
	const none, open, end = 0, 1, 2
	var texts []string
	many := -1 // where a text of several characters begins
	for _, r := range utf16.Decode(units) {
		switch {
		case r == open:
			texts = append(texts, "")
			many = len(texts) - 1
		case r == end:
			many = -1
		case many >= 0:
			texts[many] += string(r)
		case r == none:
			texts = append(texts, "")
		default:
			texts = append(texts, string(r))
		}
	}
	return texts
}

// cidText gives what a CID of a character collection stands for, "" if that is not known.
func cidText(ordering string, cid int) string {
	texts := cidTexts[ordering]
	if texts == nil || cid < 0 || cid >= len(texts()) {
		return ""
	}
	return texts()[cid]
}
