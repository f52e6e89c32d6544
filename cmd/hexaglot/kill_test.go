package main

import (
	"database/sql"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/language"

	"hexaglot/pipeline/publish"
)

const theMeeting = "2031-03-05-mag-virtual-meeting-4"

// minutesThen are the minutes that a person has worked on, and minutesNow their new version.
const minutesThen = `MAG Virtual Meeting 4
5 March 2031 | 11:00 UTC | Online
1. Opening
- The host was thanked by everyone in the room.
- Read [the second note](https://example.org/n) about travel before coming to the next call.
- Lamps, cables and chairs were counted twice; 12 chairs were broken.
- It was felt that the old lamps should be given away.
2. Travel
- Trains run every hour from the airport.
- Hotels near the harbour are full, and rooms in the old town cost more than before.
- Two members asked for a map with short paths.
- Nobody has heard from the driver.
3. Food
- Soup, bread and fruit will be served in the garden.
- A vote on tea or coffee was postponed.
Actions:
- The host will count the chairs again before the doors of the large hall are opened.
- The cook will send a list of prices.
`

var minutesNow = strings.NewReplacer(
	"Trains run every hour", "Trains run every second hour", // a person had translated it
	"- Nobody has heard from the driver.\n", "", // and this
	"The host will count", "The cook will count", // and this
	"12 chairs were broken", "13 chairs were broken",
	"3. Food\n", "3. Food\n- The kitchen has moved upstairs.\n- The garden is closed for the winter.\n",
).Replace(minutesThen)

// worked is a room in which people have worked: a page was edited by hand, texts were
// written and reviewed, and the source has a new version since.
func worked(t *testing.T) room {
	r := newRoom(t)
	r.write("minutes.txt", minutesThen)
	r.must(translate...)
	r.must("mark", "-q", "--memory", "memory.db", "--state", "reviewed", "--by", "Ana", "--to", "fr", "--segment", "s2,s2-b1-1,s2-b4-1,a3-1-1", "out")
	r.must("mark", "-q", "--memory", "memory.db", "--state", "final", "--to", "ar", "out")
	r.edit("out/content/minutes/"+theMeeting+"/index.ru.md", "## 1.", "## Первое: 1.")
	r.write("minutes.txt", minutesNow)
	return r
}

// copyTo copies what counts to a new room.
func (r room) copyTo(t *testing.T) room {
	t.Helper()
	c := newRoom(t)
	c.env, c.program = r.env, r.program
	for name, text := range r.tree() {
		name = filepath.Join("out", filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Join(c.dir, filepath.Dir(name)), 0o777); err != nil {
			t.Fatal(err)
		}
		c.write(name, text)
	}
	for _, name := range []string{"memory.db", "minutes.txt"} {
		if data, err := os.ReadFile(filepath.Join(r.dir, name)); err == nil {
			c.write(name, string(data))
		}
	}
	return c
}

// drafts are the answers of engines that the memory holds, by what was asked.
func (r room) drafts() map[string]string {
	r.Helper()
	return r.rows(`SELECT lang || ' ' || source, text FROM draft`)
}

// texts are what people have written, by group and language.
func (r room) texts() map[string]string {
	r.Helper()
	return r.rows(`SELECT grp || ' ' || lang, text FROM member JOIN segment ON segment.id = segment`)
}

// rows asks the memory; one that was killed before it was made has none.
func (r room) rows(query string) map[string]string {
	r.Helper()
	all := map[string]string{}
	file := filepath.Join(r.dir, "memory.db")
	if _, err := os.Stat(file); err != nil {
		return all
	}
	db, err := sql.Open("sqlite", "file:"+filepath.ToSlash(file)+"?_pragma=busy_timeout(10000)") // a run may be at work
	if err != nil {
		r.Fatal(err)
	}
	defer db.Close()
	rows, err := db.Query(query)
	if err != nil && strings.Contains(err.Error(), "no such table") {
		return all
	} else if err != nil {
		r.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var name, text string
		if err := rows.Scan(&name, &text); err != nil {
			r.Fatal(err)
		}
		all[name] = text
	}
	if rows.Err() != nil {
		r.Fatal(rows.Err())
	}
	return all
}

// TestKilled kills runs at random moments: what is on the disk then is whole, the next run
// completes it and asks for nothing that was answered, and in the end all is as if no run
// had been killed.
func TestKilled(t *testing.T) {
	if testing.Short() {
		t.Skip("short")
	}
	fresh := newRoom(t)
	fresh.write("minutes.txt", minutesNow)
	starts := []killing{{name: "worked on", from: worked(t)}, {name: "new", from: fresh}}
	for i := range starts {
		starts[i].prepare(t)
	}
	rnd := rand.New(rand.NewPCG(6, 9))
	kills := 0
	for n := 0; kills < 50; n++ {
		if n == 100 {
			t.Fatalf("only %d runs could be killed", kills)
		}
		// In every other round all is answered, and it is the writing that is cut off.
		kills += starts[n/2%len(starts)].round(t, rnd, min(6, 50-kills), n%2 == 1)
	}
	for _, k := range starts {
		t.Logf("%s: a run takes %s, of which %s without the engine; killed %d times before it was asked, %d while, %d after, of which %d while files were written", k.name, k.whole, k.idle, k.early, k.while, k.late, k.mixed)
	}
}

// A killing is a state of a repository from which runs are begun and killed.
type killing struct {
	name          string
	from          room
	before, after map[string]string // the files of the repository
	known, drafts map[string]string // drafts before and after
	memory        string            // in the end, its file
	texts         map[string]string // and what people wrote in it
	whole, idle   time.Duration     // that a run takes, and one which asks for nothing

	early, while, late, mixed int // kills by when they came
}

// prepare runs what is not killed.
func (k *killing) prepare(t *testing.T) {
	k.from.env = []string{"SCRIBE_DELAY=3ms"}
	k.before, k.known = k.from.tree(), k.from.drafts()
	r := k.from.copyTo(t)
	began := time.Now()
	r.must(translate...)
	k.whole = time.Since(began)
	k.after, k.drafts = r.tree(), r.drafts()
	if n := len(r.asked()); n != len(k.drafts)-len(k.known) || n < 10 {
		t.Fatalf("%s: %d questions, of which %d are kept", k.name, n, len(k.drafts)-len(k.known))
	}
	began = time.Now()
	r.must(translate...)
	k.idle = time.Since(began)
	r.same(k.name+": a second run", r.tree(), k.after)
	k.texts, k.memory = r.texts(), r.read("memory.db")
}

// round kills some runs one after the other, up to one that was too quick, and lets the last one end.
func (k *killing) round(t *testing.T, rnd *rand.Rand, most int, answered bool) (kills int) {
	r := k.from.copyTo(t)
	if answered {
		r.write("memory.db", k.memory)
	}
	for kills < most {
		open := len(k.drafts) - len(r.drafts())
		long := k.idle + (k.whole-k.idle)*time.Duration(open)/time.Duration(len(k.drafts)-len(k.known))
		c := r.command(translate...)
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		ended := make(chan struct{})
		go func() {
			_ = c.Wait() // its error is that it was killed
			close(ended)
		}()
		moment := rnd.Float64()
		if answered {
			r.untilWriting(ended)
			time.Sleep(time.Duration(moment * moment * float64(k.idle) / 5))
		} else {
			time.Sleep(time.Duration((0.4 + 0.5*moment) * float64(long)))
		}
		_ = c.Process.Kill() // its error is that it has ended
		<-ended
		if c.ProcessState.Success() { // the machine has become quicker
			k.whole, k.idle = k.whole*4/5, k.idle*4/5
			break
		}
		kills++
		k.intact(r, len(r.asked()))
		if t.Failed() {
			t.FailNow()
		}
	}
	missing := len(k.drafts) - len(r.drafts())
	r.must(translate...)
	if n := len(r.asked()); n != missing {
		t.Errorf("%s: after %d kills %d questions, want the %d without an answer", k.name, kills, n, missing)
	}
	r.same(k.name+": in the end", r.tree(), k.after)
	r.same(k.name+": the drafts", r.drafts(), k.drafts)
	r.same(k.name+": the memory", r.texts(), k.texts)
	return kills
}

// untilWriting waits until a run writes its first file, or has ended.
func (r room) untilWriting(ended <-chan struct{}) {
	for {
		select {
		case <-ended:
			return
		case <-time.After(100 * time.Microsecond):
		}
		for _, at := range []string{"out/*/*/.*.part", "out/*/*/*/.*.part"} {
			if found, _ := filepath.Glob(filepath.Join(r.dir, at)); len(found) > 0 {
				return
			}
		}
	}
}

// intact looks at what a killed run has left: each file is the one of before or the one of after.
func (k *killing) intact(r room, asked int) {
	r.Helper()
	now := r.tree()
	fresh, old := 0, 0
	for name, text := range now {
		if filepath.Base(name) == ".lock" {
			continue
		}
		before, was := k.before[name]
		after, willBe := k.after[name]
		switch {
		case was && text == before:
			if willBe && after != before {
				old++
			}
		case willBe && text == after:
			fresh++
		case strings.HasPrefix(filepath.Base(name), ".") && strings.HasSuffix(name, ".part"):
		default:
			r.Errorf("%s: a killed run leaves %s neither as it was nor as it will be: %s", k.name, name, difference(text, after))
		}
	}
	for name := range k.before {
		if _, there := now[name]; !there {
			r.Errorf("%s: a killed run has lost %s", k.name, name)
		}
	}
	for source, text := range r.drafts() {
		if k.drafts[source] != text {
			r.Errorf("%s: a killed run leaves the draft %q of %q", k.name, text, source)
		}
	}
	drafted := len(r.drafts()) == len(k.drafts)
	switch {
	case !drafted && asked == 0:
		k.early++
	case !drafted:
		k.while++
	default:
		k.late++
	}
	if fresh > 0 && (old > 0 || len(k.before) == 0 && now["data/minutes/manifest.json"] == "") {
		k.mixed++
	}
	repo, err := publish.Open(filepath.Join(r.dir, "out"))
	if err != nil {
		if len(k.before) > 0 {
			r.Error(err)
		}
		return
	}
	defer repo.Close()
	keys, err := repo.Keys()
	if err != nil || len(keys) == 0 && len(k.before) > 0 {
		r.Errorf("meetings: %q %v", keys, err)
	}
	for _, key := range keys {
		m, err := repo.Load(key)
		if err != nil {
			r.Errorf("%s: %v", k.name, err)
			continue
		}
		if len(k.before) == 0 {
			continue
		}
		if m.State(language.French).Targets["s2"].Origin.By != "Ana" {
			r.Errorf("%s: what a person confirmed is lost", k.name)
		}
	}
}
