package sentencepiece

import (
	"bytes"
	"unicode/utf8"
)

// A Span is bytes Start to End of a decoded text.
type Span struct{ Start, End int }

// Decode joins pieces to a text. The piece that ends a sentence and other control pieces
// are left out, and numbers that no piece has.
func (v *Vocabulary) Decode(ids []int32) string {
	text, _ := v.DecodeSpans(ids)
	return text
}

// DecodeSpans is [Vocabulary.Decode] that also says which bytes of the text each number
// made. Where several bytes make a character, all but the last make nothing.
func (v *Vocabulary) DecodeSpans(ids []int32) (string, []Span) {
	var text []byte
	spans := make([]Span, 0, len(ids))
	add := func(made []byte) {
		start := len(text)
		text = append(text, made...)
		spans = append(spans, Span{start, len(text)})
	}
	// The space before the text goes (SentencePiece's add_dummy_prefix): the one that
	// begins the first piece that makes text or, where extra spaces go, every one for as
	// long as there is no text.
	strip := v.rules.dummyPrefix || v.rules.squeeze
	stripped := false
	for i := 0; i < len(ids); i++ {
		id := ids[i]
		if !v.has(id) {
			add(nil)
			continue
		}
		switch v.pieces[id].kind {
		case control:
			add(nil)
		case unknown:
			add([]byte(v.unknownSurface))
		case oneByte:
			run := v.bytesOf(ids[i:])
			i += len(run) - 1
			addBytes(run, add)
		default:
			made := v.text(id)
			if strip && !stripped && len(text) == 0 {
				cut := bytes.TrimPrefix(made, []byte(space))
				stripped = len(cut) < len(made) && !v.rules.squeeze
				made = cut
			}
			add(bytes.ReplaceAll(made, []byte(space), []byte(" ")))
		}
	}
	return string(text), spans
}

// bytesOf is the bytes that ids begin with.
func (v *Vocabulary) bytesOf(ids []int32) []byte {
	var run []byte
	for _, id := range ids {
		if !v.has(id) || v.pieces[id].kind != oneByte {
			break
		}
		b, _ := byteOf(v.text(id))
		run = append(run, b)
	}
	return run
}

// addBytes adds bytes a character at a time, and U+FFFD for each that is in none.
func addBytes(run []byte, add func([]byte)) {
	for len(run) > 0 {
		r, size := utf8.DecodeRune(run)
		for range size - 1 {
			add(nil)
		}
		if r == utf8.RuneError && size == 1 {
			add([]byte("\uFFFD"))
		} else {
			add(run[:size])
		}
		run = run[size:]
	}
}
