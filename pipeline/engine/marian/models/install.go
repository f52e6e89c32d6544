package models

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/gofrs/flock"
	"golang.org/x/text/language"

	"hexaglot/minutes"
)

// The folder holds more than models: what is not finished, and what only this package reads.
const (
	lockFile   = ".lock"
	stagingDir = ".staging"   // models that are not finished; what is there at the start is of a run that was killed
	comingDir  = ".downloads" // files that have come in part or whole
	trashDir   = ".trash"     // models that are being removed
)

// lockPatience is how long a run waits for another one, which may only be removing a model.
const lockPatience = time.Second / 2

// lock makes the folder, has it for this run alone, and takes away what a killed run has left.
func (f *Folder) lock(ctx context.Context) (unlock func(), err error) {
	if err := os.MkdirAll(f.dir, 0o755); err != nil {
		return nil, err
	}
	l := flock.New(filepath.Join(f.dir, lockFile))
	patient, stop := context.WithTimeout(ctx, lockPatience)
	defer stop()
	switch ok, err := l.TryLockContext(patient, 50*time.Millisecond); {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case err != nil && !errors.Is(err, context.DeadlineExceeded):
		return nil, err
	case !ok:
		return nil, minutes.Fail("models.locked", "another process is at work in {{.Dir}}: wait until it is done", "Dir", f.dir)
	}
	if err := os.RemoveAll(filepath.Join(f.dir, stagingDir)); err != nil {
		return nil, errors.Join(err, l.Unlock())
	}
	_ = os.RemoveAll(filepath.Join(f.dir, trashDir)) // Windows keeps what is mapped; a later run takes it away
	return func() {
		_ = os.RemoveAll(filepath.Join(f.dir, stagingDir)) // of a model that was refused; else the next run takes it away
		_ = l.Unlock()                                     // the lock ends with the process at the latest
	}, nil
}

// stage makes an empty folder for a model that is to be installed.
func (f *Folder) stage() (string, error) {
	dir := filepath.Join(f.dir, stagingDir, "model")
	return dir, errors.Join(os.RemoveAll(dir), os.MkdirAll(dir, 0o755))
}

// install gives a finished folder its name. What was there for the direction and the
// architecture before goes then: a run that is killed in between leaves both, each whole. If
// what was there cannot go, it stays, and the new model does not come.
func (f *Folder) install(ctx context.Context, staged string, m Manifest) (Installed, error) {
	if err := m.write(staged); err != nil {
		return Installed{}, err
	}
	new, err := open(staged)
	if err != nil {
		return new, err
	}
	if err := fits(ctx, new.Files); err != nil {
		return new, err
	}
	old, _ := f.List() // what cannot be read is not in the way
	name := filepath.Join(f.dir, fmt.Sprintf("%s-%s-%s-%s", m.From, m.To, m.Architecture, new.Hash[:8]))
	if err := f.trash(name); err != nil {
		return new, err
	}
	if err := os.Rename(staged, name); err != nil {
		return new, err
	}
	for _, o := range old {
		if same(o.From, m.From) && same(o.To, m.To) && o.Architecture == m.Architecture && o.Dir != name {
			if err := f.trash(o.Dir); err != nil {
				_ = os.Rename(name, staged) // else the next run finds the new one and leaves the old one
				return new, err
			}
		}
	}
	if m.Preferred {
		if err := f.prefer(m.From, m.To, m.Architecture); err != nil {
			return new, err
		}
	}
	return open(name)
}

var errInUse = minutes.Fail("models.in-use", "it cannot be removed: is it in use?")

// trash removes a model: it is gone at once, and its files after.
func (f *Folder) trash(dir string) error {
	if _, err := os.Lstat(dir); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	bin := filepath.Join(f.dir, trashDir)
	if err := os.MkdirAll(bin, 0o755); err != nil {
		return err
	}
	to := filepath.Join(bin, filepath.Base(dir))
	if err := errors.Join(os.RemoveAll(to), os.Rename(dir, to)); err != nil {
		return fmt.Errorf("%s: %w", dir, errInUse.Because(err))
	}
	_ = os.RemoveAll(bin) // else the next run does
	return nil
}

// prefer marks the architecture that the user asked for last, and takes the mark from others.
func (f *Folder) prefer(from, to language.Tag, architecture string) error {
	all, _ := f.List() // what cannot be read cannot be preferred
	for _, m := range all {
		if preferred := m.Architecture == architecture; same(m.From, from) && same(m.To, to) && m.Preferred != preferred {
			m.Preferred = preferred
			if err := m.write(m.Dir); err != nil {
				return err
			}
		}
	}
	return nil
}

// Remove takes models away: those of a direction, and of an architecture if that is not "".
// It gives what was removed, also with an error.
func (f *Folder) Remove(ctx context.Context, from, to language.Tag, architecture string) (gone []Installed, err error) {
	if _, err := os.Stat(f.dir); errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	unlock, err := f.lock(ctx)
	if err != nil {
		return nil, err
	}
	defer unlock()
	for _, m := range f.Find(from, to, architecture) {
		if err := f.trash(m.Dir); err != nil {
			return gone, err
		}
		gone = append(gone, m)
	}
	err = f.removeBroken(from, to, architecture, &gone)
	return gone, err
}

// removeBroken takes away the folders of a direction that cannot be read as models, which
// it knows by their names.
func (f *Folder) removeBroken(from, to language.Tag, architecture string, gone *[]Installed) error {
	_, err := f.List()
	joined, ok := err.(interface{ Unwrap() []error })
	if !ok {
		return err
	}
	for _, err := range joined.Unwrap() {
		var b *Broken
		name := plain(from).String() + "-" + plain(to).String() + "-"
		if !errors.As(err, &b) || !strings.HasPrefix(filepath.Base(b.Dir), name+architecture) {
			continue
		}
		if err := f.trash(b.Dir); err != nil {
			return err
		}
		m := Installed{Manifest: Manifest{From: from, To: to}, Dir: b.Dir}
		m.Architecture, _ = cutLast(strings.TrimPrefix(filepath.Base(b.Dir), name), "-")
		*gone = append(*gone, m)
	}
	return nil
}

// cutLast cuts a text at the last place of another.
func cutLast(s, at string) (before, after string) {
	if i := strings.LastIndex(s, at); i >= 0 {
		return s[:i], s[i+len(at):]
	}
	return s, ""
}

// Find gives what is installed of a direction, the best first: of an architecture, or of
// any if that is "".
func (f *Folder) Find(from, to language.Tag, architecture string) []Installed {
	all, _ := f.List() // what cannot be read is as if it were not there
	return slices.DeleteFunc(all, func(m Installed) bool {
		return !same(m.From, from) || !same(m.To, to) || architecture != "" && m.Architecture != architecture
	})
}
