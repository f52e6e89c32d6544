package sentencepiece

import (
	"encoding/binary"
	"fmt"
)

// A field is one field of a message in the wire format of protocol buffers
// (protobuf.dev/programming-guides/encoding): a number, or bytes start to end of the file.
type field struct {
	number     uint64
	value      uint64
	start, end int
}

// The wire types of fields that proto2 still writes.
const (
	varint    = 0
	eightByte = 1
	sized     = 2
	fourByte  = 5
)

// fields tells do of each field of the message data[at:end].
func fields(data []byte, at, end int, do func(field) error) error {
	for at < end {
		begin := at
		tag, n := binary.Uvarint(data[at:end])
		if n <= 0 {
			return fmt.Errorf("byte %d: no field begins here", begin)
		}
		at += n
		f := field{number: tag >> 3}
		var size uint64
		switch tag & 7 {
		case varint:
			f.value, n = binary.Uvarint(data[at:end])
		case eightByte:
			n = 8
		case sized:
			size, n = binary.Uvarint(data[at:end])
		case fourByte:
			n = 4
		default:
			return fmt.Errorf("byte %d: no field has wire type %d", begin, tag&7)
		}
		if n <= 0 || n > end-at || size > uint64(end-at-n) {
			return fmt.Errorf("byte %d: a field goes beyond the end", begin)
		}
		if tag&7 == fourByte {
			f.value = uint64(binary.LittleEndian.Uint32(data[at:]))
		}
		f.start = at + n
		f.end = f.start + int(size)
		at = f.end
		if err := do(f); err != nil {
			return err
		}
	}
	return nil
}
