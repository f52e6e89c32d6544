package terms

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"
)

// A node is the beginning of names that begin with their head.
type node struct {
	uses int
	next map[string]bool // the words that go on, each end of a clause one of its own
	on   bool            // one that goes on is a name
}

// named reports whether a beginning is a name: it comes again, and goes on otherwise.
func (n *node) named() bool { return n != nil && n.uses > 1 && len(n.next) > 1 }

// end finds where the names end that begin with their head: where what comes again goes
// on in different ways. It never cuts a name that goes on where another one does (points
// d’échange ruraux, points d’échange urbains): such a one stays open.
func (m *manner) end(all []mention, passage func(int) string) {
	nodes := map[string]*node{}
	content := make([][]int, len(all))
	paths := func(i int, visit func(k int, path, next string)) {
		n := &all[i]
		path := n.kind
		for k, at := range content[i] {
			path += " " + n.words[at].stem
			if at < n.head {
				continue
			}
			next := "!" + passage(i) // what is printed again tells nothing
			if k+1 < len(content[i]) {
				next = n.words[content[i][k+1]].stem
			}
			on := false // a name goes on with a capital: Forum des opérateurs du Nord
			if k+1 < len(content[i]) {
				to := content[i][k+1]
				on = n.words[to].capital && !slices.ContainsFunc(n.words[at+1:to], func(w word) bool { return m.inner[w.fold] })
			}
			if !on && m.mayEnd(n.words[at]) {
				visit(k, path, next)
			}
		}
	}
	for i := range all {
		if all[i].open {
			content[i] = all[i].content(m)
			paths(i, func(_ int, path, next string) {
				n := nodes[path]
				if n == nil {
					n = &node{next: map[string]bool{}}
					nodes[path] = n
				}
				n.uses++
				if len(n.next) < 2 {
					n.next[next] = true
				}
			})
		}
	}
	for i := range all {
		if all[i].open {
			last := -1
			paths(i, func(k int, path, _ string) {
				if nodes[path].named() {
					last = k
				}
			})
			paths(i, func(k int, path, _ string) {
				if k < last {
					nodes[path].on = true
				}
			})
		}
	}
	for i := range all {
		n := &all[i]
		if !n.open {
			continue
		}
		last, on := -1, false
		paths(i, func(k int, path, _ string) {
			if nodes[path].named() {
				last, on = k, nodes[path].on
			}
		})
		if last >= 0 && (!on || last+1 == len(content[i])) {
			n.words = n.words[:content[i][last]+1]
			n.open = false
		}
	}
}

// mayEnd reports whether a name may end with a word: an Arabic one with the article, or in
// other letters, as what has none waits for the word that makes it definite.
func (m *manner) mayEnd(w word) bool {
	if m.lang != language.Arabic {
		return true
	}
	r, _ := utf8.DecodeRuneInString(w.fold)
	particles, _ := clitics(w.fold)
	return strings.HasSuffix(particles, "ال") || !unicode.Is(unicode.Arabic, r)
}
