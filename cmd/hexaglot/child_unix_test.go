//go:build unix

package main

import (
	"bytes"
	"context"
	"encoding/gob"
	"errors"
	"os/exec"
	"syscall"
	"testing"
	"time"

	"hexaglot/pipeline"
)

// TestGroup holds that what a child has started ends with it: its grandchild keeps
// standard output open, and Run returns when all have let go of it.
func TestGroup(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	var out bytes.Buffer
	c := exec.CommandContext(ctx, "sh", "-c", "sleep 60 & sleep 60")
	c.Stdout = &out
	if _, err := newGroup(c, childMemory); err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	if err := c.Run(); err == nil || time.Since(began) > 30*time.Second {
		t.Errorf("Run() = %v after %s, want an end at once", err, time.Since(began))
	}
}

// TestOrphan holds that a child ends when its parent is killed and so its standard input ends.
func TestOrphan(t *testing.T) {
	exe, err := myself()
	if err != nil {
		t.Fatal(err)
	}
	data := flood(400)
	c := exec.CommandContext(t.Context(), exe, childVerb)
	in, err := c.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := newGroup(c, childMemory); err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	if err := gob.NewEncoder(in).Encode(task{Format: pipeline.PDF, Deadline: time.Minute, Memory: childMemory, Size: len(data)}); err != nil {
		t.Fatal(err)
	}
	if _, err := in.Write(data); err != nil {
		t.Fatal(err)
	}
	in.Close() // as the system does when a process is killed
	err = c.Wait()
	var ended *exec.ExitError
	if !errors.As(err, &ended) || ended.Sys().(syscall.WaitStatus).Signal() != syscall.SIGKILL {
		t.Errorf("Wait() = %v, want the end of the child by its own hand", err)
	}
}
