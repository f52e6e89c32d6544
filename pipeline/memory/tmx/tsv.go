package tmx

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"
	"time"

	"hexaglot/pipeline/memory/store"
)

// columns are those of the table that WriteTSV writes.
var columns = []string{"group", "lang", "text", "state", "machine", "who", "when", "source", "licence"}

// WriteTSV writes groups as a table, a text a row.
func WriteTSV(w io.Writer, groups Groups) error {
	b := bufio.NewWriter(w)
	fmt.Fprintln(b, strings.Join(columns, "\t"))
	for g, err := range groups {
		if err != nil {
			return err
		}
		for _, t := range g.Group {
			when, machine := "", ""
			if !t.When.IsZero() {
				when = t.When.UTC().Format(time.RFC3339)
			}
			if t.Machine {
				machine = "yes"
			}
			row := []string{fmt.Sprint(g.ID), t.Lang.String(), t.Text, string(t.State), machine, t.Who, when, t.Source, t.Licence}
			for i, s := range row {
				row[i] = oneLine(s)
			}
			fmt.Fprintln(b, strings.Join(row, "\t"))
		}
	}
	return b.Flush()
}

// ReadTSV reads a table with a text a row, as WriteTSV writes it, or with a language a
// column, as spreadsheets have it: "en", "fr". Rows of one group stand together. An
// error is the last that it gives.
func ReadTSV(r io.Reader) iter.Seq2[store.Group, error] {
	return func(yield func(store.Group, error) bool) {
		lines := bufio.NewScanner(r)
		lines.Buffer(nil, 1<<24)
		var head []string
		var group store.Group
		number, n := "", 0
		fail := func(err error) { yield(nil, fmt.Errorf("line %d: %w", n, err)) }
		for lines.Scan() {
			n++
			row := strings.Split(strings.TrimPrefix(lines.Text(), "\ufeff"), "\t")
			if head == nil {
				if head = row; !slices.Contains(head, "text") && !slices.ContainsFunc(head, isLanguage) {
					fail(errors.New(`it is no memory: no column is called "text" or after a language`))
					return
				}
				continue
			}
			if strings.TrimSpace(lines.Text()) == "" {
				continue
			}
			g, id, err := groupOf(head, row)
			if err != nil {
				fail(err)
				return
			}
			if id != "" && id == number {
				group = append(group, g...)
				continue
			}
			if len(group) > 0 && !yield(group, nil) {
				return
			}
			group, number = g, id
		}
		if err := lines.Err(); err != nil {
			n++
			fail(err)
			return
		}
		if len(group) > 0 {
			yield(group, nil)
		}
	}
}

func isLanguage(name string) bool {
	_, ok := official(name)
	return ok
}

// groupOf reads a row: its texts, and the group they are in; "" if the row is one.
func groupOf(head, row []string) (g store.Group, id string, err error) {
	at := map[string]string{}
	for i, name := range head {
		if i < len(row) {
			at[name] = oneLine(row[i])
		}
	}
	o := store.Origin{State: stateOf(at["state"]), Machine: at["machine"] == "yes", Who: at["who"], Source: at["source"], Licence: at["licence"]}
	if o.When, err = timeOf(time.RFC3339, at["when"]); err != nil {
		return nil, "", err
	}
	if text, ok := at["text"]; ok {
		lang, known := official(at["lang"])
		if !known {
			return nil, "", fmt.Errorf("%q is none of the six languages", at["lang"])
		}
		return store.Group{{Lang: lang, Text: text, Origin: o}}, at["group"], nil
	}
	for i, name := range head {
		if lang, ok := official(name); ok && i < len(row) && oneLine(row[i]) != "" {
			g = append(g, store.Text{Lang: lang, Text: oneLine(row[i]), Origin: o})
		}
	}
	return g, "", nil
}
