package network

// choose chooses the next piece: its column in scores, which are those of the list's pieces
// and then of the lacking. Attention is the step's, over the source's tokens; free is the
// column chosen where there are no terms, and path what the pieces before have scored.
func (c *constraint) choose(path float32, scores, attention []float32, free int) int {
	about := c.aim(attention)
	aim := about & c.enforced &^ c.said
	f, sure := c.form, c.form.node != 0
	if !sure {
		f = c.begun(aim)
	}
	if f.node == 0 && c.joins(c.piece(free)) {
		// The word that the text is in says the term, in its own way: it is not cut off, and
		// the term is not said again.
		c.enforced &^= aim
		aim = 0
	}
	column, node := c.next(f, aim, path, scores, free)
	loss := scores[free] - scores[column]
	if !sure && loss > maxLoss {
		f, column, node, loss = form{}, free, 0, 0
	}
	begins := node != 0 && c.trie.child(0, c.trie.nodes[node].piece) == node
	if f.node != 0 && (begins || node == 0) {
		if !begins {
			f.loss += loss
		}
		aim &^= only(c.close(f))
		f = form{}
	}
	if begins {
		f = form{start: len(c.out), terms: aim}
	}
	if node != 0 {
		f.node, f.terms = node, f.terms&c.trie.nodes[node].through
		f.loss, f.forced = f.loss+loss, f.forced+1
		c.forced++
	}
	c.form = f
	c.out = append(c.out, c.piece(column))
	c.about = append(c.about, about)
	return column
}

// aim is which terms a step is about.
func (c *constraint) aim(attention []float32) (about terms) {
	for i, r := range c.required[:min(len(c.required), maxTerms)] {
		if c.usable&only(i) == 0 {
			continue
		}
		var sum float32
		for _, a := range attention[r.Start:r.End] {
			sum += a
		}
		if sum >= share {
			about |= only(i)
		}
	}
	return about
}

// begun is a form of a term of aim that the text has begun of itself, if it ends in one.
func (c *constraint) begun(aim terms) form {
	start, node := c.scan(len(c.out), true)
	if terms := c.trie.nodes[node].through & aim; terms != 0 {
		return form{start: start, node: node, terms: terms}
	}
	return form{}
}

// next is the column of the likeliest piece that may follow a form, which may be none, and
// the node it leads to, 0 if it is of no form. Within a form it goes on with it. Where there
// is none, or it may end here, one of aim begins, if that is not too unlikely, or else the
// piece is of the list, and one that ends the word of the form.
func (c *constraint) next(f form, aim terms, path float32, scores []float32, free int) (column int, node int32) {
	var onward int32
	if f.node != 0 {
		onward = c.likeliest(f.node, f.terms, scores)
		ends := c.trie.nodes[f.node].ends & f.terms
		if ends == 0 {
			return c.column(onward), onward
		}
		aim &^= only(ends.first())
	}
	column = free
	if node = c.likeliest(0, aim, scores); node != 0 && scores[free]-scores[c.column(node)] <= maxLoss {
		column = c.column(node)
	} else if node = 0; f.node != 0 {
		column = c.unglued(path, scores, free)
	}
	if onward != 0 && scores[c.column(onward)] >= scores[column] {
		return c.column(onward), onward
	}
	return column, node
}

// likeliest is the child of a node that is of one of the terms and has the highest score, 0
// if there is none. What goes on with the last word of the text is not the beginning of a form.
func (c *constraint) likeliest(at int32, of terms, scores []float32) (best int32) {
	if of == 0 {
		return 0
	}
	for _, child := range c.trie.nodes[at].children {
		n := &c.trie.nodes[child]
		if n.through&of == 0 || best != 0 && !(scores[n.column] > scores[c.column(best)]) {
			continue
		}
		if at == 0 && c.joins(n.piece) {
			continue
		}
		best = child
	}
	return best
}

// unglued is the column of the likeliest piece of the list that does not go on with the last
// word of the text; free if there is none. Its order is that of the free choice.
func (c *constraint) unglued(path float32, scores []float32, free int) int {
	if !c.joins(c.piece(free)) {
		return free
	}
	best := -1
	for i, s := range scores[:c.columns(scores)] {
		if best >= 0 && !(path+s > path+scores[best]) {
			continue
		}
		if p := c.piece(i); p != c.vocabulary.Unknown() && !c.joins(p) {
			best = i
		}
	}
	if best < 0 {
		return free
	}
	return best
}

// close takes note of a form that the text ends in, and that may end there, and gives its
// term.
func (c *constraint) close(f form) int {
	c.scan(f.start, false)
	c.scanned = len(c.out)
	term := (c.trie.nodes[f.node].ends & f.terms).first()
	c.say(term, f.start, len(c.out))
	if f.loss > maxLoss*float32(max(f.forced, 1)) {
		c.failed |= only(term)
	}
	return term
}

func (c *constraint) say(term, start, end int) {
	c.said |= only(term)
	c.places = append(c.places, place{term, start, end})
}

// scan takes note of the forms that the text has of itself before end, from where it ended
// the last time: the leftmost, then the longest. Each is of one term, one that its steps
// were about before others. Where the text goes on, it stops before a form that it may end in,
// and gives back where that begins and its node, or else the root.
func (c *constraint) scan(end int, goesOn bool) (start int, node int32) {
	for c.scanned < end {
		start = c.scanned
		var found terms
		foundEnd := start + 1
		at := int32(0)
		for e := start; e < end && !c.glued(start); {
			if at = c.trie.child(at, c.out[e]); at < 0 {
				break
			}
			if e++; e == end && goesOn {
				return start, at
			}
			if ends := c.trie.nodes[at].ends &^ c.said; ends != 0 && !c.glued(e) {
				found, foundEnd = ends, e
			}
		}
		if found != 0 {
			var about terms
			for _, a := range c.about[start:foundEnd] {
				about |= a
			}
			if found&about != 0 {
				found &= about
			}
			c.say(found.first(), start, foundEnd)
		}
		c.scanned = foundEnd
	}
	return end, 0
}

// columns are how many of the scores are of the list.
func (c *constraint) columns(scores []float32) int {
	if c.list == nil {
		return len(scores)
	}
	return len(c.list)
}

// piece is what a column is of.
func (c *constraint) piece(column int) int32 {
	switch {
	case c.list == nil:
		return int32(column)
	case column < len(c.list):
		return c.list[column]
	}
	return c.lacking[column-len(c.list)]
}

func (c *constraint) column(node int32) int { return int(c.trie.nodes[node].column) }

// joins reports whether a piece goes on with the last word of the text.
func (c *constraint) joins(piece int32) bool {
	n := len(c.out)
	return n > 0 && oneWord(c.vocabulary.Piece(c.out[n-1]), c.vocabulary.Piece(piece))
}
