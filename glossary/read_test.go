package glossary

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"
)

const (
	someConcepts   = "id\tsubject\tpart\tnote\nforum\tsessions\tnoun\t\n"
	someRenderings = "concept\tlanguage\ttext\tstatus\tusage\tforms\tcase\tsource\tnote\n"
)

func TestReadSaysWhatIsWrongAndWhere(t *testing.T) {
	for _, c := range []struct{ concepts, renderings, want string }{
		{"", someRenderings, "concepts: empty"},
		{"id\tsubject\n", someRenderings, `concepts, line 1: no column "part": want id, subject, part, keep, acronym`},
		{"id\tsubject\tpart\tcolour\n", someRenderings, `concepts, line 1: unknown column "colour": want id, subject`},
		{"id\tsubject\tpart\tpart\n", someRenderings, `concepts, line 1: column "part" stands twice`},
		{"part\tid\tsubject\tpolicy\tkeep\nnoun\tforum\tsessions\tspell\n", someRenderings, `concepts, line 2: concept forum: policy "spell": want keep, own`},
		{"part\tid\tsubject\tpolicy\tkeep\nnoun\tforum\tsessions\t\tmaybe\n", someRenderings, `concepts, line 2: concept forum: keep "maybe": want yes`},
		{someConcepts + "For um\tx\tnoun\n", someRenderings, `concepts, line 3: concept id "For um"`},
		{someConcepts + "# a comment\n\nforum\tx\tnoun\n", someRenderings, "concepts, line 5: concept forum stands twice"},
		{someConcepts + "panel\tx\tthing\n", someRenderings, `concepts, line 3: concept panel: part of speech "thing"`},
		{someConcepts + "panel\t\tnoun\n", someRenderings, "concepts, line 3: concept panel: no subject"},
		{someConcepts + "panel\tx\tnoun\ta\tb\n", someRenderings, "concepts, line 3: 5 columns: want 4"},
		{someConcepts, someRenderings + "panel\ten\tpanel\tpreferred\n", `renderings, line 2: concept "panel" is not in the table`},
		{someConcepts, someRenderings + "forum\tde\tForum\tpreferred\n", `renderings, line 2: language "de": want zh, es`},
		{someConcepts, someRenderings + "forum\ten\t\tpreferred\n", "renderings, line 2: forum, en: no text"},
		{someConcepts, someRenderings + "forum\ten\tforum\tgood\n", `forum, en: status "good": want preferred`},
		{someConcepts, someRenderings + "forum\ten\tforum\tpreferred\tUN\n", `forum, en: usage "UN": want un`},
		{someConcepts, someRenderings + "forum\ten\tforum\tpreferred\t\t\tupper\n", `forum, en: case "upper": want exact`},
	} {
		_, err := Read(strings.NewReader(c.concepts), strings.NewReader(c.renderings))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("Read(%q, %q): %v, want %s", c.concepts, c.renderings, err, c.want)
		}
	}
}

// Spreadsheets write a byte order mark, CRLF and no empty columns at the end;
// some keyboards write letters that are not NFC.
func TestReadTakesWhatSpreadsheetsWrite(t *testing.T) {
	g, err := Read(strings.NewReader("\ufeff"+strings.ReplaceAll(someConcepts, "\n", "\r\n")),
		strings.NewReader(someRenderings+"forum\tfr\te\u0301change\tpreferred\t\te\u0301changes | troc\n"))
	if err != nil {
		t.Fatal(err)
	}
	r, ok := g.Preferred("forum", language.French, Both)
	if !ok || r.Text != "échange" || !slices.Equal(r.Forms, []string{"échanges", "troc"}) || r.Case != Permissive {
		t.Errorf("Preferred(forum, fr) = %+v, %v", r, ok)
	}
}

func TestPreferredByUsage(t *testing.T) {
	g := Builtin()
	for _, c := range []struct {
		concept, lang string
		usage         Usage
		want          string
	}{
		{"stakeholder", "zh", UN, "利益攸关方"},
		{"stakeholder", "zh", Community, "利益相关方"},
		{"workshop", "zh", UN, "讲习班"},
		{"workshop", "zh", Community, "研讨会"},
		{"gdc", "ar", UN, "التعاهد الرقمي العالمي"},
		{"gdc", "ar", Community, "الاتفاق الرقمي العالمي"},
		{"multistakeholder", "en", UN, "multi-stakeholder"},
		{"igf", "ru", Both, "Форум по вопросам управления Интернетом"},
		{"netmundial", "ar", Community, "NETmundial"},
	} {
		r, _ := g.Preferred(c.concept, language.MustParse(c.lang), c.usage)
		if r.Text != c.want {
			t.Errorf("Preferred(%s, %s, %q) = %q, want %q", c.concept, c.lang, c.usage, r.Text, c.want)
		}
	}
	if r, ok := g.Preferred("no-such-concept", language.English, Both); ok {
		t.Errorf("Preferred(no-such-concept) = %+v, want none", r)
	}
}

func TestRenderingsBestFirst(t *testing.T) {
	rs := Builtin().Renderings("wg-workshop-process", language.Chinese)
	var got []Status
	for _, r := range rs {
		got = append(got, r.Status)
	}
	if want := []Status{Preferred, Admitted, Forbidden}; !slices.Equal(got, want) {
		t.Errorf("Renderings(wg-workshop-process, zh) = %v, want %v", got, want)
	}
	if c, ok := Builtin().Concept("open-forum"); !ok || c.Subject != "sessions" {
		t.Errorf("Concept(open-forum) = %+v, %v", c, ok)
	}
}
