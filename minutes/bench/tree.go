package bench

// A node of a tree that is compared with another.
type node struct {
	label string
	head  string // what finds its fellow in trees too large for the exact distance; "" for the label
	kids  []*node
}

// exact is up to how many pairs of nodes the exact distance is computed: two trees of
// 2,000 nodes, as shallow as those of minutes, take a second.
const exact = 4 << 20

// aligned is up to how many pairs of siblings are aligned in larger trees.
const aligned = 100 << 20

func (n *node) size() int {
	size := 1
	for _, k := range n.kids {
		size += k.size()
	}
	return size
}

// distance is the tree edit distance of two trees, ordered and labelled: how many nodes
// must be taken out or put in to make one of the other; a node whose label changes is
// both. Where the pairs of nodes are more than bound, it is that in which a node stays
// only if its parent does.
func distance(a, b *node, bound int) int {
	if a.size()*b.size() <= bound {
		return newPostorder(a).distance(newPostorder(b))
	}
	d := relabel(a.label, b.label)
	pairs := fellows(a.kids, b.kids)
	for _, k := range a.kids {
		d += k.size()
	}
	for _, k := range b.kids {
		d += k.size()
	}
	for _, p := range pairs {
		d += distance(p[0], p[1], bound) - p[0].size() - p[1].size()
	}
	return d
}

func relabel(a, b string) int {
	if a == b {
		return 0
	}
	return 2
}

// fellows pairs siblings of the same head.
func fellows(a, b []*node) (pairs [][2]*node) {
	same := func(x, y *node) bool { return x.head+"\x00"+x.label == y.head+"\x00"+y.label }
	for len(a) > 0 && len(b) > 0 && same(a[0], b[0]) {
		pairs = append(pairs, [2]*node{a[0], b[0]})
		a, b = a[1:], b[1:]
	}
	if len(a)*len(b) > aligned {
		return pairs
	}
	for _, m := range common(len(a), len(b), func(i, j int) bool { return same(a[i], b[j]) }) {
		pairs = append(pairs, [2]*node{a[m[0]], b[m[1]]})
	}
	return pairs
}

// A postorder is a tree as Zhang and Shasha number its nodes: children first.
type postorder struct {
	labels   []string
	leftmost []int // of each node, its leftmost leaf
	keyroots []int // the nodes that have a left sibling, and the root
}

func newPostorder(root *node) *postorder {
	p := &postorder{}
	var walk func(n *node) int
	walk = func(n *node) int {
		first := -1
		for _, k := range n.kids {
			if l := walk(k); first < 0 {
				first = l
			}
		}
		if first < 0 {
			first = len(p.labels)
		}
		p.labels, p.leftmost = append(p.labels, n.label), append(p.leftmost, first)
		return first
	}
	walk(root)
	last := map[int]int{} // the highest node of each leftmost leaf
	for i, l := range p.leftmost {
		last[l] = i
	}
	for i, l := range p.leftmost {
		if last[l] == i {
			p.keyroots = append(p.keyroots, i)
		}
	}
	return p
}

// distance is the algorithm of Zhang and Shasha (1989): the distances of all pairs of
// subtrees, from those of the forests to their left.
func (a *postorder) distance(b *postorder) int {
	n, m := len(a.labels), len(b.labels)
	tree := make([]int32, n*m)
	forest := make([]int32, (n+1)*(m+1))
	for _, i := range a.keyroots {
		for _, j := range b.keyroots {
			li, lj := a.leftmost[i], b.leftmost[j]
			wide := j - lj + 2
			at := func(x, y int) *int32 { return &forest[(x-li+1)*wide+y-lj+1] }
			*at(li-1, lj-1) = 0
			for x := li; x <= i; x++ {
				*at(x, lj-1) = *at(x-1, lj-1) + 1
			}
			for y := lj; y <= j; y++ {
				*at(li-1, y) = *at(li-1, y-1) + 1
			}
			for x := li; x <= i; x++ {
				for y := lj; y <= j; y++ {
					d := min(*at(x-1, y), *at(x, y-1)) + 1
					if lx, ly := a.leftmost[x], b.leftmost[y]; lx == li && ly == lj {
						d = min(d, *at(x-1, y-1)+int32(relabel(a.labels[x], b.labels[y])))
						tree[x*m+y] = d
					} else {
						d = min(d, *at(lx-1, ly-1)+tree[x*m+y])
					}
					*at(x, y) = d
				}
			}
		}
	}
	return int(tree[n*m-1])
}

// common is a longest common subsequence of two sequences, as pairs of places.
func common(n, m int, same func(i, j int) bool) [][2]int {
	var head [][2]int
	from := 0
	for from < n && from < m && same(from, from) {
		head = append(head, [2]int{from, from})
		from++
	}
	tail := 0
	for n-tail > from && m-tail > from && same(n-tail-1, m-tail-1) {
		tail++
	}
	rows, columns := n-tail-from, m-tail-from
	length := make([]int32, (rows+1)*(columns+1)) // of what is common after a pair of places
	at := func(i, j int) *int32 { return &length[i*(columns+1)+j] }
	for i := rows - 1; i >= 0; i-- {
		for j := columns - 1; j >= 0; j-- {
			if *at(i, j) = max(*at(i+1, j), *at(i, j+1)); same(from+i, from+j) {
				*at(i, j) = *at(i+1, j+1) + 1
			}
		}
	}
	for i, j := 0, 0; i < rows && j < columns; {
		switch {
		case same(from+i, from+j) && *at(i, j) == *at(i+1, j+1)+1:
			head = append(head, [2]int{from + i, from + j})
			i, j = i+1, j+1
		case *at(i+1, j) >= *at(i, j+1):
			i++
		default:
			j++
		}
	}
	for k := tail; k > 0; k-- {
		head = append(head, [2]int{n - k, m - k})
	}
	return head
}
