package xliff

import "strings"

// special are the characters that a segment's text escapes where they mean themselves
// (see [minutes.Inline]); line breaks and braces may begin a code too.
const special = "\\`*[]<"

// A piece is a part of a segment's Markdown: words, or a code that a tool protects.
// The raw text of all pieces is the Markdown, letter for letter: what is no words as
// [minutes.InlineText] writes them is a code.
type piece struct {
	raw  string
	text string // of words: as a reader sees them
	kind codeKind
	mate int // of a code that opens or closes a pair: the other one; -1 if it stands alone
}

type codeKind int

const (
	words codeKind = iota
	strong
	emph
	link
	address     // <https://…>
	code        // `…`
	placeholder // {…}
	lineBreak
	sign // a character that is not escaped and means itself, or one that need not be
)

// pieces takes the Markdown of a segment apart.
func pieces(md string) []piece {
	var all []piece
	var open []int // codes that wait for their mate
	var plain strings.Builder
	begin := 0 // of the words in plain
	flush := func(end int) {
		if end > begin {
			all = append(all, piece{raw: md[begin:end], text: plain.String(), mate: -1})
		}
		plain.Reset()
	}
	noTick := false // no later ` closes
	for i := 0; i < len(md); {
		n := strings.IndexAny(md[i:], special+"{\n\r")
		if n < 0 {
			n = len(md) - i
		}
		if n > 0 {
			plain.WriteString(md[i : i+n])
			i += n
			continue
		}
		rest := md[i:]
		if rest[0] == '\\' && len(rest) > 1 && strings.IndexByte(special, rest[1]) >= 0 {
			plain.WriteByte(rest[1])
			i += 2
			continue
		}
		kind, size := codeAt(rest, &noTick)
		if kind == words { // a brace
			plain.WriteByte(rest[0])
			i++
			continue
		}
		flush(i)
		p := piece{raw: rest[:size], kind: kind, mate: -1}
		closing := kind == link && rest[0] == ']'
		pairs := kind == strong || kind == emph || kind == link
		if pairs && (kind != link || closing) {
			if at := waiting(all, open, kind); at >= 0 {
				p.mate = open[at]
				open = open[:at] // what waits above it stays without a mate
			}
		}
		switch {
		case p.mate >= 0:
			all[p.mate].mate = len(all)
		case closing: // that no [ began
			p, size = piece{raw: "]", kind: sign, mate: -1}, 1
		case pairs:
			open = append(open, len(all))
		}
		all = append(all, p)
		i += size
		begin = i
	}
	flush(len(md))
	return all
}

// waiting is where in open the last code of a kind waits, -1 if none does. Inside a link, a
// code has no mate outside: so no more than two wait above a link.
func waiting(all []piece, open []int, kind codeKind) int {
	for at := len(open) - 1; at >= 0; at-- {
		switch all[open[at]].kind {
		case kind:
			return at
		case link:
			return -1
		}
	}
	return -1
}

// codeAt is the kind and the length of the code at the start of s, which begins with a
// special character, a brace or a line break; a kind of words if a brace is just that.
func codeAt(s string, noTick *bool) (codeKind, int) {
	switch s[0] {
	case '\n', '\r':
		return lineBreak, 1
	case '\\':
		if len(s) > 1 && (s[1] >= '!' && s[1] <= '/' || s[1] >= ':' && s[1] <= '@' || s[1] >= '[' && s[1] <= '`' || s[1] >= '{' && s[1] <= '~') {
			return sign, 2
		}
	case '*':
		if strings.HasPrefix(s, "**") {
			return strong, 2
		}
		return emph, 1
	case '[':
		return link, 1
	case ']':
		if strings.HasPrefix(s, "](") {
			if n := addressEnd(s[2:]); n > 0 {
				return link, n + 3
			}
		}
	case '<':
		n := strings.IndexAny(s[1:], " \t\n<>") + 1
		for _, scheme := range []string{"http://", "https://", "mailto:"} {
			if n > 0 && s[n] == '>' && strings.HasPrefix(s[1:], scheme) {
				return address, n + 1
			}
		}
	case '`':
		if n := strings.IndexByte(s[1:], '`'); n > 0 && !*noTick && !strings.ContainsAny(s[:n+1], "\n\r") {
			return code, n + 2
		} else if n < 0 {
			*noTick = true
		}
	case '{':
		if inner, ok := strings.CutPrefix(s, "{{"); ok {
			if n := strings.IndexAny(inner, "{}\n"); n > 0 && strings.HasPrefix(inner[n:], "}}") && plainWords(inner[:n]) {
				return placeholder, n + 4
			}
		} else if n := strings.IndexAny(s[1:], "{} \n"); n > 0 && s[n+1] == '}' && plainWords(s[1:n+1]) {
			return placeholder, n + 2
		}
		return words, 1
	}
	return sign, 1
}

// plainWords reports whether a text has no character that means something.
func plainWords(s string) bool { return !strings.ContainsAny(s, special+"\r") }

// addressEnd is where the address of a link ends, at a bracket that none inside it
// opens; -1 if it does not.
func addressEnd(s string) int {
	open := 0
	for i := 0; i < len(s) && open <= 32; i++ {
		switch s[i] {
		case '(':
			open++
		case ')':
			if open == 0 {
				return i
			}
			open--
		case ' ', '<', '>', '\n', '\r':
			return -1
		}
	}
	return -1
}

// escapeWords is the Markdown of words.
func escapeWords(s string) string {
	if !strings.ContainsAny(s, special) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if strings.IndexByte(special, s[i]) >= 0 {
			b.WriteByte('\\')
		}
		b.WriteByte(s[i])
	}
	return b.String()
}
