// Package glossary is the words we agreed on: concepts of Internet governance and
// of meetings, with their renderings in the six official languages of the United
// Nations. [Builtin] is the glossary inside the program, [Read] reads another one,
// [Glossary.With] lays one over another, [Glossary.Lint] says what is unwise in one,
// and [Glossary.Find] says where a text uses its terms.
//
// # Adding a term
//
// The terms are two tables that any spreadsheet or editor opens: columns are
// separated by tabs, the first line names them, and a line that begins with # is a
// comment. Keep them sorted: by subject, then by id.
//
//  1. concepts.tsv: one line with an id (small letters, digits, hyphens), the
//     subject, the part of speech (noun, adj, verb, adv, name) and a note that tells
//     it from its neighbours. The part of speech decides how words may change; a noun
//     that is the concept only at the head of something is a heading. keep
//     is yes for a name or acronym that no language translates. acronym is the
//     English one, in the singular, and policy says what the other languages do with
//     it: keep it, use their own (each a rendering), or expand it, that is, write the
//     name out.
//  2. renderings.tsv: one line for each text in each of zh, es, fr, ar, ru and en.
//     The status is preferred, admitted, superseded, forbidden or proposed (no source
//     attests it yet); at most one is preferred for a language and a usage. The usage
//     is un, community, or empty for both.
//  3. forms: what the rules cannot guess, separated by |, such as people for person
//     or أفرقة for فريق. Regular plurals and cases are found without being listed. In a
//     text or a form … stands for one word or none, but not in Chinese: tema … del
//     programa. There may be two.
//  4. case: exact (IGF and nothing else; no word of it is inflected, but an Arabic
//     particle may stand before it), permissive (the capital of a single word and
//     those of an acronym stay, all other letters may be either) or ignore.
//  5. source: where the text is attested ("UN Parallel Corpus v1.0", "seed minutes",
//     a document symbol, "official name"), "project term sheet" for what the group
//     has decided, or "own rendering": what is ours alone is proposed.
//  6. date: the day of the last change to the line, as 2026-11-22; in both tables.
//  7. Does another word look like the term? Put it into lookalikes.tsv: it is read
//     as a whole and is never a hit. There, # stands for any number. A text that says
//     two concepts has "also says …" in its note.
//
// The Member States and observers have the ids state-afg to state-zwe, by their codes
// of ISO 3166-1; the Goals sdg-01 to sdg-17.
//
// Then add a line to testdata/find.<language>.txt with the term in a sentence, and
// run go test ./glossary.
package glossary

import (
	"slices"
	"sort"

	"golang.org/x/text/language"
)

// languages are those of every concept, in the order the program lists them.
var languages = []language.Tag{
	language.Chinese, language.Spanish, language.French, language.Arabic, language.Russian, language.English,
}

// Status says what is thought of a rendering.
type Status string

// The statuses of renderings, from the one to use to the one not to use.
const (
	Preferred  Status = "preferred"
	Admitted   Status = "admitted"
	Proposed   Status = "proposed" // nothing attests it yet
	Superseded Status = "superseded"
	Forbidden  Status = "forbidden"
)

// Usage says who says it so.
type Usage string

// The usages. A rendering of usage [Both] is preferred in either, unless one of
// that very usage is.
const (
	Both      Usage = ""
	UN        Usage = "un"
	Community Usage = "community"
)

// Case says how capitals are compared.
type Case string

// The case rules.
const (
	Exact      Case = "exact"      // letter by letter
	Permissive Case = "permissive" // the capitals of a single word and of an acronym stay; other letters may be either
	Ignore     Case = "ignore"
)

// Policy says what the languages other than English do with an English acronym.
type Policy string

// The policies of acronyms; "" is that of a concept that has none.
const (
	KeepAcronym   Policy = "keep"   // it stays as it is
	OwnAcronym    Policy = "own"    // languages have their own, listed as renderings
	ExpandAcronym Policy = "expand" // the name is written out
)

// A Concept is one notion, whatever the language.
type Concept struct {
	ID      string // "open-forum"
	Subject string // "sessions"
	Part    string // part of speech: noun, adj, verb, adv or name; heading is a noun that is one only at the head of something
	Keep    bool   // a name or acronym that is never translated
	Acronym string // the English one, in the singular, or ""
	Policy  Policy // of the acronym
	Note    string
	Date    string // of the last change, "2026-11-22", or ""
	Line    int    // where it was read, 0 if unknown
}

// A Rendering is one way to say a concept in one language.
type Rendering struct {
	Concept string
	Lang    language.Tag
	Text    string
	Status  Status
	Usage   Usage
	Forms   []string // listed inflected forms
	Case    Case
	Source  string // who attests it
	Note    string
	Date    string // of the last change, "2026-11-22", or ""
	Line    int    // where it was read, 0 if unknown
}

// A Glossary is a set of concepts and their renderings. It does not change once
// it has been read, and may be used by several goroutines.
type Glossary struct {
	concepts   []Concept // sorted by subject, then id
	byID       map[string]int
	renderings []Rendering // in the order of the file
	byConcept  map[string][]int
	lookalikes []lookalike
	denormal   []int                          // renderings whose text was not NFC
	indexes    map[language.Tag]func() *index // each built when first asked for
}

// Languages returns the languages of every concept, in the order the program lists
// them.
func Languages() []language.Tag { return slices.Clone(languages) }

// Concepts returns all concepts, sorted by subject and id.
func (g *Glossary) Concepts() []Concept {
	return append([]Concept(nil), g.concepts...)
}

// Concept returns the concept of an id, and whether there is one.
func (g *Glossary) Concept(id string) (Concept, bool) {
	i, ok := g.byID[id]
	if !ok {
		return Concept{}, false
	}
	return g.concepts[i], true
}

// Renderings returns how a language says a concept, the preferred first and the
// forbidden last. It is nil if the concept or the language is unknown.
func (g *Glossary) Renderings(concept string, lang language.Tag) []Rendering {
	lang = official(lang)
	var out []Rendering
	for _, i := range g.byConcept[concept] {
		if r := g.renderings[i]; r.Lang == lang {
			out = append(out, r)
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return rank(out[i].Status) < rank(out[j].Status) })
	return out
}

// Preferred returns the rendering to use: the preferred one of the usage, or else
// of both usages, or else of the other; or else the first admitted or proposed one.
// It is false if the language has none of these.
func (g *Glossary) Preferred(concept string, lang language.Tag, usage Usage) (Rendering, bool) {
	best, bestCost := Rendering{}, 1<<10
	for _, r := range g.Renderings(concept, lang) {
		if rank(r.Status) > rank(Proposed) {
			break
		}
		cost := rank(r.Status) * 3
		switch r.Usage {
		case usage:
		case Both:
			cost++
		default:
			cost += 2
		}
		if cost < bestCost {
			best, bestCost = r, cost
		}
	}
	return best, bestCost < 1<<10
}

func rank(s Status) int {
	switch s {
	case Preferred:
		return 0
	case Admitted:
		return 1
	case Proposed:
		return 2
	case Superseded:
		return 3
	}
	return 4
}

// official returns the one of the six languages that a tag belongs to, or Und.
func official(tag language.Tag) language.Tag {
	base, _ := tag.Base()
	for _, l := range languages {
		if b, _ := l.Base(); b == base {
			return l
		}
	}
	return language.Und
}
