package table

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/language"

	"hexaglot/glossary"
)

func small(t testing.TB) *glossary.Glossary {
	t.Helper()
	g, err := glossary.New([]glossary.Concept{{ID: "0012", Subject: "x", Part: "noun", Date: "2026-11-22"}, {ID: "empty", Subject: "x", Part: "noun", Note: "no text yet"}},
		[]glossary.Rendering{
			{Concept: "0012", Lang: language.Arabic, Text: "اجتماع", Forms: []string{"اجتماعات"}, Status: glossary.Preferred},
			{Concept: "0012", Lang: language.English, Text: "meeting", Status: glossary.Preferred},
		})
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func written(t testing.TB, f Format) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, f, small(t)); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestWriteText(t *testing.T) {
	want := "concept\tsubject\tpart\tkeep\tacronym\tpolicy\tconcept_note\tconcept_date\tlanguage\ttext\tstatus\tusage\tforms\tcase\tsource\tnote\tdate\n" +
		"0012\tx\tnoun\t\t\t\t\t2026-11-22\tar\tاجتماع\tpreferred\t\tاجتماعات\tpermissive\t\t\t\n" +
		"0012\tx\tnoun\t\t\t\t\t2026-11-22\ten\tmeeting\tpreferred\t\t\tpermissive\t\t\t\n" +
		"empty\tx\tnoun\t\t\t\tno text yet\t\t\t\t\t\t\t\t\t\t\n"
	if got := string(written(t, TSV)); got != want {
		t.Errorf("Write(tsv):\n%s\nwant\n%s", got, want)
	}
	// Excel reads UTF-8 only after a byte order mark.
	want = "\ufeff" + strings.ReplaceAll(strings.ReplaceAll(want, "\t", ","), "\n", "\r\n")
	if got := string(written(t, CSV)); got != want {
		t.Errorf("Write(csv):\n%q\nwant\n%q", got, want)
	}
	for _, f := range []Format{TSV, CSV, XLSX} {
		rows, err := Read(f, written(t, f))
		if err != nil || len(rows.Concepts) != 2 || rows.Concepts[1].Note != "no text yet" || len(rows.Renderings) != 2 {
			t.Errorf("Read(%s) = %+v, %v", f, rows, err)
		}
	}
}

// In a workbook every cell is text, the head line stays in sight, and Arabic runs from
// right to left.
func TestWorkbook(t *testing.T) {
	f, err := excelize.OpenReader(bytes.NewReader(written(t, XLSX)))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if panes, err := f.GetPanes(sheet); err != nil || !panes.Freeze || panes.YSplit != 1 {
		t.Errorf("GetPanes = %+v, %v", panes, err)
	}
	for _, c := range []struct {
		cell, text string
		order      uint64
	}{{"A2", "0012", 0}, {"H2", "2026-11-22", 0}, {"J2", "اجتماع", 2}, {"M2", "اجتماعات", 2}, {"J3", "meeting", 0}} {
		text, err := f.GetCellValue(sheet, c.cell)
		if err != nil || text != c.text {
			t.Errorf("%s = %q, %v, want %q", c.cell, text, err, c.text)
		}
		id, err := f.GetCellStyle(sheet, c.cell)
		if err != nil {
			t.Fatal(err)
		}
		style, err := f.GetStyle(id)
		if err != nil || style.NumFmt != 49 || style.Alignment.ReadingOrder != c.order {
			t.Errorf("style of %s = %+v, %+v, %v", c.cell, style, style.Alignment, err)
		}
	}
}

// What somebody types into Excel as a day is a number there, and rows have gaps.
func TestReadWorkbook(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	for cell, v := range map[string]any{
		"A2": "en", "B2": "FR", "C2": "Date",
		"A5": " cat\n and dog ", "B5": "chat", "C5": time.Date(2026, 3, 4, 0, 0, 0, 0, time.UTC),
		"A6": 42, "B6": true,
	} {
		if err := f.SetCellValue("Sheet1", cell, v); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	rows, err := Read(XLSX, b.Bytes())
	if err != nil || len(rows.Concepts) != 2 || rows.Concepts[0].Date != "2026-03-04" || rows.Concepts[0].Line != 5 || rows.Renderings[0].Text != "cat and dog" || rows.Renderings[2].Text != "42" {
		t.Errorf("Read = %+v, %v", rows, err)
	}
}

// A workbook that unpacks to more than memory should hold is refused.
func TestBomb(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create("xl/worksheets/sheet1.xml")
	if err != nil {
		t.Fatal(err)
	}
	spaces := bytes.Repeat([]byte(" "), 1<<20)
	for range unpacked>>20 + 1 {
		if _, err := w.Write(spaces); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	_, err = Read(XLSX, b.Bytes())
	if err == nil || !strings.Contains(err.Error(), "unzip") {
		t.Errorf("Read = %v, want a refusal", err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("en,fr\na,b\n"))
	f.Add([]byte("concept\tlanguage\ttext\tstatus\nx\tfr\t\"y\tpreferred\n"))
	f.Add(written(f, TSV))
	f.Add(written(f, CSV))
	f.Add(written(f, XLSX))
	f.Fuzz(func(t *testing.T, data []byte) {
		form := CSV
		if bytes.HasPrefix(data, []byte("PK")) {
			form = XLSX
		}
		rows, err := Read(form, data)
		if err != nil {
			return
		}
		for _, r := range rows.Renderings {
			if r.Concept == "" || r.Text == "" {
				t.Errorf("Read(%q): %+v", data, r)
			}
		}
	})
}
