package pipeline

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"hexaglot/minutes"
	"hexaglot/pipeline/engine"
)

// route is the engines of a run in one direction, and the names of those that do not have it.
func route(all []engine.Engine, from, to language.Tag) (engines []engine.Engine, lacking []string) {
	for _, e := range all {
		if r, ok := e.(engine.Router); ok {
			if e = r.Route(from, to); e == nil {
				lacking = append(lacking, r.Name())
				continue
			}
		}
		engines = append(engines, e)
	}
	return engines, lacking
}

// lacking are the directions that engines do not have, by their names.
type lacking map[string][]direction

type direction struct{ from, to language.Tag }

func (l lacking) add(names []string, from, to language.Tag) {
	for _, name := range names {
		l[name] = append(l[name], direction{from, to})
	}
}

// findings say in one line for each engine which models it lacks and how to have them.
func (l lacking) findings() (all []minutes.Finding) {
	for _, name := range slices.Sorted(maps.Keys(l)) {
		var ways, langs []string
		for _, d := range l[name] {
			ways = append(ways, d.from.String()+"→"+d.to.String())
			for _, lang := range []language.Tag{d.from, d.to} {
				if lang != language.English && !slices.Contains(langs, lang.String()) {
					langs = append(langs, lang.String()) // models are of a language and English
				}
			}
		}
		said := map[string]any{"Engine": name, "Directions": strings.Join(ways, ", "), "Languages": strings.Join(langs, " ")}
		all = append(all, minutes.Finding{Rule: "engine.direction", Severity: minutes.Warning,
			Message: fmt.Sprintf("the engine %s has no models for %s; to install them: hexaglot models get %s", name, said["Directions"], said["Languages"]),
			Said:    minutes.Phrase{ID: "engine.direction", Args: said}})
	}
	return all
}

// Lacking says which of some directions engines do not have.
func Lacking(engines []engine.Engine, from language.Tag, to []language.Tag) []minutes.Finding {
	l := lacking{}
	for _, lang := range to {
		_, names := route(engines, from, lang)
		l.add(names, from, lang)
	}
	return l.findings()
}
