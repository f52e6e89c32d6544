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

var errKnown = minutes.Fail("models.known", "{{.File}} cannot be read: remove it if the files that come now are to be trusted", "File", knownFile)

// known reads what the files were that came before.
func (f *Folder) known() (map[string]string, error) {
	known := map[string]string{}
	data, err := os.ReadFile(filepath.Join(f.dir, knownFile))
	if errors.Is(err, fs.ErrNotExist) {
		return known, nil
	} else if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(data, &known); err != nil {
		return nil, errKnown
	}
	return known, nil
}

// remember adds the files of a model that nobody else vouches for.
func (f *Folder) remember(known map[string]string, o Offer, m Installed) error {
	now := maps.Clone(known)
	for _, a := range o.Assets {
		if p, ok := m.part(a.Role); ok && !p.Vouched {
			now[a.Path] = p.SHA256
		}
	}
	if maps.Equal(now, known) {
		return nil
	}
	data, err := json.MarshalIndent(now, "", "  ")
	if err != nil {
		return err
	}
	return replace(filepath.Join(f.dir, knownFile), append(data, '\n'))
}

// replace writes a file, whole or not at all.
func replace(name string, data []byte) error {
	part := name + ".part"
	if err := os.WriteFile(part, data, 0o644); err != nil {
		return err
	}
	return os.Rename(part, name)
}
