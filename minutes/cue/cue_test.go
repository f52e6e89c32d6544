package cue

import (
	"fmt"
	"slices"
	"testing"
	"testing/fstest"
)

// What a cue may begin with is learned from its pattern; no line that matches may be passed over.
func TestLineOpens(t *testing.T) {
	for pattern, lines := range map[string][]string{
		`(?i)(?:actions?|next steps)$`:  {"Action", "ACTIONS", "Next steps", "* Actions:", "\u200eActions"},
		`(?i)(?:(agreed )?x|[а-я]{2})$`: {"X", "agreed x", "АБ"},
		`(?i)(?:行[动動]|附件.*)$`:           {"行动：", "附件一", "行　动"},
	} {
		c := NewLine(pattern)
		for _, l := range lines {
			if !c.Match(l) {
				t.Errorf("the cue %s does not know %q", pattern, l)
			}
		}
	}
}

// Words begin where a word does, in Arabic also behind an "and" that is written in one with it; in Chinese anywhere.
func TestWords(t *testing.T) {
	joined := NewWords("يرسل", Edge(true), true)
	joined.Joined = true
	first := NewWords("by", Edge(true), true)
	first.First = true
	for _, c := range []struct {
		words *Words
		text  string
		want  []int
	}{
		{NewWords("by", Edge(true), true), "standby, by May", []int{9, 12}},
		{NewWords("by", Edge(true), true), "standby byes", nil},
		{NewWords("前", Edge(false), false), "五月前送出", []int{6, 9}},
		{joined, "ويرسل القائمة", []int{2, 11}},
		{joined, "سيرسل القائمة", nil},
		{first, "by May", []int{0, 3}},
		{first, "or by May", nil},
	} {
		if got := c.words.FindStringIndex(c.text); !slices.Equal(got, c.want) {
			t.Errorf("FindStringIndex(%s, %q) = %v, want %v", c.words, c.text, got, c.want)
		}
	}
}

func TestSpan(t *testing.T) {
	const text = "by May, by June, by July"
	c := NewWords("by (?P<month>[a-z]+)", Edge(true), true)
	span := Whole(text)
	span.From = 1
	var got []string
	for m := range c.All(span, 5) {
		got = append(got, c.Group(text, m, "month"), text[m[0]:c.WordsEnd(text, m[1])])
	}
	if want := []string{"June", "by June", "July", "by July"}; !slices.Equal(got, want) {
		t.Errorf("All from 1 = %q, want %q", got, want)
	}
	if span.Before = 8; c.In(span) != nil {
		t.Errorf("In from 1 to 8 = %v, want none", c.In(span))
	}
}

func TestReadFile(t *testing.T) {
	for data, want := range map[string]string{
		"# a comment\n\nwhen = by\n when = until = x \n": "when by; when until = x; ",
		"when = by\nwhen =": "when by; en.txt: line 2: want KIND = PATTERN",
		"when":              "en.txt: line 1: want KIND = PATTERN",
		"who = x":           `en.txt: line 1: "who": no kind of cue is called so`,
	} {
		got := ""
		err := ReadFile(fstest.MapFS{"en.txt": {Data: []byte(data)}}, "en.txt", func(kind, pattern string) error {
			if kind != "when" {
				return ErrKind
			}
			got += kind + " " + pattern + "; "
			return nil
		})
		if err != nil {
			got += fmt.Sprint(err)
		}
		if got != want {
			t.Errorf("ReadFile(%q) = %q, want %q", data, got, want)
		}
	}
}
