package store

import (
	"math/rand/v2"
	"strings"

	"golang.org/x/text/language"
)

// random makes texts of few words, so that many are alike, and some are said in
// several groups.
type random struct{ *rand.Rand }

var wordsOf = map[language.Tag]string{
	en: "the a chair secretariat report will share send draft agenda of on in 3 2024 forum Ms. Smith",
	fr: "le la président secrétariat rapport enverra projet ordre du jour de l' 3 2024 forum Dupont",
	zh: "主席秘书处报告将分享发送草案议程论坛的在3年",
	ar: "الرئيس الأمانة التقرير سترسل مشروع جدول الأعمال في من 3 المنتدى",
}

func (r random) text(lang language.Tag) string {
	all := strings.Fields(wordsOf[lang])
	space := " "
	if lang == zh {
		all, space = strings.Split(wordsOf[lang], ""), ""
	}
	words := make([]string, 1+r.IntN(12))
	for i := range words {
		words[i] = all[r.IntN(len(all))]
	}
	return strings.Join(words, space)
}

func (r random) groups(n int) (all []Group) {
	langs := []language.Tag{en, fr, zh, ar}
	for range n {
		var g Group
		for _, i := range r.Perm(len(langs))[:2+r.IntN(3)] {
			g = append(g, Text{Lang: langs[i], Text: r.text(langs[i]), Prev: r.text(langs[i]),
				Origin: Origin{State: states[r.IntN(len(states))], Machine: r.IntN(2) > 0, When: day(1 + r.IntN(20)), Source: "random"}})
		}
		all = append(all, g)
	}
	return all
}
