package models

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"

	"github.com/klauspost/compress/zstd"

	"hexaglot/minutes"
)

var errPacked = minutes.Fail("models.packed", "it cannot be unpacked: it is damaged")

// unpacked reads a file as it is installed: what is packed (gzip in Mozilla's registry,
// Zstandard in Remote Settings) is unpacked, by what it holds and not by its name.
func unpacked(r io.Reader) (io.ReadCloser, error) {
	b := bufio.NewReaderSize(r, 64<<10)
	magic, _ := b.Peek(4) // a shorter file is no packed one
	switch {
	case bytes.HasPrefix(magic, []byte{0x1f, 0x8b}):
		z, err := gzip.NewReader(b)
		if err != nil {
			return nil, errPacked
		}
		return z, nil
	case bytes.Equal(magic, []byte{0x28, 0xb5, 0x2f, 0xfd}):
		z, err := zstd.NewReader(b, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(128<<20), zstd.WithDecoderLowmem(true))
		if err != nil {
			return nil, errPacked
		}
		return z.IOReadCloser(), nil
	}
	return io.NopCloser(b), nil
}

// unpack writes a file as it is installed, never more than limit bytes, and gives its size
// and its SHA-256.
func unpack(ctx context.Context, from, to string, limit int64) (n int64, sum string, err error) {
	in, err := os.Open(from)
	if err != nil {
		return 0, "", err
	}
	defer in.Close()
	r, err := unpacked(reader{ctx, in})
	if err != nil {
		return 0, "", err
	}
	defer r.Close()
	out, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
	if err != nil {
		return 0, "", err
	}
	h := sha256.New()
	w := &counted{w: io.MultiWriter(out, h), limit: limit, progress: func(int64) {}}
	_, err = io.Copy(w, r)
	var system *fs.PathError
	switch {
	case err == nil:
		err = out.Sync()
	case ctx.Err() != nil:
		err = ctx.Err()
	case errors.Is(err, errTooMuch):
		err = errLarge(limit)
	case errors.As(err, &system):
	default:
		err = errPacked
	}
	return w.n, hex.EncodeToString(h.Sum(nil)), errors.Join(err, out.Close())
}
