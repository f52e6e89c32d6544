package minutes

import (
	"strings"

	"hexaglot/minutes/cue"
)

// taskCues are the cues for sentences of one language.
type taskCues struct {
	spaced                    bool       // words have spaces between them
	sure                      bool       // of lines known to be actions
	headFirst                 bool       // a group of words begins with its noun
	actor                     *cue.Words // to the end, or from the beginning if headFirst
	adjectives, article, lead *cue.Cue   // at the beginning
	leading                   *cue.Cue   // actor at the beginning, of languages with spaces
	within                    *cue.Words // actor anywhere, of languages without
	preposition, never        *cue.Words
	and                       *cue.Cue
	parts                     *cue.Words // nil for languages with spaces
	follows                   *cue.Cue
	title, surname            *cue.Cue
	given                     *cue.Words // name of a person, of a script without capitals whose words have spaces; nil for others
	noName                    *cue.Cue   // at the beginning: words that begin like a surname
	nounEnd                   *cue.Words // makes a noun of the verb before it; nil for languages with spaces
	thing                     *cue.Words // what does nothing itself; may be nil
	notFollows                *cue.Cue   // but these do not follow; may be nil
	relative                  *cue.Words // begins a clause about an owner; nil if the language has none behind it
	support                   *cue.Words // between an owner and those who help
	doer                      *cue.Cue   // before an owner in brackets
	present                   *cue.Words // at the beginning: a verb behind a name
	act                       *cue.Words // at the beginning: what is to be done
	charged                   *cue.Cue   // at the beginning; group 1 is who
	prose, reported, marked   requests
	anybody                   requests // whoever stands there
	agreed, deedBy, deed      requests
	agent, noAgent            *cue.Cue  // nouns by their endings, the whole; agent is nil but where prose is read
	group                     *cue.Cue  // at the beginning: an actor and the words before it, of languages whose nouns stand last
	inProse                   *taskCues // these cues where prose is read; nil if they are the same
	condition, earlier        *cue.Cue  // at the beginning; to the end
	aux                       string    // an auxiliary before a verb that may be written in one with an owner
	state, stateProse         *cue.Cue  // stateProse may be nil, as all that few languages need

	dueCues
}

// requests are ways to ask somebody for something, by where those asked stand.
type requests struct {
	subject []*cue.Words // before these words
	object  []*cue.Words // between them, in the group "who"
	after   []*cue.Words // after them
	begins  *cue.Words   // what the match of any of them begins with

	under    *cue.Cue // the lead they need, as "it was agreed that"; nil for none
	doerLast bool     // what is to be done stands before who is to do it
	deed     bool     // they hold the verb of what is to be done
}

// wordsOf is the cue of any of some patterns in a text; nil if there are none.
func wordsOf(patterns []string, after string, spaced bool) *cue.Words {
	if patterns == nil {
		return nil
	}
	return cue.NewWords(cue.Either(patterns), after, spaced)
}

// cueOf is the cue of any of some patterns with what stands before and after it; nil if there are none.
func cueOf(before string, patterns []string, after string) *cue.Cue {
	if patterns == nil {
		return nil
	}
	return cue.New("(?i)" + before + cue.Either(patterns) + after)
}

func newTaskCues(kinds map[string][]string, spaced bool) *taskCues {
	t := &taskCues{spaced: spaced, headFirst: strings.Join(kinds["head"], "") == "first", dueCues: newDueCues(kinds, spaced)}
	end := cue.Edge(spaced)
	words := func(kind, after string) *cue.Words { return wordsOf(kinds[kind], after, spaced) }
	re := func(before, kind, after string) *cue.Cue { return cueOf(before, kinds[kind], after) }
	t.knowActors(kinds)
	t.adjectives = re("^", "adjective", `\s+`)
	t.article = re("^", "article", `\s+`)
	if !spaced {
		t.article = re("^", "article", "")
	}
	t.lead = re("^", "lead", `\s*`)
	t.follows = re(`^\s+`, "follows", end)
	t.preposition, t.never, t.parts = words("preposition", end), words("never", end), words("parts", "")
	t.title = re("^", "title", `(?:\.\s*|\s+)`)
	if !spaced {
		t.title = re("", "title", "$")
	}
	t.charged = re("^", "charged", end)
	t.notFollows = re(`^\s+`, "follows.not", end)
	t.thing = words("thing", end)
	t.given = words("given", end)
	t.nounEnd = words("noun.end", "")
	t.noName = re("^", "surname.not", "")
	t.and = re("", "and", "")
	if spaced && !strings.Contains(strings.Join(kinds["and"], ""), `\s`) {
		t.and = re(`\s+`, "and", `\s+`)
	}
	t.support, t.present, t.relative = words("support", end), words("present", end), words("relative", end)
	t.act = words("act", end)
	t.doer = re("^", "doer", `(?:\s?[:：–—-])?\s+`)
	if !spaced {
		t.doer = re("^", "doer", `[:：]?\s?`)
	}
	t.state, t.stateProse = re("^", "state", end), re("^", "state.prose", end)
	t.prose = newRequests(kinds["prose"], end)
	t.reported = newRequests(kinds["reported"], end)
	t.reported.under = thatRE
	t.agreed = newRequests(kinds["agreed"], end)
	t.agreed.deed = true
	t.agreed.under = re("", "decided", "$")
	t.deedBy = newRequests(kinds["deed.by"], end)
	t.deedBy.doerLast = true
	t.deed = newRequests(kinds["deed"], end)
	t.deed.deed = true
	t.condition = re(`^["“«]?`, "condition", end)
	t.earlier = re(`(?:^|[\s(])`, "earlier", `\s*$`)
	if !spaced {
		t.earlier = re("", "earlier", "$")
	}
	t.aux = strings.Join(kinds["aux"], "")
	t.marked, t.anybody = newRequests(kinds["marked"], end), newRequests(kinds["anybody"], end)
	if kinds["agent"] != nil {
		in := *t
		in.agent, in.noAgent = re("^", "agent", "$"), re("^", "agent.not", "$")
		t.inProse = &in
	}
	return t
}

// knowActors reads who acts: of lines known to be actions more are known, and all else is the same.
func (t *taskCues) knowActors(kinds map[string][]string) {
	actor, end := cue.Either(kinds["actor"]), cue.Edge(t.spaced)
	t.actor, t.within = cue.NewWords(actor, "$", t.spaced), cue.NewWords(actor, "", t.spaced)
	if t.headFirst {
		t.actor = cue.NewWords(actor, end, t.spaced)
	}
	if t.spaced {
		t.leading = cue.New(`(?i)^(?:` + cue.Either(kinds["adjective"]) + `\s+){0,2}` + actor + end)
	}
	if t.spaced && !t.headFirst {
		t.group = cue.New(`(?i)^(?:[\p{L}&'’-]+\s+){0,4}?` + actor + end)
	}
	if kinds["surname"] != nil {
		t.surname = cue.New("(?i)^" + cue.Either(kinds["surname"]) + `\p{Han}{1,2}$`)
	}
}

func newRequests(patterns []string, end string) requests {
	var r requests
	spaced := end != ""
	var begins []string
	gap, some := "", ".{1,40}?"
	if spaced {
		gap, some = `\s+`, ".{2,120}?"
	}
	for _, p := range patterns {
		before, behind, _ := strings.Cut(strings.TrimPrefix(p, "^"), "…")
		before, behind = strings.TrimSpace(before), strings.TrimSpace(behind)
		var c *cue.Words
		switch {
		case before == "":
			begins = append(begins, "(?:"+behind+")"+end)
			c = cue.NewWords("(?:"+behind+")", end, spaced)
			r.subject = append(r.subject, c)
		case behind == "":
			begins = append(begins, "(?:"+before+")"+gap)
			c = cue.NewWords("(?:"+before+")", gap, spaced)
			r.after = append(r.after, c)
		default:
			begins = append(begins, "(?:"+before+")"+gap)
			c = cue.NewWords("(?:"+before+")"+gap+"(?P<who>"+some+")"+gap+"(?:"+behind+")", end, spaced)
			r.object = append(r.object, c)
		}
		c.Joined, c.First = spaced, strings.HasPrefix(p, "^")
	}
	r.begins = cue.NewWords(cue.Either(begins), "", spaced)
	r.begins.Joined = spaced
	return r
}
