package models

import (
	"cmp"
	"regexp"
	"strconv"
)

var versionForm = regexp.MustCompile(`^(\d{1,6})(?:\.(\d{1,6}))?([a-z]\w*)?`)

// compareVersions compares versions as Firefox writes them: 2.10 is after 2.9, and 3.0a1
// before 3.0. What is none is before all others.
func compareVersions(a, b string) int {
	x, y := versionForm.FindStringSubmatch(a), versionForm.FindStringSubmatch(b)
	if x == nil || y == nil {
		return cmp.Or(len(x)-len(y), cmp.Compare(a, b))
	}
	for i := 1; i <= 2; i++ {
		m, _ := strconv.Atoi(x[i]) // digits, or nothing for 0
		n, _ := strconv.Atoi(y[i])
		if m != n {
			return m - n
		}
	}
	if (x[3] == "") != (y[3] == "") {
		if x[3] == "" {
			return 1
		}
		return -1
	}
	return cmp.Or(cmp.Compare(x[3], y[3]), cmp.Compare(a, b))
}
