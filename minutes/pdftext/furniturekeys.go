package pdftext

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
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
		if done[n] || n > lastPage {
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
	if i := len(numbers) - 2; i >= 0 && isCount(parts, numbers) && numbers[i+1] <= pages {
		keys = append(keys, write(func(k int) string {
			if k >= i {
				return " #"
			}
			return plain(k)
		}))
	}
	return keys
}

// isCount says that the last numbers of a text are "n of N".
func isCount(parts []string, numbers []int) bool {
	i := len(numbers) - 2
	return i >= 0 && numbers[i] >= 1 && numbers[i] <= numbers[i+1] && ofPages[strings.ToLower(parts[i+1])]
}

// countsPages says that a spot ends in "n of N", with the number of its page and that of the pages: it needs
// no other like it.
func countsPages(s *spot, pages int) bool {
	parts, numbers := splitNumbers(s.line.text)
	i := len(numbers) - 2
	return isCount(parts, numbers) && numbers[i] == s.page.number && numbers[i+1] == pages && len(parts[i+2]) <= len("页。")
}

// namesPage says that a spot ends in the number of its page, behind a word for it: "5 May – Minutes – Page 2". It needs no
// other like it either, if it is not the first page.
func namesPage(s *spot) bool {
	parts, numbers := splitNumbers(s.line.text)
	i := len(numbers) - 1
	if i < 0 || numbers[i] != s.page.number || numbers[i] < 2 {
		return false
	}
	if strings.Trim(parts[i+1], "页頁") == "" && parts[i+1] != "" {
		return strings.HasSuffix(parts[i], "第")
	}
	words := strings.Fields(strings.TrimRight(s.line.text, " .-–—"))
	return strings.Trim(parts[i+1], ".-–—") == "" && len(words) > 1 && slices.Contains(pageWords, strings.ToLower(words[len(words)-2]))
}

// pageWords are the words for a page that stand before its number.
var pageWords = []string{"page", "página", "pág.", "стр.", "страница", "صفحة", "الصفحة"}

// ofPages are what stands between the number of a page and the number of pages.
var ofPages = map[string]bool{"/": true, "of": true, "de": true, "sur": true, "из": true, "من": true, "页共": true, "页，共": true, "页/共": true, "頁共": true}

// splitNumbers gives the numbers of a text, Roman and Chinese ones among them, and what stands before,
// between and after them without spaces.
func splitNumbers(text string) (parts []string, numbers []int) {
	var part strings.Builder
	for text != "" {
		r, size := utf8.DecodeRuneInString(text)
		n, length := numberAt(text)
		switch {
		case length > 0:
			parts, numbers = append(parts, part.String()), append(numbers, n)
			part.Reset()
			text = text[length:]
			continue
		case unicode.IsLetter(r) && !isIdeograph(r): // a Roman number is a word
			word := strings.IndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) || isIdeograph(r) })
			if word < 0 {
				word = len(text)
			}
			size = word
			fallthrough
		default:
			if !unicode.IsSpace(r) {
				part.WriteString(text[:size])
			}
		}
		text = text[size:]
	}
	return append(parts, part.String()), numbers
}

// numberAt gives the number that a text begins with, and its length in bytes, 0 if there is none.
func numberAt(text string) (n, length int) {
	r := firstRune(text)
	switch {
	case unicode.IsDigit(r):
		for i, r := range text {
			if !unicode.IsDigit(r) || i >= 9*utf8.RuneLen(r) {
				return n, i
			}
			n = 10*n + digit(r)
		}
		return n, len(text)
	case strings.ContainsRune(hanDigits, r):
		return hanNumber(text)
	case strings.ContainsRune("ivxlcIVXLC", r):
		return romanNumber(text)
	}
	return 0, 0
}

// lastPage is the highest number that a page can have: no more of a file are read.
const lastPage = 20000

// hanDigits are the digits of Chinese, each at three times its value, and the ten.
const hanDigits = "〇一二三四五六七八九十"

// hanNumber reads a number up to 99 in either way of writing: 二十三, 二三.
func hanNumber(text string) (n, length int) {
	for i, r := range text {
		value := strings.IndexRune(hanDigits, r) / len("十")
		switch {
		case value < 0 || !strings.ContainsRune(hanDigits, r) || n > lastPage:
			return n, i
		case value == 10:
			n = max(n, 1) * 10
		case n%10 == 0 && strings.HasSuffix(text[:i], "十"):
			n += value
		default:
			n = 10*n + value
		}
	}
	return n, len(text)
}

// romanNumber reads a word of Roman digits, all small or all capital.
func romanNumber(text string) (n, length int) {
	value := map[rune]int{'i': 1, 'v': 5, 'x': 10, 'l': 50, 'c': 100}
	last := 1000
	small := text[0] >= 'a'
	for i, r := range text {
		v := value[unicode.ToLower(r)]
		if !unicode.IsLetter(r) {
			return n, i
		}
		if v == 0 || unicode.IsLower(r) != small || i >= 12 {
			return 0, 0
		}
		if v > last {
			v -= 2 * last
		}
		n, last = n+v, max(v, 1)
	}
	return n, len(text)
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
