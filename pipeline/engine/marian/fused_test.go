package marian

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"
)

// fused are the instructions that multiply and add with one rounding.
var fused = regexp.MustCompile(`(?m)^\s+0x[0-9a-f]+ \d+ \(.*\)\s+V?FN?M(ADD|SUB).*$`)

// TestNothingIsFused compiles the packages whose numbers become text for processors on
// which Go fuses a product with a sum unless a conversion stands between them, and
// looks for what it made: one forgotten conversion and the text differs there.
func TestNothingIsFused(t *testing.T) {
	control := t.TempDir()
	write(t, filepath.Join(control, "go.mod"), "module control\n")
	write(t, filepath.Join(control, "control.go"), "package control\n\nfunc F(a, b, c float32) float32 { return a*b + c }\n")
	for _, target := range []struct{ name, arch, level string }{
		{"arm64", "arm64", ""},
		{"amd64, level 3", "amd64", "v3"},
	} {
		t.Run(target.name, func(t *testing.T) {
			list := func(dir string, packages ...string) []byte {
				// As .ci/run builds, so that it finds most of it compiled.
				args := append([]string{"build", "-trimpath", "-gcflags=-S"}, packages...)
				cmd := exec.Command("go", args...)
				cmd.Dir = dir
				cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOWORK=off", "GOFLAGS=", "GOOS=linux", "GOARCH="+target.arch, "GOAMD64="+target.level)
				out, err := cmd.CombinedOutput()
				if err != nil {
					t.Fatalf("go %v: %v\n%s", args, err, out)
				}
				return out
			}
			if !fused.Match(list(control, ".")) {
				t.Error("a*b + c is not fused, or not recognised: this test would find nothing")
			}
			for _, found := range fused.FindAll(list(".", ".", "./kernel", "./network", "./sentencepiece"), 20) {
				t.Errorf("fused: %s", found)
			}
		})
	}
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}
