package main

import (
	"os"
	"os/exec"
	"sync"
	"syscall"
	"unsafe"

	"golang.org/x/sys/windows"
)

// A group is a child process and all that it starts: a job object, which ends them when
// it is closed, also by the end of this process.
type group struct {
	c    *exec.Cmd
	job  windows.Handle
	once sync.Once
}

func newGroup(c *exec.Cmd, memory uint64) (*group, error) {
	job, err := windows.CreateJobObject(nil, nil)
	if err != nil {
		return nil, err
	}
	info := windows.JOBOBJECT_EXTENDED_LIMIT_INFORMATION{
		BasicLimitInformation: windows.JOBOBJECT_BASIC_LIMIT_INFORMATION{
			LimitFlags: windows.JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE | windows.JOB_OBJECT_LIMIT_PROCESS_MEMORY,
		},
		ProcessMemoryLimit: uintptr(memory),
	}
	_, err = windows.SetInformationJobObject(job, windows.JobObjectExtendedLimitInformation, uintptr(unsafe.Pointer(&info)), uint32(unsafe.Sizeof(info)))
	if err != nil {
		_ = windows.CloseHandle(job)
		return nil, err
	}
	g := &group{c: c, job: job}
	c.SysProcAttr = &syscall.SysProcAttr{CreationFlags: windows.CREATE_NEW_PROCESS_GROUP}
	c.Cancel = func() error { g.end(); return c.Process.Kill() }
	return g, nil
}

// hold puts the child into the job; the child starts nothing before it has its task.
func (g *group) hold() error {
	process, err := windows.OpenProcess(windows.PROCESS_SET_QUOTA|windows.PROCESS_TERMINATE, false, uint32(g.c.Process.Pid))
	if err != nil {
		return err
	}
	defer windows.CloseHandle(process)
	return windows.AssignProcessToJobObject(g.job, process)
}

// endMine ends this process; the job ends what it has started.
func endMine() { os.Exit(exitFailed) }

// end ends what is in the job.
func (g *group) end() {
	g.once.Do(func() {
		_ = windows.TerminateJobObject(g.job, exitFailed)
		_ = windows.CloseHandle(g.job)
	})
}
