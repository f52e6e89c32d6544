package pdftext

import (
	"fmt"
	"math"
	"sort"
	"strings"

	"hexaglot/minutes"
)

// Confidence in what was read in pictures: a page below the first has many errors, a word below the second is as
// likely wrong as right. So many words are named.
const (
	surePage   = .9
	unsureWord = .6
	mostUnsure = 8
)

// scanFindings says of each run of pages that were read in their pictures how sure that is, and where
// to look first.
func scanFindings(pages []*page) []minutes.Finding {
	var out []minutes.Finding
	for i := 0; i < len(pages); {
		var numbers []int
		var words []Word
		for ; i < len(pages) && pages[i].scanned && len(pages[i].words) > 0; i++ {
			numbers = append(numbers, pages[i].number)
			words = append(words, pages[i].words...)
		}
		if len(numbers) == 0 {
			i++
			continue
		}
		f := minutes.Finding{Rule: "pdf.ocr", Severity: minutes.Info, Page: numbers[0]}
		mean := meanConfidence(words)
		if mean < surePage {
			f.Severity = minutes.Warning
		}
		was := "was read in its picture"
		if len(numbers) > 1 {
			was = "were read in their pictures"
		}
		f.Message = fmt.Sprintf("%s %s, with a confidence of %.0f %%: proofread the text%s", pageList(numbers), was, math.Floor(100*mean), unsure(words))
		out = append(out, f)
	}
	return out
}

// meanConfidence is that of the letters.
func meanConfidence(words []Word) float64 {
	sum, n := 0.0, 0
	for _, w := range words {
		sum += w.Confidence * float64(len(w.Text))
		n += len(w.Text)
	}
	return sum / float64(max(1, n))
}

// unsure names the words that are least sure.
func unsure(words []Word) string {
	least := map[string]float64{}
	for _, w := range words {
		if c, ok := least[w.Text]; w.Confidence < unsureWord && (!ok || w.Confidence < c) {
			least[w.Text] = w.Confidence
		}
	}
	if len(least) == 0 {
		return ""
	}
	texts := make([]string, 0, len(least))
	for t := range least {
		texts = append(texts, t)
	}
	sort.Slice(texts, func(i, j int) bool {
		a, b := texts[i], texts[j]
		if least[a] != least[b] {
			return least[a] < least[b]
		}
		return a < b
	})
	rest := ""
	if n := len(texts) - mostUnsure; n > 0 {
		rest = fmt.Sprintf(" and %d more", n)
		texts = texts[:mostUnsure]
	}
	return "; least sure are “" + strings.Join(texts, "”, “") + "”" + rest
}
