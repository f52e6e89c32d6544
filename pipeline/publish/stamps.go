package publish

import (
	"path"
)

// stampsFile says once more which pages are ours: a tool that drops what it does not know
// leaves an XLIFF file without their stamps.
const stampsFile = "pages.json"

type stampsJSON struct {
	Schema int              `json:"schema"`
	Pages  map[string]Stamp `json:"pages"` // by language
}

// loadStamps gives the stamps to states that have none. A file that cannot be read is as
// good as none, for all that it says is said elsewhere: a page that is not known is kept.
func (r *Repo) loadStamps(m *Meeting) {
	var all stampsJSON
	if err := r.readJSON(path.Join(stateDir, m.Key, stampsFile), &all); err != nil || all.Schema != schema {
		return
	}
	for _, s := range m.States {
		if s.page == (Stamp{}) {
			s.page = all.Pages[s.Lang.String()]
		}
	}
}

// stamps is the file of a meeting's stamps; nil if it has none.
func (m *Meeting) stamps() ([]byte, error) {
	all := stampsJSON{schema, map[string]Stamp{}}
	for _, s := range m.States {
		if s.page != (Stamp{}) {
			all.Pages[s.Lang.String()] = s.page
		}
	}
	if len(all.Pages) == 0 {
		return nil, nil
	}
	return encode(all)
}
