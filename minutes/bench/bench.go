// Package bench is the benchmark for minutes: documents with their true structure,
// and a scorer that says how near a reader of minutes comes to it.
//
// A document is a folder <lang>/<name>/ with its source and its truth (truth.md, or
// truth.1.md, truth.2.md … of a file that holds several meetings). [Open] reads a set,
// [Read] one truth, [Document.Lint] looks for slips in one, [Run] scores a reader on a
// set, and [FromDocument] and [FromMarkdown] make of what a reader found the same
// [Record] that a truth is. README.md tells how to add a document.
//
// What is measured (all counts are summed over documents before anything is divided,
// which is called micro-averaging):
//
//   - sections F1: a section matches by depth, order (longest common subsequence) and
//     heading: NFC, inline Markdown stripped, white space folded. The heading's words are
//     compared without the printed number, and the numbers if both sides have one.
//   - section tree and list tree: 1 − d / (|A|+|B|), where d is the tree edit distance of
//     Zhang and Shasha ("Simple fast algorithms for the editing distance between trees and
//     related problems", SIAM J. Comput. 18, 1989) and the root is not counted. Taking a
//     node out or putting one in costs 1, so changing its label costs 2: the value is the
//     share of nodes that both trees have in the same places. The list tree is root →
//     sections (without label) → list items and actions that are list items, by depth;
//     an item's label is its text key.
//   - items F1: list items by text key, order and depth set aside (and headings, if the
//     truth gives keys for them). It is printed for truths that hold keys in the place of
//     texts, and then only it and actions F1 count.
//   - links F1: words (text key) and address.
//   - actions F1: text key, in order; of a table the description cell, of prose the sentence.
//   - owners, due: of the matched actions, those whose set of owners is equal (NFC, case
//     and white space folded), and those whose day or interval, time and zone are.
//   - facts F1: kind and value, order set aside. Facts of a reading are what package
//     facts finds in its text, years that are not printed taken from its own meeting date.
//   - title, date, time: the meeting's title (with its subtitle), first and last day, and
//     time with end and zone, each of which must be empty where the truth has none.
//   - refused: agendas and transcripts that were refused as what they are.
//
// A text key is a text without inline Markdown, NFKC, case folded, letters, marks and
// numbers only ([Key]). A truth's item that ends with "…" matches by prefix. A truth may
// give "#" and eight hex digits ([Hash]) for a text that must not be published.
package bench

import (
	"golang.org/x/text/language"

	"hexaglot/minutes"
)

// A Record is one meeting: as it truly is, or as a reader understood it. Entries stand
// in the order of the text; an entry that is no section belongs to the section before it.
type Record struct {
	Lang    language.Tag
	Title   string // its lines joined with " / "
	Date    string // ISO day
	End     string // the last day, if the meeting has several
	Time    string // "16:30"
	EndTime string
	Zone    string // as printed
	Mode    string // "online", "hybrid" or "in-person"
	Entries []Entry
	Links   []minutes.Link
	Facts   []string // "date 2031-05-09", "times 16:15 to 17:00 CET"; of a truth nil if they were not counted
}

// An Entry is a section, a list item or an action.
type Entry struct {
	Line    int // of the truth, from 1; 0 of a reading
	Section bool
	Depth   int    // from 1
	Number  string // of a section, as printed: "3)", "(b)", "三、"
	Text    string // of a section its heading without the number
	Annex   bool
	Action  Source // what kind of action it is; empty of what is none
	Mark    string // what marks an action as one: "ACTION", or the heading of its list
	Owner   []string
	Due     string // ISO day, or two of them with "/"
	Time    string
	Zone    string
	Status  minutes.Status

	label string // what it is compared by
}

// Source is where an action stands.
type Source string

// Where actions stand. Only those of lists are list items too.
const (
	List  Source = "list" // under a heading of actions, or marked inline
	Table Source = "table"
	Prose Source = "prose"
)

// listed says whether an entry is part of the list tree.
func (e Entry) listed() bool { return !e.Section && (e.Action == "" || e.Action == List) }

// whole is a section's heading with its number.
func (e Entry) whole() string {
	if e.Number == "" {
		return e.Text
	}
	return e.Number + " " + e.Text
}
