//go:build unix

package minutes

import (
	"fmt"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/tools/txtar"
)

// BenchmarkParse parses texts of a thousand to a hundred thousand lines, in all six languages one after the other:
// ordinary minutes, minutes full of actions, and minutes in prose, whose sentences are all read for actions. It
// prints the time of the processor and not of the clock, so that it can be trusted on a machine that does
// other work. The aim is under 15 µs a line in each text and at each size: 10,000 lines in less than 0.2 s, with some to spare.
//
//	go test ./minutes -run '^$' -bench Parse -cpu 1
func BenchmarkParse(b *testing.B) {
	for _, text := range []struct {
		name     string
		fixtures []string
	}{
		{"minutes", []string{"wrapped-80", "wrapped-with-blank-lines", "restart", "item-words", "chinese-numbers", "arabic-numbers", "bare-roman", "summary-report"}},
		{"actions", []string{"actions-ar", "actions-en", "actions-es", "actions-fr", "actions-ru", "actions-zh", "action-section"}},
		{"prose", []string{"prose-ar", "prose-en", "prose-es", "prose-fr", "prose-ru", "prose-zh", "prose"}},
	} {
		var once strings.Builder
		for _, name := range text.fixtures {
			a, err := txtar.ParseFile("testdata/parse/" + name + ".txtar")
			if err != nil {
				b.Fatal(err)
			}
			once.Write(a.Files[0].Data)
		}
		for _, size := range []int{1_000, 10_000, 100_000} {
			many := strings.Repeat(once.String(), size/strings.Count(once.String(), "\n"))
			b.Run(fmt.Sprintf("%s/lines=%d", text.name, size), func(b *testing.B) { parseAll(b, many) })
		}
	}
}

// BenchmarkHostile parses texts of one odd line again and again. The time a line must not grow from the first size to
// the second, and the aim is under 60 µs.
func BenchmarkHostile(b *testing.B) {
	for _, odd := range []struct{ name, line string }{
		{"item word", "Item 3"}, {"item words", "Item 3 Budget"}, {"bullet", "- x"}, {"bracket", "(a)"}, {"letter", "A."}, {"letter name", "A. Smith"},
		{"number", "1."}, {"numbers", "1. Budget"}, {"roman", "I. Budget"}, {"han", "一、预算"}, {"arabic", "أولا: الميزانية"},
		{"arrow", "→"}, {"arrows", "→ send the list"}, {"quote", ">>"}, {"speaker", ">> CHAIR: yes"}, {"row", "| a | b |"}, {"cells", "a\tb\tc"},
		{"capitals", "THE BUDGET OF THE YEAR"}, {"digits", "20310504"}, {"date", "Meeting of 4 May 2031"}, {"annex", "Annex 1"}, {"action", "Action: the Secretariat to send the list by 4 May"},
		{"heading", "Actions:"}, {"address", "https://a.example/b"}, {"brackets", "((((((((((((((((((((((((("}, {"stops", "a. b. c. d. e. f. g. h."},
		{"words", "and the members will then be invited to ask the Secretariat that it be asked to"}, {"decimal", "1.1 Budget"}, {"box", "[ ] Lindqvist sends the list"}, {"colon", "the list:"},
	} {
		for _, size := range []int{4_000, 16_000} {
			b.Run(fmt.Sprintf("%s/lines=%d", strings.ReplaceAll(odd.name, " ", "-"), size), func(b *testing.B) { parseAll(b, strings.Repeat(odd.line+"\n", size)) })
		}
	}
	b.Run("empty/lines=50000", func(b *testing.B) { parseAll(b, strings.Repeat("\n", 50_000)) })
	for _, long := range []string{"word ", "a. ", "汉字", "(a) ", "1, ", "https://a.example/ ", "x"} {
		for _, size := range []int{100_000, 400_000} {
			b.Run(fmt.Sprintf("long-%s/bytes=%d", strings.TrimSpace(long), size), func(b *testing.B) { parseAll(b, strings.Repeat(long, size/len(long))) })
		}
	}
}

// parseAll parses a text again and again, and reports the time a line.
func parseAll(b *testing.B, text string) {
	lines, err := ReadText([]byte(text))
	if err != nil {
		b.Fatal(err)
	}
	Parse(Source{Lines: lines[:1]}) // reads the embedded files
	b.ReportAllocs()
	began := processorTime(b)
	for b.Loop() {
		for _, src := range Split(Source{Lines: lines}) {
			Parse(src)
		}
	}
	b.ReportMetric(float64((processorTime(b)-began).Nanoseconds())/float64(b.N)/float64(len(lines)), "cpu-ns/line")
}

// processorTime is for how long this process has had a processor.
func processorTime(b *testing.B) time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		b.Fatal(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}
