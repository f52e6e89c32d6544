package glossary

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A glyph is a character of a Chinese text as it is compared.
type glyph struct {
	r          rune // full-width Latin as ASCII, quotation marks as one, simplified
	script     bool // it was traditional
	start, end int
}

func (g glyph) isDigit() bool { return !(0x4E00 <= g.r && g.r < 0xA000) && isDigit(g.r) }

const brick rune = -1 // nothing goes through

// glyphs returns the characters of a text without what makes no difference: emphasis
// marks, invisible characters, and spaces where Chinese and Latin meet.
func glyphs(text string, walls []span) []glyph {
	out := make([]glyph, 0, len(text)/3+1)
	folded := simplified()
	space := -1 // where white space began
	wide := false
	for i := 0; i < len(text); {
		if len(walls) > 0 && i >= walls[0].start {
			i = max(i, walls[0].end)
			out = append(out, glyph{r: brick, start: walls[0].start, end: i})
			walls, space = walls[1:], -1
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		start := i
		i += n
		switch {
		case isSpace(r):
			if space < 0 {
				space = start
			}
			wide = r == 0x3000 // 附　件, set to fill its line
			continue
		case r == '*' || isInvisible(r):
			continue
		case 0xFF01 <= r && r <= 0xFF5E:
			r -= 0xFEE0
		}
		if s := plainSign(r, ""); s != "" {
			r = rune(s[0])
		}
		if space >= 0 {
			if len(out) == 0 || !meet(out[len(out)-1].r, r) && !(wide && isHan(r) && isHan(out[len(out)-1].r)) {
				out = append(out, glyph{r: ' ', start: space, end: start})
			}
			space, wide = -1, false
		}
		g := glyph{r: r, start: start, end: i}
		if 0x4E00 <= r && r < 0xA000 && folded[r] != 0 {
			g.r, g.script = folded[r], true
		}
		out = append(out, g)
	}
	return out
}

// meet reports whether one of two characters is Chinese and the other Latin or a digit.
func meet(a, b rune) bool {
	return unicode.Is(unicode.Han, a) && isLatin(b) || isLatin(a) && unicode.Is(unicode.Han, b)
}

func isLatin(r rune) bool {
	return unicode.Is(unicode.Latin, r) || unicode.Is(unicode.Nd, r)
}

func (x *index) addHan(text string, p pattern) {
	var exact strings.Builder
	node := int32(0)
	gs := glyphs(text, nil)
	for _, g := range gs {
		key := string(unicode.ToLower(g.r))
		if key == anyNumber && p.rendering < 0 {
			key = numberKey
		}
		node = x.grow(node, key, false)
		exact.WriteRune(g.r)
	}
	if node == 0 {
		return
	}
	p.words = []word{{text: exact.String()}}
	p.verb = p.rendering >= 0 && mayBeVerb(x.lang, x.part(p), []string{exact.String()})
	if p.rendering >= 0 && len(gs) <= longestHan {
		var k hanKey
		for _, g := range gs {
			k = k.with(g.r)
		}
		x.han.add(k)
	}
	x.heads.add(x.keys, gs)
	x.sprouts[node].ends = append(x.sprouts[node].ends, int32(len(x.patterns)))
	x.patterns = append(x.patterns, p)
}

func (x *index) findHan(text string) []Match {
	gs := glyphs(text, walls(text))
	keys := make([]int32, len(gs))
	runes := make(map[rune]int32) // of this text
	for i, g := range gs {
		k, ok := runes[g.r]
		if !ok {
			if k, ok = x.keys[string(unicode.ToLower(g.r))]; !ok || g.r == brick {
				k = -1
			}
			runes[g.r] = k
		}
		keys[i] = k
	}
	var hits []hit
	for i := 0; i < len(gs); {
		best := x.hitHan(gs, keys, i, len(gs))
		if k := x.longerInside(gs, keys, i, best); k > 0 {
			best = x.hitHan(gs, keys, i, k)
		}
		if best.pattern < 0 {
			i++
			continue
		}
		if x.patterns[best.pattern].rendering >= 0 {
			best.at = i
			hits = append(hits, best)
		}
		i += best.length
	}
	return x.matches(hits, func(h hit) (start, end int) { return gs[h.at].start, gs[h.at+h.length-1].end })
}

// longerInside returns where a term begins that lies across the end of hit h at i and
// is longer, and 0 if none does. Nothing shows where a Chinese word begins, and the
// longer one is hardly there by chance: 进行动态联盟 has 动态联盟 and no 行动.
func (x *index) longerInside(gs []glyph, keys []int32, i int, h hit) int {
	for k := i + 1; k < i+h.length; k++ {
		if in := x.hitHan(gs, keys, k, len(gs)); in.length > h.length {
			return k
		}
	}
	return 0
}

// hitHan returns the best hit that begins at i and ends before limit.
func (x *index) hitHan(gs []glyph, keys []int32, i, limit int) hit {
	best := hit{pattern: -1}
	if x.heads.have(keys[i:]) || x.number >= 0 && slices.ContainsFunc(gs[i:min(i+3, limit)], glyph.isDigit) {
		x.walkHan(gs[:limit], gs, keys, i, i, 0, &best)
	}
	return best
}

// walkHan goes on from a node at j, in the part of a text that a hit may have.
func (x *index) walkHan(part, gs []glyph, keys []int32, i, j int, node int32, best *hit) {
	for ; ; j++ {
		for _, n := range x.ends[x.nodes[node].ends:x.nodes[node].endsEnd] {
			if j-i > 1 && x.patterns[n].rendering >= 0 && !x.stands(gs, i, j) {
				break
			}
			if r, ok := x.acceptHan(&x.patterns[n], gs, i, j); ok {
				if h := (hit{pattern: int(n), length: j - i, rule: r}); x.better(h, *best) {
					*best = h
				}
			}
		}
		if j == len(part) {
			return
		}
		if x.number >= 0 && gs[j].isDigit() && (j == 0 || !gs[j-1].isDigit()) {
			if next := x.next(node, x.number, false); next != 0 {
				end := j + 1
				for end < len(part) && gs[end].isDigit() {
					end++
				}
				x.walkHan(part, gs, keys, i, end, next, best)
			}
		}
		if node = x.next(node, keys[j], false); keys[j] < 0 || node == 0 {
			return
		}
	}
}

// acceptHan compares the capitals of gs[i:j] and sees that no Latin word is cut.
func (x *index) acceptHan(p *pattern, gs []glyph, i, j int) (rule, bool) {
	if i > 0 && isLatin(gs[i-1].r) && isLatin(gs[i].r) || j < len(gs) && isLatin(gs[j].r) && isLatin(gs[j-1].r) {
		return 0, false
	}
	if p.rendering < 0 {
		return ruleExact, true
	}
	if p.verb && isHanVerb(gs, i, j, p.words[0].text) {
		return 0, false
	}
	c := x.g.renderings[p.rendering].Case
	result := ruleExact
	k := i
	for _, want := range p.words[0].text {
		got := gs[k].r
		if gs[k].script {
			result = ruleScript
		}
		k++
		if got == want {
			continue
		}
		if c == Exact || c == Permissive && unicode.IsUpper(want) {
			return 0, false
		}
		result = max(result, ruleCase)
	}
	if p.listed {
		result = ruleForm
	}
	return result, true
}
