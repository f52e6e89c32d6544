package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"hexaglot/minutes"
	"hexaglot/pipeline/publish"
)

// A translated is what translate --format json prints of a meeting.
type translated struct {
	Coverage map[string]publish.Coverage
	Findings []minutes.Finding
}

// translated runs the program, with flags besides the usual, and reads what it prints.
func (r room) translated(flags ...string) (code int, m translated, words string) {
	r.Helper()
	code, out, words := r.hexaglot(append(append([]string{}, translate...), append(flags, "--format", "json")...)...)
	var all struct{ Meetings []translated }
	if err := json.Unmarshal([]byte(out), &all); err != nil || len(all.Meetings) != 1 {
		r.Fatalf("exit status %d: %v\n%s%s", code, err, out, words)
	}
	return code, all.Meetings[0], words
}

// settled is the repository without what it says of the pages that it had before.
func settled(r room) map[string]string {
	all := r.tree()
	for name, text := range all {
		all[name] = before.ReplaceAllString(text, "")
	}
	return all
}

var before = regexp.MustCompile(`,\s*"before": "\w+"|\s*<mda:meta type="before">\w+</mda:meta>`)

// TestBadEngines lets an engine be bad in French in each way there is, at once or after some good
// answers. The run ends in time and says why; what people wrote, what the memory holds and the
// other languages are there, these but for an engine that hangs at once; and when the engine
// is good again, the next run ends as if it had always been.
func TestBadEngines(t *testing.T) {
	start := newRoom(t)
	start.write("minutes.txt", minutesThen)
	start.write("known.tsv", "en\tfr\nSoup, bread and fruit will be served in the garden.\tSoupe, pain et fruits au jardin.\n")
	start.must("memory", "import", "-q", "--memory", "memory.db", "--state", "reviewed", "known.tsv")
	start.must("translate", "-q", "--memory", "none", "--engine", "none", "-o", "out", "minutes.txt")
	source := "<source>Trains run every hour from the airport.</source>"
	start.edit("out/translations/"+theMeeting+"/fr.xlf", source, source+"<target>Les trains partent toutes les heures de l’aéroport.</target>")

	good := start.copyTo(t)
	if code, m, words := good.translated(); code != exitDone || m.Coverage["fr"].Covered != m.Coverage["fr"].Words {
		t.Fatalf("exit status %d\n%s", code, words)
	}
	want, all := settled(good), len(good.asked())

	for name, c := range map[string]struct {
		at   string // after so many answers
		rule string
		said string
		fr   int // segments that nobody has translated, at least
	}{
		"garbage":         {"2", "engine.failed", "its answers are not in UTF-8", 5},
		"garbage at once": {"0", "engine.failed", "its answers are not in UTF-8", 9},
		"half":            {"2", "engine.failed", "it ended after ", 1},
		"html":            {"2", "engine.failed", "it answers with a page (<!DOCTYPE html><title>502 Bad Gateway</title>), not with lines of JSON", 5},
		"html at once":    {"0", "engine.failed", "it answers with a page (<!DOCTYPE html><title>502 Bad Gateway</title>), not with lines of JSON", 9},
		"page":            {"2", "engine.answer", "answer of exec:scribe is not used", 5},
		"long":            {"2", "engine.failed", "it writes a line of more than 1 MB", 5},
		"hang":            {"2", "engine.failed", "it was silent for 1 seconds and was stopped, after 2 of ", 5},
		"hang at once":    {"0", "engine.failed", "it was silent for 1 seconds and was stopped, after 0 of ", 9},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := start.copyTo(t)
			how, _, _ := strings.Cut(name, " ")
			r.env = []string{"SCRIBE_BAD=" + how, "SCRIBE_BAD_AFTER=" + c.at}
			began := time.Now()
			code, m, words := r.translated("--engine-timeout", "1s")
			if took := time.Since(began); code != exitDone || took > time.Minute {
				t.Errorf("exit status %d after %s\n%s", code, took, words)
			}
			found := false
			for _, f := range m.Findings {
				found = found || f.Rule == c.rule && strings.Contains(f.Message, c.said)
			}
			if !found || !strings.Contains(words, c.said) {
				t.Errorf("nothing says %q: %+v\n%s", c.said, m.Findings, words)
			}
			for lang, cover := range m.Coverage {
				open := cover.Segments - cover.Translated
				if lang == "fr" && open < c.fr || lang != "fr" && open > 0 && name != "hang at once" {
					t.Errorf("%s: %d segments are open\n%s", lang, open, words)
				}
			}
			page := r.read("out/content/minutes/" + theMeeting + "/index.fr.md")
			for _, text := range []string{"Soupe, pain et fruits au jardin.", "Les trains partent toutes les heures de l’aéroport."} {
				if !strings.Contains(page, text) {
					t.Errorf("the page does not hold %q:\n%s", text, page)
				}
			}
			if strings.Contains(page, "502") || strings.Contains(page, "réunion réunion") {
				t.Errorf("the page holds what is no answer:\n%s", page)
			}
			kept := len(r.drafts())
			r.env = nil
			if code, _, words := r.translated(); code != exitDone {
				t.Errorf("then exit status %d\n%s", code, words)
			}
			if n := len(r.asked()); n != all-kept {
				t.Errorf("%d questions then, want %d", n, all-kept)
			}
			r.same("with a good engine", settled(r), want)
		})
	}
}

// TestHungEngine lets an engine hang whose answers for other languages an earlier run has kept.
func TestHungEngine(t *testing.T) {
	r := newRoom(t)
	r.write("minutes.txt", minutesThen)
	r.must(append(translate, "--to", "ar,ru")...)
	if err := os.RemoveAll(filepath.Join(r.dir, "out")); err != nil {
		t.Fatal(err)
	}
	r.env = []string{"SCRIBE_BAD=hang", "SCRIBE_BAD_AFTER=0"}
	code, m, words := r.translated("--engine-timeout", "1s", "--fail-on", "warning")
	if code != exitFindings {
		t.Errorf("exit status %d, want %d", code, exitFindings)
	}
	for lang, c := range m.Coverage {
		if lang == "fr" && c.By["engine"] > 0 || (lang == "ar" || lang == "ru") && c.Translated < c.Segments {
			t.Errorf("%s: %+v\n%s", lang, c, words)
		}
	}
}
