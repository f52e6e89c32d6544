package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"math"
	"slices"
)

// An order says which tokens of a language are rare. Two texts of which a share t
// need not be edited have a token in common among the rarest of each, if both are
// ordered alike (prefix filtering: Chaudhuri, Ganti, Kaushik, ICDE 2006). So the
// index holds only the rarest tokens of a segment, and they have short lists. The
// order stays until the language has grown by growth; then the index is made anew,
// until it is settled. A token that came later counts as rare: that costs time, if it
// has become common, but finds no less.
//
// Tokens that are too rare to be counted share lists, or there would be a list for
// every name and every chance pair of Han characters.
type order struct {
	epoch int
	count map[int64]int32 // of the tokens that were not rare
}

// list is where the index keeps a token.
func (o *order) list(token int64) int64 {
	if o.count[token] == 0 {
		return -1 - token%bundles
	}
	return token
}

const (
	least      = 0.6 // of similarity: what is less like the text is of no help
	firstOrder = 512 // segments of a language that give an order to begin with
	growth     = 10
	settled    = 50000   // segments of an order that stays
	common     = 4       // times a token stands in the language at least, to be counted,
	share      = 5000    // and in one of so many segments
	bundles    = 1 << 14 // lists for the others
	hanTokens  = 16      // of a Chinese segment, in the index at most
)

// rarest gives the lists of the tokens of a text, the rarest first, each once, without
// those that the index need not know. n is the number of units.
func (o *order) rarest(all []int64, n int, han bool) []int64 {
	type ranked struct {
		token int64
		count int32
	}
	ranks := make([]ranked, len(all))
	for i, t := range all {
		ranks[i] = ranked{t, o.count[t]}
	}
	slices.SortFunc(ranks, func(a, b ranked) int {
		if a.count != b.count {
			return int(a.count - b.count)
		}
		return cmp.Compare(a.token, b.token)
	})
	lists := make([]int64, 0, needed(n, least, han))
	for _, r := range ranks[:min(len(ranks), cap(lists))] {
		if l := o.list(r.token); !slices.Contains(lists, l) {
			lists = append(lists, l)
		}
	}
	return lists
}

// needed is the number of rarest tokens of which a text with a similarity of t or
// more must have one.
func needed(n int, t float64, han bool) int {
	if !han {
		// At least t·n units are the same, so one of n - t·n + 1 is.
		return n - int(math.Ceil(t*float64(n)-1e-9)) + 1
	}
	// The longest such text has n/t units, of which (1-t)·n/t are edited; each edit breaks two pairs.
	broken := 2*int((1-t)*float64(n)/t+1e-9) + 1
	return min(broken, hanTokens)
}

// order reads the order of a language, if the one we have is of another epoch.
func (m *Memory) order(ctx context.Context, tx *transaction, lang string) (*order, error) {
	var epoch int
	err := tx.StmtContext(ctx, m.ask[askEpoch]).QueryRowContext(ctx, lang).Scan(&epoch)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return nil, err
	}
	m.mu.Lock()
	o := m.orders[lang]
	m.mu.Unlock()
	if o != nil && o.epoch == epoch {
		return o, nil
	}
	o = &order{epoch: epoch, count: map[int64]int32{}}
	rows, err := tx.QueryContext(ctx, `SELECT token, count FROM token WHERE lang = ?`, lang)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var token int64
		var count int32
		if err := rows.Scan(&token, &count); err != nil {
			return nil, err
		}
		o.count[token] = count
	}
	m.keep(lang, o)
	return o, rows.Err()
}

func (m *Memory) keep(lang string, o *order) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.orders[lang] = o
}

// reindex counts the tokens of a language anew and makes its index.
func (m *Memory) reindex(ctx context.Context, tx *transaction, lang string) error {
	for _, q := range []string{`DELETE FROM posting WHERE lang = ?`, `DELETE FROM token WHERE lang = ?`} {
		if _, err := tx.ExecContext(ctx, q, lang); err != nil {
			return err
		}
	}
	o := &order{count: map[int64]int32{}}
	counted := 0
	err := eachText(ctx, tx, lang, func(all []text) error {
		for _, t := range all {
			counted++
			for _, k := range tokens(units(t.text)) {
				o.count[k]++
			}
		}
		if counted >= settled {
			return errEnough // of many more texts the words would take too much memory
		}
		return nil
	})
	if err != nil && !errors.Is(err, errEnough) {
		return err
	}
	rows := newRows(tx, `token (lang, token, count)`, 3)
	for token, n := range o.count {
		if int(n) < max(common, counted/share) {
			delete(o.count, token)
		}
	}
	for _, token := range sortedKeys(o.count) {
		if err := rows.add(ctx, lang, token, o.count[token]); err != nil {
			return err
		}
	}
	if err := rows.flush(ctx); err != nil {
		return err
	}
	before := func() reading { return reading{} } // those that are read on the other core
	err = eachText(ctx, tx, lang, func(all []text) error {
		ready := before()
		before = beside(func() reading { return o.read(all) })
		return write(ctx, tx, lang, ready.entries)
	})
	if err != nil {
		return err
	}
	if err := write(ctx, tx, lang, before().entries); err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `UPDATE tongue SET segments = (SELECT count(*) FROM segment WHERE segment.lang = tongue.lang), counted = ?, epoch = epoch + 1 WHERE lang = ?`, counted, lang)
	return err
}

var errEnough = errors.New("enough was counted")
