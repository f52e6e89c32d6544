package pipeline

import (
	"context"
	"maps"
	"slices"

	"hexaglot/minutes"
	"hexaglot/minutes/xliff"
)

// tools says what the texts of the state were made with: the engines, and in which state
// the memories were when they last changed something here.
func (j *job) tools(ctx context.Context) error {
	known := map[string]string{} // of before
	for _, t := range j.state.Made {
		known[t.Name] = t.Hash
	}
	now, asked := map[string]string{}, map[string]bool{}
	for _, p := range places(j.doc) {
		t := j.state.Targets[p.ID]
		name := ""
		switch {
		case t.Origin.Kind == "engine":
			name = t.Origin.Name
		case t.Origin.Kind == "memory" && t.Origin.How == "starter":
			name = "starter"
		case t.Origin.Kind == "memory":
			name = "memory"
		default:
			continue
		}
		if _, done := now[name]; !done {
			now[name] = known[name]
		}
		if hash, ok := j.drafted[name]; ok { // also if it said what it said before
			now[name] = hash
			continue
		}
		if asked[name] || t == j.was[p.ID] && known[name] != "" {
			continue
		}
		asked[name] = true
		var err error
		if now[name], err = j.hash(ctx, name); err != nil {
			return err
		}
	}
	j.state.Made = nil
	for _, name := range slices.Sorted(maps.Keys(now)) {
		j.state.Made = append(j.state.Made, xliff.Tool{Name: name, Hash: now[name]})
	}
	return nil
}

// hash is that of a memory or engine of this run.
func (j *job) hash(ctx context.Context, name string) (string, error) {
	switch {
	case name == "starter" && j.cfg.Starter != nil:
		return j.cfg.Starter.Hash(), nil
	case name == "memory" && j.cfg.Memory != nil:
		h, err := j.cfg.Memory.Hash(ctx)
		if err != nil {
			return "", minutes.Fail("run.memory", "the memory").Because(err)
		}
		return h, nil
	}
	for _, e := range j.engines {
		if e.Name() == name {
			return e.Hash(), nil
		}
	}
	return "", nil
}
