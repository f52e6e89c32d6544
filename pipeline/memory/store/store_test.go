package store

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/language"

	"hexaglot/minutes"
)

var (
	en, fr, es = language.English, language.French, language.Spanish
	zh, ar, ru = language.Chinese, language.Arabic, language.Russian
)

func open(t testing.TB, file string) *Memory {
	t.Helper()
	m, err := Open(context.Background(), file)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { m.Close() })
	return m
}

// empty is a new memory in a folder of the test.
func empty(t testing.TB) *Memory {
	return open(t, filepath.Join(t.TempDir(), "memory.db"))
}

func add(t testing.TB, m *Memory, groups ...Group) Gain {
	t.Helper()
	n, err := m.Add(context.Background(), groups)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func find(t testing.TB, m *Memory, q Query) []Match {
	t.Helper()
	found, err := m.Lookup(context.Background(), q)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// said makes a group of a text in each language.
func group(texts ...any) (g Group) {
	for i := 0; i < len(texts); i += 2 {
		g = append(g, Text{Lang: texts[i].(language.Tag), Text: texts[i+1].(string)})
	}
	return g
}

func (g Group) by(o Origin) Group {
	g = slices.Clone(g)
	for i := range g {
		g[i].Origin = o
	}
	return g
}

func day(n int) time.Time { return time.Date(2025, 3, n, 0, 0, 0, 0, time.UTC) }

// fuzzyOnly looks up without the exact match.
func fuzzyOnly(ctx context.Context, m *Memory, l *lookup) error {
	return m.read(ctx, func(tx *sql.Tx) error {
		l.tx = tx
		o, err := m.order(ctx, tx, l.from)
		if err != nil {
			return err
		}
		return l.fuzzy(ctx, o)
	})
}

func TestLookup(t *testing.T) {
	m := empty(t)
	person := Origin{State: minutes.Reviewed, Who: "Reader", When: day(1)}
	add(t, m,
		group(en, "The Secretariat will share the draft programme.", fr, "Le secrétariat communiquera le projet de programme.", zh, "秘书处将分享方案草案。").by(person),
		group(en, "The Chair thanked all participants.", ar, "شكر الرئيس جميع المشاركين.", ru, "Председатель поблагодарил всех участников.").by(person),
		group(en, "The meeting was closed.", es, "Se levantó la sesión.").by(Origin{Machine: true}),
		group(fr, "La séance est levée.", en, "The meeting was closed.").by(person),
	)
	for _, c := range []struct {
		from, to language.Tag
		text     string
		want     string
	}{
		{en, fr, "The Secretariat will share the draft programme.", "exact 100: Le secrétariat communiquera le projet de programme."},
		{zh, fr, "秘书处将分享方案草案。", "exact 100: Le secrétariat communiquera le projet de programme."},
		{ru, ar, "Председатель поблагодарил всех участников.", "exact 100: شكر الرئيس جميع المشاركين."},
		{en, fr, "The Secretariat will send the draft programme.", "fuzzy 85: Le secrétariat communiquera le projet de programme."},
		{zh, fr, "秘书处将分享议程草案。", "fuzzy 80: Le secrétariat communiquera le projet de programme."},
		{ar, en, "شكر الرئيس المشاركين.", "fuzzy 75: The Chair thanked all participants."},
		{en, fr, "The secretariat will share the draft programme", "fuzzy 99: Le secrétariat communiquera le projet de programme."},
		{en, es, "The meeting was closed.", "exact 94: Se levantó la sesión."}, // unreviewed and a machine's
		{fr, es, "La séance est levée.", "exact 89: Se levantó la sesión."},    // and through English
		{en, zh, "The Chair thanked all participants.", ""},                    // nobody said it in Chinese
		{en, fr, "Nothing like it was ever said.", ""},
		{en, fr, "", ""},
		{en, fr, "…", ""},
		{language.German, fr, "Die Sitzung ist geschlossen.", ""},
	} {
		got := ""
		if found := find(t, m, Query{From: c.from, To: c.to, Text: c.text}); len(found) > 0 {
			got = fmt.Sprintf("%s %d: %s", found[0].Kind, found[0].Score, found[0].Text)
		}
		if got != c.want {
			t.Errorf("Lookup(%s, %s, %q) = %q, want %q", c.from, c.to, c.text, got, c.want)
		}
	}
}

// The same words mean other things in other places: the neighbours tell.
func TestContext(t *testing.T) {
	m := empty(t)
	a, b := group(en, "Chair", fr, "Présidente"), group(en, "Chair", fr, "Chaise")
	a[0].Prev, a[0].Next = "Ms. Example", "Members"
	b[0].Prev, b[0].Next = "Table", "Lamp"
	b[0].When, b[1].When = day(2), day(2)
	add(t, m, a, b)
	for _, c := range []struct{ prev, next, want string }{
		{"Ms. Example", "Members", "context Présidente"},
		{"Table", "Lamp", "context Chaise"},
		{"Table", "Members", "exact Chaise"}, // the newer one
		{"", "", "exact Chaise"},
	} {
		f := find(t, m, Query{From: en, To: fr, Text: "Chair", Prev: c.prev, Next: c.next})
		if got := string(f[0].Kind) + " " + f[0].Text; got != c.want {
			t.Errorf("between %q and %q: %s, want %s", c.prev, c.next, got, c.want)
		}
	}
}

func TestReviewedBeatsNewerBeatsMachine(t *testing.T) {
	m := empty(t)
	none := &Penalties{}
	steps := []struct {
		text string
		Origin
		best string
	}{
		{"machine, new", Origin{Machine: true, When: day(9)}, "machine, new"},
		{"person, old", Origin{State: minutes.Translated, When: day(1)}, "person, old"},
		{"person, newer", Origin{State: minutes.Translated, When: day(5)}, "person, newer"},
		{"reviewed, oldest", Origin{State: minutes.Reviewed}, "reviewed, oldest"},
		{"person, newest", Origin{State: minutes.Translated, When: day(8)}, "reviewed, oldest"},
	}
	for _, s := range steps {
		add(t, m, group(en, "It was agreed.", fr, s.text).by(s.Origin))
		if f := find(t, m, Query{From: en, To: fr, Text: "It was agreed.", Penalties: none}); f[0].Text != s.best {
			t.Errorf("after %q the best is %q, want %q", s.text, f[0].Text, s.best)
		}
	}
	f := find(t, m, Query{From: en, To: fr, Text: "It was agreed.", Penalties: none, Limit: 9})
	if len(f) != len(steps) || f[len(f)-1].Text != "machine, new" {
		t.Errorf("all matches: %v, want %d with the machine's last", f, len(steps))
	}
}

// What is added again is there once, with the better origin.
func TestAddAgain(t *testing.T) {
	m := empty(t)
	g := group(en, "Any other business", ru, "Прочие вопросы")
	if got, want := add(t, m, g, g, Group{g[1], g[0]}), (Gain{1, 2}); got != want {
		t.Errorf("first: %v, want %v", got, want)
	}
	for _, o := range []Origin{{State: minutes.Final, Who: "Reader"}, {State: minutes.Initial, Machine: true, When: day(7)}} {
		if got, want := add(t, m, g.by(o)), (Gain{0, 0}); got != want {
			t.Errorf("again: %v, want %v", got, want)
		}
	}
	f := find(t, m, Query{From: ru, To: en, Text: "Прочие вопросы", Limit: 5})
	if len(f) != 1 || f[0].State != minutes.Final || f[0].Who != "Reader" {
		t.Errorf("found %+v, want one that is final", f)
	}
}

func TestAddRefuses(t *testing.T) {
	m := empty(t)
	good := group(en, "Welcome", fr, "Bienvenue")
	for _, c := range []struct {
		bad  Group
		want string
	}{
		{nil, "group 2: it has no text"},
		{group(en, "Welcome", language.German, "Willkommen"), `group 2: "de" is none of the six languages`},
		{group(en, "Welcome", fr, " "), "group 2: no text in fr"},
		{group(en, "a\xff"), "group 2: the text in en is no UTF-8"},
		{good.by(Origin{State: "signed"}), `group 2: no state is called "signed"`},
	} {
		_, err := m.Add(context.Background(), []Group{good, c.bad})
		if err == nil || err.Error() != c.want {
			t.Errorf("Add(%v) = %v, want %s", c.bad, err, c.want)
		}
	}
	if f := find(t, m, Query{From: en, To: fr, Text: "Welcome"}); f != nil {
		t.Errorf("a batch with a fault was kept in part: %v", f)
	}
}

func TestOpenRefuses(t *testing.T) {
	dir := t.TempDir()
	change := func(name, statement string) string {
		file := filepath.Join(dir, name)
		m := open(t, file)
		if _, err := m.db.Exec(statement); err != nil {
			t.Fatal(err)
		}
		m.Close()
		return file
	}
	other := filepath.Join(dir, "other.db")
	db, _ := sql.Open("sqlite", other)
	if _, err := db.Exec(`CREATE TABLE shopping (item TEXT)`); err != nil {
		t.Fatal(err)
	}
	db.Close()
	text := filepath.Join(dir, "text.db")
	if err := os.WriteFile(text, bytes.Repeat([]byte("no database at all\n"), 200), 0o600); err != nil {
		t.Fatal(err)
	}
	for file, want := range map[string]string{
		change("newer.db", `UPDATE about SET value = '2'`): "it was written by a newer hexaglot (schema 2, this one knows 1): update hexaglot",
		other:                                 "it is a database, but no translation memory",
		text:                                  "it is no translation memory",
		filepath.Join(dir, "no", "folder.db"): "the file cannot be opened",
	} {
		before, _ := os.ReadFile(file)
		m, err := Open(context.Background(), file)
		if err == nil {
			m.Close()
		}
		if err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("Open(%s) = %v, want %s", filepath.Base(file), err, want)
		}
		if after, _ := os.ReadFile(file); !bytes.Equal(before, after) {
			t.Errorf("Open(%s) changed the file", filepath.Base(file))
		}
	}
	// Signs that mean something in an address are a name like any other.
	if odd := filepath.Join(dir, "odd ?#%20&.db"); open(t, odd) != nil {
		if _, err := os.Stat(odd); err != nil {
			t.Error(err)
		}
	}
}

// random makes texts of few words, so that many are alike, and some are said in
// several groups.
type random struct{ *rand.Rand }

var wordsOf = map[language.Tag]string{
	en: "the a chair secretariat report will share send draft agenda of on in 3 2024 forum Ms. Smith",
	fr: "le la président secrétariat rapport enverra projet ordre du jour de l' 3 2024 forum Dupont",
	zh: "主席秘书处报告将分享发送草案议程论坛的在3年",
	ar: "الرئيس الأمانة التقرير سترسل مشروع جدول الأعمال في من 3 المنتدى",
}

func (r random) text(lang language.Tag) string {
	all := strings.Fields(wordsOf[lang])
	space := " "
	if lang == zh {
		all, space = strings.Split(wordsOf[lang], ""), ""
	}
	words := make([]string, 1+r.IntN(12))
	for i := range words {
		words[i] = all[r.IntN(len(all))]
	}
	return strings.Join(words, space)
}

func (r random) groups(n int) (all []Group) {
	langs := []language.Tag{en, fr, zh, ar}
	for range n {
		var g Group
		for _, i := range r.Perm(len(langs))[:2+r.IntN(3)] {
			g = append(g, Text{Lang: langs[i], Text: r.text(langs[i]), Prev: r.text(langs[i]),
				Origin: Origin{State: states[r.IntN(len(states))], Machine: r.IntN(2) > 0, When: day(1 + r.IntN(20)), Source: "random"}})
		}
		all = append(all, g)
	}
	return all
}

// What was added is found, from each language to each, however the batches fell; and
// of what is alike, the best is found.
func TestFindsWhatWasAdded(t *testing.T) {
	for seed := range uint64(3) {
		r := random{rand.New(rand.NewPCG(seed, 7))}
		m := empty(t)
		all := r.groups(900)
		for rest := all; len(rest) > 0; {
			n := min(len(rest), 1+r.IntN(300))
			add(t, m, rest[:n]...)
			rest = rest[n:]
		}
		for _, g := range all {
			for _, a := range g {
				for _, b := range g {
					if a.Lang == b.Lang {
						continue
					}
					found := find(t, m, Query{From: a.Lang, To: b.Lang, Text: a.Text, Limit: 50})
					if !slices.ContainsFunc(found, func(f Match) bool { return f.Text == b.Text && f.Like == 100 }) {
						t.Fatalf("seed %d: %q is not found from %q", seed, b.Text, a.Text)
					}
				}
			}
		}
		bestOf(t, m, r, all)
	}
}

// bestOf compares a lookup with an exhaustive search.
func bestOf(t *testing.T, m *Memory, r random, all []Group) {
	t.Helper()
	missed, asked := 0, 0
	for range 300 {
		from, to := en, fr
		if r.IntN(2) > 0 {
			from, to = zh, ar
		}
		q := r.text(from)
		best := 0.0
		for _, g := range all {
			i := slices.IndexFunc(g, func(t Text) bool { return t.Lang == from })
			if i >= 0 && g[i].Text != q && slices.ContainsFunc(g, func(t Text) bool { return t.Lang == to }) {
				best = max(best, similarity(units(q), units(g[i].Text), 0))
			}
		}
		l := &lookup{memory: m, Query: Query{From: from, To: to, Text: q, Limit: 1}, from: code(from), to: code(to)}
		if err := fuzzyOnly(context.Background(), m, l); err != nil {
			t.Fatal(err)
		}
		if best < least {
			continue
		}
		asked++
		if len(l.found) == 0 || l.found[0].score < min(best, almost)-1e-9 {
			missed++
		}
	}
	if 50*missed > asked {
		t.Errorf("of %d best matches %d were missed", asked, missed)
	}
}

// What was cut off is not there, and what is there is whole.
func TestCutOff(t *testing.T) {
	m := empty(t)
	r := random{rand.New(rand.NewPCG(1, 1))}
	add(t, m, r.groups(100)...)
	before := dump(t, m)
	ctx, cancel := context.WithCancel(context.Background())
	go func() { time.Sleep(time.Millisecond); cancel() }()
	if _, err := m.Add(ctx, r.groups(20000)); err == nil {
		t.Skip("the machine is too fast for the test")
	}
	if after := dump(t, m); after != before {
		t.Error("a batch that was cut off left something")
	}
}

// dump is all that is in the tables, row by row.
func dump(t *testing.T, m *Memory) string {
	t.Helper()
	var b strings.Builder
	for table, by := range map[string]string{"segment": "id", "origin": "id", "grp": "id", "member": "grp, segment", "posting": "lang, token, part", "token": "lang, token", "tongue": "lang"} {
		rows, err := m.db.Query(`SELECT * FROM ` + table + ` ORDER BY ` + by)
		if err != nil {
			t.Fatal(err)
		}
		names, _ := rows.Columns()
		for rows.Next() {
			values := make([]any, len(names))
			for i := range values {
				values[i] = new(any)
			}
			if err := rows.Scan(values...); err != nil {
				t.Fatal(err)
			}
			for _, v := range values {
				fmt.Fprint(&b, *v.(*any), " ")
			}
			b.WriteByte('\n')
		}
		rows.Close()
	}
	lines := strings.Split(b.String(), "\n")
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}
