// Package publish keeps the group's repository on disk: what people and tools work
// on (translations/, a file of XLIFF for each language), the pages a site builds with
// the calendars of their actions (content/minutes/), and what a site build reads
// (data/minutes/manifest.json, actions.json).
//
// [Create] or [Open] a [Repo], [Repo.Lock] and [Repo.Load] a [Meeting], [Repo.Save] it
// with its pages, and at the end [Repo.WriteManifest].
// Every file is written under a temporary name and renamed, so that a run which
// dies leaves the last good one; a page that was edited by hand is kept.
package publish

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/gofrs/flock"
	"golang.org/x/text/language"

	"hexaglot/minutes"
)

// The folders of a repository.
const (
	stateDir   = "translations"
	contentDir = "content/minutes"
	dataDir    = "data/minutes"
)

// A Repo is the folder of a working group. It reads and writes nothing outside it.
type Repo struct {
	DryRun  bool             // Save says what it would write, and writes nothing
	Waiting func(key string) // told when somebody else has the lock of a meeting. nil: nobody
	root    *os.Root
}

// Open opens a folder that exists.
func Open(dir string) (*Repo, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	return &Repo{root: root}, nil
}

// Create opens a folder and makes it if there is none.
func Create(dir string) (*Repo, error) {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, err
	}
	return Open(dir)
}

// Close lets go of the folder.
func (r *Repo) Close() error { return r.root.Close() }

// Lock waits until nobody else changes the meeting; the returned function lets go of
// it. A lock ends with its process, so that a run which dies leaves none.
func (r *Repo) Lock(ctx context.Context, key string) (unlock func(), err error) {
	return r.lock(ctx, path.Join(stateDir, key))
}

func (r *Repo) lock(ctx context.Context, dir string) (func(), error) {
	if r.DryRun {
		return func() {}, nil
	}
	if err := r.root.MkdirAll(dir, 0o777); err != nil {
		return nil, err
	}
	l := flock.New(filepath.Join(r.root.Name(), filepath.FromSlash(dir), lockFile))
	got, err := l.TryLock()
	if err == nil && !got {
		if r.Waiting != nil {
			r.Waiting(path.Base(dir))
		}
		_, err = l.TryLockContext(ctx, 50*time.Millisecond)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", dir, minutes.Fail("publish.lock", "cannot be locked").Because(cause(err)))
	}
	return func() { l.Close() }, nil
}

// cause is what the system said, without the call and the path.
func cause(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

// lockFile is empty and stays; it is the lock on it that counts.
const lockFile = ".lock"

// Locate says of which repository a folder is part and, if it is the folder of one
// meeting under translations/ or content/minutes/, of which meeting; key is empty
// for the repository's own root and its folders above the meetings.
func Locate(dir string) (root, key string, err error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return "", "", err
	}
	if info, err := os.Stat(abs); err != nil {
		return "", "", err
	} else if !info.IsDir() {
		return "", "", fmt.Errorf("%s: %w", dir, minutes.Fail("publish.file", "it is a file: name the folder of a meeting"))
	}
	for at := abs; ; at = filepath.Dir(at) {
		if info, err := os.Stat(filepath.Join(at, stateDir)); err == nil && info.IsDir() {
			rel, err := filepath.Rel(at, abs)
			if err != nil {
				return "", "", err
			}
			rel = filepath.ToSlash(rel)
			for _, in := range []string{stateDir, contentDir} {
				if name, ok := strings.CutPrefix(rel, in+"/"); ok {
					key, _, _ = strings.Cut(name, "/")
				}
			}
			return at, key, nil
		}
		if at == filepath.Dir(at) {
			return "", "", fmt.Errorf("%s: %w", dir, minutes.Fail("publish.folder", "no folder called {{.Name}} is in it or above it: name the folder that was given to translate -o", "Name", stateDir))
		}
	}
}

// Keys are the names of the meetings' folders, in order.
func (r *Repo) Keys() ([]string, error) {
	entries, err := fs.ReadDir(r.root.FS(), stateDir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var keys []string
	for _, e := range entries {
		if _, err := r.root.Stat(path.Join(stateDir, e.Name(), minutesFile)); e.IsDir() && err == nil {
			keys = append(keys, e.Name())
		}
	}
	return keys, nil
}

// A Page is the Markdown of one language.
type Page struct {
	Lang language.Tag
	Data []byte
}

// A Written file: its path in the repository, and whether its content changed.
type Written struct {
	Path    string
	Changed bool
}

// Save writes the state of a meeting, its pages and the calendars of its actions. A page that is
// not as Save last wrote it was edited by hand: it stays, the new one is put beside
// the state as LANG.new.md, and a finding says so. Another names each text that no page
// can show, see [Shown].
func (r *Repo) Save(m *Meeting, pages []Page) ([]Written, []minutes.Finding, error) {
	var written []Written
	var findings []minutes.Finding
	write := func(name string, data []byte) error {
		changed, err := r.write(name, data)
		written = append(written, Written{name, changed})
		return err
	}
	type job struct {
		name   string
		data   []byte
		remove string
	}
	var jobs []job
	for _, p := range pages {
		name := PagePath(m.Key, p.Lang)
		aside := path.Join(stateDir, m.Key, p.Lang.String()+".new.md")
		made, there, err := r.made(m, p.Lang, name, p.Data)
		if err != nil {
			return nil, nil, err
		}
		if made {
			// The state is written before the page: if the run dies between the two, the
			// page on disk is known as the one before.
			s := m.stamp(p.Lang)
			if h := hash(p.Data); s.Page != h {
				s.Before, s.Page = there, h
			}
			jobs = append(jobs, job{name, p.Data, aside})
			continue
		}
		jobs = append(jobs, job{aside, p.Data, ""})
		findings = append(findings, minutes.Finding{Rule: "page.edited", Severity: minutes.Warning, Lang: p.Lang, File: name,
			Message: "this page was edited by hand and is kept; the new one is " + aside, Said: minutes.Phrase{ID: "page.edited", Args: map[string]any{"File": aside}}})
	}
	for _, s := range m.States {
		_, bad := Shown(m.Doc, &s.Translation)
		for _, id := range bad {
			findings = append(findings, minutes.Finding{Rule: "struct.links", Severity: minutes.Error, Lang: s.Lang, File: statePath(m.Key, s.Lang), Segment: id,
				Message: "the links of this translation are not those of the source: the page shows the source's text in its place until it is mended", Said: minutes.Phrase{ID: "struct.links"}})
		}
	}
	for _, dir := range []string{stateDir, contentDir} {
		if err := r.sweep(path.Join(dir, m.Key)); err != nil {
			return nil, findings, err
		}
	}
	if err := r.writeState(m, write); err != nil {
		return written, findings, err
	}
	if err := r.writeCalendars(m, write); err != nil {
		return written, findings, err
	}
	for _, j := range jobs {
		if err := write(j.name, j.data); err != nil {
			return written, findings, err
		}
		if j.remove != "" && !r.DryRun {
			if err := r.root.Remove(j.remove); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return written, findings, err
			}
		}
	}
	return written, findings, nil
}

// PagePath is where the page of a language stands in the repository.
func PagePath(key string, lang language.Tag) string {
	return path.Join(contentDir, key, "index."+strings.ToLower(lang.String())+".md")
}

// made reports whether the page on disk is our own: absent, as we wrote it, or just
// what we are about to write; and its hash, "" if there is none.
func (r *Repo) made(m *Meeting, lang language.Tag, name string, data []byte) (ours bool, there string, err error) {
	old, err := fs.ReadFile(r.root.FS(), name)
	if errors.Is(err, fs.ErrNotExist) {
		return true, "", nil
	}
	if err != nil {
		return false, "", err
	}
	s, there := m.stamp(lang), hash(old)
	return slices.Contains([]string{s.Page, s.Before, hash(data)}, there), there, nil
}

// Edited reports whether the page of a language was edited by hand.
func (r *Repo) Edited(m *Meeting, lang language.Tag) (bool, error) {
	ours, _, err := r.made(m, lang, PagePath(m.Key, lang), nil)
	return !ours, err
}

// sweep takes away what runs that were killed have left in a folder. Whoever writes there
// holds the lock.
func (r *Repo) sweep(dir string) error {
	left, err := fs.Glob(r.root.FS(), path.Join(dir, ".*"+unfinished))
	if err != nil || r.DryRun {
		return err
	}
	for _, name := range left {
		if info, err := r.root.Lstat(name); err != nil || !info.Mode().IsRegular() {
			continue // none of ours
		}
		if err := r.root.Remove(name); err != nil {
			return err
		}
	}
	return nil
}

// unfinished is at the end of the names of files that are being written.
const unfinished = ".part"

// write replaces a file, if its content changes, by one written whole beside it.
func (r *Repo) write(name string, data []byte) (changed bool, err error) {
	if old, err := fs.ReadFile(r.root.FS(), name); err == nil && string(old) == string(data) {
		return false, nil
	}
	if r.DryRun {
		return true, nil
	}
	if err := r.root.MkdirAll(path.Dir(name), 0o777); err != nil {
		return false, err
	}
	// One name is enough: whoever writes here holds the lock.
	temp := path.Join(path.Dir(name), "."+path.Base(name)+unfinished)
	f, err := r.root.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o666)
	if err != nil {
		return false, err
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	if e := f.Close(); err == nil {
		err = e
	}
	if err == nil {
		err = r.root.Rename(temp, name)
	}
	if err != nil {
		return false, errors.Join(fmt.Errorf("%s: %w", name, err), r.root.Remove(temp))
	}
	return true, nil
}
