package models

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"hexaglot/minutes"
	"hexaglot/pipeline/engine/marian/kernel"
)

// imported is a small model that is installed.
func imported(t *testing.T, seed int) Installed {
	t.Helper()
	d := newDisk(t)
	k := newKit(t, seed)
	d.put("model.enfr.intgemm.alphas.bin", k[Model])
	d.put("vocab.enfr.spm", k[Vocabulary])
	d.put("lex.50.50.enfr.s2t.bin", k[Shortlist])
	finds, _ := d.search(nil)
	m, err := Open(filepath.Join(t.TempDir(), "models")).Import(t.Context(), finds[0], false)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// TestVerify translates the sentences of this program with every kernel, and holds them to
// a record; a record with another text, and a file with another byte, are told.
func TestVerify(t *testing.T) {
	m := imported(t, 1)
	c, err := m.Verify(t.Context(), kernel.All(), Recorded())
	if err != nil || len(c.Faults) > 0 || len(c.Differences) > 0 || c.Known != 0 || len(c.Sentences) < 6 || len(c.Kernels) != len(kernel.All()) {
		t.Fatalf("Verify = %+v, %v", c, err)
	}
	data, err := WriteRecords([]Check{c})
	if err != nil {
		t.Fatal(err)
	}
	known, err := ReadRecords(data)
	if err != nil || len(known) != 1 {
		t.Fatalf("ReadRecords = %v, %v", known, err)
	}
	if c, err = m.Verify(t.Context(), kernel.All()[:1], known); err != nil || c.Known != len(c.Sentences) || len(c.Differences) > 0 {
		t.Errorf("against its own record: %+v, %v", c, err)
	}
	known[0].Sentences[1].Target += "!"
	if c, err = m.Verify(t.Context(), kernel.All(), known); err != nil || len(c.Differences) != len(kernel.All()) || c.Differences[0].Want != c.Differences[0].Got+"!" {
		t.Errorf("against another: %+v, %v", c.Differences, err)
	}
	if other, err := imported(t, 2).Verify(t.Context(), kernel.All()[:1], known); err != nil || other.Known != 0 || other.Sentences[0].Target == c.Sentences[0].Target {
		t.Errorf("another model: %+v, %v", other, err)
	}
	name := filepath.Join(m.Dir, "model.bin")
	data, err = os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	data[len(data)/2] ^= 1
	if err := os.WriteFile(name, data, 0o666); err != nil {
		t.Fatal(err)
	}
	if c, err = m.Verify(t.Context(), kernel.All(), known); err != nil || len(c.Faults) != 1 || c.Sentences != nil || !strings.Contains(c.Faults[0].Error(), "model.bin is not as it was installed") {
		t.Errorf("with one bit turned: %+v, %v", c, err)
	}
	for _, text := range []string{"", "[]", "{}", `{"schema":2}`} {
		if _, err := ReadRecords([]byte(text)); err == nil {
			t.Errorf("ReadRecords(%q) is content", text)
		}
	}
}

// TestSentences has sentences of each of the six languages, and as many.
func TestSentences(t *testing.T) {
	n := len(sentencesOf(language.English))
	for _, lang := range minutes.Languages {
		all := sentencesOf(lang)
		if len(all) != n || n < 6 {
			t.Errorf("%d sentences of %s, %d of English", len(all), lang, n)
		}
		for _, s := range all {
			if got := minutes.Sentences(lang, s); len(got) != 1 {
				t.Errorf("%s: %q is %d sentences", lang, s, len(got))
			}
		}
	}
}

// TestLines translates lines sentence by sentence, in their order, with whatever workers.
func TestLines(t *testing.T) {
	m := imported(t, 1)
	var lines []string
	for range 5 {
		lines = append(lines, sentencesOf(language.English)...)
		lines = append(lines, "", "It rained.  Nobody came.")
	}
	k := kernel.All()[0]
	told := 0
	one, err := m.Lines(t.Context(), k, 1, lines, func(n int) { told += n })
	if err != nil || told != len(lines) {
		t.Fatalf("%d of %d lines, %v", told, len(lines), err)
	}
	three, err := m.Lines(t.Context(), k, 3, lines, func(int) {})
	if err != nil {
		t.Fatal(err)
	}
	for i := range lines {
		if one[i] != three[i] || one[i] != one[i%8] {
			t.Errorf("line %d is %q with one worker, %q with three", i, one[i], three[i])
		}
	}
	parts, err := m.Lines(t.Context(), k, 1, []string{"It rained.", "Nobody came."}, func(int) {})
	if err != nil || one[6] != "" || one[7] != parts[0]+"  "+parts[1] {
		t.Errorf("two sentences are %q, one by one %q, %v", one[7], parts, err)
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if _, err := m.Lines(ctx, k, 2, lines, func(int) {}); !errors.Is(err, context.Canceled) {
		t.Errorf("a run that is cut off says %v", err)
	}
}
