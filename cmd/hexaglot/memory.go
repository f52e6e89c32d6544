package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"hexaglot/minutes"
	"hexaglot/pipeline/memory/store"
)

func (a *app) memories() *cobra.Command {
	c := &cobra.Command{
		Use:   "memory VERB",
		Short: "Fill, search and carry the translation memory",
		Long: `Memory works with the translation memory: segments that mean the same, in groups, with
who wrote them, where they come from and how sure they are. import and learn fill it, and
mark puts into it what somebody has reviewed; search finds words with their translations;
export writes it for other programs; merge takes in another memory; forget takes out what
nobody may keep.

The memory is a file, memory.db in the user's data folder unless --memory names another
one, or a PostgreSQL database that a group shares: --memory postgres://USER@HOST/DATABASE.`,
		Args: noArgs,
		RunE: func(c *cobra.Command, args []string) error { return c.Help() },
	}
	c.AddCommand(a.memoryImport(), a.memoryExport(), a.memorySearch(), a.memoryStats(), a.memoryForget(), a.memoryMerge(), a.memoryLearn())
	return c
}

// memory adds the flag that names the translation memory, and returns what opens it.
// It gives nil where there is none: for --memory none, and for the default memory if it is
// not there and nothing is to be written into it. With write, it is made.
func (a *app) memory(c *cobra.Command) func(ctx context.Context, write bool) (*store.Memory, error) {
	at := memoryFlag(c, ", or none")
	return func(ctx context.Context, write bool) (*store.Memory, error) {
		p, err := at()
		if err != nil {
			return nil, err
		}
		return p.open(ctx, write)
	}
}

// theMemory adds the flag to a verb that can do nothing without a memory. What it returns
// says where the memory lies.
func (a *app) theMemory(c *cobra.Command) func() (memoryPlace, error) {
	at := memoryFlag(c, "")
	return func() (memoryPlace, error) {
		p, err := at()
		if err == nil && p.where == "" {
			err = misuse("memory-none", nil)
		}
		return p, err
	}
}

// memoryFlag adds the flag, with what else it may be; what it returns says where the memory lies.
func memoryFlag(c *cobra.Command, or string) func() (memoryPlace, error) {
	where := c.Flags().String("memory", "", "the translation memory: a file or postgres://USER@HOST/DATABASE"+or+" (default: memory.db in the user's data folder)")
	return func() (memoryPlace, error) {
		switch *where {
		case "none":
			return memoryPlace{}, nil
		case "":
			dir, err := dataFolder(runtime.GOOS, os.Getenv)
			return memoryPlace{where: filepath.Join(dir, "memory.db"), usual: true}, err
		}
		return memoryPlace{where: *where}, nil
	}
}

// A memoryPlace is where a translation memory lies.
type memoryPlace struct {
	where string // a file or a URL; "" for none
	usual bool   // it is the default

	mayLack bool // that it is not there is no fault, though it is named
}

// isURL reports whether the memory is in a PostgreSQL database.
func (p memoryPlace) isURL() bool {
	return strings.HasPrefix(p.where, "postgres://") || strings.HasPrefix(p.where, "postgresql://")
}

// open opens the memory; see memory.
func (p memoryPlace) open(ctx context.Context, write bool) (*store.Memory, error) {
	if p.where == "" {
		return nil, nil
	}
	if scheme, _, ok := strings.Cut(p.where, ":/"); !p.isURL() && ok && len(scheme) > 1 { // C:/ is a disk
		return nil, misuse("memory-url", map[string]any{"Scheme": scheme})
	}
	if !p.isURL() {
		if there, err := p.ready(write); err != nil {
			if p.usual && errors.Is(err, os.ErrPermission) {
				return nil, misuse("memory-access", map[string]any{"File": p.where})
			}
			return nil, fmt.Errorf("%s: %w", p.where, err)
		} else if !there {
			return nil, nil
		}
	}
	m, err := store.Open(ctx, p.where)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", p.shown(), err)
	}
	return m, nil
}

// existing opens a memory that is there.
func (p memoryPlace) existing(ctx context.Context) (*store.Memory, error) {
	m, err := p.open(ctx, false)
	if err == nil && m == nil {
		err = misuse("memory-missing", map[string]any{"File": p.shown()})
	}
	return m, err
}

// ready looks at the file of a memory before it is opened, and makes the data folder if
// it is to be written there. there is false if there is no default memory.
func (p memoryPlace) ready(write bool) (there bool, err error) {
	info, err := os.Stat(p.where)
	dir := filepath.Dir(p.where)
	switch {
	case err == nil && info.IsDir():
		return false, errFolder
	case err == nil && info.Size() == 0 && !write:
		return false, fault{said: minutes.Phrase{ID: "fault.empty"}}
	case err == nil:
		return true, nil
	case !errors.Is(err, os.ErrNotExist) || !write && !p.usual && !p.mayLack:
		return false, cause(err)
	case !write:
		return false, nil
	case p.usual:
		err = os.MkdirAll(dir, 0o700) // it holds names
	default:
		_, err = os.Stat(dir)
	}
	if err != nil {
		return false, fmt.Errorf("%s: %w", dir, cause(err))
	}
	return true, nil
}

// shown is where the memory is, without a password.
func (p memoryPlace) shown() string { return store.Shown(p.where) }

// dataFolder is where the program keeps data of the user, by the custom of the system.
// Where XDG_DATA_HOME is set, it counts anywhere.
func dataFolder(system string, env func(string) string) (string, error) {
	dir, home := "", env("HOME")
	switch {
	case filepath.IsAbs(env("XDG_DATA_HOME")): // the standard says to ignore others
		dir = env("XDG_DATA_HOME")
	case system == "windows":
		dir = env("LOCALAPPDATA")
	case home == "":
	case system == "darwin":
		dir = filepath.Join(home, "Library", "Application Support")
	default:
		dir = filepath.Join(home, ".local", "share")
	}
	if dir == "" {
		return "", misuse("no-home", nil)
	}
	return filepath.Join(dir, "hexaglot"), nil
}

// A lazyMemory is opened when something is to be written: what gives no groups makes no memory.
type lazyMemory struct {
	open   func(ctx context.Context, write bool) (*store.Memory, error)
	memory *store.Memory // nil before the first group, and if there is none
	gain   store.Gain
}

// add adds groups, if there are any.
func (l *lazyMemory) add(ctx context.Context, groups []store.Group) (gain store.Gain, err error) {
	if len(groups) == 0 {
		return gain, nil
	}
	if l.memory == nil {
		if l.memory, err = l.open(ctx, true); err != nil || l.memory == nil {
			return gain, err
		}
	}
	gain, err = l.memory.Add(ctx, groups)
	l.gain.Groups += gain.Groups
	l.gain.Segments += gain.Segments
	return gain, err
}

func (l *lazyMemory) close() error {
	if l.memory == nil {
		return nil
	}
	return l.memory.Close()
}

// cutOff is the fault of a run that was cut off, or else the error as it is.
func cutOff(ctx context.Context, err error) error {
	if err == nil || ctx.Err() == nil {
		return err
	}
	return misuse("cut-off", nil)
}

// stopped is the same of a run that fills the memory.
func stopped(ctx context.Context, err error, gain store.Gain) error {
	if err == nil || ctx.Err() == nil {
		return err
	}
	return misuse("stopped", map[string]any{"Groups": gain.Groups})
}
