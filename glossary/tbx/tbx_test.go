package tbx

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"hexaglot/glossary"
)

// TestReadOthers reads testdata/*.tbx, made as other programs make them; *.txt says what
// is read: a line for a concept (id, subject, part, keep, note, date) and one for a term.
func TestReadOthers(t *testing.T) {
	files, err := filepath.Glob("testdata/*.tbx")
	if err != nil || len(files) == 0 {
		t.Fatal("no files", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		want, err := os.ReadFile(strings.TrimSuffix(file, ".tbx") + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		rows, left, err := Read(data)
		if err != nil {
			t.Errorf("Read(%s): %v", file, err)
		}
		var b strings.Builder
		for _, c := range rows.Concepts {
			keep := ""
			if c.Keep {
				keep = "keep"
			}
			line(&b, c.ID, or(c.Subject), or(c.Part), keep, c.Note, c.Date)
			for _, r := range rows.Renderings {
				if r.Concept == c.ID {
					line(&b, c.ID, r.Lang.String(), r.Text, string(r.Status), string(r.Usage), r.Source, r.Note, r.Date)
				}
			}
		}
		line(&b, append([]string{"left out:"}, left...)...)
		if b.String() != string(want) {
			t.Errorf("Read(%s):\n%swant\n%s", file, b.String(), want)
		}
	}
}

func line(b *strings.Builder, words ...string) {
	fmt.Fprintln(b, strings.Join(slices.DeleteFunc(words, func(s string) bool { return s == "" }), " "))
}

func or(s string) string {
	if s == "" {
		return "."
	}
	return s
}

// basic are the data categories of TBX-Basic: where each may stand and what it may say,
// after the dialect's Schematron (github.com/LTAC-Global/TBX-Basic_dialect,
// DCA/TBX-Basic_DCA.sch); no values means any text. children are the elements that
// RELAX NG of the core structure lets stand in each.
var (
	basic = map[string]struct{ in, values []string }{
		"descrip subjectField":          {in: []string{"conceptEntry"}},
		"admin projectSubset":           {in: []string{"conceptEntry", "termSec"}},
		"admin source":                  {in: []string{"conceptEntry", "langSec", "termSec"}},
		"transac transactionType":       {in: []string{"transacGrp"}, values: []string{"origination", "modification"}},
		"termNote administrativeStatus": {in: []string{"termSec"}, values: []string{"admittedTerm-admn-sts", "deprecatedTerm-admn-sts", "supersededTerm-admn-sts", "preferredTerm-admn-sts"}},
		"termNote partOfSpeech":         {in: []string{"termSec"}, values: []string{"adjective", "noun", "other", "verb", "adverb"}},
		"termNote termType":             {in: []string{"termSec"}, values: []string{"fullForm", "acronym", "abbreviation", "shortForm", "variant", "phrase"}},
	}
	children = map[string][]string{
		"": {"tbx"}, "tbx": {"tbxHeader", "text"}, "tbxHeader": {"fileDesc"}, "fileDesc": {"sourceDesc"}, "sourceDesc": {"p"},
		"text": {"body"}, "body": {"conceptEntry"},
		"conceptEntry": {"descrip", "note", "transacGrp", "langSec"},
		"langSec":      {"termSec"},
		"termSec":      {"term", "termNote", "admin", "note", "transacGrp"},
		"transacGrp":   {"transac", "date"},
	}
)

// TestBasic holds what Write writes to TBX-Basic: the namespace, the elements and their
// order in a term (the term, its notes, the rest), the data categories, unique ids.
func TestBasic(t *testing.T) {
	var b bytes.Buffer
	if err := Write(&b, glossary.Builtin()); err != nil {
		t.Fatal(err)
	}
	d := xml.NewDecoder(&b)
	var open []string
	var kind, text string
	ids := map[string]bool{}
	rank := 0 // in a term: 0 nothing yet, 1 the term, 2 its notes, 3 the rest
	for {
		tok, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		switch e := tok.(type) {
		case xml.StartElement:
			parent := ""
			if len(open) > 0 {
				parent = open[len(open)-1]
			}
			name := e.Name.Local
			if e.Name.Space != "urn:iso:std:iso:30042:ed-2" || !slices.Contains(children[parent], name) {
				t.Fatalf("<%s> of %q in <%s>", name, e.Name.Space, parent)
			}
			text, kind = "", name
			for _, a := range e.Attr {
				switch {
				case a.Name.Local == "type" && parent != "":
					kind += " " + a.Value
				case a.Name.Local == "id" && (ids[a.Value] || a.Value[0] < 'A'):
					t.Errorf("id %q stands twice or is no NCName", a.Value)
				case a.Name.Local == "id":
					ids[a.Value] = true
				}
			}
			if c, ok := basic[kind]; strings.Contains(kind, " ") && (!ok || !slices.Contains(c.in, parent)) {
				t.Errorf("%s stands in %s", kind, parent)
			}
			if parent == "termSec" {
				r := map[string]int{"term": 1, "termNote": 2}[name]
				if r == 0 {
					r = 3
				}
				if r < rank || r == 1 && rank != 0 || r > 1 && rank == 0 {
					t.Errorf("<%s> is out of order in a term", name)
				}
				rank = r
			}
			if name == "termSec" {
				rank = 0
			}
			open = append(open, name)
		case xml.CharData:
			text += string(e)
		case xml.EndElement:
			if c := basic[kind]; c.values != nil && strings.HasPrefix(kind, e.Name.Local) && !slices.Contains(c.values, text) {
				t.Errorf("%s is %q", kind, text)
			}
			open = open[:len(open)-1]
		}
	}
	if len(ids) < 200 {
		t.Errorf("%d entries, want those of the glossary", len(ids))
	}
}

// hostile are files that no program should trip over, with what is said of them.
var hostile = []struct{ data, want string }{
	{"", "it has no element"},
	{"<tbx>", "it ends before <tbx> does"},
	{"<tbx></martif>", "line 1: it is not well-formed XML: </martif> ends what was not begun"},
	{"<tbx/>", "it has no term"},
	{"<!DOCTYPE tbx [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>\n<tbx>&b;</tbx>", "line 1: it declares entities or elements of its own"},
	{"<!DOCTYPE tbx SYSTEM \"x.dtd\">\n<tbx>&b;</tbx>", "line 2: it is not well-formed XML: invalid character entity &b;"},
	{"<tbx>" + strings.Repeat("<a>", 1000), "<a> stands in 64 other elements"},
	{entry("<langSec xml:lang='en'><termSec><term>" + strings.Repeat("x", 1<<20)), "a text of more than 32768 bytes"},
	{entry(strings.Repeat("<note>"+strings.Repeat("x", 1000)+"</note>", 100)), "notes of more than 32768 bytes"},
	{entry("<conceptEntry>"), "<conceptEntry> stands in another entry"},
	{entry("<termSec><term>x</term></termSec>"), "<termSec> stands in no language of an entry"},
	{entry("<langSec xml:lang='de'><termSec><term>x</term></termSec></langSec>") + "</conceptEntry></tbx>", "it has no term in zh, es, fr, ar, ru or en, only in de"},
	{entry("\n<langSec xml:lang='en'><termSec><term>x</term><termNote type='administrativeStatus'>draft</termNote></termSec>"), `line 2: the status "draft" is not known: want preferredTerm`},
	{"<?xml version='1.0' encoding='x-none'?><tbx/>", `the encoding "x-none" is not known`},
	{"\xff\xfe<\x00t\x00", "it is not well-formed XML"},
}

func entry(s string) string { return "<tbx><conceptEntry id='a'>" + s }

func TestHostile(t *testing.T) {
	for _, c := range hostile {
		if _, _, err := Read([]byte(c.data)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("Read(%.200q): %v, want %s", c.data, err, c.want)
		}
	}
}

// Old programs write old encodings.
func TestReadLatin1(t *testing.T) {
	data := "<?xml version='1.0' encoding='ISO-8859-1'?><tbx><conceptEntry><langSec xml:lang='fr'><termSec><term>\xe9t\xe9</term></termSec></langSec></conceptEntry></tbx>"
	rows, _, err := Read([]byte(data))
	if err != nil || len(rows.Renderings) != 1 || rows.Renderings[0].Text != "été" {
		t.Errorf("Read(%q) = %+v, %v", data, rows, err)
	}
}

func FuzzRead(f *testing.F) {
	for _, c := range hostile {
		f.Add([]byte(c.data))
	}
	files, _ := filepath.Glob("testdata/*.tbx")
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		rows, _, err := Read(data)
		if err != nil {
			return
		}
		for _, r := range rows.Renderings {
			if r.Text == "" || r.Status == "" || r.Concept == "" {
				t.Errorf("Read(%q): %+v", data, r)
			}
		}
	})
}
