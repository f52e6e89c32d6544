package facts

import (
	"embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/language"
)

//go:embed data
var data embed.FS

// A table is all we know of how one language says facts.
type table struct {
	lang                   language.Tag
	templates              [][2]string      // keys and templates of the shapes
	shape                  sync.Once        // makes the shapes: they are many, and most texts are in one language or two
	shapes                 []*shape         // in the order of the files
	starts                 map[rune][]*node // the nodes that can begin with a rune
	months, wdays, onwdays []name
	monthsAlone, monthsIn  []name         // as they are written without a day, and after a preposition
	parts                  []name         // of the day, as they are read
	writtenParts           []name         // and as they are written
	days                   map[int]string // how a day is written, where that is not the bare number
	dayWords               []name         // words for a day before its month: فاتح
	dayEnds                []string       // what may follow the number of a day, folded: "st", "er"
	zoneNames              []zoneName
	noons                  []name // words for 12:00
	pasts                  []name // minutes past the hour, in words: half, y media; negative before it
	mags                   []name // what multiplies a sum of money, by powers of ten
	zonePlaces             []zonePlace
	zoneWords              []string // what may stand between a time and its zone, folded
	zoneIn                 string   // how a zone in brackets is written
	decimal, group         string
	groupFrom              int    // the number of digits from which they are grouped
	groups, decimals       string // what is read as such
	capital                bool   // a month begins with a capital letter
	glue                   bool   // spaces may be missing
	hanNumerals            bool
	needsAt                bool   // some times are read after their preposition only
	clitics                bool   // short words are written on the next
	dayFirst               bool   // days are listed before their month
	dayLast                string // or after it, with this word; folded
	midnight               bool   // the twelve-hour clock begins with 0
	ordinals               ordinals
	numerals               numerals
	currencies             []money
	currencyStarts         map[rune][]money // by their first rune
	notCurrency            []string
	units                  map[string]string // how a currency is written in full
	begins                 map[[2]rune]bool  // the first two runes of all words a fact may begin with; see mayBeFact
	nouns                  []nouns
	nounStarts             map[[2]rune][]nouns
	numberSigns, listWords []string // folded
	notAlone, aloneAfter   []string // folded
	notDayAfter            []string // words with which an ordinal before a month is no day, folded
	dayOf                  []string // words between a day and its month, folded
	dayOne                 string   // the word for the first of a month, where days are counted; folded
	beforeYear, afterYear  []string // words beside a year in words, folded
}

// A name is a word for a month, a weekday or a part of the day.
type name struct {
	fold, text string
	first      rune // of fold
	n          int  // month, weekday; first hour of a part of the day
	last       int  // last hour of a part of the day
	written    bool // the form we write
}

var tables = sync.OnceValue(func() map[language.Base]*table {
	all := map[language.Base]*table{}
	for _, code := range []string{"zh", "es", "fr", "ar", "ru", "en", "und"} {
		t := &table{lang: language.Make(code), starts: map[rune][]*node{}, days: map[int]string{}, units: map[string]string{}, decimal: ".", decimals: ".", zoneIn: " (zone)"}
		files := []string{"data/" + code + ".txt", "data/any.txt"}
		if code == "zh" || code == "ar" || code == "ru" {
			files = append(files, "data/latin.txt")
		}
		if code == "und" {
			files = []string{"data/any.txt"}
		}
		for _, f := range files {
			text, err := data.ReadFile(f)
			if err == nil {
				err = t.read(string(text))
			}
			if err != nil {
				panic(fmt.Sprintf("%s: %v", f, err)) // embedded, and read by every test
			}
		}
		t.ordinals = ordinalsOf(code)
		t.numerals = numeralsOf(code)
		base, _, _ := language.Make(code).Raw()
		all[base] = t
	}
	return all
})

func tableOf(lang language.Tag) *table {
	base, _, _ := lang.Raw() // Base would guess English for und
	t := tables()[base]
	if t == nil {
		t = tables()[language.Base{}]
	}
	t.shape.Do(t.makeShapes)
	return t
}

func (t *table) makeShapes() {
	for _, kt := range t.templates {
		if err := t.readShape(kt[0], kt[1]); err != nil {
			panic(fmt.Sprintf("data of %s: %v", t.lang, err)) // embedded, and read by every test
		}
	}
	t.index()
	t.indexNouns()
	t.indexBegins()
}

// read reads one data file. Its format is explained in data/any.txt.
func (t *table) read(text string) error {
	for i, line := range strings.Split(text, "\n") {
		line = strings.TrimSuffix(line, "\r")
		if line == "" || line[0] == '#' {
			continue
		}
		key, rest, _ := strings.Cut(line, " ")
		if err := t.readLine(key, strings.TrimSpace(rest)); err != nil {
			return fmt.Errorf("line %d: %w", i+1, err)
		}
	}
	return nil
}

func (t *table) readLine(key, rest string) (err error) {
	if rest != "" && (rest[0] < '0' || rest[0] > '9') && (strings.HasPrefix(key, "month") || strings.HasPrefix(key, "weekday")) {
		t.templates = append(t.templates, [2]string{key, rest}) // of the kind, no name
		return nil
	}
	switch key {
	case "month":
		t.months, err = addNames(t.months, rest, 1)
	case "month.read":
		var names []name
		names, err = addNames(nil, rest, 1)
		for _, n := range names {
			n.written = false
			t.months = append(t.months, n)
		}
	case "month.alone":
		t.monthsAlone, err = addNames(t.monthsAlone, rest, 1)
	case "month.in":
		t.monthsIn, err = addNames(t.monthsIn, rest, 1)
	case "weekday":
		t.wdays, err = addNames(t.wdays, rest, 1)
	case "weekday.on":
		t.onwdays, err = addNames(t.onwdays, rest, 1)
	case "part":
		t.parts, err = addNames(t.parts, rest, 2)
	case "part.written":
		t.writtenParts, err = addNames(t.writtenParts, rest, 2)
	case "day":
		var names []name
		if names, err = addNames(nil, rest, 1); err == nil {
			t.days[names[0].n] = names[0].text
		}
	case "day-word":
		t.dayWords, err = addNames(t.dayWords, rest, 1)
	case "day-end":
		t.dayEnds = append(t.dayEnds, foldAll(rest)...)
	case "zone-name":
		zone, names, _ := strings.Cut(rest, " ")
		for _, f := range foldAll(names) {
			t.zoneNames = append(t.zoneNames, zoneName{f, zone})
		}
	case "noon":
		t.noons, err = addNames(t.noons, "12 "+rest, 1)
	case "magnitude":
		t.mags, err = addNames(t.mags, rest, 1)
	case "past":
		t.pasts, err = addNames(t.pasts, rest, 1)
	case "day-of":
		t.dayOf = foldAll(rest)
	case "not-day-after":
		t.notDayAfter = foldAll(rest)
	case "day-one":
		t.dayOne = fold(rest)
	case "before-year":
		t.beforeYear = foldAll(rest)
	case "after-year":
		t.afterYear = foldAll(rest)
	case "zone-place":
		t.addZonePlaces(rest)
	case "zone-word":
		t.zoneWords = append(t.zoneWords, foldAll(rest)...)
	case "zone-in-brackets":
		t.zoneIn = rest
	case "digits":
		return t.readNumber(strings.Fields(rest))
	case "currency":
		code, names, _ := strings.Cut(rest, " ")
		for _, f := range foldAll(names) {
			t.currencies = append(t.currencies, money{f, code})
		}
	case "not-currency":
		t.notCurrency = strings.Fields(rest)
	case "currency.un":
		code, unit, _ := strings.Cut(rest, " ")
		t.units[code] = unit
	case "reference", "references":
		return t.addNouns(rest, key == "references")
	case "number-sign":
		t.numberSigns = append(t.numberSigns, foldAll(rest)...)
	case "listed-day":
		t.dayLast = fold(rest)
	case "list":
		t.listWords = append(t.listWords, foldAll(rest)...)
	case "not-alone":
		t.notAlone = append(t.notAlone, foldAll(rest)...)
	case "alone-after":
		t.aloneAfter = append(t.aloneAfter, foldAll(rest)...)
	case "setting":
		return t.set(rest)
	default:
		t.templates = append(t.templates, [2]string{key, rest})
	}
	return err
}

func foldAll(list string) []string {
	var out []string
	for _, s := range strings.Split(list, "|") {
		out = append(out, fold(strings.TrimSpace(s)))
	}
	return out
}

func (t *table) set(setting string) error {
	switch setting {
	case "capital-months":
		t.capital = true
	case "spaces-may-be-missing":
		t.glue = true
	case "han-numerals":
		t.hanNumerals = true
	case "times-after-prepositions":
		t.needsAt = true
	case "clitics":
		t.clitics = true
	case "days-before-month":
		t.dayFirst = true
	case "midnight-is-0":
		t.midnight = true
	default:
		return fmt.Errorf("no setting %q", setting)
	}
	return nil
}

func (t *table) readShape(key, template string) error {
	words := strings.Split(key, ".")
	proto := shape{kind: Kind(words[0])}
	if !slices.Contains(templateKinds, proto.kind) {
		return fmt.Errorf("no key %q", words[0])
	}
	for _, w := range words[1:] {
		switch w {
		case "on", "at":
			proto.preposition = true
		case "un":
			proto.style = UN
		default:
			return fmt.Errorf("no form %q", w)
		}
	}
	all, err := shapesOf(template, t.glue)
	if err != nil {
		return err
	}
	for _, elems := range all {
		s := proto
		s.elems = elems
		t.shapes = append(t.shapes, &s)
	}
	return nil
}
