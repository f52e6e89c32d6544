package models

import (
	"encoding/json"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"

	"hexaglot/minutes"
)

// knownFile is where the folder keeps the hashes of files of which no list has one, by
// their paths: they are trusted when they first come, and have to be the same ever after,
// from whatever mirror.
const knownFile = ".known.json"

// A trust is what files were when they first came.
type trust struct {
	file   string            // that keeps it
	hashes map[string]string // by path
}

// known reads what the files were that came before.
func (f *Folder) known() (trust, error) {
	t := trust{filepath.Join(f.dir, knownFile), map[string]string{}}
	data, err := os.ReadFile(t.file)
	if errors.Is(err, fs.ErrNotExist) {
		return t, nil
	} else if err != nil {
		return t, err
	}
	if err := json.Unmarshal(data, &t.hashes); err != nil {
		return t, minutes.Fail("models.known", "{{.File}} cannot be read: remove it if the files that come now are to be trusted", "File", t.file)
	}
	return t, nil
}

// allows reports why a file may not be another one than before.
func (t trust) allows(path, sum string) error {
	if before := t.hashes[path]; before != "" && before != sum {
		return minutes.Fail("models.changed", "it is another file than the one that first came from there, and the list has no hash that would tell which is right: take {{.Path}} out of {{.File}} if the new one is to be trusted", "Path", path, "File", t.file)
	}
	return nil
}

// remember adds the files of a model that nobody else vouches for.
func (t trust) remember(o Offer, m Installed) error {
	now := maps.Clone(t.hashes)
	for _, a := range o.Assets {
		if p, ok := m.part(a.Role); ok && !p.Vouched {
			now[a.Path] = p.SHA256
		}
	}
	if maps.Equal(now, t.hashes) {
		return nil
	}
	data, err := json.MarshalIndent(now, "", "  ")
	if err != nil {
		return err
	}
	return replace(t.file, append(data, '\n'))
}

// replace writes a file, whole or not at all.
func replace(name string, data []byte) error {
	part := name + ".part"
	if err := os.WriteFile(part, data, 0o644); err != nil {
		return err
	}
	return os.Rename(part, name)
}
