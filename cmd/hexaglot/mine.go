package main

import (
	"bytes"
	"context"
	"path/filepath"

	"hexaglot/glossary"
	"hexaglot/glossary/exchange"
	"hexaglot/pipeline/publish"
	"hexaglot/pipeline/terms"
)

// mine prints the names that files use and the glossary has not, in a form that it can
// be given. Of a repository the translations are read with their segments, so that
// names in several languages find together.
func (a *app) mine(ctx context.Context, g *glossary.Glossary, args []string, how reading, format, out string) error {
	var texts []terms.Text
	for _, arg := range args {
		if pages := pagesOf(arg); pages != arg {
			read, err := a.translations(arg)
			if err != nil {
				a.fail(arg, err)
			}
			texts = append(texts, read...)
			continue
		}
		for _, name := range a.inputs([]string{arg}) {
			_, read, err := a.asTexts(ctx, name, how)
			if err != nil {
				a.fail(name, err)
				continue
			}
			texts = append(texts, read...)
		}
	}
	if len(texts) == 0 {
		return nil // and why was said
	}
	all := terms.Mine(g, texts)
	proposed, err := terms.Proposed(all)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	switch format {
	case "json":
		err = writeIndented(&b, evidence(proposed, all))
	case "csv":
		err = exchange.Write(&b, exchange.CSV, proposed)
	default:
		err = exchange.Write(&b, exchange.TSV, proposed)
	}
	if err != nil {
		return err
	}
	return a.write(out, b.Bytes())
}

// evidence is the JSON of proposals: that of a glossary, and where each name was seen.
func evidence(proposed *glossary.Glossary, all []terms.Proposal) exchange.File {
	seen := map[[3]string]*exchange.Evidence{}
	for _, p := range all {
		for _, n := range p.Names {
			seen[[3]string{p.ID, n.Lang.String(), n.Text}] = &exchange.Evidence{Why: n.Why, Count: n.Count, Where: n.Where}
		}
	}
	f := exchange.File{Schema: 1, Concepts: []exchange.Concept{}}
	for _, c := range proposed.Concepts() {
		x := exchange.NewConcept(proposed, c)
		for i, r := range x.Renderings {
			x.Renderings[i].Evidence = seen[[3]string{c.ID, r.Lang, r.Text}]
		}
		f.Concepts = append(f.Concepts, x)
	}
	return f
}

// translations are the texts of a repository, or of one meeting of it, in all languages.
func (a *app) translations(dir string) ([]terms.Text, error) {
	repo, root, keys, err := repository(dir)
	if err != nil {
		return nil, err
	}
	defer repo.Close()
	var out []terms.Text
	for _, key := range keys {
		m, err := repo.Load(key)
		if err != nil {
			a.fail(filepath.Join(root, key), err)
			continue
		}
		add := func(t terms.Text) {
			t.Meeting = key
			out = append(out, t)
		}
		add(terms.Read(publish.PagePath(key, m.Doc.Lang), m.Doc, nil, ""))
		for _, s := range m.States {
			add(terms.ReadTranslation(publish.PagePath(key, s.Lang), m.Doc, &s.Translation))
		}
	}
	return out, nil
}
