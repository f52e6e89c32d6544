package disclaimers

import (
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
)

func TestText(t *testing.T) {
	for _, lang := range languages {
		n, err := Text(lang)
		if err != nil {
			t.Errorf("Text(%s): %v", lang, err)
			continue
		}
		if n.Heading == "" || n.Body == "" || strings.ContainsAny(n.Heading+n.Body, "\n\t") {
			t.Errorf("Text(%s) = %+v: want a heading and a body of one line each", lang, n)
		}
		if !norm.NFC.IsNormalString(n.Heading + n.Body) {
			t.Errorf("Text(%s) is not NFC", lang)
		}
		if want := lang != language.English && lang != language.Chinese; n.Proposed != want {
			t.Errorf("Text(%s).Proposed = %v, want %v", lang, n.Proposed, want)
		}
		if !Heading(n.Heading) {
			t.Errorf("Heading(%q) = false for the heading of our own notice", n.Heading)
		}
		for _, text := range []string{n.Body, n.Heading + "\n" + n.Body, wrapped(n.Body)} {
			if kind, got, ok := Recognise(text); !ok || kind != "volunteer" || got != lang {
				t.Errorf("Recognise(%q) = %q, %s, %v, want volunteer, %s", text, kind, got, ok, lang)
			}
		}
	}
}

// The wordings that were given to us may not change by a letter.
func TestGivenWordings(t *testing.T) {
	for _, w := range []struct{ lang, body string }{
		{"zh", "本译文由 IGF MAG 多语言工作组成员自愿提供，译文的准确性和可靠性无法保证。译文应视为指南，而非权威记录。所用名称和术语可能不符合联合国惯例，也不代表本组织的任何意见。"},
		{"en", "This translation is a voluntary contribution from members of the IGF MAG Working Group on Multilingualism. The accuracy and reliability of translations cannot be guaranteed. Translations should be seen as a guide and not as an authoritative record. The designations and terminology employed may not conform to United Nations practice and do not imply the expression of any opinion whatsoever on the part of the Organization."},
	} {
		if n, _ := Text(language.Make(w.lang)); n.Body != w.body {
			t.Errorf("Text(%s) = %q, want %q", w.lang, n.Body, w.body)
		}
	}
}

func TestTextTags(t *testing.T) {
	for tag, ok := range map[string]bool{
		"fr-CA": true, "zh-Hans": true, "zh-CN": true, "ar-EG": true,
		"zh-Hant": false, "de": false, "und": false, "": false, "ru-Latn": false,
	} {
		if _, err := Text(language.Make(tag)); (err == nil) != ok {
			t.Errorf("Text(%q): error %v, want one: %v", tag, err, !ok)
		}
	}
}

// wrapped breaks a text every few words, or every few characters where no spaces
// stand, with a blank line between: as a PDF leaves it.
func wrapped(s string) string {
	var b strings.Builder
	n := 0
	for _, r := range s {
		n++
		if n > 12 && (r == ' ' || r >= 0x4e00 && r < 0xa000) {
			b.WriteString("\n\n")
			n = 0
		}
		b.WriteRune(r)
	}
	return b.String()
}

// testCases reads "want | text" lines.
func testCases(t *testing.T, file string) [][2]string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var cs [][2]string
	for line := range strings.Lines(string(data)) {
		line = strings.TrimRight(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		want, text, _ := strings.Cut(line, "|")
		text = strings.TrimPrefix(text, " ")
		cs = append(cs, [2]string{strings.TrimSpace(want), strings.ReplaceAll(text, "⏎", "\n")})
	}
	return cs
}

func TestHeading(t *testing.T) {
	for _, c := range testCases(t, "testdata/headings.txt") {
		if got, want := Heading(c[1]), c[0] == "yes"; got != want {
			t.Errorf("Heading(%q) = %v, want %v", c[1], got, want)
		}
	}
}

func TestRecognise(t *testing.T) {
	for _, c := range testCases(t, "testdata/recognise.txt") {
		kind, lang, ok := Recognise(c[1])
		got := "no"
		if ok {
			got = kind + " " + lang.String()
		}
		if got != c[0] {
			t.Errorf("Recognise(%q) = %s, want %s", c[1], got, c[0])
		}
	}
}

func FuzzRecognise(f *testing.F) {
	f.Add("Disclaimer\nThis translation is a voluntary contribution")
	f.Add("本译文由\xff自愿提供")
	f.Add("هَذِهِ …")
	f.Fuzz(func(t *testing.T, s string) {
		kind, lang, ok := Recognise(s)
		if ok == (kind == "") || ok == (lang == language.Und) {
			t.Errorf("Recognise(%q) = %q, %s, %v", s, kind, lang, ok)
		}
		Heading(s)
		if utf8.ValidString(s) && ok {
			if again, _, _ := Recognise("\n " + s + " \n"); again != kind {
				t.Errorf("Recognise(%q) = %q with blanks around it, %q without", s, again, kind)
			}
		}
	})
}
