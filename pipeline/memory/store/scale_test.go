package store

import (
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/language"

	"hexaglot/minutes"
)

// The figures of a large memory need text to draw words from: a folder with a file
// *.en, *.fr and so on, parallel by line.
//
//	go test ./pipeline/memory/store -run 'Scale|Recall' -v -corpus DIR -timeout 1h
var (
	corpus  = flag.String("corpus", "", "folder of parallel text, a file per language")
	sizes   = flag.String("sizes", "10000,1000000", "segments of the memories of TestScale")
	batchOf = flag.Int("batch", 10000, "groups that TestScale adds at once")
	on      = flag.String("on", "file", "database of TestScale, file or server")
	pair    = flag.String("pair", "en,fr", "languages of TestScale, from and to")
)

func corpusLines(t *testing.T, lang string) []string {
	if *corpus == "" {
		t.Skip("no -corpus")
	}
	files, err := filepath.Glob(filepath.Join(*corpus, "*."+lang))
	if err != nil || len(files) != 1 {
		t.Fatalf("one file *.%s in %s: %v %v", lang, *corpus, files, err)
	}
	data, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
	for i, l := range lines {
		lines[i] = clean(l)
	}
	return lines
}

// A drawer makes segments of words of a corpus: as long as its lines, each word as
// frequent as there. Of Chinese it draws runs of two characters.
type drawer struct {
	lines []string
	words []string
	space string
	rng   *rand.Rand
}

func newDrawer(lines []string, lang string, seed uint64) *drawer {
	d := &drawer{lines: lines, space: " ", rng: rand.New(rand.NewPCG(seed, 1))}
	if lang == "zh" {
		d.space = ""
	}
	for _, l := range lines {
		d.words = append(d.words, d.split(l)...)
	}
	return d
}

func (d *drawer) split(line string) []string {
	if d.space != "" {
		return strings.Fields(line)
	}
	var all []string
	for some := range slices.Chunk([]rune(line), 2) {
		all = append(all, string(some))
	}
	return all
}

func (d *drawer) word() string { return d.words[d.rng.IntN(len(d.words))] }

func (d *drawer) segment() string {
	n := len(d.split(d.lines[d.rng.IntN(len(d.lines))]))
	words := make([]string, n)
	for i := range words {
		words[i] = d.word()
	}
	return strings.Join(words, d.space)
}

// edit makes one to three edits: a word is put in, taken out or replaced.
func (d *drawer) edit(text string) string {
	words := d.split(text)
	for range 1 + d.rng.IntN(3) {
		i := d.rng.IntN(len(words))
		switch d.rng.IntN(3) {
		case 0:
			words = slices.Insert(words, i, d.word())
		case 1:
			if len(words) > 1 {
				words = slices.Delete(words, i, i+1)
			}
		default:
			words[i] = d.word()
		}
	}
	return strings.Join(words, d.space)
}

// masked is a text as the index sees it: all numbers are one.
func masked(text string) uint64 {
	h := uint64(fnvOffset)
	for _, u := range units(text) {
		if u.fact {
			u.hash = 1
		}
		h = (h ^ u.hash) * fnvPrime
	}
	return h
}

func TestScale(t *testing.T) {
	langs := strings.Split(*pair, ",")
	from, to := language.Make(langs[0]), language.Make(langs[1])
	lines, others := corpusLines(t, langs[0]), corpusLines(t, langs[1])
	ctx := context.Background()
	for _, size := range strings.Split(*sizes, ",") {
		var segments int
		fmt.Sscan(size, &segments)
		d, e := newDrawer(lines, langs[0], 1), newDrawer(others, langs[1], 2)
		where := database(*on).place(t)
		m := open(t, where)
		origin := Origin{State: minutes.Reviewed, Who: "somebody", When: time.Date(2024, 5, 28, 0, 0, 0, 0, time.UTC), Source: "made"}
		var shapes []uint64 // of all segments, a map of them would weigh more than the memory
		var sample []string
		var spent, spentCPU time.Duration
		n := 0
		for n < segments {
			var groups []Group
			for len(groups) < *batchOf && n < segments {
				a, b := d.segment(), e.segment()
				groups = append(groups, Group{{Lang: from, Text: a, Origin: origin}, {Lang: to, Text: b, Origin: origin}})
				shapes = append(shapes, masked(a), masked(b))
				if n%(segments/1000) == 0 {
					sample = append(sample, a)
				}
				n += 2
			}
			begin, cpu := time.Now(), busy(t)
			if _, err := m.Add(ctx, groups); err != nil {
				t.Fatal(err)
			}
			spent, spentCPU = spent+time.Since(begin), spentCPU+busy(t)-cpu
		}
		slices.Sort(shapes)
		distinct := len(slices.Compact(shapes))
		t.Logf("%d segments, %d%% distinct: added %.0f a second, %.0f a second of CPU", n, 100*distinct/n, float64(n)/spent.Seconds(), float64(n)/spentCPU.Seconds())
		m.Close()
		m = open(t, where)
		runtime.GC()
		ask := func(name string, query func() string, want func(q string, found []Match) bool) {
			var took []time.Duration
			right := 0
			cpu := busy(t)
			for range 1000 {
				q := query()
				begin := time.Now()
				found, err := m.Lookup(ctx, Query{From: from, To: to, Text: q})
				took = append(took, time.Since(begin))
				if err != nil {
					t.Fatal(err)
				}
				if want(q, found) {
					right++
				}
			}
			slices.Sort(took)
			t.Logf("%d segments, %s: median %v, 90%% %v, most %v, mean of CPU %v; %d of 1000 found", n, name, took[500], took[900], took[999], (busy(t)-cpu)/1000, right)
		}
		i := 0
		next := func() string { i++; return sample[i%len(sample)] }
		var was string
		ask("exact", next, func(q string, found []Match) bool { return len(found) > 0 && found[0].Kind == Exact })
		ask("1 to 3 edits", func() string { was = next(); return d.edit(was) }, func(q string, found []Match) bool {
			like := similarity(units(was), units(q), 0)
			return like < least || len(found) > 0 && found[0].Like >= min(percent(like), 99)
		})
		ask("unlike any", d.segment, func(_ string, found []Match) bool { return true })
		once := func(name string, f func() (int, error)) {
			begin, cpu := time.Now(), busy(t)
			found, err := f()
			if err != nil {
				t.Fatal(err)
			}
			t.Logf("%d segments, %s: %d in %v, of CPU %v", n, name, found, time.Since(begin), busy(t)-cpu)
		}
		some := strings.Fields(sample[0])
		for name, words := range map[string]string{"a word": d.word(), "three words": strings.Join(some[:min(3, len(some))], " "), "no text's words": "zebrowska"} {
			for _, limit := range []int{20, 0} {
				once(fmt.Sprintf("search for %s, limit %d", name, limit), func() (int, error) {
					found, err := m.Search(ctx, from, words, limit)
					return len(found), err
				})
			}
		}
		once("hash", func() (int, error) { _, err := m.Hash(ctx); return 0, err })
		once("stats", func() (int, error) { s, err := m.Stats(ctx); return s.Groups, err })
		t.Logf("%d segments: resident %s", n, resident())
		once("forget a text", func() (int, error) { return m.Forget(ctx, Target{Lang: from, Text: sample[1]}) })
		once("forget a name that is not there", func() (int, error) { return m.Forget(ctx, Target{Name: "zebrowska"}) })
		t.Logf("%d segments: resident %s", n, resident())
	}
}

// busy is the time that the process has had a core, collecting garbage included.
func busy(t *testing.T) time.Duration {
	var user, system int64
	data, err := os.ReadFile("/proc/self/stat")
	if err != nil {
		t.Skip(err)
	}
	fields := strings.Fields(string(data[strings.LastIndexByte(string(data), ')')+1:]))
	fmt.Sscan(fields[11], &user)
	fmt.Sscan(fields[12], &system)
	return time.Duration(user+system) * 10 * time.Millisecond // of proc(5), 100 in a second
}

// resident is the memory of the process, as Linux says it.
func resident() string {
	data, _ := os.ReadFile("/proc/self/status")
	var all []string
	for _, l := range strings.Split(string(data), "\n") {
		if strings.HasPrefix(l, "VmRSS") || strings.HasPrefix(l, "VmHWM") {
			all = append(all, strings.Join(strings.Fields(l), " "))
		}
	}
	return strings.Join(all, ", ")
}

// TestRecall compares the best match with that of an exhaustive search, for each
// line of a corpus against all others, and for lines that were edited.
func TestRecall(t *testing.T) {
	ctx := context.Background()
	for _, tag := range minutes.Languages {
		lang, to := code(tag), language.French
		if lang == "fr" {
			to = language.English
		}
		lines, others := corpusLines(t, lang), corpusLines(t, code(to))
		m := open(t, filepath.Join(t.TempDir(), "memory.db"))
		var groups []Group
		var us [][]unit
		for i, l := range lines {
			groups = append(groups, Group{{Lang: tag, Text: l}, {Lang: to, Text: others[i]}})
			us = append(us, units(l))
		}
		for some := range slices.Chunk(groups, 700) {
			if _, err := m.Add(ctx, some); err != nil {
				t.Fatal(err)
			}
		}
		check := func(name string, queries []string) {
			same, all := 0, 0
			var missed []string
			for i, q := range queries {
				mine := units(q)
				ms := sketchOf(mine)
				best := 0.0
				for j := range lines {
					if lines[j] == q || len(mine) == 0 || len(us[j]) == 0 {
						continue
					}
					if atMost(len(mine), len(us[j]), ms, sketchOf(us[j])) <= best {
						continue
					}
					best = max(best, similarity(mine, us[j], max(best, least)))
				}
				if best < least {
					continue
				}
				all++
				l := &lookup{memory: m, Query: Query{From: tag, To: to, Text: clean(q), Limit: 1}, from: lang, to: code(to)}
				err := fuzzyOnly(ctx, m, l)
				if err != nil {
					t.Fatal(err)
				}
				if len(l.found) > 0 && l.found[0].score >= min(best, almost)-1e-9 {
					same++
				} else if len(missed) < 3 {
					missed = append(missed, fmt.Sprintf("%d: %.2f %.60s", i, best, q))
				}
			}
			t.Logf("%s %s: %d of %d the same best score (%.1f%%) %q", lang, name, same, all, 100*float64(same)/float64(all), missed)
		}
		check("lines", lines)
		d := newDrawer(lines, lang, 3)
		var edited []string
		for range 2000 {
			edited = append(edited, d.edit(lines[d.rng.IntN(len(lines))]))
		}
		check("edited", edited)
	}
}
