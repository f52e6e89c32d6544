package markdown

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"
)

// place says where text stands: each has its own traps.
type place int

const (
	inBlock place = iota
	inHeading
	inCell
)

// inline writes runs as Markdown that goldmark reads as just these: with the
// extensions that Hugo has on, and with none. It gives the words that are
// emphasised in the end, in order.
func inline(runs []run, at place) (raw string, emphasised []string) {
	var b strings.Builder
	before := ' ' // the character before, as goldmark sees it
	marked := false
	put := func(s string) {
		if s != "" {
			b.WriteString(s)
			before, _ = utf8.DecodeLastRuneInString(s)
			marked = false
		}
	}
	for i, r := range runs {
		first := i == 0 || runs[i-1].link != r.link
		last := i == len(runs)-1 || runs[i+1].link != r.link
		if r.link > 0 && first {
			if last && autolink(r) {
				put("<" + r.URL + ">")
				continue
			}
			put("[")
		}
		after := ' '
		switch {
		case r.link > 0 && last:
			after = ']'
		case last && i < len(runs)-1:
			after = '['
		case i < len(runs)-1:
			after, _ = utf8.DecodeRuneInString(runs[i+1].Text)
		}
		mark := ""
		switch {
		case r.Strong:
			mark = "**"
		case r.Emph:
			mark = "*"
		}
		esc := func(s string, next rune) string { return escape(s, next, at, r.link > 0 && first && last) }
		lead, core, tail := "", r.Text, ""
		if mark != "" {
			lead, core, tail = emphasis(r.Text, before, after)
		}
		switch {
		case mark == "" || core == "" || marked && lead == "":
			put(esc(r.Text, after))
		default:
			coreFirst, _ := utf8.DecodeRuneInString(core)
			put(esc(lead, coreFirst))
			put(mark + esc(core, '*') + mark)
			marked = true
			put(esc(tail, after))
			emphasised = append(emphasised, core)
		}
		if r.link > 0 && last {
			put("](" + escapeDestination(r.URL) + ")")
		}
	}
	raw = b.String()
	if at == inBlock {
		raw = escapeStart(raw)
	}
	return raw, emphasised
}

// autolink reports whether a link's words are its address, and can be written so.
func autolink(r run) bool {
	return r.Text == r.URL && !r.Strong && !r.Emph
}

// emphasis cuts a text that is to be emphasised into what must stand before the
// marks, between them and after them. A mark beside a space, or between a letter
// outside and punctuation inside, is none (CommonMark 0.31, 6.2; the rule fails
// most often in Chinese: **行动：**请 is not strong): such characters go outside.
// core is empty if nothing is left.
func emphasis(text string, before, after rune) (lead, core, tail string) {
	lo, hi := 0, len(text)
	for lo < hi {
		r, n := utf8.DecodeRuneInString(text[lo:hi])
		if opens := !util.IsSpaceRune(r) && (!util.IsPunctRune(r) || util.IsSpaceRune(before) || util.IsPunctRune(before)); opens {
			break
		}
		before = r
		lo += n
	}
	for lo < hi {
		r, n := utf8.DecodeLastRuneInString(text[lo:hi])
		if closes := !util.IsSpaceRune(r) && (!util.IsPunctRune(r) || util.IsSpaceRune(after) || util.IsPunctRune(after)); closes {
			break
		}
		after = r
		hi -= n
	}
	// A quotation mark or bracket takes its partner along.
	if opened, _ := utf8.DecodeLastRuneInString(text[:lo]); unicode.In(opened, unicode.Ps, unicode.Pi) {
		if r, n := utf8.DecodeLastRuneInString(text[lo:hi]); unicode.In(r, unicode.Pe, unicode.Pf) {
			if r, _ := utf8.DecodeLastRuneInString(text[lo : hi-n]); word(r) {
				hi -= n
			}
		}
	}
	return text[:lo], text[lo:hi], text[hi:]
}

// escape writes text so that it means itself. next is the character after it;
// words says that it is all the words of a link.
func escape(s string, next rune, at place, words bool) string {
	if words && strings.EqualFold(s, "x") {
		// "- [x](…)" would be a task that is done.
		return map[string]string{"x": "&#120;", "X": "&#88;"}[s]
	}
	var b strings.Builder
	rs := []rune(s)
	around := func(i int) rune {
		switch {
		case i < 0:
			return ' '
		case i >= len(rs):
			return next
		}
		return rs[i]
	}
	for i, r := range rs {
		prev, after := around(i-1), around(i+1)
		trap := false
		switch r {
		case '\\', '`', '*', '[', ']', '<', '{', '~':
			trap = true
		case '_':
			trap = !word(prev) || !word(after)
		case '&':
			trap = after == '#' || after < 0x80 && unicode.IsLetter(after)
		case '!':
			trap = after == '[' || prev == '<'
		case '%':
			trap = prev == '{'
		case '-', '>':
			// Two make a dash or a quotation mark of Hugo's typographer.
			trap = prev == r
		case '|':
			trap = at == inCell
		case '#':
			trap = at == inHeading
		case ':':
			// Hugo makes links of bare addresses; only what is a link shall be one.
			trap = after == '/' && around(i+2) == '/'
		case '.':
			trap = i >= 3 && strings.EqualFold(string(rs[i-3:i]), "www")
		case '@':
			trap = !unicode.IsSpace(prev) && !unicode.IsSpace(after)
		}
		if trap {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

func word(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

var (
	startNumber = regexp.MustCompile(`^(\d{1,9})([.)])(\s|$)`)
	startMark   = regexp.MustCompile(`^([-+>:=]|#{1,6}(\s|$))`)
)

// escapeStart keeps the start of a line from being the mark of a block.
func escapeStart(raw string) string {
	if startMark.MatchString(raw) {
		return `\` + raw
	}
	return startNumber.ReplaceAllString(raw, `$1\$2$3`)
}

// entity is what goldmark would read as a character reference in an address.
var entity = regexp.MustCompile(`&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]*);`)

func escapeDestination(url string) string {
	// Not \&: goldmark takes escapes and references in two turns.
	return entity.ReplaceAllString(url, "&amp;$1;")
}
