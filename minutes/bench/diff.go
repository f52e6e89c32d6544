package bench

import (
	"fmt"
	"slices"
	"strings"

	"hexaglot/minutes"
)

// Diff says line by line how a reading differs from the truth: what is missing, what is
// extra, what differs. Entries are written as truths write them.
func Diff(truth *Truth, got *Record) []string {
	var out []string
	say := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	t, g := label(&truth.Record, got)
	if truth.Keyed {
		bagDiff(labelsOf(t, counted(t)), labelsOf(g, counted(t)), func(what, s string) { say("%s - %s", what, clip(s)) })
		bagDiff(labelsOf(t, Entry.acts), labelsOf(g, Entry.acts), func(what, s string) { say("%s - [ ] %s", what, clip(s)) })
		return out
	}
	field := func(name, got, want string, same bool) {
		if !same {
			say("%s %s %q, want %q", differs, name, got, want)
		}
	}
	field("title", got.Title, truth.Title, titleKey(truth.Title) == titleKey(got.Title))
	when := func(r *Record) [2]string {
		return [2]string{strings.Trim(r.Date+"/"+r.End, "/"), strings.TrimSpace(strings.Trim(r.Time+"/"+r.EndTime, "/") + " " + fold(r.Zone))}
	}
	w, v := when(got), when(&truth.Record)
	field("date", w[0], v[0], w[0] == v[0])
	field("time", w[1], v[1], foldCase(w[1]) == foldCase(v[1]))
	field("mode", got.Mode, truth.Mode, got.Mode == truth.Mode)

	i, j := 0, 0
	upTo := func(n, m int) {
		for ; i < n; i++ {
			say("%s %s", missing, t[i])
		}
		for ; j < m; j++ {
			say("%s %s", extra, g[j])
		}
	}
	for _, m := range common(len(t), len(g), func(i, j int) bool { return alike(t[i], g[j]) }) {
		upTo(m[0], m[1])
		x, y := t[m[0]], g[m[1]]
		if x.acts() {
			at := func(name, got, want string, same bool) { field(name+" of "+clip(x.Text), got, want, same) }
			at("owner", strings.Join(y.Owner, ", "), strings.Join(x.Owner, ", "), sameOwners(x, y))
			due := func(e Entry) string { return strings.Join(strings.Fields(e.Due+" "+e.Time+" "+e.Zone), " ") }
			at("due", due(y), due(x), sameDue(x, y))
			at("status", string(y.Status), string(x.Status), x.Status == y.Status)
		}
		if x.Annex != y.Annex {
			field("annex of "+clip(x.Text), fmt.Sprint(y.Annex), fmt.Sprint(x.Annex), false)
		}
		i, j = m[0]+1, m[1]+1
	}
	upTo(len(t), len(g))

	write := func(links []minutes.Link) (lines []string) {
		for _, l := range links {
			lines = append(lines, Key(l.Text)+" "+address(l.URL)+"\x00"+fold(l.Text)+" -> "+l.URL)
		}
		return lines
	}
	bagDiff(write(truth.Links), write(hyperlinks(got.Links, truth.Links)), func(what, s string) { say("%s link %s", what, s) })
	shown := func(facts []string) (lines []string) {
		for _, f := range facts {
			lines = append(lines, foldCase(f)+"\x00"+f)
		}
		return lines
	}
	if truth.Facts != nil {
		bagDiff(shown(truth.Facts), shown(got.Facts), func(what, s string) { say("%s fact %s", what, s) })
	}
	return out
}

// alike says whether two entries are the same, but for what is known of an action.
func alike(x, y Entry) bool {
	return x.label == y.label && x.Section == y.Section && x.acts() == y.acts() && (x.Depth == y.Depth || !x.Section && !x.listed())
}

const missing, extra, differs = "missing", "extra  ", "differs"

// bagDiff gives what only one of two lists has; a text is compared by what stands before
// a zero in it, and given by what stands after.
func bagDiff(truth, got []string, say func(what, s string)) {
	only := func(a, b []string, what string) {
		left := map[string]int{}
		for _, s := range b {
			key, _, _ := strings.Cut(s, "\x00")
			left[key]++
		}
		for _, s := range a {
			key, shown, ok := strings.Cut(s, "\x00")
			if !ok {
				shown = key
			}
			if left[key]--; left[key] < 0 {
				say(what, shown)
			}
		}
	}
	only(truth, got, missing)
	only(got, truth, extra)
}

// String writes an entry as a truth does.
func (e Entry) String() string {
	if e.Section {
		s := strings.Repeat("#", e.Depth) + " " + clip(e.whole())
		if e.Annex {
			s += " {annex}"
		}
		return s
	}
	s := strings.Repeat("    ", max(e.Depth-1, 0)) + "- "
	if e.Action != "" {
		s += "[ ] "
	}
	s += clip(e.Text)
	var in []string
	if e.Action == Table || e.Action == Prose {
		in = append(in, string(e.Action))
	}
	for _, f := range [][2]string{{"owner", strings.Join(e.Owner, ", ")}, {"due", e.Due}, {"time", e.Time}, {"zone", e.Zone}, {"status", string(e.Status)}} {
		if f[1] != "" {
			in = append(in, f[0]+": "+f[1])
		}
	}
	if len(in) > 0 {
		s += " {" + strings.Join(in, "; ") + "}"
	}
	return s
}

// clip shortens a text for a line of a report.
func clip(s string) string {
	const long = 90
	r := []rune(fold(s))
	if len(r) <= long {
		return string(r)
	}
	return string(slices.Concat(r[:long-1], []rune("…")))
}
