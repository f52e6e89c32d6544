package main

import (
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"
)

func (a *app) version() *cobra.Command {
	c := &cobra.Command{Use: "version", Short: "Print the version", Args: noArgs}
	format := formats(c, "text", "json")
	c.RunE = func(c *cobra.Command, args []string) error {
		revision, goVersion := "", ""
		if info, ok := debug.ReadBuildInfo(); ok {
			goVersion = info.GoVersion
			for _, s := range info.Settings {
				if s.Key == "vcs.revision" {
					revision = s.Value
				}
			}
		}
		if *format == "json" {
			return writeJSON(a.out, map[string]any{"schema": 1, "version": buildVersion(), "revision": revision, "go": goVersion})
		}
		_, err := fmt.Fprintf(a.out, "hexaglot %s %s %s\n", buildVersion(), revision, goVersion)
		return err
	}
	return c
}

// buildVersion is the version of the program; "unknown" if the build does not say.
func buildVersion() string {
	if info, ok := debug.ReadBuildInfo(); ok {
		return info.Main.Version
	}
	return "unknown"
}
