package pdftext

import (
	"math"
	"strings"
	"unicode"
)

// isFull says that the first word of line i would not have had room on the line before.
func isFull(all []*line, pages []*page, i int) bool {
	a, b := all[i-1], all[i]
	left, right, running := a.x0, a.x1, false
	for j := max(0, i-around); j < min(len(all), i+around); j++ {
		o := all[j]
		overlap := min(a.x1, o.x1) - max(a.x0, o.x0)
		if !o.table && o.column == a.column && (o.page == a.page || a.column == 0) && overlap > .4*min(a.x1-a.x0, o.x1-o.x0) {
			left, right = min(left, o.x0), max(right, o.x1)
			running = running || j > 0 && runsOn(all[j-1], o)
		}
	}
	if a.column == 0 && !running && right-left < shortShare*pages[a.page-1].reach && right-left < shortEms(b)*a.size {
		return isFlush(all, i)
	}
	need := b.firstWord + slack*b.size
	if !endsSentence(a.text) { // nothing says that the paragraph is over, so the margin may be uneven
		need += b.firstCounted - b.firstWord
		switch r := firstRune(b.text); {
		case unicode.IsLower(r):
			need += slackRunning * b.size
		case isIdeograph(r) || isRTL(r):
			need += slackUncased * b.size
		}
	}
	if isCentred(a, b) || isFlushEnd(a, b, (left+right)/2) {
		return a.x1-a.x0+need >= right-left
	}
	if a.rtl {
		return a.x0-need <= left || isFlush(all, i)
	}
	return a.x1+need >= right || isFlush(all, i)
}

// Ems that a line may be shorter than the widest one for, a space among them.
const (
	slack        = .5
	slackRunning = 4 // more of it where a line begins with a small letter …
	slackUncased = 1 // … or with one of a script that has no others
)

// shortShare is the share of the page's width, and shortEms the ems, that lines fill at least that end at a margin.
// Shorter ones end where they like: they are a list of names or dates, unless one of them goes on with a small letter.
const shortShare = .55

func shortEms(l *line) float64 {
	if unicode.Is(unicode.Lo, firstRune(l.text)) { // no letter says so in scripts that have no small ones
		return 12
	}
	return 20
}

// isFlushEnd says that a is set flush on the side where it ends, and on no other: it begins beyond the middle, and b
// does not begin there.
func isFlushEnd(a, b *line, middle float64) bool {
	if a.rtl {
		return a.x1 < b.x1-slack*a.size && a.x1 < middle
	}
	return a.x0 > b.x0+slack*a.size && a.x0 > middle
}

// runsOn says that b surely goes on with a sentence of a: it begins with a word in small letters.
func runsOn(a, b *line) bool {
	word, _, _ := strings.Cut(b.text, " ")
	return unicode.IsLower(firstRune(word)) && !strings.ContainsAny(word, "@/") && !endsSentence(a.text) && a.column == b.column && sameSize(a.size, b.size)
}

// setReach finds how wide the text of each page is at most, if the margins of both sides are alike: on
// the pages of its width.
func setReach(pages []*page) {
	margins := map[float64]float64{}
	for _, p := range pages {
		for _, l := range p.lines {
			margin, ok := margins[p.width]
			if now := max(0, min(l.x0, p.width-l.x1)); !ok || now < margin {
				margins[p.width] = now
			}
		}
	}
	for _, p := range pages {
		p.reach = p.width - 2*margins[p.width]
	}
}

// isFlush says that the line before line i ends where its neighbours end: a justified
// paragraph, whatever the lines above and below it do.
func isFlush(all []*line, i int) bool {
	a, b := all[i-1], all[i]
	ends := func(l *line) (start, end float64) {
		if a.rtl {
			return l.x1, l.x0
		}
		return l.x0, l.x1
	}
	start, end := ends(a)
	second, _ := ends(b)
	shape := withoutDigits(a.text)
	// Lines that differ in their numbers are of one length by themselves.
	same := func(j int) bool {
		if j < 0 || j >= len(all) || all[j].page != a.page || all[j].table {
			return false
		}
		_, e := ends(all[j])
		return math.Abs(e-end) < .15*a.size && withoutDigits(all[j].text) != shape
	}
	// What is set flush on the other side only ends at one place too.
	block := func(j int) bool {
		s, _ := ends(all[j])
		return math.Abs(s-start) < .15*a.size || math.Abs(s-second) < .15*a.size
	}
	n, both := 1, 1
	count := func(j int) {
		if n++; block(j) {
			both++
		}
	}
	for j := i - 2; same(j) && n < 3; j-- {
		count(j)
	}
	for j := i; same(j) && n < 3; j++ {
		count(j)
	}
	// Two lines of one length are no accident, but for short ones, and in characters of one width.
	least := 20 * a.size
	if a.han {
		least = 25 * a.size
	}
	long := a.x1-a.x0 > least
	return n >= 3 && (long || both >= 3 && a.x1-a.x0 > shortestFlush*a.size) || n == 2 && !endsSentence(a.text) && long
}

// shortestFlush are the ems that three justified lines have at least.
const shortestFlush = 6

// withoutDigits is a text in which all digits are one.
func withoutDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return '0'
		}
		return r
	}, s)
}
