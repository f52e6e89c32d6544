package main

import (
	"bytes"
	"context"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// drive is what a reader does with the page of terms --format html: it writes into the
// title what the page shows then.
const drive = `<script>
const seen = [document.dir, getComputedStyle(document.querySelector("td")).direction];
const head = document.querySelectorAll("#findings th");
seen.push(head[0].getBoundingClientRect().left > head[1].getBoundingClientRect().left ? "mirrored" : "straight");
const say = () => seen.push(count.value, rows.filter(r => r.offsetParent).length);
say();
form.words.value = "开放论坛"; form.words.dispatchEvent(new Event("input", {bubbles: true})); say();
form.words.value = ""; form.rule.value = "term.forbidden"; form.rule.dispatchEvent(new Event("input", {bubbles: true})); say();
form.rule.value = ""; form.rank.value = "error"; form.rank.dispatchEvent(new Event("input", {bubbles: true})); say();
form.rank.value = ""; form.lang.value = "zh"; form.lang.dispatchEvent(new Event("input", {bubbles: true})); say();
for (const f of [form.lang, form.rule, form.rank, form.words]) { f.focus(); seen.push(document.activeElement === f && f.labels[0].textContent.trim() !== ""); }
seen.push(getComputedStyle(document.querySelector("td.words div")).direction, document.querySelector("td.file bdi").dir, document.documentElement.scrollWidth <= innerWidth);
document.title = seen.join("|");
</script>`

// TestPage opens the report in a browser without a network, in two directions and on
// the width of a telephone, filters it and looks at what is left.
func TestPage(t *testing.T) {
	chromium := need(t, "chromium")
	dir := t.TempDir()
	source := "IGF MAG 2032 第四次会议\n2032 年 3 月 9 日\n\n1. 最新情况\n\n收到 9 个远程中心应用。\n成员参加了公开论坛。\n公开论坛结束。\n"
	if err := os.WriteFile(filepath.Join(dir, "a.txt"), []byte(source), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ lang, size, want string }{
		{"en", "1200,800", "ltr|ltr|straight|3 places|10|2 places|2|1 place|8|1 place|8|3 places|10|true|true|true|true|ltr|ltr|true"},
		{"ar", "1200,800", "rtl|rtl|mirrored|3 مواضع|10|موضعان|2|موضع واحد|8|موضع واحد|8|3 مواضع|10|true|true|true|true|ltr|ltr|true"},
		{"ru", "500,800", "ltr|ltr|straight|3 места|10|2 места|2|1 место|8|1 место|8|3 места|10|true|true|true|true|ltr|ltr|true"},
	} {
		var page, words bytes.Buffer
		run(context.Background(), []string{"--ui", test.lang, "terms", "--format", "html", "--fail-on", "never", filepath.Join(dir, "a.txt")}, nil, &page, &words)
		name := filepath.Join(dir, test.lang+".html")
		if err := os.WriteFile(name, bytes.Replace(page.Bytes(), []byte("</body>"), []byte(drive+"</body>"), 1), 0o666); err != nil {
			t.Fatal(err)
		}
		browser := exec.Command(chromium, "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir="+filepath.Join(dir, "profile"),
			"--host-resolver-rules=MAP * ~NOTFOUND", "--window-size="+test.size, "--dump-dom", "file://"+name)
		out, err := browser.Output()
		if err != nil {
			t.Fatal(err)
		}
		m := regexp.MustCompile(`<title>([^<]*)</title>`).FindSubmatch(out)
		if m == nil {
			t.Fatalf("%s: the page has no title:\n%s\n%s", test.lang, out, words.String())
		}
		if got := html.UnescapeString(strings.TrimSpace(string(m[1]))); got != test.want {
			t.Errorf("%s: the page shows\n%s, want\n%s", test.lang, got, test.want)
		}
	}
}
