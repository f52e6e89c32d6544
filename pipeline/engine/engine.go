// Package engine is the seam between the pipeline and the machines that translate:
// an [Engine] takes what the memory does not know and answers with drafts. The
// pipeline verifies every answer before it is written; what fails stays
// untranslated and is said.
//
// Begin with [Engine].
package engine

import (
	"context"

	"golang.org/x/text/language"
)

// An Engine drafts translations. It answers every request it can, in any order and
// possibly none, and returns an error only if it cannot work at all. It must keep
// the links of a text, written as inline Markdown, exactly once.
type Engine interface {
	Name() string // as a translation's origin names it
	Translate(ctx context.Context, requests []Request) ([]Answer, error)
}

// A Request is one segment to translate.
type Request struct {
	ID       string
	From, To language.Tag
	Text     string // inline Markdown, one line
	Context  string // the segment before it, or ""
}

// An Answer is what an engine makes of the request with the same ID.
type Answer struct {
	ID   string
	Text string // inline Markdown, one line; "" if it has no answer
}
