//go:build unix

package main

import (
	"bytes"
	"context"
	"os/exec"
	"testing"
	"time"
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
