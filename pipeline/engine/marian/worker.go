package marian

import (
	"context"
	"slices"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"

	"hexaglot/minutes"
	"hexaglot/minutes/script"
	"hexaglot/pipeline/engine"
	"hexaglot/pipeline/engine/marian/models"
	"hexaglot/pipeline/engine/marian/network"
	"hexaglot/pipeline/engine/marian/sentencepiece"
)

// A worker translates batches, one at a time, through the models of a direction.
type worker struct{ hops []hop }

// A hop is a network at work from one language to another.
type hop struct {
	installed models.Installed
	model     *network.Model
	worker    *network.Worker
	from, to  language.Tag
}

func (d *direction) worker(open []*network.Model) *worker {
	w := &worker{}
	for i, m := range open {
		h := hop{installed: d.path[i], model: m, worker: m.NewWorker(d.config.Kernel), from: d.from, to: d.to}
		if i > 0 {
			h.from = language.English
		}
		if i < len(open)-1 {
			h.to = language.English
		}
		w.hops = append(w.hops, h)
	}
	return w
}

// translate answers all requests of a batch.
func (w *worker) translate(ctx context.Context, batch []engine.Request) ([]engine.Answer, error) {
	answers := make([]engine.Answer, len(batch))
	for i, r := range batch {
		answers[i] = engine.Answer{ID: r.ID, Text: r.Text}
	}
	for n := range w.hops {
		h := &w.hops[n]
		var all []*passage
		for i, r := range batch {
			if answers[i].Err != nil {
				continue
			}
			tags, behind := inOrder(answers[i].Text, r.Tags, r.Behind)
			m, err := parse(answers[i].Text, tags, behind, h.says)
			if err != nil {
				answers[i].Err = err
				continue
			}
			all = append(all, h.passage(i, m, terms(r, n == 0, n == len(w.hops)-1)))
		}
		if err := h.cross(ctx, all); err != nil {
			return nil, unusable(h.installed, err)
		}
		for _, p := range all {
			answers[p.request].Text = norm.NFC.String(p.put(&p.crossing))
		}
	}
	for i, r := range batch {
		answers[i].Text = typeset(r.To, answers[i].Text)
	}
	return answers, nil
}

// says reports whether the network has pieces for words.
func (h *hop) says(words string) bool {
	for _, v := range []*sentencepiece.Vocabulary{h.model.Source(), h.model.Target()} {
		for _, t := range v.Encode(words) {
			if t.ID == v.Unknown() {
				return false
			}
		}
	}
	return true
}

// A passage is a text on its way through a network.
type passage struct {
	marked
	crossing
	request   int // by its place in the batch
	sentences []sentence
}

// A sentence is what networks have learnt to translate.
type sentence struct {
	span
	tokens   []sentencepiece.Token
	first    int // of its tokens among those of the passage
	required []network.Required
}

// passage takes a text apart.
func (h *hop) passage(request int, m marked, terms []term) *passage {
	p := &passage{marked: m, request: request}
	p.source = m.text
	for _, at := range minutes.Sentences(h.from, m.text) {
		s := sentence{span: span{at[0], at[1]}, first: len(p.from)}
		s.tokens = h.model.Source().Encode(m.text[s.start:s.end])
		for _, t := range s.tokens {
			p.from = append(p.from, trimmed(m.text, span{s.start + t.Start, s.start + t.End}))
		}
		p.sentences = append(p.sentences, s)
	}
	h.require(p, terms)
	return p
}

// trimmed is a part of a text without the spaces at its ends.
func trimmed(text string, s span) span {
	words := strings.TrimLeftFunc(text[s.start:s.end], script.Space)
	s.start = s.end - len(words)
	s.end = s.start + len(strings.TrimRightFunc(words, script.Space))
	return s
}

// cross translates passages.
func (h *hop) cross(ctx context.Context, all []*passage) error {
	var batch []network.Sentence
	align := false
	for _, p := range all {
		align = align || len(p.marks) > 0
		for _, s := range p.sentences {
			n := network.Sentence{Required: s.required}
			for _, t := range s.tokens {
				n.Tokens = append(n.Tokens, t.ID)
			}
			batch = append(batch, n)
		}
	}
	out, err := h.worker.Translate(ctx, batch, align)
	if err != nil {
		return err
	}
	for _, p := range all {
		for _, s := range p.sentences {
			h.join(p, s, out[0])
			out = out[1:]
		}
	}
	return nil
}

// join adds a sentence to what becomes of a passage. One that was too long for the network
// comes in parts.
func (h *hop) join(p *passage, s sentence, out network.Output) {
	from := 0
	for part, to := range append(slices.Clone(out.Parts), len(out.Tokens)) {
		words, spans := h.model.Target().DecodeSpans(out.Tokens[from:to])
		words, cut := trimStart(words)
		if p.crossing.text != "" && words != "" {
			p.crossing.text += between(h.to, p.crossing.text, words)
		}
		at := len(p.crossing.text)
		p.crossing.text += words
		for i, made := range spans {
			p.to = append(p.to, trimmed(p.crossing.text, span{at + max(made.Start-cut, 0), at + max(made.End-cut, 0)}))
			var weights []float32
			if out.Alignment != nil {
				weights = out.Alignment[from+i]
				weights = weights[:len(weights)-1]
			}
			p.rows = append(p.rows, newRow(s.first+part*network.Segment, weights))
		}
		from = to
	}
}

// trimStart is a text without the spaces that it begins with, and how many bytes they are.
func trimStart(text string) (string, int) {
	rest := strings.TrimLeftFunc(text, script.Space)
	return rest, len(text) - len(rest)
}

// inOrder is tags, and what is behind them, as they stand in a text.
func inOrder(text string, tags, behind []string) (names, words []string) {
	order, at := make([]int, len(tags)), make([]int, len(tags))
	for i, tag := range tags {
		order[i], at[i] = i, strings.Index(text, tag)
	}
	slices.SortStableFunc(order, func(i, j int) int { return at[i] - at[j] })
	for _, i := range order {
		names = append(names, tags[i])
		if i < len(behind) {
			words = append(words, behind[i])
		} else {
			words = append(words, "")
		}
	}
	return names, words
}

// between is what a language writes between two sentences.
func between(lang language.Tag, before, after string) string {
	before, after = script.Tail(before, 8), script.Head(after, 8)
	both := minutes.JoinSentences(lang, []string{before, after})
	return both[len(before) : len(both)-len(after)]
}
