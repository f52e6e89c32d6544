package pdftext

import (
	"context"
	"errors"
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

func TestPassword(t *testing.T) {
	data, err := os.ReadFile("testdata/encrypted/password.pdf")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Read(context.Background(), data, Config{}); !errors.Is(err, ErrPassword) {
		t.Errorf("Read(password.pdf) = %v, want %v", err, ErrPassword)
	}
}
