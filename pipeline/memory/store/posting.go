package store

import (
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"maps"
	"slices"
)

// An entry says in the list of a token that a segment has it. Length and sketch tell
// of most segments that they are not like the one looked for, without reading them.
type entry struct {
	id     int64
	units  int // up to 255
	sketch sketch
}

// fullPart is the size at which a list gets another part. Two fit into a page: what is
// added rewrites the last part only.
const fullPart = 1700

// appendEntry adds an entry to the list of a part, whose last entry is last.
func appendEntry(list []byte, last int64, e entry) []byte {
	list = binary.AppendUvarint(list, uint64(e.id-last))
	list = append(list, byte(min(e.units, 255)))
	return binary.LittleEndian.AppendUint64(list, uint64(e.sketch))
}

// eachEntry reads the list of a part that begins at id first.
func eachEntry(list []byte, first int64, f func(entry)) error {
	for id := first; len(list) > 0; {
		d, n := binary.Uvarint(list)
		if n <= 0 || len(list) < n+9 {
			return errors.New("the index is damaged")
		}
		id += int64(d)
		f(entry{id, int(list[n]), sketch(binary.LittleEndian.Uint64(list[n+1:]))})
		list = list[n+9:]
	}
	return nil
}

// A part is a row of the table posting.
type part struct {
	first, last int64
	list        []byte
}

func (p *part) add(e entry) {
	p.list = appendEntry(p.list, p.last, e)
	p.last = e.id
}

// postings are entries to be written, by token.
type postings map[int64][]entry

// write puts entries behind those that the lists of a language have. Their ids are
// higher than any there.
func (p postings) write(ctx context.Context, tx *transaction, lang string) error {
	find, err := tx.PrepareContext(ctx, `SELECT part, last, list FROM posting WHERE lang = ? AND token = ? ORDER BY part DESC LIMIT 1`)
	if err != nil {
		return err
	}
	defer find.Close()
	change, err := tx.PrepareContext(ctx, `UPDATE posting SET last = ?, list = ? WHERE lang = ? AND token = ? AND part = ?`)
	if err != nil {
		return err
	}
	defer change.Close()
	insert, err := tx.PrepareContext(ctx, `INSERT INTO posting (lang, token, part, last, list) VALUES (?, ?, ?, ?, ?)`)
	if err != nil {
		return err
	}
	defer insert.Close()
	for _, token := range slices.Sorted(maps.Keys(p)) { // in the order of the table: neighbours share pages
		var at part
		err := find.QueryRowContext(ctx, lang, token).Scan(&at.first, &at.last, &at.list)
		there := err == nil
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		flush := func() (err error) {
			if there {
				_, err = change.ExecContext(ctx, at.last, at.list, lang, token, at.first)
			} else if len(at.list) > 0 {
				_, err = insert.ExecContext(ctx, lang, token, at.first, at.last, at.list)
			}
			return err
		}
		grown := false
		for _, e := range p[token] {
			if len(at.list) > fullPart || len(at.list) == 0 {
				if grown {
					if err := flush(); err != nil {
						return err
					}
				}
				at, there = part{first: e.id, last: e.id}, false
			}
			at.add(e)
			grown = true
		}
		if err := flush(); err != nil {
			return err
		}
	}
	return nil
}

// list gives the entries of a token in the order of ids.
func (l *lookup) list(ctx context.Context, token int64, f func(entry)) error {
	rows, err := l.ask(ctx, askList).QueryContext(ctx, l.from, token)
	if err != nil {
		return err
	}
	defer rows.Close()
	var raw sql.RawBytes
	for rows.Next() {
		var first int64
		if err := rows.Scan(&first, &raw); err != nil {
			return err
		}
		if err := eachEntry(raw, first, f); err != nil {
			return err
		}
	}
	return rows.Err()
}
