package cue

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
)

// ErrKind is for the add of [ReadFile]: no kind of cue is called so.
var ErrKind = errors.New("no kind of cue is called so")

// ReadFile gives each cue of a file, KIND = PATTERN, to add. A line that begins with "#" is a comment.
func ReadFile(fsys fs.FS, name string, add func(kind, pattern string) error) error {
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		return err
	}
	for i, line := range strings.Split(string(data), "\n") {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		kind, pattern, ok := strings.Cut(line, "=")
		kind, pattern = strings.TrimSpace(kind), strings.TrimSpace(pattern)
		if !ok || pattern == "" {
			return fmt.Errorf("%s: line %d: want KIND = PATTERN", name, i+1)
		}
		if err := add(kind, pattern); err != nil {
			return fmt.Errorf("%s: line %d: %q: %w", name, i+1, kind, err)
		}
	}
	return nil
}
