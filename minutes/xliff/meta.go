package xliff

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"hexaglot/minutes"
)

// The metadata of a file stands in a group of this category, and what made it in one with
// a colon and "made" behind it; that of a segment in one of its unit, of this category, a
// colon and the segment's id. Their types:
//
//	file     schema  1
//	         page, before  as of [File]
//	made     the name of each tool, with its hash
//	segment  origin  memory, engine or human
//	         name, score, how, by  as of [minutes.Origin]
//	         source  the text the target was made from, if it is not the segment's
//	         state   of such a target, for its segment is initial again: a tool that
//	                 says more has had the target confirmed for the present text
//	         digest  of the target as it was written: another tool that changes the
//	                 target leaves the metadata, so that this tells whose text it is
//
// A suggestion has a group of this category, too: other-facts is as of [Match.Other].
const category = "hexaglot"

// schema is the version of the metadata.
const schema = "1"

// A meta is a piece of metadata, in the order in which it is written.
type meta struct{ key, value string }

// metaOf is the metadata of a target; nil if nothing was made of the segment.
func metaOf(seg minutes.Segment, t minutes.Target) []meta {
	stale := t.Stale(seg)
	if t.Text == "" && t.State.Rank() == 0 && t.Origin == (minutes.Origin{}) && !stale {
		return nil
	}
	score, source, state := "", "", ""
	if t.Origin.Score != 0 {
		score = strconv.Itoa(t.Origin.Score)
	}
	if stale {
		source = t.Source
		if t.State.Rank() > 0 {
			state = string(t.State)
		}
	}
	return []meta{{"origin", t.Origin.Kind}, {"name", t.Origin.Name}, {"score", score}, {"how", t.Origin.How}, {"by", t.Origin.By},
		{"source", source}, {"state", state}, {"digest", digest(t.Text)}}
}

// target is what became of a segment, by the file and its metadata. ours says that the
// file has our metadata at all: some tools drop what they do not know.
func target(seg minutes.Segment, text string, state minutes.State, m map[string]string, ours bool) minutes.Target {
	t := minutes.Target{Source: seg.Text, Text: text, State: state}
	switch {
	case m["digest"] == digest(text):
		t.Origin.Kind, t.Origin.Name, t.Origin.How, t.Origin.By = m["origin"], m["name"], m["how"], m["by"]
		t.Origin.Score, _ = strconv.Atoi(m["score"])
		switch {
		case m["source"] == "":
		case state.Rank() > 0: // read again since the source has changed, by whom is not said
			t.Origin.By = ""
		default:
			t.Source = m["source"]
			if was := minutes.State(m["state"]); was.Rank() > 0 {
				t.State = was
			}
		}
	case text == "" && m["digest"] != "": // a person took it out
		t.State = minutes.Initial
	case text != "":
		// Who wrote it is not known: it is treated as a person's, which nothing overwrites.
		t.Origin.Kind = "human"
		if ours && state.Rank() == 0 {
			t.State = minutes.Translated
		}
	}
	return t
}

// digest tells one text from another.
func digest(text string) string {
	sum := sha256.Sum256([]byte(norm.NFC.String(text)))
	return hex.EncodeToString(sum[:6])
}

// quote writes a value so that XML can hold it and nothing is trimmed from it; unquote
// reads it.
func quote(v string) string {
	if strings.HasPrefix(v, `"`) || v != strings.TrimSpace(v) || strings.ContainsFunc(v, func(r rune) bool { return r < ' ' || !inXML(r) }) {
		return strconv.QuoteToASCII(v)
	}
	return v
}

func unquote(v string) string {
	v = strings.TrimSpace(v)
	if s, err := strconv.Unquote(v); err == nil && v[0] == '"' {
		return s
	}
	return v
}
