package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"hexaglot/pipeline/engine/marian/models"
)

// modelGot is a model that get was asked for, as `models get --format json` prints it.
type modelGot struct {
	From         string `json:"from"`
	To           string `json:"to"`
	Architecture string `json:"architecture"`
	Version      string `json:"version,omitempty"`
	Status       string `json:"status,omitempty"`
	Download     int64  `json:"download,omitempty"` // bytes to fetch; absent if it is not known
	Done         string `json:"done"`               // installed, current (it was there), failed or, with --dry-run, wanted
	Hash         string `json:"hash,omitempty"`
	Dir          string `json:"dir,omitempty"`
}

func (a *app) modelsGet() *cobra.Command {
	c := &cobra.Command{
		Use:   "get LANG|FROM-TO…",
		Short: "Fetch models and install them",
		Long: `Get fetches models from Mozilla: for a language both directions between it and English,
for en-fr that one. It says first how much that is. Of several architectures it takes the
one with the best published score; one that you name with --architecture is from then on
the one that translates.

What was fetched is held to the hashes in Mozilla's list, and the vocabularies and
shortlists, of which that list has none, to what they were when they first came. Nothing
counts as installed until it is whole: a run that was cut off goes on where it stopped.
Proxies are those of HTTPS_PROXY and NO_PROXY. --mirror names another server, or a folder
(a disk that was filled elsewhere), with the same list and files; it may also be the
address of a list, such as the one that Firefox reads, which has hashes of all files:
` + models.RemoteSettings,
		Example: "  hexaglot models get fr zh\n  hexaglot models get --architecture tiny en-ru\n  hexaglot models get --mirror /media/usb/mozilla es",
		Args:    langs,
	}
	c.ValidArgs = langNames()
	at := modelsFlag(c)
	from := mirror(c)
	of := architecture(c, "take this one and prefer it from now on")
	dry := c.Flags().Bool("dry-run", false, "say what would be fetched, but fetch nothing")
	format := formats(c, "text", "json")
	c.RunE = func(c *cobra.Command, args []string) error {
		ctx := c.Context()
		wanted, err := modelWays(args)
		if err != nil {
			return err
		}
		which, err := of()
		if err != nil {
			return err
		}
		folder, err := at()
		if err != nil {
			return err
		}
		source, err := from()
		if err != nil {
			return err
		}
		r, err := source.List(ctx)
		if err != nil {
			return cutOff(ctx, err)
		}
		offers, got, err := a.chosen(ctx, folder, source, r, wanted, which)
		if err != nil {
			return cutOff(ctx, err)
		}
		if *dry {
			a.say("dry", nil)
		}
		for i, o := range offers {
			if got[i].Done != "wanted" && which == "" || *dry {
				continue
			}
			p := a.modelProgress(way{o.From, o.To}.String(), got[i].Download)
			m, err := folder.Get(ctx, source, r, o, which != "", p.at)
			p.end()
			if err != nil {
				got[i].Done = "failed"
				a.fail(way{o.From, o.To}.String(), cutOff(ctx, plainPath(err)))
				if ctx.Err() != nil {
					break
				}
				continue
			}
			if got[i].Done == "wanted" {
				got[i].Done = "installed"
				a.say("models.got", map[string]any{"Way": way{o.From, o.To}.String(), "Architecture": o.Architecture, "Dir": m.Dir})
			}
			got[i].Hash, got[i].Dir = m.Hash, m.Dir
		}
		if *format == "json" {
			return writeJSON(a.out, map[string]any{"schema": 1, "models": got, "licence": models.Licence, "dry": *dry})
		}
		return nil
	}
	return c
}

// chosen looks up what is to be fetched, and says it with its size and its licence.
func (a *app) chosen(ctx context.Context, folder *models.Folder, source models.Source, r *models.Registry, wanted []way, which string) ([]models.Offer, []modelGot, error) {
	var offers []models.Offer
	got := []modelGot{}
	all, missing := int64(0), 0
	for _, w := range wanted {
		o, ok := r.Best(w.from, w.to, which)
		if !ok {
			a.fail(w.String(), noModel(r, w, which))
			continue
		}
		g := modelGot{From: w.from.String(), To: w.to.String(), Architecture: o.Architecture, Version: o.Version, Status: o.Status, Done: "wanted"}
		args := map[string]any{"Way": w.String(), "Architecture": oneLine(o.Architecture + " " + o.Version + " " + o.Status)}
		if m, ok := folder.Current(o); ok {
			g.Done, g.Hash, g.Dir = "current", m.Hash, m.Dir
			a.say("models.current", args)
		} else {
			var err error
			if g.Download, err = source.Weigh(ctx, r, o); err != nil {
				return nil, nil, err
			}
			missing++
			all += g.Download
			id := "models.wanted"
			if g.Download > 0 {
				id, args["Size"] = "models.wanted-size", a.msg.megabytes(g.Download)
			}
			a.say(id, args)
		}
		offers, got = append(offers, o), append(got, g)
	}
	if missing > 0 {
		a.say("models.licence", map[string]any{"Licence": models.Licence, "Address": models.LicenceAddress})
	}
	if missing > 1 && all > 0 {
		a.say("models.together", map[string]any{"Size": a.msg.megabytes(all)})
	}
	return offers, got, nil
}

// noModel is the fault of a direction without a model, with what there is.
func noModel(r *models.Registry, w way, which string) error {
	there := ""
	for _, o := range r.Of(w.from, w.to) {
		there = fmt.Sprintf("%s, %s", there, o.Architecture)
	}
	if which != "" && there != "" {
		return misuse("model-architecture", map[string]any{"Architecture": which, "There": there[2:]})
	}
	return misuse("model-not-listed", nil)
}
