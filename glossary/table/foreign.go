package table

import (
	"slices"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"hexaglot/glossary"
)

// foreign takes the columns out of a wide table that are languages but none of the six,
// and the rows that have a text in these only. It returns what the head calls them, in
// the order of the table.
func foreign(head record, rows []record) (record, []record, []string) {
	ours := make(map[int]bool)
	names := languageNames()
	var unknown []int
	for i, name := range head.cells {
		if name == "" {
			return head, rows, nil // a fault, told with the letter of its column
		}
		_, named := names[fold(name)]
		if _, err := tag(name); named || err == nil {
			ours[i] = true
		} else if !slices.Contains(wideColumns, fold(name)) && !slices.Contains(columns, fold(name)) {
			unknown = append(unknown, i)
		}
	}
	if len(ours) == 0 || len(unknown) == 0 {
		return head, rows, nil
	}
	others := foreignNames()
	theirs := make(map[int]bool)
	var left []string
	for _, i := range unknown {
		if others[fold(head.cells[i])] || isForeign(head.cells[i]) {
			theirs[i] = true
			left = append(left, head.cells[i])
		}
	}
	if left == nil {
		return head, rows, nil
	}
	// what is behind the head stays, so that a row that is too long is told
	keep := func(r record) record {
		out := record{line: r.line}
		for i, cell := range r.cells {
			if !theirs[i] {
				out.cells = append(out.cells, cell)
			}
		}
		return out
	}
	var kept []record
	for _, row := range rows {
		us, them := false, false
		for i, cell := range row.cells {
			us = us || ours[i] && cell != ""
			them = them || theirs[i] && cell != ""
		}
		if us || !them {
			kept = append(kept, keep(row))
		}
	}
	return keep(head), kept, left
}

// isForeign reports whether a head is the code of a language that is none of the six.
// Two codes are more often the heads of other columns: id (Indonesian) and no (Norwegian),
// as is every word of three letters (use, new).
func isForeign(head string) bool {
	t, err := language.Parse(head)
	if err != nil || len(fold(head)) == 3 {
		return false
	}
	base, sure := t.Base()
	code := fold(head)
	return sure != language.No && len(base.String()) == 2 && code != "id" && code != "no"
}

// foreignNames are the names of other languages in the six and in themselves.
func foreignNames() map[string]bool {
	out := make(map[string]bool)
	for _, base := range display.Supported.BaseLanguages() {
		lang := language.Make(base.String())
		if slices.Contains(glossary.Languages(), lang) {
			continue
		}
		out[fold(display.Self.Name(lang))] = true
		for _, in := range glossary.Languages() {
			out[fold(display.Languages(in).Name(lang))] = true
		}
	}
	delete(out, "")
	return out
}
