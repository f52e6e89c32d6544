package models

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"golang.org/x/text/language"
)

// TestReadRegistry reads both lists as the same: Mozilla's models.json, which may call
// Chinese zh or zh-Hans and lists others too, and the records of Remote Settings.
func TestReadRegistry(t *testing.T) {
	hash := strings.Repeat("ab", 32)
	entry := func(from, to, architecture, status, comet string) string {
		return fmt.Sprintf(`{"architecture":%q,"releaseStatus":%s,"sourceLanguage":%q,"targetLanguage":%q,"files":{
			"model":{"path":"m/%s%s/model.bin.gz","uncompressedSize":10,"uncompressedHash":"%s"},
			"lexicalShortlist":{"path":"m/lex.bin.gz"},"vocab":{"path":"m/vocab.spm.gz"}},"metrics":{"flores200-plus":{"bleu":1,"comet":%s}}}`,
			architecture, status, from, to, from, to, hash, comet)
	}
	published := `{"generated":"now","baseUrl":"https://example.org/b","models":{
		"en-zh":[` + entry("en", "zh", "base", `"Release"`, "85.56") + `,` + entry("en", "zh-Hans", "base-memory", `"Release Desktop"`, "0.8631") + `],
		"en-zh_hant":[` + entry("en", "zh_hant", "tiny", `"Release"`, "80") + `],
		"ru-en":[` + entry("ru", "en", "base", `"Nightly"`, "90") + `,` + entry("ru", "en", "tiny", `"Release"`, "84.25") + `],
		"en-fr":[` + entry("en", "fr", "base", `"Release"`, "null") + `,` + entry("en", "fr", "tiny", `"Release"`, "85") + `,` + entry("en", "fr", "base-memory", `null`, "99") + `],
		"xx":[7, null, {}, ` + entry("en", "klingon?", "tiny", `"Release"`, "1") + `,` + entry("en", "fr", "../tiny", `"Release"`, "1") + `]}}`
	entered := func(kind, version, filter, name string) string {
		return fmt.Sprintf(`{"name":"x","sourceLanguage":"zh-Hans","targetLanguage":"en","architecture":"base","version":%q,"fileType":%q,"filter_expression":%q,
			"decompressedSize":14,"decompressedHash":"%s","attachment":{"hash":"%s","size":7,"filename":"x.zst","location":"main-workspace/translations-models-v2/%s.zst"}}`,
			version, kind, filter, strings.ToUpper(hash), hash, name)
	}
	for filter, want := range map[string]string{
		"": "Release", "env.appinfo.OS == 'Android' ": "Release Android", "env.appinfo.OS != 'Android'": "Release Desktop",
		"env.appinfo.OS != 'Android' || env.channel != 'release'": "Release Desktop", "env.channel == 'default' || env.channel == 'nightly'": "Nightly", "env.x": "Nightly",
	} {
		if got := release(record{Version: "3.0", Filter: filter}); got != want {
			t.Errorf("release(%q) = %s, want %s", filter, got, want)
		}
	}
	recorded := `{"data":[` + strings.Join([]string{
		entered("lex", "2.1", "", "b"), entered("model", "2.1", "", "a"), entered("vocab", "2.1", "", "c"),
		entered("model", "3.0a1", "", "d"), entered("srcvocab", "3.0a1", "", "e"), entered("trgvocab", "3.0a1", "", "f"),
		entered("model", "2.0", "", "g"), entered("vocab", "2.0", "", "h"),
		entered("model", "1.0", "", "without a vocabulary"), entered("model", "9.0", "env.appinfo.OS == 'Android'", "j"), entered("vocab", "9.0", "env.appinfo.OS == 'Android'", "k"), entered("qualityModel", "2.1", "", "i"), `{"fileType":7}`,
	}, ",") + `]}`
	for _, c := range []struct {
		text, from, to, architecture, want string
	}{
		{published, "en", "zh", "", "base-memory Release Desktop 86.31 m/enzh-Hans/model.bin.gz"},
		{published, "en", "zh-Hans", "base", "base Release 85.56 m/enzh/model.bin.gz"},
		{published, "en", "zh-Hant", "", "tiny Release 80.00 m/enzh_hant/model.bin.gz"},
		{published, "ru", "en", "", "tiny Release 84.25 m/ruen/model.bin.gz"}, // a released one goes before a better one
		{published, "ru", "en", "base", "base Nightly 90.00 m/ruen/model.bin.gz"},
		{published, "en", "fr", "", "base Release 0.00 m/enfr/model.bin.gz"}, // not all have a score
		{published, "fr", "en", "", ""},
		{published, "en", "fr", "huge", ""},
		{recorded, "zh", "en", "", "base 2.1 Release 0.00 main-workspace/translations-models-v2/a.zst"},
	} {
		r, err := ReadRegistry([]byte(c.text))
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if o, ok := r.Best(language.MustParse(c.from), language.MustParse(c.to), c.architecture); ok {
			got = strings.ReplaceAll(fmt.Sprintf("%s %s %s %.2f %s", o.Architecture, o.Version, o.Status, o.Score, o.Assets[0].Path), "  ", " ")
		}
		if got != c.want {
			t.Errorf("Best(%s, %s, %q) = %q, want %q", c.from, c.to, c.architecture, got, c.want)
		}
	}
	r, err := ReadRegistry([]byte(recorded))
	if err != nil || len(r.Offers) != 4 {
		t.Fatalf("%d offers, %v, want 4", len(r.Offers), err)
	}
	for i, want := range []string{"[model vocabulary shortlist]", "[model vocabulary]", "[model vocabulary]", "[model source-vocabulary target-vocabulary]"} {
		var got []Role
		for _, a := range r.Offers[i].Assets {
			got = append(got, a.Role)
			if a.Size != 7 || a.SHA256 != hash || a.Unpacked != 14 || a.UnpackedSHA256 != hash {
				t.Errorf("%s is %+v", a.Role, a)
			}
		}
		if fmt.Sprint(got) != want {
			t.Errorf("offer %d has %v, want %s", i, got, want)
		}
	}
	for _, text := range []string{"", "<html>", "[]", "{}", `{"models":[]}`, `{"data":{}}`, `{"permissions":{}}`} {
		if _, err := ReadRegistry([]byte(text)); err == nil || !strings.Contains(err.Error(), "it is no list of models") {
			t.Errorf("ReadRegistry(%q) says %v", text, err)
		}
	}
}

// TestPaths takes no file from anywhere but below the place of the registry's files.
func TestPaths(t *testing.T) {
	for path, want := range map[string]bool{
		"models/en-fr/a_b-c.gz": true, "a.gz": true,
		"": false, "/a": false, "../a": false, "a/../../b": false, "a//b": false, "https://example.org/a": false, "//example.org/a": false, "a?b": false, "%2e%2e/a": false, "a\x00": false,
	} {
		if got := sound(Asset{Path: path}); got != want {
			t.Errorf("sound(%q) = %t, want %t", path, got, want)
		}
	}
}

// TestLoud leaves out what a list says with signs that would steer a terminal.
func TestLoud(t *testing.T) {
	for status, want := range map[string]int{"Release": 1, "Release\x1b[2J": 0, "Release\n": 0, "Release\u202e": 0} {
		file := map[string]any{"path": "a"}
		list, _ := json.Marshal(map[string]any{"models": map[string]any{"en-fr": []any{map[string]any{"architecture": "tiny", "releaseStatus": status,
			"sourceLanguage": "en", "targetLanguage": "fr", "files": map[string]any{"model": file, "vocab": file}}}}})
		if r, err := ReadRegistry(list); err != nil || len(r.Offers) != want {
			t.Errorf("%q: %v, %v", status, r, err)
		}
	}
}

// TestPlaces finds the list and its files: below a mirror, at the address of the list
// itself, and on a server of Remote Settings, which says itself where files are.
func TestPlaces(t *testing.T) {
	k := newKit(t, 1)
	s := newShelf(t)
	s.put("en", "fr", "tiny", k, nil)
	settings, flat := http.NewServeMux(), http.NewServeMux()
	server, beside := httptest.NewServer(settings), httptest.NewServer(flat)
	defer server.Close()
	defer beside.Close()
	var records []any
	for role, kind := range map[Role]string{Model: "model", Vocabulary: "vocab", Shortlist: "lex"} {
		packed := zstandard(k[role])
		settings.HandleFunc("/files/main/"+kind+".zst", func(w http.ResponseWriter, r *http.Request) { _, _ = w.Write(packed) })
		flat.HandleFunc("/mirror/main/"+kind+".zst", func(w http.ResponseWriter, r *http.Request) { _, _ = w.Write(packed) })
		records = append(records, map[string]any{"sourceLanguage": "en", "targetLanguage": "fr", "architecture": "tiny", "version": "3.0", "fileType": kind,
			"decompressedSize": len(k[role]), "decompressedHash": digest(k[role]),
			"attachment": map[string]any{"hash": digest(packed), "size": len(packed), "location": "main/" + kind + ".zst"}})
	}
	list, _ := json.Marshal(map[string]any{"data": records})
	settings.HandleFunc("/v1/buckets/main/collections/translations-models-v2/records", func(w http.ResponseWriter, r *http.Request) { _, _ = w.Write(list) })
	flat.HandleFunc("/mirror/records.json", func(w http.ResponseWriter, r *http.Request) { _, _ = w.Write(list) })
	settings.HandleFunc("/v1/{$}", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, `{"capabilities":{"attachments":{"base_url":"%s/files/"}}}`, server.URL)
	})
	for _, mirror := range []string{s.URL, s.URL + "/", s.URL + "/db/models.json", beside.URL + "/mirror/records.json", server.URL + "/v1/buckets/main/collections/translations-models-v2/records"} {
		from := Source{Client: s.Client(), Mirror: mirror}
		r, err := from.List(t.Context())
		if err != nil {
			t.Errorf("List of %s: %v", mirror, err)
			continue
		}
		o, _ := r.Best(en, fr, "")
		m, err := Open(t.TempDir()).Get(t.Context(), from, r, o, false, func(int64) {})
		if err != nil || strings.Contains(mirror, "records") != m.Parts[1].Vouched {
			t.Errorf("Get from %s = %+v, %v", mirror, m, err)
		}
	}
	for said, want := range map[string]bool{"https://example.org/b": true, "http://example.org": false, "": false, "file:///etc": false, "x": false} {
		list, _ := http.NewRequest("GET", DefaultRegistry, nil)
		if _, err := base(said, list.URL); (err == nil) != want {
			t.Errorf("base(%q): %v", said, err)
		}
	}
}

// FuzzReadRegistry reads anything without a panic, and offers only what can be used.
func FuzzReadRegistry(f *testing.F) {
	f.Add([]byte(`{"baseUrl":"https://example.org","models":{"en-fr":[{"architecture":"tiny","releaseStatus":"Release","sourceLanguage":"en","targetLanguage":"fr","files":{"model":{"path":"m","uncompressedSize":1},"vocab":{"path":"v"}},"metrics":{"flores200-plus":{"comet":85.1}}}]}}`))
	f.Add([]byte(`{"data":[{"sourceLanguage":"en","targetLanguage":"zh-Hans","architecture":"base","version":"3.0","fileType":"model","attachment":{"location":"a","size":1}},{"sourceLanguage":"en","targetLanguage":"zh-Hans","architecture":"base","version":"3.0","fileType":"vocab","attachment":{"location":"b"}}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := ReadRegistry(data)
		if err != nil {
			return
		}
		for _, o := range r.Offers {
			if o.Assets[0].Role != Model || len(o.Assets) < 2 || !architectureForm.MatchString(o.Architecture) || o.From == language.Und {
				t.Fatalf("%+v is offered", o)
			}
			if _, ok := r.Best(o.From, o.To, ""); !ok {
				t.Fatalf("nothing is best for %s-%s", o.From, o.To)
			}
		}
	})
}
