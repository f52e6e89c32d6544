package main

import "syscall"

// myself is the program that runs, even if its file was replaced since.
func myself() (string, error) { return "/proc/self/exe", nil }

// limitMemory makes the kernel refuse this process more than limit bytes of data
// (getrlimit(2): since Linux 4.7 RLIMIT_DATA counts private mappings too). RLIMIT_AS would count the
// addresses that Go's runtime only reserves.
func limitMemory(limit uint64) {
	_ = syscall.Setrlimit(syscall.RLIMIT_DATA, &syscall.Rlimit{Cur: limit, Max: limit})
	_ = syscall.Setrlimit(syscall.RLIMIT_CORE, &syscall.Rlimit{})
}
