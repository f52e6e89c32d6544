package network

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"os"
)

// maxFile bounds a file, also what a compressed one may become.
const maxFile = 1 << 30

// A mapping is the bytes of a file. They are never written.
type mapping struct {
	data  []byte
	unmap func() error // nil where the bytes were read
}

// openMapping maps a file where the system can, and reads it where not, or where it is
// compressed by gzip. Who cuts a mapped file short while it is used ends the program:
// files of models are put in place under their name when they are whole, never written to.
func openMapping(name string) (mapping, error) {
	f, err := os.Open(name)
	if err != nil {
		return mapping{}, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return mapping{}, err
	}
	if !info.Mode().IsRegular() {
		return mapping{}, fmt.Errorf("%s: not a regular file", name)
	}
	magic := make([]byte, 2)
	n, err := f.ReadAt(magic, 0)
	switch {
	case err != nil && err != io.EOF:
		return mapping{}, err
	case n == 2 && bytes.Equal(magic, []byte{0x1f, 0x8b}):
		data, err := inflate(f)
		if err != nil {
			return mapping{}, fmt.Errorf("%s: %w", name, err)
		}
		return mapping{data: data}, nil
	case info.Size() > maxFile:
		return mapping{}, fmt.Errorf("%s: %d bytes are no model", name, info.Size())
	case info.Size() == 0:
		return mapping{}, nil
	}
	if data, unmap, err := mapFile(f, int(info.Size())); err == nil {
		return mapping{data, unmap}, nil
	}
	data := make([]byte, info.Size())
	if _, err := io.ReadFull(f, data); err != nil {
		return mapping{}, fmt.Errorf("%s: %w", name, err)
	}
	return mapping{data: data}, nil
}

func inflate(r io.Reader) ([]byte, error) {
	z, err := gzip.NewReader(r)
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(io.LimitReader(z, maxFile+1))
	if err == nil && len(data) > maxFile {
		err = fmt.Errorf("more than %d bytes are no model", maxFile)
	}
	return data, err
}

func (m *mapping) close() error {
	unmap := m.unmap
	m.data, m.unmap = nil, nil
	if unmap == nil {
		return nil
	}
	return unmap()
}
