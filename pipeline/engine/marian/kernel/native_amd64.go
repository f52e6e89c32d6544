package kernel

import "golang.org/x/sys/cpu"

// native returns the kernels of this processor's vector units, the fastest first.
func native() []*Kernel {
	var all []*Kernel
	if cpu.X86.HasAVX2 && cpu.X86.HasAVX512F && cpu.X86.HasAVX512VL && cpu.X86.HasAVX512VNNI {
		all = append(all, vnni())
	}
	if cpu.X86.HasAVX2 {
		all = append(all, avx2())
	}
	return all
}
