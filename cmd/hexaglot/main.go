// Hexaglot turns the minutes of a meeting into parallel Markdown in the six official
// languages of the United Nations.
//
// Begin with root.go; each verb is a file of its own. PDFs are read in a child process
// (child.go).
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	if isChild() {
		os.Exit(child(context.Background(), os.Stdin, os.Stdout, os.Stderr))
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	go func() {
		<-ctx.Done()
		stop() // a second one ends it at once
	}()
	code := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}
