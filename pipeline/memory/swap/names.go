package swap

import (
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

//go:embed names.txt
var nameData string

// A row is names of one kind that are written in one manner.
type row struct {
	kind  string   // "month", "weekday", "part"
	after string   // of Russian weekdays: "none", "in", "of", "to"
	names []string // from January, from Monday; the parts in order
	upper []string // the same with a capital
	from  []int    // of parts: the hour from which each is said
}

var rowsOf = sync.OnceValue(func() map[string][]*row {
	all, err := readRows(nameData)
	if err != nil {
		panic(err) // embedded, and read by every test
	}
	return all
})

func readRows(data string) (map[string][]*row, error) {
	all := map[string][]*row{}
	for i, line := range strings.Split(data, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		lang, rest, _ := strings.Cut(line, " ")
		kind, rest, _ := strings.Cut(rest, " ")
		kind, after, _ := strings.Cut(kind, ".")
		r := &row{kind: kind, after: after}
		for name := range strings.SplitSeq(rest, "|") {
			name = strings.ReplaceAll(strings.TrimSpace(name), "~", "\u00a0")
			if kind == "part" {
				hour, part, _ := strings.Cut(name, " ")
				n, err := strconv.Atoi(hour)
				if err != nil {
					return nil, fmt.Errorf("names.txt: line %d: %q is no hour", i+1, hour)
				}
				r.from, name = append(r.from, n), part
			}
			r.names, r.upper = append(r.names, name), append(r.upper, capital(name))
		}
		if want, ok := map[string]int{"month": 12, "weekday": 7, "part": len(r.names)}[kind]; !ok || len(r.names) != want {
			return nil, fmt.Errorf("names.txt: line %d: %d names of kind %q", i+1, len(r.names), kind)
		}
		all[lang] = append(all[lang], r)
	}
	return all, nil
}

// nameAt reads the longest name of a kind that stands at i as a word of its own, and
// returns the rows that have it and its place in them, from 0.
func nameAt(lang, kind, s string, i int) (rows []*row, n, end int) {
	end = i
	for _, r := range rowsOf()[lang] {
		if r.kind != kind {
			continue
		}
		for k, name := range r.names {
			size := max(hasPrefix(s[i:], name), hasPrefix(s[i:], r.upper[k]))
			if size == 0 || i+size < end || lang != "zh" && !bordered(s, i, i+size) {
				continue
			}
			if i+size > end {
				rows, n, end = nil, k, i+size
			}
			if k == n && !slices.Contains(rows, r) {
				rows = append(rows, r)
			}
		}
	}
	return rows, n, end
}

// hasPrefix returns the length of a prefix that a text has, or 0.
func hasPrefix(s, prefix string) int {
	if strings.HasPrefix(s, prefix) {
		return len(prefix)
	}
	return 0
}

// bordered says whether no letter stands beside s[i:end]. What Arabic writes on the next
// word belongs to no name.
func bordered(s string, i, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	after, _ := utf8.DecodeRuneInString(s[end:])
	return !unicode.IsLetter(after) && (!unicode.IsLetter(before) || strings.ContainsRune("وفبلك", before))
}

// name is the name n of the row in place of a written one.
func (r *row) name(n int, written string) string {
	first, _ := utf8.DecodeRuneInString(written)
	if unicode.IsUpper(first) {
		return r.upper[n]
	}
	return r.names[n]
}

// part is the place in the row of the part that an hour is in, or -1.
func (r *row) part(hour int) int {
	n := -1
	for k, from := range r.from {
		if from <= hour {
			n = k
		}
	}
	if n < 0 && r.from[0] == 1 { // the night of one to five is that of midnight
		n = len(r.from) - 1
	}
	return n
}

func capital(s string) string {
	first, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[n:]
}
