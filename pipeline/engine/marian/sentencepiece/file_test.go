package sentencepiece

import (
	"encoding/binary"
	"math"
)

// A message is a message of protocol buffers that a test makes, field by field.
type message []byte

func (m message) number(field, value uint64) message {
	m = binary.AppendUvarint(m, field<<3|varint)
	return binary.AppendUvarint(m, value)
}

func (m message) bytes(field uint64, value []byte) message {
	m = binary.AppendUvarint(m, field<<3|sized)
	m = binary.AppendUvarint(m, uint64(len(value)))
	return append(m, value...)
}

func (m message) float(field uint64, value float32) message {
	m = binary.AppendUvarint(m, field<<3|fourByte)
	return binary.LittleEndian.AppendUint32(m, math.Float32bits(value))
}

func (m message) piece(text string, score float32, k kind) message {
	return m.bytes(1, message{}.bytes(1, []byte(text)).float(2, score).number(3, uint64(k)))
}

func (m message) trainer(spec message) message    { return m.bytes(2, spec) }
func (m message) normaliser(spec message) message { return m.bytes(3, spec) }

// small is the least vocabulary that is one.
func small() message {
	return message{}.piece("</s>", 0, control).piece("<unk>", 0, unknown)
}

// lowerA is a map of characters with one rule: A becomes replacement. The root leads to
// unit 1 for A, and that to the value in unit 2. (darts-clone makes 256 units at a time,
// and SentencePiece reads them unchecked.)
func lowerA(replacement string) []byte {
	units := [256]uint32{(1 ^ 'A') << 10, (1^2)<<10 | 1<<8 | 'A', isValue}
	b := binary.LittleEndian.AppendUint32(nil, 4*256)
	for _, u := range units {
		b = binary.LittleEndian.AppendUint32(b, u)
	}
	return append(append(b, replacement...), 0)
}
