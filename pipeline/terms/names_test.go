package terms

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"
	"golang.org/x/tools/txtar"

	"hexaglot/glossary"
	"hexaglot/minutes"
)

// TestSameNames finds nothing in a corpus that stands there twice: a name is no other
// spelling of itself, and what is printed again is no name for that.
func TestSameNames(t *testing.T) {
	g := garden(t)
	for _, lang := range minutes.Languages {
		a, err := txtar.ParseFile(fmt.Sprintf("testdata/names.%s.txtar", lang))
		if err != nil {
			t.Fatal(err)
		}
		f := a.Files[0]
		var texts []Text
		for _, name := range []string{"one.txt", "two.txt"} {
			texts = append(texts, readText(t, name, string(f.Data), lang))
		}
		for _, f := range Compare(g, texts).Findings {
			if f.Rule == RuleUnlisted || f.Rule == RuleAcronym {
				t.Errorf("%s: %s: %q => %q", lang, f.Rule, f.Found, f.Expected)
			}
		}
	}
}

// TestNames compares two names that stand in three texts and in one: what the finding is
// about and how grave it is, or nothing.
func TestNames(t *testing.T) {
	sentences := map[string]string{
		"en": "It was agreed that the %s would meet.|The Council thanked the %s for its paper.|Members liked the report of the %s.|Then the %s met twice.",
		"es": "Se acordó que el %s cantara.|El Consejo felicitó al %s ayer.|Gustó el informe del %s a todos.|Luego el %s se reunió.",
		"fr": "Il a été convenu que le %s chanterait.|On remercie le %s de son aide.|Le rapport du %s a plu.|Puis le %s se réunit.",
		"ru": "Решено, что %s соберется.|Затем %s поет.|Довольна также %s, без сомнения.|Потом %s собирается.",
		"ar": "وافق %s على النص.|كتب %s رسالة.|شكر المجلس %s أمس.|ثم اجتمع %s مرتين.",
		"zh": "%s将于六月开会。|%s向理事会提交了文件。|%s介绍了报告。|%s开了两次会。",
	}
	for _, c := range []struct{ lang, a, b, want string }{
		{"en", "Weeding Forum", "Weedding Forum", "warning"},
		{"en", "Forum on Bees and Hives", "Forum on Bees & Hives", "warning"},
		{"en", "Forum on Hive Centres", "Forum on Hive Centers", "warning"},
		{"en", "Working Group on Hive Paths", "WG on Hive Paths", "warning"},
		{"en", "Working Group on Seed Exchange", "Working Group for Seed Exchange", "warning"}, // beside one that is listed
		{"en", "“Bean-Pole Day”", "“Bean Pole Day”", "warning"},
		{"en", "BP-DAY", "BPDAY", "warning"},
		{"en", "Forum on Upper Terraces", "Forum on Lower Terraces", ""},
		{"en", "“Row III”", "“Row II”", ""},
		{"en", "“BP4 Day”", "“BP6 Day”", ""},
		{"en", "Forum on Peas", "Forum on Pears", ""},
		{"en", "Anna Bellerose", "Anne Bellerose", ""},
		{"en", "Committee on Hedge Paths", "Council on Hedge Paths", "warning"},
		{"en", "Committee on Hedge Paths", "Forum on Hedge Paths", ""},
		{"en", "Expert Group in Rain Barrels", "Expert Group in Rain Barrel", "warning"},
		{"en", "Working Group on Access to Hives", "Working Group on Access to Hive", "warning"},
		{"en", "Circle of Bee Hives (CBH)", "Circle of Bee Hives (CBHS)", "warning"},
		{"en", "Circle of Bee Hives (CBH)", "Circle of Bee Hives (QXZ)", ""},
		{"en", "Bee Garden Centre", "Bee Garden Center", "warning"},
		{"en", "Bee Garden Programme", "Bee Garden Program", "warning"},
		{"es", "Comité de Setos Verdes", "Comisión de Setos Verdes", "warning"},
		{"es", "Grupo de Expertos en Setos Verdes", "Grupo de Expertos en Seto Verde", "warning"},
		{"es", "Grupo de Trabajo sobre Acceso a los Setos", "Grupo de Trabajo sobre Acceso al Seto", "warning"},
		{"es", "Foro de Abonos", "Foro de los Abonos", "warning"},
		{"es", "Foro de Abonos del Este", "Foro de Abonos del Oeste", ""},
		{"fr", "Forum des haies", "Forum sur les haies", "warning"},
		{"fr", "Groupe de travail sur les haies", "Groupe de Travail sur les haies", "warning"},
		{"fr", "Comité des haies vertes", "Commission des haies vertes", "warning"},
		{"fr", "Forum des haies et des mares", "Forum des mares et des haies", "warning"},
		{"fr", "Forum communal des haies vertes", "Forum des haies vertes communal", "warning"},
		{"fr", "Forum de l’île", "Forum de l'île", ""},
		{"fr", "« Atlas d’une haie »", "« Atlas de haie »", "warning"},
		{"ru", "Рабочая группа по учёту ульев", "Рабочая группа по учету ульев", ""},
		{"ru", "Рабочая группа по учету ульев", "Рабочей группой по учету ульев", ""},
		{"ru", "Комитет по учету пчелиных ульев", "Совет по учету пчелиных ульев", "warning"},
		{"ru", "Рабочая группа по садовому и лесному поливу", "Рабочая группа по лесному и садовому поливу", "warning"},
		{"ru", "программа «Зеленый забор»", "программа «Зеленые заборы»", "warning"},
		{"ru", "группа «Зеленый забор»", "авторы «Зеленого забора»", ""},
		{"ar", "الفريق العامل المعني بأحواض الزهور", "للفريق العامل المعني بأحواض الزهور", ""},
		{"ar", "الفريق العامل المعني بأحواض الزهور", "الفريق العامل المعني باحواض الزهور", "warning"},
		{"ar", "لجنة تنسيق الحدائق المدرسية", "مجلس تنسيق الحدائق المدرسية", "warning"},
		{"ar", "المنتدى البلدي للبذور النادرة", "منتدى البذور النادرة البلدي", "warning"},
		{"ar", "الفريق العامل المعني بالوصول إلى الأدوات", "الفريق العامل المعني بالوصول إلى الادوات", "warning"},
		{"ar", "الفريق العامل المعني بأحواض الزهور", "الفريق العامل المعني بمسألة أحواض الزهور", "warning"},
		{"ar", "منتدى زراع الشرق", "منتدى زراع الغرب", ""},
		{"ar", "«حديقة الورد»", "«حديقه الورد»", "warning"},
		{"zh", "菜畦修剪工作组", "菜畦剪枝工作组", "warning"},
		{"zh", "菜畦修剪工作组", "菜畦修剪任务组", "warning"},
		{"zh", "果园水管工作组", "果园水管事务工作组", "warning"},
		{"zh", "果园数据工作组", "果园资料工作组", "warning"},
		{"zh", "果园与菜地灌溉工作组", "菜地与果园灌溉工作组", "warning"},
		{"zh", "花园网络围栏工作组", "花园网围栏工作组", "warning"},
		{"zh", "花雨-种子论坛", "花雨种子论坛", "warning"},
		{"zh", "《菜畦除草指南》", "《菜畦除草指引》", "warning"},
		{"zh", "花园水桶委员会", "花园水桶理事会", "warning"},
		{"zh", "“明月浇花”", "“明月洒花”", "warning"},
		{"zh", "果园与菜地灌溉工作组", "花匠与菜地灌溉工作组", ""},
		{"zh", "花园水桶工作组", "花园铁铲工作组", ""},
		{"zh", "“花园灯笼节”", "“花園燈籠節”", "warning"},
		{"zh", "东侧菜畦论坛", "西侧菜畦论坛", ""},
		{"zh", "“菜畦1号”", "“菜畦2号”", ""},
	} {
		lang := language.Make(c.lang)
		var texts []Text
		for i, s := range strings.Split(sentences[c.lang], "|") {
			n := c.a
			if i == 3 {
				n = c.b
			}
			text := fmt.Sprintf(s, n)
			texts = append(texts, Text{File: fmt.Sprint(i), Lang: lang, Passages: []Passage{{Lang: lang, Text: text}}})
		}
		got := ""
		for _, f := range Compare(garden(t), texts).Findings {
			if slices.Contains([]string{RuleUnlisted, RuleAcronym, RuleDiffers}, f.Rule) {
				got += string(f.Severity)
				if f.Said.Args["Count"] != 3 || f.File != "3" || !strings.HasPrefix(f.Said.Args["File"].(string), "0") {
					t.Errorf("%s: %s, %s: %v", c.lang, c.a, c.b, f.Said.Args)
				}
			}
		}
		if got != c.want {
			t.Errorf("%s: %s, %s: %q, want %q", c.lang, c.a, c.b, got, c.want)
		}
	}
}

func TestLoose(t *testing.T) {
	for _, c := range []struct{ lang, words string }{
		{"en", "centre center centers"}, {"en", "organisation organizations"}, {"en", "catalogue catalogs"},
		{"es", "voz voces"}, {"fr", "cables câbles"}, {"ru", "точка точек точкам"}, {"ru", "учёт учету"},
		{"ar", "أسماء لاسم الأسماء"}, {"ar", "الكابلات الكوابل بالكابلات"}, {"ar", "هيئة هيئه والهيئة"},
	} {
		lang := language.Make(c.lang)
		ws := strings.Fields(c.words)
		for _, w := range ws[1:] {
			if a, b := loose(lang, fold(ws[0])), loose(lang, fold(w)); a != b {
				t.Errorf("loose(%s, %q) = %q, and of %q %q", c.lang, w, b, ws[0], a)
			}
		}
	}
}

// BenchmarkNames compares the names of made-up corpora: four times as many documents
// should take four times as long.
//
//	go test ./pipeline/terms -run - -bench Names -benchtime 1x
func BenchmarkNames(b *testing.B) {
	g, err := glossary.New(nil, nil)
	if err != nil {
		b.Fatal(err)
	}
	made := map[string]string{
		"en": "The Working Group on %s %s met. The %s %s Forum thanked the “%s %s Day” (GX-%d).",
		"fr": "Le Groupe de travail sur %s %s siège. Le Forum des %s %s remercie le « %s %s vert ».",
		"ru": "Рабочая группа по %s %s заседает. Форум по %s %s благодарит «%s %s».",
		"ar": "اجتمع الفريق العامل المعني بال%s %s. شكر منتدى ال%s %s مشروع «%s %s».",
		"zh": "%s%s工作组开会。%s%s论坛感谢“%s%s集”。",
	}
	letters := map[string][]rune{"en": []rune("abcdefgh"), "fr": []rune("abcdefgh"), "ru": []rune("абвгдежз"), "ar": []rune("بتجحدرسش"), "zh": []rune("菜畦花园修剪果树")}
	for _, lang := range []string{"en", "fr", "ru", "ar", "zh"} {
		for _, size := range []int{250, 1000} {
			var texts []Text
			seed := uint32(1)
			word := func() string {
				var w []rune
				for range 5 {
					seed = seed*1664525 + 1013904223
					w = append(w, letters[lang][seed>>16%8])
				}
				if lang == "zh" {
					w = w[:2]
				}
				return strings.ToUpper(string(w[:1])) + string(w[1:])
			}
			for i := range size {
				x := Text{File: fmt.Sprint(i), Lang: language.Make(lang)}
				for k := range 20 {
					args := []any{word(), word(), word(), word(), word(), word(), k}
					x.Passages = append(x.Passages, Passage{Lang: x.Lang, Text: fmt.Sprintf(made[lang], args[:strings.Count(made[lang], "%")]...)})
				}
				texts = append(texts, x)
			}
			b.Run(fmt.Sprint(lang, size), func(b *testing.B) {
				for b.Loop() {
					Compare(g, texts)
				}
			})
		}
	}
}
