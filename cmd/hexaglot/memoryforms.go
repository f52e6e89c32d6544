package main

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"iter"
	"os"
	"slices"
	"strings"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/language"
	"golang.org/x/text/transform"

	"hexaglot/minutes"
	"hexaglot/minutes/xliff"
	"hexaglot/pipeline"
	"hexaglot/pipeline/memory/store"
	"hexaglot/pipeline/memory/tmx"
)

// openStream opens a file that may be larger than what the machine holds at once; size is
// 0 if it is unknown.
func (a *app) openStream(name string) (f io.ReadCloser, size int64, err error) {
	if name == "-" {
		return io.NopCloser(a.in), 0, nil
	}
	file, err := os.Open(name)
	if err != nil {
		return nil, 0, cause(err)
	}
	info, err := file.Stat()
	if err == nil && info.IsDir() {
		err = errFolder
	}
	if err != nil {
		return nil, 0, errors.Join(cause(err), file.Close())
	}
	return file, info.Size(), nil
}

// groups reads a file of whichever form, which its beginning tells. What it leaves out is
// counted when all of it was read.
func (d *imported) groups(r io.Reader) (iter.Seq2[store.Group, error], error) {
	b := bufio.NewReaderSize(r, 1<<16)
	head, err := b.Peek(1 << 12)
	switch {
	case len(head) == 0 && errors.Is(err, io.EOF):
		return nil, fault{said: minutes.Phrase{ID: "fault.empty"}}
	case len(head) == 0:
		return nil, cause(err)
	case bytes.HasPrefix(head, []byte("SQLite format 3\x00")):
		return nil, misuse("is-memory", map[string]any{"File": d.File})
	}
	plain, _, _ := transform.Bytes(unicode.BOMOverride(transform.Nop), head) // it may end inside a character
	switch {
	case !bytes.HasPrefix(bytes.TrimSpace(plain), []byte("<")):
		t := tmx.NewTable(b)
		return d.counted(t.Groups(), t.Left, &t.Alone), nil
	case bytes.Contains(plain, []byte("<xliff")) || bytes.Contains(plain, []byte(":xliff")):
		return d.xliff(b)
	}
	t := tmx.NewReader(b)
	return d.counted(t.Groups(), t.Left, &t.Alone), nil
}

// counted are groups of a reader, with what it has left out at the end.
func (d *imported) counted(groups iter.Seq2[store.Group, error], left map[string]int, alone *int) iter.Seq2[store.Group, error] {
	d.Left = left
	return func(yield func(store.Group, error) bool) {
		groups(yield)
		d.Alone = *alone
	}
}

// xliff reads what somebody has reviewed in an XLIFF.
func (d *imported) xliff(r io.Reader) (iter.Seq2[store.Group, error], error) {
	data, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err != nil {
		return nil, cause(err)
	}
	if len(data) > limit {
		return nil, fault{said: minutes.Phrase{ID: "fault.large-translation", Args: map[string]any{"MB": limit >> 20}}}
	}
	f, err := xliff.Read(data)
	if err != nil {
		return nil, err
	}
	for _, lang := range []language.Tag{f.From, f.Lang} {
		if _, err := tag(lang.String()); err != nil {
			return nil, err
		}
	}
	groups := pipeline.FileGroups(f)
	d.Drafts = -len(groups)
	for _, t := range f.Targets {
		if strings.TrimSpace(t.Text) != "" {
			d.Drafts++
		}
	}
	return func(yield func(store.Group, error) bool) {
		for g := range slices.Values(groups) {
			if !yield(g, nil) {
				return
			}
		}
	}, nil
}
