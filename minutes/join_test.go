package minutes

import "testing"

// A row whose first cell is empty lost the tab before the second one, and its cells went one column
// to the left.
func TestJoinKeepsEmptyCells(t *testing.T) {
	row := Line{Text: "\tMAG\t", Cells: []string{"", "MAG", ""}, Size: 10}
	if got := Join([]Line{row}); len(got) != 1 || got[0].Text != row.Text {
		t.Errorf("Join(%q) = %+v, want the row as it is", row.Text, got)
	}
}
