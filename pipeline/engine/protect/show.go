package protect

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"golang.org/x/text/width"

	"hexaglot/minutes"
	"hexaglot/minutes/inline"
	"hexaglot/pipeline/engine"
)

// What an answer may begin and end a tag with: engines that write Chinese make them wide.
const (
	lefts  = "<＜"
	ends   = lefts + ">＞"
	quoted = 40 // characters of what is quoted of an answer
)

// Show gives an answer to Text as inline Markdown. The tags may stand in another order,
// with blanks inside and in wide letters; each must be there once, and pairs must nest. What
// does not hold is an [*engine.Failure]: nothing is guessed.
func (h Hidden) Show(answer string) (string, error) {
	var s shown
	used := make([]int, len(h.marks)) // how often each stands there; a pair that is open or closed counts once
	var open []opened
	for rest := answer; rest != ""; {
		i := strings.IndexAny(rest, lefts)
		if i < 0 {
			s.words(inline.Escape(rest))
			break
		}
		s.words(inline.Escape(rest[:i]))
		name, size := tagAt(rest[i:])
		n, closing, ok := h.tag(name)
		if !ok {
			return "", failure("protect.foreign", `"%s" is none of the tags of the text`, quote(rest[i:], size))
		}
		rest = rest[i+size:]
		m := h.marks[n]
		switch {
		case closing:
			if len(open) == 0 || open[len(open)-1].n != n {
				return "", failure("protect.crossed", "the tag %s ends what is not open there", name)
			}
			o := open[len(open)-1]
			open = open[:len(open)-1]
			if !m.blank && strings.TrimSpace(s.b.String()[o.at:]) == "" {
				return "", failure("protect.blank", "the tag %s holds no words", h.opening(n))
			}
			s.code(m.kind, m.close, o.piece)
			continue
		case used[n] > 0:
			return "", failure("protect.twice", "the tag %s stands there twice", name)
		case m.pair():
			open = append(open, opened{n: n, piece: len(s.pieces), at: s.b.Len() + len(m.open)})
			s.code(m.kind, m.open, -1)
		case m.kind == inline.Words:
			s.words(m.open)
		default:
			s.code(m.kind, m.open, -1)
		}
		used[n]++
	}
	if len(open) > 0 {
		return "", failure("protect.missing", "the tag %s is missing", fmt.Sprintf("</g%d>", open[len(open)-1].n+1))
	}
	for n, times := range used {
		if times == 0 {
			return "", failure("protect.missing", "the tag %s is missing", h.opening(n))
		}
	}
	if text := s.b.String(); s.means(text) {
		return text, nil
	}
	return "", &engine.Failure{Message: "with its tags in these places, the text would read otherwise", Said: minutes.Phrase{ID: "protect.reads"}}
}

// An opened pair: the number of its mark, its piece, and where what it holds begins.
type opened struct{ n, piece, at int }

// opening is the tag of a mark, or the one that begins its pair.
func (h Hidden) opening(n int) string {
	if h.marks[n].pair() {
		return fmt.Sprintf("<g%d>", n+1)
	}
	return fmt.Sprintf("<x%d/>", n+1)
}

// tag is the mark of a tag, and whether the tag ends a pair.
func (h Hidden) tag(name string) (n int, closing, ok bool) {
	number, slash := strings.CutSuffix(name, "/>")
	if !slash {
		number = strings.TrimSuffix(name, ">")
	}
	number, closing = strings.CutPrefix(strings.TrimPrefix(number, "<"), "/")
	if number == "" {
		return 0, false, false
	}
	kind, number := number[0], number[1:]
	n, err := strconv.Atoi(number)
	if err != nil || n < 1 || n > len(h.marks) || strconv.Itoa(n) != number {
		return 0, false, false
	}
	pair := h.marks[n-1].pair()
	return n - 1, closing, pair && kind == 'g' && !slash || !pair && kind == 'x' && slash && !closing
}

// tagAt is the tag at the start of an answer, narrow, in small letters and without its blanks
// and marks of direction, and how long it is there: 0 if another begins before it ends.
func tagAt(s string) (name string, size int) {
	_, first := utf8.DecodeRuneInString(s)
	n := strings.IndexAny(s[first:], ends)
	if n < 0 {
		return "", 0
	}
	r, last := utf8.DecodeRuneInString(s[first+n:])
	if strings.ContainsRune(lefts, r) {
		return "", 0
	}
	size = first + n + last
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return unicode.ToLower(r)
	}, width.Narrow.String(s[:size])), size
}

// shown is the Markdown that comes to be, and what its pieces shall be.
type shown struct {
	b      strings.Builder
	pieces []piece
}

type piece struct {
	kind inline.Kind
	end  int // where in the text
	mate int
}

// words adds words, as Markdown.
func (s *shown) words(raw string) {
	if raw == "" {
		return
	}
	s.b.WriteString(raw)
	if n := len(s.pieces); n > 0 && s.pieces[n-1].kind == inline.Words {
		s.pieces[n-1].end = s.b.Len()
		return
	}
	s.pieces = append(s.pieces, piece{inline.Words, s.b.Len(), -1})
}

// code adds a code. If it ends a pair, mate is the piece that begins it, otherwise -1.
func (s *shown) code(kind inline.Kind, raw string, mate int) {
	s.b.WriteString(raw)
	if mate >= 0 {
		s.pieces[mate].mate = len(s.pieces)
	}
	s.pieces = append(s.pieces, piece{kind, s.b.Len(), mate})
}

// means reports whether a text is read as the pieces it was made of: a sign or an emphasis
// that comes to stand beside another may make something else of both.
func (s *shown) means(text string) bool {
	all := inline.Pieces(text)
	if len(all) != len(s.pieces) || !norm.NFC.IsNormalString(text) {
		return false
	}
	end := 0
	for i, p := range all {
		end += len(p.Raw)
		if s.pieces[i] != (piece{p.Kind, end, p.Mate}) {
			return false
		}
	}
	return true
}

// quote is the beginning of an answer's tag, or of what looks like one.
func quote(s string, size int) string {
	if size > 0 {
		s = s[:size]
	}
	if r := []rune(s); len(r) > quoted {
		s = string(r[:quoted]) + "…"
	}
	return s
}

func failure(id, message, tag string) error {
	return &engine.Failure{Message: fmt.Sprintf(message, tag), Said: minutes.Phrase{ID: id, Args: map[string]any{"Tag": tag}}}
}
