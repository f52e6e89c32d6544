package store

import (
	"context"
	"database/sql"
	"iter"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"hexaglot/minutes"
)

// A Said is a segment that says some words, with the groups it is in.
type Said struct {
	Lang   language.Tag
	Text   string
	Groups []Numbered
}

// A Numbered is a group by its number, with its texts in the order of
// minutes.Languages.
type Numbered struct {
	ID int64
	Group
}

// Search gives the segments that say some words, in the order in which they came into
// the memory: words in any case, with any punctuation between them; two Han characters
// are words too. lang is one language, or und for all; limit is how many segments, 0
// for all.
func (m *Memory) Search(ctx context.Context, lang language.Tag, words string, limit int) ([]Said, error) {
	var found []Said
	err := m.read(ctx, func(tx *transaction) error {
		var segments []int64
		in := ""
		if lang != language.Und {
			in = code(lang)
		}
		err := saying(ctx, tx, in, words, func(s saidIn) bool {
			segments = append(segments, s.id)
			found = append(found, Said{Lang: language.Make(s.lang), Text: s.text.text})
			return limit <= 0 || len(found) < limit
		})
		if err != nil {
			return err
		}
		for i, id := range segments {
			var in []int64
			if err := each(ctx, tx, `SELECT grp FROM member WHERE segment = ? ORDER BY grp`, []any{id}, ids(&in)); err != nil {
				return err
			}
			if found[i].Groups, err = groupsOf(ctx, tx, in); err != nil {
				return err
			}
		}
		return nil
	})
	return found, err
}

// groupsOf reads groups by their numbers, which are sorted. What their neighbours say the
// memory does not know: Prev and Next are empty.
func groupsOf(ctx context.Context, tx *transaction, ids []int64) ([]Numbered, error) {
	all := map[int64]Group{}
	err := in(ctx, tx, `SELECT m.grp, t.lang, t.text, m.prev, m.next, `+originColumns+`
		FROM member m JOIN segment t ON t.id = m.segment JOIN origin o ON o.id = m.origin WHERE m.grp IN (`, ids, func(rows *sql.Rows) error {
		var id int64
		var k key
		var prev, next int64
		o, err := scanOrigin(rows, &id, &k.lang, &k.text, &prev, &next)
		all[id] = append(all[id], Text{Lang: language.Make(k.lang), Text: k.text, prev: prev, next: next, Origin: o})
		return err
	})
	if err != nil {
		return nil, err
	}
	var groups []Numbered
	for _, id := range ids {
		g := all[id]
		slices.SortFunc(g, func(a, b Text) int {
			if a.Lang != b.Lang {
				return slices.Index(minutes.Languages, a.Lang) - slices.Index(minutes.Languages, b.Lang)
			}
			return strings.Compare(a.Text, b.Text)
		})
		groups = append(groups, Numbered{id, g})
	}
	return groups, nil
}

// All gives the groups in their order. An error is the last that it gives.
func (m *Memory) All(ctx context.Context) iter.Seq2[Numbered, error] {
	return func(yield func(Numbered, error) bool) {
		for last := int64(0); ; {
			var some []Numbered
			err := m.read(ctx, func(tx *transaction) error {
				var numbers []int64
				err := each(ctx, tx, `SELECT id FROM grp WHERE id > ? ORDER BY id LIMIT 1000`, []any{last}, ids(&numbers))
				if err != nil {
					return err
				}
				some, err = groupsOf(ctx, tx, numbers)
				return err
			})
			if err != nil {
				yield(Numbered{}, err)
				return
			}
			if len(some) == 0 {
				return
			}
			for _, g := range some {
				if !yield(g, nil) {
					return
				}
			}
			last = some[len(some)-1].ID
		}
	}
}

const groupsAtATime = 10000

// Merge adds all that another memory holds, with the neighbours it knows.
func (m *Memory) Merge(ctx context.Context, other *Memory) (Gain, error) {
	var sum Gain
	var some []Group
	flush := func() error {
		n, err := m.Add(ctx, some)
		sum.Groups += n.Groups
		sum.Segments += n.Segments
		some = some[:0]
		return err
	}
	for g, err := range other.All(ctx) {
		if err != nil {
			return sum, err
		}
		if some = append(some, g.Group); len(some) == groupsAtATime {
			if err := flush(); err != nil {
				return sum, err
			}
		}
	}
	return sum, flush()
}

// Stats counts what a memory holds.
type Stats struct {
	Groups   int
	Segments map[language.Tag]int
	Texts    map[minutes.State]int // texts in groups, by state
	Machine  int                   // of them, made by machines
}

// Stats counts what the memory holds.
func (m *Memory) Stats(ctx context.Context) (Stats, error) {
	s := Stats{Segments: map[language.Tag]int{}, Texts: map[minutes.State]int{}}
	err := m.read(ctx, func(tx *transaction) error {
		if err := tx.QueryRowContext(ctx, `SELECT count(*) FROM grp`).Scan(&s.Groups); err != nil {
			return err
		}
		err := each(ctx, tx, `SELECT lang, segments FROM tongue WHERE segments > 0`, nil, func(rows *sql.Rows) error {
			var lang string
			var n int
			err := rows.Scan(&lang, &n)
			s.Segments[language.Make(lang)] = n
			return err
		})
		if err != nil {
			return err
		}
		return each(ctx, tx, `SELECT o.state, o.machine, count(*) FROM member m JOIN origin o ON o.id = m.origin GROUP BY o.state, o.machine`, nil, func(rows *sql.Rows) error {
			var state, machine, n int
			if err := rows.Scan(&state, &machine, &n); err != nil {
				return err
			}
			if machine != 0 {
				s.Machine += n
			}
			name, err := stateOf(state)
			s.Texts[name] += n
			return err
		})
	})
	return s, err
}
