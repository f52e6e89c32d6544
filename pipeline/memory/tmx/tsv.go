package tmx

import (
	"bufio"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/language"
	"golang.org/x/text/transform"

	"hexaglot/minutes"
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

// A Table reads a table with a text a row, as WriteTSV writes it, or with a language a
// column, as spreadsheets have it: "en", "fr". Rows of one group stand together.
type Table struct {
	Left  map[string]int // how many texts were left out, by language: it is none of the six
	Alone int            // how many groups were left out because they had fewer than two texts

	r io.Reader
}

// NewTable makes a reader of a table in UTF-8 or, by its byte order mark, UTF-16.
func NewTable(r io.Reader) *Table {
	return &Table{Left: map[string]int{}, r: transform.NewReader(r, unicode.BOMOverride(transform.Nop))}
}

// Groups gives the groups in their order. An error is the last that it gives.
func (t *Table) Groups() iter.Seq2[store.Group, error] {
	return func(yield func(store.Group, error) bool) {
		lines := bufio.NewScanner(t.r)
		lines.Buffer(nil, 1<<24)
		var head []string
		var group store.Group
		number, n, open := "", 0, false
		end := func() bool { // of a group
			g := group
			group = nil
			if !open || len(g) > 1 {
				return !open || yield(g, nil)
			}
			t.Alone++
			return true
		}
		for lines.Scan() {
			n++
			row := strings.Split(lines.Text(), "\t")
			if head == nil {
				head = row
			} else if strings.TrimSpace(lines.Text()) == "" {
				continue
			}
			g, id, err := t.group(head, row, n)
			if err != nil {
				if end() {
					yield(nil, minutes.Fail("place.line", "line {{.Line}}", "Line", n).Because(err))
				}
				return
			}
			if n == 1 {
				continue
			}
			if id == "" || id != number {
				if !end() {
					return
				}
			}
			group, number, open = append(group, g...), id, true
		}
		if !end() {
			return
		}
		if err := lines.Err(); err != nil {
			yield(nil, minutes.Fail("place.line", "line {{.Line}}", "Line", n+1).Because(err))
		}
	}
}

// group reads row n: its texts, and the group they are in; "" if the row is one.
func (t *Table) group(head, row []string, n int) (g store.Group, id string, err error) {
	at := map[string]string{}
	for i, name := range head {
		if i < len(row) {
			at[name] = oneLine(row[i])
		}
	}
	line := strings.Join(row, "\t")
	_, rows := at["text"]
	switch {
	case !utf8.ValidString(line) || strings.ContainsRune(line, 0):
		return nil, "", minutes.Fail("read.utf8", "it is no UTF-8")
	case n == 1 && !rows && !slices.ContainsFunc(head, isLanguage):
		return nil, "", minutes.Fail("tmx.columns", `it is no memory: no column is called "text" or after a language`)
	case n == 1:
		return nil, "", nil
	}
	o := store.Origin{State: stateOf(at["state"]), Machine: at["machine"] == "yes", Who: at["who"], Source: at["source"], Licence: at["licence"]}
	if o.When, err = timeOf(time.RFC3339, at["when"]); err != nil {
		return nil, "", err
	}
	put := func(name, text string) {
		lang, known := official(name)
		switch {
		case text == "":
		case known:
			g = append(g, store.Text{Lang: lang, Text: text, Origin: o})
		default:
			t.Left[name]++
		}
	}
	if rows {
		put(at["lang"], at["text"])
		return g, at["group"], nil
	}
	for i, name := range head {
		if i < len(row) && (isLanguage(name) || isOther(name)) {
			put(name, oneLine(row[i]))
		}
	}
	return g, "", nil
}

func isLanguage(name string) bool {
	_, ok := official(name)
	return ok
}

// isOther reports whether a column is called after a language that is none of the six.
// Tables have columns such as "id", "no" and "key": a code of two letters is a language's, but
// for these.
func isOther(name string) bool {
	base, _, _ := strings.Cut(strings.ReplaceAll(name, "_", "-"), "-")
	_, err := language.Parse(name)
	return err == nil && len(base) == 2 && !slices.Contains([]string{"id", "no"}, strings.ToLower(base))
}
