package pdftext

import "testing"

func TestPageList(t *testing.T) {
	for _, c := range []struct {
		pages []int
		want  string
	}{
		{[]int{3}, "page 3"}, {[]int{1, 2}, "pages 1 and 2"}, {[]int{1, 2, 3, 4, 7}, "pages 1 to 4 and 7"}, {[]int{1, 2, 5, 7, 8, 9}, "pages 1, 2, 5 and 7 to 9"}, {[]int{4, 5, 6}, "pages 4 to 6"},
	} {
		if got := pageList(c.pages); got != c.want {
			t.Errorf("pageList(%v) = %q, want %q", c.pages, got, c.want)
		}
	}
}
