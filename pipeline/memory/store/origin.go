package store

import (
	"context"
	"database/sql"
	"errors"
	"hexaglot/minutes"
	"slices"
	"time"
)

// beats says whether an origin is to be kept rather than an older one of the same
// text: reviewed beats newer beats machine.
func (o Origin) beats(old Origin) bool { return o.compare(old) >= 0 }

// compare is below 0 if o is worth less than p.
func (o Origin) compare(p Origin) int {
	reviewed := func(o Origin) int {
		if o.State == minutes.Reviewed || o.State == minutes.Final {
			return slices.Index(states, o.State)
		}
		return 0
	}
	if d := reviewed(o) - reviewed(p); d != 0 {
		return d
	}
	if o.Machine != p.Machine {
		if o.Machine {
			return -1
		}
		return 1
	}
	return o.When.Compare(p.When)
}

const originColumns = `o.state, o.machine, o.who, o.made, o.source, o.licence`

// scanOrigin reads a row that ends in the originColumns.
func scanOrigin(rows *sql.Rows, before ...any) (o Origin, err error) {
	var state, machine int
	var made string
	if err := rows.Scan(append(before, &state, &machine, &o.Who, &made, &o.Source, &o.Licence)...); err != nil {
		return o, err
	}
	if o.State, err = stateOf(state); err != nil {
		return o, err
	}
	o.Machine = machine != 0
	if made != "" {
		o.When, err = time.Parse(time.RFC3339, made)
	}
	return o, err
}

// originID finds or adds an origin; known holds those of the transaction.
func originID(ctx context.Context, tx *transaction, o Origin, known map[Origin]int64) (int64, error) {
	if id, ok := known[o]; ok {
		return id, nil
	}
	made, machine := "", 0
	if !o.When.IsZero() {
		made = o.When.Format(time.RFC3339)
	}
	if o.Machine {
		machine = 1
	}
	args := []any{slices.Index(states, o.State), machine, o.Who, made, o.Source, o.Licence}
	var id int64
	err := tx.QueryRowContext(ctx, `SELECT id FROM origin WHERE state = ? AND machine = ? AND who = ? AND made = ? AND source = ? AND licence = ?`, args...).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		if id, err = lastID(ctx, tx, `SELECT max(id) FROM origin`); err != nil {
			return 0, err
		}
		id++
		_, err = tx.ExecContext(ctx, `INSERT INTO origin (id, state, machine, who, made, source, licence) VALUES (?, ?, ?, ?, ?, ?, ?)`, append([]any{id}, args...)...)
	}
	known[o] = id
	return id, err
}
