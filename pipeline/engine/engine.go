// Package engine is the seam between the pipeline and the machines that translate:
// an [Engine] takes what the memory does not know and answers with drafts. The
// pipeline verifies every answer before it is written; what fails stays
// untranslated and is said. What must pass through untouched is hidden behind tags
// before (package protect).
//
// Begin with [Engine]; [Exec] makes any program one, package marian is our own.
package engine

import (
	"context"

	"golang.org/x/text/language"
)

// An Engine drafts translations.
type Engine interface {
	// Name is what a translation's origin names it: "exec:apertium".
	Name() string

	// Hash is of what makes its answers: drafts of another version are not its own.
	Hash() string

	// Translate hands each answer to a function as it comes, in any order, none twice and
	// from one goroutine at a time; after it has returned, none comes. It fails if the
	// engine cannot work, or not on: the answers that came before count. A failure that
	// says so in the reader's language is a [*Failure].
	Translate(ctx context.Context, requests []Request, answer func(Answer)) error
}

// A Router is an engine that is another one in each direction, with other models: drafts
// bear the name of what made them, and are made anew if that changes.
type Router interface {
	Engine

	// Route is the engine for one direction; nil if there is none.
	Route(from, to language.Tag) Engine
}

// A Steady engine gives the same answer to the same request, in every run: what is refused
// of it is not asked for again.
type Steady interface {
	Engine

	// Steady does nothing: that there is it says it.
	Steady()
}

// A Request is one segment to translate.
type Request struct {
	ID       string
	From, To language.Tag
	Text     string   // one line of plain text with tags for what is protected
	Tags     []string // the tags, each of which must come back exactly once
	Behind   []string // what a reader sees where each of Tags stands; "" of a pair
	Terms    []Term   // of the glossary, as far as they stand in the text
	Context  string   // the segment before it as a reader sees it, or ""
	Try      int      // how often it was asked for before, and the answer not used
}

// A Term is one of the text, and how its translation may say it, the best first.
type Term struct {
	Source   string   `json:"source"`
	Accepted []string `json:"accepted"`

	// For engines that inflect what they are given, or translate through English.
	Forms   []string `json:"-"` // that the glossary lists besides
	English []string `json:"-"` // of the same concept, between two other languages
}

// An Answer is what an engine makes of the request with the same ID.
type Answer struct {
	ID   string
	Text string // one line with the request's tags
	Err  error  // why there is no text
}
