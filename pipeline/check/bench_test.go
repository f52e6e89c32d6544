package check

import (
	"strings"
	"testing"

	"golang.org/x/text/language"

	"hexaglot/glossary"
)

var benchPairs = []Pair{
	{From: language.English, To: language.French, Source: "The Secretariat will circulate the [revised document](https://example.org/d) to the MAG members by 15 April 2031, and comments are due within two weeks.", Text: "Le Secrétariat distribuera le [document révisé](https://example.org/d) aux membres du MAG au plus tard le 15 avril 2031 ; les observations sont attendues sous deux semaines."},
	{From: language.English, To: language.Chinese, Source: "The Secretariat will circulate the [revised document](https://example.org/d) to the MAG members by 15 April 2031, and comments are due within two weeks.", Text: "秘书处将于 2031 年 4 月 15 日之前向 MAG 成员分发[修订后的文件](https://example.org/d)，评论意见应在两周内提交。"},
	{From: language.English, To: language.Arabic, Source: "The Secretariat will circulate the [revised document](https://example.org/d) to the MAG members by 15 April 2031, and comments are due within two weeks.", Text: "ستعمم الأمانة [الوثيقة المنقحة](https://example.org/d) على أعضاء MAG في موعد أقصاه 15 نيسان/أبريل 2031، ويُنتظر ورود التعليقات في غضون أسبوعين."},
	{From: language.English, To: language.Russian, Source: "The Secretariat will circulate the [revised document](https://example.org/d) to the MAG members by 15 April 2031, and comments are due within two weeks.", Text: "Секретариат распространит [пересмотренный документ](https://example.org/d) среди членов MAG не позднее 15 апреля 2031 года; замечания ожидаются в течение двух недель."},
}

// BenchmarkAnswer is of a sentence and its translation; Terms looks for terms besides.
func BenchmarkAnswer(b *testing.B) {
	for name, g := range map[string]*glossary.Glossary{"Plain": nil, "Terms": glossary.Builtin()} {
		b.Run(name, func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				p := benchPairs[i%len(benchPairs)]
				p.Glossary = g
				if f := Answer(p); len(f) > 0 {
					b.Fatal(f)
				}
			}
		})
	}
}

// BenchmarkLong is of a text of many sentences, and of one without an end: the cost is
// that of as many sentences, and less.
func BenchmarkLong(b *testing.B) {
	p := benchPairs[0]
	p.Source, p.Text = strings.Repeat(p.Source+" ", 100), strings.Repeat(p.Text+" ", 100)
	b.Run("100", func(b *testing.B) {
		for b.Loop() {
			Answer(p)
		}
	})
	b.Run("Endless", func(b *testing.B) {
		p := benchPairs[0]
		p.Text = strings.Repeat(p.Text, 10_000_000/len(p.Text))
		for b.Loop() {
			if len(Answer(p)) != 1 {
				b.Fatal("it may be written")
			}
		}
	})
}
