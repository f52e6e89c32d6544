package minutes

import (
	"path"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/language"

	"hexaglot/minutes/cue"
)

// actionCues are what the files under cues/actions/ say: the words by which it is known
// that somebody is to do something, who, by when, and how far it has come. What stands
// alone (labels, heads of columns, statuses) counts in every document, for minutes mix
// languages; the words of sentences count in texts of their language.
type actionCues struct {
	label, weakLabel                         *cue.Cue // with what ends it: a colon, or brackets around it
	task, item, owner, due, day, status, num *cue.Cue // heads of columns
	ownerLabel, statusLabel                  *cue.Cue // "Owner: Lindqvist" in a line; the group "said" is what it says
	dueLabel                                 *cue.Cue // "Due:" at the end
	assignOwner, assignDue                   *cue.Cue // "Owner:" and "Due:" at the beginning
	abbreviated                              *cue.Cue // those that need no colon
	assigned                                 *cue.Cue // either of them where a sentence ends; group 1 begins there
	none, ends, unknown, nobody              *cue.Cue
	statuses                                 []statusCue
	statusWhere                              *cue.Cue // "during the meeting", before or after a status
	langs                                    map[language.Tag]*taskCues
	sure                                     map[language.Tag]*taskCues // of lines known to be actions, where more words are owners
}

type statusCue struct {
	status Status
	*cue.Cue
}

// loadActionCues reads the embedded files. They are checked by a test.
var loadActionCues = sync.OnceValue(func() *actionCues {
	c, err := readActionCues()
	if err != nil {
		panic(err)
	}
	return c
})

func readActionCues() (*actionCues, error) {
	all := map[string][]string{}
	c := &actionCues{langs: map[language.Tag]*taskCues{}, sure: map[language.Tag]*taskCues{}}
	for _, tag := range Languages {
		kinds := map[string][]string{}
		err := cue.ReadFile(cueFiles, path.Join("cues/actions", tag.String()+".txt"), func(kind, value string) error {
			if !strings.Contains(actionKinds, " "+kind+" ") {
				return cue.ErrKind
			}
			kinds[kind] = append(kinds[kind], value)
			all[kind] = append(all[kind], value)
			return nil
		})
		if err != nil {
			return nil, err
		}
		c.langs[tag] = newTaskCues(kinds, tag != language.Chinese)
		kinds["actor"] = append(kinds["actor.sure"], kinds["actor"]...)
		kinds["surname"] = append(kinds["surname.sure"], kinds["surname"]...)
		sure := *c.langs[tag]
		sure.knowActors(kinds)
		if sure.inProse != nil {
			in := *sure.inProse
			in.knowActors(kinds)
			sure.inProse = &in
		}
		sure.within, sure.sure = c.langs[tag].within, true
		c.sure[tag] = &sure
	}
	whole := func(kind string) *cue.Cue { return cue.New("(?i)^" + cue.Either(all[kind]) + "$") }
	label := func(kind string) *cue.Cue {
		l := cue.Either(all[kind])
		set := cue.Either(append(slices.Clone(all[kind]), all[kind+".set"]...))
		return cue.New(`(?i)^(?:[*_]*[\[【(（«〔［「<{]\s?` + set + `\s?[:：]?\s?[\]】)）»〕］」>}][*_]*\s?[:：–—-]?|[*_]*` + l + `[*_]*\s?[:：]|` + l + `\s[–—-]\s)`)
	}
	said := func(kind string) *cue.Cue {
		return cue.New(`(?i)(?:^|[\s(\[;,.–—|（【，。；、])` + cue.Either(all[kind]) + `(?:\s?[:：]\s?|\s[–—-]\s)(?P<said>[^;:：)\]|）】。；؛]{1,80})`)
	}
	c.label, c.weakLabel = label("label"), label("label.weak")
	c.task, c.item, c.owner, c.num = whole("column.task"), whole("column.item"), whole("column.owner"), whole("column.number")
	c.due, c.day, c.status = whole("column.due"), whole("column.date"), whole("column.status")
	c.ownerLabel, c.statusLabel = said("column.owner"), said("column.status")
	c.dueLabel = cue.New(`(?i)(?:^|[\s(\[;,.–—|（【，。；、])` + cue.Either(all["column.due"]) + `\s?[:：]\s?$`)
	ending := func(kind string) string {
		return `(?:` + cue.Either(all["column."+kind]) + `(?:\s?[:：]|\s[–—-]\s)|` + cue.Either(all["assign."+kind]) + `(?:\s?[:：]|\s?[–—-]\s|\s|))`
	}
	c.assignOwner, c.assignDue = cue.New("(?i)^"+ending("owner")), cue.New("(?i)^"+ending("due"))
	c.assigned = cue.New(`(?i)[.;。；؛!?…)）»”]\s*((?:` + ending("owner") + `|` + ending("due") + `)\s?)[^\s]`)
	c.abbreviated = cue.New("(?i)" + cue.Either(append(slices.Clone(all["assign.owner"]), all["assign.due"]...)))
	c.none, c.unknown, c.nobody = whole("none"), whole("unknown"), whole("nobody")
	c.ends = cue.New("(?i)^" + cue.Either(all["ends"]))
	c.statusWhere = cue.New(`(?i)(?:\s` + cue.Either(all["status.where"]) + `$|^` + cue.Either(all["status.where"]) + `)`)
	for _, s := range []struct {
		kind   string
		status Status
	}{{"carried", Carried}, {"not-done", NotDone}, {"done", Done}, {"started", Started}, {"cancelled", Cancelled}, {"open", Open}} {
		c.statuses = append(c.statuses, statusCue{s.status, cue.New("(?i)^" + cue.Either(all["status."+s.kind]) + "$")})
	}
	return c, nil
}

const actionKinds = " label label.set label.weak column.task column.item column.owner column.due column.date column.status column.number assign.owner assign.due " +
	"status.done status.not-done status.carried status.open status.started status.cancelled none ends unknown nobody " +
	"actor actor.sure surname.sure surname.not noun.end given follows.not thing anybody adjective head preposition article title surname prose reported agreed decided deed deed.by agent agent.not marked condition earlier aux state state.prose never and parts follows lead charged by by.after names names.after support relative doer present act status.where months month.this month.next month.end month.in month.days year.before year.this year.next year.coming year.end year.months end day.this day.next day.alone on from until "
