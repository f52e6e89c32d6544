package memory

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// read reads all pattern files and reports what is wrong. An entry with a fault is
// left out.
func read(fsys fs.FS) (*Memory, []error) {
	r := reader{ids: map[string]*entry{}}
	sum := sha256.New()
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(name) != ".txt" {
			return err
		}
		text, err := fs.ReadFile(fsys, name)
		if err == nil {
			fmt.Fprintf(sum, "%s %d\n%s", name, len(text), text)
			r.file(name, string(text))
		}
		return err
	})
	if err != nil {
		r.faults = append(r.faults, err)
	}
	r.twins()
	m := &Memory{entries: r.entries, index: map[string]index{}, hash: hex.EncodeToString(sum.Sum(nil))}
	for _, lang := range codes {
		m.index[lang] = indexOf(lang, m.entries)
	}
	return m, r.faults
}

type reader struct {
	entries []*entry
	ids     map[string]*entry
	faults  []error
}

var idForm = regexp.MustCompile(`^\[([a-z0-9][a-z0-9.-]*)\]$`)

// file reads the blocks of a file. Lines are counted from 1.
func (r *reader) file(name, text string) {
	var e *entry
	bad := false
	end := func() {
		if e != nil && !bad {
			if faults := e.check(); len(faults) > 0 {
				r.faults = append(r.faults, faults...)
			} else {
				r.entries = append(r.entries, e)
			}
		}
		e, bad = nil, false
	}
	fault := func(line int, format string, args ...any) {
		bad = true
		id := ""
		if e != nil {
			id = "[" + e.id + "] "
		}
		r.faults = append(r.faults, fmt.Errorf("%s:%d: %s%s", name, line, id, fmt.Sprintf(format, args...)))
	}
	for i, line := range strings.Split(text, "\n") {
		n := i + 1
		line = strings.TrimSuffix(line, "\r")
		switch {
		case strings.TrimSpace(line) == "":
			end()
			continue
		case line[0] == '#':
			continue
		case !norm.NFC.IsNormalString(line):
			fault(n, "the line is not NFC")
			continue
		}
		if m := idForm.FindStringSubmatch(line); m != nil {
			end()
			e = &entry{id: m[1], file: name, line: n, texts: map[string]*pattern{}}
			if first := r.ids[e.id]; first != nil {
				fault(n, "the id is that of %s:%d", first.file, first.line)
				continue
			}
			r.ids[e.id] = e
			continue
		}
		lang, rest, _ := strings.Cut(line, " ")
		switch {
		case e == nil:
			fault(n, "a block begins with its id: [%s]", "agenda-adopted")
		case !known[lang]:
			fault(n, "no language %q; a line begins with one of %s", lang, strings.Join(codes, " "))
		case e.texts[lang] != nil:
			fault(n, "a second line in %s", lang)
		default:
			p, err := patternOf(lang, strings.TrimSpace(rest))
			if err != nil {
				fault(n, "%s: %v", lang, err)
				continue
			}
			p.line = n
			e.texts[lang] = p
		}
	}
	end()
}

// check reports what is wrong between the languages of an entry.
func (e *entry) check() []error {
	var faults []error
	for _, lang := range codes {
		if e.texts[lang] == nil {
			faults = append(faults, e.fault(e.line, "no line in %s", lang))
		}
	}
	if len(faults) > 0 {
		return faults
	}
	first := e.texts[codes[0]]
	want := first.slots
	for _, lang := range codes {
		p := e.texts[lang]
		have := p.slots
		if a, b := names(want), names(have); !slices.Equal(a, b) {
			faults = append(faults, e.fault(p.line, "%s: slots %s, but %s has %s", lang, list(b), codes[0], list(a)))
			continue
		}
		if len(p.links) != len(first.links) {
			faults = append(faults, e.fault(p.line, "%s: %d links, but %s has %d", lang, len(p.links), codes[0], len(first.links)))
		}
		if a, b := foldMark(first.mark), foldMark(p.mark); a != b {
			faults = append(faults, e.fault(p.line, "%s: ends in %q, but %s in %q", lang, b, codes[0], a))
		}
		for _, name := range names(have) {
			if !sameSample(have[name], want[name]) {
				faults = append(faults, e.fault(p.line, "%s: slot %s: the sample %q is another value than %q in %s", lang, name, have[name].text, want[name].text, codes[0]))
			}
		}
	}
	return faults
}

func names(slots map[string]*slot) []string {
	var all []string
	for name := range slots {
		all = append(all, name)
	}
	slices.Sort(all)
	return all
}

func list(names []string) string {
	if len(names) == 0 {
		return "none"
	}
	return strings.Join(names, ", ")
}

// sameSample says whether two samples are one value. French and Russian cannot
// print the twelve-hour clock.
func sameSample(a, b *slot) bool {
	v, w := a.sample, b.sample
	for _, x := range []*value{&v, &w} {
		x.Start.TwelveHour, x.End.TwelveHour = false, false
	}
	return v == w
}

// twins reports entries that one text of a language would match for the same
// values, so that the memory could not tell which of their translations is meant.
// Entries whose numbers have different plural classes in some language are no twins.
func (r *reader) twins() {
	slices.SortStableFunc(r.entries, func(a, b *entry) int { return strings.Compare(a.id, b.id) })
	told := map[string]bool{}
	for _, lang := range codes {
		seen := map[string]*entry{}
		for _, e := range r.entries {
			first := seen[e.key(lang)]
			if first == nil {
				seen[e.key(lang)] = e
				continue
			}
			if pair := first.id + " " + e.id; !told[pair] {
				told[pair] = true
				r.faults = append(r.faults, e.fault(e.texts[lang].line, "%s: the same text as [%s]", lang, first.id))
			}
		}
	}
}

// key is what texts match an entry in a language.
func (e *entry) key(lang string) string {
	var b strings.Builder
	b.WriteString(e.texts[lang].literal())
	for _, part := range e.texts[lang].parts {
		if s := part.slot; s != nil {
			fmt.Fprintf(&b, "|%s %v %t", s.kind, s.form, s.free)
		}
	}
	for _, name := range names(e.texts[lang].slots) {
		for _, other := range codes {
			if s := e.texts[other].slots[name]; s.kind == "num" || s.kind == "percent" {
				fmt.Fprintf(&b, "|%v", pluralForm(other, s.sample.Number))
			}
		}
	}
	return b.String()
}
