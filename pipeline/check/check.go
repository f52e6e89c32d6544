// Package check says what is wrong with the translation of a segment. [Answer] is
// what forbids to write a machine's answer, [Run] everything there is to say of a
// translation, and [Rules] what is asked.
//
// # Adding a rule
//
// A rule is a [Rule] in a file of its own, and a line of the list in rules.go. Its
// function is given a pair taken apart (pass.go), of which each part is found once,
// when a rule first asks for it. It says what it found by the name of a message:
// rule num.value has check.num.value.missing in cmd/hexaglot/messages. Examples, good
// and bad, stand in testdata, in a file with the name of the rule; one test runs all.
package check

import (
	"golang.org/x/text/language"

	"hexaglot/glossary"
	"hexaglot/minutes"
)

// A Pair is a segment and its translation, as inline Markdown.
type Pair struct {
	From, To     language.Tag
	Source, Text string
	Glossary     *glossary.Glossary // whose terms are asked for; nil for none
}

// A Fault is something wrong with a translation.
type Fault struct {
	Rule     string
	Severity minutes.Severity
	Said     minutes.Phrase // Text among its arguments is the place

	// Bytes of the text as a reader sees it (see [minutes.Plain]); of the source's
	// if InSource, for what is missing. Start to End is all of it where the fault is.
	Start, End int
	InSource   bool
}

// A Rule is one thing that is asked of a translation.
type Rule struct {
	Name     string
	Severity minutes.Severity
	Forbids  bool     // a machine's answer that breaks it is not written
	Says     []string // the ids of what it says

	segment func(*pass) // of the pair of a segment and its translation
}

// Rules are all rules, the gravest first.
func Rules() []*Rule { return append([]*Rule(nil), rules...) }

// Answer says what forbids to write a machine's answer, the worst first; nil if it may
// be written. A rule that forbids it need not be an error in what a person wrote: a
// person may have reasons to say something at length.
func Answer(p Pair) []Fault {
	return run(p, func(r *Rule) bool { return r.Forbids })
}

// Run says everything that is wrong with a translation, the worst first.
func Run(p Pair) []Fault {
	return run(p, func(*Rule) bool { return true })
}

func run(p Pair, asked func(*Rule) bool) []Fault {
	now := newPass(p)
	endless := len(p.Text) > 40*len(p.Source)+4000 // then it is told from its length alone
	for _, r := range rules {
		if !asked(r) || endless && r != length {
			continue
		}
		now.rule = r
		r.segment(now)
		if r == empty && len(now.faults) > 0 {
			break // all the rest would be missing, too
		}
	}
	return now.faults
}
