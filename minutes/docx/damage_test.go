package docx

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/text/encoding/unicode"
)

// plain is a DOCX of one part.
func plain(body string) []byte {
	return build([]txtar.File{
		{Name: "document", Data: []byte("<w:body>" + body + "</w:body>")},
		{Name: "relations", Data: []byte(`<Relationship Id="a" Type="TYPE/hyperlink" Target="https://example.org" TargetMode="External"/>`)},
	})
}

// TestErrors: what cannot be read is said in one sentence.
func TestErrors(t *testing.T) {
	wide := func(s string) string { return strings.Join(strings.Split(s, ""), "\x00") + "\x00" }
	const compound = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"
	for _, c := range []struct {
		name, data string
		err        error
		says       string
	}{
		{"a password", compound + wide("EncryptedPackage"), ErrPassword, "word processor"},
		{"Word 97", compound + wide("WordDocument"), ErrNotDOCX, ".doc"},
		{"no document", string(zipped(map[string]string{"a.txt": "a"})), ErrNotDOCX, "without a document"},
		{"nothing but a mark", "PK\x03\x04", ErrDamaged, "list of its parts is lost"},
		{"parts without end", strings.Repeat("PK\x03\x04", maxParts+1), ErrDamaged, "more than"},
		{"no text", string(plain("")), ErrNoText, ""},
		{"not XML", string(zipped(map[string]string{"word/document.xml": "\x00\x01"})), ErrDamaged, "word/document.xml"},
	} {
		_, err := Read(context.Background(), []byte(c.data))
		if !errors.Is(err, c.err) || !strings.Contains(err.Error(), c.says) || strings.Contains(err.Error(), "\n") {
			t.Errorf("Read(%s) = %v, want %v and %q", c.name, err, c.err, c.says)
		}
	}
}

// TestCut: an archive that was cut off gives what is left of its document.
func TestCut(t *testing.T) {
	data := long(200)
	data = data[:bytes.Index(data, []byte("word/numbering.xml"))] // the list of parts is gone too
	text, err := Read(context.Background(), data)
	if err != nil || len(text.Lines) != 200 {
		t.Fatalf("Read(cut) = %v, %v, want 200 lines", text, err)
	}
	if len(text.Findings) != 1 || text.Findings[0].Rule != "docx.damaged" {
		t.Errorf("Read(cut) finds %v, want docx.damaged", text.Findings)
	}
	at := bytes.Index(data, []byte("word/document.xml"))
	text, err = Read(context.Background(), data[:at+(len(data)-at)*2/3])
	if err != nil || len(text.Lines) == 0 || len(text.Lines) == 200 {
		t.Errorf("Read(cut inside the document) = %v, %v, want some lines", text, err)
	}
}

// TestUTF16: a part may be written in UTF-16.
func TestUTF16(t *testing.T) {
	part, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(
		`<?xml version="1.0" encoding="UTF-16"?><w:document xmlns:w="w"><w:body><w:p><w:r><w:t>会议 é</w:t></w:r></w:p></w:body></w:document>`)
	if err != nil {
		t.Fatal(err)
	}
	text, err := Read(context.Background(), zipped(map[string]string{"word/document.xml": part}))
	if err != nil || len(text.Lines) != 1 || text.Lines[0].Text != "会议 é" {
		t.Errorf("Read(UTF-16) = %v, %v", text, err)
	}
}

// TestBombs: little that becomes much is cut short, and said.
func TestBombs(t *testing.T) {
	p := "<w:p><w:r><w:t>a</w:t></w:r></w:p>"
	nested := strings.Repeat("<w:tbl><w:tr><w:tc>", 5000) + p + strings.Repeat("</w:tc></w:tr></w:tbl>", 5000)
	for _, c := range []struct {
		name, body string
		lines      int
		damaged    bool
	}{
		{"spaces", p + strings.Repeat(" ", maxPart), 1, true},
		{"lines", strings.Repeat(p, maxLines+10), maxLines, true},
		{"breaks", "<w:p><w:r>" + strings.Repeat("<w:br/>", 100_000) + strings.Repeat("<w:tab/>", 100_000) + "<w:t>a</w:t></w:r></w:p>", 1, false},
		{"broken lines", "<w:p><w:r>" + strings.Repeat("<w:t>a</w:t><w:br/>", maxLines+10) + "</w:r></w:p>", maxLines, true},
		{"a link over many lines", "<w:p><w:hyperlink r:id=\"a\"><w:r>" + strings.Repeat("<w:t>"+strings.Repeat("a", 200)+"</w:t><w:br/>", 50_000) + "</w:r></w:hyperlink></w:p>", 50_000, false},
		{"links", "<w:p>" + strings.Repeat(`<w:hyperlink r:id="a"><w:r><w:t>a</w:t></w:r></w:hyperlink>`, maxLinks+10) + "</w:p>", 1, true},
		{"cells", "<w:tbl><w:tr>" + strings.Repeat("<w:tc>"+p+"</w:tc>", 20_000) + "</w:tr></w:tbl>", 1, false},
		{"nesting", nested + p, 1, true},
		{"rows", "<w:tbl>" + strings.Repeat("<w:tr><w:tc/><w:tc/></w:tr>", 100_000) + "<w:tr><w:tc>" + p + "</w:tc></w:tr></w:tbl>", 1, false},
		{"open elements", p + strings.Repeat("<w:a>", 2*maxOpen), 1, true},
		{"attributes", p + "<w:p" + strings.Repeat(` a=""`, maxTag) + "/>" + p, 1, true},
		{"a long value", "<!-- it's < -->" + p + `<w:p a="` + strings.Repeat("> ", maxTag) + `"/>` + p, 2, false},
		{"marks", "<w:p>" + strings.Repeat(`<w:hyperlink r:id="a"><w:r><w:t>&#x301;</w:t></w:r></w:hyperlink>`, 50_000) + "</w:p>", 1, false},
		{"fields", "<w:p>" + strings.Repeat(`<w:r><w:fldChar w:fldCharType="begin"/></w:r>`, 10_000) + "</w:p>" + p, 1, false},
	} {
		text, err := Read(context.Background(), plain(c.body))
		if err != nil || len(text.Lines) != c.lines || len(text.Findings) > 0 != c.damaged {
			t.Errorf("Read(%s) = %.200v, %v, want %d lines, damaged %v", c.name, text, err, c.lines, c.damaged)
		}
	}
}
