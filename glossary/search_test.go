package glossary

import "testing"

func TestSearch(t *testing.T) {
	g := Builtin()
	for _, c := range []struct{ words, concept, rule string }{
		{"open forum", "open-forum", "whole"},
		{"OPEN-FORUM", "open-forum", "whole"},
		{"open forums", "open-forum", "form"},
		{"开放论坛", "open-forum", "whole"},
		{"secretaria", "secretariat", "whole"},
		{"секретариата", "secretariat", "form"},
		{"الأمانة", "secretariat", "whole"},
		{"الامانه", "secretariat", "whole"}, // without hamza, ta marbuta as ha
		{"بالأمانة", "secretariat", "form"},
		{"multi stakeholder", "multistakeholder", "whole"},
		{"MAG", "mag", "whole"},
		{"wg-multiling", "wg-multilingualism", "begin"},
	} {
		hits := g.Search(c.words)
		if len(hits) == 0 || hits[0].Concept != c.concept || hits[0].Rule != c.rule {
			t.Errorf("Search(%q) = %v, want %s first (%s)", c.words, hits[:min(3, len(hits))], c.concept, c.rule)
		}
	}
	for _, words := range []string{"", " - ", "no such words at all"} {
		if hits := g.Search(words); len(hits) > 0 {
			t.Errorf("Search(%q) = %v, want none", words, hits)
		}
	}
}
