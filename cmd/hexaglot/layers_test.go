package main

import (
	"os"
	"os/exec"
	"path"
	"slices"
	"strings"
	"testing"
)

// root is the top of the project.
const root = "../.."

// floors are the rooms by floor, the lowest first. A room imports only rooms of
// lower floors; a folder inside another may import its parent, if that does not import it.
var floors = [][]string{
	{"minutes/script", "minutes/facts", "minutes/inline", "glossary", "disclaimers", "minutes/pdftext/geometry", "minutes/pdftext/object"},
	{"minutes/cue"},
	{"minutes", "glossary/table"},
	{"minutes/pdftext/font", "minutes/pdftext/picture", "glossary/tbx"},
	{"minutes/pdftext/paint", "glossary/exchange"},
	{"minutes/pdftext", "minutes/docx", "minutes/markdown", "minutes/xliff", "minutes/bench", "pipeline/memory", "pipeline/memory/store", "pipeline/memory/swap", "pipeline/terms", "pipeline/engine", "pipeline/engine/protect", "pipeline/register", "pipeline/engine/marian/kernel", "pipeline/engine/marian/sentencepiece", "pipeline/engine/marian/random"},
	{"minutes/ocr", "pipeline/memory/tmx", "pipeline/publish", "pipeline/check", "pipeline/engine/marian/network"},
	{"pipeline/engine/marian/models"},
	{"pipeline/engine/marian", "pipeline/engine/marian/wordbook"},
	{"pipeline"},
	{"cmd/hexaglot"},
}

// only says which rooms alone may import a module.
var only = map[string][]string{
	"github.com/ledongthuc/pdf":        {"minutes/pdftext/object"},
	"github.com/nicksnyder/go-i18n/v2": {"disclaimers", "minutes/markdown", "pipeline/register", "cmd/hexaglot"},
	"github.com/arran4/golang-ical":    {"pipeline/register"},
	"github.com/spf13/cobra":           {"cmd/hexaglot"},
	"github.com/xuri/excelize/v2":      {"glossary/table"},
	"modernc.org/sqlite":               {"pipeline/memory/store"},
	"github.com/jackc/pgx/v5":          {"pipeline/memory/store"},
	"database/sql":                     {"pipeline/memory/store"},
	"os":                               {"cmd/hexaglot", "pipeline/publish", "pipeline/engine", "pipeline/engine/marian/network", "pipeline/engine/marian/models"},
	"net/http":                         {"cmd/hexaglot", "pipeline/engine/marian/models"},
	"os/exec":                          {"cmd/hexaglot", "minutes/ocr", "pipeline/engine"},

	"hexaglot/pipeline/engine/marian/random":   {}, // for tests
	"hexaglot/pipeline/engine/marian/wordbook": {}, // for tests
}

func TestLayers(t *testing.T) {
	list := exec.Command("go", "list", "-f", "{{.ImportPath}} {{join .Imports \" \"}}", "./...")
	list.Dir = root
	out, err := list.Output()
	if err != nil {
		t.Fatal(err)
	}
	floor := map[string]int{}
	for n, rooms := range floors {
		for _, r := range rooms {
			floor["hexaglot/"+r] = n
		}
	}
	for line := range strings.Lines(string(out)) {
		words := strings.Fields(line)
		from := words[0]
		n, ok := floor[from]
		if !ok {
			t.Errorf("%s stands on no floor: add it to this test and to the map of the house", from)
		}
		for _, to := range words[1:] {
			m, ours := floor[to]
			if ours && m >= n && to != path.Dir(from) {
				t.Errorf("%s (floor %d) imports %s (floor %d): imports point down", from, n, to, m)
			}
			for module, rooms := range only {
				if (to == module || strings.HasPrefix(to, module+"/")) && !slices.Contains(rooms, strings.TrimPrefix(from, "hexaglot/")) && !(module == "os" && to != "os") {
					t.Errorf("%s imports %s, which is for %s", from, to, strings.Join(rooms, ", "))
				}
			}
		}
	}
}

// TestTopFolders holds the top level to the folders that were agreed on.
func TestTopFolders(t *testing.T) {
	entries, err := os.ReadDir(root)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		agreed := []string{"cmd", "pipeline", "glossary", "minutes", "disclaimers", "out", "dist"}
		if e.IsDir() && !strings.HasPrefix(e.Name(), ".") && !slices.Contains(agreed, e.Name()) {
			t.Errorf("the top level has a folder %s: new packages go inside the five", e.Name())
		}
	}
}
