package glossary

import "testing"

func TestSimplify(t *testing.T) {
	if got, want := Simplify("論壇 MAG 论坛"), "论坛 MAG 论坛"; got != want {
		t.Errorf("Simplify = %q, want %q", got, want)
	}
}
