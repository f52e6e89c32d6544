package main

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"hexaglot/minutes"
	"hexaglot/pipeline/engine/marian"
	"hexaglot/pipeline/engine/marian/kernel"
	"hexaglot/pipeline/engine/marian/models"
)

// modelsFlag adds the flag that names the folder of the neural engine's models.
func modelsFlag(c *cobra.Command) func() (*models.Folder, error) {
	where := c.Flags().String("models", "", "the folder of the neural models (default: models in the user's data folder)")
	return func() (*models.Folder, error) {
		if *where != "" {
			return models.Open(*where), nil
		}
		dir, err := dataFolder(runtime.GOOS, os.Getenv)
		return models.Open(filepath.Join(dir, "models")), err
	}
}

// newMarian is the neural engine, with the arithmetic of that name; "" is the fastest of this
// machine. It also gives what is wrong with models: the engine is without them, as if they
// were not there.
func (a *app) newMarian(folder func() (*models.Folder, error), arithmetic string) (*marian.Engine, []minutes.Finding, error) {
	at, err := folder()
	if err != nil {
		return nil, nil, err
	}
	config := marian.Config{Models: at}
	if arithmetic != "" {
		if config.Kernel, err = kernel.Named(arithmetic); err != nil {
			return nil, nil, misuse("kernel", map[string]any{"Name": arithmetic, "Names": strings.Join(kernels(), ", ")})
		}
	}
	_, broken := at.List()
	faults, err := a.brokenModels(broken)
	if err != nil { // it is of the folder itself
		faults = append(faults, a.modelFinding("models.broken", at.Dir(), cause(broken)))
	}
	for i := range faults {
		faults[i].Severity = minutes.Warning // the other engines go on
	}
	return marian.New(config), faults, nil
}

// kernels are the names of the arithmetics that this machine has.
func kernels() (names []string) {
	for _, k := range kernel.All() {
		names = append(names, k.Name())
		if wide, err := k.Wide(); err == nil {
			names = append(names, wide.Name())
		}
	}
	return names
}
