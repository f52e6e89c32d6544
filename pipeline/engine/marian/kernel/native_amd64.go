package kernel

// native returns the kernels of this processor's vector units, the fastest first.
func native() []*Kernel { return nil }
