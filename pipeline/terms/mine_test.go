package terms

import (
	"bytes"
	"os"
	"path"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"hexaglot/glossary/exchange"
)

// TestMine mines the fixtures as the minutes of two meetings in six languages; the rows
// are in testdata/mine.tsv.
func TestMine(t *testing.T) {
	texts := gardens(t)
	for i := range texts {
		texts[i].Meeting = path.Base(texts[i].File)
	}
	g, err := Proposed(Mine(garden(t), texts))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := exchange.Write(&b, exchange.TSV, g); err != nil {
		t.Fatal(err)
	}
	got := b.Bytes()
	if *update {
		if err := os.WriteFile("testdata/mine.tsv", got, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("testdata/mine.tsv")
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != string(want) {
		t.Errorf("Mine:\n%s\nwant:\n%s", got, want)
	}
}

// TestMinePersons leaves out who has a title, speaks or was present, and keeps names in
// capitals that are of something.
func TestMinePersons(t *testing.T) {
	for _, test := range []struct{ lang, text, want string }{
		{"en", "1. News\n- We met Ilse Marbeck.\n- A plan of Ilse Marbeck came.\n- Ilse Marbeck also thanked us.", ""},
		{"en", "1. News\n- We met Ilse Marbeck.\n- A plan of Ilse Marbeck came.\n- Then Ms. Ilse Marbeck left.", ""},
		{"en", "1. News\n- We met Ilse Marbeck.\n- A plan of Ilse Marbeck came.\n\n2. Participants\n- Ilse Marbeck", ""},
		{"en", "1. News\n- We met Ilse Marbeck and Odo Fenn.\n- A plan of Ilse Marbeck and Odo Fenn came.\n- Odo Fenn said so.", ""},
		{"en", "1. News\n- We met Ilse Marbeck.\n- A plan of Ilse Marbeck came.", "Ilse Marbeck"}, // nothing tells
		{"en", "1. News\n- We met Harbour Light.\n- A plan of Harbour Light came.\n- Harbour Light said that the light is on.", "Harbour Light"},
		{"en", "1. News\n- We met the Harbour Glow.\n- A plan of Harbour Glow came.\n- Harbour Glow said so.", "Harbour Glow"},
		{"en", "1. News\n- The Circle of Bee Hives (CBH) met.\n- The Circle of Bee Hives (CBHS) met.\n- We thanked the Circle of Bee Hives (CBH).", "Circle of Bee Hives"},
		{"es", "1. Novedades\n- Llegó con Inés Albarrán.\n- El plan de Inés Albarrán llegó.\n- Así lo señaló Inés Albarrán.", ""},
		{"fr", "1. Informations\n- On a vu Odile Castagnet.\n- Le plan avec Odile Castagnet est là.\n- Mme Odile Castagnet parle.", ""},
		{"fr", "1. Informations\n- On a vu la Lanterne Bleue.\n- Le plan avec la Lanterne Bleue est là.\n- Lanterne Bleue a remercié les hôtes.", "Lanterne Bleue"},
		{"ru", "1. Новости\n- Письмо пишет Вера Лугова.\n- Это план, и его ведет Вера Лугова.\n- Вера Лугова отметила задержку.", ""},
	} {
		var got []string
		for _, p := range Mine(garden(t), []Text{readText(t, "a.txt", test.text, language.Make(test.lang))}) {
			for _, n := range p.Names {
				got = append(got, n.Text)
			}
		}
		if strings.Join(got, "|") != test.want {
			t.Errorf("Mine(%s, %q) = %q, want %q", test.lang, test.text, got, test.want)
		}
	}
}
