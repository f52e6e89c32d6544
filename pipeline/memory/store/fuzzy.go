package store

import (
	"cmp"
	"context"
	"database/sql"
	"math/bits"
	"slices"
)

// perQuery is how many candidates are read at most.
const perQuery = 256

// A candidate is a segment that has a token of the query.
type candidate struct {
	id     int64
	best   float64 // it cannot be more alike
	tokens int     // that it shares with the query, of those asked for
}

// fuzzy finds texts that are like the one asked for. It asks for the tokens of the
// query, the rarest first, until no text that lacks all of them can be better than
// what was found: after an edit or two these are the first few, which have short
// lists in a memory of any size.
func (l *lookup) fuzzy(ctx context.Context, o *order) error {
	us := units(l.Text)
	mine, han := sketchOf(us), isHan(us)
	open := map[int64]*candidate{}
	read := map[int64]bool{}
	asked := map[int64]bool{}
	for i, at := range o.rarest(tokens(us), len(us), han) {
		if i >= needed(len(us), l.enough(), han) {
			break
		}
		asked[at] = true
		rest := mine
		if !han {
			rest = sketchOf(o.without(us, asked))
		}
		enough := l.enough()
		err := l.list(ctx, at, func(e entry) {
			best := atMost(len(us), e.units, mine, e.sketch)
			if e.units == 255 { // or more
				best = 1
			}
			if best < enough {
				return
			}
			c := open[e.id]
			if c == nil {
				c = &candidate{id: e.id}
			}
			if c.tokens++; !han && e.units < 255 {
				// A text that has this token has all those asked for before, if it has them at
				// all, in their lists; what is not there it lacks. Of the rest the sketch tells.
				same := len(us) - (i + 1 - c.tokens) - bits.OnesCount64(uint64(rest&^e.sketch))
				best = min(best, float64(same)/float64(max(len(us), e.units)))
			}
			if c.best = best; best >= enough && !read[e.id] {
				open[e.id] = c
			}
		})
		if err != nil {
			return err
		}
		// A text is read now if the search might end with it; for others there is time.
		if err := l.try(ctx, us, open, read, func(c *candidate) bool { return needed(len(us), c.best, han) <= i+1 }); err != nil {
			return err
		}
	}
	return l.try(ctx, us, open, read, func(*candidate) bool { return true })
}

// without are the units whose list is none of a set.
func (o *order) without(us []unit, lists map[int64]bool) (rest []unit) {
	for _, u := range us {
		if u.fact || !lists[o.list(int64(u.hash>>1))] {
			rest = append(rest, u)
		}
	}
	return rest
}

// try reads and compares those candidates that are wanted, the most promising first.
func (l *lookup) try(ctx context.Context, us []unit, open map[int64]*candidate, read map[int64]bool, wanted func(*candidate) bool) error {
	var all []*candidate
	for id, c := range open {
		if c.best < l.enough() {
			delete(open, id)
			continue
		}
		if wanted(c) {
			all = append(all, c)
		}
	}
	slices.SortFunc(all, func(a, b *candidate) int {
		return cmp.Or(-cmp.Compare(a.tokens, b.tokens), -cmp.Compare(a.best, b.best), cmp.Compare(a.id, b.id))
	})
	all = all[:min(len(all), max(0, perQuery-len(read)))]
	for some := range slices.Chunk(all, textsAtOnce) {
		ids := make([]any, textsAtOnce)
		for i, c := range some {
			if c.best >= l.enough() {
				ids[i] = c.id
			}
			read[c.id] = true
			delete(open, c.id)
		}
		var texts []text
		err := scan(ctx, l.ask(ctx, askTexts), ids, func(rows *sql.Rows) error {
			var t text
			err := rows.Scan(&t.id, &t.text)
			texts = append(texts, t)
			return err
		})
		if err != nil {
			return err
		}
		slices.SortFunc(texts, func(a, b text) int { return cmp.Compare(a.id, b.id) })
		for _, t := range texts {
			like := similarity(us, units(t.text), l.enough())
			if like < 0 || t.text == l.Text { // the same text was asked for before
				continue
			}
			// Only the same text is the same: here a comma or a capital may differ.
			if err := l.translations(ctx, t.id, t.text, min(like, almost)); err != nil {
				return err
			}
		}
	}
	return nil
}

// almost is how alike texts are that differ in punctuation, space or capitals only.
const almost = 0.99
