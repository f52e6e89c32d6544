package terms

import (
	"strings"

	"golang.org/x/text/language"

	"hexaglot/minutes"
)

// persons says of names in capitals that somebody bears them: by their words, in small
// letters.
type persons map[string]bool

// persons finds the names of persons in the texts of a language that has capitals: they
// have a title, or they speak or are listed among those present while nothing says that
// they are bodies. The words of a body's name stand without a capital too (Harbour Light:
// a light), a surname does not.
func (c *comparison) persons(lang language.Tag) persons {
	titled, acts, body, lower := persons{}, persons{}, persons{}, map[string]bool{}
	last := map[string]string{}
	for i := range c.texts {
		for k := range c.texts[i].Passages {
			p := &c.texts[i].Passages[k]
			if p.Lang != lang {
				continue
			}
			ws := words(lang, p.Text)
			for _, w := range ws {
				if !w.capital {
					lower[w.fold] = true
				}
			}
			for _, run := range capitalRuns(ws) {
				key := keyOf(run)
				last[key] = run[len(run)-1].fold
				switch minutes.BearerOf(lang, p.Text, run[0].start, run[len(run)-1].end) {
				case minutes.Titled:
					titled[key] = true
				case minutes.Body:
					body[key] = true
				case minutes.Speaker:
					acts[key] = true
				default:
					acts[key] = acts[key] || p.roll
				}
			}
		}
	}
	for key, yes := range acts {
		if yes && !body[key] && !lower[last[key]] {
			titled[key] = true
		}
	}
	return titled
}

// in reports whether one of the names that words hold is that of a person.
func (p persons) in(ws []word) bool {
	for _, run := range capitalRuns(ws) {
		if p[keyOf(run)] {
			return true
		}
	}
	return false
}

// wordsOf are the words of a name where it stands first.
func (c *comparison) wordsOf(n *name) []word {
	s := n.uses[0]
	return words(n.lang, c.texts[s.text].Passages[s.passage].Text[s.start:s.end])
}

// capitalRuns are two words or more that stand together with capitals, the small words of
// persons' names between them. One that begins a clause may have its capital from there:
// what stands behind it is a run too.
func capitalRuns(ws []word) [][]word {
	var out [][]word
	for i := 0; i < len(ws); i++ {
		if !ws[i].capital {
			continue
		}
		end := i + 1 // behind the last capital
		for j := end; j < len(ws) && !ws[j].first && (ws[j].capital || minutes.Particle(ws[j].fold)); j++ {
			if ws[j].capital {
				end = j + 1
			}
		}
		if end-i > 1 {
			out = append(out, ws[i:end])
		}
		if ws[i].first && end-i > 2 {
			out = append(out, ws[i+1:end])
		}
		i = end - 1
	}
	return out
}

func keyOf(ws []word) string {
	var out []string
	for _, w := range ws {
		out = append(out, w.fold)
	}
	return strings.Join(out, " ")
}
