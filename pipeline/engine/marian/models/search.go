package models

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"golang.org/x/text/language"

	"hexaglot/minutes"
)

// A Find is a model that was found on a disk.
type Find struct {
	From, To     language.Tag // both Und if nothing tells
	Architecture string       // "" if nothing tells: the shape of the model will
	Paths        map[Role]string
	Err          error // why it cannot be installed, nil if it may

	version, status string
	assets          map[Role]Asset // what a list, a metadata.json or a manifest says of its files
	was             Manifest       // of the folder of models that it was copied from; the zero one if none
}

// A piece is a file that belongs to a model.
type piece struct {
	path string
	dir  string
	role Role // of a vocabulary whose name does not say more, Vocabulary
	pair pair
	hash string // as it is installed; only if a list is there to look it up in
	sent string // as it lies there
}

// maxSearched is how many files are looked at: a home directory is none to search in.
const maxSearched = 200000

// Search looks for models in files and folders, by what the files hold and not by their
// names. The direction comes from a list of models, in which files are looked up by their
// hashes, if r is not nil; else from the names that Mozilla gives to files, from a
// metadata.json beside them, or from the manifest of a folder of models.
//
// A profile of Firefox keeps what it has fetched as blobs of the database "remote-settings"
// of IndexedDB, in storage/permanent/chrome/idb/3870112724rsegmnoittet-es.files: files as
// they were sent, with numbers for names. Only a list that has all hashes can tell what they
// are, that of Remote Settings. (This is by what is written of Firefox, not tried.)
func Search(ctx context.Context, paths []string, r *Registry) ([]Find, error) {
	var pieces []piece
	looked := 0
	for _, path := range paths {
		if info, err := os.Stat(path); err == nil && info.IsDir() {
			path += string(filepath.Separator) // it may be a link
		}
		err := filepath.WalkDir(path, func(path string, d fs.DirEntry, err error) error {
			if err == nil {
				err = ctx.Err()
			}
			if err == nil && d.IsDir() && slices.Contains([]string{stagingDir, comingDir, trashDir}, d.Name()) {
				return filepath.SkipDir // of a folder of models: nothing there is whole
			}
			if err != nil || d.IsDir() {
				return err
			}
			if looked++; looked > maxSearched {
				return minutes.Fail("models.too-many", "there are too many files to look at (more than {{.N}}): name the folder that holds the models", "N", maxSearched)
			}
			p, err := look(ctx, filepath.Clean(path), r != nil)
			if p.role != "" && !slices.ContainsFunc(pieces, func(q piece) bool { return q.path == p.path }) {
				pieces = append(pieces, p)
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	var finds []Find
	used := map[string]bool{}
	if r != nil {
		finds, used = listed(pieces, r)
	}
	for _, model := range pieces {
		if model.role == Model && !used[model.path] {
			finds = append(finds, around(model, pieces))
		}
	}
	return finds, nil
}

// look tells what a file is.
func look(ctx context.Context, path string, hash bool) (p piece, err error) {
	info, err := os.Stat(path) // of what a link points to
	if err != nil || !info.Mode().IsRegular() || info.Size() < 16 || info.Size() > largest(Model) {
		return p, nil // a link to nowhere is no model
	}
	role, err := kindOf(path)
	if errors.Is(err, fs.ErrPermission) {
		return p, nil // of many files, one that is somebody else's
	}
	if err != nil || role == "" || info.Size() > largest(role) {
		return p, err
	}
	p = piece{path: path, dir: filepath.Dir(path), role: role}
	said, pair := named(path)
	p.pair = pair
	if role == Vocabulary && (said == SourceVocabulary || said == TargetVocabulary) {
		p.role = said
	}
	if hash {
		p.hash, p.sent, err = digests(ctx, path, largest(role))
	}
	return p, err
}

// digests are the hashes of a file as it is installed, and as it lies there.
func digests(ctx context.Context, path string, limit int64) (hash, sent string, err error) {
	file, err := os.Open(path)
	if err != nil {
		return "", "", err
	}
	defer file.Close()
	packed, plain := sha256.New(), sha256.New()
	all := io.TeeReader(reader{ctx, file}, packed)
	r, err := unpacked(all)
	if err != nil {
		return "", "", nil // it is damaged, and will be in no list
	}
	defer r.Close()
	_, err = io.Copy(plain, io.LimitReader(r, limit))
	if err == nil {
		_, err = io.Copy(io.Discard, all)
	}
	if err != nil {
		return "", "", ctx.Err()
	}
	return hex.EncodeToString(plain.Sum(nil)), hex.EncodeToString(packed.Sum(nil)), nil
}

// listed finds the models of a list, and says which files are theirs. Files without a hash
// in the list are looked for beside their model.
func listed(pieces []piece, r *Registry) (finds []Find, used map[string]bool) {
	used = map[string]bool{}
	for _, o := range r.Offers {
		f := Find{From: o.From, To: o.To, Architecture: o.Architecture, Paths: map[Role]string{}, version: o.Version, status: o.Status, assets: map[Role]Asset{}}
		var model piece
		for _, a := range o.Assets {
			i := slices.IndexFunc(pieces, func(p piece) bool {
				return a.UnpackedSHA256 != "" && a.UnpackedSHA256 == p.hash || a.SHA256 != "" && a.SHA256 == p.sent
			})
			if i < 0 {
				continue
			}
			if f.Paths[a.Role], f.assets[a.Role] = pieces[i].path, a; a.Role == Model {
				model = pieces[i]
			}
		}
		if model.path == "" {
			continue
		}
		beside := around(model, pieces)
		for _, a := range o.Assets {
			if path, ok := beside.Paths[a.Role]; ok && f.Paths[a.Role] == "" && a.UnpackedSHA256 == "" && a.SHA256 == "" {
				f.Paths[a.Role] = path
			}
		}
		if f.Err = f.lacks(); f.Err != nil && beside.Err != nil {
			f.Err = beside.Err
		}
		if !slices.ContainsFunc(finds, func(g Find) bool { // the same may be listed as a release and as a trial
			return g.Paths[Model] == model.path && g.From == f.From && g.To == f.To && g.Architecture == f.Architecture
		}) {
			finds = append(finds, f)
		}
		for _, path := range f.Paths {
			used[path] = true
		}
	}
	return finds, used
}

// around puts a model together with the files beside it in its folder: those with its
// direction in their names, or where there is one model, whatever is there.
func around(model piece, pieces []piece) Find {
	if m, err := open(model.dir); err == nil && m.Files.Model == model.path {
		return copied(m)
	}
	f := Find{From: model.pair.from, To: model.pair.to, Architecture: architectureIn(model.path), Paths: map[Role]string{Model: model.path}, assets: map[Role]Asset{}}
	said := readMetadata(model.dir)
	models := 0
	for _, p := range pieces {
		if p.dir == model.dir && p.role == Model {
			models++
		}
	}
	if models == 1 && said != (metadata{}) {
		if p := direction(said.From, said.To); p.known() {
			f.From, f.To = p.from, p.to
		}
		f.Architecture, f.version = said.Architecture, said.Version
		f.assets[Model] = Asset{Role: Model, UnpackedSHA256: said.Hash}
	}
	mine := pair{f.From, f.To}
	for _, role := range []Role{Vocabulary, SourceVocabulary, TargetVocabulary, Shortlist} {
		var exact, other, unnamed []string
		for _, p := range pieces {
			switch {
			case p.dir != model.dir || p.role != role:
			case mine.known() && p.pair == mine:
				exact = append(exact, p.path)
			case mine.known() && p.pair == mine.reversed() && role == Vocabulary:
				other = append(other, p.path) // one for both directions: vocab.esen.spm for en-es too
			case models == 1 || !p.pair.known():
				unnamed = append(unnamed, p.path)
			}
		}
		for i, some := range [][]string{exact, other, unnamed} {
			if len(some) == 1 && (i < 2 || models == 1) {
				f.Paths[role] = some[0]
			} else if len(some) > 0 && f.Err == nil {
				f.Err = minutes.Fail("models.unclear", "it is not clear which of the files beside it is its {{.What}}: give it a folder of its own, or a list of models with --registry", "What", fileName(role))
			}
			if len(some) > 0 {
				break
			}
		}
	}
	if f.Paths[SourceVocabulary] != "" && f.Paths[TargetVocabulary] != "" {
		delete(f.Paths, Vocabulary)
	}
	if f.Err == nil {
		f.Err = f.lacks()
	}
	return f
}

// copied is a model of a folder of models, which its manifest tells all about.
func copied(m Installed) Find {
	f := Find{From: m.From, To: m.To, Architecture: m.Architecture, Paths: map[Role]string{}, version: m.Version, status: m.Status, assets: map[Role]Asset{}, was: m.Manifest}
	for _, p := range m.Parts {
		f.Paths[p.Role] = filepath.Join(m.Dir, p.Name)
		f.assets[p.Role] = Asset{Role: p.Role, Unpacked: p.Size, UnpackedSHA256: p.SHA256}
	}
	return f
}

// lacks is the error of a model without a vocabulary.
func (f Find) lacks() error {
	if f.Paths[Vocabulary] == "" && (f.Paths[SourceVocabulary] == "" || f.Paths[TargetVocabulary] == "") {
		return minutes.Fail("models.no-vocabulary", "its vocabulary is not beside it")
	}
	return nil
}
