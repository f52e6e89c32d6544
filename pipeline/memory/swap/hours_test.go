package swap

import (
	"fmt"
	"testing"

	"golang.org/x/text/language"
)

// An hour is swapped for another into what is right, or not at all.
func TestHours(t *testing.T) {
	part := func(h int, from []int, names ...string) string {
		name := ""
		for i, n := range from {
			if h >= n {
				name = names[i]
			}
		}
		return name
	}
	twelve := func(h int) int { return (h+11)%12 + 1 }
	hours := func(h int) string { // Russian
		switch {
		case h%10 == 1 && h != 11:
			return "час"
		case h%10 > 1 && h%10 < 5 && h/10 != 1:
			return "часа"
		}
		return "часов"
	}
	article := func(h int) string {
		if h == 1 {
			return "la"
		}
		return "las"
	}
	right := []struct {
		lang string
		say  func(h int) string
	}{
		{"ru", func(h int) string { return fmt.Sprintf("Начало в %d %s", h, hours(h)) }},
		{"ru", func(h int) string {
			return fmt.Sprintf("Начало в %d %s %s", twelve(h), hours(twelve(h)), part(h, []int{0, 5, 12, 18}, "ночи", "утра", "дня", "вечера"))
		}},
		{"fr", func(h int) string {
			if h < 2 {
				return fmt.Sprintf("à %d heure", h)
			}
			return fmt.Sprintf("à %d heures", h)
		}},
		{"es", func(h int) string { return fmt.Sprintf("a %s %d.00", article(h), h) }},
		{"es", func(h int) string {
			return fmt.Sprintf("a %s %d %s", article(twelve(h)), twelve(h), part(h, []int{0, 6, 12, 20}, "de la madrugada", "de la mañana", "de la tarde", "de la noche"))
		}},
		{"zh", func(h int) string {
			return fmt.Sprintf("%s%d时开始", part(h, []int{0, 6, 12, 13, 18}, "凌晨", "上午", "中午", "下午", "晚上"), twelve(h))
		}},
		{"ar", func(h int) string {
			return fmt.Sprintf("الساعة %d:00 %s", twelve(h), part(h, []int{0, 12, 13, 18}, "صباحًا", "ظهرًا", "بعد الظهر", "مساءً"))
		}},
		{"en", func(h int) string {
			return fmt.Sprintf("at %d:00 %s", twelve(h), part(h, []int{0, 12}, "a.m.", "p.m."))
		}},
	}
	all := []int{0, 1, 2, 5, 9, 11, 12, 13, 17, 18, 19, 21, 22, 23}
	s := New(nil)
	for i, r := range right {
		swapped := 0
		for _, old := range all {
			for _, hour := range all {
				for _, k := range []int{0, 5, 7} {
					from := right[k]
					out, _, ok := s.Swap(language.Make(from.lang), language.Make(r.lang), from.say(hour), from.say(old), r.say(old))
					if ok && out != r.say(hour) {
						t.Errorf("Swap(%s, %s, %q, %q, %q) = %q, want %q", from.lang, r.lang, from.say(hour), from.say(old), r.say(old), out, r.say(hour))
					}
					if ok && i != k && hour != old {
						swapped++
					}
				}
			}
		}
		if swapped < 20 {
			t.Errorf("%s: %d swapped in %q", r.lang, swapped, r.say(9))
		}
	}
}
