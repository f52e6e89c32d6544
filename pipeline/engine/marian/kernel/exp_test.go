package kernel

import (
	_ "embed"
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"
)

//go:embed testdata/oracle.tsv
var oracle string

// The scalar functions have the bits of the oracle, also where those are not the
// nearest number.
func TestOracle(t *testing.T) {
	checked := map[string]int{}
	for line := range strings.Lines(oracle) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(strings.TrimSpace(line), "\t")
		var bits [3]uint32
		for i, s := range f[1:] {
			v, err := strconv.ParseUint(s, 16, 32)
			if err != nil {
				t.Fatal(err)
			}
			bits[i] = uint32(v)
		}
		name, x := f[0], math.Float32frombits(bits[0])
		switch name {
		case "exp":
			oracleBits(t, line, expScalar(x), bits[1])
		case "sin":
			oracleBits(t, line, sin(x), bits[1])
		case "cos":
			oracleBits(t, line, cos(x), bits[1])
		default:
			var width, p, i int
			if _, err := fmt.Sscanf(name, "position %d %d %d", &width, &p, &i); err != nil {
				t.Fatalf("%q: %v", line, err)
			}
			got := make([]float32, width)
			Position(got, p)
			oracleBits(t, line, got[i], bits[0])
			oracleBits(t, line, got[width/2+i], bits[1])
			name = "position"
		}
		checked[name]++
	}
	for _, name := range []string{"exp", "sin", "cos", "position"} {
		if checked[name] < 50 {
			t.Errorf("only %d lines are of %s", checked[name], name)
		}
	}
}

func oracleBits(t *testing.T, line string, got float32, want uint32) {
	t.Helper()
	if math.Float32bits(got) != want {
		t.Errorf("%s: got %08x", strings.TrimSpace(line), math.Float32bits(got))
	}
}

func TestExpVector(t *testing.T) {
	for x := float32(-87); x < 87; x += 0.01 {
		got, want := float64(expVector(x)), math.Exp(float64(x))
		if math.Abs(got-want) > 2e-7*want {
			t.Errorf("expVector(%v) = %v, want %v", x, got, want)
		}
	}
}
