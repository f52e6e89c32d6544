package store

import (
	"math/rand/v2"
	"strings"
	"testing"
)

func TestDiff(t *testing.T) {
	for _, c := range []struct{ old, new, want string }{
		{"The Chair thanked all.", "The Chair thanked all.", "The Chair thanked all."},
		{"The Chair thanked all.", "The Chair thanked them all.", "The Chair thanked{+ them} all."},
		{"The Chair thanked them all.", "The Chair thanked all.", "The Chair thanked{- them} all."},
		{"on 28 May 2024, online", "on 5 June 2024, online", "on{- 28 May}{+ 5 June} 2024, online"},
		{"秘书处将分享方案草案。", "秘书处将分享议程草案。", "秘书处将分享{-方案}{+议程}草案。"},
		{"", "All is new.", "{+All is new}."},
		{"All is old.", "", "{-All is old}"},
		{"«Чем» больше", "чем – больше!", "чем – больше!"},
		{"", "", ""},
	} {
		var b strings.Builder
		for _, d := range Diff(c.old, c.new) {
			switch d.Kind {
			case Removed:
				b.WriteString("{-" + d.Text + "}")
			case Added:
				b.WriteString("{+" + d.Text + "}")
			default:
				b.WriteString(d.Text)
			}
		}
		if b.String() != c.want {
			t.Errorf("Diff(%q, %q) = %s, want %s", c.old, c.new, b.String(), c.want)
		}
	}
}

// The parts that are same or added are the new text, and as many units are edited as
// the distance says at least.
func TestDiffIsTheNewText(t *testing.T) {
	r := random{rand.New(rand.NewPCG(5, 5))}
	for range 2000 {
		lang := en
		if r.IntN(2) > 0 {
			lang = zh
		}
		old, new := r.text(lang), r.text(lang)
		var b strings.Builder
		removed, added := 0, 0
		for _, c := range Diff(old, new) {
			switch c.Kind {
			case Removed:
				removed += len(units(c.Text))
				continue
			case Added:
				added += len(units(c.Text))
			}
			b.WriteString(c.Text)
		}
		if b.String() != new {
			t.Fatalf("Diff(%q, %q) gives %q", old, new, b.String())
		}
		if d := distance(units(old), units(new), 99); max(removed, added) > d || removed+added < d {
			t.Fatalf("Diff(%q, %q) removes %d and adds %d units; the distance is %d", old, new, removed, added, d)
		}
	}
}

// A distance within the limit is that of the whole table.
func TestDistance(t *testing.T) {
	r := random{rand.New(rand.NewPCG(6, 6))}
	for range 5000 {
		a, b := units(r.text(en)), units(r.text(en))
		want := wholeTable(a, b)
		for limit := range 14 {
			if got := distance(a, b, limit); got != min(want, limit+1) {
				t.Fatalf("distance(%v, %v, %d) = %d, want %d", a, b, limit, got, min(want, limit+1))
			}
		}
		if best := atMost(len(a), len(b), sketchOf(a), sketchOf(b)); best < similarity(a, b, 0) {
			t.Fatalf("%v and %v can be alike to %v at most, and are to %v", a, b, best, similarity(a, b, 0))
		}
	}
}

func wholeTable(a, b []unit) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		diagonal := row[0]
		row[0]++
		for j := range b {
			d := diagonal
			if a[i].hash != b[j].hash {
				d = 1 + min(diagonal, row[j], row[j+1])
			}
			diagonal, row[j+1] = row[j+1], d
		}
	}
	return row[len(b)]
}

func TestUnits(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"The 2nd meeting, on 28 May.", "The #2nd meeting on #28 May"},
		{"10,000 people at 16:15; 12 %", "#10,000 people at #16:15 #12"},
		{"l’ordre du jour", "l ordre du jour"},
		{"[the page](https://example.org/a-b?c=1) is up", "the page #https://example.org/a-b?c=1 is up"},
		{"第69届IGF会议", "第 #69 届 IGF 会 议"},
		{"والأمانة، ١٢ مشاركًا", "والأمانة #١٢ مشاركًا"},
		{"…", ""},
	} {
		var got []string
		for _, u := range units(c.text) {
			mark := ""
			if u.fact {
				mark = "#"
			}
			got = append(got, mark+c.text[u.start:u.end])
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("units(%q) = %s, want %s", c.text, s, c.want)
		}
	}
	for _, same := range [][2]string{{"Чтоб ещё", "чтоб еще"}, {"أحمد", "احمد"}, {"ＩＧＦ", "igf"}, {"مشاركًا", "مشاركا"}} {
		if a, b := units(same[0]), units(same[1]); distance(a, b, 9) != 0 {
			t.Errorf("%q and %q differ", same[0], same[1])
		}
	}
}

func FuzzUnits(f *testing.F) {
	f.Add("第69届IGF会议 https://a.b/c 10,000 l’été", "x")
	f.Add("\xff1.2", "١٢")
	f.Fuzz(func(t *testing.T, a, b string) {
		if len(a)+len(b) > 2000 {
			t.Skip()
		}
		us, last := units(a), 0
		for _, u := range us {
			if u.start < last || u.end <= u.start || u.end > len(a) {
				t.Fatalf("units(%q): %v", a, us)
			}
			last = u.end
		}
		var s string
		for _, c := range Diff(a, b) {
			if c.Kind != Removed {
				s += c.Text
			}
		}
		if s != b {
			t.Fatalf("Diff(%q, %q) gives %q", a, b, s)
		}
	})
}
