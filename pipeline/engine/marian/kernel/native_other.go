//go:build !amd64 && !arm64

package kernel

// native has nothing on processors without a kernel of their own.
func native() []*Kernel { return nil }
