package terms

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
)

// around a change a patch shows this many lines.
const patchContext = 3

// Patch writes edits of one file as git does, and git apply takes it. Name is what the
// patch calls the file, with slashes; data is the file as it is on disk. An edit takes
// the place of words in a line and never of lines, so that no comparison of the two
// files is needed; they come by line and column. What does not stand there as it was read (in another encoding, or
// not in NFC) is given back.
func Patch(name string, data []byte, edits []Edit) (patch []byte, left []Edit) {
	old := strings.SplitAfter(string(data), "\n")
	if old[len(old)-1] == "" {
		old = old[:len(old)-1]
	}
	changed := slices.Clone(old)
	var lines []int
	for len(edits) > 0 {
		n := 1 // how many are of one line
		for n < len(edits) && edits[n].Line == edits[0].Line {
			n++
		}
		if i := edits[0].Line - 1; i < 0 || i >= len(old) {
			left = append(left, edits[:n]...)
		} else {
			var not []Edit
			changed[i], not = rewrite(old[i], edits[:n])
			if left = append(left, not...); len(not) < n {
				lines = append(lines, i)
			}
		}
		edits = edits[n:]
	}
	if len(lines) == 0 {
		return nil, left
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "--- %s\n+++ %s\n", patchName("a/"+name), patchName("b/"+name))
	for len(lines) > 0 {
		n := 1 // how many of the changed lines are near each other
		for n < len(lines) && lines[n]-lines[n-1] <= 2*patchContext {
			n++
		}
		hunk(&b, old, changed, lines[0], lines[n-1])
		lines = lines[n:]
	}
	return b.Bytes(), left
}

// rewrite makes the edits of a line, from the left; what does not stand there is given back.
func rewrite(line string, edits []Edit) (string, []Edit) {
	var b strings.Builder
	var left []Edit
	var at pen
	done := 0
	for _, e := range edits {
		rest := at.from(line, e.Column)
		i := len(line) - len(rest)
		if i < done || !strings.HasPrefix(rest, e.Found) {
			left = append(left, e)
			continue
		}
		b.WriteString(line[done:i])
		b.WriteString(e.Write)
		done = i + len(e.Found)
	}
	b.WriteString(line[done:])
	return b.String(), left
}

// hunk writes the lines from first to last with what stands around them.
func hunk(b *bytes.Buffer, old, changed []string, first, last int) {
	from, to := max(0, first-patchContext), min(len(old), last+1+patchContext)
	fmt.Fprintf(b, "@@ -%d,%d +%d,%d @@\n", from+1, to-from, from+1, to-from)
	for i := from; i < to; {
		if old[i] == changed[i] {
			patchLine(b, ' ', old[i])
			i++
			continue
		}
		end := i
		for end < to && old[end] != changed[end] {
			end++
		}
		for _, s := range old[i:end] {
			patchLine(b, '-', s)
		}
		for _, s := range changed[i:end] {
			patchLine(b, '+', s)
		}
		i = end
	}
}

func patchLine(b *bytes.Buffer, mark byte, line string) {
	b.WriteByte(mark)
	b.WriteString(line)
	if !strings.HasSuffix(line, "\n") {
		b.WriteString("\n\\ No newline at end of file\n")
	}
}

// patchName is a file name as git writes it: one with signs of control, quotation marks
// or backslashes in C's quotes, one with spaces with a tab behind it.
func patchName(name string) string {
	if strings.ContainsFunc(name, func(r rune) bool { return r < ' ' || r == '"' || r == '\\' || r == 0x7f }) {
		var b strings.Builder
		b.WriteByte('"')
		for i := 0; i < len(name); i++ {
			switch c := name[i]; {
			case c == '"' || c == '\\':
				b.WriteString("\\" + string(rune(c)))
			case c < ' ' || c == 0x7f:
				fmt.Fprintf(&b, "\\%03o", c)
			default:
				b.WriteByte(c)
			}
		}
		return b.String() + `"`
	}
	if strings.Contains(name, " ") {
		return name + "\t"
	}
	return name
}
