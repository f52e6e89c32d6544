//go:build !linux

package main

import "os"

// myself is the program that runs.
func myself() (string, error) { return os.Executable() }

// limitMemory does nothing: macOS keeps no bound on mapped memory (RLIMIT_DATA and RLIMIT_AS
// do not count it), Windows' is in the job object. watchMemory does it.
func limitMemory(uint64) {}
