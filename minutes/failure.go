package minutes

import (
	"fmt"
	"strings"
)

// A Failure is an error that is said in the language of the reader.
type Failure struct {
	Message string // in English
	Said    Phrase // what Message says, for who says it in another language
	Err     error  // what it comes from, which is said after it; nil if it says all
}

// Fail makes a failure of its name in the catalogues and its words in English, in which
// {{.Name}} stands for the argument that follows the name.
func Fail(id, message string, args ...any) *Failure {
	named := map[string]any{}
	for i := 0; i+1 < len(args); i += 2 {
		name := args[i].(string)
		named[name] = args[i+1]
		message = strings.ReplaceAll(message, "{{."+name+"}}", fmt.Sprint(args[i+1]))
	}
	return &Failure{Message: message, Said: Phrase{ID: id, Args: named}}
}

// Because is the failure with the error that it comes from.
func (f *Failure) Because(err error) *Failure {
	return &Failure{f.Message, f.Said, err}
}

// Error is the message, and what it comes from.
func (f *Failure) Error() string {
	if f.Err == nil {
		return f.Message
	}
	return f.Message + ": " + f.Err.Error()
}

// Unwrap is what it comes from.
func (f *Failure) Unwrap() error { return f.Err }

// Is reports whether a failure is of the same name.
func (f *Failure) Is(other error) bool {
	g, ok := other.(*Failure)
	return ok && f.Said.ID == g.Said.ID
}
