package engine

import (
	"errors"
	"strings"
	"unicode"

	"hexaglot/minutes"
)

// A Failure says why an engine cannot work, or has no answer.
type Failure = minutes.Failure

// ErrSilent is among what an engine fails with that was waited for in vain: to ask it
// again would take as long.
var ErrSilent = errors.New("silent for too long")

// A silent error is an [ErrSilent] that says the failure.
type silent struct{ error }

func (s silent) Unwrap() error { return s.error }

// Is reports whether the error that is looked for is ErrSilent.
func (s silent) Is(other error) bool { return other == ErrSilent }

// withWords adds what a program said last on its standard error.
func withWords(f *Failure, said string) *Failure {
	if said == "" {
		return f
	}
	g := minutes.Fail("engine.last-words", "{{.What}}; its last words: {{.Words}}", "What", f.Message, "Words", said)
	g.Said.Args["What"] = f.Said
	return g
}

// cut is a short and clean piece of what a program said.
func cut(s string, most int) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && !unicode.IsSpace(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > most {
		s = string(r[:most]) + "…"
	}
	return s
}

// A tail keeps the last of what is written to it.
type tail struct{ last []byte }

const tailSize = 2 << 10

func (t *tail) Write(p []byte) (int, error) {
	t.last = append(t.last, p...)
	if n := len(t.last) - tailSize; n > 0 {
		t.last = append(t.last[:0], t.last[n:]...)
	}
	return len(p), nil
}

// words is the last line of it.
func (t *tail) words() string {
	s := strings.TrimSpace(string(t.last))
	return cut(s[strings.LastIndexByte(s, '\n')+1:], 200)
}
