package models

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"os"
	"strconv"
	"strings"

	"hexaglot/minutes"
)

// fetches is how often a file is asked for, while each answer brings more of it.
const fetches = 5

// fetch brings a file to part, going on where an earlier run stopped. What is there at the
// end has the size and the hash that the list says of it, if it does.
func (s Source) fetch(ctx context.Context, at *url.URL, a Asset, part string, progress func(int64)) error {
	var err error
	for range fetches {
		before := size(part)
		err = s.attempt(ctx, at, a, part, progress)
		if err == nil || ctx.Err() != nil || !errors.Is(err, errBrokenOff) || size(part) <= before {
			break
		}
	}
	if err != nil {
		return err
	}
	if a.SHA256 == "" {
		return nil
	}
	sum, err := fileDigest(ctx, part)
	if err == nil && sum != a.SHA256 {
		err = errors.Join(discard(part), failAt(at, errHash))
	}
	return err
}

var (
	errBrokenOff = minutes.Fail("models.broken-off", "the connection broke off in the middle: run it again, it goes on where it stopped")
	errHash      = minutes.Fail("models.hash", "it is not the file that the list names (its SHA-256 is another): try again later, or from another mirror")
)

// attempt asks for a file once, or for the rest of it.
func (s Source) attempt(ctx context.Context, at *url.URL, a Asset, part string, progress func(int64)) error {
	limit := largest(a.Role)
	if a.Size > 0 {
		limit = min(limit, a.Size)
	}
	have, validator := started(part, at, a)
	if have > 0 && have == a.Size {
		progress(have)
		return nil // it is complete, and its hash will tell
	}
	header := http.Header{}
	if have > 0 {
		header.Set("Range", fmt.Sprintf("bytes=%d-", have))
		if validator != "" {
			header.Set("If-Range", validator)
		}
	}
	answer, err := s.ask(ctx, http.MethodGet, at, header)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	switch answer.StatusCode {
	case http.StatusOK: // from the beginning, for the server gives no parts, or has another file now
		have = 0
	case http.StatusPartialContent:
		if begin, _, ok := contentRange(answer); !ok || begin != have {
			return errors.Join(discard(part), failAt(at, minutes.Fail("models.range", "the server has sent another part than was asked for: run it again")))
		}
	case http.StatusRequestedRangeNotSatisfiable:
		if _, total, ok := contentRange(answer); ok && total == have {
			progress(have)
			return nil
		}
		return errors.Join(discard(part), failAt(at, minutes.Fail("models.range", "the server has sent another part than was asked for: run it again")))
	default:
		return refusal(at, answer)
	}
	if answer.ContentLength > limit-have {
		return failAt(at, errLarge(limit))
	}
	if err := keepValidator(part, at, a, answer); err != nil {
		return err
	}
	how := os.O_CREATE | os.O_WRONLY
	if have == 0 {
		how |= os.O_TRUNC
	}
	file, err := os.OpenFile(part, how, 0o644)
	if err != nil {
		return err
	}
	_, err = file.Seek(have, io.SeekStart)
	if err == nil {
		w := &counted{w: file, n: have, limit: limit, progress: progress}
		if _, err = io.Copy(w, answer.Body); errors.Is(err, errTooMuch) {
			err = failAt(at, errLarge(limit))
		}
		if err == nil && a.Size > 0 && w.n != a.Size {
			err = failAt(at, errBrokenOff)
		}
	}
	return errors.Join(err, file.Close())
}

var errTooMuch = errors.New("too much")

// counted writes up to a limit, and says how much it has written.
type counted struct {
	w        io.Writer
	n, limit int64
	progress func(int64)
}

func (c *counted) Write(p []byte) (int, error) {
	if int64(len(p)) > c.limit-c.n {
		return 0, errTooMuch
	}
	n, err := c.w.Write(p)
	c.n += int64(n)
	c.progress(c.n)
	return n, err
}

// coming is what a file that has come in part is: which one, and what tells whether the
// server still has the same (RFC 9110, 13.1.5).
type coming struct {
	Address   string `json:"address"`
	SHA256    string `json:"sha256,omitempty"`   // as the list says it, as it is sent
	Unpacked  string `json:"unpacked,omitempty"` // or as it is installed
	Validator string `json:"validator,omitempty"`
}

// started is how much of a file has come before, and what tells whether the server still
// has the same; 0 if nothing would, or if another file was begun there.
func started(part string, at *url.URL, a Asset) (have int64, validator string) {
	var c coming
	data, err := os.ReadFile(part + ".json")
	if err != nil || json.Unmarshal(data, &c) != nil || c.Address != at.Redacted() || c.SHA256 != a.SHA256 || c.Unpacked != a.UnpackedSHA256 {
		return 0, ""
	}
	have = size(part)
	if c.Validator == "" && a.SHA256 == "" && a.UnpackedSHA256 == "" || a.Size > 0 && have > a.Size {
		return 0, ""
	}
	return have, c.Validator
}

// keepValidator remembers what is coming.
func keepValidator(part string, at *url.URL, a Asset, answer *http.Response) error {
	c := coming{at.Redacted(), a.SHA256, a.UnpackedSHA256, answer.Header.Get("ETag")}
	if strings.HasPrefix(c.Validator, "W/") {
		c.Validator = ""
	}
	if c.Validator == "" {
		c.Validator = answer.Header.Get("Last-Modified")
	}
	data, err := json.Marshal(c)
	if err != nil {
		return err
	}
	return replace(part+".json", data)
}

// contentRange reads where a part begins, or -1, and how large the whole is, or -1.
func contentRange(answer *http.Response) (begin, total int64, ok bool) {
	text, ok := strings.CutPrefix(answer.Header.Get("Content-Range"), "bytes ")
	span, whole, cut := strings.Cut(text, "/")
	if !ok || !cut {
		return 0, 0, false
	}
	begin, total = -1, -1
	var err, err2 error
	if whole != "*" {
		total, err = strconv.ParseInt(whole, 10, 64)
	}
	if span != "*" {
		first, _, _ := strings.Cut(span, "-")
		begin, err2 = strconv.ParseInt(first, 10, 64)
	}
	return begin, total, err == nil && err2 == nil
}

// discard takes away what has come of a file.
func discard(part string) error {
	var faults []error
	for _, name := range []string{part, part + ".json"} {
		if err := os.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			faults = append(faults, err)
		}
	}
	return errors.Join(faults...)
}

// size is that of a file, 0 if it is not there.
func size(name string) int64 {
	info, err := os.Stat(name)
	if err != nil {
		return 0
	}
	return info.Size()
}

// fileDigest is the SHA-256 of a file, in hexadecimal digits.
func fileDigest(ctx context.Context, name string) (string, error) {
	file, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer file.Close()
	h := sha256.New()
	if _, err := io.Copy(h, reader{ctx, file}); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// A reader ends when its run is cut off.
type reader struct {
	ctx context.Context
	r   io.Reader
}

func (r reader) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.r.Read(p)
}
