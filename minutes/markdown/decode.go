package markdown

import (
	"bytes"
	"errors"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/unicode/norm"
)

// decode gives the text of a file: UTF-8 or, by its byte order mark, UTF-16, in NFC
// and with line feeds.
func decode(data []byte) (string, error) {
	if bytes.HasPrefix(data, []byte{0xFE, 0xFF}) || bytes.HasPrefix(data, []byte{0xFF, 0xFE}) {
		text, err := unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewDecoder().Bytes(data)
		if err != nil {
			return "", errors.New("not text: it begins as UTF-16 and does not go on so")
		}
		data = text
	}
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	if bytes.IndexByte(data, 0) >= 0 {
		return "", errors.New("not a text: it holds zero bytes")
	}
	if !utf8.Valid(data) {
		return "", errors.New("not UTF-8 text: save it as UTF-8 and try again")
	}
	return strings.NewReplacer("\r\n", "\n", "\r", "\n", "\f", "\n").Replace(norm.NFC.String(string(data))), nil
}
