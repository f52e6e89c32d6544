package tmx

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"hexaglot/minutes"
	"hexaglot/pipeline/memory/store"
)

// Write writes groups as TMX 1.4b. version is that of the program.
func Write(w io.Writer, version string, groups Groups) error {
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
<header creationtool="hexaglot" creationtoolversion="%s" segtype="sentence" o-tmf="hexaglot" adminlang="en" srclang="*all*" datatype="x-markdown"/>
<body>
`, escape(version))
	for g, err := range groups {
		if err != nil {
			return err
		}
		fmt.Fprintf(b, "<tu tuid=\"%d\">\n", g.ID)
		for _, t := range g.Group {
			unit(b, t)
		}
		b.WriteString("</tu>\n")
	}
	b.WriteString("</body>\n</tmx>\n")
	return b.Flush()
}

func unit(b *bufio.Writer, t store.Text) {
	fmt.Fprintf(b, `<tuv xml:lang="%s"`, t.Lang)
	if !t.When.IsZero() {
		fmt.Fprintf(b, ` changedate="%s"`, t.When.UTC().Format(stamp))
	}
	if t.Who != "" {
		fmt.Fprintf(b, ` changeid="%s"`, escape(t.Who))
	}
	b.WriteString(">")
	machine := ""
	if t.Machine {
		machine = "yes"
	}
	for _, p := range [][2]string{{propState, string(t.State)}, {propMachine, machine}, {propSource, t.Source}, {propLicence, t.Licence}} {
		if p[1] != "" {
			fmt.Fprintf(b, `<prop type="%s">%s</prop>`, p[0], escape(p[1]))
		}
	}
	b.WriteString("<seg>")
	n := 0
	pair := func(kind, open, text, end string) string {
		n++
		return fmt.Sprintf(`<bpt i="%d" type="%s">%s</bpt>%s<ept i="%d">%s</ept>`, n, kind, escape(open), text, n, escape(end))
	}
	for _, s := range minutes.Inline(t.Text) {
		text := escape(s.Text)
		switch {
		case s.URL == s.Text && s.URL != "":
			text = `<ph type="link">` + escape("<"+s.URL+">") + `</ph>`
		case s.URL != "":
			text = pair("link", "[", text, "]("+s.URL+")")
		}
		if s.Emph {
			text = pair("italic", "*", text, "*")
		}
		if s.Strong {
			text = pair("bold", "**", text, "**")
		}
		b.WriteString(text)
	}
	b.WriteString("</seg></tuv>\n")
}

// escape writes a text for XML. What XML cannot hold, such as a control character,
// becomes U+FFFD.
func escape(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return r < 0x20 || strings.ContainsRune("<>&'\"\ufffd\ufffe\uffff", r) }) {
		return s
	}
	var b strings.Builder
	xml.EscapeText(&b, []byte(s)) // a Builder does not fail
	return b.String()
}
