package main

import (
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/text/language"

	"hexaglot/pipeline/engine/marian/models"
)

func (a *app) models() *cobra.Command {
	c := &cobra.Command{
		Use:   "models VERB",
		Short: "Get, take in, verify and remove the models of the neural engine",
		Long: `Models keeps the neural networks with which this program translates on its own: those
that Mozilla trains for Firefox Translations, 15 to 60 MB a direction. They all translate
from English or into English; between two other languages, two of them work together.

Nothing is fetched unless you ask for it with get, or ask with list --available what there
is; all the rest works without a network. import takes in what is on a disk already.`,
		Args: noArgs,
		RunE: func(c *cobra.Command, args []string) error { return c.Help() },
	}
	c.AddCommand(a.modelsList(), a.modelsGet(), a.modelsImport(), a.modelsVerify(), a.modelsRemove())
	return c
}

// A way is a direction of translation.
type way struct{ from, to language.Tag }

func (w way) String() string { return w.from.String() + "-" + w.to.String() }

// modelWays reads what the verbs of models work on: a language is both directions between it and
// English, and en-fr is that one.
func modelWays(args []string) ([]way, error) {
	var all []way
	put := func(w way) {
		if !slices.Contains(all, w) {
			all = append(all, w)
		}
	}
	for _, arg := range args {
		one, two, _ := strings.Cut(arg, "-")
		from, err := tag(one)
		to, err2 := tag(two)
		if err == nil && err2 == nil { // zh-Hans is a language
			if from == to {
				return nil, misuse("model-same", map[string]any{"Value": arg})
			}
			put(way{from, to})
			continue
		}
		if len(two) == 2 && two == strings.ToLower(two) { // fr-de is no French of Germany
			return nil, misuse("language", map[string]any{"Value": arg})
		}
		lang, err := tag(arg)
		if err != nil {
			return nil, err
		}
		if lang == language.English {
			return nil, misuse("model-english", nil)
		}
		put(way{language.English, lang})
		put(way{lang, language.English})
	}
	return all, nil
}

// langs is what a verb asks of its arguments: at least one language or direction.
func langs(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return misuse("model-none", map[string]any{"Use": use(c)})
	}
	return nil
}

// architecture adds the flag --architecture; it gives "" for any.
func architecture(c *cobra.Command, what string) func() (string, error) {
	known := models.Architectures()
	name := c.Flags().String("architecture", "", what+": "+strings.Join(known, ", "))
	completeWords(c, "architecture", known...)
	return func() (string, error) {
		if *name != "" && !slices.Contains(known, *name) {
			return "", flagFault("--architecture", *name, known...)
		}
		return *name, nil
	}
}

// silence is how long a server may send nothing before it is given up.
const silence = time.Minute

// mirror adds the flag --mirror; what it returns says where models are fetched from: a
// server, or a folder of this machine.
func mirror(c *cobra.Command) func() (models.Source, error) {
	at := c.Flags().String("mirror", "", "another place for Mozilla's list of models and their files: an address, or a folder with db/models.json in it; or the address of a list itself")
	return func() (models.Source, error) {
		s := models.Source{Mirror: *at, Silence: silence}
		path, isFile := strings.CutPrefix(*at, "file://")
		if *at == "" || strings.Contains(*at, "://") && !isFile {
			t := http.DefaultTransport.(*http.Transport).Clone() // with the proxies of the environment
			t.ResponseHeaderTimeout = silence
			s.Client = &http.Client{Transport: t}
			return s, nil
		}
		if runtime.GOOS == "windows" && isFile {
			path = strings.TrimPrefix(path, "/") // of file:///C:/models
		}
		path, err := filepath.Abs(filepath.FromSlash(path))
		if err == nil {
			_, err = os.Stat(path)
		}
		if err != nil {
			return s, plainPath(err)
		}
		disk := filepath.VolumeName(path) + string(filepath.Separator)
		s.Client = &http.Client{Transport: http.NewFileTransportFS(os.DirFS(disk))}
		s.Mirror = "file:///" + filepath.ToSlash(strings.TrimPrefix(path, disk))
		return s, nil
	}
}

// megabytes is a size in the language of the reader.
func (m *messages) megabytes(n int64) string {
	return m.text("size.mb", map[string]any{"Whole": (n + 5e4) / 1e6, "Tenth": (n + 5e4) / 1e5 % 10})
}
