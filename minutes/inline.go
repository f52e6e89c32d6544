package minutes

import (
	"strings"

	"hexaglot/minutes/inline"
)

// A Span is a run of text that is all of one kind: inside or outside a link,
// strong or not. A link whose words are its address has Text equal to URL.
type Span struct {
	Text, URL    string
	Strong, Emph bool
}

// Inline reads the text of a [Segment]: a small part of Markdown, in which
// [words](url) and <url> are links, **…** is strong, *…* is emphasis, and a
// backslash makes the ASCII punctuation after it plain. All else is text: what
// does not close is taken literally, so that no text can fail to be read.
func Inline(text string) []Span {
	var spans []Span
	var now Span
	var words strings.Builder // of the last span, which may still grow
	add := func(s string) {
		if s == "" {
			return
		}
		n := len(spans)
		if n == 0 || spans[n-1].URL != now.URL || spans[n-1].Strong != now.Strong || spans[n-1].Emph != now.Emph {
			if n > 0 {
				spans[n-1].Text = words.String()
			}
			words.Reset()
			spans = append(spans, now)
		}
		words.WriteString(s)
	}
	var unpaired [2]bool    // no later ** or * closes: it need not be looked for again
	linkEnd, after := -1, 0 // where the words of the open link end, and where the text goes on
	var round Span          // what the text is like round that link
	for i := 0; i < len(text); {
		rest := text[i:]
		switch {
		case i == linkEnd:
			i, linkEnd = after, -1
			now = round
		case rest[0] == '\\' && len(rest) > 1 && isPunct(rest[1]):
			add(rest[1:2])
			i += 2
		case rest[0] == '[' && linkEnd < 0:
			words, url, size := linkAt(rest)
			if size == 0 {
				add("[")
				i++
				break
			}
			round, now.URL = now, url
			linkEnd, after = i+1+words, i+size
			i++
		case rest[0] == '<' && linkEnd < 0:
			n := strings.IndexByte(rest, '>')
			if n < 0 || !isURL(rest[1:n]) {
				add("<")
				i++
				break
			}
			now.URL = rest[1:n]
			add(rest[1:n])
			now.URL = ""
			i += n + 1
		case strings.HasPrefix(rest, "**") && (now.Strong || !unpaired[0] && closes(rest[2:], "**", &unpaired[0])):
			now.Strong = !now.Strong
			i += 2
		case rest[0] == '*' && (now.Emph || !unpaired[1] && closes(rest[1:], "*", &unpaired[1])):
			now.Emph = !now.Emph
			i++
		default:
			n := strings.IndexAny(rest[1:], inline.Special) + 1
			if n == 0 {
				n = len(rest)
			}
			if linkEnd >= 0 && i+n > linkEnd {
				n = linkEnd - i
			}
			add(rest[:n])
			i += n
		}
	}
	if n := len(spans); n > 0 {
		spans[n-1].Text = words.String()
	}
	return spans
}

// InlineText writes spans as the text of a segment, so that [Inline] gives them back.
func InlineText(spans []Span) string {
	var b strings.Builder
	for _, s := range spans {
		if s.URL != "" && s.URL == s.Text && isURL(s.URL) && !s.Strong && !s.Emph {
			b.WriteString("<" + s.URL + ">")
			continue
		}
		t := inline.Escape(s.Text)
		switch {
		case s.Strong:
			t = "**" + t + "**"
		case s.Emph:
			t = "*" + t + "*"
		}
		if s.URL != "" {
			t = "[" + t + "](" + urlEscaper.Replace(s.URL) + ")"
		}
		b.WriteString(t)
	}
	return b.String()
}

// Plain is the text of a segment as a reader sees it, without links and emphasis.
func Plain(text string) string {
	if !strings.ContainsAny(text, inline.Special) {
		return text
	}
	var b strings.Builder
	for _, s := range Inline(text) {
		b.WriteString(s.Text)
	}
	return b.String()
}

// urlEscaper keeps an address from ending the link that it stands in.
var urlEscaper = strings.NewReplacer("(", "%28", ")", "%29", " ", "%20", "<", "%3C", ">", "%3E")

// linkAt reads a link at the start of s: the length of its words, its address and
// its whole length, or a length of 0.
func linkAt(s string) (words int, url string, size int) {
	for i := 1; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '[':
			return 0, "", 0
		case ']':
			if i+1 >= len(s) || s[i+1] != '(' {
				return 0, "", 0
			}
			n := inline.AddressEnd(s[i+2:])
			if n <= 0 || i == 1 {
				return 0, "", 0
			}
			return i - 1, s[i+2 : i+2+n], i + 3 + n
		}
	}
	return 0, "", 0
}

// closes reports whether s holds mark before it ends, and something before mark. It
// sets never if there is no mark at all.
func closes(s, mark string, never *bool) bool {
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\':
			i++
		case strings.HasPrefix(s[i:], mark):
			return i > 0
		}
	}
	*never = true
	return false
}

func isURL(s string) bool {
	return (strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "mailto:")) && !strings.ContainsAny(s, " <>\t")
}

func isPunct(b byte) bool {
	return b >= '!' && b <= '/' || b >= ':' && b <= '@' || b >= '[' && b <= '`' || b >= '{' && b <= '~'
}
