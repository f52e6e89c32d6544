package store

import (
	"context"
	"database/sql"
	"strings"
)

// The queries of a lookup are prepared once: reading their SQL takes longer than
// answering them.
const (
	askEpoch = iota
	askHash
	askDirect
	askThird
	askList
	askTexts
)

const textsAtOnce = 8

var asks = []string{
	askEpoch: `SELECT epoch FROM tongue WHERE lang = ?`,
	askHash:  `SELECT id, lang, text FROM segment WHERE hash = ?`,

	askDirect: `SELECT m.prev, m.next, t.text, n.grp, ` + originColumns + `
		FROM member m JOIN member n ON n.grp = m.grp JOIN segment t ON t.id = n.segment JOIN origin o ON o.id = n.origin
		WHERE m.segment = ? AND t.lang = ? ORDER BY o.state DESC, o.machine, o.made DESC, n.grp LIMIT 50`,

	// From the segment to one of a third language in its group, and from that, in
	// another group, to the translation.
	askThird: `SELECT 0, 0, t.text, n.grp, ` + originColumns + `
		FROM member m JOIN member x ON x.grp = m.grp JOIN member y ON y.segment = x.segment
		JOIN member n ON n.grp = y.grp JOIN segment t ON t.id = n.segment JOIN origin o ON o.id = n.origin
		WHERE m.segment = ? AND x.segment <> m.segment AND y.grp <> m.grp AND t.lang = ? ORDER BY o.state DESC, o.machine, o.made DESC, n.grp LIMIT 50`,

	askList:  `SELECT list FROM posting WHERE lang = ? AND token = ? ORDER BY part`,
	askTexts: `SELECT id, text FROM segment WHERE id IN (?` + strings.Repeat(`, ?`, textsAtOnce-1) + `)`,
}

// prepareAsks prepares the queries; it is called before anybody asks.
func (m *Memory) prepareAsks(ctx context.Context) error {
	m.ask = make([]*sql.Stmt, len(asks))
	for i, q := range asks {
		var err error
		if m.ask[i], err = m.db.PrepareContext(ctx, m.dialect.bind(q)); err != nil {
			return err
		}
	}
	return nil
}

func (l *lookup) ask(ctx context.Context, query int) *sql.Stmt {
	return l.tx.StmtContext(ctx, l.memory.ask[query])
}

// scan runs a prepared query and gives its rows.
func scan(ctx context.Context, query *sql.Stmt, args []any, f func(*sql.Rows) error) error {
	rows, err := query.QueryContext(ctx, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := f(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}
