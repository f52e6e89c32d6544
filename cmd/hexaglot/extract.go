package main

import (
	"bytes"
	"fmt"

	"github.com/spf13/cobra"
	"golang.org/x/text/language"

	"hexaglot/minutes"
	"hexaglot/minutes/markdown"
)

func (a *app) extract() *cobra.Command {
	c := &cobra.Command{
		Use:   "extract FILE…",
		Short: "Print what was read and understood",
		Long: `Extract prints minutes as they were understood: as Markdown; as text, one paragraph,
item, heading or table row a line, all that was read but running heads and page
numbers; or as JSON with every section, action and link, one object a line. The minutes of several
meetings in one file come one after the other. A transcript or an agenda is refused, but as
text.`,
		Example: "  hexaglot extract minutes.pdf\n  hexaglot extract --format json minutes.pdf",
		Args:    files,
	}
	how := a.understanding(c)
	var out string
	c.Flags().StringVarP(&out, "output", "o", "-", "the file to write; - is standard output")
	format := formats(c, "md", "text", "json")
	c.RunE = func(c *cobra.Command, args []string) error {
		source, err := how()
		if err != nil {
			return err
		}
		var all bytes.Buffer
		done := 0
		files := a.inputs(args)
		for _, name := range files {
			if out != "-" && sameFile(out, name) {
				return fmt.Errorf("%s: %w", out, misuse("is-source", nil))
			}
		}
		for _, name := range files {
			if *format == "text" { // it needs no understanding
				f, err := a.lines(c.Context(), name, source)
				if err != nil {
					a.fail(name, err)
					continue
				}
				done++
				for _, l := range minutes.Join(f.Lines) {
					all.WriteString(l.Text + "\n")
				}
				a.report(f.Findings)
				continue
			}
			meetings, err := a.read(c.Context(), name, source)
			if err != nil {
				a.fail(name, err)
				continue
			}
			for _, f := range meetings {
				a.report(f.Findings)
				if done++; done > 1 && *format == "md" {
					all.WriteString("\n")
				}
				if *format == "md" {
					all.Write(markdown.Source(f.Doc))
				} else if err := writeJSON(&all, newExtract(f.Doc, f.Findings)); err != nil {
					return err
				}
			}
		}
		if done == 0 {
			return nil
		}
		return a.write(out, all.Bytes())
	}
	return c
}

// extractJSON is the shape of `extract --format json`; schema/extract.json describes it.
type extractJSON struct {
	Schema   int               `json:"schema"`
	File     string            `json:"file"`
	Lang     language.Tag      `json:"lang"`
	Title    string            `json:"title,omitempty"`
	Subtitle string            `json:"subtitle,omitempty"`
	Meeting  meetingJSON       `json:"meeting"`
	Content  []blockJSON       `json:"content"`
	Notices  []noticeJSON      `json:"notices"`
	Links    []minutes.Link    `json:"links"`
	Findings []minutes.Finding `json:"findings"`
}

type meetingJSON struct {
	Date    string `json:"date,omitempty"`
	EndDate string `json:"end_date,omitempty"`
	Time    string `json:"time,omitempty"`
	EndTime string `json:"end_time,omitempty"`
	Zone    string `json:"zone,omitempty"`
	Mode    string `json:"mode,omitempty"`
	Place   string `json:"place,omitempty"`
	Printed string `json:"printed,omitempty"`
}

type noticeJSON struct {
	Kind string       `json:"kind"`
	Lang language.Tag `json:"lang"`
	Text string       `json:"text"`
	Page int          `json:"page,omitempty"`
}

type blockJSON struct {
	ID      string              `json:"id"`
	Kind    minutes.Kind        `json:"kind"`
	Number  string              `json:"number,omitempty"`
	Heading string              `json:"heading,omitempty"`
	Annex   bool                `json:"annex,omitempty"`
	Content []blockJSON         `json:"content,omitempty"`
	Depth   int                 `json:"depth,omitempty"`
	Ordered bool                `json:"ordered,omitempty"`
	Marker  string              `json:"marker,omitempty"`
	Text    string              `json:"text,omitempty"`
	Rows    [][]string          `json:"rows,omitempty"`
	Tasks   []minutes.InnerTask `json:"tasks,omitempty"`
	Owner   []string            `json:"owner,omitempty"`
	Due     minutes.Due         `json:"due,omitzero"`
	Time    string              `json:"time,omitempty"`
	Zone    string              `json:"zone,omitempty"`
	Status  minutes.Status      `json:"status,omitempty"`
	Page    int                 `json:"page,omitempty"`
}

func newExtract(d *minutes.Document, findings []minutes.Finding) extractJSON {
	m := d.Meeting
	x := extractJSON{Schema: 1, File: d.File, Lang: d.Lang, Title: d.Title.Text, Subtitle: d.Subtitle.Text,
		Meeting: meetingJSON{m.Date, m.EndDate, m.Time, m.EndTime, m.Zone, m.Mode, m.Place, m.Printed},
		Content: blocks(d.Content, d.Lang), Notices: []noticeJSON{}, Links: d.Links, Findings: findings}
	for _, n := range d.Notices {
		x.Notices = append(x.Notices, noticeJSON{n.Kind, n.Lang, n.Text, n.Pos.Page})
	}
	if x.Links == nil {
		x.Links = []minutes.Link{}
	}
	if x.Findings == nil {
		x.Findings = []minutes.Finding{}
	}
	return x
}

func blocks(content []minutes.Block, lang language.Tag) []blockJSON {
	out := []blockJSON{}
	for _, b := range content {
		j := blockJSON{ID: b.ID, Kind: b.Kind, Number: b.Number, Heading: b.Heading.Text, Annex: b.Annex,
			Depth: b.Depth, Ordered: b.Ordered, Marker: b.Marker, Text: b.Markdown(lang),
			Owner: b.Owner, Due: b.Due, Time: b.Time, Zone: b.Zone, Status: b.Status, Tasks: b.Tasks, Page: b.Pos.Page}
		if len(b.Content) > 0 {
			j.Content = blocks(b.Content, lang)
		}
		for _, row := range b.Rows {
			var cells []string
			for _, c := range row {
				cells = append(cells, c.Text)
			}
			j.Rows = append(j.Rows, cells)
		}
		out = append(out, j)
	}
	return out
}

// write puts data into a file, whole or not at all, or on standard output.
func (a *app) write(name string, data []byte) error {
	if name == "-" {
		_, err := a.out.Write(data)
		return err
	}
	if err := replaceFile(name, data); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}
