package main

import (
	"path/filepath"
	"slices"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/text/language"

	"hexaglot/minutes"
	"hexaglot/pipeline/publish"
	"hexaglot/pipeline/register"
)

func (a *app) actions() *cobra.Command {
	var out, to, by string
	var sel register.Selection
	c := &cobra.Command{
		Use:   "actions DIR",
		Short: "Print the register of actions",
		Long: `Actions prints what somebody is to do, of all meetings of a repository or of one: who,
by when and how far it has come, as the minutes say it. DIR is the folder that was given
to translate -o, or the folder of a meeting in it. With --to, texts stand in that
language where they have been translated; without, in the language of the minutes.`,
		Example: "  hexaglot actions out\n  hexaglot actions --to fr --open --by owner out\n  hexaglot actions --format ics -o actions.ics out",
		Args: func(c *cobra.Command, args []string) error {
			if len(args) != 1 {
				return misuse("one-folder-out", map[string]any{"N": len(args)})
			}
			return nil
		},
	}
	terms := a.glossary(c)
	c.Flags().StringVarP(&out, "output", "o", "-", "the file to write; - is standard output")
	c.Flags().StringVar(&to, "to", "", "language of the register (default: each action in that of its minutes)")
	c.Flags().StringVar(&by, "by", "meeting", "group by meeting, owner or due (md and csv)")
	c.Flags().BoolVar(&sel.Open, "open", false, "leave out what is done or cancelled")
	c.Flags().StringVar(&sel.Owner, "owner", "", "only those of an owner: part of a name, in any language")
	c.Flags().StringVar(&sel.DueBy, "due-by", "", "only those due on a day or before: 2031-05-09")
	complete(c, "to")
	format := formats(c, "md", "csv", "json", "ics")
	c.RunE = func(c *cobra.Command, args []string) error {
		view := register.View{By: register.Order(by)}
		if orders := []register.Order{register.ByMeeting, register.ByOwner, register.ByDue}; !slices.Contains(orders, view.By) {
			return flagFault("--by", by, "meeting", "owner", "due")
		}
		if _, err := time.Parse(time.DateOnly, sel.DueBy); sel.DueBy != "" && err != nil {
			return misuse("due-by", map[string]any{"Value": sel.DueBy})
		}
		if to != "" {
			lang, err := tag(to)
			if err != nil {
				return err
			}
			view.Lang = lang
		}
		g, err := terms()
		if err != nil {
			return err
		}
		view.Glossary, sel.Glossary = g, g
		ui := language.Make(a.ui)
		root, key, err := publish.Locate(args[0])
		if err != nil {
			return plainPath(err)
		}
		repo, err := publish.Open(root)
		if err != nil {
			return plainPath(err)
		}
		defer repo.Close()
		entries, findings, err := repo.Actions(key)
		if err != nil {
			return err
		}
		a.report(findings)
		if entries == nil && len(findings) > 0 {
			return fault{said: minutes.Phrase{ID: "fault.no-meeting"}}
		}
		entries = sel.From(entries)
		var data []byte
		switch *format {
		case "json":
			if entries == nil {
				entries = []register.Entry{}
			}
			if findings == nil {
				findings = []minutes.Finding{}
			}
			data, err = encodeJSON(map[string]any{"schema": 1, "actions": entries, "findings": findings})
		case "csv":
			data = view.CSV(entries)
		case "ics":
			data, err = view.Calendar(entries, ui)
		default:
			view.Path = func(key string, lang language.Tag) string {
				return filepath.ToSlash(publish.PagePath(key, lang))
			}
			data, err = view.Markdown(entries, ui)
		}
		if err != nil {
			return err
		}
		return a.write(out, data)
	}
	return c
}
