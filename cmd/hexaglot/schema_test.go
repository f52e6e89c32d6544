package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// otherArgs are what prints the shapes that are not the JSON of a verb of that name.
var otherArgs = map[string][]string{
	"engines":         {"engines", "--format", "json"},
	"glossary":        {"glossary", "export", "--as", "json"},
	"glossary-search": {"glossary", "search", "--limit", "0", "--format", "json", "forum"},
	"glossary-lint":   {"glossary", "lint", "--fail-on", "never", "--format", "json", "testdata/terms.tsv"},
	"terms-mine":      {"terms", "--mine", "--format", "json", "testdata/names.txt"},
	"memory-import":   {"memory", "import", "--format", "json", "-q", "testdata/memory.tmx"},
	"memory-search":   {"memory", "search", "--format", "json", "forum"},
	"memory-like":     {"memory", "search", "--like", "--lang", "en", "--format", "json", "the forum"},
	"memory-stats":    {"memory", "stats", "--format", "json"},
	"memory-forget":   {"memory", "forget", "--dry-run", "-q", "--format", "json", "--name", "Ana"},
	"terms-prefer":    {"terms", "--prefer", "open-forum:en=public forum", "--format", "json", "testdata/names.txt"},
}

// TestSchemas holds what the verbs print to the shapes that scripts rely on.
func TestSchemas(t *testing.T) {
	compiler := jsonschema.NewCompiler()
	files, err := filepath.Glob("schema/*.json")
	if err != nil || len(files) == 0 {
		t.Fatal("no schemas", err)
	}
	examples, err := filepath.Glob(filepath.Join(root, "minutes/testdata/*.pdf"))
	if err != nil || len(examples) == 0 {
		t.Fatal("no examples", err)
	}
	examples = append(examples, filepath.Join(root, "README.md"))
	for _, file := range files {
		schema, err := compiler.Compile(file)
		if err != nil {
			t.Fatal(err)
		}
		verb := strings.TrimSuffix(filepath.Base(file), ".json")
		args := append([]string{verb, "--format", "json", "-q"}, examples...)
		var out, words bytes.Buffer
		hexaglot := func(args ...string) {
			t.Helper()
			out.Reset()
			if code := run(context.Background(), args, nil, &out, &words); code != 0 {
				t.Fatalf("hexaglot %s: exit status %d\n%s", strings.Join(args, " "), code, words.String())
			}
		}
		dir := t.TempDir()
		switch verb {
		case "translate":
			args = []string{verb, "--format", "json", "-q", examples[0], "-o", dir}
		case "bench":
			args = []string{verb, "--format", "json", "-q", "--worst", "1", filepath.Join(root, "minutes/bench/testdata/small")}
		case "memory-merge":
			hexaglot("memory", "import", "-q", "--memory", filepath.Join(dir, "a.db"), "testdata/memory.tmx")
			args = []string{"memory", "merge", "--format", "json", "-q", filepath.Join(dir, "a.db")}
		case "memory-learn", "mark":
			hexaglot("translate", "-q", examples[0], "-o", dir)
			args = []string{"mark", "--format", "json", "-q", "--state", "reviewed", "--to", "fr", dir}
			if verb == "memory-learn" {
				hexaglot(args...)
				args = []string{"memory", "learn", "--format", "json", "-q", dir}
			}
		case "actions":
			hexaglot("translate", "-q", examples[0], "-o", dir)
			args = []string{verb, "--format", "json", "-q", dir}
		case "models-list", "models-get", "models-import", "models-verify", "models-remove":
			args = modelArgs(t, verb, dir, hexaglot)
		case "manifest": // a file, which no verb prints
			args = []string{"translate", "-q", examples[0], "-o", dir}
		}
		if strings.HasPrefix(verb, "memory-") {
			t.Setenv("XDG_DATA_HOME", filepath.Join(dir, "data"))
			hexaglot("memory", "import", "-q", "testdata/memory.tmx")
		}
		if other := otherArgs[verb]; other != nil {
			args = other
		}
		hexaglot(args...)
		if verb == "manifest" {
			data, err := os.ReadFile(filepath.Join(dir, "data/minutes/manifest.json"))
			if err != nil {
				t.Fatal(err)
			}
			out.Reset()
			if err := json.Compact(&out, data); err != nil {
				t.Fatal(err)
			}
		}
		if verb == "terms" { // one file has another shape than several
			several := out.String()
			hexaglot(verb, "--format", "json", "-q", examples[0])
			out.WriteString(several)
		}
		if verb == "glossary" || verb == "terms-mine" { // a file for people as well, in many lines
			var line bytes.Buffer
			if err := json.Compact(&line, out.Bytes()); err != nil {
				t.Fatal(err)
			}
			out = line
		}
		lines := 0
		for line := range bytes.Lines(out.Bytes()) {
			lines++
			v, err := jsonschema.UnmarshalJSON(bytes.NewReader(line))
			if err != nil {
				t.Fatalf("%s: %v", verb, err)
			}
			if err := schema.Validate(v); err != nil {
				t.Errorf("%s: %v\n%s", verb, err, line)
			}
		}
		if lines == 0 {
			t.Errorf("%s printed nothing", verb)
		}
	}
}

// modelArgs are what prints the shapes of the verbs of models, with what they need in a folder.
func modelArgs(t *testing.T, verb, dir string, hexaglot func(args ...string)) []string {
	t.Helper()
	mirror, there := filepath.Join(dir, "mirror"), filepath.Join(dir, "models")
	if err := makeShelf(mirror, filepath.Join(root, "pipeline/engine/marian/sentencepiece/testdata/plain.spm.gz")); err != nil {
		t.Fatal(err)
	}
	_, name, _ := strings.Cut(verb, "-")
	args := []string{"models", name, "--models", there, "--format", "json", "-q"}
	if name != "get" && name != "import" {
		hexaglot("models", "get", "-q", "--models", there, "--mirror", mirror, "fr")
	}
	switch name {
	case "list":
		args = append(args, "--available", "--mirror", mirror)
	case "get":
		args = append(args, "--mirror", mirror, "fr")
	case "import":
		args = append(args, filepath.Join(mirror, "models"))
	case "remove":
		args = append(args, "fr")
	}
	return args
}
