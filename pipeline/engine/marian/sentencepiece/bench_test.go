package sentencepiece

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"
)

// large is the trained vocabulary with made-up pieces of two and three of its own, so that
// it has as many as the models of Marian and shares beginnings as theirs do.
func large(b *testing.B, size int) []byte {
	file := message(vocabularyData(b, "plain"))
	v := vocabulary(b, "plain")
	seen := map[string]bool{}
	for i := 0; len(seen) < size-v.Len(); i++ {
		// Squares spread over the pieces; there is no chance in it.
		text := v.Piece(2+int32(i*7%1500)) + v.Piece(2+int32(i*i%2290))
		if _, ok := v.ID(text); ok || seen[text] {
			continue
		}
		seen[text] = true
		file = file.piece(text, -12-float32(i%64)/16, normal)
	}
	return file
}

func BenchmarkRead(b *testing.B) {
	for _, size := range []int{32_000, 64_000} {
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			file := large(b, size)
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Read(file); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkEncode(b *testing.B) {
	v, err := Read(large(b, 32_000))
	if err != nil {
		b.Fatal(err)
	}
	lines := readLines(b, "text.txt")
	characters := utf8.RuneCountInString(strings.Join(lines, ""))
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		for _, l := range lines {
			v.Encode(l)
		}
		n += characters
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "characters/s")
}

func BenchmarkDecode(b *testing.B) {
	v := vocabulary(b, "plain")
	var all [][]int32
	tokens := 0
	for _, l := range readLines(b, "text.txt") {
		all = append(all, ids(v.Encode(l)))
		tokens += len(all[len(all)-1])
	}
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		for _, ids := range all {
			v.Decode(ids)
		}
		n += tokens
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "pieces/s")
}
