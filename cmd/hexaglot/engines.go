package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/text/language"

	"hexaglot/minutes"
	"hexaglot/minutes/script"
	"hexaglot/pipeline"
	"hexaglot/pipeline/check"
	"hexaglot/pipeline/engine"
	"hexaglot/pipeline/engine/marian"
	"hexaglot/pipeline/engine/protect"
	"hexaglot/pipeline/memory"
)

// An engineTried is an engine as `engines --format json` prints it.
type engineTried struct {
	Name    string        `json:"name"`
	Kind    string        `json:"kind"` // memory, models or program
	Hash    string        `json:"hash,omitempty"`
	Kernel  string        `json:"kernel,omitempty"` // the arithmetic of models
	Models  []string      `json:"models,omitempty"` // those that are installed
	Answers []engineReply `json:"answers"`
}

// An engineReply is a translation that could be written.
type engineReply struct {
	From language.Tag `json:"from"`
	To   language.Tag `json:"to"`
	Text string       `json:"text"`         // inline Markdown
	By   string       `json:"by,omitempty"` // the models
}

func (a *app) engines() *cobra.Command {
	var to []string
	from := "en"
	c := &cobra.Command{
		Use:   "engines",
		Short: "Say which engines there are and whether they answer",
		Long: `Engines gives every engine that --engine names a sentence to translate, in each direction
that is asked for, and prints what may be written of its answers. The sentence has a link
and a date: an engine that loses one of them would not be of use.

  memory        the sentences in this program: nothing leaves this machine
  marian        neural networks, if their models are installed (hexaglot models get): nothing
                leaves this machine. marian:KERNEL chooses the arithmetic by its name: all
                give the same translations, but for those whose name ends in -wide.
  exec:PROGRAM  a program that you name, with its arguments. It gets what the memory does
                not know, and what it does with it is its own affair.

A program reads lines of JSON and writes lines of JSON; CONTRIBUTING.md has an example.`,
		Example: "  hexaglot engines\n  hexaglot engines --engine 'exec:python3 engine.py' --to fr,ru",
		Args:    noArgs,
	}
	c.Flags().StringVar(&from, "from", from, "language of the sentence")
	c.Flags().StringSliceVar(&to, "to", nil, "languages to translate into (default: all others)")
	complete(c, "from")
	complete(c, "to")
	choose := a.engine(c)
	format := formats(c, "text", "json")
	c.RunE = func(c *cobra.Command, args []string) error {
		source, err := tag(from)
		if err != nil {
			return err
		}
		targets, err := tags(to)
		if err != nil {
			return err
		}
		if targets == nil {
			targets = minutes.Languages
		}
		targets = slices.DeleteFunc(slices.Clone(targets), func(t language.Tag) bool { return t == source })
		named, err := choose()
		if err != nil {
			return err
		}
		tried, findings := []engineTried{}, append([]minutes.Finding{}, named.faults...)
		if named.memory {
			tried = append(tried, tryMemory(source, targets))
		}
		for _, e := range named.engines {
			tryIt := try
			if _, ok := e.(*marian.Engine); ok {
				tryIt = tryModels
			}
			t, found, err := tryIt(c.Context(), e, source, targets)
			if err != nil {
				return err
			}
			tried, findings = append(tried, t), append(findings, found...)
		}
		for i := range findings {
			findings[i].Message = newMessages("en").finding(findings[i])
		}
		a.report(findings)
		if *format == "json" {
			return writeJSON(a.out, map[string]any{"schema": 1, "engines": tried, "findings": findings})
		}
		var b bytes.Buffer
		for _, t := range tried {
			fmt.Fprintf(&b, "%s: %s\n", t.Name, a.msg.text("engines."+t.Kind, map[string]any{"Kernel": t.Kernel}))
			if len(t.Models) > 0 {
				fmt.Fprintf(&b, "  %s\n", strings.Join(t.Models, ", "))
			}
			for _, r := range t.Answers {
				text := minutes.Plain(r.Text)
				if script.Direction(r.To) == "rtl" {
					text = "\u2067" + text + "\u2069" // right to left, and the line still from left to right
				}
				if r.By != "" {
					text += "  (" + r.By + ")"
				}
				fmt.Fprintf(&b, "  %s → %s  %s\n", r.From, r.To, text)
			}
		}
		_, err = a.out.Write(b.Bytes())
		return err
	}
	return c
}

// closing is a sentence that the memory has in all languages.
const closing = "The Chair thanked all participants and closed the meeting."

// tryMemory asks the starter memory.
func tryMemory(from language.Tag, targets []language.Tag) engineTried {
	t := engineTried{Name: "memory", Kind: "memory", Answers: []engineReply{}}
	m := memory.Builtin()
	text := closing
	if match, ok := m.Lookup(language.English, from, closing); ok {
		text = match.Text
	}
	for _, to := range targets {
		if match, ok := m.Lookup(from, to, text); ok {
			t.Answers = append(t.Answers, engineReply{From: from, To: to, Text: match.Text})
		}
	}
	return t
}

// sentences are what an engine is tried with.
var sentences = map[language.Tag]string{
	language.English: "See [the report](https://example.org/report) of 5 March 2031.",
	language.French:  "Voir [le rapport](https://example.org/report) du 5 mars 2031.",
	language.Spanish: "Véase [el informe](https://example.org/report) de 5 de marzo de 2031.",
	language.Russian: "См. [доклад](https://example.org/report) от 5 марта 2031 года.",
	language.Chinese: "见2031年3月5日的[报告](https://example.org/report)。",
	language.Arabic:  "انظر [التقرير](https://example.org/report) المؤرخ 5 آذار/مارس 2031.",
}

// try asks an engine. What it fails in is an error among the findings, an answer that
// could not be written a warning.
func try(ctx context.Context, e engine.Engine, from language.Tag, targets []language.Tag) (engineTried, []minutes.Finding, error) {
	t := engineTried{Name: e.Name(), Kind: "program", Hash: e.Hash(), Answers: []engineReply{}}
	var findings []minutes.Finding
	text := sentences[from]
	hidden := protect.Hide(text, nil)
	var requests []engine.Request
	replies := map[string]engine.Answer{}
	for _, to := range targets {
		requests = append(requests, engine.Request{ID: to.String(), From: from, To: to, Text: hidden.Text, Tags: hidden.Tags, Behind: hidden.Behind})
	}
	err := e.Translate(ctx, requests, func(reply engine.Answer) { replies[reply.ID] = reply })
	if ctx.Err() != nil {
		return t, nil, cutOff(ctx, ctx.Err())
	}
	if err != nil {
		findings = append(findings, minutes.Finding{Rule: "engine.failed", Severity: minutes.Error, File: t.Name, Message: err.Error(), Said: saidBy(err)})
	}
	for _, to := range targets {
		reply, ok := replies[to.String()]
		if !ok {
			continue
		}
		shown, err := "", reply.Err
		if err == nil {
			shown, err = hidden.Show(reply.Text)
		}
		f := minutes.Finding{Rule: "engine.answer", Severity: minutes.Warning, File: t.Name, Segment: from.String() + "-" + to.String()}
		if err != nil {
			f.Message, f.Said = err.Error(), saidBy(err)
			findings = append(findings, f)
			continue
		}
		if faults := check.Answer(check.Pair{From: from, To: to, Source: text, Text: shown}); len(faults) > 0 {
			f.Said = faults[0].Said
			findings = append(findings, f)
			continue
		}
		t.Answers = append(t.Answers, engineReply{From: from, To: to, Text: shown})
	}
	return t, findings, nil
}

// tryModels asks the neural engine, in each direction that it has.
func tryModels(ctx context.Context, e engine.Engine, from language.Tag, targets []language.Tag) (engineTried, []minutes.Finding, error) {
	m := e.(*marian.Engine)
	t := engineTried{Name: m.Name(), Kind: "models", Hash: m.Hash(), Kernel: m.Kernel(), Models: m.Models(), Answers: []engineReply{}}
	findings := pipeline.Lacking([]engine.Engine{e}, from, targets)
	for i := range findings {
		findings[i].File = t.Name
	}
	for _, to := range targets {
		d := m.Route(from, to)
		if d == nil {
			continue
		}
		one, found, err := try(ctx, d, from, []language.Tag{to})
		if err != nil {
			return t, nil, err
		}
		for _, r := range one.Answers {
			r.By = d.Name()
			t.Answers = append(t.Answers, r)
		}
		findings = append(findings, found...)
	}
	return t, findings, nil
}

// saidBy is the phrase of an engine's failure.
func saidBy(err error) minutes.Phrase {
	var f *engine.Failure
	if errors.As(err, &f) {
		return f.Said
	}
	return minutes.Phrase{}
}
