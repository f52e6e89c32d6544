package sentencepiece

import (
	"bytes"
	"compress/gzip"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the goldens with spm_encode and spm_decode")

// trained are the vocabularies that testdata/make.sh trains.
var trained = []string{"plain", "bytes", "symbols", "suffix"}

// vocabularyData is the file of a trained vocabulary.
func vocabularyData(t testing.TB, name string) []byte {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", name+".spm.gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func vocabulary(t testing.TB, name string) *Vocabulary {
	t.Helper()
	v, err := Read(vocabularyData(t, name))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return v
}

// oddLines are the lines of testdata/lines.txt.
func oddLines(t testing.TB) []string {
	t.Helper()
	var lines []string
	for _, l := range readLines(t, "lines.txt") {
		if l == "" || l[0] == '#' {
			continue
		}
		s, err := strconv.Unquote(l)
		if err != nil {
			t.Fatalf("lines.txt: %s: %v", l, err)
		}
		lines = append(lines, s)
	}
	return lines
}

func readLines(t testing.TB, name string) []string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
}

// numbers are the ids of tokens, as spm_encode prints them.
func numbers(tokens []Token) string {
	var s []string
	for _, t := range tokens {
		s = append(s, strconv.Itoa(int(t.ID)))
	}
	return strings.Join(s, " ")
}

func ids(tokens []Token) []int32 {
	var ids []int32
	for _, t := range tokens {
		ids = append(ids, t.ID)
	}
	return ids
}

// genuine is what a command of SentencePiece makes of lines. A test skips where it is
// missing; where HEXAGLOT_ALL is set, it fails.
func genuine(t testing.TB, file []byte, lines []string, name string, args ...string) []string {
	t.Helper()
	path, err := exec.LookPath(name)
	switch {
	case err == nil:
	case os.Getenv("HEXAGLOT_ALL") != "":
		t.Fatalf("%s is not installed (Debian: sentencepiece)", name)
	default:
		t.Skipf("%s is not installed (Debian: sentencepiece)", name)
	}
	model := filepath.Join(t.TempDir(), "model")
	if err := os.WriteFile(model, file, 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(path, append([]string{"--model=" + model}, args...)...)
	cmd.Stdin = strings.NewReader(strings.Join(lines, "\n") + "\n")
	var problem bytes.Buffer
	cmd.Stderr = &problem
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v: %s", name, err, &problem)
	}
	made := strings.Split(strings.TrimSuffix(string(out), "\n"), "\n")
	if len(made) != len(lines) {
		t.Fatalf("%s made %d lines of %d", name, len(made), len(lines))
	}
	return made
}

func encoded(t testing.TB, file []byte, lines []string) []string {
	return genuine(t, file, lines, "spm_encode", "--output_format=id")
}

func decoded(t testing.TB, file []byte, lines []string) []string {
	return genuine(t, file, lines, "spm_decode", "--input_format=id")
}

// TestGolden compares with what spm_encode and spm_decode made of testdata/lines.txt.
func TestGolden(t *testing.T) {
	lines := oddLines(t)
	for _, name := range trained {
		golden := name + ".golden"
		if *update {
			file := vocabularyData(t, name)
			numbers := encoded(t, file, lines)
			texts := decoded(t, file, numbers)
			var b strings.Builder
			for i, l := range lines {
				fmt.Fprintf(&b, "%q\n\t%s\n\t%q\n", l, numbers[i], texts[i])
			}
			if err := os.WriteFile(filepath.Join("testdata", golden), []byte(b.String()), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		v := vocabulary(t, name)
		want := readLines(t, golden)
		if len(want) != 3*len(lines) {
			t.Fatalf("%s has %d lines for %d", golden, len(want), len(lines))
		}
		for i, l := range lines {
			tokens := v.Encode(l)
			if got := fmt.Sprintf("%q", l); got != want[3*i] {
				t.Fatalf("%s is of other lines: %s, want %s", golden, want[3*i], got)
			}
			if got, want := numbers(tokens), strings.TrimSpace(want[3*i+1]); got != want {
				t.Errorf("%s: Encode(%q) = %s, want %s", name, l, got, want)
			}
			if got, want := fmt.Sprintf("%q", v.Decode(ids(tokens))), strings.TrimSpace(want[3*i+2]); got != want {
				t.Errorf("%s: Decode(Encode(%q)) = %s, want %s", name, l, got, want)
			}
		}
	}
}

// TestGenuine compares with spm_encode and spm_decode as they are here.
func TestGenuine(t *testing.T) {
	lines := append(oddLines(t), readLines(t, "text.txt")...)
	for _, name := range trained {
		file, v := vocabularyData(t, name), vocabulary(t, name)
		wantNumbers := encoded(t, file, lines)
		wantTexts := decoded(t, file, wantNumbers)
		for i, l := range lines {
			tokens := v.Encode(l)
			if got := numbers(tokens); got != wantNumbers[i] {
				t.Errorf("%s: Encode(%q) = %s, want %s", name, l, got, wantNumbers[i])
			}
			if got := v.Decode(ids(tokens)); got != wantTexts[i] {
				t.Errorf("%s: Decode(Encode(%q)) = %q, want %q", name, l, got, wantTexts[i])
			}
		}
	}
}
