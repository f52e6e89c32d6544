package main

import (
	"context"
	"fmt"
	"runtime"
	"strings"

	"hexaglot/minutes"
	"hexaglot/pipeline/engine/marian/kernel"
	"hexaglot/pipeline/engine/marian/models"
)

// translateLines translates a text line by line, for others to compare; against is what
// another engine made of it, or "".
func (a *app) translateLines(ctx context.Context, folder *models.Folder, w way, architecture string, k *kernel.Kernel, name, against string) error {
	found := folder.Find(w.from, w.to, architecture)
	if len(found) == 0 {
		return misuse("model-missing", map[string]any{"Way": w.String()})
	}
	lines, err := a.readLines(name)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	var theirs []string
	if against != "" {
		if theirs, err = a.readLines(against); err != nil {
			return fmt.Errorf("%s: %w", against, err)
		}
		if len(theirs) != len(lines) {
			return misuse("model-lines", map[string]any{"File": against, "Have": len(theirs), "Want": len(lines)})
		}
	}
	progress := a.progress(name, 0)
	ours, err := found[0].Lines(ctx, k, runtime.GOMAXPROCS(0), lines, progress.did)
	progress.end()
	if err != nil {
		return cutOff(ctx, err)
	}
	equal := 0
	for i, line := range ours {
		if theirs != nil && strings.TrimSpace(line) == strings.TrimSpace(theirs[i]) {
			equal++
		}
		if _, err := fmt.Fprintln(a.out, line); err != nil {
			return err
		}
	}
	if theirs != nil {
		a.say("models.equal", map[string]any{"Equal": equal, "Lines": len(lines), "Kernel": k.Name(), "Architecture": found[0].Architecture})
	}
	return nil
}

// readLines reads the lines of a text.
func (a *app) readLines(name string) ([]string, error) {
	data, err := a.readFile(name)
	if err != nil {
		return nil, err
	}
	text, err := minutes.Decode(data)
	if err != nil {
		return nil, err
	}
	lines := strings.Split(strings.TrimSuffix(strings.ReplaceAll(text, "\r\n", "\n"), "\n"), "\n")
	return lines, nil
}
