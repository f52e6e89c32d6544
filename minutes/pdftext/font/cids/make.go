//go:build ignore

// Make writes the tables of this folder from the CMaps Adobe-GB1-UCS2 and so on, which come with poppler-data:
//
//	go run make.go /usr/share/poppler/cMap
//
// A table has the texts of all CIDs from 0 in UTF-16, U+0000 for none, one of several characters between U+0001 and
// U+0002; first all upper bytes, then all lower ones, as zlib packs them better so.
package main

import (
	"bytes"
	"compress/zlib"
	"encoding/hex"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"unicode/utf16"
)

var (
	section = regexp.MustCompile(`(?s)begin(bfchar|bfrange)(.*?)endbf`)
	single  = regexp.MustCompile(`<(\w+)>\s*<(\w+)>`)
	several = regexp.MustCompile(`<(\w+)>\s*<(\w+)>\s*<(\w+)>`)
)

func main() {
	for _, name := range []string{"GB1", "CNS1", "Japan1", "Korea1", "KR"} {
		data, err := os.ReadFile(filepath.Join(os.Args[1], "Adobe-"+name, "Adobe-"+name+"-UCS2"))
		if err != nil {
			log.Fatal(err)
		}
		texts := map[int][]uint16{}
		last := 0
		set := func(cid int, text []uint16) {
			texts[cid] = text
			last = max(last, cid)
		}
		for _, s := range section.FindAllSubmatch(data, -1) {
			if string(s[1]) == "bfchar" {
				for _, e := range single.FindAllSubmatch(s[2], -1) {
					set(number(e[1]), units(e[2]))
				}
				continue
			}
			if bytes.Contains(s[2], []byte("[")) {
				log.Fatal(name, ": a list")
			}
			for _, e := range several.FindAllSubmatch(s[2], -1) {
				from, to := number(e[1]), number(e[2])
				for cid := from; cid <= to; cid++ {
					text := units(e[3])
					text[len(text)-1] += uint16(cid - from)
					set(cid, text)
				}
			}
		}
		var all []uint16
		for cid := range last + 1 {
			switch text := texts[cid]; {
			case len(text) == 0 || text[0] == 0xfffd:
				all = append(all, 0)
			case len(utf16.Decode(text)) == 1:
				all = append(all, text...)
			default:
				all = append(append(append(all, 1), text...), 2)
			}
		}
		var out bytes.Buffer
		z, _ := zlib.NewWriterLevel(&out, zlib.BestCompression)
		for _, shift := range []int{8, 0} {
			for _, u := range all {
				z.Write([]byte{byte(u >> shift)})
			}
		}
		if err := z.Close(); err != nil {
			log.Fatal(err)
		}
		if err := os.WriteFile(name+".z", out.Bytes(), 0o644); err != nil {
			log.Fatal(err)
		}
		fmt.Println(name, last+1, out.Len())
	}
}

func number(b []byte) int {
	n, err := strconv.ParseInt(string(b), 16, 32)
	if err != nil {
		log.Fatal(err)
	}
	return int(n)
}

func units(b []byte) []uint16 {
	raw, err := hex.DecodeString(string(b))
	if err != nil {
		log.Fatal(err)
	}
	var out []uint16
	for i := 0; i+1 < len(raw); i += 2 {
		out = append(out, uint16(raw[i])<<8|uint16(raw[i+1]))
	}
	return out
}
