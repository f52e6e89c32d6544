package main

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"hexaglot/minutes"
	"hexaglot/pipeline/engine/marian/models"
)

// modelShown is a model that is installed, as `models list --format json` prints it.
type modelShown struct {
	From         string `json:"from"`
	To           string `json:"to"`
	Architecture string `json:"architecture"`
	Version      string `json:"version,omitempty"`
	Status       string `json:"status,omitempty"`
	Bytes        int64  `json:"bytes"` // that it takes on the disk
	Hash         string `json:"hash"`  // of all its files together
	Preferred    bool   `json:"preferred,omitempty"`
	Used         bool   `json:"used"` // it is the one that translates in its direction
	Licence      string `json:"licence,omitempty"`
	Registry     string `json:"registry,omitempty"` // the list it was got from
	Dir          string `json:"dir"`
}

func shownModel(m models.Installed, used bool) modelShown {
	return modelShown{m.From.String(), m.To.String(), m.Architecture, m.Version, m.Status, m.Size(), m.Hash, m.Preferred, used, m.Licence, m.Registry, m.Dir}
}

func (a *app) modelsList() *cobra.Command {
	c := &cobra.Command{
		Use:   "list",
		Short: "Say which models are there, and which can be had",
		Long: `List prints the models that are installed, by direction; where there are several, the
first of them translates: the one of the architecture that was asked for last with
get --architecture, else base-memory before base before tiny. With --available it asks
Mozilla's list, or that of a mirror, what can be had for the six languages.`,
		Example: "  hexaglot models list\n  hexaglot models list --available",
		Args:    noArgs,
	}
	at := modelsFlag(c)
	from := mirror(c)
	available := c.Flags().Bool("available", false, "ask what can be had: this needs the network")
	format := formats(c, "text", "json")
	c.RunE = func(c *cobra.Command, args []string) error {
		folder, err := at()
		if err != nil {
			return err
		}
		source, err := from()
		if err != nil {
			return err
		}
		all, broken := folder.List()
		findings, err := a.brokenModels(broken)
		if err != nil {
			return err
		}
		shown, last := []modelShown{}, way{}
		for _, m := range all {
			w := way{m.From, m.To}
			shown = append(shown, shownModel(m, w != last))
			last = w
		}
		var offers []models.Offer
		if *available {
			r, err := source.List(c.Context())
			if err != nil {
				return cutOff(c.Context(), err)
			}
			offers = ofOurs(r)
		}
		a.report(findings)
		if *format == "json" {
			out := map[string]any{"schema": 1, "folder": folder.Dir(), "installed": shown, "findings": findings}
			if *available {
				out["available"] = offers
			}
			return writeJSON(a.out, out)
		}
		if len(all) == 0 && len(findings) == 0 {
			a.say("models.none", map[string]any{"Dir": folder.Dir()})
		}
		var b bytes.Buffer
		for _, m := range shown {
			state := ""
			if m.Preferred {
				state = a.msg.text("models.preferred", nil)
			}
			fmt.Fprintln(&b, columns(m.From+"-"+m.To, fmt.Sprintf("%-11s", m.Architecture), a.msg.isolated(a.msg.megabytes(m.Bytes)), m.Version, state))
		}
		if *available {
			fmt.Fprintln(&b, a.msg.text("models.available", nil))
			for _, o := range offers {
				score, state := "", ""
				if o.Score > 0 {
					score = fmt.Sprintf("COMET %.2f", o.Score)
				}
				if _, ok := folder.Current(o); ok {
					state = a.msg.text("models.installed", nil)
				}
				fmt.Fprintln(&b, columns(way{o.From, o.To}.String(), fmt.Sprintf("%-11s", o.Architecture), o.Version, o.Status, score, state))
			}
		}
		_, err = a.out.Write(b.Bytes())
		return err
	}
	return c
}

// ofOurs are the offers between two of the six languages.
func ofOurs(r *models.Registry) []models.Offer {
	offers := []models.Offer{}
	for _, from := range minutes.Languages {
		for _, to := range minutes.Languages {
			if from != to {
				offers = append(offers, r.Of(from, to)...)
			}
		}
	}
	return offers
}

// brokenModels are the findings of folders that cannot be used, from the error of a list of
// models; another error is none of these.
func (a *app) brokenModels(err error) ([]minutes.Finding, error) {
	findings := []minutes.Finding{}
	joined, ok := err.(interface{ Unwrap() []error })
	if !ok {
		return findings, plainPath(err)
	}
	for _, err := range joined.Unwrap() {
		var b *models.Broken
		if errors.As(err, &b) {
			findings = append(findings, a.modelFinding("models.broken", b.Dir, b.Err))
		}
	}
	return findings, nil
}

// modelFinding is an error of a model as a finding.
func (a *app) modelFinding(rule, where string, err error) minutes.Finding {
	said := minutes.Phrase{ID: "models.fault", Args: map[string]any{"Text": a.msg.fault(err)}}
	return minutes.Finding{Rule: rule, Severity: minutes.Error, File: where, Message: newMessages("en").fault(err), Said: said}
}

// columns puts what there is of some words beside each other.
func columns(words ...string) string {
	return strings.Join(slices.DeleteFunc(words, func(w string) bool { return w == "" }), "  ")
}
