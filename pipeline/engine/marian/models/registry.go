package models

import (
	"bytes"
	"cmp"
	"encoding/json"
	"net/url"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"hexaglot/minutes"
)

// DefaultRegistry is where Mozilla lists its models, with the hash of each model file:
// https://github.com/mozilla/translations, db/updater.py.
const DefaultRegistry = "https://storage.googleapis.com/moz-fx-translations-data--303e-prod-translations-data/db/models.json"

// RemoteSettings is the list that Firefox reads, with the hashes of all files.
const RemoteSettings = "https://firefox.settings.services.mozilla.com/v1/buckets/main/collections/translations-models-v2/records"

// The licence that the repositories of the registries state. Whether it is meant to cover
// the weights is not said there: so it is shown, with its address, and nothing is redistributed.
const (
	Licence        = "MPL-2.0"
	LicenceAddress = "https://github.com/mozilla/translations/blob/main/LICENSE"
)

// MaxRegistry is how large a registry may be, in bytes. Mozilla's is about half a megabyte.
const MaxRegistry = 64 << 20

// A Registry lists models that can be had.
type Registry struct {
	Offers []Offer // by direction, the best first

	address string   // where it was read; "" if from a file
	said    string   // where it says its files are; "" if it does not
	base    *url.URL // where they are; nil if nothing can be fetched
}

// An Offer is a model that can be had.
type Offer struct {
	From         language.Tag `json:"from"`
	To           language.Tag `json:"to"`
	Architecture string       `json:"architecture"`
	Version      string       `json:"version,omitempty"` // "" if it is not said
	Status       string       `json:"status,omitempty"`  // Release, Nightly…; "" if it is not said
	Score        float64      `json:"comet,omitempty"`   // COMET on FLORES-200 as published, 0 to 100; 0 if it is not
	Assets       []Asset      `json:"files"`             // in the order of their roles
}

// An Asset is a file that can be had.
type Asset struct {
	Role   Role   `json:"role"`
	Path   string `json:"path"`             // below the place of the registry's files
	Size   int64  `json:"size,omitempty"`   // bytes as it is sent; 0 if it is not said
	SHA256 string `json:"sha256,omitempty"` // as it is sent; "" if it is not said

	Unpacked       int64  `json:"unpacked,omitempty"`        // bytes as it is installed; 0 if it is not said
	UnpackedSHA256 string `json:"unpacked_sha256,omitempty"` // as it is installed; "" if it is not said
}

// Released reports whether the model is in use in a released Firefox, not only in one that
// is being tried.
func (o Offer) Released() bool { return strings.HasPrefix(o.Status, "Release") }

// reach is small for a model that is in use everywhere, larger for one that is in use on
// telephones alone, and largest for one that is being tried.
func (o Offer) reach() int {
	switch {
	case !o.Released():
		return 2
	case o.Status == "Release Android":
		return 1
	}
	return 0
}

var errRegistry = minutes.Fail("models.registry", "it is no list of models: neither Mozilla's models.json nor the records of Remote Settings")

// ReadRegistry reads a list of models: Mozilla's models.json, or the records of a collection
// of Remote Settings; it tells them apart. What it lists without a model, without a
// vocabulary or in a language that has no code is left out.
func ReadRegistry(data []byte) (*Registry, error) {
	var both struct {
		BaseURL string                       `json:"baseUrl"`
		Models  map[string][]json.RawMessage `json:"models"`
		Data    []json.RawMessage            `json:"data"`
	}
	if err := json.Unmarshal(bytes.TrimPrefix(data, []byte("\ufeff")), &both); err != nil {
		return nil, errRegistry
	}
	r := &Registry{}
	switch {
	case both.Models != nil:
		r.said = both.BaseURL
		for _, list := range both.Models {
			for _, entry := range list {
				if o, ok := published(entry); ok {
					r.Offers = append(r.Offers, o)
				}
			}
		}
	case both.Data != nil:
		r.Offers = recorded(both.Data)
	default:
		return nil, errRegistry
	}
	slices.SortFunc(r.Offers, func(a, b Offer) int {
		return cmp.Or(cmp.Compare(a.From.String(), b.From.String()), cmp.Compare(a.To.String(), b.To.String()), a.compare(b))
	})
	return r, nil
}

// published is an entry of models.json; ok is false of one that cannot be used.
func published(entry json.RawMessage) (o Offer, ok bool) {
	type file struct {
		Path string `json:"path"`
		Size int64  `json:"uncompressedSize"`
		Hash string `json:"uncompressedHash"`
	}
	var e struct {
		Architecture string `json:"architecture"`
		Status       string `json:"releaseStatus"`
		From         string `json:"sourceLanguage"`
		To           string `json:"targetLanguage"`
		Files        struct {
			Model     *file `json:"model"`
			Vocab     *file `json:"vocab"`
			SrcVocab  *file `json:"srcVocab"`
			TrgVocab  *file `json:"trgVocab"`
			Shortlist *file `json:"lexicalShortlist"`
		} `json:"files"`
		Metrics map[string]map[string]json.RawMessage `json:"metrics"`
	}
	if json.Unmarshal(entry, &e) != nil {
		return o, false
	}
	o = Offer{Architecture: e.Architecture, Status: e.Status}
	if n, ok := e.Metrics["flores200-plus"]["comet"]; ok && json.Unmarshal(n, &o.Score) != nil {
		o.Score = 0 // a score that is none is not said
	}
	if o.Score <= 1 {
		o.Score *= 100 // it is written both ways
	}
	for _, f := range []struct {
		role Role
		file *file
	}{{Model, e.Files.Model}, {Vocabulary, e.Files.Vocab}, {SourceVocabulary, e.Files.SrcVocab}, {TargetVocabulary, e.Files.TrgVocab}, {Shortlist, e.Files.Shortlist}} {
		if f.file != nil {
			o.Assets = append(o.Assets, Asset{Role: f.role, Path: f.file.Path, Unpacked: f.file.Size, UnpackedSHA256: strings.ToLower(f.file.Hash)})
		}
	}
	return o.sound(e.From, e.To)
}

// sound completes an offer with its languages; ok is false if the program could not use it.
func (o Offer) sound(from, to string) (_ Offer, ok bool) {
	var err, err2 error
	o.From, err = language.Parse(from)
	o.To, err2 = language.Parse(to)
	if err != nil || err2 != nil || !architectureForm.MatchString(o.Architecture) || !printable(o.Version+o.Status) {
		return o, false
	}
	o.From, o.To = plain(o.From), plain(o.To)
	has := map[Role]bool{}
	for _, a := range o.Assets {
		if !sound(a) || has[a.Role] {
			return o, false
		}
		has[a.Role] = true
	}
	if has[Vocabulary] && (has[SourceVocabulary] || has[TargetVocabulary]) {
		return o, false
	}
	return o, has[Model] && (has[Vocabulary] || has[SourceVocabulary] && has[TargetVocabulary])
}

// sound reports whether what is said of a file can be.
func sound(a Asset) bool {
	if u, err := url.Parse(a.Path); err != nil || u.IsAbs() || u.Host != "" || u.RawQuery != "" || a.Path == "" || path.Clean("/"+u.Path) != "/"+u.Path {
		return false // an address of its own could be any
	}
	for _, h := range []string{a.SHA256, a.UnpackedSHA256} {
		if h != "" && !sha256Form.MatchString(h) {
			return false
		}
	}
	return a.Size >= 0 && a.Unpacked >= 0
}

// compare is negative if a is better than b, of one direction.
func (a Offer) compare(b Offer) int {
	return cmp.Or(a.reach()-b.reach(), rank(a.Architecture)-rank(b.Architecture), cmp.Compare(a.Architecture, b.Architecture), -compareVersions(a.Version, b.Version), cmp.Compare(a.Status, b.Status), cmp.Compare(a.Assets[0].Path, b.Assets[0].Path))
}

// Of gives what there is for a direction, the best first.
func (r *Registry) Of(from, to language.Tag) (all []Offer) {
	for _, o := range r.Offers {
		if same(o.From, from) && same(o.To, to) {
			all = append(all, o)
		}
	}
	return all
}

// Best is the offer for a direction: of an architecture, or if that is "" the one with the
// best published score. Where not all have one, those for telephones come last, and
// base-memory goes before base before tiny. A released model goes before any other.
func (r *Registry) Best(from, to language.Tag, architecture string) (Offer, bool) {
	var all []Offer
	for _, o := range r.Of(from, to) {
		if (architecture == "" || o.Architecture == architecture) && (len(all) == 0 || o.Released() == all[0].Released()) {
			all = append(all, o)
		}
	}
	if len(all) == 0 {
		return Offer{}, false
	}
	if slices.ContainsFunc(all, func(o Offer) bool { return o.Score <= 0 }) {
		return all[0], true
	}
	return slices.MaxFunc(all, func(a, b Offer) int { return cmp.Compare(a.Score, b.Score) }), true // the first of equals
}
