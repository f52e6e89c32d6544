//go:build unix

package main

import (
	"os"
	"os/exec"
	"syscall"
)

// A group is a child process and all that it starts: a process group.
type group struct{ c *exec.Cmd }

func newGroup(c *exec.Cmd, _ uint64) (group, error) {
	g := group{c}
	c.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	c.Cancel = func() error { g.end(); return nil }
	return g, nil
}

// hold is called when the child has started.
func (g group) hold() error { return nil }

// endMine ends this process and all that it has started.
func endMine() {
	_ = syscall.Kill(-os.Getpid(), syscall.SIGKILL)
	os.Exit(exitFailed) // it leads no group: nobody called it as a child
}

// end ends the group, also what is left of it after the child.
func (g group) end() { _ = syscall.Kill(-g.c.Process.Pid, syscall.SIGKILL) }
