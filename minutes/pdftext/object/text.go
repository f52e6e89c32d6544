package object

import (
	"strings"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"
)

// Text reads a text string: UTF-16 or UTF-8 with a mark, or a Latin encoding (ISO 32000-1, 7.9.2.2).
func Text(b []byte) string {
	switch {
	case len(b) >= 2 && b[0] == 0xfe && b[1] == 0xff:
		return UTF16(b[2:])
	case len(b) >= 3 && b[0] == 0xef && b[1] == 0xbb && b[2] == 0xbf:
		return strings.ToValidUTF8(string(b[3:]), "\ufffd")
	}
	var s strings.Builder
	for _, c := range b {
		s.WriteRune(charmap.Windows1252.DecodeByte(c))
	}
	return s.String()
}

// UTF16 reads UTF-16 without a mark of order, the upper byte first.
func UTF16(b []byte) string {
	units := make([]uint16, 0, len(b)/2)
	for i := 0; i+1 < len(b); i += 2 {
		units = append(units, uint16(b[i])<<8|uint16(b[i+1]))
	}
	return string(utf16.Decode(units))
}
