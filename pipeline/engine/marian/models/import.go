package models

import (
	"context"
	"errors"
	"fmt"

	"hexaglot/minutes"
	"hexaglot/pipeline/engine/marian/network"
)

// Import installs a model that was found on a disk, in place of the one of its direction
// and architecture. The files that it was found in stay.
func (f *Folder) Import(ctx context.Context, found Find, preferred bool) (Installed, error) {
	if found.Err != nil {
		return Installed{}, found.Err
	}
	if p := (pair{found.From, found.To}); !p.known() {
		return Installed{}, minutes.Fail("models.direction", "nothing tells from which language into which it translates: say it with --from and --to, or give a list of models with --registry")
	}
	unlock, err := f.lock(ctx)
	if err != nil {
		return Installed{}, err
	}
	defer unlock()
	staged, err := f.stage()
	if err != nil {
		return Installed{}, err
	}
	m := Manifest{From: found.From, To: found.To, Architecture: found.Architecture, Version: found.version, Status: found.status, Licence: Licence, Registry: found.was.Registry, Preferred: preferred}
	for _, r := range roles {
		path := found.Paths[r.role]
		if path == "" {
			continue
		}
		a := found.assets[r.role]
		a.Role = r.role
		part, err := admit(ctx, a, path, staged, trust{})
		if errors.Is(err, errHash) {
			err = minutes.Fail("models.damaged", "it is damaged: its SHA-256 is not the one that the list, the manifest.json or the metadata.json beside it says")
		}
		if err != nil {
			return Installed{}, fmt.Errorf("%s: %w", path, err)
		}
		part.Origin = path
		if was, ok := found.was.part(r.role); ok { // whoever installed it there knew
			part.Origin, part.Vouched = was.Origin, was.Vouched
		}
		m.Parts = append(m.Parts, part)
	}
	if m.Architecture == "" {
		if m.Architecture, err = shape(staged, m); err != nil {
			return Installed{}, err
		}
	}
	return f.install(ctx, staged, m)
}

// shape tells the architecture by the width of a model, in which Mozilla's differ.
func shape(dir string, m Manifest) (string, error) {
	files, err := m.files(dir)
	if err != nil {
		return "", err
	}
	n, err := network.Open(files)
	if err != nil {
		return "", unfit(files, err)
	}
	defer n.Close()
	switch n.Config.Width {
	case 256:
		return "tiny", nil
	case 384:
		return "base-memory", nil
	case 512:
		return "base", nil
	}
	return fmt.Sprintf("width-%d", n.Config.Width), nil
}
