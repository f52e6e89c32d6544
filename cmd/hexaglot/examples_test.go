package main

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestExampleText reads the shipped examples: `extract --format text` prints their
// true text, whichever program made the file.
func TestExampleText(t *testing.T) {
	texts(t, filepath.Join(root, "minutes/testdata"))
}

// TestMakeExamples makes the examples anew, with the Chromium and the LibreOffice of
// this machine, and reads them.
func TestMakeExamples(t *testing.T) {
	for _, tool := range []string{"chromium", "soffice", "perl", "sh"} {
		need(t, tool)
	}
	dir := t.TempDir()
	files, err := filepath.Glob(filepath.Join(root, "minutes/testdata/*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if ext := filepath.Ext(file); ext != ".pdf" && ext != ".docx" && ext != "" {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(dir, filepath.Base(file)), data, 0o777); err != nil {
				t.Fatal(err)
			}
		}
	}
	if out, err := exec.Command("sh", filepath.Join(dir, "make.sh")).CombinedOutput(); err != nil {
		t.Fatalf("make.sh: %v\n%s", err, out)
	}
	texts(t, dir)
}

// texts compares what is read from each PDF and DOCX of a folder with the text beside it.
func texts(t *testing.T, dir string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.pdf"))
	word, _ := filepath.Glob(filepath.Join(dir, "*.docx")) // the pattern is a good one
	files = append(files, word...)
	if err != nil || len(files) < 18 {
		t.Fatalf("%d examples in %s: %v", len(files), dir, err)
	}
	for _, file := range files {
		want, err := os.ReadFile(strings.TrimSuffix(strings.TrimSuffix(file, filepath.Ext(file)), ".lo") + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		var out, words bytes.Buffer
		if code := run(context.Background(), []string{"extract", "--format", "text", file}, nil, &out, &words); code != 0 || words.Len() > 0 {
			t.Errorf("extract %s: exit status %d\n%s", filepath.Base(file), code, words.String())
		}
		// A PDF does not tell which spaces part no lines; a DOCX does.
		text := strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(out.String())
		got, wanted := strings.Split(text, "\n"), strings.Split(string(want), "\n")
		for i := range max(len(got), len(wanted)) {
			if i >= len(got) || i >= len(wanted) || got[i] != wanted[i] {
				t.Errorf("%s: line %d is %q, want %q", filepath.Base(file), i+1, at(got, i), at(wanted, i))
				break
			}
		}
	}
}

func at(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return ""
}
