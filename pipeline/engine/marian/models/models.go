// Package models keeps the models of the neural engine in a folder of the user's: a folder
// for each direction and architecture, which holds the model, its vocabularies and its
// shortlist as the engine maps them, and a manifest that says what they are and where they
// came from. [Open] the folder, [Folder.List] what is installed, and ask [Folder.Best] for
// a direction.
//
// Models come in by [Folder.Get], which is all that touches the network, and by
// [Folder.Import], from a disk. Both check what they take, and what is installed is whole:
// a folder gets its name when it is complete.
package models

import (
	"cmp"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"hexaglot/pipeline/engine/marian/network"
)

// A Folder holds models.
type Folder struct{ dir string }

// Open gives the folder of models at dir, which need not exist yet.
func Open(dir string) *Folder { return &Folder{dir} }

// Dir is where the folder is.
func (f *Folder) Dir() string { return f.dir }

// Installed is a model that is there, whole.
type Installed struct {
	Manifest
	Files network.Files // with their paths
	Hash  string        // of all its files together: two models with the same hash say the same
	Dir   string        // its folder
}

// Broken is the folder of a model that cannot be used.
type Broken struct {
	Dir string
	Err error // why
}

// Error begins with the name of the folder.
func (b *Broken) Error() string { return filepath.Base(b.Dir) + ": " + b.Err.Error() }

// Unwrap is why it cannot be used.
func (b *Broken) Unwrap() error { return b.Err }

// List gives what is installed, by direction, the best first. With an error, which joins a
// [Broken] for each folder that could not be read, it gives the others.
func (f *Folder) List() ([]Installed, error) {
	entries, err := os.ReadDir(f.dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	var all []Installed
	var faults []error
	for _, e := range entries {
		if !e.IsDir() || strings.HasPrefix(e.Name(), ".") {
			continue
		}
		m, err := open(filepath.Join(f.dir, e.Name()))
		if errors.Is(err, fs.ErrNotExist) {
			continue // it is no model's
		} else if err != nil {
			faults = append(faults, &Broken{filepath.Join(f.dir, e.Name()), err})
			continue
		}
		all = append(all, m)
	}
	slices.SortStableFunc(all, func(a, b Installed) int {
		return cmp.Or(cmp.Compare(a.From.String(), b.From.String()), cmp.Compare(a.To.String(), b.To.String()), a.compare(b))
	})
	return all, errors.Join(faults...)
}

// Best is the model for a direction: the one that the user prefers, else base-memory before
// base before tiny, which is the order of their published scores in most directions.
func (f *Folder) Best(from, to language.Tag) (Installed, bool) {
	all, _ := f.List() // a broken one does not keep the others from work; verify tells of it
	for _, m := range all {
		if same(m.From, from) && same(m.To, to) {
			return m, true
		}
	}
	return Installed{}, false
}

// compare is negative if a is better than b.
func (a Installed) compare(b Installed) int {
	if a.Preferred != b.Preferred {
		if a.Preferred {
			return -1
		}
		return 1
	}
	return cmp.Or(rank(a.Architecture)-rank(b.Architecture), -compareVersions(a.Version, b.Version), cmp.Compare(a.Dir, b.Dir))
}

// architectures are those that are known, the best first.
var architectures = [...]string{"base-memory", "base", "tiny"}

// Architectures are the names of those that are known, the best first.
func Architectures() []string { return slices.Clone(architectures[:]) }

// rank is the place of an architecture among all.
func rank(architecture string) int {
	if i := slices.Index(architectures[:], architecture); i >= 0 {
		return i
	}
	return len(architectures)
}

// same reports whether two tags name one language: zh and zh-Hans do, zh-Hant is another.
func same(a, b language.Tag) bool { return plain(a) == plain(b) }

// plain is the shortest tag that says the same.
func plain(t language.Tag) language.Tag {
	base, _ := t.Base()
	script, _ := t.Script()
	if usual, _ := language.Make(base.String()).Script(); script == usual {
		return language.Make(base.String())
	}
	t, _ = language.Compose(base, script) // of parts of a tag
	return t
}
