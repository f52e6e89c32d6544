package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/text/language"

	"hexaglot/minutes"
	"hexaglot/pipeline/engine/marian/models"
)

// modelFound is a model that was found on a disk, as `models import --format json` prints it.
type modelFound struct {
	From         string   `json:"from"` // "und" if nothing tells
	To           string   `json:"to"`
	Architecture string   `json:"architecture,omitempty"`
	Files        []string `json:"files"`
	Done         string   `json:"done"` // installed, failed, left (another language) or, with --dry-run, found
	Hash         string   `json:"hash,omitempty"`
	Dir          string   `json:"dir,omitempty"`
}

func (a *app) modelsImport() *cobra.Command {
	c := &cobra.Command{
		Use:   "import DIR|FILE…",
		Short: "Take in models that are on a disk",
		Long: `Import looks for models in files and folders, packed or not, by what the files hold, and
installs those for the six languages; the files stay. The direction is read from the names
that Mozilla gives to files (model.enfr.intgemm.alphas.bin, vocab.enfr.spm,
lex.50.50.enfr.s2t.bin), or from a metadata.json or the manifest.json of this program
beside them: a copy of somebody's folder of models will do. Or else say it for one model
with --from and --to.

A profile of Firefox keeps the models that Firefox has fetched without names, under
storage/permanent/chrome/idb/…rsegmnoittet-es.files. There the list that Firefox reads
tells what they are, by hashes of their contents: fetch it where there is a network, and
give it with --registry.
  ` + models.RemoteSettings,
		Example: "  hexaglot models import /media/usb/models\n  hexaglot models import --registry records.json ~/.mozilla/firefox/*.default-release\n  hexaglot models import --from en --to fr model.bin vocab.spm lex.bin",
		Args:    files,
	}
	at := modelsFlag(c)
	from := c.Flags().String("from", "", "from which language a model translates, if nothing else tells")
	to := c.Flags().String("to", "", "and into which")
	complete(c, "from")
	complete(c, "to")
	list := c.Flags().String("registry", "", "a list of models, as a file: Mozilla's models.json, or the records of Remote Settings")
	dry := c.Flags().Bool("dry-run", false, "say what is found, but install nothing")
	format := formats(c, "text", "json")
	c.RunE = func(c *cobra.Command, args []string) error {
		ctx := c.Context()
		said, err := saidWay(*from, *to)
		if err != nil {
			return err
		}
		folder, err := at()
		if err != nil {
			return err
		}
		var r *models.Registry
		if *list != "" {
			data, err := a.readFile(*list)
			if err == nil {
				r, err = models.ReadRegistry(data)
			}
			if err != nil {
				return fmt.Errorf("%s: %w", *list, err)
			}
		}
		finds, err := models.Search(ctx, args, r)
		if err != nil {
			return cutOff(ctx, plainPath(err))
		}
		if len(finds) == 0 {
			return misuse("model-nothing", map[string]any{"Paths": strings.Join(args, ", ")})
		}
		if err := saidOf(finds, said); err != nil {
			return err
		}
		out := []modelFound{}
		for _, f := range finds {
			m := modelFound{From: f.From.String(), To: f.To.String(), Architecture: f.Architecture, Files: slices.Sorted(maps.Values(f.Paths)), Done: "found"}
			args := map[string]any{"Way": m.From + "-" + m.To, "File": f.Paths[models.Model]}
			switch {
			case f.From != language.Und && (!slices.Contains(minutes.Languages, f.From) || !slices.Contains(minutes.Languages, f.To)):
				m.Done = "left"
				a.say("models.left", args)
			case *dry && f.Err == nil:
				a.say("models.found", args)
			default:
				got, err := folder.Import(ctx, f, false)
				if m.Done = "installed"; err != nil {
					m.Done = "failed"
					a.fail(f.Paths[models.Model], cutOff(ctx, plainPath(err)))
				} else {
					m.Hash, m.Dir, m.Architecture = got.Hash, got.Dir, got.Architecture
					a.say("models.got", map[string]any{"Way": m.From + "-" + m.To, "Architecture": m.Architecture, "Dir": m.Dir})
				}
			}
			out = append(out, m)
			if ctx.Err() != nil {
				break
			}
		}
		if *dry {
			a.say("dry", nil)
		}
		if *format == "json" {
			return writeJSON(a.out, map[string]any{"schema": 1, "models": out, "dry": *dry})
		}
		return nil
	}
	return c
}

// saidWay is the direction of --from and --to; they go together.
func saidWay(from, to string) (w way, err error) {
	if from == "" && to == "" {
		return w, nil
	}
	if from == "" || to == "" {
		return w, misuse("model-way", nil)
	}
	all, err := modelWays([]string{from + "-" + to})
	if err != nil {
		return w, err
	}
	return all[0], nil
}

// saidOf gives the one model without a direction the one that was said. It is an error if
// several have none, for it is not said which is meant; and if all have one, and another.
func saidOf(finds []models.Find, said way) error {
	if said == (way{}) {
		return nil
	}
	var unknown []*models.Find
	for i := range finds {
		if finds[i].From == language.Und {
			unknown = append(unknown, &finds[i])
		}
	}
	switch len(unknown) {
	case 0:
		for _, f := range finds {
			if is := (way{f.From, f.To}); is != said {
				return misuse("model-other-way", map[string]any{"File": f.Paths[models.Model], "Way": is.String(), "Said": said.String()})
			}
		}
	case 1:
		unknown[0].From, unknown[0].To = said.from, said.to
	default:
		return misuse("model-several", nil)
	}
	return nil
}
