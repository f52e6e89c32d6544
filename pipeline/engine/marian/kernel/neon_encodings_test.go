package kernel

import (
	"encoding/hex"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

var macro = regexp.MustCompile(`^#define \w+\(([dnm, ]*)\)\s+WORD \$\((0x[0-9a-f]{8}) \| (.*)\)\s+// (.*)$`)

// fields is where the numbers of the registers stand in every instruction we use.
var fields = map[string]int{"(m)<<16": 16, "(n)<<5": 5, "(d)": 0}

// TestNeonEncodings has the GNU assembler encode the comment of each macro in
// neon_arm64.h and compares that with the number.
func TestNeonEncodings(t *testing.T) {
	const assembler = "aarch64-linux-gnu-as"
	if _, err := exec.LookPath(assembler); err != nil {
		if os.Getenv("HEXAGLOT_ALL") == "1" {
			t.Fatal(err)
		}
		t.Skipf("no %s", assembler)
	}
	header, err := os.ReadFile("neon_arm64.h")
	if err != nil {
		t.Fatal(err)
	}
	var source strings.Builder
	var want []uint32
	var names []string
	for line := range strings.Lines(string(header)) {
		if !strings.Contains(line, "WORD") {
			continue
		}
		found := macro.FindStringSubmatch(strings.TrimSpace(line))
		if found == nil {
			t.Fatalf("not understood: %s", line)
		}
		for _, regs := range []map[string]int{{"d": 1, "n": 2, "m": 4}, {"d": 30, "n": 29, "m": 27}} {
			base, err := strconv.ParseUint(found[2], 0, 32)
			if err != nil {
				t.Fatal(err)
			}
			word, text := uint32(base), found[4]
			for field := range strings.SplitSeq(found[3], " | ") {
				shift, ok := fields[field]
				if !ok {
					t.Fatalf("no field %q: %s", field, line)
				}
				name := field[1:2]
				word |= uint32(regs[name]) << shift
				text = regexp.MustCompile(`\b([vsb])`+strings.ToUpper(name)+`\b`).ReplaceAllString(text, fmt.Sprint("${1}", regs[name]))
			}
			want, names = append(want, word), append(names, text)
			fmt.Fprintln(&source, text)
		}
	}

	dir := t.TempDir()
	asm, listing := filepath.Join(dir, "neon.s"), filepath.Join(dir, "neon.lst")
	if err := os.WriteFile(asm, []byte(source.String()), 0o666); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(assembler, "-march=armv8.2-a+dotprod", "-aln="+listing, "-o", filepath.Join(dir, "neon.o"), asm).CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	lines, err := os.ReadFile(listing)
	if err != nil {
		t.Fatal(err)
	}
	// A line of the listing: number, offset, bytes in order, text.
	encoded := regexp.MustCompile(`(?m)^\s*\d+ [0-9a-f]{4} ([0-9A-Fa-f]{8})\s`).FindAllStringSubmatch(string(lines), -1)
	if len(encoded) != len(want) || len(want) == 0 {
		t.Fatalf("%d instructions assembled, want %d:\n%s", len(encoded), len(want), lines)
	}
	for i, e := range encoded {
		b, err := hex.DecodeString(e[1])
		if err != nil {
			t.Fatal(err)
		}
		if got := uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 | uint32(b[3])<<24; got != want[i] {
			t.Errorf("%s: %#08x in the header, %#08x by %s", names[i], want[i], got, assembler)
		}
	}
}
