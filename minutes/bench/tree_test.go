package bench

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
)

// naive is the edit distance of two ordered forests as it is defined: take out the root
// of the last tree of either, or let the two stand for each other.
func naive(a, b []*node, known map[string]int) int {
	size := func(f []*node) (n int) {
		for _, t := range f {
			n += t.size()
		}
		return n
	}
	if len(a) == 0 || len(b) == 0 {
		return size(a) + size(b)
	}
	key := forest(a) + "|" + forest(b)
	if d, ok := known[key]; ok {
		return d
	}
	x, y := a[len(a)-1], b[len(b)-1]
	restA, restB := a[:len(a)-1:len(a)-1], b[:len(b)-1:len(b)-1]
	d := min(
		naive(append(restA, x.kids...), b, known)+1,
		naive(a, append(restB, y.kids...), known)+1,
		naive(restA, restB, known)+naive(x.kids, y.kids, known)+relabel(x.label, y.label),
	)
	known[key] = d
	return d
}

func forest(f []*node) string {
	var b strings.Builder
	for _, t := range f {
		fmt.Fprintf(&b, "%s(%s)", t.label, forest(t.kids))
	}
	return b.String()
}

func randomTree(r *rand.Rand, size int) *node {
	root := &node{label: "r"}
	all := []*node{root}
	for range size {
		n := &node{label: string(rune('a' + r.IntN(3)))}
		p := all[r.IntN(len(all))]
		p.kids = append(p.kids, n)
		all = append(all, n)
	}
	return root
}

func TestDistance(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		a, b := randomTree(r, r.IntN(8)), randomTree(r, r.IntN(8))
		want := naive([]*node{a}, []*node{b}, map[string]int{})
		if got := distance(a, b, exact); got != want {
			t.Fatalf("distance(%s, %s) = %d, want %d", forest([]*node{a}), forest([]*node{b}), got, want)
		}
		if back := distance(b, a, exact); back != want {
			t.Fatalf("distance(%s, %s) = %d, the other way round %d", forest([]*node{a}), forest([]*node{b}), want, back)
		}
		if rough := distance(a, b, 0); rough < want || rough > a.size()+b.size() || want == 0 && rough != 0 {
			t.Errorf("distance(%s, %s) above the bound = %d, exact %d", forest([]*node{a}), forest([]*node{b}), rough, want)
		}
	}
}

// TestLargeTrees holds the cost of large documents down.
func TestLargeTrees(t *testing.T) {
	large := func(nodes, skip int) *node {
		root := &node{}
		path := []*node{root}
		for i := range nodes {
			if i%skip == 3 {
				continue
			}
			depth := 1
			if i%20 > 0 {
				depth = 2 + i%3
			}
			path = hang(path, depth, &node{label: fmt.Sprint(i)})
		}
		return root
	}
	for _, nodes := range []int{2000, 20000} {
		start := time.Now()
		a, b := large(nodes, nodes), large(nodes, 100)
		d := distance(a, b, exact)
		if d < nodes/100 || d > nodes/10 {
			t.Errorf("distance of trees of %d nodes, each hundredth missing: %d", nodes, d)
		}
		if took := time.Since(start); took > 30*time.Second {
			t.Errorf("distance of trees of %d nodes took %v", nodes, took)
		}
	}
}

func TestCommon(t *testing.T) {
	for _, x := range [][3]string{{"", "", ""}, {"abcd", "abcd", "abcd"}, {"abcd", "acbd", "abd"}, {"xab", "aby", "ab"}, {"aab", "ab", "ab"}} {
		got := ""
		for _, m := range common(len(x[0]), len(x[1]), func(i, j int) bool { return x[0][i] == x[1][j] }) {
			if x[0][m[0]] != x[1][m[1]] {
				t.Errorf("common(%q, %q) pairs %v", x[0], x[1], m)
			}
			got += x[0][m[0] : m[0]+1]
		}
		if len(got) != len(x[2]) {
			t.Errorf("common(%q, %q) = %q, want one of the length of %q", x[0], x[1], got, x[2])
		}
	}
}
