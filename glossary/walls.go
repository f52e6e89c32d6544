package glossary

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// A span is a part of a text in bytes.
type span struct{ start, end int }

// walls returns the parts of a text in which nothing is a term: URLs and mail
// addresses, file and host names, code spans, the targets of Markdown links, heading
// ids. They are sorted and do not overlap. Every loop goes over the text once.
func walls(text string) []span {
	var out []span
	if strings.IndexByte(text, '`') >= 0 {
		out = append(out, codeSpans(text)...)
	}
	if strings.Contains(text, "](") || strings.Contains(text, "{#") {
		out = append(out, targets(text)...)
	}
	out = append(out, addresses(text)...)
	sort.Slice(out, func(i, j int) bool { return out[i].start < out[j].start })
	merged := out[:0]
	for _, s := range out {
		if n := len(merged); n > 0 && s.start <= merged[n-1].end {
			merged[n-1].end = max(merged[n-1].end, s.end)
			continue
		}
		merged = append(merged, s)
	}
	return merged
}

// codeSpans finds backtick runs and the next run of the same length (CommonMark 6.1).
func codeSpans(text string) []span {
	var runs []span
	for i := 0; i < len(text); i++ {
		if text[i] != '`' {
			continue
		}
		start := i
		for i < len(text) && text[i] == '`' {
			i++
		}
		runs = append(runs, span{start, i})
	}
	next := make([]int, len(runs)) // the run that closes this one
	last := make(map[int]int)      // by length, looking from the end
	for i := len(runs) - 1; i >= 0; i-- {
		n := runs[i].end - runs[i].start
		next[i] = last[n]
		last[n] = i
	}
	var out []span
	for i := 0; i < len(runs); i++ {
		if next[i] > i {
			out = append(out, span{runs[i].start, runs[next[i]].end})
			i = next[i]
		}
	}
	return out
}

// targets finds "](…)" with balanced parentheses, and "{#…}", each on one line.
func targets(text string) []span {
	var out []span
	var open []int // parentheses of this line not yet closed
	id := -1
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '\n':
			open, id = open[:0], -1
		case '\\':
			i++
		case '(':
			open = append(open, i)
		case ')':
			if n := len(open); n > 0 {
				if start := open[n-1]; start > 0 && text[start-1] == ']' {
					out = append(out, span{start, i + 1})
				}
				open = open[:n-1]
			}
		case '{':
			if strings.HasPrefix(text[i:], "{#") {
				id = i
			}
		case '}':
			if id >= 0 {
				out = append(out, span{id, i + 1})
			}
			id = -1
		}
	}
	return out
}

// addresses finds URLs, www and mail addresses, and dotted names such as
// intgovforum.org or agenda.pdf.
func addresses(text string) []span {
	var out []span
	done := 0 // what lies before is settled
	for i := 0; i < len(text); i++ {
		var right int
		switch {
		case text[i] == ':' && strings.HasPrefix(text[i:], "://"):
			right = urlEnd(text, i)
		case text[i] == '@' && i > 0 && (isAlnum(text[i-1]) || endsInLetter(text[:i])) && i+1 < len(text) && isAlnum(text[i+1]):
			right = run(text, i+1, isHostByte)
		case text[i] == '.' && i > 0 && isAlnum(text[i-1]) && i+2 < len(text) && isLower(text[i+1]) && isLower(text[i+2]):
			right = run(text, i+1, isHostByte)
			if right < len(text) && strings.IndexByte("/?#:", text[right]) >= 0 {
				right = urlEnd(text, right)
			}
		default:
			continue
		}
		left := i
		for left > done && (isHostByte(text[left-1]) || strings.IndexByte("_%+", text[left-1]) >= 0) {
			left--
		}
		if text[i] == '@' { // the name may be in any script
			for left > done && endsInLetter(text[:left]) {
				_, n := utf8.DecodeLastRuneInString(text[:left])
				left -= n
			}
		}
		// a full stop after an address belongs to the sentence
		right = i + len(strings.TrimRight(text[i:right], ".,;:!?'*_"))
		out = append(out, span{left, right})
		done = right
		i = max(i, right-1)
	}
	return out
}

// urlEnd returns where the URL that goes on at i ends: at the first byte that is of
// no URL, or at the parenthesis that closes the one the URL stands in. What lies
// behind that parenthesis is not looked at: a text full of them is read once.
func urlEnd(text string, i int) int {
	for depth := 0; i < len(text); i++ {
		if text[i] >= utf8.RuneSelf {
			j := pathEnd(text, i)
			if j < 0 {
				return i
			}
			i = j - 1
			continue
		}
		if !isURLByte(text[i]) {
			return i
		}
		switch text[i] {
		case '(':
			depth++
		case ')':
			if depth--; depth < 0 {
				return i
			}
		}
	}
	return i
}

// pathEnd returns where the letters that are not ASCII end that go on a URL at i, and
// -1 if they are none of it. Chinese goes on without a space after a URL: there they
// are only if the URL goes on behind them, or white space does.
func pathEnd(text string, i int) int {
	if strings.IndexByte("/=-_%?&#+.", text[i-1]) < 0 {
		return -1
	}
	j, han := i, false
	for j < len(text) && text[j] >= utf8.RuneSelf {
		r, n := utf8.DecodeRuneInString(text[j:])
		if !isWordRune(r) {
			break
		}
		han = han || isHan(r)
		j += n
	}
	if j == i || han && j < len(text) && text[j] != ' ' && text[j] != '\n' && !isURLByte(text[j]) {
		return -1
	}
	return j
}

func endsInLetter(text string) bool {
	r, _ := utf8.DecodeLastRuneInString(text)
	return isWordRune(r)
}

func run(text string, i int, ok func(byte) bool) int {
	for i < len(text) && ok(text[i]) {
		i++
	}
	return i
}

func isURLByte(c byte) bool {
	return c > ' ' && c < 0x7f && strings.IndexByte("<>\"`{}|\\^", c) < 0
}

func isHostByte(c byte) bool { return isAlnum(c) || c == '.' || c == '-' }

func isAlnum(c byte) bool {
	return isLower(c) || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

func isLower(c byte) bool { return 'a' <= c && c <= 'z' }
