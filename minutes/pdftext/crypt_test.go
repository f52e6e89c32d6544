package pdftext

import (
	"context"
	"errors"
	"fmt"
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// TestEncrypted reads one PDF in each way to encrypt it: text and links are those of the plain one.
func TestEncrypted(t *testing.T) {
	a, err := txtar.ParseFile("testdata/made/links.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"rc4-40", "rc4-128", "aes-128", "aes-256"} {
		data, err := os.ReadFile("testdata/encrypted/" + name + ".pdf")
		if err != nil {
			t.Fatal(err)
		}
		if got, want := show(data), string(a.Files[1].Data); got != want {
			t.Errorf("Read(%s) =\n%s\nwant\n%s", name, got, want)
		}
	}
}

// TestPassword opens PDFs with the user's and the owner's password, and with no other.
func TestPassword(t *testing.T) {
	want := textOf(t, "testdata/encrypted/aes-256.pdf", "")
	for _, name := range []string{"rc4-40", "rc4-128", "aes-128", "aes-256"} {
		file := "testdata/encrypted/password-" + name + ".pdf"
		for _, password := range []string{"offen", "eigner"} {
			if got := textOf(t, file, password); got != want {
				t.Errorf("Read(%s, %q) = %q, want %q", file, password, got, want)
			}
		}
		for password, want := range map[string]string{
			"":      "the PDF needs a password",
			"Offen": "the PDF needs a password: the one given does not open it",
		} {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			_, err = Read(context.Background(), data, Config{Password: password})
			if !errors.Is(err, ErrPassword) || err.Error() != want {
				t.Errorf("Read(%s, %q) = %v, want %s", file, password, err, want)
			}
		}
	}
}

func textOf(t *testing.T, file, password string) string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	text, err := Read(context.Background(), data, Config{Password: password})
	if err != nil {
		t.Fatalf("Read(%s, %q): %v", file, password, err)
	}
	return fmt.Sprintf("%v", text.Lines)
}
