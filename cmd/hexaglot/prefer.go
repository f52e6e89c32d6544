package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"hexaglot/glossary"
	"hexaglot/pipeline/publish"
	"hexaglot/pipeline/terms"
)

// prefer prints, or writes to a file, the patch that makes texts use the preferred
// renderings; what a person has to write is reported. As JSON both are printed.
func (a *app) prefer(g *glossary.Glossary, wanted []string, texts []terms.Text, format, out string) error {
	var prefs []terms.Preference
	for _, s := range wanted {
		p, err := terms.ParsePreference(g, s)
		if err != nil {
			return preferFault(s, err)
		}
		prefs = append(prefs, p...)
	}
	plan := terms.Prefer(g, prefs, texts)
	var patch bytes.Buffer
	said := preferred{Schema: 1, Edits: []edit{}, ByHand: []byHand{}}
	for i := 0; i < len(plan.Edits); {
		name := plan.Edits[i].File
		n := i
		for n < len(plan.Edits) && plan.Edits[n].File == name {
			n++
		}
		data, err := a.readFile(filepath.FromSlash(name))
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		part, left := terms.Patch(inPatch(name), data, plan.Edits[i:n])
		patch.Write(part)
		for _, e := range plan.Edits[i:n] {
			if slices.Contains(left, e) {
				plan.ByHand = append(plan.ByHand, e.ByHand(terms.Encoded))
			} else {
				said.Edits = append(said.Edits, newEdit(e))
			}
		}
		i = n
	}
	if format == "json" {
		english := newMessages("en")
		for _, h := range plan.ByHand {
			said.ByHand = append(said.ByHand, byHand{newEdit(h.Edit), h.Page, h.Segment, string(h.Why), english.finding(h.Finding())})
		}
		data, err := encodeJSON(said)
		if err != nil {
			return err
		}
		return a.write(out, data)
	}
	for _, h := range plan.ByHand {
		if f := h.Finding(); !a.quiet { // it is what was asked for: said without --verbose
			fmt.Fprintf(a.err, "hexaglot: %s: %s: %s\n", terms.Place{Page: f.Page, Line: f.Line, Column: f.Column}.Said(f.File, a.msg.say), f.Rule, oneLine(a.msg.finding(f)))
		}
	}
	if patch.Len() == 0 {
		a.say("prefer-none", nil)
		if out != "-" {
			return nil // git apply takes no empty patch
		}
	}
	return a.write(out, patch.Bytes())
}

// preferred is what `terms --prefer --format json` prints.
type preferred struct {
	Schema int      `json:"schema"` // 1
	Edits  []edit   `json:"edits"`
	ByHand []byHand `json:"by_hand"` // what a person has to write
}

type edit struct {
	File    string       `json:"file"`
	Line    int          `json:"line,omitempty"`
	Column  int          `json:"column,omitempty"` // in characters
	Concept string       `json:"concept"`
	Lang    language.Tag `json:"lang"`
	Old     string       `json:"old"`
	New     string       `json:"new"`
}

func newEdit(e terms.Edit) edit {
	return edit{e.File, e.Line, e.Column, e.Concept, e.Lang, e.Found, e.Write}
}

type byHand struct {
	edit
	Page    int    `json:"page,omitempty"`
	Segment string `json:"segment,omitempty"`
	Why     string `json:"why"`
	Message string `json:"message"`
}

// preferFault says what is wrong with a preference.
func preferFault(s string, err error) error {
	args := map[string]any{"Value": s}
	switch {
	case errors.Is(err, terms.ErrConcept):
		return misuse("prefer-concept", args)
	case errors.Is(err, terms.ErrLanguage):
		return misuse("prefer-language", args)
	case errors.Is(err, terms.ErrRendering):
		return misuse("prefer-rendering", args)
	}
	return misuse("prefer", args)
}

// inPatch is the name of a file in a patch: from the folder we are in, or if it is not
// below that, from the root of its repository, where git apply is then to be run.
func inPatch(name string) string {
	abs, err := filepath.Abs(filepath.FromSlash(name))
	if err != nil {
		return name
	}
	var tops []string
	if here, err := os.Getwd(); err == nil {
		tops = append(tops, here)
	}
	if root, _, err := publish.Locate(filepath.Dir(abs)); err == nil {
		tops = append(tops, root)
	}
	for _, top := range append(tops, filepath.Dir(abs)) {
		if rel, err := filepath.Rel(top, abs); err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
			return filepath.ToSlash(rel)
		}
	}
	return name
}
