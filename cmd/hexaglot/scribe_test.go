package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"

	"hexaglot/pipeline/engine"
)

// lexicon is all that the scribe knows to say.
var lexicon = map[string][]string{
	"zh": {"会议", "小组", "文件", "日历", "讨论", "报告", "地点", "项目", "成员", "主题", "草稿", "晚上"},
	"es": {"reunión", "grupo", "documento", "calendario", "taller", "informe", "debate", "sala", "proyecto", "borrador", "lugar", "tarde"},
	"fr": {"réunion", "groupe", "dossier", "calendrier", "atelier", "rapport", "débat", "salle", "projet", "brouillon", "lieu", "soirée"},
	"ar": {"اجتماع", "فريق", "ملف", "تقويم", "ورشة", "تقرير", "نقاش", "قاعة", "مشروع", "مسودة", "مكان", "مساء"},
	"ru": {"встреча", "группа", "документ", "календарь", "занятие", "отчёт", "спор", "комната", "проект", "черновик", "место", "вечер"},
	"en": {"meeting", "group", "document", "calendar", "workshop", "report", "debate", "room", "project", "draft", "place", "evening"},
}

// scribe is an engine that knows all languages: it says each word by one of its lexicon,
// always the same, and the rest as it is. It writes what it is asked into the file
// SCRIBE_LOG, thinks for as long as SCRIBE_DELAY says, and is bad in the way that SCRIBE_BAD
// names, in French after SCRIBE_BAD_AFTER answers. Arguments are another version of it.
func scribe() {
	log, err := os.OpenFile(os.Getenv("SCRIBE_LOG"), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o666)
	if err != nil {
		os.Exit(4)
	}
	delay, _ := time.ParseDuration(os.Getenv("SCRIBE_DELAY"))
	good, _ := strconv.Atoi(os.Getenv("SCRIBE_BAD_AFTER"))
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(nil, 1<<20)
	for n := 1; in.Scan(); n++ {
		var q struct {
			ID, Text, To string
			Terms        []engine.Term
		}
		if json.Unmarshal(in.Bytes(), &q) != nil {
			os.Exit(4)
		}
		fmt.Fprintf(log, "%s %s\n", q.To, q.Text)
		time.Sleep(delay)
		if q.To == "fr" && n > good {
			switch os.Getenv("SCRIBE_BAD") {
			case "garbage":
				_, _ = os.Stdout.Write([]byte{0x80, 0, 'L', 0xff, '\n'})
				continue
			case "half":
				if n%2 == 0 {
					continue
				}
			case "html":
				fmt.Println("<!DOCTYPE html><title>502 Bad Gateway</title>")
				continue
			case "page": // each answer is one
				_ = writeJSON(os.Stdout, map[string]string{"id": q.ID, "text": "<html><body><p>502 Bad Gateway</p></body></html>"})
				continue
			case "long":
				_ = writeJSON(os.Stdout, map[string]string{"id": q.ID, "text": strings.Repeat("réunion ", 10<<17)})
				continue
			case "hang":
				time.Sleep(time.Minute)
			}
		}
		_ = writeJSON(os.Stdout, map[string]string{"id": q.ID, "text": recite(q.Text, q.To, q.Terms)})
	}
}

var wordOrTag = regexp.MustCompile(`<[^>]*>|\pL[\pL’'-]*`)

// recite is what the scribe says.
func recite(text, to string, terms []engine.Term) string {
	var accepted []string
	for i, t := range terms { // behind digits, which nothing but this has in angles
		text = strings.Replace(text, t.Source, fmt.Sprintf("<%d>", i), 1)
		accepted = append(accepted, t.Accepted[0])
	}
	n := 0
	text = wordOrTag.ReplaceAllStringFunc(text, func(w string) string {
		var i int
		if _, err := fmt.Sscanf(w, "<%d>", &i); err == nil {
			return accepted[i]
		}
		if w[0] == '<' {
			return w
		}
		h := fnv.New32()
		h.Write([]byte(w + strings.Join(os.Args[1:], " ")))
		all := lexicon[to]
		n++
		said := []rune(all[(int(h.Sum32()%1000)+n)%len(all)])
		if n == 1 {
			said[0] = unicode.ToUpper(said[0])
		}
		return string(said)
	})
	if to == "zh" {
		text = strings.ReplaceAll(strings.TrimSuffix(text, "."), " ", "") + "。"
	}
	return text
}

// A room is a folder with minutes (minutes.txt), a repository (out) and a memory
// (memory.db), in which hexaglot is started as its users start it.
type room struct {
	*testing.T
	dir     string
	program string   // hexaglot
	env     []string // besides that of the test
	runs    *int     // each has a log of its own: the scribe of a killed run may outlive it
}

func newRoom(t *testing.T) room {
	return room{T: t, dir: t.TempDir(), program: program, runs: new(int)}
}

// log is what the scribe of the last run was asked.
func (r room) log() string { return filepath.Join(r.dir, fmt.Sprintf("log%d", *r.runs)) }

// write writes a file.
func (r room) write(name, text string) {
	r.Helper()
	name = filepath.Join(r.dir, filepath.FromSlash(name))
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		r.Fatal(err)
	}
}

// read is a file.
func (r room) read(name string) string {
	r.Helper()
	data, err := os.ReadFile(filepath.Join(r.dir, filepath.FromSlash(name)))
	if err != nil {
		r.Fatal(err)
	}
	return string(data)
}

// edit changes a text in a file, as a person does.
func (r room) edit(name, old, new string) {
	r.Helper()
	text := r.read(name)
	if !strings.Contains(text, old) {
		r.Fatalf("%s does not hold %q:\n%s", name, old, text)
	}
	r.write(name, strings.Replace(text, old, new, 1))
}

// command is hexaglot with its arguments.
func (r room) command(args ...string) *exec.Cmd {
	c := exec.Command(r.program, args...)
	c.Dir = r.dir
	*r.runs++
	c.Env = append(append(os.Environ(), "SCRIBE_LOG="+r.log()), r.env...)
	return c
}

// hexaglot runs the program.
func (r room) hexaglot(args ...string) (code int, out, words string) {
	r.Helper()
	var o, w bytes.Buffer
	c := r.command(args...)
	c.Stdout, c.Stderr = &o, &w
	var status *exec.ExitError
	if err := c.Run(); err != nil && !errors.As(err, &status) {
		r.Fatal(err)
	}
	return c.ProcessState.ExitCode(), o.String(), w.String()
}

// must runs the program, which must have nothing to complain of.
func (r room) must(args ...string) (out, words string) {
	r.Helper()
	code, out, words := r.hexaglot(args...)
	if code != exitDone {
		r.Fatalf("hexaglot %s: exit status %d\n%s", strings.Join(args, " "), code, words)
	}
	return out, words
}

// translate is the command that most tests give.
var translate = []string{"translate", "--memory", "memory.db", "--engine", "memory,exec:scribe", "--replace", "-o", "out", "minutes.txt"}

// asked are the lines that the scribe was asked since the last command was begun.
func (r room) asked() []string {
	data, err := os.ReadFile(r.log())
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		r.Fatal(err)
	}
	return strings.FieldsFunc(string(data), func(r rune) bool { return r == '\n' })
}

// tree are the files of the repository by their names.
func (r room) tree() map[string]string {
	r.Helper()
	all := map[string]string{}
	out := filepath.Join(r.dir, "out")
	err := filepath.WalkDir(out, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		rel, _ := filepath.Rel(out, name)
		all[filepath.ToSlash(rel)] = string(data)
		return err
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		r.Fatal(err)
	}
	return all
}

// same holds two trees to each other.
func (r room) same(what string, got, want map[string]string) {
	r.Helper()
	for name := range want {
		if _, there := got[name]; !there {
			r.Errorf("%s: %s is not there", what, name)
		}
	}
	for name, text := range got {
		if was, there := want[name]; !there {
			r.Errorf("%s: %s should not be there", what, name)
		} else if was != text {
			r.Errorf("%s: %s differs: %s", what, name, difference(text, was))
		}
	}
}

// difference is the first line in which two texts differ.
func difference(got, want string) string {
	a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return fmt.Sprintf("line %d is\n%s\nwant\n%s", i+1, a[i], b[i])
		}
	}
	return fmt.Sprintf("%d lines, want %d", len(a), len(b))
}
