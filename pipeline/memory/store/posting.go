package store

import (
	"context"
	"database/sql"
	"encoding/binary"
	"math"
	"slices"
	"strings"

	"hexaglot/minutes"
)

// An entry says in the list of a token that a segment has it. Length and sketch tell
// of most segments that they are not like the one looked for, without reading them.
type entry struct {
	id     int64
	units  int // up to 255
	sketch sketch
}

// A list is kept in parts. The last one grows until it is full; then it is kept under
// the number of its first entry, and another grows. What is added rewrites one part
// only. Four full ones fit into a page of the database: most of what is written by an
// import is pages of growing parts.
const (
	growing  = math.MaxInt32
	fullPart = 850
)

// eachEntry reads a part.
func eachEntry(list []byte, f func(entry)) error {
	for id := int64(0); len(list) > 0; {
		d, n := binary.Uvarint(list)
		if n <= 0 || len(list) < n+9 {
			return minutes.Fail("store.index", "the index is damaged")
		}
		id += int64(d)
		f(entry{id, int(list[n]), sketch(binary.LittleEndian.Uint64(list[n+1:]))})
		list = list[n+9:]
	}
	return nil
}

// A part is a row of the table posting, whose entries are the distance to the id
// before, the units and the sketch.
type part struct {
	first, last int64
	list        []byte
}

func (p *part) add(e entry) {
	if len(p.list) == 0 {
		p.first = e.id
	}
	p.list = binary.AppendUvarint(p.list, uint64(e.id-p.last))
	p.list = append(p.list, byte(min(e.units, 255)))
	p.list = binary.LittleEndian.AppendUint64(p.list, uint64(e.sketch))
	p.last = e.id
}

// A posting is an entry for the list of a token.
type posting struct {
	token int64
	entry
}

// write puts entries behind those that the lists of a language have. Their ids are
// higher than any there. The entries are sorted by token and id.
func write(ctx context.Context, tx *transaction, lang string, all []posting) error {
	var lists [][]posting
	for begin, i := 0, 0; i < len(all); i++ {
		if i+1 == len(all) || all[i+1].token != all[i].token {
			lists = append(lists, all[begin:i+1])
			begin = i + 1
		}
	}
	into := newRows(tx, `posting (lang, token, part, list)`, 4)
	into.or = ` ON CONFLICT (lang, token, part) DO UPDATE SET list = excluded.list`
	for some := range slices.Chunk(lists, listsAtOnce) {
		parts, err := growingParts(ctx, tx, lang, some)
		if err != nil {
			return err
		}
		for _, list := range some {
			token := list[0].token
			at := parts[token]
			for _, e := range list {
				if len(at.list) > fullPart {
					if err := into.add(ctx, lang, token, at.first, at.list); err != nil {
						return err
					}
					at = part{}
				}
				at.add(e.entry)
			}
			if err := into.add(ctx, lang, token, growing, at.list); err != nil {
				return err
			}
		}
	}
	return into.flush(ctx)
}

const listsAtOnce = 2000

// growingParts reads those of some lists, by token.
func growingParts(ctx context.Context, tx *transaction, lang string, lists [][]posting) (map[int64]part, error) {
	parts := make(map[int64]part, len(lists))
	for some := range slices.Chunk(lists, 100) {
		// A join or an IN a server plans by what it believes of the table, and reads all
		// growing parts to find a hundred.
		query := `SELECT t.column1, (SELECT p.list FROM posting p WHERE p.lang = ? AND p.token = t.column1 AND p.part = ?)
			FROM (VALUES (CAST(? AS BIGINT))` + strings.Repeat(`, (?)`, len(some)-1) + `) AS t`
		args := []any{lang, growing}
		for _, l := range some {
			args = append(args, l[0].token)
		}
		err := each(ctx, tx, query, args, func(rows *sql.Rows) error {
			var token int64
			var p part
			if err := rows.Scan(&token, &p.list); err != nil {
				return err
			}
			err := eachEntry(p.list, func(e entry) {
				if p.first == 0 {
					p.first = e.id
				}
				p.last = e.id
			})
			parts[token] = p
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return parts, nil
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
		if err := rows.Scan(&raw); err != nil {
			return err
		}
		if err := eachEntry(raw, f); err != nil {
			return err
		}
	}
	return rows.Err()
}
