package bench

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"

	"hexaglot/minutes"
)

// A Truth is what a truth.md says.
type Truth struct {
	Record
	Families []string
	Kind     string // "minutes", also if it is not said; "agenda" and "transcript" are refused
	Producer string // of a source.html: "chromium", "libreoffice" or "libreoffice-writer"
	Source   string // a file that lies elsewhere; empty if it is source.* beside the truth
	SHA256   string // of that file, in hex; "" if not given
	Keyed    bool   // keys stand for texts
	linkAt   []int  // the line of each link
	factAt   []int
}

// A Problem is an error in a truth.
type Problem struct {
	Line    int // from 1; 0 for the whole file
	Message string
}

func (p Problem) String() string {
	if p.Line == 0 {
		return p.Message
	}
	return fmt.Sprintf("line %d: %s", p.Line, p.Message)
}

// Read reads a truth, strictly. What it returns is whole only if there are no problems.
func Read(data []byte) (*Truth, []Problem) {
	r := &truthReader{truth: &Truth{Kind: "minutes"}}
	text := norm.NFC.String(strings.TrimPrefix(strings.ReplaceAll(string(data), "\r\n", "\n"), "\ufeff"))
	if !utf8.Valid(data) {
		r.fault(0, "it is not UTF-8")
		return r.truth, r.problems
	}
	r.lines = strings.Split(text, "\n")
	at := r.front()
	r.body(at)
	r.finish()
	return r.truth, r.problems
}

type truthReader struct {
	truth    *Truth
	lines    []string
	depth    int // of the open list
	section  int // depth of the open section
	problems []Problem
}

func (r *truthReader) fault(line int, format string, args ...any) {
	r.problems = append(r.problems, Problem{line, fmt.Sprintf(format, args...)})
}

var frontRE = regexp.MustCompile(`^([a-z0-9-]+):(?:\s+(.*))?$`)

// front reads the front matter and returns the index of the line after it.
func (r *truthReader) front() int {
	if r.lines[0] != "---" {
		r.fault(1, "a truth begins with its front matter, between two lines ---")
		return len(r.lines)
	}
	seen := map[string]bool{}
	for i, line := range r.lines[1:] {
		n := i + 2
		if strings.TrimRight(line, " ") == "---" {
			if !seen["lang"] {
				r.fault(n, "the front matter has no lang")
			}
			return n
		}
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") {
			continue
		}
		m := frontRE.FindStringSubmatch(line)
		if m == nil {
			r.fault(n, "not a line of front matter, KEY: VALUE")
			continue
		}
		if seen[m[1]] {
			r.fault(n, "%s is said twice", m[1])
		}
		seen[m[1]] = true
		r.field(n, m[1], frontValue(m[1], m[2]))
	}
	r.fault(len(r.lines), "the front matter does not end: a line --- is missing")
	return len(r.lines)
}

var commentRE, titleCommentRE = regexp.MustCompile(`(?:^|\s+)#(?:\s.*)?$`), regexp.MustCompile(`\s{2,}#\s.*$`)

// frontValue is a value without the comment after it and quotation marks around it. A
// comment in a title has two spaces before it: "Meeting # 3" is a title.
func frontValue(key, s string) string {
	re := commentRE
	if key == "title" {
		re = titleCommentRE
	}
	s = strings.TrimSpace(re.ReplaceAllString(s, ""))
	if n := len(s); n > 1 && s[0] == '"' && s[n-1] == '"' {
		s = s[1 : n-1]
	}
	return s
}

var clockRE = regexp.MustCompile(`^([01][0-9]|2[0-3]):[0-5][0-9]$`)

// field takes a line of the front matter.
func (r *truthReader) field(n int, key, value string) {
	t := r.truth
	oneOf := func(into *string, choices ...string) {
		if *into = value; !slices.Contains(choices, value) {
			r.fault(n, "%s is %q: it is one of %s", key, value, strings.Join(choices, ", "))
		}
	}
	shaped := func(into *string, ok bool, want string) {
		if *into = value; !ok {
			r.fault(n, "%s is %q: it is %s", key, value, want)
		}
	}
	if value == "" {
		r.fault(n, "%s has no value: leave the line out", key)
		return
	}
	switch key {
	case "lang":
		tag := language.Make(value)
		if t.Lang = tag; !slices.Contains(minutes.Languages, tag) {
			r.fault(n, "lang is %q: it is one of zh, es, fr, ar, ru, en", value)
		}
	case "family":
		for f := range strings.SplitSeq(value, ",") {
			t.Families = append(t.Families, strings.TrimSpace(f))
		}
	case "kind":
		oneOf(&t.Kind, "minutes", "agenda", "transcript")
	case "producer":
		oneOf(&t.Producer, "chromium", "libreoffice", "libreoffice-writer")
	case "title":
		t.Title = value
	case "date":
		shaped(&t.Date, isDay(value), "a day, as 2031-05-05")
	case "end":
		shaped(&t.End, isDay(value), "a day, as 2031-05-06")
	case "time":
		shaped(&t.Time, clockRE.MatchString(value), "a time, as 16:30")
	case "end-time":
		shaped(&t.EndTime, clockRE.MatchString(value), "a time, as 17:30")
	case "zone":
		t.Zone = value
	case "mode":
		oneOf(&t.Mode, "online", "hybrid", "in-person")
	case "source":
		shaped(&t.Source, !strings.ContainsAny(value, `/\`), "the name of a file, without folders")
	case "sha256":
		shaped(&t.SHA256, sha256RE.MatchString(value), "64 hex digits in lower case")
	default:
		r.fault(n, "no key %q in front matter", key)
	}
}

var sha256RE = regexp.MustCompile(`^[0-9a-f]{64}$`)

func isDay(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}

// finish checks what only the whole can show.
func (r *truthReader) finish() {
	t := r.truth
	if t.End != "" && (t.Date == "" || t.End <= t.Date) {
		r.fault(0, "end (%s) is not after date (%s)", t.End, t.Date)
	}
	if t.EndTime != "" && t.Time == "" {
		r.fault(0, "there is an end-time and no time")
	}
	if (t.Source == "") != (t.SHA256 == "") {
		r.fault(0, "source and sha256 go together")
	}
	if t.Kind != "minutes" && (len(t.Entries) > 0 || len(t.Links) > 0 || len(t.Facts) > 0) {
		r.fault(0, "of an %s the front matter is all", t.Kind)
	}
	others, prose := 0, 0
	for _, e := range t.Entries {
		switch e.Action {
		case Prose:
			prose = e.Line
		case List, Table:
			others++
		}
	}
	if prose > 0 && others > 0 {
		r.fault(prose, "an action of prose, in a document that has others")
	}
}
