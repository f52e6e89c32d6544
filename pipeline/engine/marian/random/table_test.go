//go:build linux

package random_test

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"hexaglot/pipeline/engine/marian/kernel"
	"hexaglot/pipeline/engine/marian/network"
)

// child is set for a process that is this test again, to be measured from its start.
const child = "HEXAGLOT_MARIAN_CHILD"

func TestMain(m *testing.M) {
	if os.Getenv(child) == "" {
		os.Exit(m.Run())
	}
	if err := measured(os.Args[1], network.Files{Model: os.Args[2], SourceVocabulary: os.Args[3], Shortlist: os.Args[4]}); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// measured is what testdata/oracle/oracle.js does, with our engine: it writes the first
// translation as soon as there is one, and at the end the cost of all.
func measured(name string, files network.Files) error {
	data, err := io.ReadAll(os.Stdin)
	if err != nil {
		return err
	}
	text := strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
	k, err := kernel.Named(name)
	if err != nil {
		return err
	}
	model, err := network.Open(files)
	if err != nil {
		return err
	}
	worker := model.NewWorker(k)
	first, err := run(model, worker, text[:1])
	if err != nil {
		return err
	}
	fmt.Println(first[0])
	if _, err := run(model, worker, text); err != nil {
		return err
	}
	before := processor()
	if _, err := run(model, worker, text); err != nil {
		return err
	}
	c := cost{Words: words(text), Seconds: (processor() - before).Seconds()}
	if c.Kilobytes, err = resident(); err != nil {
		return err
	}
	return json.NewEncoder(os.Stdout).Encode(c)
}

// processor returns the processor time this process has had.
func processor() time.Duration {
	var r syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &r); err != nil {
		panic(err) // it fails for a wrong argument only
	}
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}

// resident returns the most kilobytes of this process that were in memory. What
// Getrusage says of it counts the process that started it.
func resident() (kilobytes float64, err error) {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0, err
	}
	_, rest, _ := strings.Cut(string(status), "VmHWM:")
	_, err = fmt.Sscan(rest, &kilobytes)
	return kilobytes, err
}

func words(text []string) int { return len(strings.Fields(strings.Join(text, "\n"))) }

// ours is the cost of our engine in a process of its own.
func ours(b *testing.B, kernel string, files network.Files, text []string) (c cost) {
	b.Helper()
	command := exec.Command(os.Args[0], kernel, files.Model, files.SourceVocabulary, files.Shortlist)
	command.Env = append(os.Environ(), child+"=1")
	command.Stdin = strings.NewReader(strings.Join(text, "\n") + "\n")
	command.Stderr = os.Stderr
	out, err := command.StdoutPipe()
	if err != nil {
		b.Fatal(err)
	}
	start := time.Now()
	if err := command.Start(); err != nil {
		b.Fatal(err)
	}
	one := make([]byte, 1)
	_, err = io.ReadFull(out, one)
	first := time.Since(start)
	rest, _ := io.ReadAll(out)
	if err = cmp.Or(command.Wait(), err); err != nil {
		b.Fatal(err)
	}
	if err := json.Unmarshal(rest[bytes.IndexByte(rest, '\n')+1:], &c); err != nil {
		b.Fatal(err)
	}
	c.First = float64(first.Microseconds()) / 1000
	return c
}

// BenchmarkTable prints what both engines cost, the oracle and ours in turn:
//
//	go test ./pipeline/engine/marian/random -run '^$' -bench Table -benchtime 5x
//
// A second is one of processor time, the memory is the most that was resident, the first
// translation comes after the start of a program whose files are in the system's
// memory. All are medians of the rounds; × is the median of how many times as fast ours
// was in a round. Plain Go, for processors that no other kernel is for, is measured on
// fewer lines and compared with the oracle on these.
func BenchmarkTable(b *testing.B) {
	text := lines(b, 1)[:120]
	few := text[:12]
	var names []string
	for _, k := range kernel.All() {
		names = append(names, k.Name())
		if wide, err := k.Wide(); err == nil && k.Name() != "plain" {
			names = append(names, wide.Name())
		}
	}
	fmt.Printf("\n%-12s %-10s %8s %6s %6s %6s\n", "", "", "words/s", "×", "MB", "ms")
	files := map[string]network.Files{}
	for _, shape := range published {
		files[shape.Name] = lay(b, shape, 1, false)
	}
	costs, ratios := map[string][]cost{}, map[string][]float64{}
	for b.Loop() {
		for _, shape := range published {
			row := shape.Name + " oracle"
			_, all := oracle(b, files[shape.Name], text, "--timed")
			_, some := oracle(b, files[shape.Name], few, "--timed")
			costs[row] = append(costs[row], all)
			for _, name := range names {
				row, text, genuine := shape.Name+" "+name, text, all
				if name == "plain" {
					text, genuine = few, some
				}
				c := ours(b, name, files[shape.Name], text)
				costs[row] = append(costs[row], c)
				ratios[row] = append(ratios[row], rate(c)/rate(genuine))
			}
		}
	}
	for _, shape := range published {
		for _, name := range append([]string{"oracle"}, names...) {
			row := shape.Name + " " + name
			of := func(f func(cost) float64) float64 {
				var all []float64
				for _, c := range costs[row] {
					all = append(all, f(c))
				}
				return median(all)
			}
			fmt.Printf("%-12s %-10s %8.0f %6.2f %6.0f %6.0f\n", shape.Name, name, of(rate), median(ratios[row]),
				of(func(c cost) float64 { return c.Kilobytes / 1000 }), of(func(c cost) float64 { return c.First }))
		}
	}
}

func rate(c cost) float64 { return float64(c.Words) / c.Seconds }

func median(v []float64) float64 {
	if len(v) == 0 {
		return 1
	}
	v = slices.Sorted(slices.Values(v))
	return v[len(v)/2]
}
