package xliff

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestSchema proves small and random files valid against the core schema of XLIFF 2.0, which
// is that of 2.1, and their suggestions against testdata/matches.xsd.
func TestSchema(t *testing.T) {
	const schemas = "/usr/share/php/Symfony/Component/Translation/Resources/schemas"
	_, err := exec.LookPath("xmllint")
	if err == nil {
		_, err = os.Stat(filepath.Join(schemas, "xliff-core-2.0.xsd"))
	}
	switch {
	case err != nil && os.Getenv("HEXAGLOT_ALL") != "":
		t.Fatal(err)
	case err != nil:
		t.Skipf("xmllint or the schema (Debian's libxml2-utils, php-symfony-translation) is not installed: %v", err)
	}
	dir := t.TempDir()
	for from, to := range map[string]string{"xliff-core-2.0.xsd": "xliff-core-2.0.xsd", "xml.xsd": "informativeCopiesOf3rdPartySchemas/w3c/xml.xsd"} {
		data, err := os.ReadFile(filepath.Join(schemas, from))
		if err != nil {
			t.Fatal(err)
		}
		os.MkdirAll(filepath.Dir(filepath.Join(dir, to)), 0o777)
		if err := os.WriteFile(filepath.Join(dir, to), data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	module, err := filepath.Abs("testdata/matches.xsd")
	if err != nil {
		t.Fatal(err)
	}
	both := filepath.Join(dir, "both.xsd")
	if err := os.WriteFile(both, fmt.Appendf(nil, `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
		<xs:import namespace="urn:oasis:names:tc:xliff:document:2.0" schemaLocation="xliff-core-2.0.xsd"/>
		<xs:import namespace="urn:oasis:names:tc:xliff:matches:2.0" schemaLocation="%s"/></xs:schema>`, filepath.ToSlash(module)), 0o666); err != nil {
		t.Fatal(err)
	}
	args := []string{"--nonet", "--noout", "--schema", both}
	rnd := rand.New(rand.NewPCG(6, 2))
	for n := range 200 {
		f := small()
		if n > 0 {
			f = randomFile(rnd)
		}
		data, err := Write(f)
		if err != nil {
			t.Fatal(err)
		}
		name := filepath.Join(dir, fmt.Sprintf("%d.xlf", n))
		if err := os.WriteFile(name, data, 0o666); err != nil {
			t.Fatal(err)
		}
		args = append(args, name)
	}
	if out, err := exec.CommandContext(t.Context(), "xmllint", args...).CombinedOutput(); err != nil {
		lines := slices.DeleteFunc(strings.Split(string(out), "\n"), func(s string) bool { return strings.HasSuffix(s, " validates") })
		t.Errorf("xmllint: %v\n%s", err, strings.Join(lines, "\n"))
	}
}
