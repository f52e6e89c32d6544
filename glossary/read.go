package glossary

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
)

var (
	conceptColumns   = []string{"id", "subject", "part", "note"}
	renderingColumns = []string{"concept", "language", "text", "status", "usage", "forms", "case", "source", "note"}
	lookalikeColumns = []string{"language", "text", "note"}
)

// A lookalike is a text that contains a term and means something else.
type lookalike struct {
	lang language.Tag
	text string
}

// Read reads a glossary from its two tables. All that is wrong is in the error,
// each fault with its table and line.
func Read(concepts, renderings io.Reader) (*Glossary, error) {
	g := new(Glossary)
	known := make(map[string]bool)
	err1 := readTable("concepts", concepts, conceptColumns, func(row []string) error {
		c := Concept{ID: row[0], Subject: row[1], Part: row[2], Note: row[3]}
		switch {
		case !isID(c.ID):
			return fmt.Errorf("concept id %q: want small letters, digits and hyphens", c.ID)
		case known[c.ID]:
			return fmt.Errorf("concept %s stands twice", c.ID)
		case c.Subject == "":
			return fmt.Errorf("concept %s: no subject", c.ID)
		case !slices.Contains([]string{"noun", "adj", "verb", "adv", "name"}, c.Part):
			return fmt.Errorf("concept %s: part of speech %q: want noun, adj, verb, adv or name", c.ID, c.Part)
		}
		known[c.ID] = true
		g.concepts = append(g.concepts, c)
		return nil
	})
	preferred := make(map[[3]string]string)
	seen := make(map[[3]string]bool)
	err2 := readTable("renderings", renderings, renderingColumns, func(row []string) error {
		r, err := rendering(row)
		if err != nil {
			return err
		}
		if !known[r.Concept] {
			return fmt.Errorf("concept %q is not in the table of concepts", r.Concept)
		}
		id := [3]string{r.Concept, r.Lang.String(), r.Text}
		if seen[id] {
			return fmt.Errorf("%s, %s: %q stands twice", r.Concept, r.Lang, r.Text)
		}
		seen[id] = true
		if r.Status == Preferred {
			use := [3]string{r.Concept, r.Lang.String(), string(r.Usage)}
			if first, ok := preferred[use]; ok {
				return fmt.Errorf("%s, %s: %q and %q are both preferred", r.Concept, r.Lang, first, r.Text)
			}
			preferred[use] = r.Text
		}
		g.renderings = append(g.renderings, r)
		return nil
	})
	if err := errors.Join(err1, err2); err != nil {
		return nil, err
	}
	g.link()
	return g, nil
}

func rendering(row []string) (Rendering, error) {
	r := Rendering{
		Concept: row[0], Text: row[2], Status: Status(row[3]), Usage: Usage(row[4]),
		Case: Case(row[6]), Source: row[7], Note: row[8],
	}
	lang, err := readLanguage(row[1])
	if err != nil {
		return r, err
	}
	r.Lang = lang
	for form := range strings.SplitSeq(row[5], "|") {
		if form = strings.TrimSpace(form); form != "" {
			r.Forms = append(r.Forms, form)
		}
	}
	if r.Case == "" {
		r.Case = Permissive
	}
	switch {
	case r.Text == "":
		return r, fmt.Errorf("%s, %s: no text", r.Concept, r.Lang)
	case !slices.Contains([]Status{Preferred, Admitted, Proposed, Superseded, Forbidden}, r.Status):
		return r, fmt.Errorf("%s, %s: status %q: want preferred, admitted, proposed, superseded or forbidden", r.Concept, r.Lang, r.Status)
	case !slices.Contains([]Usage{Both, UN, Community}, r.Usage):
		return r, fmt.Errorf("%s, %s: usage %q: want un, community or nothing", r.Concept, r.Lang, r.Usage)
	case !slices.Contains([]Case{Exact, Permissive, Ignore}, r.Case):
		return r, fmt.Errorf("%s, %s: case %q: want exact, permissive or ignore", r.Concept, r.Lang, r.Case)
	}
	return r, nil
}

func readLookalikes(r io.Reader) ([]lookalike, error) {
	var out []lookalike
	err := readTable("lookalikes", r, lookalikeColumns, func(row []string) error {
		lang, err := readLanguage(row[0])
		if err != nil {
			return err
		}
		if row[1] == "" {
			return errors.New("no text")
		}
		out = append(out, lookalike{lang, row[1]})
		return nil
	})
	return out, err
}

func readLanguage(s string) (language.Tag, error) {
	for _, lang := range languages {
		if lang.String() == s {
			return lang, nil
		}
	}
	return language.Und, fmt.Errorf("language %q: want zh, es, fr, ar, ru or en", s)
}

// readTable gives each row to add, trimmed and NFC, and returns every fault. Short
// rows are filled up: editors and spreadsheets drop empty columns at the end.
func readTable(name string, r io.Reader, columns []string, add func(row []string) error) error {
	const enough = 50 // faults; after these the reader has the wrong file
	var faults []error
	fault := func(line int, err error) {
		faults = append(faults, fmt.Errorf("%s, line %d: %w", name, line, err))
	}
	in := bufio.NewScanner(r)
	in.Buffer(nil, 1<<20)
	header := false
	n := 0
	for in.Scan() && len(faults) < enough {
		n++
		line := strings.TrimRight(in.Text(), "\r")
		if n == 1 {
			line = strings.TrimPrefix(line, "\ufeff")
		}
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") {
			continue
		}
		row := strings.Split(norm.NFC.String(line), "\t")
		for i := range row {
			row[i] = strings.TrimSpace(row[i])
		}
		for len(row) > len(columns) && row[len(row)-1] == "" {
			row = row[:len(row)-1]
		}
		for len(row) < len(columns) {
			row = append(row, "")
		}
		switch {
		case !header && !slices.Equal(row, columns):
			fault(n, fmt.Errorf("no header: want the columns %s", strings.Join(columns, ", ")))
			return errors.Join(faults...)
		case !header:
			header = true
		case len(row) > len(columns):
			fault(n, fmt.Errorf("%d columns: want %d", len(row), len(columns)))
		default:
			if err := add(row); err != nil {
				fault(n, err)
			}
		}
	}
	if err := in.Err(); err != nil {
		fault(n+1, err)
	}
	if !header && len(faults) == 0 {
		return fmt.Errorf("%s: empty: want a header and rows", name)
	}
	return errors.Join(faults...)
}

func isID(s string) bool {
	for _, r := range s {
		if r != '-' && (r < 'a' || r > 'z') && (r < '0' || r > '9') {
			return false
		}
	}
	return s != ""
}
