package memory

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"

	"hexaglot/minutes"
)

func small(t testing.TB) *Memory {
	m, err := Read(os.DirFS("testdata/small"))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// samples returns, by entry id, each entry as a reader of a language sees it, with
// its samples in the slots.
func (m *Memory) samples(lang language.Tag) map[string]string {
	all := map[string]string{}
	for _, e := range m.entries {
		all[e.id] = e.texts[code(lang)].sample(code(lang))
	}
	return all
}

// sample is the pattern as a reader sees it, with its samples as we write them.
func (p *pattern) sample(lang string) string {
	a := &alignment{values: map[string]value{}, urls: map[string]string{}, mark: p.mark}
	for name, s := range p.slots {
		a.values[name] = s.sample
		if s.kind == "url" {
			a.urls[name] = s.sample.Text
		}
	}
	return p.write(lang, lang, p, &segment{}, a)
}

func TestLookup(t *testing.T) {
	m := small(t)
	text, err := os.ReadFile("testdata/lookup.txt")
	if err != nil {
		t.Fatal(err)
	}
	for i, line := range strings.Split(string(text), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(strings.ReplaceAll(line, `\;`, "\x00"), " ; ")
		if len(f) != 4 {
			t.Fatalf("lookup.txt:%d: %d fields, want 4", i+1, len(f))
		}
		for k := range f {
			f[k] = strings.ReplaceAll(strings.TrimSpace(f[k]), "\x00", ";")
		}
		got := "-"
		if match, ok := m.Lookup(language.Make(f[0]), language.Make(f[1]), f[2]); ok {
			got = match.Text
		}
		if got != plainSpaces(f[3], got) {
			t.Errorf("lookup.txt:%d: Lookup(%s, %s, %q)\n got %q\nwant %q", i+1, f[0], f[1], f[2], got, f[3])
		}
	}
}

// plainSpaces lets the volunteer who writes a case type a plain space where we write
// one that does not break: it returns got if only these differ from want.
func plainSpaces(want, got string) string {
	if strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(got) == strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(want) {
		return got
	}
	return want
}

// Whatever the memory holds comes out as it stands, from any language into any other.
func TestAnyToAny(t *testing.T) {
	for name, m := range map[string]*Memory{"small": small(t), "builtin": Builtin()} {
		for _, from := range minutes.Languages {
			sources := m.samples(from)
			for _, to := range minutes.Languages {
				if from == to {
					continue
				}
				for id, want := range m.samples(to) {
					got, ok := m.Lookup(from, to, sources[id])
					if !ok || got.Text != want {
						t.Errorf("%s: [%s] Lookup(%s, %s, %q)\n got %q of [%s]\nwant %q", name, id, from, to, sources[id], got.Text, got.Entry, want)
					}
				}
			}
		}
	}
}

func TestBuiltin(t *testing.T) {
	_, faults := read(embedded)
	for _, f := range faults {
		t.Error(f)
	}
	if Builtin().Len() == 0 {
		t.Error("the memory is empty")
	}
}

func TestFaults(t *testing.T) {
	const good = "[a]\nen Other matters\nzh 其他事项\nes Otros asuntos\nfr Questions diverses\nar مسائل أخرى\nru Прочие вопросы\n"
	with := func(old, new string) string { return strings.Replace(good, old, new, 1) }
	for _, c := range []struct{ text, want string }{
		{good, ""},
		{good + "\n" + with("[a]", "[b]"), "x.txt:11: [b] zh: the same text as [a]"},
		{good + "\n" + good, "x.txt:9: [a] the id is that of x.txt:1"},
		{with("ru ", "de "), `x.txt:7: [a] no language "de"; a line begins with one of zh es fr ar ru en`},
		{with("ru Прочие вопросы\n", ""), "x.txt:1: [a] no line in ru"},
		{"en Other matters\n", "x.txt:1: a block begins with its id: [agenda-adopted]"},
		{with("fr ", "en "), "x.txt:5: [a] a second line in en"},
		{with("matters", "{dat:matters}"), `x.txt:2: [a] en: no kind of slot "dat"`},
		{with("matters", "{date:31 June}"), `x.txt:2: [a] en: slot date: cannot read the sample "31 June"`},
		{with("matters", "{date.at:30 June}"), `x.txt:2: [a] en: slot date has no form "at"`},
		{with("matters", "{date:June 30}"), `x.txt:2: [a] en: slot date: the sample "June 30" would be written "30 June"`},
		{with("matters", "{num:5} matters"), "x.txt:2: [a] en: slots num, but zh has none"},
		{with("Other matters", "{num:5}"), "x.txt:2: [a] en: no words outside the slots"},
		{with("matters", "matters."), `x.txt:2: [a] en: ends in ".", but zh in ""`},
		{with("matters", "{num:5} {num:6}"), "x.txt:2: [a] en: two slots with the name num"},
		{with("matters", "[matters](https://example.org)"), `x.txt:2: [a] en: the address of a link must be a slot {url:…}, not "https://example.org"`},
		{with("matters", "**matters**"), "x.txt:2: [a] en: emphasis in a pattern"},
		{with("matters", "{matters"), `x.txt:2: [a] en: a brace that is no slot: "{matters"`},
		{norm.NFD.String(with("[a]", "[e]")), "x.txt:6: [e] the line is not NFC"},
		{numbers("5 proposals", "6 份提案"), `x.txt:2: [n] en: slot num: the sample "5" is another value than "6" in zh`},
	} {
		_, err := Read(fstest.MapFS{"x.txt": {Data: []byte(c.text)}})
		got := fmt.Sprint(err)
		if err == nil {
			got = ""
		}
		if first, _, _ := strings.Cut(got, "\n"); first != c.want && !strings.Contains("\n"+got+"\n", "\n"+c.want+"\n") {
			t.Errorf("Read(%q)\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

// numbers is an entry with a number in English and Chinese, and 6 elsewhere.
func numbers(en, zh string) string {
	slot := func(s string) string { return "{num:" + s[:1] + "}" + s[1:] }
	return "[n]\nen Received " + slot(en) + "\nzh 收到 " + slot(zh) +
		"\nes {num:6} propuestas\nfr {num:6} propositions\nar {num:6} مقترحات\nru {num:6} заявок\n"
}

// Lookup takes any text, and what it gives is NFC and can be read as Markdown.
func FuzzLookup(f *testing.F) {
	m := small(f)
	for _, from := range minutes.Languages {
		for _, s := range m.samples(from) {
			f.Add(from.String(), s)
		}
	}
	f.Fuzz(func(t *testing.T, from, text string) {
		for _, to := range minutes.Languages {
			match, ok := m.Lookup(language.Make(from), to, text)
			if !ok {
				continue
			}
			if !norm.NFC.IsNormalString(match.Text) || match.Text == "" {
				t.Errorf("Lookup(%s, %s, %q) = %q", from, to, text, match.Text)
			}
			if again, ok := m.Lookup(to, to, match.Text); ok {
				t.Errorf("Lookup(%s, %s, %q) = %q", to, to, match.Text, again.Text)
			}
		}
	})
}

// Ten thousand entries must cost little more than ten.
func BenchmarkLookup(b *testing.B) {
	for _, n := range []int{10, 100, 10_000} {
		var s strings.Builder
		for i := range n {
			w := letters(i)
			fmt.Fprintf(&s, "[e%d]\nen The working group %s met {date.on:on 28 May} and received {num:5} proposals.\n", i, w)
			fmt.Fprintf(&s, "zh 工作组%s于 {date.on:5 月 28 日}开会，收到 {num:5} 个提案。\n", w)
			fmt.Fprintf(&s, "es El grupo %s se reunió {date.on:el 28 de mayo} y recibió {num:5} propuestas.\n", w)
			fmt.Fprintf(&s, "fr Le groupe %s s’est réuni {date.on:le 28 mai} et a reçu {num:5} propositions.\n", w)
			fmt.Fprintf(&s, "ar اجتمع الفريق %s {date.on:يوم 28 أيار/مايو} وتلقى {num:5} مقترحات.\n", w)
			fmt.Fprintf(&s, "ru Группа %s провела совещание {date.on:28 мая} и получила {num:5} заявок.\n\n", w)
		}
		m, err := Read(fstest.MapFS{"x.txt": {Data: []byte(s.String())}})
		if err != nil {
			b.Fatal(err)
		}
		for _, from := range []language.Tag{language.English, language.Chinese} {
			text := m.samples(from)[fmt.Sprintf("e%d", n/2)]
			b.Run(fmt.Sprintf("%d/%s", n, from), func(b *testing.B) {
				for b.Loop() {
					if _, ok := m.Lookup(from, language.Russian, text); !ok {
						b.Fatal(text)
					}
				}
			})
		}
	}
}

func letters(i int) string {
	s := ""
	for ; i > 0 || s == ""; i /= 26 {
		s += string(rune('a' + i%26))
	}
	return s + "x"
}

// A sentence of the memory inside the binary, from each language into the next.
func BenchmarkBuiltin(b *testing.B) {
	m := Builtin()
	for n, from := range minutes.Languages {
		to := minutes.Languages[(n+1)%len(minutes.Languages)]
		samples := m.samples(from)
		ids := slices.Sorted(maps.Keys(samples))
		b.Run(from.String(), func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				text := samples[ids[i%len(ids)]]
				if _, ok := m.Lookup(from, to, text); !ok {
					b.Fatal(text)
				}
			}
		})
	}
}
