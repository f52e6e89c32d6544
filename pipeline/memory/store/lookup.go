package store

import (
	"context"
	"database/sql"
	"slices"

	"golang.org/x/text/language"
)

// A Query is a segment to be translated.
type Query struct {
	From, To   language.Tag
	Text       string
	Prev, Next string // the segments before and after it; both empty if unknown

	Limit     int        // how many matches; 0 for one
	Penalties *Penalties // nil for the usual ones
}

// Penalties are taken from the score of a match, in per cent.
type Penalties struct {
	Unreviewed float64 // nobody has reviewed the translation
	Machine    float64 // a machine made it
	Third      float64 // it was found through a third language
	Other      float64 // it has another source than Source
	Source     string  // empty: none is another
}

// Usual are the penalties of a query that gives none.
var Usual = Penalties{Unreviewed: 1, Machine: 5, Third: 5}

// MatchKind says how a match was found.
type MatchKind string

// The kinds of matches, the best first.
const (
	Context MatchKind = "context" // the same text between the same neighbours
	Exact   MatchKind = "exact"   // the same text
	Fuzzy   MatchKind = "fuzzy"
)

// A Match is what the memory knows of a segment.
type Match struct {
	Kind  MatchKind
	Known string // the text that was found
	Text  string // its translation
	Like  int    // how alike the texts are, in per cent; 100 if they are the same
	Score int    // that without the penalties
	Group int64
	Third bool // it was found through a third language

	Origin // of the translation

	score float64
}

// Lookup gives the best matches of a query, the best first: those of the same text
// if there are any, or else of texts that are like it to 60 per cent or more. At the
// same score, reviewed beats newer beats machine.
func (m *Memory) Lookup(ctx context.Context, q Query) ([]Match, error) {
	l := &lookup{memory: m, Query: q, from: code(q.From), to: code(q.To), penalties: Usual}
	l.Text = clean(q.Text)
	l.Limit = max(q.Limit, 1)
	if q.Penalties != nil {
		l.penalties = *q.Penalties
	}
	err := m.read(ctx, func(tx *transaction) error {
		l.tx = tx
		if err := l.exact(ctx); err != nil || len(l.found) > 0 {
			return err
		}
		o, err := m.order(ctx, tx, l.from)
		if err != nil {
			return err
		}
		return l.fuzzy(ctx, o)
	})
	return l.found, err
}

// A lookup is a query on its way.
type lookup struct {
	memory *Memory
	Query
	from, to  string
	penalties Penalties
	tx        *transaction
	found     []Match // the best first, Limit at most
}

// exact finds the translations of the same text.
func (l *lookup) exact(ctx context.Context) error {
	var ids []int64
	err := scan(ctx, l.ask(ctx, askHash), []any{key{l.from, l.Text}.hash()}, func(rows *sql.Rows) error {
		var id int64
		var k key
		err := rows.Scan(&id, &k.lang, &k.text)
		if k == (key{l.from, l.Text}) {
			ids = append(ids, id)
		}
		return err
	})
	if err != nil || len(ids) == 0 {
		return err
	}
	return l.translations(ctx, ids[0], l.Text, 1)
}

// translations offers those of a segment that is like the text asked for.
func (l *lookup) translations(ctx context.Context, id int64, source string, like float64) error {
	any, err := l.offer(ctx, askDirect, id, source, like)
	if err != nil || any {
		return err
	}
	_, err = l.offer(ctx, askThird, id, source, like)
	return err
}

func (l *lookup) offer(ctx context.Context, query int, id int64, source string, like float64) (any bool, err error) {
	prev, next := neighbour(l.from, l.Prev), neighbour(l.from, l.Next)
	err = scan(ctx, l.ask(ctx, query), []interface{}{id, l.to}, func(rows *sql.Rows) (err error) {
		any = true
		var p, n int64
		t := Match{Known: source, Third: query == askThird, Kind: Fuzzy, score: like}
		if t.Origin, err = scanOrigin(rows, &p, &n, &t.Text, &t.Group); err != nil {
			return err
		}
		if source == l.Text {
			t.Kind = Exact
			if p == prev && n == next && (p != 0 || n != 0) {
				t.Kind = Context
			}
		}
		t.score -= l.penalties.of(&t) / 100
		t.Like, t.Score = percent(like), max(percent(t.score), 0)
		l.keep(t)
		return nil
	})
	return any, err
}

func percent(share float64) int { return int(share*100 + 1e-9) }

// of is what a match loses.
func (p Penalties) of(t *Match) (sum float64) {
	if (Origin{State: t.State}).compare(Origin{}) <= 0 {
		sum += p.Unreviewed
	}
	if t.Machine {
		sum += p.Machine
	}
	if t.Third {
		sum += p.Third
	}
	if p.Source != "" && t.Source != p.Source {
		sum += p.Other
	}
	return sum
}

// keep puts a match among the best, each translation once.
func (l *lookup) keep(t Match) {
	l.found = append(l.found, t)
	slices.SortStableFunc(l.found, func(a, b Match) int { return -a.compare(b) })
	seen := map[string]bool{}
	l.found = slices.DeleteFunc(l.found, func(t Match) bool {
		double := seen[t.Text]
		seen[t.Text] = true
		return double
	})
	l.found = l.found[:min(len(l.found), l.Limit)]
}

// compare is above 0 if a is the better match.
func (a Match) compare(b Match) int {
	switch {
	case (a.Kind == Context) != (b.Kind == Context):
		if a.Kind == Context {
			return 1
		}
		return -1
	case a.score != b.score:
		if a.score > b.score {
			return 1
		}
		return -1
	}
	return a.Origin.compare(b.Origin)
}

// enough is the score below which nothing more is of use.
func (l *lookup) enough() float64 {
	if len(l.found) < l.Limit {
		return least
	}
	return max(least, l.found[len(l.found)-1].score)
}
