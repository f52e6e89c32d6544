package docx

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"io"
)

// salvage finds the parts of an archive whose list is lost by the header before each
// (APPNOTE.TXT, 4.3.7). A deflated part says itself where it ends; a stored one must say its size.
func (p *pack) salvage(data []byte) {
	const header = 30
	for at := 0; ; {
		i := bytes.Index(data[at:], []byte("PK\x03\x04"))
		if i < 0 || len(data)-at-i < header {
			return
		}
		h := data[at+i:]
		at += i + 4
		method, size := binary.LittleEndian.Uint16(h[8:]), int(binary.LittleEndian.Uint32(h[18:]))
		name := int(binary.LittleEndian.Uint16(h[26:]))
		start := header + name + int(binary.LittleEndian.Uint16(h[28:]))
		if name == 0 || start > len(h) {
			continue
		}
		body := h[start:]
		switch method {
		case 8:
			p.add(string(h[header:header+name]), func() (io.Reader, error) { return flate.NewReader(bytes.NewReader(body)), nil })
		case 0:
			if size > 0 {
				body = body[:min(size, len(body))]
				p.add(string(h[header:header+name]), func() (io.Reader, error) { return bytes.NewReader(body), nil })
			}
		}
	}
}
