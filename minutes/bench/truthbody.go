package bench

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"hexaglot/minutes"
)

var (
	truthHeadingRE = regexp.MustCompile(`^(#+) (.*?)( \{annex\})?$`)
	truthItemRE    = regexp.MustCompile(`^( *)- (\[ \] )?(.*)$`)
)

// shortest is how many letters a text that is cut with "…" must have left.
const shortest = 20

// body reads what stands after the front matter.
func (r *truthReader) body(from int) {
	fence := ""
	for i := from; i < len(r.lines); i++ {
		n, line := i+1, strings.TrimRight(r.lines[i], " \t")
		switch {
		case strings.HasPrefix(line, "```"):
			was := fence
			if fence = strings.TrimSpace(strings.TrimPrefix(line, "```")); was != "" && fence != "" {
				r.fault(n, "the block of %s has not ended", was)
			} else if was == "" && fence != "links" && fence != "facts" {
				r.fault(n, "no block %q: there are links and facts", fence)
				fence = "?"
			}
			if fence == "facts" && r.truth.Facts == nil {
				r.truth.Facts = []string{}
			}
		case line == "":
		case fence == "links":
			r.link(n, line)
		case fence == "facts":
			r.fact(n, line)
		case fence != "":
		case strings.HasPrefix(line, "#"):
			r.heading(n, line)
		case truthItemRE.MatchString(line):
			r.item(n, line)
		default:
			r.fault(n, "neither a heading nor an item, which stand on one line each: %.40q", line)
		}
	}
	if fence != "" {
		r.fault(len(r.lines), "the block of %s does not end", fence)
	}
}

func (r *truthReader) link(n int, line string) {
	i := strings.LastIndex(line, " -> ")
	if i < 0 || strings.TrimSpace(line[:i]) == "" || strings.ContainsAny(strings.TrimSpace(line[i+4:]), " \t") {
		r.fault(n, "not a link, WORDS -> ADDRESS")
		return
	}
	r.truth.Links = append(r.truth.Links, minutes.Link{Text: strings.TrimSpace(line[:i]), URL: strings.TrimSpace(line[i+4:])})
	r.truth.linkAt = append(r.truth.linkAt, n)
}

func (r *truthReader) fact(n int, line string) {
	f, err := readFact(line)
	if err != nil {
		r.fault(n, "%v", err)
		return
	}
	r.truth.Facts = append(r.truth.Facts, f)
	r.truth.factAt = append(r.truth.factAt, n)
}

func (r *truthReader) heading(n int, line string) {
	m := truthHeadingRE.FindStringSubmatch(line)
	if m == nil || strings.TrimSpace(m[2]) == "" {
		r.fault(n, "not a heading: after # comes a space, and then words")
		return
	}
	e := Entry{Line: n, Section: true, Depth: len(m[1]), Annex: m[3] != ""}
	if strings.HasSuffix(m[2], "}") {
		r.fault(n, "the only thing in braces after a heading is {annex}")
	}
	if e.Depth > r.section+1 {
		r.fault(n, "a section of depth %d in one of depth %d", e.Depth, r.section)
	}
	e.Number, e.Text = cutNumber(strings.TrimSpace(m[2]))
	r.text(n, e.Text)
	r.section, r.depth = e.Depth, 0
	r.truth.Entries = append(r.truth.Entries, e)
}

func (r *truthReader) item(n int, line string) {
	m := truthItemRE.FindStringSubmatch(line)
	e := Entry{Line: n, Depth: len(m[1])/4 + 1, Text: strings.TrimSpace(m[3])}
	if len(m[1])%4 != 0 {
		r.fault(n, "%d spaces before an item: it is four a level", len(m[1]))
	}
	if e.Depth > r.depth+1 {
		r.fault(n, "an item of depth %d after one of depth %d", e.Depth, r.depth)
	}
	r.depth = e.Depth
	if m[2] != "" {
		e.Action = List
		if i := strings.LastIndex(e.Text, "{"); i >= 0 && strings.HasSuffix(e.Text, "}") {
			for _, fault := range e.task(e.Text[i+1 : len(e.Text)-1]) {
				r.fault(n, "%s", fault)
			}
			e.Text = strings.TrimSpace(e.Text[:i])
		}
	} else if strings.HasSuffix(e.Text, "}") {
		r.fault(n, "braces belong to actions, - [ ]")
	}
	if strings.HasPrefix(e.Text, "[") && !strings.Contains(e.Text, "](") && len(e.Text) > 2 && e.Text[2] == ']' {
		r.fault(n, "an action begins with [ ] and a space")
	}
	r.text(n, e.Text)
	r.truth.Entries = append(r.truth.Entries, e)
}

// text checks the text of an entry.
func (r *truthReader) text(n int, s string) {
	if hashRE.MatchString(s) {
		r.truth.Keyed = true
		return
	}
	switch key := Key(s); {
	case key == "":
		r.fault(n, "no words")
	case strings.HasSuffix(s, "…") && utf8.RuneCountInString(key) < shortest:
		r.fault(n, "only %d letters before …: %d are asked for", utf8.RuneCountInString(key), shortest)
	}
}

// task reads what stands in the braces of an action and returns what is wrong in it.
func (e *Entry) task(s string) (faults []string) {
	seen := map[string]bool{}
	for i, part := range strings.Split(s, ";") {
		part = strings.TrimSpace(part)
		if source := Source(part); i == 0 && (source == Table || source == Prose) {
			e.Action = source
			continue
		}
		key, value, _ := strings.Cut(part, ":")
		key, value = strings.TrimSpace(key), strings.TrimSpace(value)
		ok := value != "" && !seen[key]
		seen[key] = true
		switch key {
		case "owner":
			for o := range strings.SplitSeq(value, ", ") {
				if o = strings.TrimSpace(o); o == "" {
					ok = false
				}
				e.Owner = append(e.Owner, o)
			}
		case "due":
			from, to, interval := strings.Cut(value, "/")
			ok = ok && isDay(from) && (!interval || isDay(to) && from < to)
			e.Due = value
		case "time":
			ok = ok && clockRE.MatchString(value)
			e.Time = value
		case "zone":
			e.Zone = value
		case "status":
			e.Status = minutes.Status(value)
			ok = ok && slices.Contains([]minutes.Status{minutes.Open, minutes.Started, minutes.Done, minutes.NotDone, minutes.Carried, minutes.Cancelled}, e.Status)
		default:
			ok = false
		}
		if !ok {
			faults = append(faults, "in the braces of an action: "+part)
		}
	}
	if e.Time != "" && e.Due == "" {
		faults = append(faults, "in the braces of an action: a time, and no day that it is due")
	}
	return faults
}
