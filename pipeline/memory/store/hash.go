package store

import (
	"context"
	"database/sql"
	"fmt"
	"strconv"
)

// Hash says which state the memory is in: memories with the same groups have the same,
// and what is added or forgotten changes it. Drafts do not. It costs one look at a
// number that is kept: the sum of a hash of each text in each group.
func (m *Memory) Hash(ctx context.Context) (string, error) {
	var sum uint64
	err := m.read(ctx, func(tx *transaction) (err error) {
		sum, err = sumOf(ctx, tx)
		return err
	})
	return fmt.Sprintf("%016x", sum), err
}

// sum is what a text in a group adds to the sum of all, by their hashes.
func (m *member) sum(group, text int64) uint64 {
	o := m.origin
	return hash64(fmt.Sprint(group, text, m.prev, m.next, o.State, o.Machine, o.When.Unix()) + "\x00" + o.Who + "\x00" + o.Source + "\x00" + o.Licence)
}

func sumOf(ctx context.Context, tx *transaction) (uint64, error) {
	s, err := setting(ctx, tx, "sum")
	if err != nil || s == "" {
		return 0, err
	}
	return strconv.ParseUint(s, 16, 64)
}

// count adds to the sum, which may overflow.
func count(ctx context.Context, tx *transaction, more uint64) error {
	if more == 0 {
		return nil
	}
	sum, err := sumOf(ctx, tx)
	if err != nil {
		return err
	}
	return set(ctx, tx, "sum", strconv.FormatUint(sum+more, 16))
}

// total makes the sum anew.
func total(ctx context.Context, tx *transaction) error {
	var sum uint64
	err := each(ctx, tx, `SELECT g.hash, t.hash, m.prev, m.next, `+originColumns+`
		FROM member m JOIN grp g ON g.id = m.grp JOIN segment t ON t.id = m.segment JOIN origin o ON o.id = m.origin`, nil, func(rows *sql.Rows) (err error) {
		var group, text int64
		var m member
		m.origin, err = scanOrigin(rows, &group, &text, &m.prev, &m.next)
		sum += m.sum(group, text)
		return err
	})
	if err != nil {
		return err
	}
	return set(ctx, tx, "sum", strconv.FormatUint(sum, 16))
}
