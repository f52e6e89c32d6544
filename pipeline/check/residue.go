package check

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hexaglot/minutes"
)

// residue reports words of the source that were left in a translation of another
// script: three in a row, four Han characters. Where the source has capitals, two in
// five must begin with a small letter, for names and titles may stay, as may what the
// source has in quotation marks.
var residue = &Rule{
	Name:     "untrans.residue",
	Severity: minutes.Warning,
	Forbids:  true,
	Says:     []string{"check.untrans.residue"},
	segment: func(p *pass) {
		from := scriptOf(p.From)
		if from == scriptOf(p.To) {
			return
		}
		least, capitals := 3, scriptHasCase(p.From)
		if from == unicode.Han {
			least = 4
		}
		words := p.text.words()
		for i := 0; i < len(words); {
			if !p.left(words[i], from) {
				i++
				continue
			}
			last, small, n := i, 0, 0
			for j := i; j < len(words) && p.left(words[j], from) && (j == i || !parted(p.text.plain[words[j-1].end:words[j].start])); j++ {
				last = j
				if from == unicode.Han || j == i || strings.ContainsFunc(p.text.plain[words[j-1].end:words[j].start], unicode.IsSpace) {
					n++ // sans-papiers is one
				}
				if w := words[j]; w.small && utf8.RuneCountInString(w.text) > 1 && !minutes.Particle(w.text) {
					small++
				}
			}
			start, end := words[i].start, words[last].end
			if n >= least && (5*small >= 2*n || !capitals) && !p.titled(p.text.plain[start:end]) {
				p.inText(start, end, "", nil)
			}
			i = last + 1
		}
	},
}

// left reports whether a word is in the script of the source and stands there, too.
func (p *pass) left(w word, from *unicode.RangeTable) bool {
	return count(w.text, from) > 0 && p.source.has(w.text)
}

// parted reports whether what stands between two words ends a run of them.
func parted(between string) bool {
	return strings.ContainsFunc(between, func(r rune) bool { return !unicode.IsSpace(r) && !strings.ContainsRune("-–’'·", r) })
}

// titled reports whether the source has some words, or what they begin with, between
// quotation marks.
func (p *pass) titled(run string) bool {
	i := strings.Index(p.source.plain, run)
	if i < 0 {
		return false
	}
	open := strings.LastIndexAny(p.source.plain[:i], openers)
	return open >= 0 && !strings.ContainsAny(p.source.plain[open+1:i], closers) && strings.ContainsAny(p.source.plain[i:], closers)
}

// What begins and what ends a quotation in one language or another.
const (
	openers = `"“„«‹《「『‘`
	closers = `"”“»›》」』’`
)
