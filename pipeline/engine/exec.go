package engine

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"hexaglot/minutes"
)

// Exec is an engine that is a program: it reads requests as lines of JSON on its standard
// input, and writes answers on its standard output; exec.json is their schema. [Program] finds one.
//
//	{"id":"s4-b3-1","from":"en","to":"fr","text":"Read <g1>the note</g1>.","protected":["<g1>","</g1>"],"terms":[{"source":"note","accepted":["note"]}],"context":"Welcome."}
//	{"id":"s4-b3-1","text":"Lisez <g1>la note</g1>."}
//	{"id":"s4-b3-2","error":"no such direction"}
//
// It is started for each Translate, with the environment of this process, and ends when its
// input ends. It may answer in any order; it must write an answer as soon as it has it.
type Exec struct {
	Silence time.Duration // how long it may say nothing; 0 is a minute

	path       string
	args       []string // with the program as it was called
	name, hash string
}

// Program is the program that a command line calls: a path, or a name in PATH, and
// arguments, parted and quoted as in a shell. It fails with a [*Failure].
func Program(command string) (*Exec, error) {
	args, ok := words(command)
	if !ok {
		return nil, minutes.Fail("engine.quote", "the quotation marks in the command {{.Command}} do not close", "Command", command)
	}
	if len(args) == 0 || args[0] == "" {
		return nil, minutes.Fail("engine.no-command", "no program is named")
	}
	path, err := exec.LookPath(args[0])
	if errors.Is(err, exec.ErrNotFound) || errors.Is(err, fs.ErrNotExist) {
		return nil, minutes.Fail("engine.absent", "there is no program {{.Program}}", "Program", args[0])
	} else if err != nil {
		return nil, unusable(args[0], err)
	}
	e := &Exec{path: path, args: args}
	h := sha256.New()
	if err := addFile(h, path); err != nil {
		return nil, unusable(args[0], err)
	}
	names := []string{strings.TrimSuffix(filepath.Base(args[0]), ".exe")}
	for _, arg := range args[1:] {
		fmt.Fprintf(h, "%d:%s", len(arg), arg)
		if info, err := os.Stat(arg); err == nil && info.Mode().IsRegular() { // a script, a model
			names = append(names, filepath.Base(arg))
			if err := addFile(h, arg); err != nil {
				return nil, unusable(arg, err)
			}
		}
	}
	// Neither folders, which are of this machine, nor arguments, which may be secret.
	e.name = "exec:" + strings.Join(names, " ")
	e.hash = hex.EncodeToString(h.Sum(nil))
	return e, nil
}

// Name is that of the program, and of the files among its arguments.
func (e *Exec) Name() string { return e.name }

// Hash is of the program's file, its arguments and the files among them.
func (e *Exec) Hash() string { return e.hash }

func addFile(w io.Writer, name string) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return err
	}
	_, err = w.Write(h.Sum(nil))
	return err
}

// unusable is a program, or a file for it, that is there and of no use.
func unusable(program string, err error) *Failure {
	for next := err; next != nil; next = errors.Unwrap(err) {
		err = next
	}
	f := minutes.Fail("engine.unusable", "{{.Program}} cannot be used: {{.Why}}", "Program", program, "Why", err.Error())
	if errors.Is(err, fs.ErrPermission) {
		f.Said.Args["Why"] = minutes.Phrase{ID: "fault.access"}
	}
	return f
}
