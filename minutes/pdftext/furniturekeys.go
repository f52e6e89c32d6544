package pdftext

import (
	"strconv"
	"strings"
	"unicode"
)

// furnitureKeys are what a spot can have in common with those of other pages: its text without
// spaces; the same with a number as its distance from that of the page; with "n of N" of the
// number of pages.
func furnitureKeys(s *spot, pages int) []string {
	edge := "v"
	if s.top {
		edge = "^"
	}
	parts, numbers := splitNumbers(s.line.text)
	write := func(number func(i int) string) string {
		var key strings.Builder
		key.WriteString(edge)
		for i, p := range parts {
			key.WriteString(p)
			if i < len(numbers) {
				key.WriteString(number(i))
			}
		}
		return key.String()
	}
	plain := func(i int) string { return " " + strconv.Itoa(numbers[i]) }
	keys := []string{write(plain)}
	done := map[int]bool{}
	for _, n := range numbers {
		if done[n] || n > maxPages {
			continue
		}
		done[n] = true
		keys = append(keys, write(func(i int) string {
			if numbers[i] == n {
				return " #" + strconv.Itoa(n-s.page.number)
			}
			return plain(i)
		}))
	}
	if len(numbers) >= 2 {
		i := len(numbers) - 2
		if n, all := numbers[i], numbers[i+1]; n >= 1 && n <= all && all <= pages && ofPages[strings.ToLower(parts[i+1])] {
			keys = append(keys, write(func(k int) string {
				if k >= i {
					return " #"
				}
				return plain(k)
			}))
		}
	}
	return keys
}

// ofPages are what stands between the number of a page and the number of pages.
var ofPages = map[string]bool{"/": true, "of": true, "de": true, "sur": true, "из": true, "من": true, "页共": true, "页，共": true, "页/共": true, "頁共": true}

// splitNumbers gives the numbers of a text, and what stands before, between and after them
// without spaces.
func splitNumbers(text string) (parts []string, numbers []int) {
	var part strings.Builder
	n, digits := 0, 0
	end := func() {
		if digits > 0 {
			parts, numbers = append(parts, part.String()), append(numbers, n)
			part.Reset()
			n, digits = 0, 0
		}
	}
	for _, r := range text {
		switch {
		case unicode.IsDigit(r) && digits < 9:
			n, digits = 10*n+digit(r), digits+1
		case unicode.IsSpace(r):
			end()
		default:
			end()
			part.WriteRune(r)
		}
	}
	end()
	return append(parts, part.String()), numbers
}

// digit gives the value of a decimal digit: those of a script stand together, from 0.
func digit(r rune) int {
	switch {
	case r <= '9':
		return int(r - '0')
	case r >= '٠' && r <= '٩':
		return int(r - '٠')
	case r >= '۰' && r <= '۹':
		return int(r - '۰')
	case r >= '０' && r <= '９':
		return int(r - '０')
	}
	return int(r) // of other scripts equal digits are equal, but do not count
}

// isPageNumber says that there is no word in a text, but perhaps one before its number.
func isPageNumber(text string) bool {
	parts, numbers := splitNumbers(text)
	if len(numbers) == 0 || len(numbers) > 2 {
		return false
	}
	letters := 0
	for _, p := range parts {
		for _, r := range p {
			if unicode.IsLetter(r) {
				letters++
			}
		}
	}
	return letters == 0 || len(numbers) == 2 && ofPages[strings.ToLower(parts[1])]
}
