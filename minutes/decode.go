package minutes

import (
	"bytes"
	"errors"
	"strings"
	"unicode/utf8"

	utf16 "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/unicode/norm"
)

// Decode gives the text of a file, for every format that is text: UTF-8 or, by its
// byte order mark, UTF-16; in NFC and with line feeds.
func Decode(data []byte) (string, error) {
	if bytes.HasPrefix(data, []byte{0xFE, 0xFF}) || bytes.HasPrefix(data, []byte{0xFF, 0xFE}) {
		d, err := utf16.UTF16(utf16.BigEndian, utf16.UseBOM).NewDecoder().Bytes(data)
		if err != nil {
			return "", errors.New("not text: it begins as UTF-16 and does not go on so")
		}
		data = d
	}
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	if bytes.IndexByte(data, 0) >= 0 {
		return "", errors.New("not a text: it holds zero bytes; a PDF, .txt or .md file is wanted")
	}
	if !utf8.Valid(data) {
		return "", errors.New("not UTF-8 text: save it as UTF-8 and try again")
	}
	s := strings.ReplaceAll(string(norm.NFC.Bytes(data)), "\r\n", "\n")
	return strings.ReplaceAll(s, "\r", "\n"), nil
}
