package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"

	"hexaglot/minutes"
)

// A Group is texts that mean the same, of one language or several.
type Group []Text

// A Text is a segment in its place.
type Text struct {
	Lang language.Tag
	Text string // inline Markdown

	// The segments before and after it where it was read; both empty if unknown.
	Prev, Next string
	prev, next int64 // their hashes, of a text that was read from a memory: it keeps no more

	Origin
}

// An Origin says where a text came from. What is unknown is empty.
type Origin struct {
	State   minutes.State
	Machine bool      // a machine made it
	Who     string    // who made or confirmed it
	When    time.Time // to the second
	Source  string    // the meeting, file or corpus
	Licence string    // "CC-BY-4.0"
}

// states are the states by what they are worth, the least first.
var states = []minutes.State{"", minutes.Initial, minutes.Translated, minutes.Reviewed, minutes.Final}

// stateOf is a state by its number.
func stateOf(n int) (minutes.State, error) {
	if n < 0 || n >= len(states) {
		return "", fmt.Errorf("no state has the number %d", n)
	}
	return states[n], nil
}

// key is what makes a segment one: its language and text.
type key struct{ lang, text string }

func (k key) hash() int64 { return int64(hash64(k.lang+"\x00"+k.text) >> 1) }

// neighbour is the hash of a segment beside another; 0 if there is none.
func neighbour(lang, text string) int64 {
	if text == "" {
		return 0
	}
	return key{lang, clean(text)}.hash()
}

// neighbours are the hashes of the segments beside a text.
func (t *Text) neighbours(lang string) (prev, next int64) {
	if t.Prev == "" && t.Next == "" {
		return t.prev, t.next
	}
	return neighbour(lang, t.Prev), neighbour(lang, t.Next)
}

// clean is a text as the memory keeps it.
func clean(text string) string { return norm.NFC.String(strings.TrimSpace(text)) }

// keys checks a group and gives the keys of its texts.
func (g Group) keys() ([]key, error) {
	if len(g) == 0 {
		return nil, errors.New("it has no text")
	}
	keys := make([]key, len(g))
	for i, t := range g {
		k := key{code(t.Lang), clean(t.Text)}
		switch {
		case !known(k.lang):
			return nil, fmt.Errorf("%q is none of the six languages", t.Lang)
		case k.text == "":
			return nil, fmt.Errorf("no text in %s", k.lang)
		case !isText(k.text):
			return nil, fmt.Errorf("the text in %s is no UTF-8", k.lang)
		case !isText(t.Who) || !isText(t.Source) || !isText(t.Licence):
			return nil, fmt.Errorf("the origin of the text in %s is no UTF-8", k.lang)
		case !slices.Contains(states, t.State):
			return nil, fmt.Errorf("no state is called %q", t.State)
		}
		keys[i] = k
	}
	return keys, nil
}

// isText reports whether both databases take a text.
func isText(s string) bool { return utf8.ValidString(s) && !strings.ContainsRune(s, 0) }

func known(lang string) bool {
	return slices.ContainsFunc(minutes.Languages, func(t language.Tag) bool { return code(t) == lang })
}

// groupHash is the same for the same segments in any order.
func groupHash(hashes []int64) int64 {
	sorted := slices.Clone(hashes)
	slices.Sort(sorted)
	var b []byte
	for _, h := range sorted {
		b = binary.LittleEndian.AppendUint64(b, uint64(h))
	}
	return int64(hash64(string(b)) >> 1)
}
