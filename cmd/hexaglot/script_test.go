package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "write what the command gives as what the tests want")

// TestMain lets the scripts call engines as commands, and is the child that reads PDFs.
func TestMain(m *testing.M) {
	if isChild() {
		os.Exit(child(context.Background(), os.Stdin, os.Stdout, os.Stderr))
	}
	testscript.Main(apart{m}, map[string]func(){
		"parrot": parrot,
		"scribe": scribe,
		"shelf":  shelf,
	})
}

// apart runs tests with a data folder of their own, since none may touch the user's memory,
// and with the program as a user builds it: the tests' own is many times slower where it
// looks for races.
type apart struct{ tests *testing.M }

// program is the built program, which scripts call hexaglot.
var program string

func (a apart) Run() int {
	dir, err := os.MkdirTemp("", "hexaglot-test-")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	if err := os.Setenv("XDG_DATA_HOME", dir); err != nil {
		panic(err)
	}
	program = filepath.Join(dir, "bin", "hexaglot")
	if runtime.GOOS == "windows" {
		program += ".exe"
	}
	build := exec.Command("go", "build", "-o", program, ".")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "go build: %v\n%s", err, out)
		return 1
	}
	if err := os.Setenv("PATH", filepath.Dir(program)+string(os.PathListSeparator)+os.Getenv("PATH")); err != nil {
		panic(err)
	}
	return a.tests.Run()
}

// TestScripts runs testdata/script/*.txtar: what is typed, what is printed, what is
// on disk then.
func TestScripts(t *testing.T) {
	examples, err := filepath.Abs(filepath.Join(root, "minutes", "testdata"))
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/script",
		UpdateScripts: *update,
		Setup: func(env *testscript.Env) error {
			env.Setenv("EXAMPLES", examples)
			env.Setenv("XDG_DATA_HOME", filepath.Join(env.WorkDir, "data"))
			env.Setenv("VOCABULARY", filepath.Join(filepath.Dir(filepath.Dir(examples)), "pipeline", "engine", "marian", "sentencepiece", "testdata", "plain.spm.gz"))
			env.Setenv("ENCRYPTED", filepath.Join(filepath.Dir(examples), "pdftext", "testdata", "encrypted"))
			return nil
		},
	})
}

// TestBinary drives the program from outside: the first command of the README.
func TestBinary(t *testing.T) {
	out := filepath.Join(t.TempDir(), "out")
	cmd := exec.Command(program, "translate", filepath.Join(root, "minutes/testdata/igf-mag-virtual-meeting.en.pdf"), "-o", out)
	words, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, words)
	}
	pages, err := filepath.Glob(filepath.Join(out, "content/minutes/*/index.*.md"))
	if err != nil || len(pages) != 6 {
		t.Fatalf("%d pages, want 6: %v\n%s", len(pages), pages, words)
	}
	for _, page := range pages {
		data, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasSuffix(page, "index.en.md") && strings.Count(string(data), "{#disclaimer}") != 1 {
			t.Errorf("%s does not hold the disclaimer once", page)
		}
	}
}

// need skips a test whose outside tool is missing; where HEXAGLOT_ALL is set, all of
// them are there, and it fails.
func need(t *testing.T, tool string) string {
	t.Helper()
	path, err := exec.LookPath(tool)
	switch {
	case err == nil:
		return path
	case os.Getenv("HEXAGLOT_ALL") != "":
		t.Fatalf("%s is not installed", tool)
	default:
		t.Skipf("%s is not installed", tool)
	}
	return ""
}
