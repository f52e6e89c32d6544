package font

import (
	"testing"

	"hexaglot/minutes/pdftext/object"
)

func TestGlyphText(t *testing.T) {
	for _, c := range []struct{ name, want string }{
		{"a", "a"}, {"eacute", "é"}, {"afii10065", "а"}, {"uni0416", "Ж"}, {"uni00410300", "A\u0300"}, {"u1F600", "😀"},
		{"f_i", "fi"}, {"cid_1", ""}, {"a.sc", "a"}, {"nosuchname", ""}, {".notdef", ""}, {"", ""}, {"quoteright", "’"}, {"guillemotleft", "«"},
	} {
		if got := glyphText(c.name); got != c.want {
			t.Errorf("glyphText(%q) = %q, want %q", c.name, got, c.want)
		}
	}
}

// TestTables reads the embedded tables, and holds places of the standard encoding that
// come after each of its gaps against annex D of ISO 32000-1.
func TestTables(t *testing.T) {
	if n := len(glyphNames()); n < 1500 {
		t.Errorf("%d glyph names", n)
	}
	if n := len(standardWidths()); n != 6 {
		t.Errorf("%d standard fonts, want 6", n)
	}
	for _, c := range []struct {
		font, text string
		want       float64
	}{{"Helvetica", " ", 278}, {"Helvetica-Bold", "A", 722}, {"Times-Roman", "m", 778}, {"Times-BoldItalic", "W", 889}, {"Courier-Bold", "i", 600}} {
		if got := standardWidth(c.font, c.text); got != c.want {
			t.Errorf("standardWidth(%s, %q) = %v, want %v", c.font, c.text, got, c.want)
		}
	}
	table := standardEncoding()
	for at, want := range map[int]rune{0o256: 'ﬁ', 0o261: '–', 0o267: '•', 0o277: '¿', 0o312: '˚', 0o320: '—', 0o341: 'Æ', 0o343: 'ª', 0o350: 'Ł', 0o361: 'æ', 0o365: 'ı', 0o373: 'ß', 0o311: 0} {
		if table[at] != want {
			t.Errorf("standardEncoding[%#o] = %q, want %q", at, table[at], want)
		}
	}
	if got := baseEncoding("MacRomanEncoding", false)[0x8e]; got != 'é' {
		t.Errorf("MacRoman 8E = %q, want é", got)
	}
}

func TestCIDText(t *testing.T) {
	for _, c := range []struct {
		ordering string
		cid      int
		want     string
	}{
		{"GB1", 1, " "}, {"GB1", 34, "A"}, {"GB1", 4559, "中"}, {"CNS1", 34, "A"}, {"Japan1", 34, "A"}, {"Korea1", 34, "A"}, {"KR", 34, "A"},
		{"GB1", 0, ""}, {"GB1", -1, ""}, {"GB1", 1 << 20, ""}, {"Identity", 34, ""}, {"", 34, ""},
	} {
		if got := cidText(c.ordering, c.cid); got != c.want {
			t.Errorf("cidText(%s, %d) = %q, want %q", c.ordering, c.cid, got, c.want)
		}
	}
}

func TestPredefined(t *testing.T) {
	for _, c := range []struct {
		cmap, in string
		n        int
		want     string
	}{
		{"GBK-EUC-H", "\xbb\xe1x", 2, "会"}, {"GB-EUC-H", "A", 1, "A"}, {"GBK2K-V", "\x81\x30\x81\x30", 4, "\u0080"}, {"ETen-B5-H", "\xb7\x7c", 2, "會"},
		{"90ms-RKSJ-H", "\x89\xef", 2, "会"}, {"90ms-RKSJ-H", "\xb1", 1, "ｱ"}, {"KSCms-UHC-H", "\xc8\xb8", 2, "회"}, {"UniGB-UTF16-H", "\xd8\x40\xdc\x00", 4, "𠀀"},
		{"UniGB-UCS2-H", "\x4f\x1a", 2, "会"}, {"UniJIS-UTF32-H", "\x00\x00\x4f\x1a", 4, "会"}, {"UniGB-UTF8-H", "会", 3, "会"}, {"H", "\x32\x71", 2, "会"},
	} {
		n, text := predefined(c.cmap)([]byte(c.in))
		if n != c.n || text != c.want {
			t.Errorf("predefined(%s)(%q) = %d %q, want %d %q", c.cmap, c.in, n, text, c.n, c.want)
		}
	}
	if predefined("Identity-H") != nil {
		t.Error("predefined(Identity-H) is a character set")
	}
}

func FuzzCMap(f *testing.F) {
	f.Add([]byte("1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange <00> <ffffffff> <0041> endbfrange"), uint32(7))
	f.Fuzz(func(t *testing.T, data []byte, c uint32) {
		m := readCMap(data)
		m.lookup(c)
		m.glyph(c)
		if n := m.length(data); n < 0 || n > 4 {
			t.Fatalf("length = %d", n)
		}
	})
}

func TestIsCode(t *testing.T) {
	for _, c := range []struct {
		name string
		code int
		want bool
	}{{"a65", 65, true}, {"G41", 65, true}, {"c065", 65, true}, {"a66", 65, false}, {"g", 65, false}, {"G", 0, false}, {"", 0, false}} {
		if got := isCode(c.name, c.code); got != c.want {
			t.Errorf("isCode(%q, %d) = %v, want %v", c.name, c.code, got, c.want)
		}
	}
}

func FuzzProgram(f *testing.F) {
	f.Add([]byte("%!PS\n/Encoding 256 array dup 65 /A put def eexec"))
	f.Add([]byte("\x00\x01\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00cmap\x00\x00\x00\x00\x00\x00\x00\x1c\x00\x00\x00\x40\x00\x00\x00\x01\x00\x03\x00\x01\x00\x00\x00\x0c\x00\x06\x00\x0a\x00\x00\x00\x41\x00\x01\x00\x01"))
	f.Add([]byte("\x01\x00\x04\x01\x00\x00\x00\x01\x01\x01\x04\x8b\x11\x8b\x00\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		p := &program{glyphs: map[int]string{}, codes: map[int]string{}}
		_ = object.Guard(func() error {
			p.read(data)
			return nil
		})
		p.text(3)
		p.near(3)
	})
}
