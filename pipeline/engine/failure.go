package engine

import (
	"fmt"
	"strings"
	"unicode"

	"hexaglot/minutes"
)

// A Failure says why an engine cannot work, or has no answer.
type Failure struct {
	Message string         // in English
	Said    minutes.Phrase // what Message says, for who says it in another language
	Silent  bool           // it was waited for in vain: to ask again would take as long
}

// Error is the message.
func (f *Failure) Error() string { return f.Message }

// fail makes a failure of its name in the catalogues and its words in English, in which
// {{.Name}} stands for the argument that follows the name.
func fail(id, message string, args ...any) *Failure {
	named := map[string]any{}
	for i := 0; i+1 < len(args); i += 2 {
		name := args[i].(string)
		named[name] = args[i+1]
		message = strings.ReplaceAll(message, "{{."+name+"}}", fmt.Sprint(args[i+1]))
	}
	return &Failure{Message: message, Said: minutes.Phrase{ID: id, Args: named}}
}

// with adds what a program said last on its standard error.
func (f *Failure) with(said string) *Failure {
	if said == "" {
		return f
	}
	g := fail("engine.last-words", "{{.What}}; its last words: {{.Words}}", "What", f.Message, "Words", said)
	g.Said.Args["What"], g.Silent = f.Said, f.Silent
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
