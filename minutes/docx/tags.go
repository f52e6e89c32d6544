package docx

import (
	"bufio"
	"fmt"
)

// maxTag is how long a tag may be without the values of its attributes, of which the decoder keeps
// each; those of Word have 2000 bytes.
const maxTag = 1 << 16

// tags are the bytes of a part, up to a tag that is too long.
type tags struct {
	*bufio.Reader
	in    bool // of a tag
	quote byte // in which a value stands, 0 if in none
	size  int  // bytes of the tag that are of no value
}

// ReadByte is what the decoder reads by.
func (t *tags) ReadByte() (byte, error) {
	c, err := t.Reader.ReadByte()
	if err != nil {
		return c, err
	}
	switch {
	case !t.in:
		t.in, t.quote, t.size = c == '<', 0, 0
	case t.quote != 0:
		if c == t.quote {
			t.quote = 0
		}
	case c == '>' || t.size == 0 && (c == '!' || c == '?'): // comments and the like have no attributes
		t.in = false
	default:
		if c == '"' || c == '\'' {
			t.quote = c
		}
		if t.size++; t.size > maxTag {
			return 0, fmt.Errorf("a tag of it has more than %d KB of attributes", maxTag>>10)
		}
	}
	return c, nil
}
