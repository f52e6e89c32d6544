package models

import (
	"context"
	"errors"
	"path/filepath"
	"strings"

	"hexaglot/minutes"
	"hexaglot/pipeline/engine/marian/kernel"
	"hexaglot/pipeline/engine/marian/network"
)

var errUnfit = minutes.Fail("models.unfit", "these files are no model that this program can run")

// fits reports why files are no model: they must be read, belong together, and translate.
func fits(ctx context.Context, files network.Files) (err error) {
	m, err := network.Open(files)
	if err == nil {
		_, err = translate(ctx, m, m.NewWorker(kernel.All()[0]), []string{"A."})
		err = errors.Join(err, m.Close())
	}
	if err != nil && ctx.Err() == nil {
		err = unfit(files, err)
	}
	return err
}

// unfit is the error of files that are no model, without the folder that they stand in:
// that may be the one where models are made ready, which is gone when the error is read.
func unfit(files network.Files, err error) error {
	dir := filepath.Dir(files.Model) + string(filepath.Separator)
	return errUnfit.Because(errors.New(strings.ReplaceAll(err.Error(), dir, "")))
}

// translate translates texts that are a sentence each.
func translate(ctx context.Context, m *network.Model, w *network.Worker, texts []string) ([]string, error) {
	batch := make([]network.Sentence, len(texts))
	for i, text := range texts {
		for _, token := range m.Source().Encode(text) {
			batch[i].Tokens = append(batch[i].Tokens, token.ID)
		}
	}
	answers, err := w.Translate(ctx, batch, false)
	if err != nil {
		return nil, err
	}
	out := make([]string, len(texts))
	for i, a := range answers {
		out[i] = m.Text(a)
	}
	return out, nil
}
