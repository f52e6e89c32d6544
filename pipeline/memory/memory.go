// Package memory is the translation memory inside the binary: whole segments of
// minutes (titles, headings, sentences, list items), written in six languages with
// slots for what changes from meeting to meeting: dates, times, numbers, acronyms,
// links. It translates from any of the six to any other.
//
// [Builtin] is the memory of this project, [Read] reads another, and
// [Memory.Lookup] asks it. The patterns are the files in patterns/; their format is
// explained in patterns/README.md.
package memory

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"sync"

	"golang.org/x/text/language"

	"hexaglot/minutes"
)

//go:embed patterns/*.txt
var embedded embed.FS

// A Memory holds entries of one segment in six languages. It does not change and
// may be used by many at once.
type Memory struct {
	entries []*entry
	index   map[string]index // by language
	hash    string
}

// A Match is what the memory knows of a segment.
type Match struct {
	Text  string // in the target language, inline Markdown
	Entry string // the id of the entry, or [Bare]
	Score int    // in per cent; 100, as only facts may differ from the entry
}

var builtin = sync.OnceValue(func() *Memory {
	m, _ := read(embedded) // an entry with a fault is left out, and a test fails
	return m
})

// Builtin returns the memory inside the binary.
func Builtin() *Memory { return builtin() }

// Read reads all files *.txt of a file system and its folders. What is wrong in
// them is one error that says all faults, each with file and line.
func Read(fsys fs.FS) (*Memory, error) {
	m, faults := read(fsys)
	if len(faults) > 0 {
		return nil, errors.Join(faults...)
	}
	return m, nil
}

// Hash says which entries these are: that of the files.
func (m *Memory) Hash() string { return m.hash }

// Len returns the number of entries.
func (m *Memory) Len() int { return len(m.entries) }

// Lookup translates the text of one segment, which is inline Markdown. It answers
// only where an entry says the whole segment, and where its words are right for
// the values of its slots in both languages. Of several entries it takes the one
// with the most words of its own, then the one whose numbers are of the same plural
// class in the most languages, then the first by id. A segment that is only a value
// needs no entry.
func (m *Memory) Lookup(from, to language.Tag, text string) (Match, bool) {
	f, t := code(from), code(to)
	if f == t || !known[f] || !known[t] {
		return Match{}, false
	}
	src := segmentOf(f, text)
	if src == nil {
		return Match{}, false
	}
	var best *entry
	var found *alignment
	for _, e := range m.index[f].candidates(src.folded.text) {
		p, q := e.texts[f], e.texts[t]
		if best != nil && p.words < best.texts[f].words {
			break
		}
		a := p.align(f, src, func(s *slot, v value) bool { return fits(f, t, p, q, s, v) })
		if a != nil && (best == nil || e.agrees(a) > best.agrees(found)) {
			best, found = e, a
		}
	}
	if best == nil {
		s, ok := bare(f, t, src)
		if !ok {
			return Match{}, false
		}
		return Match{Text: s, Entry: Bare, Score: 100}, true
	}
	translation := best.texts[t].write(f, t, best.texts[f], src, found)
	return Match{Text: translation, Entry: best.id, Score: 100}, true
}

// code is the base language of a tag, "zh" of zh-Hans.
func code(tag language.Tag) string {
	base, _, _ := tag.Raw()
	return base.String()
}

// codes are the six languages in the order in which we list them.
var codes = func() (all []string) {
	for _, tag := range minutes.Languages {
		all = append(all, code(tag))
	}
	return all
}()

var known = func() map[string]bool {
	all := map[string]bool{}
	for _, c := range codes {
		all[c] = true
	}
	return all
}()

// An entry is one segment in six languages.
type entry struct {
	id    string
	file  string
	line  int
	texts map[string]*pattern
}

func (e *entry) fault(line int, format string, args ...any) error {
	return fmt.Errorf("%s:%d: [%s] %s", e.file, line, e.id, fmt.Sprintf(format, args...))
}
