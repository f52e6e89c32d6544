package main

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// times are when the files of a room were last written, but for the logs of the scribe.
func (r room) times() map[string]string {
	r.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(r.dir, func(name string, e fs.DirEntry, err error) error {
		if err != nil || name == r.dir || strings.HasPrefix(e.Name(), "log") {
			return err
		}
		info, err := e.Info()
		all[name] = info.ModTime().String()
		return err
	})
	if err != nil {
		r.Fatal(err)
	}
	return all
}

// with is the usual command with another engine, and flags.
func with(engine string, flags ...string) []string {
	args := append([]string{}, translate...)
	for i, a := range args {
		if strings.HasPrefix(a, "memory,exec:") {
			args[i] = engine
		}
	}
	return append(args, flags...)
}

// TestUnchanged runs again what has not changed, or little: only what has is asked and
// written, and what people wrote stays in all of it.
func TestUnchanged(t *testing.T) {
	r := worked(t)
	r.write("minutes.txt", minutesThen)
	dir := "out/content/minutes/" + theMeeting + "/"
	people := func(what string) {
		t.Helper()
		if !strings.Contains(r.read(dir+"index.ru.md"), "## Первое: 1.") {
			t.Errorf("%s: the page that was edited by hand is lost", what)
		}
		if !strings.Contains(r.read("out/translations/"+theMeeting+"/fr.xlf"), `<segment id="s2-b1-1" state="reviewed">`) {
			t.Errorf("%s: what a person reviewed is lost", what)
		}
	}
	french := regexp.MustCompile(`(?m)^- .*`)
	reviewed := french.FindString(strings.SplitAfter(r.read(dir+"index.fr.md"), "## 2.")[1])

	r.must(translate...)
	files, times := r.tree(), r.times()
	for _, engine := range []string{"memory,exec:scribe", "exec:scribe,memory", "memory"} {
		r.must(with(engine)...)
		if asked := r.asked(); len(asked) > 0 {
			t.Errorf("%s: an unchanged file is asked for: %q", engine, asked)
		}
		r.same(engine+": an unchanged file", r.tree(), files)
		r.same(engine+": the times of an unchanged file", r.times(), times)
		people("an unchanged file")
	}

	r.write("minutes.txt", strings.Replace(minutesThen, "was postponed", "was put off", 1))
	r.must(translate...)
	for i, lang := range []string{"zh", "es", "fr", "ar", "ru"} {
		if asked := r.asked(); len(asked) != 5 || asked[i] != lang+" A vote on tea or coffee was put off." {
			t.Errorf("one sentence has changed, and this is asked: %q", asked)
		}
	}
	people("a changed sentence")
	r.write("minutes.txt", minutesThen)
	r.must(translate...)
	if asked := r.asked(); len(asked) > 0 {
		t.Errorf("it has changed back, and this is asked: %q", asked)
	}

	old := r.read(dir + "index.es.md")
	want := -4 // reviewed in French
	for asked := range r.drafts() {
		if !strings.HasPrefix(asked, "ar ") && !strings.Contains(asked, "put off") {
			want++ // in Arabic all is final
		}
	}
	r.must(with("memory,exec:scribe 2")...)
	if n := len(r.asked()); n != want || r.read(dir+"index.es.md") == old {
		t.Errorf("another version of the engine is asked %d times: %q", n, r.asked())
	}
	people("another version of the engine")
	if page := r.read(dir + "index.fr.md"); !strings.Contains(page, reviewed) {
		t.Errorf("another version of the engine takes %s out of\n%s", reviewed, page)
	}

	r.must(with("none")...)
	people("no machine")
	page := r.read(dir + "index.fr.md")
	if !strings.Contains(page, reviewed) || strings.Count(page, "⟦en⟧") != 16-4 {
		t.Errorf("without machines, the page is\n%s", page)
	}
	if strings.Contains(r.read("out/translations/"+theMeeting+"/es.xlf"), "exec:scribe") {
		t.Error("without machines, the state names the engine")
	}
	r.must(translate...)
	if asked := r.asked(); len(asked) > 0 {
		t.Errorf("the engine has answered before, and is asked %q", asked)
	}
	for name, text := range files {
		files[name] = before.ReplaceAllString(text, "")
	}
	r.same("in the end", settled(r), files)
}

// TestTwoAtOnce runs two on the same minutes: they wait for each other, and ask once.
func TestTwoAtOnce(t *testing.T) {
	r := newRoom(t)
	r.write("minutes.txt", minutesThen)
	alone := r.copyTo(t)
	alone.must(translate...)
	r.env = []string{"SCRIBE_DELAY=3ms"}
	one, two := r.command(translate...), r.command(translate...)
	two.Env = append(two.Env, "SCRIBE_LOG="+r.log())
	one.Env = append(one.Env, "SCRIBE_LOG="+r.log())
	var words bytes.Buffer
	one.Stderr = &words
	if err := one.Start(); err != nil {
		t.Fatal(err)
	}
	if out, err := two.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
	if err := one.Wait(); err != nil {
		t.Errorf("%v\n%s", err, &words)
	}
	if n := len(r.asked()); n != len(alone.asked()) {
		t.Errorf("two at once ask %d times, one alone %d", n, len(alone.asked()))
	}
	r.same("two at once", r.tree(), alone.tree())
	r.same("the memory of two at once", r.drafts(), alone.drafts())
}

// table reads the table of a run: words by language and column.
func table(t *testing.T, words string) map[string]map[string]int {
	t.Helper()
	all := map[string]map[string]int{}
	var head []string
	for line := range strings.Lines(words) {
		line, ok := strings.CutPrefix(strings.TrimRight(line, "\n"), "hexaglot: ")
		cells := regexp.MustCompile(`  +`).Split(line, -1)
		switch {
		case ok && strings.HasPrefix(line, "  ") && len(cells) > 1 && cells[1] == "words":
			head = cells
		case ok && head != nil && len(cells) == len(head):
			all[cells[0]] = map[string]int{}
			for i, cell := range cells[1:] {
				n, err := strconv.Atoi(cell)
				if err != nil || n < 0 {
					t.Errorf("%s of %s is %s\n%s", head[i+1], cells[0], cell, words)
				}
				all[cells[0]][head[i+1]] = n
			}
		}
	}
	if len(all) != 5 {
		t.Fatalf("%d languages in the table\n%s", len(all), words)
	}
	return all
}

// TestDryRun says before each kind of run what it will be, and writes nothing.
func TestDryRun(t *testing.T) {
	fresh := newRoom(t)
	fresh.write("minutes.txt", minutesThen)
	at := worked(t)
	same := at.copyTo(t)
	same.write("minutes.txt", minutesThen)
	for name, c := range map[string]struct {
		in     room
		engine string
	}{
		"new":             {fresh, "memory,exec:scribe"},
		"no engine":       {at, "memory"},
		"a new version":   {at, "memory,exec:scribe"},
		"another engine":  {at, "memory,exec:scribe 2"},
		"no machine":      {at, "none"},
		"nothing changed": {same, "memory,exec:scribe"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := c.in.copyTo(t)
			r.env = []string{"XDG_DATA_HOME=" + filepath.Join(r.dir, "data")}
			times := r.times()
			_, said := r.must(with(c.engine, "--dry-run")...)
			r.same("a dry run", r.times(), times)
			if asked := r.asked(); len(asked) > 0 {
				t.Errorf("a dry run asks %q", asked)
			}
			dry := table(t, said)
			_, said = r.must(with(c.engine)...)
			real := table(t, said)
			asked := 0
			for lang, row := range real {
				would := dry[lang]
				asked += would["to ask an engine"]
				if would["new"]+would["changed"] > 0 != (strings.HasPrefix(name, "new") || c.in.dir == at.dir) {
					t.Errorf("%s: %d new words, %d changed", lang, would["new"], would["changed"])
				}
				would["exec:scribe"] += would["to ask an engine"]
				for _, column := range []string{"to ask an engine", "new", "changed", "with suggestions"} {
					delete(would, column)
				}
				for column := range row {
					if column != "with suggestions" && row[column] != would[column] {
						t.Errorf("%s: %d words are %s, the dry run said %d\n%s", lang, row[column], column, would[column], said)
					}
				}
			}
			if n := len(r.asked()); n > 0 != (asked > 0) {
				t.Errorf("%d questions, of %d words as the dry run said", n, asked)
			}
		})
	}
}

// TestForgetDrafted forgets a name that stands in minutes which an engine has drafted: no
// file of the memory has it then, also where its words are in tags.
func TestForgetDrafted(t *testing.T) {
	r := newRoom(t)
	r.write("minutes.txt", strings.Replace(minutesThen, "The host was thanked", "Zuleika Quorn was thanked", 1)+
		"- Read what Zuleika [Quorn](https://example.org/q) wrote about bread.\n- The bread of Zuleika Quorn was good.\n")
	r.must(translate...)
	holds := func() (found []string) {
		files, _ := filepath.Glob(filepath.Join(r.dir, "memory.db*"))
		for _, name := range files {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if data = bytes.ToLower(data); bytes.Contains(data, []byte("zuleika")) || bytes.Contains(data, []byte("quorn")) {
				found = append(found, name)
			}
		}
		return found
	}
	if len(holds()) == 0 {
		t.Fatal("the memory does not hold the name")
	}
	kept := len(r.drafts())
	r.must("memory", "forget", "--memory", "memory.db", "--name", "Zuleika Quorn")
	if found := holds(); len(found) > 0 {
		t.Errorf("%s still hold the name: %q", found, r.drafts())
	}
	if n := len(r.drafts()); n != kept-3*5 {
		t.Errorf("%d drafts of %d are left", n, kept)
	}
}
