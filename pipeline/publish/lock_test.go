package publish

import (
	"context"
	"strings"
	"testing"
	"time"
)

// TestLock has a second one wait for a meeting, and for what all meetings share, until the
// first lets go; who cannot wait is told in a sentence.
func TestLock(t *testing.T) {
	for name, dir := range map[string]string{"meeting": "translations/2031-03-05-mag", "shared": "translations"} {
		t.Run(name, func(t *testing.T) {
			r, _ := Open(t.TempDir())
			defer r.Close()
			other, _ := Open(r.root.Name())
			defer other.Close()
			unlock, err := r.lock(t.Context(), dir)
			if err != nil {
				t.Fatal(err)
			}
			ctx, stop := context.WithTimeout(t.Context(), 120*time.Millisecond)
			defer stop()
			if _, err := other.lock(ctx, dir); err == nil || !strings.HasPrefix(err.Error(), dir+": cannot be locked: ") {
				t.Errorf("a second lock: %v", err)
			}
			if name == "meeting" { // another meeting is not held up
				free, err := other.Lock(t.Context(), "2031-04-05-mag")
				if err != nil {
					t.Fatal(err)
				}
				free()
			} else if _, err := other.WriteManifest(ctx); err == nil {
				t.Error("WriteManifest did not wait for the lock")
			}
			done := make(chan error)
			go func() {
				again, err := other.lock(t.Context(), dir)
				if err == nil {
					again()
				}
				done <- err
			}()
			unlock()
			if err := <-done; err != nil {
				t.Errorf("after the first let go: %v", err)
			}
		})
	}
}
