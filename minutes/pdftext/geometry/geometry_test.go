package geometry

import "testing"

// TestMatrix: a quarter turn and a move, one after the other.
func TestMatrix(t *testing.T) {
	turn, move := Matrix{0, 1, -1, 0, 0, 0}, Matrix{1, 0, 0, 1, 10, 20}
	if x, y := turn.Then(move).Apply(2, 1); x != 9 || y != 22 {
		t.Errorf("turned and moved, 2,1 is %v,%v, want 9,22", x, y)
	}
	if x, y := turn.Shift(2, 1).Apply(0, 0); x != -1 || y != 2 {
		t.Errorf("moved and turned, 0,0 is %v,%v, want -1,2", x, y)
	}
	if m := turn.Then(Identity()); m != turn {
		t.Errorf("then nothing, %v is %v", turn, m)
	}
	if got, want := Corners(0, 0, 4, 2).Under(turn), Corners(-2, 0, 0, 4); got != want {
		t.Errorf("turned, 4 by 2 is %v, want %v", got, want)
	}
}
