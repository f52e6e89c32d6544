package table

import (
	"errors"
	"fmt"
	"strings"

	"golang.org/x/text/cases"
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"hexaglot/glossary"
)

// wideColumns are those beside the languages.
var wideColumns = []string{"concept", "subject", "part", "keep", "acronym", "policy", "source", "note", "date"}

// wide says which columns of a head line are languages.
func wide(head []string) map[string]language.Tag {
	names := languageNames()
	out := make(map[string]language.Tag)
	for _, name := range head {
		key := fold(name)
		if lang, ok := names[key]; ok {
			out[key] = lang
		} else if lang, err := tag(name); err == nil {
			out[key] = lang
		}
	}
	return out
}

// languageNames are the names of the six languages in each of them.
func languageNames() map[string]language.Tag {
	out := map[string]language.Tag{"中文": language.Chinese, "汉语": language.Chinese}
	for _, in := range glossary.Languages() {
		namer := display.Languages(in)
		for _, lang := range glossary.Languages() {
			out[fold(namer.Name(lang))] = lang
		}
	}
	for s, lang := range map[string]language.Tag{"英": language.English, "法": language.French, "西班牙": language.Spanish, "俄": language.Russian, "阿拉伯": language.Arabic} {
		out[s+"文"] = lang // as the United Nations says it; CLDR has 语
	}
	return out
}

func fold(s string) string { return cases.Fold().String(s) }

func readWide(langs map[string]language.Tag, head record, rows []record) (Rows, error) {
	var known []string
	for _, lang := range glossary.Languages() {
		known = append(known, lang.String())
	}
	known = append(known, wideColumns...)
	lower := record{head.line, nil}
	seen := make(map[language.Tag]string)
	for _, name := range head.cells {
		key := fold(name)
		if lang, ok := langs[key]; ok {
			if first, twice := seen[lang]; twice {
				return Rows{}, fmt.Errorf("line %d: columns %q and %q are both of the language %s", head.line, first, name, lang)
			}
			seen[lang] = name
			name = lang.String()
		}
		lower.cells = append(lower.cells, name)
	}
	at, err := place(lower, known, nil)
	if err != nil {
		return Rows{}, err
	}
	langs = make(map[string]language.Tag)
	for lang := range seen {
		langs[lang.String()] = lang
	}
	out := Rows{Foreign: true}
	var faults []error
	used := make(map[string]int)
	for n, row := range rows {
		if len(faults) == enough {
			break
		}
		cell, err := row.fields(head, at)
		if err == nil {
			err = out.addWide(row.line, n+1, cell, at, langs, used)
		}
		if err != nil {
			faults = append(faults, fmt.Errorf("line %d: %w", row.line, err))
		}
	}
	return out, errors.Join(faults...)
}

// addWide reads the row of a concept.
func (t *Rows) addWide(line, n int, cell map[string]string, at []string, langs map[string]language.Tag, used map[string]int) error {
	c := glossary.Concept{
		ID: cell["concept"], Subject: cell["subject"], Part: cell["part"], Acronym: cell["acronym"],
		Policy: glossary.Policy(cell["policy"]), Note: cell["note"], Date: cell["date"], Line: line,
	}
	var err error
	if c.Keep, err = yes(cell["keep"]); err != nil {
		return err
	}
	if c.ID == "" {
		c.ID = fmt.Sprintf("#%d", n)
	}
	if first, ok := used[c.ID]; ok {
		return fmt.Errorf("column concept: %s stands in line %d already", c.ID, first)
	}
	used[c.ID] = line
	texts := 0
	for _, column := range at {
		lang, ok := langs[column]
		if !ok {
			continue
		}
		status := glossary.Preferred
		for _, text := range Forms(cell[column]) {
			t.Renderings = append(t.Renderings, glossary.Rendering{
				Concept: c.ID, Lang: lang, Text: text, Status: status, Source: cell["source"], Date: cell["date"], Line: line,
			})
			status = glossary.Admitted
			texts++
		}
	}
	if texts == 0 {
		return fmt.Errorf("no text in any language: fill one of the columns %s, or take the row out", strings.Join(at, ", "))
	}
	t.Concepts = append(t.Concepts, c)
	return nil
}
