package pdftext

import (
	"math"
	"slices"
	"sort"
	"unicode"
)

func middle(w Word) float64 { return float64(w.Box.Min.X+w.Box.Max.X) / 2 }

// tiltOf is how far the lines of a page that lay askew fall for each pixel to the right.
func tiltOf(words []Word) float64 {
	type slope struct{ fall, length float64 }
	var slopes []slope
	total := 0.0
	for start := 0; start < len(words); {
		end := start + 1
		for end < len(words) && words[end].Line == words[start].Line {
			end++
		}
		a, b := words[start], words[end-1]
		if run := math.Abs(middle(b) - middle(a)); run > 10*a.Size {
			slopes = append(slopes, slope{(b.Base - a.Base) / (middle(b) - middle(a)), run})
			total += run
		}
		start = end
	}
	sort.Slice(slopes, func(i, j int) bool { return slopes[i].fall < slopes[j].fall })
	half := 0.0
	for _, s := range slopes {
		if half += s.length; 2*half >= total {
			return s.fall
		}
	}
	return 0
}

// commonSizes gives the size of each line, where those that differ by what a measure of few letters is wrong by
// are one: most of the page is written in one or two.
func commonSizes(words []Word) map[int]float64 {
	const alike = .15
	sizes, weights := map[int]float64{}, map[int]float64{}
	for _, w := range words {
		sizes[w.Line] = w.Size
		weights[w.Line] += float64(len(w.Text))
	}
	var left []int
	for n := range sizes {
		left = append(left, n)
	}
	sort.Slice(left, func(i, j int) bool {
		a, b := left[i], left[j]
		if sizes[a] != sizes[b] {
			return sizes[a] < sizes[b]
		}
		return a < b
	})
	out := map[int]float64{}
	for len(left) > 0 {
		best, most := 0, 0.0
		from, sum := 0, 0.0
		for to := range left { // lines left[from:to+1] are alike
			sum += weights[left[to]]
			for sizes[left[to]] > sizes[left[from]]*(1+alike) {
				sum -= weights[left[from]]
				from++
			}
			if sum > most {
				best, most = from, sum
			}
		}
		end := best
		half, common := 0.0, sizes[left[best]]
		for end < len(left) && sizes[left[end]] <= sizes[left[best]]*(1+alike) {
			if half += weights[left[end]]; 2*half <= most {
				common = sizes[left[end]]
			}
			end++
		}
		for _, n := range left[best:end] {
			out[n] = common
		}
		left = slices.Delete(left, best, end)
	}
	sameAsBefore(out, words)
	return out
}

// sameAsBefore gives lines that begin with a small letter the size of the line before, whose text they go on with: of a
// few small letters no size can be measured.
func sameAsBefore(sizes map[int]float64, words []Word) {
	const most = 1.5
	for i := 1; i < len(words); i++ {
		a, b := words[i-1].Line, words[i].Line
		if a != b && unicode.IsLower(firstRune(words[i].Text)) && max(sizes[a], sizes[b]) < most*min(sizes[a], sizes[b]) {
			sizes[b] = sizes[a]
		}
	}
}
