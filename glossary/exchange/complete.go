package exchange

import (
	"cmp"
	"fmt"
	"regexp"
	"strings"

	"golang.org/x/text/cases"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"

	"hexaglot/glossary"
	"hexaglot/glossary/table"
)

// counter is an id that names nothing: it only numbers the entries of a file.
var counter = regexp.MustCompile(`^(#|[a-z]|id|row|entry|term|concept|tid|eid)?[-_]?\d+$`)

// complete mends what others have written: it gives names to concepts that have none,
// and what the program knows of them. A concept that base does not have is a noun of the
// subject "project", unless it says otherwise.
func complete(rows *table.Rows, base *glossary.Glossary) {
	for i := range rows.Concepts {
		c := &rows.Concepts[i]
		c.Subject, c.Acronym, c.Note = norm.NFC.String(c.Subject), norm.NFC.String(c.Acronym), norm.NFC.String(c.Note)
	}
	for i := range rows.Renderings {
		r := &rows.Renderings[i] // the text is left: Lint says if it is not NFC
		r.Source, r.Note = norm.NFC.String(r.Source), norm.NFC.String(r.Note)
	}
	if !rows.Foreign {
		return
	}
	name(rows, base)
	for i := range rows.Concepts {
		c := &rows.Concepts[i]
		if _, known := base.Concept(c.ID); !known {
			c.Subject, c.Part = cmp.Or(c.Subject, "project"), cmp.Or(c.Part, "noun")
		}
	}
	rows.Renderings = tidy(rows.Renderings, base)
}

// name gives ids to the concepts that are only numbered.
func name(rows *table.Rows, base *glossary.Glossary) {
	taken := make(map[string]int) // by id: 1, or the last number that was put behind it
	for _, c := range rows.Concepts {
		taken[c.ID] = 1
	}
	mine := make(map[string][]int) // renderings by concept
	for i, r := range rows.Renderings {
		mine[r.Concept] = append(mine[r.Concept], i)
	}
	index := newIndex(base)
	for i := range rows.Concepts {
		c := &rows.Concepts[i]
		if _, known := base.Concept(c.ID); known || !counter.MatchString(c.ID) {
			continue
		}
		old := c.ID
		var rs []glossary.Rendering
		for _, n := range mine[old] {
			rs = append(rs, rows.Renderings[n])
		}
		c.ID = index.same(rs)
		if c.ID == "" || taken[c.ID] > 0 {
			c.ID = free(slug(rs, old), taken)
		}
		taken[c.ID] = max(taken[c.ID], 1)
		for _, n := range mine[old] {
			rows.Renderings[n].Concept = c.ID
		}
	}
}

// tidy mends what other programs allow: several preferred terms, of which the first
// stays so, the same term twice, acronyms that do not say that their capitals count. A
// term that base has keeps what other programs cannot say of it.
func tidy(rs []glossary.Rendering, base *glossary.Glossary) []glossary.Rendering {
	preferred := make(map[[3]string]bool)
	seen := make(map[[3]string]bool)
	out := rs[:0]
	for _, r := range rs {
		id := [3]string{r.Concept, r.Lang.String(), r.Text}
		if seen[id] {
			continue
		}
		seen[id] = true
		use := [3]string{r.Concept, r.Lang.String(), string(r.Usage)}
		if r.Status == glossary.Preferred && preferred[use] {
			r.Status = glossary.Admitted
		}
		preferred[use] = preferred[use] || r.Status == glossary.Preferred
		inherit(&r, base)
		if r.Case == "" && isAcronym(r.Text) {
			r.Case = glossary.Exact
		}
		out = append(out, r)
	}
	return out
}

// inherit gives a foreign term the forms and the case of the same term of base; if both
// have the same status, also its usage, source and note: it is the same row.
func inherit(r *glossary.Rendering, base *glossary.Glossary) {
	for _, b := range base.Renderings(r.Concept, r.Lang) {
		if b.Text != r.Text {
			continue
		}
		if r.Forms == nil {
			r.Forms = b.Forms
		}
		r.Case = cmp.Or(r.Case, b.Case)
		if b.Status == r.Status {
			r.Usage, r.Source, r.Note, r.Date = cmp.Or(r.Usage, b.Usage), cmp.Or(r.Source, b.Source), cmp.Or(r.Note, b.Note), cmp.Or(r.Date, b.Date)
		}
	}
}

// isAcronym reports whether a text is one word of capitals.
func isAcronym(s string) bool {
	return len([]rune(s)) > 1 && !strings.ContainsAny(s, " \u00a0") && s == strings.ToUpper(s) && s != strings.ToLower(s)
}

// index says which concepts of a glossary have a text.
type index map[string][]string

func newIndex(g *glossary.Glossary) index {
	x := make(index)
	for _, c := range g.Concepts() {
		for _, lang := range glossary.Languages() {
			for _, r := range g.Renderings(c.ID, lang) {
				key := key(lang, r.Text)
				if ids := x[key]; len(ids) == 0 || ids[len(ids)-1] != c.ID {
					x[key] = append(ids, c.ID)
				}
			}
		}
	}
	return x
}

func key(lang language.Tag, text string) string {
	return lang.String() + "\t" + cases.Fold().String(text)
}

// same is the concept that has the most of some texts; "" if none has, or two have as many.
func (x index) same(rs []glossary.Rendering) string {
	votes := make(map[string]int)
	for _, r := range rs {
		for _, id := range x[key(r.Lang, r.Text)] {
			votes[id]++
		}
	}
	best, tie := "", false
	for id, n := range votes {
		switch {
		case n > votes[best]:
			best, tie = id, false
		case n == votes[best]:
			tie = true
		}
	}
	if tie {
		return ""
	}
	return best
}

// slug makes an id of the English text, or of any that has Latin letters; "concept-7" if
// none has.
func slug(rs []glossary.Rendering, old string) string {
	out := ""
	for _, r := range rs {
		if s := latin(r.Text); s != "" && (out == "" || r.Lang == language.English) {
			out = s
			if r.Lang == language.English {
				break
			}
		}
	}
	if out == "" {
		return "concept-" + strings.TrimLeft(old, "#abcdefghijklmnopqrstuvwxyz-_")
	}
	return out
}

// latin is a text in small letters without marks, its words joined by hyphens.
func latin(s string) string {
	var words []string
	for word := range strings.FieldsFuncSeq(norm.NFD.String(strings.ToLower(s)), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9') && !(0x300 <= r && r < 0x370)
	}) {
		word = strings.Map(func(r rune) rune {
			if r >= 0x300 {
				return -1
			}
			return r
		}, word)
		if word != "" {
			words = append(words, word)
		}
	}
	return strings.Join(words, "-")
}

// free is an id, or the first of id-2, id-3 … that is not taken.
func free(id string, taken map[string]int) string {
	out := id
	for taken[out] > 0 {
		taken[id]++
		out = fmt.Sprintf("%s-%d", id, taken[id])
	}
	return out
}
