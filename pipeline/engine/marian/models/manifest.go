package models

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/language"

	"hexaglot/minutes"
	"hexaglot/pipeline/engine/marian/network"
)

// manifestFile is the name of the manifest in the folder of a model.
const manifestFile = "manifest.json"

// A Manifest says what a model is, as its folder holds it.
type Manifest struct {
	Schema       int          `json:"schema"` // 1
	From         language.Tag `json:"from"`
	To           language.Tag `json:"to"`
	Architecture string       `json:"architecture"`        // tiny, base, base-memory, or what the registry calls it
	Version      string       `json:"version,omitempty"`   // "" if it is not said
	Status       string       `json:"status,omitempty"`    // Release, Nightly…, as the registry says; "" if it is not said
	Preferred    bool         `json:"preferred,omitempty"` // the user asked for this architecture
	Licence      string       `json:"licence,omitempty"`   // of the registry; see [Licence]
	Registry     string       `json:"registry,omitempty"`  // its address; "" if the files came from a disk
	Parts        []Part       `json:"files"`               // in the order of their roles
}

// A Part is a file of a model.
type Part struct {
	Role    Role   `json:"role"`
	Name    string `json:"name"` // in the folder
	Size    int64  `json:"size"` // bytes
	SHA256  string `json:"sha256"`
	Origin  string `json:"origin,omitempty"`  // address or path that it was taken from
	Vouched bool   `json:"vouched,omitempty"` // the registry said this hash; else it was trusted when it came
}

// A Role is what a file is to its model.
type Role string

// The roles, in the order of manifests. A model has a vocabulary for both languages, or
// one for each.
const (
	Model            Role = "model"
	Vocabulary       Role = "vocabulary"
	SourceVocabulary Role = "source-vocabulary"
	TargetVocabulary Role = "target-vocabulary"
	Shortlist        Role = "shortlist"
)

// roles are all roles, with the name that a file has in the folder, and how large it may
// be, packed or not: some ten times as large as the largest of Mozilla's.
var roles = [...]struct {
	role Role
	name string
	max  int64
}{
	{Model, "model.bin", 600 << 20},
	{Vocabulary, "vocab.spm", 20 << 20},
	{SourceVocabulary, "srcvocab.spm", 20 << 20},
	{TargetVocabulary, "trgvocab.spm", 20 << 20},
	{Shortlist, "lex.bin", 100 << 20},
}

// open reads the folder of a model. It looks whether the files are there, and not into them.
func open(dir string) (Installed, error) {
	m := Installed{Dir: dir}
	file, err := os.Open(filepath.Join(dir, manifestFile))
	if err != nil {
		return m, err
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, 1<<20))
	if err != nil {
		return m, err
	}
	if m.Manifest, err = readManifest(data); err != nil {
		return m, fmt.Errorf("%s: %w", manifestFile, err)
	}
	if m.Files, err = m.files(dir); err != nil {
		return m, err
	}
	m.Hash = m.hash()
	return m, nil
}

// files are the paths of the files in a folder; they have to be there, in their sizes.
func (m Manifest) files(dir string) (f network.Files, err error) {
	for _, p := range m.Parts {
		path := filepath.Join(dir, p.Name)
		info, err := os.Stat(path)
		if err != nil || info.Size() != p.Size || !info.Mode().IsRegular() {
			return f, minutes.Fail("models.file-gone", "{{.File}} is not as it was installed: remove the model, and get it again", "File", p.Name)
		}
		switch p.Role {
		case Model:
			f.Model = path
		case Vocabulary, SourceVocabulary:
			f.SourceVocabulary = path
		case TargetVocabulary:
			f.TargetVocabulary = path
		case Shortlist:
			f.Shortlist = path
		}
	}
	return f, nil
}

var errManifest = minutes.Fail("models.manifest", "it is no manifest of a model: remove the folder, and get the model again")

var sha256Form = regexp.MustCompile(`^[0-9a-f]{64}$`)

// readManifest reads a manifest and holds it to what the program relies on.
func readManifest(data []byte) (m Manifest, err error) {
	d := json.NewDecoder(bytes.NewReader(data))
	if err := d.Decode(&m); err != nil {
		return m, errManifest
	}
	if m.Schema != 1 {
		return m, minutes.Fail("models.schema", "the manifest is of another version of this program ({{.Schema}})", "Schema", m.Schema)
	}
	has := map[Role]bool{}
	for _, p := range m.Parts {
		if !filepath.IsLocal(p.Name) || filepath.Base(p.Name) != p.Name || !sha256Form.MatchString(p.SHA256) || p.Size <= 0 || has[p.Role] {
			return m, errManifest
		}
		has[p.Role] = true
	}
	vocabulary := has[Vocabulary] != (has[SourceVocabulary] && has[TargetVocabulary]) && has[SourceVocabulary] == has[TargetVocabulary]
	named := architectureForm.MatchString(m.Architecture) && printable(m.Version+m.Status+m.Licence)
	if m.From == language.Und || m.To == language.Und || !named || !has[Model] || !vocabulary {
		return m, errManifest
	}
	return m, nil
}

// printable reports whether what others say of a model can be shown on a terminal, and be
// written into pages.
func printable(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsPrint(r) })
}

// hash is one hash of those of all files.
func (m Manifest) hash() string {
	h := sha256.New()
	for _, r := range roles {
		for _, p := range m.Parts {
			if p.Role == r.role {
				fmt.Fprintf(h, "%s %s\n", p.Role, p.SHA256)
			}
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}

// write puts the manifest into a folder, whole or not at all.
func (m Manifest) write(dir string) error {
	m.Schema = 1
	data, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return err
	}
	return replace(filepath.Join(dir, manifestFile), append(data, '\n'))
}

// Size is how many bytes the files take.
func (m Manifest) Size() (n int64) {
	for _, p := range m.Parts {
		n += p.Size
	}
	return n
}

// fileName is the name of a file in the folder of a model.
func fileName(role Role) string {
	for _, r := range roles {
		if r.role == role {
			return r.name
		}
	}
	return string(role)
}

// largest is how large a file may be.
func largest(role Role) int64 {
	for _, r := range roles {
		if r.role == role {
			return r.max
		}
	}
	return 0
}

// digest is the SHA-256 of some bytes, in hexadecimal digits.
func digest(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
