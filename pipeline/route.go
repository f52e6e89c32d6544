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

// route is the engines of a run in one direction, and those that do not have it.
func route(all []engine.Engine, from, to language.Tag) (engines []engine.Engine, lacking []engine.Router) {
	for _, e := range all {
		if r, ok := e.(engine.Router); ok {
			if e = r.Route(from, to); e == nil {
				lacking = append(lacking, r)
				continue
			}
		}
		engines = append(engines, e)
	}
	return engines, lacking
}

// lacking are the directions that engines do not have, by their names.
type lacking map[string]*lack

// A lack is directions that an engine does not have, and the models that would lead there:
// all are from English or into it.
type lack struct{ ways, models []string }

func (l lacking) add(engines []engine.Router, from, to language.Tag) {
	for _, e := range engines {
		if l[e.Name()] == nil {
			l[e.Name()] = &lack{}
		}
		k := l[e.Name()]
		k.ways = append(k.ways, from.String()+"→"+to.String())
		for _, hop := range [][2]language.Tag{{from, language.English}, {language.English, to}} {
			model := hop[0].String() + "-" + hop[1].String()
			if hop[0] != hop[1] && e.Route(hop[0], hop[1]) == nil && !slices.Contains(k.models, model) {
				k.models = append(k.models, model)
			}
		}
	}
}

// findings say in one line for each engine which models it lacks and how to have them.
func (l lacking) findings() (all []minutes.Finding) {
	for _, name := range slices.Sorted(maps.Keys(l)) {
		said := map[string]any{"Engine": name, "Directions": strings.Join(l[name].ways, ", "), "Models": strings.Join(l[name].models, " ")}
		all = append(all, minutes.Finding{Rule: "engine.direction", Severity: minutes.Warning,
			Message: fmt.Sprintf("the engine %s has no models for %s; to install them: hexaglot models get %s", name, said["Directions"], said["Models"]),
			Said:    minutes.Phrase{ID: "engine.direction", Args: said}})
	}
	return all
}

// Lacking says which of some directions engines do not have.
func Lacking(engines []engine.Engine, from language.Tag, to []language.Tag) []minutes.Finding {
	l := lacking{}
	for _, lang := range to {
		_, without := route(engines, from, lang)
		l.add(without, from, lang)
	}
	return l.findings()
}
