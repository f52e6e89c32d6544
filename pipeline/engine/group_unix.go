//go:build unix

package engine

import (
	"os/exec"
	"syscall"
)

// A group is a program and all that it starts: a process group.
type group struct{ c *exec.Cmd }

func newGroup(c *exec.Cmd) (group, error) {
	g := group{c}
	c.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	c.Cancel = func() error { g.end(); return nil }
	return g, nil
}

// hold is called when the program has started.
func (g group) hold() error { return nil }

// end ends what is left of the group.
func (g group) end() {
	if g.c.Process != nil {
		_ = syscall.Kill(-g.c.Process.Pid, syscall.SIGKILL)
	}
}
