package main

import (
	"context"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "write what the command gives as what the tests want")

// TestMain lets the scripts call hexaglot as a command, and is the child that reads PDFs.
func TestMain(m *testing.M) {
	if isChild() {
		os.Exit(child(context.Background(), os.Stdin, os.Stdout, os.Stderr))
	}
	testscript.Main(apart{m}, map[string]func(){
		"hexaglot": func() {
			os.Exit(run(context.Background(), os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
		},
		"parrot": parrot,
		"scribe": scribe,
	})
}

// apart runs tests with a data folder of their own: none touches the user's memory.
type apart struct{ tests *testing.M }

func (a apart) Run() int {
	dir, err := os.MkdirTemp("", "hexaglot-test-")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	if err := os.Setenv("XDG_DATA_HOME", dir); err != nil {
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
			env.Setenv("ENCRYPTED", filepath.Join(filepath.Dir(examples), "pdftext", "testdata", "encrypted"))
			return nil
		},
	})
}

// build builds the program as a user does, without cgo.
func build(t *testing.T) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "hexaglot.exe")
	build := exec.Command("go", "build", "-o", name, ".")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	return name
}

// TestBinary drives the program from outside: the first command of the README.
func TestBinary(t *testing.T) {
	name := build(t)
	out := filepath.Join(t.TempDir(), "out")
	cmd := exec.Command(name, "translate", filepath.Join(root, "minutes/testdata/igf-mag-virtual-meeting.en.pdf"), "-o", out)
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
