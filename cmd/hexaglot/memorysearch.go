package main

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"time"
	"unicode"

	"github.com/spf13/cobra"
	"golang.org/x/text/language"

	"hexaglot/minutes"
	"hexaglot/minutes/script"
	"hexaglot/pipeline/memory/store"
)

func (a *app) memorySearch() *cobra.Command {
	var lang string
	var like bool
	limit := 20
	c := &cobra.Command{
		Use:   "search WORD…",
		Short: "Find words in the memory, with their translations",
		Long: `Search prints the segments that say some words, one after the other, and how each was
translated: a concordance. Capitals, Arabic vowel marks and the punctuation between words
do not count; of Chinese, two characters will do. The number in brackets is that of the
group, as memory forget --group takes it.

With --like the words are a sentence of the language of --lang, and what is printed is
what the memory has that is like it, the best first for each language: the score, the
difference ([-what is there only-]{+what is new+}) and the translation.`,
		Example: "  hexaglot memory search draft agenda\n  hexaglot memory search --lang zh 草案\n  hexaglot memory search --like --lang en 'The draft will be shared by 3 May.'",
		Args: func(c *cobra.Command, args []string) error {
			if strings.TrimSpace(strings.Join(args, " ")) == "" {
				return misuse("no-words", nil)
			}
			return nil
		},
	}
	at := a.theMemory(c)
	c.Flags().StringVar(&lang, "lang", "", "look in segments of this language only")
	c.Flags().BoolVar(&like, "like", false, "the words are a sentence: find what is like it, with the difference")
	c.Flags().IntVar(&limit, "limit", limit, "how many segments are printed; 0 is all")
	complete(c, "lang")
	format := formats(c, "text", "json")
	c.RunE = func(c *cobra.Command, args []string) error {
		if limit < 0 {
			return flagFault("--limit", fmt.Sprint(limit), "0", "1", "2", "…")
		}
		in := language.Und
		if lang != "" {
			var err error
			if in, err = tag(lang); err != nil {
				return err
			}
		}
		if like && lang == "" {
			return misuse("like-lang", nil)
		}
		p, err := at()
		if err != nil {
			return err
		}
		m, err := p.existing(c.Context())
		if err != nil {
			return err
		}
		defer m.Close()
		query, most := strings.Join(args, " "), limit
		if like {
			return a.searchLike(c.Context(), m, in, query, most, *format == "json")
		}
		if limit > 0 {
			most++ // tells whether there are more
		}
		said, err := m.Search(c.Context(), in, query, most)
		if err != nil {
			return cutOff(c.Context(), err)
		}
		more := limit > 0 && len(said) > limit
		if more {
			said = said[:limit]
			a.say("memory.more", nil)
		}
		if len(said) == 0 {
			a.say("memory.nothing", map[string]any{"Query": query})
		}
		if *format == "json" {
			found := []segmentFound{}
			for _, s := range said {
				found = append(found, newSegmentFound(s, query))
			}
			return writeJSON(a.out, map[string]any{"schema": 1, "query": query, "segments": found, "more": more})
		}
		colour := terminal(a.out) && os.Getenv("NO_COLOR") == ""
		var b bytes.Buffer
		for i, s := range said {
			if i > 0 {
				b.WriteByte('\n')
			}
			a.writeSaid(&b, s, query, colour)
		}
		_, err = a.out.Write(b.Bytes())
		return err
	}
	return c
}

// writeSaid prints a segment and its translations, the languages in one column.
func (a *app) writeSaid(b *bytes.Buffer, s store.Said, query string, colour bool) {
	var places [][2]int
	if colour {
		places = store.Find(s.Text, query)
	}
	fmt.Fprintf(b, "%s  %s\n", s.Lang, directed(s.Lang, s.Text, places))
	for _, g := range s.Groups {
		number := fmt.Sprintf("[%d]", g.ID)
		for _, t := range g.Group {
			if t.Lang == s.Lang && t.Text == s.Text {
				continue
			}
			fmt.Fprintf(b, "  %s  %s  %s%s\n", number, t.Lang, directed(t.Lang, t.Text, nil), a.origin(t.Origin))
			number = strings.Repeat(" ", len(number))
		}
	}
}

// directed is a text in a line that runs from left to right, whichever way it runs
// itself. The parts at some places are bold on a terminal; nothing else in the text tells it anything.
func directed(lang language.Tag, text string, places [][2]int) string {
	plain := func(s string) string {
		return strings.Map(func(r rune) rune {
			if unicode.IsControl(r) {
				return unicode.ReplacementChar
			}
			return r
		}, s)
	}
	var b strings.Builder
	at := 0
	for _, p := range places {
		b.WriteString(plain(text[at:p[0]]) + "\x1b[1m" + plain(text[p[0]:p[1]]) + "\x1b[0m")
		at = p[1]
	}
	b.WriteString(plain(text[at:]))
	if script.Direction(lang) == "rtl" {
		return "\u2067" + b.String() + "\u2069"
	}
	return b.String()
}

// origin says where a text is from: "  (reviewed, Ana, 2031-05-09, igf-mag-5)".
func (a *app) origin(o store.Origin) string {
	var parts []string
	if o.State != "" {
		parts = append(parts, a.msg.text("state."+string(o.State), nil))
	}
	if o.Machine {
		parts = append(parts, a.msg.text("memory.machine-made", nil))
	}
	day := ""
	if !o.When.IsZero() {
		day = o.When.UTC().Format(time.DateOnly)
	}
	for _, s := range []string{o.Who, day, o.Source, o.Licence} {
		if s != "" {
			parts = append(parts, directed(language.Und, s, nil))
		}
	}
	if parts == nil {
		return ""
	}
	return "  (" + strings.Join(parts, ", ") + ")"
}

// A segmentFound is a segment as `memory search --format json` prints it.
type segmentFound struct {
	Lang   language.Tag `json:"lang"`
	Text   string       `json:"text"`
	Found  [][2]int     `json:"found"` // bytes of the text, from and to
	Groups []groupFound `json:"groups"`
}

type groupFound struct {
	Group int64       `json:"group"`
	Texts []textFound `json:"texts"`
}

type textFound struct {
	Lang    language.Tag  `json:"lang"`
	Text    string        `json:"text"`
	State   minutes.State `json:"state,omitempty"`
	Machine bool          `json:"machine,omitempty"`
	Who     string        `json:"who,omitempty"`
	When    time.Time     `json:"when,omitzero"`
	Source  string        `json:"source,omitempty"`
	Licence string        `json:"licence,omitempty"`
}

func newSegmentFound(s store.Said, query string) segmentFound {
	f := segmentFound{Lang: s.Lang, Text: s.Text, Found: store.Find(s.Text, query), Groups: []groupFound{}}
	for _, g := range s.Groups {
		texts := []textFound{}
		for _, t := range g.Group {
			texts = append(texts, textFound{t.Lang, t.Text, t.State, t.Machine, t.Who, t.When, t.Source, t.Licence})
		}
		f.Groups = append(f.Groups, groupFound{g.ID, texts})
	}
	return f
}
