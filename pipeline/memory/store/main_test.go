package store

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"testing"
)

// TestMain is also the process that TestKill kills: it adds batches without end.
func TestMain(m *testing.M) {
	file := os.Getenv("MEMORY_TO_FILL")
	if file == "" {
		code := m.Run()
		stop()
		os.Exit(code)
	}
	ctx := context.Background()
	memory, err := Open(ctx, file)
	for n := uint64(0); err == nil; n++ {
		r := random{rand.New(rand.NewPCG(n, 3))}
		groups := r.groups(200)
		for i := range groups {
			for j := range groups[i] {
				groups[i][j].Source = fmt.Sprint("batch ", os.Getpid(), " ", n)
			}
		}
		if _, err = memory.Add(ctx, groups); err == nil && n%3 == 2 {
			if _, err = memory.Forget(ctx, Target{Group: int64(n)}); errors.Is(err, errLeft) {
				err = nil
			}
		}
	}
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}
