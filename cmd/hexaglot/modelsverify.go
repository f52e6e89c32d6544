package main

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"hexaglot/minutes"
	"hexaglot/pipeline/engine/marian/kernel"
	"hexaglot/pipeline/engine/marian/models"
)

// modelChecked is what was looked at of a model, as `models verify --format json` prints it.
type modelChecked struct {
	modelShown
	Files       int                 `json:"files"`       // whose hashes are those of when they were installed
	Vouched     int                 `json:"vouched"`     // of them, with a hash that the list said too
	Sentences   int                 `json:"sentences"`   // that were translated with each kernel
	Kernels     []string            `json:"kernels"`     // the arithmetics
	Known       int                 `json:"known"`       // sentences of which a record says what they give
	Differences []models.Difference `json:"differences"` // between kernels, and from the record
	Sound       bool                `json:"sound"`       // nothing is wrong with it
}

func (a *app) modelsVerify() *cobra.Command {
	c := &cobra.Command{
		Use:   "verify [LANG|FROM-TO…]",
		Short: "Check installed models, and what they translate",
		Long: `Verify looks whether models are what was installed (hashes), can be read, and translate
sentences of this program to the same text with every arithmetic that this machine has:
the text must be the same on every machine. --record writes what they translate to a file;
with --against, another machine is held to it. It says what was checked and what not: how
good a translation is, no check tells.

--translate turns a text into another line by line, with the model of one direction, and
--against counts the lines that another engine has the same. CONTRIBUTING.md says how to
hold this program so to what Mozilla publishes of its own engine. Expect nearly all lines,
not all: other engines weigh words by one list for several sentences, cut lines into
sentences elsewhere, and have sums that depend on the processor; --kernel NAME-wide is the
arithmetic of processors that do not cut sums short.`,
		Example: "  hexaglot models verify\n  hexaglot models verify --record here.json && hexaglot models verify --against there.json",
	}
	c.ValidArgs = langNames()
	at := modelsFlag(c)
	of := architecture(c, "verify this one only")
	arithmetic := c.Flags().String("kernel", "", "the arithmetic: one of those that hexaglot engines names (default: all of this machine; for --translate, the fastest)")
	record := c.Flags().String("record", "", "write what the models translate to this file")
	against := c.Flags().String("against", "", "compare with this file: a record; with --translate, a translation line by line")
	text := c.Flags().String("translate", "", "translate the lines of this file to standard output")
	format := formats(c, "text", "json")
	c.RunE = func(c *cobra.Command, args []string) error {
		wanted, err := modelWays(args)
		if err != nil {
			return err
		}
		which, err := of()
		if err != nil {
			return err
		}
		kernels, err := namedKernels(*arithmetic)
		if err != nil {
			return err
		}
		folder, err := at()
		if err != nil {
			return err
		}
		if *text != "" {
			if len(wanted) != 1 {
				return misuse("model-one-way", nil)
			}
			if *record != "" {
				return misuse("model-record", nil)
			}
			return a.translateLines(c.Context(), folder, wanted[0], which, kernels[0], *text, *against)
		}
		known := models.Recorded()
		if *against != "" {
			data, err := a.readFile(*against)
			if err == nil {
				known, err = models.ReadRecords(data)
			}
			if err != nil {
				return fmt.Errorf("%s: %w", *against, err)
			}
		}
		all, broken := folder.List()
		findings, err := a.brokenModels(broken)
		if err != nil {
			return err
		}
		var checks []models.Check
		checked := []modelChecked{}
		for _, m := range all {
			if !asked(m, wanted, which) {
				continue
			}
			check, err := m.Verify(c.Context(), kernels, known)
			if err != nil {
				return cutOff(c.Context(), plainPath(err))
			}
			checks = append(checks, check)
			checked = append(checked, shownCheck(check))
			findings = append(findings, a.modelFindings(check)...)
		}
		if len(checked) == 0 && len(findings) == 0 {
			return misuse("model-not-there", map[string]any{"Dir": folder.Dir()})
		}
		if *record != "" {
			data, err := models.WriteRecords(checks)
			if err == nil {
				err = replaceFile(*record, data)
			}
			if err != nil {
				return fmt.Errorf("%s: %w", *record, err)
			}
		}
		a.report(findings)
		if *format == "json" {
			return writeJSON(a.out, map[string]any{"schema": 1, "models": checked, "findings": findings})
		}
		_, err = a.out.Write(a.checkedText(checked))
		return err
	}
	return c
}

// asked reports whether a model is one of those that were named; nothing named is all.
func asked(m models.Installed, wanted []way, architecture string) bool {
	if architecture != "" && m.Architecture != architecture {
		return false
	}
	for _, w := range wanted {
		if w == (way{m.From, m.To}) {
			return true
		}
	}
	return len(wanted) == 0
}

// namedKernels are the arithmetic of a name, or all of this machine.
func namedKernels(name string) ([]*kernel.Kernel, error) {
	if name == "" {
		return kernel.All(), nil
	}
	k, err := kernel.Named(name)
	if err != nil {
		return nil, flagFault("--kernel", name, kernels()...)
	}
	return []*kernel.Kernel{k}, nil
}

func shownCheck(c models.Check) modelChecked {
	m := modelChecked{modelShown: shownModel(c.Installed, false), Sentences: len(c.Sentences), Kernels: c.Kernels, Known: c.Known, Differences: c.Differences,
		Sound: len(c.Faults)+len(c.Differences) == 0}
	for _, p := range c.Parts {
		if p.Vouched {
			m.Vouched++
		}
	}
	if m.Files = len(c.Parts); len(c.Faults) > 0 {
		m.Files = 0
	}
	if m.Kernels == nil {
		m.Kernels = []string{}
	}
	if m.Differences == nil {
		m.Differences = []models.Difference{}
	}
	return m
}

// modelFindings are what is wrong with a model.
func (a *app) modelFindings(c models.Check) (findings []minutes.Finding) {
	for _, err := range c.Faults {
		findings = append(findings, a.modelFinding("models.unsound", c.Dir, err))
	}
	for _, d := range c.Differences {
		said := minutes.Phrase{ID: "models.differs", Args: map[string]any{"Kernel": d.Kernel, "Text": d.Source, "Got": d.Got, "Want": d.Want}}
		findings = append(findings, minutes.Finding{Rule: "models.differs", Severity: minutes.Error, File: c.Dir, Message: newMessages("en").say(said), Said: said})
	}
	return findings
}

// checkedText says of each model what was checked, and what could not be.
func (a *app) checkedText(all []modelChecked) []byte {
	var b bytes.Buffer
	say := func(id string, args map[string]any) { fmt.Fprintln(&b, "  "+a.msg.text(id, args)) }
	for _, m := range all {
		fmt.Fprintln(&b, columns(m.From+"-"+m.To, m.Architecture, m.Version))
		if m.Files == 0 {
			say("models.checked-not", nil)
			continue
		}
		say("models.checked-files", map[string]any{"N": m.Files, "Vouched": m.Vouched})
		if m.Sentences == 0 {
			say("models.checked-no-sentences", nil)
			continue
		}
		args := map[string]any{"N": m.Sentences, "Kernels": strings.Join(m.Kernels, ", "), "Known": m.Known, "Differences": len(m.Differences)}
		say("models.checked-sentences", args)
		switch {
		case m.Known == 0:
			say("models.checked-unknown", nil)
		default:
			say("models.checked-known", args)
		}
	}
	return b.Bytes()
}
