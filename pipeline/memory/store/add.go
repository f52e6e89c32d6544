package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"time"
)

// Gain counts what was new to the memory.
type Gain struct {
	Groups   int
	Segments int
}

// Add adds groups: all or, with an error, none. A group whose segments are those of
// one that is there becomes that one, with the better origin of the two. To add
// many, give 10,000 at a time: fewer take longer, more take more memory.
func (m *Memory) Add(ctx context.Context, groups []Group) (Gain, error) {
	var done Gain
	b, err := newBatch(groups)
	if err != nil {
		return done, err
	}
	err = m.write(ctx, func(tx *transaction) error {
		old := map[string]*order{} // as it is before this transaction: what is cut off must not be kept
		for lang := range b.langs {
			if old[lang], err = m.order(ctx, tx, lang); err != nil {
				return err
			}
		}
		news, err := b.segments(ctx, tx)
		if err != nil {
			return err
		}
		langs := sortedKeys(news)
		read := make([]func() reading, len(langs))
		for i, lang := range langs {
			read[i] = beside(func() reading { return old[lang].read(news[lang]) })
		}
		if done.Groups, err = b.groups(ctx, tx); err != nil {
			return err
		}
		if err := count(ctx, tx, b.sum); err != nil {
			return err
		}
		for i, lang := range langs {
			done.Segments += len(news[lang])
			if err := m.grow(ctx, tx, lang, news[lang], read[i]()); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return Gain{}, err
	}
	return done, nil
}

// A batch is groups to be added.
type batch struct {
	langs map[string]bool
	ids   map[key]int64 // of the segments; 0 if it is not known yet
	old   int64         // the last id of those that were there
	keys  []key         // of ids, in the order of the groups
	all   []place
	byKey map[int64]int // of a group's hash, where it stands in all
	sum   uint64        // what the sum of all members changes by
}

// A place is a group to be added.
type place struct {
	hash    int64
	members []member
}

type member struct {
	key        key
	prev, next int64
	origin     Origin
}

func newBatch(groups []Group) (*batch, error) {
	b := &batch{langs: map[string]bool{}, ids: map[key]int64{}, byKey: map[int64]int{}}
	for i, g := range groups {
		keys, err := g.keys()
		if err != nil {
			return nil, fmt.Errorf("group %d: %w", i+1, err)
		}
		var p place
		var hashes []int64
		for j, k := range keys {
			if slices.Contains(keys[:j], k) {
				continue
			}
			if _, ok := b.ids[k]; !ok {
				b.ids[k] = 0
				b.keys = append(b.keys, k)
				b.langs[k.lang] = true
			}
			t := g[j]
			t.When = t.When.UTC().Truncate(time.Second)
			prev, next := t.neighbours(k.lang)
			p.members = append(p.members, member{k, prev, next, t.Origin})
			hashes = append(hashes, k.hash())
		}
		p.hash = groupHash(hashes)
		if at, ok := b.byKey[p.hash]; ok {
			b.all[at].improve(p)
			continue
		}
		b.byKey[p.hash] = len(b.all)
		b.all = append(b.all, p)
	}
	return b, nil
}

// improve takes over what another place of the same segments says better.
func (p *place) improve(q place) {
	for _, m := range q.members {
		i := slices.IndexFunc(p.members, func(n member) bool { return n.key == m.key })
		if i >= 0 && m.origin.beats(p.members[i].origin) {
			p.members[i] = m
		}
	}
}

// segments finds the segments of a batch, and returns those that are not there by
// language, with the ids that they get.
func (b *batch) segments(ctx context.Context, tx *transaction) (map[string][]text, error) {
	hashes := make([]int64, len(b.keys))
	for i, k := range b.keys {
		hashes[i] = k.hash()
	}
	err := in(ctx, tx, `SELECT id, lang, text FROM segment WHERE hash IN (`, sorted(hashes), func(rows *sql.Rows) error {
		var id int64
		var k key
		err := rows.Scan(&id, &k.lang, &k.text)
		if _, ok := b.ids[k]; ok {
			b.ids[k] = id
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	if b.old, err = lastID(ctx, tx, `SELECT max(id) FROM segment`); err != nil {
		return nil, err
	}
	news := map[string][]text{}
	for i, k := range b.keys {
		if b.ids[k] == 0 {
			news[k.lang] = append(news[k.lang], text{hash: hashes[i], text: k.text})
		}
	}
	last := b.old
	for _, lang := range sortedKeys(news) {
		for i, t := range news[lang] {
			last++
			news[lang][i].id = last
			b.ids[key{lang, t.text}] = last
		}
	}
	return news, nil
}

func lastID(ctx context.Context, tx *transaction, query string) (int64, error) {
	var last sql.NullInt64
	err := tx.QueryRowContext(ctx, query).Scan(&last)
	return last.Int64, err
}

// groups adds the groups of a batch that are not there, and gives those that are the
// better origin. It returns how many are new.
func (b *batch) groups(ctx context.Context, tx *transaction) (int, error) {
	there := map[int64]int64{} // ids by hash
	var hashes []int64
	for _, p := range b.all {
		if !slices.ContainsFunc(p.members, func(m member) bool { return b.ids[m.key] > b.old }) { // a new segment is in no group
			hashes = append(hashes, p.hash)
		}
	}
	err := in(ctx, tx, `SELECT id, hash FROM grp WHERE hash IN (`, sorted(hashes), func(rows *sql.Rows) error {
		var id, hash int64
		err := rows.Scan(&id, &hash)
		there[hash] = id
		return err
	})
	if err != nil {
		return 0, err
	}
	last, err := lastID(ctx, tx, `SELECT max(id) FROM grp`)
	if err != nil {
		return 0, err
	}
	origins := map[Origin]int64{}
	grps := newRows(tx, `grp (id, hash)`, 2)
	members := newRows(tx, `member (grp, segment, origin, prev, next)`, 5)
	added := 0
	for _, p := range b.all {
		if id, ok := there[p.hash]; ok {
			if err := b.confirm(ctx, tx, id, p, origins); err != nil {
				return 0, err
			}
			continue
		}
		last++
		added++
		if err := grps.add(ctx, last, p.hash); err != nil {
			return 0, err
		}
		for _, m := range p.members {
			origin, err := originID(ctx, tx, m.origin, origins)
			if err != nil {
				return 0, err
			}
			b.sum += m.sum(p.hash, m.key.hash())
			if err := members.add(ctx, last, b.ids[m.key], origin, m.prev, m.next); err != nil {
				return 0, err
			}
		}
	}
	return added, errors.Join(grps.flush(ctx), members.flush(ctx))
}

// confirm gives the members of a group that is there what a new one says better.
func (b *batch) confirm(ctx context.Context, tx *transaction, id int64, p place, origins map[Origin]int64) error {
	old := map[int64]member{}
	err := each(ctx, tx, `SELECT m.segment, m.prev, m.next, `+originColumns+` FROM member m JOIN origin o ON o.id = m.origin WHERE m.grp = ?`, []any{id}, func(rows *sql.Rows) (err error) {
		var segment int64
		var m member
		m.origin, err = scanOrigin(rows, &segment, &m.prev, &m.next)
		old[segment] = m
		return err
	})
	if err != nil {
		return err
	}
	for _, m := range p.members {
		was := old[b.ids[m.key]]
		was.key = m.key
		if was == m || !m.origin.beats(was.origin) {
			continue
		}
		b.sum += m.sum(p.hash, m.key.hash()) - was.sum(p.hash, m.key.hash())
		origin, err := originID(ctx, tx, m.origin, origins)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `UPDATE member SET origin = ?, prev = ?, next = ? WHERE grp = ? AND segment = ?`,
			origin, m.prev, m.next, id, b.ids[m.key]); err != nil {
			return err
		}
	}
	return nil
}
