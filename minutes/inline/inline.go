// Package inline takes the Markdown of a segment apart without losing a letter, for who
// hands the words on (to a tool, to an engine) and wants the Markdown back: [Pieces], and
// [Escape] for words that come back. Who only wants to know what a text looks like takes
// minutes.Inline.
package inline

import "strings"

// Special are the characters that a segment's text escapes where they mean themselves
// (see minutes.Inline); line breaks and braces may begin a code too.
const Special = "\\`*[]<"

// A Piece is a part of a segment's Markdown: words, or a code that a tool protects.
// The Raw of all pieces is the Markdown, letter for letter: what is no words as
// minutes.InlineText writes them is a code.
type Piece struct {
	Raw  string
	Text string // of words: as a reader sees them
	Kind Kind
	Mate int // of a code that opens or closes a pair: the other one; -1 if it stands alone
}

// Kind is what a piece is.
type Kind int

// The kinds. Strong, Emph and Link are always a side of a pair.
const (
	Words Kind = iota
	Strong
	Emph
	Link
	Address     // <https://…>
	Code        // `…`
	Placeholder // {…}, {{…}}, ${…}
	LineBreak
	Sign // a character that is not escaped and means itself, or one that need not be
)

// Pieces takes the Markdown of a segment apart.
func Pieces(md string) []Piece {
	var all []Piece
	var open []int // codes that wait for their mate
	var plain strings.Builder
	begin := 0 // of the words in plain
	flush := func(end int) {
		if end > begin {
			all = append(all, Piece{Raw: md[begin:end], Text: plain.String(), Mate: -1})
		}
		plain.Reset()
	}
	noTick := false // no later ` closes
	for i := 0; i < len(md); {
		n := strings.IndexAny(md[i:], Special+"{$\n\r")
		if n < 0 {
			n = len(md) - i
		}
		if n > 0 {
			plain.WriteString(md[i : i+n])
			i += n
			continue
		}
		rest := md[i:]
		if rest[0] == '\\' && len(rest) > 1 && strings.IndexByte(Special, rest[1]) >= 0 {
			plain.WriteByte(rest[1])
			i += 2
			continue
		}
		kind, size := codeAt(rest, &noTick)
		if kind == Words { // a brace or a dollar
			plain.WriteByte(rest[0])
			i++
			continue
		}
		flush(i)
		p := Piece{Raw: rest[:size], Kind: kind, Mate: -1}
		closing := kind == Link && rest[0] == ']'
		pairs := kind == Strong || kind == Emph || kind == Link
		if pairs && (kind != Link || closing) {
			if at := waiting(all, open, kind); at >= 0 {
				p.Mate = open[at]
				open = open[:at] // what waits above it stays without a mate
			}
		}
		switch {
		case p.Mate >= 0:
			all[p.Mate].Mate = len(all)
		case closing: // that no [ began
			p, size = Piece{Raw: "]", Kind: Sign, Mate: -1}, 1
		case pairs:
			open = append(open, len(all))
		}
		all = append(all, p)
		i += size
		begin = i
	}
	flush(len(md))
	signs(all)
	return all
}

// signs makes signs of the marks of pairs that are none, as minutes.Inline reads them: they
// have no mate, hold nothing, are links round a link, or stand in one of their kind. So is
// an address in the words of a link.
func signs(all []Piece) {
	none := func(i int) {
		if mate := all[i].Mate; mate >= 0 {
			all[mate].Kind, all[mate].Mate = Sign, -1
		}
		all[i].Kind, all[i].Mate = Sign, -1
	}
	var in [Link + 1]bool // a pair of this kind is open
	link := -1            // where the last link begins
	for i := range all {
		switch p := all[i]; {
		case p.Kind != Strong && p.Kind != Emph && p.Kind != Link:
		case p.Mate < 0, p.Mate == i+1, p.Mate > i && p.Kind != Link && in[p.Kind]:
			none(i)
		case p.Mate > i:
			in[p.Kind] = true
		case p.Kind == Link && p.Mate < link:
			none(i)
		default:
			in[p.Kind] = false
			if p.Kind != Link {
				break
			}
			link = p.Mate
			for j := link + 1; j < i; j++ {
				if all[j].Kind == Address {
					all[j].Kind = Sign
				}
			}
		}
	}
}

// waiting is where in open the last code of a kind waits, -1 if none does. Inside a link, a
// code has no mate outside: so no more than two wait above a link.
func waiting(all []Piece, open []int, kind Kind) int {
	for at := len(open) - 1; at >= 0; at-- {
		switch all[open[at]].Kind {
		case kind:
			return at
		case Link:
			return -1
		}
	}
	return -1
}

// codeAt is the kind and the length of the code at the start of s, which begins with a
// special character, a brace, a dollar or a line break; Words if a brace or a dollar is just that.
func codeAt(s string, noTick *bool) (Kind, int) {
	switch s[0] {
	case '\n', '\r':
		return LineBreak, 1
	case '\\':
		if len(s) > 1 && (s[1] >= '!' && s[1] <= '/' || s[1] >= ':' && s[1] <= '@' || s[1] >= '[' && s[1] <= '`' || s[1] >= '{' && s[1] <= '~') {
			return Sign, 2
		}
	case '*':
		if strings.HasPrefix(s, "**") {
			return Strong, 2
		}
		return Emph, 1
	case '[':
		return Link, 1
	case ']':
		if strings.HasPrefix(s, "](") {
			if n := AddressEnd(s[2:]); n > 0 {
				return Link, n + 3
			}
		}
	case '<':
		n := strings.IndexAny(s[1:], " \t\n<>") + 1
		for _, scheme := range []string{"http://", "https://", "mailto:"} {
			if n > 0 && s[n] == '>' && strings.HasPrefix(s[1:], scheme) {
				return Address, n + 1
			}
		}
	case '`':
		if n := strings.IndexByte(s[1:], '`'); n > 0 && !*noTick && !strings.ContainsAny(s[:n+1], "\n\r") {
			return Code, n + 2
		} else if n < 0 {
			*noTick = true
		}
	case '$':
		if strings.HasPrefix(s, "${") {
			if kind, n := codeAt(s[1:], noTick); kind == Placeholder {
				return Placeholder, n + 1
			}
		}
		return Words, 1
	case '{':
		if inner, ok := strings.CutPrefix(s, "{{"); ok {
			if n := strings.IndexAny(inner, "{}\n"); n > 0 && strings.HasPrefix(inner[n:], "}}") && plainWords(inner[:n]) {
				return Placeholder, n + 4
			}
		} else if n := strings.IndexAny(s[1:], "{} \n"); n > 0 && s[n+1] == '}' && plainWords(s[1:n+1]) {
			return Placeholder, n + 2
		}
		return Words, 1
	}
	return Sign, 1
}

// plainWords reports whether a text has no character that means something.
func plainWords(s string) bool { return !strings.ContainsAny(s, Special+"\r") }

// AddressEnd is where the address of a link ends, at a bracket that none inside it
// opens; -1 if it does not. It may hold 32 pairs, as many as readers of Markdown
// allow (CommonMark 0.31, 6.3).
func AddressEnd(s string) int {
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

// Escape is the Markdown of words.
func Escape(s string) string {
	if !strings.ContainsAny(s, Special) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if strings.IndexByte(Special, s[i]) >= 0 {
			b.WriteByte('\\')
		}
		b.WriteByte(s[i])
	}
	return b.String()
}
