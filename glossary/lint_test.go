package glossary

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"
)

// What we hand out has no problem that somebody would have to mend first.
func TestBuiltinIsClean(t *testing.T) {
	for _, p := range Builtin().Lint() {
		if p.Severity != Info {
			t.Errorf("line %d: %s: %s: %s, %s %q: %s", p.Line, p.Severity, p.Rule, p.Concept, p.Lang, p.Text, p.Message)
		}
	}
	for _, c := range Builtin().concepts {
		if c.Date == "" {
			t.Errorf("%s has no date", c.ID)
		}
	}
	for _, r := range Builtin().renderings {
		if r.Date == "" {
			t.Errorf("%s, %s: %q has no date", r.Concept, r.Lang, r.Text)
		}
	}
}

// Each row of a small table is wrong in one thing, which its rule must name.
func TestLint(t *testing.T) {
	const concepts = "id\tsubject\tpart\tkeep\tacronym\tpolicy\tdate\n" +
		"forum\ts\tnoun\n" +
		"panel\ts\tnoun\t\tPNL\n" +
		"zoom\ts\tname\tyes\t\tkeep\n" +
		"talk\ts\tnoun\t\t\t\t2026-13-01\n"
	var others strings.Builder // that nothing is missing
	for _, id := range []string{"forum", "panel", "talk"} {
		for lang, text := range map[string]string{"zh": "字", "es": "palabra ", "fr": "mot ", "ar": "كلمة ", "ru": "слово ", "en": "word "} {
			text += map[string]string{"forum": "一", "panel": "二", "talk": "三"}[id]
			if lang != "zh" {
				text = strings.NewReplacer("一", "1", "二", "2", "三", "3").Replace(text)
			}
			fmt.Fprintf(&others, "%s\t%s\t%s\tpreferred\t\t\t\tsheet\n", id, lang, text)
		}
	}
	for _, lang := range []string{"zh", "es", "fr", "ar", "ru", "en"} {
		fmt.Fprintf(&others, "zoom\t%s\tZoom\tpreferred\t\t\t\tsheet\n", lang)
	}
	for _, c := range []struct{ rows, want string }{
		{"", "acronym: panel acronym: zoom date: talk"},
		{"forum\ten\tword 1\tadmitted\t\t\t\tsheet", "duplicate: forum en"},
		{"forum\ten\tmeeting\tpreferred\t\t\t\tsheet", "two-preferred: forum en"},
		{"forum\ten\tmeeting\tpreferred\tun\t\t\tsheet", ""},
		{"forum\ten\tWord 2\tadmitted\t\t\t\tsheet", "shared: forum en"},
		{"forum\ten\tWord 2\tadmitted\t\t\t\tsheet\talso says panel", ""},
		{"forum\tfr\te\u0301change\tadmitted\t\t\t\tsheet", "nfc: forum fr"},
		{"forum\tar\t\u200fمنتدى\tadmitted\t\t\t\tsheet", "bidi: forum ar"},
		{"forum\tfr\tfo\u00adrum\tadmitted\t\t\t\tsheet", "invisible: forum fr"},
		{"forum\tfr\tgrand\u00a0forum\tadmitted\t\t\t\tsheet", "space: forum fr"},
		{"forum\tfr\tforum\u00a0: «\u00a0un\u202f»\tadmitted\t\t\t\tsheet", ""},
		{"forum\tru\tМАG\tadmitted\t\t\t\tsheet", "script: forum ru"},
		{"forum\tru\tforum\tadmitted\t\t\t\tsheet", "script: forum ru"},
		{"forum\tru\tфорум IGF и Zoom\tadmitted\t\t\t\tsheet", ""},
		{"forum\ten\tfоrum\tadmitted\t\t\t\tsheet", "script: forum en"},
		{"forum\tzh\t关于IGF的5G论坛\tadmitted\t\t\t\tsheet", ""},
		{"forum\ten\tbig … old … forum\tadmitted\t\t\t\tsheet", ""},
		{"forum\ten\tbig … old … talking … forum\tadmitted\t\t\t\tsheet", "gap: forum en"},
		{"forum\ten\tbig forum …\tadmitted\t\t\t\tsheet", "gap: forum en"},
		{"forum\tzh\t论…坛\tadmitted\t\t\t\tsheet", "gap: forum zh"},
		{"forum\ten\tbig forum\tadmitted\t\tbig forum\t\tsheet", "form: forum en"},
		{"forum\ten\tforum\tadmitted\t\tforums|fora\t\tsheet", "form-found: forum en"},
		{"forum\ten\tforum\tadmitted\t\t\t\town rendering", "source: forum en"},
		{"forum\ten\tforum\tproposed\tun\t\t\town rendering", "source: forum en"},
		{"forum\ten\tforum\tproposed\t\t\t\tsheet", "source: forum en"},
		{"forum\ten\tforum\tproposed\t\t\t\tseen in minutes", ""},
		{"forum\ten\tforum\tforbidden\t\t\t\tsheet", "source: forum en"},
		{"forum\ten\tforum\tadmitted", "source: forum en"},
		{"forum\ten\tforum\tadmitted\t\t\t\tsheet\t\tyesterday", "date: forum en"},
		{"zoom\tfr\tZoum\tadmitted\t\t\t\tsheet", "keep: zoom fr"},
	} {
		g, err := Read(strings.NewReader(concepts), strings.NewReader(
			"concept\tlanguage\ttext\tstatus\tusage\tforms\tcase\tsource\tnote\tdate\n"+others.String()+c.rows))
		if err != nil {
			t.Errorf("%q: %v", c.rows, err)
			continue
		}
		var got []string
		for _, p := range g.Lint() {
			s := p.Rule + ": " + p.Concept
			if p.Lang != language.Und {
				s += " " + p.Lang.String()
			}
			if c.rows == "" || !slices.Contains([]string{"acronym: panel", "acronym: zoom", "date: talk"}, s) {
				got = append(got, s)
			}
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("Lint of %q = %v, want %s", c.rows, got, c.want)
		}
	}
}

func TestLintOfWhatIsMissing(t *testing.T) {
	g, err := New([]Concept{{ID: "forum", Line: 2}}, []Rendering{
		{Concept: "forum", Lang: language.English, Text: "forum", Status: Admitted, Source: "sheet", Line: 3},
		{Concept: "forum", Lang: language.French, Text: "forum", Status: Superseded, Source: "sheet", Note: "Old.", Line: 4},
	})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range g.Lint() {
		got = append(got, fmt.Sprintf("%d %s %s", p.Line, p.Rule, p.Lang))
	}
	want := []string{"2 subject und", "2 missing zh", "2 missing es", "2 missing fr", "2 missing ar", "2 missing ru", "3 preferred en"}
	if !slices.Equal(got, want) {
		t.Errorf("Lint() = %v, want %v", got, want)
	}
}

// The time is linear in the rows, though all say the same: ns/op of 2000 and 20,000 tell.
func BenchmarkLint(b *testing.B) {
	for _, n := range []int{2000, 20000} {
		var cs []Concept
		var rs []Rendering
		for i := range n {
			id := fmt.Sprintf("c%d", i)
			cs = append(cs, Concept{ID: id})
			rs = append(rs, Rendering{Concept: id, Lang: language.English, Text: "forum", Forms: []string{"fora"}, Status: Admitted, Note: "also says others"})
		}
		g, err := New(cs, rs)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				g.Lint()
			}
		})
	}
}
