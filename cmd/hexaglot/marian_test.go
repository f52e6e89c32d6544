package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/language"

	"hexaglot/minutes"
	"hexaglot/pipeline/engine/marian/wordbook"
)

// The minutes of these tests, of which the models know all words.
const (
	neuralMinutes = `# MAG Meeting 2

5 March 2031 | 11:00 UTC | Online

## 1. Lamps

- See [the blue note](https://example.org/n) and count the lamps.
- The cook counted 12 lamps and [3 tables](https://example.org/t) in the hall.
- Write to lamp@example.org or see A/RES/70/125 before lunch.

## 2. Garden

- The garden is green. The hall is cold.
`
	neuralChinese = `# MAG 会议 2

2031年3月5日 | 11:00 UTC | 在线

## 1. 灯

- 见[这份蓝色说明](https://example.org/n)和数灯。
- 厨师数了12盏灯和[3桌子](https://example.org/t)。
`
)

// neuralWords are a word of English on each line, with one of French, Russian and Chinese.
const neuralWords = `Lamps Lampes Лампы 灯
Garden Jardin Сад 花园
See Voir Смотрите 见
see voir смотрите 看
the la эту 这份
blue bleue голубую 蓝色
note note записку 说明
and et и 和
count compter посчитать 数
lamps lampes лампы 盏灯
The Le Этот 这
cook cuisinier повар 厨师
counted a▁compté посчитал 数了
12 12 12 12
3 3 3 3
2 2 2 2
tables tables стола 桌子
in dans в 在
hall salle зале 大厅
Write Écrire Напишите 写给
to à к 到
or ou или 或
before avant до 之前
lunch déjeuner обеда 午饭
garden jardin сад 园子
is est есть 是
green vert зеленый 绿色的
cold froid холодный 冷的
MAG MAG MAG MAG
Meeting Réunion Совещание 会议
X1 X1 X1 X1
X2 X2 X2 X2
. . . 。`

// neuralBook is a model that knows these words in two languages.
func neuralBook(from, to string) wordbook.Book {
	b := wordbook.Book{From: language.MustParse(from), To: language.MustParse(to), Architecture: "tiny"}
	columns := []string{"en", "fr", "ru", "zh"}
	for line := range strings.Lines(neuralWords) {
		words := strings.Fields(line)
		source, target := words[slices.Index(columns, from)], words[slices.Index(columns, to)]
		if to != "zh" && target != "." {
			target = "▁" + target
		}
		if from == "zh" {
			b.Words = append(b.Words, [2]string{source, target})
		}
		if source != "." {
			source = "▁" + source // in Chinese, where a sentence begins
		}
		b.Words = append(b.Words, [2]string{source, target})
	}
	return b
}

// neural is a room with models.
func neural(t *testing.T, text string, books ...wordbook.Book) room {
	t.Helper()
	r := newRoom(t)
	r.install(books...)
	r.write("minutes.md", text)
	return r
}

// install puts models into the room.
func (r room) install(books ...wordbook.Book) {
	r.Helper()
	for _, b := range books {
		files, err := b.Files()
		if err != nil {
			r.Fatal(err)
		}
		dir := filepath.Join("models", b.Dir())
		if err := os.MkdirAll(filepath.Join(r.dir, dir), 0o777); err != nil {
			r.Fatal(err)
		}
		for name, data := range files {
			r.write(filepath.Join(dir, name), string(data))
		}
	}
}

// neurally is the command of these tests.
var neurally = []string{"translate", "--models", "models", "--memory", "memory.db", "--replace", "-o", "out", "minutes.md"}

const neuralMeeting = "2031-03-05-mag-meeting-2"

// TestNeural drafts with the models that are installed: who made a draft is said, links
// and addresses are where they belong, and what there are no models for stays as it is.
func TestNeural(t *testing.T) {
	r := neural(t, neuralMinutes, neuralBook("en", "fr"), neuralBook("en", "ru"))
	out, _ := r.must(append(slices.Clone(neurally), "--dry-run", "--format", "json")...)
	if r.tree()["content/minutes/"+neuralMeeting+"/index.fr.md"] != "" {
		t.Error("a dry run writes pages")
	}
	asked := func(out string) map[string]int {
		var report struct {
			Meetings []struct {
				Coverage map[string]struct{ Asked int }
			}
		}
		if err := json.Unmarshal([]byte(out), &report); err != nil || len(report.Meetings) != 1 {
			t.Fatalf("%v:\n%s", err, out)
		}
		all := map[string]int{}
		for lang, c := range report.Meetings[0].Coverage {
			all[lang] = c.Asked
		}
		return all
	}
	if n := asked(out); n["fr"] == 0 || n["ru"] != n["fr"] || n["zh"] != 0 {
		t.Errorf("it would ask for so many words: %v", n)
	}
	_, words := r.must(neurally...)
	if want := "the engine marian has no models for en→zh, en→es, en→ar; to install them: hexaglot models get en-zh en-es en-ar\n"; strings.Count(words, "engine.direction") != 1 || !strings.Contains(words, want) {
		t.Errorf("it does not say once %q:\n%s", want, words)
	}
	for _, lang := range minutes.Languages {
		r.has("content/minutes/"+neuralMeeting+"/index."+lang.String()+".md", "## 1. ")
	}
	r.has("content/minutes/"+neuralMeeting+"/index.fr.md",
		"## 1. Lampes {#s1}",
		"- Voir [la bleue note](https://example.org/n) et compter la lampes.",
		"- Le cuisinier a compté 12 lampes et [3 tables](https://example.org/t) dans la salle.",
		"- Écrire à lamp\\@example.org ou voir A/RES/70/125 avant déjeuner.",
		"- Le jardin est vert. Le salle est froid.")
	r.has("content/minutes/"+neuralMeeting+"/index.ru.md", "[3 стола](https://example.org/t)")
	r.has("content/minutes/"+neuralMeeting+"/index.zh.md", "⟦en⟧ The garden is green.")
	r.has("translations/"+neuralMeeting+"/fr.xlf", `<mda:meta type="origin">engine</mda:meta>`, `<mda:meta type="name">marian en-fr tiny</mda:meta>`)
	r.has("data/minutes/manifest.json", `"name": "marian en-fr tiny"`, `"name": "marian en-ru tiny"`)

	// Another model makes other drafts; what it has made, it is not asked again.
	better := neuralBook("en", "fr")
	better.Architecture = "base-memory"
	r.install(better)
	out, _ = r.must(append(slices.Clone(neurally), "--dry-run", "--format", "json")...)
	if n := asked(out); n["fr"] == 0 || n["ru"] != 0 {
		t.Errorf("with another model it would ask for so many words: %v", n)
	}
	r.must(neurally...)
	r.has("translations/"+neuralMeeting+"/fr.xlf", `<mda:meta type="name">marian en-fr base-memory</mda:meta>`)
}

// TestNeuralThroughEnglish says so.
func TestNeuralThroughEnglish(t *testing.T) {
	r := neural(t, neuralChinese, neuralBook("zh", "en"), neuralBook("en", "fr"))
	r.must(append(slices.Clone(neurally), "--to", "fr,en")...)
	folder := "2031-03-05-mag-2"
	r.has("content/minutes/"+folder+"/index.en.md", "- See [the blue note](https://example.org/n) and count Lamps.")
	r.has("content/minutes/"+folder+"/index.fr.md", "- Voir [la bleue note](https://example.org/n) et compter Lampes.", "[3 tables](https://example.org/t)")
	r.has("translations/"+folder+"/fr.xlf", `<mda:meta type="name">marian zh-en tiny + en-fr tiny</mda:meta>`)
}

// TestNeuralSame gives the same bytes on one processor and on two, with any arithmetic.
func TestNeuralSame(t *testing.T) {
	var want map[string]string
	for _, c := range [][2]string{{"1", "marian"}, {"2", "marian"}, {"2", "marian:plain"}} {
		r := neural(t, neuralMinutes, neuralBook("en", "fr"), neuralBook("en", "ru"))
		r.env = []string{"GOMAXPROCS=" + c[0]}
		args := append(slices.Clone(neurally), "--engine", "memory,"+c[1])
		r.must(args...)
		if want == nil {
			want = r.tree()
			r.must(args...)
			r.same("a second run", r.tree(), want)
		}
		r.same(c[1]+" on "+c[0], r.tree(), want)
	}
}

// TestNeuralBroken has a file that is no model: it is said, and the next engine goes on.
func TestNeuralBroken(t *testing.T) {
	r := neural(t, neuralMinutes, neuralBook("en", "fr"), neuralBook("en", "ru"))
	model := "models/en-fr-tiny/model.bin"
	data := []byte(r.read(model))
	for i := range data[:4096] {
		data[i] = 'x'
	}
	r.write(model, string(data))
	_, words := r.must(append(slices.Clone(neurally), "--engine", "memory,marian,exec:scribe", "--to", "fr,ru")...)
	if !strings.Contains(words, "the engine marian en-fr tiny failed: the model en-fr tiny cannot be used (") || strings.Contains(words, r.dir) {
		t.Errorf("it does not say what is broken:\n%s", words)
	}
	r.has("translations/"+neuralMeeting+"/fr.xlf", `<mda:meta type="name">exec:scribe</mda:meta>`)
	r.has("translations/"+neuralMeeting+"/ru.xlf", `<mda:meta type="name">marian en-ru tiny</mda:meta>`)
}

// TestNeuralDamaged has a model that is no longer whole, and a file where the folder of the
// models should be: neither is only said to lack models.
func TestNeuralDamaged(t *testing.T) {
	r := neural(t, neuralMinutes, neuralBook("en", "fr"))
	r.write("models/en-fr-tiny/model.bin", "")
	r.write("file", "no folder")
	for _, c := range []struct{ models, fr string }{
		{"models", filepath.Join("models", "en-fr-tiny") + ": avertissement: models.broken: model.bin n’est plus tel qu’il a été installé"},
		{"file", "file: avertissement: models.broken: ce n’est pas un dossier"},
	} {
		_, words := r.must("translate", "--models", c.models, "--memory", "none", "--dry-run", "--to", "fr", "--ui", "fr", "minutes.md")
		if strings.Count(words, c.fr) != 1 {
			t.Errorf("translate does not say once %q:\n%s", c.fr, words)
		}
		_, words = r.must("engines", "--models", c.models, "--to", "fr", "--ui", "fr")
		if strings.Count(words, c.fr) != 1 {
			t.Errorf("engines does not say once %q:\n%s", c.fr, words)
		}
	}
}

// TestNeuralStopped interrupts a run and kills another: the next goes on, and in the end all
// is as if nothing had happened.
func TestNeuralStopped(t *testing.T) {
	long := neuralMinutes
	for i, words := range []string{"lamps", "tables", "garden", "hall", "note", "cook", "blue lamps", "green tables", "cold hall", "green garden"} {
		for _, verb := range []string{"counted", "is in", "is before", "and", "or", "see", "count"} {
			long += "- The cook " + verb + " the " + words + " and the " + []string{"hall", "garden", "note"}[i%3] + ".\n"
		}
	}
	whole := neural(t, long, neuralBook("en", "fr"), neuralBook("en", "ru"))
	whole.must(neurally...)
	want, drafts := whole.tree(), whole.drafts()

	r := neural(t, long, neuralBook("en", "fr"), neuralBook("en", "ru"))
	for _, stop := range []os.Signal{os.Interrupt, os.Kill} {
		c := r.command(neurally...)
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		for was := len(r.drafts()); was < len(drafts) && len(r.drafts()) == was; {
			time.Sleep(time.Millisecond)
		}
		_ = c.Process.Signal(stop) // its error is that it has ended
		_ = c.Wait()
		for source, text := range r.drafts() {
			if drafts[source] != text {
				t.Errorf("%q stays with the draft %q, want %q", source, text, drafts[source])
			}
		}
	}
	r.must(neurally...)
	r.same("in the end", r.tree(), want)
	r.same("the drafts", r.drafts(), drafts)
}

// TestNeuralEngines asks the models for a sentence, and says what there is.
func TestNeuralEngines(t *testing.T) {
	b := neuralBook("en", "fr")
	b.Words = append(b.Words, [2]string{"▁report", "▁note"}, [2]string{"▁of", "▁du"}, [2]string{"▁5", "▁5"}, [2]string{"▁March", "▁mars"}, [2]string{"▁2031", "▁2031"})
	r := neural(t, "", b, neuralBook("zh", "en"))
	out, words := r.must("engines", "--models", "models", "--engine", "marian:plain", "--to", "fr,ru")
	for _, want := range []string{"marian: neural networks; nothing leaves this machine (arithmetic: plain)\n", "\n  en-fr tiny, zh-en tiny\n", "\n  en → fr  Voir la note du 5 mars 2031.  (marian en-fr tiny)\n"} {
		if !strings.Contains(out, want) {
			t.Errorf("it does not say %q:\n%s", want, out)
		}
	}
	if !strings.Contains(words, "the engine marian has no models for en→ru; to install them: hexaglot models get en-ru") {
		t.Errorf("it does not say what is not there:\n%s", words)
	}
	if _, words := r.must("engines", "--models", "models", "--engine", "marian", "--from", "zh", "--to", "ar"); !strings.Contains(words, "no models for zh→ar; to install them: hexaglot models get en-ar\n") {
		t.Errorf("it asks for other models than the one that is lacking:\n%s", words)
	}
	if code, _, words := r.hexaglot("engines", "--engine", "marian:fast"); code != exitFailed || !strings.Contains(words, `no arithmetic named "fast"`) || !strings.Contains(words, "plain") {
		t.Errorf("a name that no arithmetic has gives %d and\n%s", code, words)
	}
}

// has holds that a file has texts.
func (r room) has(name string, texts ...string) {
	r.Helper()
	all := r.read("out/" + name)
	for _, text := range texts {
		if !strings.Contains(all, text) {
			r.Errorf("%s does not have %q:\n%s", name, text, all)
		}
	}
}
