package main

import (
	"bytes"
	"context"
	"fmt"
	"strings"

	"golang.org/x/text/language"

	"hexaglot/minutes"
	"hexaglot/pipeline/memory/store"
)

// A likeFound is a match as `memory search --like --format json` prints it.
type likeFound struct {
	Known      string       `json:"known"`
	Like       int          `json:"like"`  // per cent
	Score      int          `json:"score"` // that without the penalties
	Difference []changeJSON `json:"difference"`
	Group      int64        `json:"group"`
	textFound
}

type changeJSON struct {
	Kind store.ChangeKind `json:"kind"`
	Text string           `json:"text"`
}

// searchLike prints what the memory has that is like a sentence, with the difference.
func (a *app) searchLike(ctx context.Context, m *store.Memory, from language.Tag, query string, limit int, asJSON bool) error {
	found := []likeFound{}
	var b bytes.Buffer
	for _, to := range minutes.Languages {
		if to == from {
			continue
		}
		matches, err := m.Lookup(ctx, store.Query{From: from, To: to, Text: query, Limit: limit})
		if err != nil {
			return cutOff(ctx, err)
		}
		for _, t := range matches {
			f := likeFound{Known: t.Known, Like: t.Like, Score: t.Score, Group: t.Group,
				textFound: textFound{to, t.Text, t.State, t.Machine, t.Who, t.When, t.Source, t.Licence}}
			var marked strings.Builder
			for _, c := range store.Diff(t.Known, query) {
				f.Difference = append(f.Difference, changeJSON(c))
				switch c.Kind {
				case store.Removed:
					marked.WriteString("[-" + c.Text + "-]")
				case store.Added:
					marked.WriteString("{+" + c.Text + "+}")
				default:
					marked.WriteString(c.Text)
				}
			}
			found = append(found, f)
			fmt.Fprintf(&b, "%3d%%  %s  %s\n  [%d]  %s  %s%s\n", t.Score, from, directed(from, marked.String(), nil),
				t.Group, to, directed(to, t.Text, nil), a.origin(t.Origin))
		}
	}
	if len(found) == 0 {
		a.say("memory.nothing-like", map[string]any{"Query": query})
	}
	if asJSON {
		return writeJSON(a.out, map[string]any{"schema": 1, "query": query, "lang": from, "matches": found})
	}
	_, err := a.out.Write(b.Bytes())
	return err
}
