package sentencepiece

import (
	"encoding/binary"
	"math"
	"strings"
	"testing"
)

// TestReadBad reads files that are none: each is a sentence that says what is wrong.
func TestReadBad(t *testing.T) {
	charsmap := func(m []byte) message { return small().normaliser(message{}.bytes(2, m)) }
	units := func(size uint32) []byte {
		m := lowerA("a")
		binary.LittleEndian.PutUint32(m, size)
		return m
	}
	for _, c := range []struct {
		name string
		data []byte
		want string
	}{
		{"empty", nil, "there is no unknown piece"},
		{"text", []byte("not a vocabulary"), "byte 0: no field has wire type 6"},
		{"cut tag", []byte{0x80}, "byte 0: no field begins here"},
		{"cut field", small()[:10], "byte 0: a field goes beyond the end"},
		{"cut piece", append(small(), 10, 200, 1), "a field goes beyond the end"},
		{"size beyond any", append(small(), 10, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1), "a field goes beyond the end"},
		{"field beyond its message", message{}.bytes(1, []byte{10, 5, 'a'}), "piece 0: byte 2: a field goes beyond the end"},
		{"too large", make([]byte, largest+1), "a vocabulary of 6291457 bytes is larger than any"},
		{"no unknown", message{}.piece("</s>", 0, control), "there is no unknown piece"},
		{"no end", message{}.piece("<unk>", 0, unknown), `there is no control piece "</s>" to end a sentence`},
		{"end is text", message{}.piece("<unk>", 0, unknown).piece("</s>", 0, normal), `there is no control piece "</s>"`},
		{"two unknown", small().piece("<u>", 0, unknown), "pieces 1 and 2 are both the unknown piece"},
		{"twice", small().piece("a", -1, normal).piece("a", -2, unused), `pieces 2 and 3 are both "a"`},
		{"twice reserved", small().piece("</s>", 0, control), `pieces 0 and 2 are both "</s>"`},
		{"no text", small().piece("", 0, normal), "piece 2: it has no text"},
		{"long", small().piece(strings.Repeat("a", 1025), 0, normal), "piece 2: its text has 1025 bytes; the most is 1024"},
		{"score", small().piece("a", float32(math.NaN()), normal), "piece 2: its score is no number"},
		{"endless score", small().piece("a", float32(math.Inf(-1)), normal), "piece 2: its score is no number"},
		{"kind", small().piece("a", 0, 7), "piece 2: no piece is of type 7"},
		{"byte without fallback", small().piece("<0x00>", 0, oneByte), `piece 2, "<0x00>", can be no byte`},
		{"no bytes", small().trainer(message{}.number(35, 1)), "there is no piece for byte 00"},
		{"no such byte", small().trainer(message{}.number(35, 1)).piece("<0x0g>", 0, oneByte), `piece 2, "<0x0g>", can be no byte`},
		{"BPE", small().trainer(message{}.number(3, 2)), "it is a BPE model; only unigram models are read"},
		{"word", small().trainer(message{}.number(3, 3)), "it is a model of words or characters; only unigram models are read"},
		{"char", small().trainer(message{}.number(3, 4)), "it is a model of words or characters; only unigram models are read"},
		{"other", small().trainer(message{}.number(3, 9)), "no model is of type 9"},
		{"denormaliser", small().bytes(5, message{}.bytes(2, []byte("x"))), "it has a map of characters for the output"},
		{"map cut off", charsmap([]byte{1, 2, 3}), "map of characters: it is cut off"},
		{"map without array", charsmap(units(0)), "map of characters: of its 1030 bytes, the double array cannot have 0"},
		{"map with half a unit", charsmap(units(3)), "the double array cannot have 3"},
		{"map beyond the end", charsmap(units(1028)), "the double array cannot have 1028"},
		{"replacement without end", charsmap(append(lowerA("a"), 'b')), "map of characters: a replacement does not end"},
		{"replacement too long", charsmap(lowerA(strings.Repeat("a", 257))), "map of characters: a replacement does not end"},
	} {
		v, err := Read(c.data)
		if err == nil || v != nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: Read = %v, %v, want an error that says %q", c.name, v, err, c.want)
		}
	}
}

func TestVocabulary(t *testing.T) {
	v := vocabulary(t, "plain")
	if v.Len() != 2300 || v.End() != 0 || v.Unknown() != 1 {
		t.Errorf("Len, End, Unknown = %d, %d, %d, want 2300, 0, 1", v.Len(), v.End(), v.Unknown())
	}
	for id := range int32(v.Len()) {
		if got, ok := v.ID(v.Piece(id)); got != id || !ok {
			t.Errorf("ID(%q) = %d, %t, want %d, true", v.Piece(id), got, ok, id)
		}
	}
	for _, piece := range []string{"", "no such piece", "<s>", "\x00", "\xff"} {
		if id, ok := v.ID(piece); ok {
			t.Errorf("ID(%q) = %d, true, want false", piece, id)
		}
	}
	for _, id := range []int32{-1, 2300, math.MaxInt32, math.MinInt32} {
		if got := v.Piece(id); got != "" {
			t.Errorf("Piece(%d) = %q, want none", id, got)
		}
	}
}

// TestReadKeepsData checks that a file that cannot be written, such as a mapped one, will do.
func TestReadKeepsData(t *testing.T) {
	data := vocabularyData(t, "plain")
	before := string(data)
	v, err := Read(data)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range oddLines(t) {
		v.Decode(ids(v.Encode(l)))
	}
	if string(data) != before {
		t.Error("the data of the vocabulary was written to")
	}
}
