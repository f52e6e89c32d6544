package models

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"hexaglot/minutes"
)

// Current reports whether an offer is what is installed.
func (f *Folder) Current(o Offer) (Installed, bool) {
	for _, m := range f.Find(o.From, o.To, o.Architecture) {
		if m.is(o) {
			return m, true
		}
	}
	return Installed{}, false
}

// is reports whether a model is what is offered, by the hashes that are known of that.
func (m Manifest) is(o Offer) bool {
	for _, a := range o.Assets {
		part, ok := m.part(a.Role)
		if !ok || a.UnpackedSHA256 != "" && a.UnpackedSHA256 != part.SHA256 {
			return false
		}
	}
	return o.Assets[0].UnpackedSHA256 != "" // that of the model tells
}

// part is the file of a role.
func (m Manifest) part(role Role) (Part, bool) {
	for _, p := range m.Parts {
		if p.Role == role {
			return p, true
		}
	}
	return Part{}, false
}

// Get fetches a model and installs it, in place of the one of its direction and
// architecture. A run that is cut off goes on where it stopped. Preferred says that the user
// asked for this architecture. Progress is told how many bytes of the model have come, as
// they are sent. What is installed already is not fetched.
func (f *Folder) Get(ctx context.Context, s Source, r *Registry, o Offer, preferred bool, progress func(int64)) (Installed, error) {
	unlock, err := f.lock(ctx)
	if err != nil {
		return Installed{}, err
	}
	defer unlock()
	if m, ok := f.Current(o); ok {
		if preferred && !m.Preferred {
			m.Preferred, err = true, f.prefer(o.From, o.To, o.Architecture)
		}
		return m, err
	}
	dir := filepath.Join(f.dir, comingDir)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return Installed{}, err
	}
	m := Manifest{From: o.From, To: o.To, Architecture: o.Architecture, Version: o.Version, Status: o.Status, Licence: Licence, Registry: r.address, Preferred: preferred}
	parts := make([]string, len(o.Assets))
	done := int64(0)
	for i, a := range o.Assets {
		at := r.base.JoinPath(a.Path)
		parts[i] = filepath.Join(dir, fmt.Sprintf("%s-%s-%s-%s.part", o.From, o.To, o.Architecture, a.Role))
		if err := s.fetch(ctx, at, a, parts[i], func(n int64) { progress(done + n) }); err != nil {
			return Installed{}, err
		}
		done += size(parts[i])
	}
	installed, err := f.put(ctx, r, o, m, parts)
	if ctx.Err() != nil {
		return installed, ctx.Err()
	}
	var useless *minutes.Failure // what came is of no use, and the next run begins anew
	if err != nil && (!errors.As(err, &useless) || useless.Is(errInUse)) {
		return installed, err
	}
	for _, part := range parts {
		err = errors.Join(err, discard(part))
	}
	return installed, err
}

// put installs a model from what has come of it.
func (f *Folder) put(ctx context.Context, r *Registry, o Offer, m Manifest, parts []string) (Installed, error) {
	known, err := f.known()
	if err != nil {
		return Installed{}, err
	}
	staged, err := f.stage()
	if err != nil {
		return Installed{}, err
	}
	for i, a := range o.Assets {
		at := r.base.JoinPath(a.Path)
		part, err := admit(ctx, a, parts[i], staged, known)
		if err != nil {
			return Installed{}, failAt(at, err)
		}
		part.Origin = at.Redacted()
		m.Parts = append(m.Parts, part)
	}
	installed, err := f.install(ctx, staged, m)
	if err != nil {
		return installed, err
	}
	return installed, known.remember(o, installed)
}

// admit unpacks a file into the folder of its model, and holds it to what the list says of
// it, or else to what it was when it first came.
func admit(ctx context.Context, a Asset, from, dir string, known trust) (Part, error) {
	p := Part{Role: a.Role, Name: fileName(a.Role), Vouched: a.UnpackedSHA256 != "" || a.SHA256 != ""}
	limit := largest(a.Role)
	if a.Unpacked > 0 {
		limit = min(limit, a.Unpacked)
	}
	var err error
	if p.Size, p.SHA256, err = unpack(ctx, from, filepath.Join(dir, p.Name), limit); err != nil {
		return p, err
	}
	switch {
	case a.Unpacked > 0 && p.Size != a.Unpacked:
		return p, minutes.Fail("models.short", "it has {{.Have}} bytes, and the list says {{.Want}}", "Have", p.Size, "Want", a.Unpacked)
	case a.UnpackedSHA256 != "" && p.SHA256 != a.UnpackedSHA256:
		return p, errHash
	case p.Size == 0:
		return p, errPacked
	case !p.Vouched:
		return p, known.allows(a.Path, p.SHA256)
	}
	return p, nil
}
