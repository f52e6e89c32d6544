package minutes

import "testing"

func TestSeam(t *testing.T) {
	for _, test := range []struct{ a, b, want string }{
		{"The council", "met", " "},
		{"the co-", "facilitators", ""},
		{"он по-", "прежнему", ""},
		{"in 2025-", "2026", ""},
		{"10:00–", "10:10", ""},
		{"10:00 –", "10:10", " "}, // a cell was "10:00 –10:10"
		{"see A/", "RES/70/125", ""},
		{"either /", "or", " "},
		{"北京", "会议", ""},
		{"在 20", "25 年", ""},
		{"迪亚洛女士 (Zoo", "m)", ""},
		{"通过 Y", "ouTube 直播", ""},
		{"参加 Plan", "A 的", " "},
		{"at 20", "25 people", " "},
		{"at https://example.org/a.pdf?", "download=1", ""},
		{"at https://example.org/a?", "They did", " "},
		{"at https://example.org", "/a", ""},
	} {
		if got := Seam(test.a, test.b); got != test.want {
			t.Errorf("Seam(%q, %q) = %q, want %q", test.a, test.b, got, test.want)
		}
	}
}

func TestJoinInside(t *testing.T) {
	address := "https://example.org/report.v2"
	for _, test := range []struct {
		name  string
		lines []Line
		want  string
	}{
		{"a link that says so", []Line{
			{Text: "see https://example.org/report.", Size: 10, Links: []Link{{URL: address, Start: 4, End: 31}}},
			{Text: "v2 for more", Size: 10, Joins: true, Links: []Link{{URL: address, Start: 0, End: 2}}},
		}, "see " + address + " for more"},
		{"a word that stands elsewhere", []Line{
			{Text: "在YouTube上直播，在You", Size: 10},
			{Text: "Tube上观看。", Size: 10, Joins: true},
		}, "在YouTube上直播，在YouTube上观看。"},
		{"words in Chinese", []Line{
			{Text: "通过Internet", Size: 10},
			{Text: "Governance论坛", Size: 10, Joins: true},
		}, "通过Internet Governance论坛"},
	} {
		got := Join(test.lines)
		if len(got) != 1 || got[0].Text != test.want {
			t.Errorf("Join of %s = %v, want %q", test.name, got, test.want)
		}
	}
}
