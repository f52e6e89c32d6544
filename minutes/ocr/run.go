package ocr

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"io"
	"os/exec"
	"strconv"
	"strings"
	"time"
)

// ErrMissing says that tesseract is not installed.
var ErrMissing = errors.New("tesseract is not installed")

// Tesseract is the program, as it is installed.
type Tesseract struct {
	path  string
	packs map[string]bool
}

// maxOutput bounds what is taken from tesseract for one page.
const maxOutput = 64 << 20

// Find looks for tesseract and asks it for its languages; the error is [ErrMissing] if it is not there.
func Find(ctx context.Context) (*Tesseract, error) {
	path, err := exec.LookPath("tesseract")
	if err != nil {
		return nil, ErrMissing
	}
	t := &Tesseract{path: path, packs: map[string]bool{}}
	out, err := t.run(ctx, nil, "--list-langs")
	if err != nil {
		return nil, err
	}
	for i, line := range strings.Split(string(out), "\n") {
		if line = strings.TrimSpace(line); i > 0 && line != "" {
			t.packs[line] = true
		}
	}
	return t, nil
}

// run runs tesseract with something on its standard input, and gives its standard output. It works in one thread:
// its others wait for each other more than they help.
func (t *Tesseract) run(ctx context.Context, in io.Reader, args ...string) ([]byte, error) {
	c := exec.CommandContext(ctx, t.path, args...)
	c.Env = append(c.Environ(), "OMP_THREAD_LIMIT=1")
	c.WaitDelay = time.Second
	c.Stdin = in
	out, words := &bounded{left: maxOutput}, &bounded{left: 4096}
	c.Stdout, c.Stderr = out, words
	err := c.Run()
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case err != nil && words.Len() > 0:
		return nil, fmt.Errorf("tesseract: %s", lastLine(words.String()))
	case err != nil:
		return nil, fmt.Errorf("tesseract: %w", err)
	case out.left == 0:
		return nil, fmt.Errorf("tesseract wrote more than %d MB", maxOutput>>20)
	}
	return out.Bytes(), nil
}

func lastLine(s string) string {
	s = strings.TrimSpace(s)
	return strings.ToValidUTF8(s[strings.LastIndex(s, "\n")+1:], "")
}

// A bounded buffer takes so many bytes and lets the rest go.
type bounded struct {
	bytes.Buffer
	left int
}

func (b *bounded) Write(p []byte) (int, error) {
	n := min(len(p), b.left)
	b.left -= n
	b.Buffer.Write(p[:n])
	return len(p), nil
}

// pgm is a picture in the simplest form that tesseract reads.
func pgm(m *image.Gray) io.Reader {
	size := m.Rect.Size()
	head := fmt.Sprintf("P5\n%d %d\n255\n", size.X, size.Y)
	return io.MultiReader(strings.NewReader(head), bytes.NewReader(m.Pix))
}

// An orientation is how a page lies, and in which script it is written; "" if that cannot be told.
type orientation struct {
	turns  int // quarter turns to the right that make it upright
	script string
}

// sure is the confidence from which on tesseract is right about how a page lies.
const sure = 2

// orientation asks how a page lies. It is not known if there are too few letters on it.
func (t *Tesseract) orientation(ctx context.Context, page *image.Gray, dpi int) (orientation, error) {
	if !t.packs["osd"] {
		return orientation{}, nil
	}
	out, err := t.run(ctx, pgm(page), "-", "-", "--psm", "0", "-l", "osd", "--dpi", strconv.Itoa(dpi))
	if err != nil {
		return orientation{}, ctx.Err()
	}
	said := map[string]string{}
	for line := range strings.Lines(string(out)) {
		if k, v, ok := strings.Cut(line, ":"); ok {
			said[k] = strings.TrimSpace(v)
		}
	}
	o := orientation{script: said["Script"]}
	if c, _ := strconv.ParseFloat(said["Orientation confidence"], 64); c >= sure {
		degrees, _ := strconv.Atoi(said["Rotate"])
		o.turns = degrees / 90 & 3
	}
	return o, nil
}

// turned is a picture after so many quarter turns to the right.
func turned(m *image.Gray, turns int) *image.Gray {
	for range turns {
		w, h := m.Rect.Dx(), m.Rect.Dy()
		out := image.NewGray(image.Rect(0, 0, h, w))
		for y := range h {
			for x, v := range m.Pix[y*m.Stride : y*m.Stride+w] {
				out.Pix[x*out.Stride+h-1-y] = v
			}
		}
		m = out
	}
	return m
}
