package models

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
)

// architectureForm is what the name of an architecture may be: it becomes part of a folder's.
var architectureForm = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+){0,4}$`)

// A record is one of Remote Settings, which lists each file by itself:
// https://github.com/mozilla/translations, utils/common/remote_settings.py.
type record struct {
	From         string `json:"sourceLanguage"`
	To           string `json:"targetLanguage"`
	FromLang     string `json:"fromLang"` // in the first version of the collection
	ToLang       string `json:"toLang"`
	Architecture string `json:"architecture"`
	Version      string `json:"version"`
	FileType     string `json:"fileType"`
	Filter       string `json:"filter_expression"`
	Size         int64  `json:"decompressedSize"`
	Hash         string `json:"decompressedHash"`
	Attachment   struct {
		Location string `json:"location"`
		Hash     string `json:"hash"`
		Size     int64  `json:"size"`
	} `json:"attachment"`
}

// fileTypes are the roles of files as Remote Settings calls them.
var fileTypes = map[string]Role{"model": Model, "vocab": Vocabulary, "srcvocab": SourceVocabulary, "trgvocab": TargetVocabulary, "lex": Shortlist}

// recorded puts the files together that belong to one model.
func recorded(data []json.RawMessage) (offers []Offer) {
	type key struct{ from, to, architecture, version, status string }
	models := map[key][]Asset{}
	for _, entry := range data {
		var r record
		if json.Unmarshal(entry, &r) != nil {
			continue
		}
		if r.From == "" {
			r.From, r.To = r.FromLang, r.ToLang
		}
		if r.Architecture == "" {
			r.Architecture = "tiny" // the first version of the collection had no others
		}
		role, ok := fileTypes[r.FileType]
		if !ok {
			continue // a quality model, or what is still to come
		}
		a := Asset{Role: role, Path: strings.TrimPrefix(r.Attachment.Location, "/"), Size: r.Attachment.Size, SHA256: strings.ToLower(r.Attachment.Hash),
			Unpacked: r.Size, UnpackedSHA256: strings.ToLower(r.Hash)}
		k := key{r.From, r.To, r.Architecture, r.Version, release(r)}
		models[k] = append(models[k], a)
	}
	for k, assets := range models {
		slices.SortFunc(assets, func(a, b Asset) int { return order(a.Role) - order(b.Role) })
		o := Offer{Architecture: k.architecture, Version: k.version, Status: k.status, Assets: assets}
		if o, ok := o.sound(k.from, k.to); ok {
			offers = append(offers, o)
		}
	}
	return offers
}

// release says for which Firefox a record is, as models.json says it: by its filter, and an
// alpha (3.0a1) is being tried. The filters in use are those of db/updater.py, class
// ReleaseStatusCollector, and of the page that shows the models.
func release(r record) string {
	m := versionForm.FindStringSubmatch(r.Version)
	switch filter := strings.TrimSpace(r.Filter); {
	case m == nil || m[3] != "":
		return "Nightly"
	case filter == "":
		return "Release"
	case filter == "env.appinfo.OS == 'Android'":
		return "Release Android"
	case strings.HasPrefix(filter, "env.appinfo.OS != 'Android'"):
		return "Release Desktop"
	}
	return "Nightly"
}

// order is where a role stands in their order.
func order(r Role) int {
	for i, known := range roles {
		if known.role == r {
			return i
		}
	}
	return len(roles)
}
