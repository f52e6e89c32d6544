package exchange

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"hexaglot/glossary"
)

// odd has in its fields what some form could lose: quotation marks, what Excel takes for
// a number, a day or a formula, what XML marks up, notes that look like fields.
func odd(t *testing.T) *glossary.Glossary {
	t.Helper()
	g, err := glossary.New([]glossary.Concept{
		{ID: "3d-model", Subject: "odd", Part: "name", Keep: true, Acronym: "3DM", Policy: glossary.KeepAcronym, Note: "status: proposed", Date: "2026-11-22"},
		{ID: "b", Subject: "R&D <odd>", Part: "adv", Policy: "", Note: "note: #1, “quoted”; l’autre", Date: "some day"},
		{ID: "c", Subject: "odd", Part: "adj"},
		{ID: "bare"},
	}, []glossary.Rendering{
		{Concept: "3d-model", Lang: language.English, Text: "3DM", Status: glossary.Preferred, Case: glossary.Exact, Source: "A/RES/70/1", Date: "2026-01-02"},
		{Concept: "3d-model", Lang: language.English, Text: "007", Status: glossary.Admitted, Usage: glossary.UN, Case: glossary.Ignore, Source: "1e5"},
		{Concept: "3d-model", Lang: language.English, Text: "2026-11-22", Status: glossary.Proposed, Case: glossary.Permissive, Note: "keep: yes"},
		{Concept: "3d-model", Lang: language.Arabic, Text: "النموذج \"ثلاثي\" الأبعاد", Forms: []string{"نماذج", "a\"b"}, Status: glossary.Forbidden, Usage: glossary.Community, Case: glossary.Permissive, Note: "case: exact"},
		{Concept: "3d-model", Lang: language.French, Text: "«\u00a0modèle\u202f» & <b>", Status: glossary.Superseded, Case: glossary.Permissive, Source: "=1+1", Note: "-1, @x; a|b"},
		{Concept: "b", Lang: language.Chinese, Text: "“引号”，；\"", Status: glossary.Preferred, Case: glossary.Permissive, Date: "_x0041_"},
		{Concept: "b", Lang: language.Chinese, Text: "\"整个\"", Status: glossary.Preferred, Usage: glossary.UN, Case: glossary.Permissive},
		{Concept: "c", Lang: language.Russian, Text: "ёж 𝒳 😀", Status: glossary.Admitted, Case: glossary.Permissive},
		{Concept: "bare", Lang: language.Spanish, Text: "¿qué?", Status: glossary.Preferred, Case: glossary.Permissive},
	})
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// fields are all fields of a glossary, one line a concept or rendering.
func fields(g *glossary.Glossary) []string {
	var out []string
	for _, c := range g.Concepts() {
		c.Line = 0
		out = append(out, fmt.Sprintf("%+q", fmt.Sprintf("%+v", c)))
		for _, lang := range glossary.Languages() {
			for _, r := range g.Renderings(c.ID, lang) {
				r.Line = 0
				out = append(out, fmt.Sprintf("%s %+q %+q", c.ID, fmt.Sprintf("%+v", r), r.Forms))
			}
		}
	}
	return out
}

// Every form holds everything: what is written and read again is the same in every
// field, and is written again byte by byte.
func TestRoundTrip(t *testing.T) {
	for name, g := range map[string]*glossary.Glossary{"builtin": glossary.Builtin(), "odd": odd(t)} {
		want := fields(g)
		for _, form := range Forms() {
			var first, second bytes.Buffer
			if err := Write(&first, form, g); err != nil {
				t.Fatalf("%s: Write(%s): %v", name, form, err)
			}
			back, left, err := Read(first.Bytes(), g)
			if err != nil || left != nil {
				t.Errorf("%s: Read(%s): %v, left out %v", name, form, err, left)
				continue
			}
			got := fields(back)
			if len(got) != len(want) {
				t.Errorf("%s: %s: %d concepts and renderings, want %d", name, form, len(got), len(want))
			}
			wrong := 0
			for i := 0; i < min(len(got), len(want)) && wrong < 5; i++ {
				if got[i] != want[i] {
					t.Errorf("%s: %s:\n got %s\nwant %s", name, form, got[i], want[i])
					wrong++
				}
			}
			if err := Write(&second, form, back); err != nil || !bytes.Equal(first.Bytes(), second.Bytes()) {
				t.Errorf("%s: %s is not the same when written again: %v", name, form, err)
			}
		}
	}
}

// What has no id of its own gets the one of the concept that has its texts, or one made
// of its English.
func TestNames(t *testing.T) {
	for _, c := range []struct {
		why, data string
		want      []string
	}{
		{"one language a column, in any language's name", "English,français\nopen forum,forum ouvert\nCafé Society,café\n",
			[]string{"cafe-society fr café preferred", "cafe-society en Café Society preferred", "open-forum fr forum ouvert preferred", "open-forum en open forum preferred"}},
		{"several texts in a cell", "中文;英文\n开放论坛|公开论坛;open forum\n",
			[]string{"open-forum zh 开放论坛 preferred", "open-forum zh 公开论坛 admitted", "open-forum en open forum preferred"}},
		{"regions, and an acronym", "ru_RU\ten-GB\nНТИ\tXYZI\n",
			[]string{"xyzi ru НТИ preferred exact", "xyzi en XYZI preferred exact"}},
		{"no Latin letters", "zh,ru\n甲乙丙丁戊,жук\n", []string{"concept-1 zh 甲乙丙丁戊 preferred", "concept-1 ru жук preferred"}},
		{"one English, two meanings", "en,fr\nlead balloon,a\nlead balloon,b\n",
			[]string{"lead-balloon fr a preferred", "lead-balloon en lead balloon preferred", "lead-balloon-2 fr b preferred", "lead-balloon-2 en lead balloon preferred"}},
		{"several that are to be used, and ids of their own", "<tbx><conceptEntry id='My_Term'><langSec xml:lang='en'><termSec><term>blip</term><termNote type='administrativeStatus'>preferredTerm-admn-sts</termNote></termSec><termSec><term>BLP</term><termNote type='administrativeStatus'>preferredTerm-admn-sts</termNote></termSec><termSec><term>blip</term></termSec></langSec></conceptEntry><conceptEntry id='my-term'><langSec xml:lang='en'><termSec><term>blob</term></termSec></langSec></conceptEntry></tbx>",
			[]string{"blob en blob preferred", "my-term en blip preferred", "my-term en BLP admitted exact"}},
		{"ids of their own", "concept,en,es\nmy-word,word,palabra\n", []string{"my-word es palabra preferred", "my-word en word preferred"}},
		{"UTF-16", "\xff\xfee\x00n\x00,\x00f\x00r\x00\n\x00c\x00a\x00t\x00,\x00\xe9\x00\n\x00", []string{"cat fr é preferred", "cat en cat preferred"}},
		{"a table of renderings as it lies in the project", "concept\tlanguage\ttext\tstatus\nopen-forum\tfr\tforum \"libre\"\tpreferred\n", []string{`open-forum fr forum "libre" preferred`}},
		{"a quoted end of line", "en,fr,note\n\"cat\",\"chat\",\"one\r\ntwo\"\n", []string{"cat fr chat preferred", "cat en cat preferred"}},
	} {
		g, _, err := Read([]byte(c.data), glossary.Builtin())
		if err != nil {
			t.Errorf("%s: Read(%q): %v", c.why, c.data, err)
			continue
		}
		if got := list(g); !slices.Equal(got, c.want) {
			t.Errorf("%s: Read(%q):\n got %q\nwant %q", c.why, c.data, got, c.want)
		}
	}
}

func list(g *glossary.Glossary) []string {
	var out []string
	for _, c := range g.Concepts() {
		for _, lang := range glossary.Languages() {
			for _, r := range g.Renderings(c.ID, lang) {
				s := fmt.Sprintf("%s %s %s %s", c.ID, lang, r.Text, r.Status)
				if r.Case != glossary.Permissive {
					s += " " + string(r.Case)
				}
				out = append(out, s)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b string) int {
		x, _, _ := strings.Cut(a, " ")
		y, _, _ := strings.Cut(b, " ")
		return strings.Compare(x, y)
	})
	return out
}

// A list that only names what the program has changes nothing when it lies over that: the
// forms and the usage stay.
func TestSameAsBase(t *testing.T) {
	base, err := glossary.New([]glossary.Concept{{ID: "team", Subject: "x", Part: "noun"}}, []glossary.Rendering{
		{Concept: "team", Lang: language.Arabic, Text: "فريق", Forms: []string{"أفرقة"}, Status: glossary.Preferred, Usage: glossary.UN, Case: glossary.Ignore, Source: "A/1", Note: "n"},
		{Concept: "team", Lang: language.English, Text: "team", Forms: []string{"crew"}, Status: glossary.Proposed},
	})
	if err != nil {
		t.Fatal(err)
	}
	over, _, err := Read([]byte("ar,en\nفريق,team\n"), base)
	if err != nil {
		t.Fatal(err)
	}
	ar, en := over.Renderings("team", language.Arabic), over.Renderings("team", language.English)
	want := base.Renderings("team", language.Arabic)[0]
	if len(ar) == 1 {
		ar[0].Line = 0
	}
	if len(ar) != 1 || fmt.Sprint(ar[0]) != fmt.Sprint(want) {
		t.Errorf("Read = %+v, want %+v", ar, want)
	}
	if len(en) != 1 || en[0].Status != glossary.Preferred || !slices.Equal(en[0].Forms, []string{"crew"}) || en[0].Source != "" {
		t.Errorf("Read = %+v, want it preferred, with the form crew", en)
	}
}

// What is wrong is said with its place.
func TestFaults(t *testing.T) {
	const head = "concept\tlanguage\ttext\tstatus\tusage\tcase\tkeep\tsubject\n"
	for _, c := range []struct{ data, want string }{
		{"", "it is empty"},
		{"\n# a comment\n", "the table is empty"},
		{strings.Repeat("hello", 100) + "\n", `line 1: unknown column "hellohellohellohellohellohellohellohello": want`},
		{"hello\n", `line 1: unknown column "hello": want concept, subject`},
		{"concept\tlanguage\ttext\n", `line 1: no column "status": want concept`},
		{"concept\ttext\ttext\n", `line 1: column "text" stands twice`},
		{"concept\t\ttext\n", `line 1: column B has no name`},
		{"en,fr,price\n", `line 1: unknown column "price": want zh, es, fr, ar, ru, en, concept, subject`},
		{"en,English\n", `line 1: columns "en" and "English" are both of the language en`},
		{"en,fr,note\n,,x\n", `line 2: no text in any language: fill one of the columns en, fr`},
		{"concept,en,fr\na,b,c\n\na,d,e\n", `line 4: column concept: a stands in line 2 already`},
		{head + "\tfr\tchat\tpreferred\n", "line 2: column concept: no concept"},
		{head + "\n# x\ncat\tfr\tchat\tgood\n", `line 4: column status: "good": want preferred, admitted`},
		{head + "cat\tde\tKatze\tpreferred\n", `line 2: column language: "de": want zh, es, fr`},
		{head + "cat\t\tKatze\tpreferred\n", `line 2: column language: no language`},
		{head + "cat\tfr\t\tpreferred\n", `line 2: column text: no text`},
		{head + "cat\tfr\tchat\tpreferred\tUN\n", `line 2: column usage: "UN": want un`},
		{head + "cat\tfr\tchat\tpreferred\t\tupper\n", `line 2: column case: "upper": want exact`},
		{head + "cat\tfr\tchat\tpreferred\t\t\tmaybe\n", `line 2: column keep: "maybe": want yes`},
		{head + "cat\tfr\tchat\tpreferred\t\t\t\tx\ncat\ten\tcat\tpreferred\t\t\t\ty\n", `line 3: column subject: "y", but line 2 has "x" for the concept cat`},
		{head + "cat\tfr\tchat\tpreferred\t\t\t\t\tmore\n", `line 2: column I: "more" stands under no head: want 8 columns`},
		{head + "My Cat\tfr\tchat\tpreferred\n", `line 2: concept id "My Cat": want small letters`},
		{"en,fr\n\"cat,chat\nx,y\n", `line 2: a quotation mark does not fit`},
		{"en,fr\ncat,\xe9\n", "line 2: it is not UTF-8: save"},
		{"en,fr\ncat,a\x00b\n", "it has a byte 0"},
		{"en,fr\ncat," + strings.Repeat("x", 1<<16) + "\n", "line 2: column B: a cell of 65536 bytes"},
		{"PK\x03\x04 and no more", "it is no workbook that can be read"},
		{"\xd0\xcf\x11\xe0old", "save it as XLSX"},
		{`{"schema":2,"concepts":[]}`, "schema is 2: want 1"},
		{`{"schema":1,"concepts":[{"id":"a","name":"x"}]}`, `it is not the JSON of a glossary: unknown field "name"`},
		{"{\"schema\":1,\n\"concepts\":[\n{\"id\":}\n]}", "line 3: it is not the JSON of a glossary: invalid character '}'"},
		{"{\"schema\":1,\n\"concepts\":[\n{\"id\":\"a\",\n\"keep\":5}\n\n]}", `line 4: it is not the JSON of a glossary: the number does not belong in the field "concepts.keep"`},
		{"{\"schema\":1,\n\"concepts\":[\n{\"id\"", "line 3: it is not the JSON of a glossary: it ends too early"},
		{"{\"schema\":1,\n\"concepts\":[{\"id\":\"a\",\"renderings\":[{\"lang\":\"de\"}]}]}", `concept a: lang "de": want zh`},
		{`{"schema":1,"concepts":[]} {}`, "something stands after the glossary"},
		{`{"schema":1,"concepts":[{"id":"a","renderings":[{"lang":"fr","text":"x","status":"good"}]}]}`, `a, fr: status "good": want preferred`},
		{"<html></html>", "line 1: <html> is no TBX: want <tbx> or <martif>"},
	} {
		_, _, err := Read([]byte(c.data), glossary.Builtin())
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("Read(%.200q): %v, want %s", c.data, err, c.want)
		}
	}
}
