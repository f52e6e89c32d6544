package kernel

import "golang.org/x/sys/cpu"

// native returns the kernels of this processor's vector units, the fastest first.
func native() []*Kernel {
	if cpu.ARM64.HasASIMDDP {
		return []*Kernel{sdot(), neon()}
	}
	return []*Kernel{neon()}
}

// neon is the kernel for every arm64. Its instructions round and divide as the plain
// functions do, and none of them fuses a product with a sum.
func neon() *Kernel {
	return &Kernel{
		name:             "neon",
		multiply:         saturatingTiles().multiply,
		multiplyRows:     saturatingTiles().multiplyRows,
		quantise:         neonQuantised,
		quantisePositive: neonQuantisedPositive,
		addNorm:          neonAddNorm,
		cell:             neonCells,
		embed:            neonEmbedded,
		attend:           neonAttend,
	}
}
