//go:build ignore

// Make prints an example in another form: "text", what a reader must find in its
// PDF, or "fodt", a word processor's file with real lists, heads and feet. "still"
// prints a DOCX without what changes with every run.
//
//	go run make.go text igf-mag-virtual-meeting.en.html
package main

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"os"
	"regexp"
	"strconv"
	"strings"
)

func main() {
	if len(os.Args) != 3 {
		fail(fmt.Errorf("usage: make.go text|fodt|still FILE"))
	}
	data, err := os.ReadFile(os.Args[2])
	if err != nil {
		fail(err)
	}
	if os.Args[1] == "still" {
		if err := still(os.Stdout, data); err != nil {
			fail(fmt.Errorf("%s: %w", os.Args[2], err))
		}
		return
	}
	var doc element
	if err := xml.Unmarshal(data, &doc); err != nil {
		fail(fmt.Errorf("%s: %w", os.Args[2], err))
	}
	var b strings.Builder
	body := doc.child("body")
	switch os.Args[1] {
	case "text":
		writeText(&b, body, "")
		text := strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(b.String())
		b.Reset()
		b.WriteString(text) // a PDF does not tell which spaces part lines
	case "fodt":
		writeODT(&b, &doc, string(data))
	default:
		fail(fmt.Errorf("no form %q", os.Args[1]))
	}
	fmt.Print(b.String())
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "make:", err)
	os.Exit(2)
}

var date = regexp.MustCompile(`\d{4}-\d\d-\d\dT[\d:]+Z`)

// still writes the parts of a DOCX with no dates of today.
func still(w io.Writer, data []byte) error {
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return err
	}
	out := zip.NewWriter(w)
	for _, f := range in.File {
		r, err := f.Open()
		if err != nil {
			return err
		}
		part, err := io.ReadAll(r)
		if err != nil {
			return err
		}
		if strings.HasPrefix(f.Name, "docProps/") {
			part = date.ReplaceAll(part, []byte("2026-01-01T00:00:00Z"))
		}
		o, err := out.Create(f.Name)
		if err != nil {
			return err
		}
		if _, err := o.Write(part); err != nil {
			return err
		}
	}
	return out.Close()
}

// An element is a node of the page; text is a node without a name.
type element struct {
	name, text string
	attr       map[string]string
	content    []*element
}

// UnmarshalXML keeps text and elements in their order.
func (e *element) UnmarshalXML(d *xml.Decoder, start xml.StartElement) error {
	e.name, e.attr = start.Name.Local, map[string]string{}
	for _, a := range start.Attr {
		e.attr[a.Name.Local] = a.Value
	}
	for {
		tok, err := d.Token()
		if err != nil {
			return err
		}
		switch t := tok.(type) {
		case xml.StartElement:
			c := &element{}
			if err := c.UnmarshalXML(d, t); err != nil {
				return err
			}
			e.content = append(e.content, c)
		case xml.CharData:
			e.content = append(e.content, &element{text: strings.ReplaceAll(string(t), "\n", "")})
		case xml.EndElement:
			return nil
		}
	}
}

func (e *element) child(name string) *element {
	for _, c := range e.content {
		if c.name == name {
			return c
		}
	}
	return &element{}
}

// words is the text of e without the lists inside it.
func (e *element) words() string {
	s := e.text
	for _, c := range e.content {
		if c.name != "ul" && c.name != "ol" {
			s += c.words()
		}
	}
	return s
}

// marks are the markers of the lists, by class; minutes.css has the same.
var marks = map[string]string{
	"square": "◼", "hyphen": "-", "dot": "•", "dash": "–", "arrow": "➢", "to": "→",
}

func writeText(b *strings.Builder, e *element, mark string) {
	n := 0
	for _, c := range e.content {
		switch c.name {
		case "h1", "h2", "h3", "p":
			fmt.Fprintln(b, c.words())
		case "table", "ul":
			writeText(b, c, marks[c.attr["class"]])
		case "ol":
			writeText(b, c, "")
		case "li":
			n++
			m := mark
			if m == "" {
				m = strconv.Itoa(n) + "."
			}
			fmt.Fprintln(b, m, c.words())
			writeText(b, c, "")
		case "tr":
			fmt.Fprintln(b, strings.Join(c.cells(), "\t"))
		}
	}
}

func (e *element) cells() []string {
	var cells []string
	for _, c := range e.content {
		if c.name == "th" || c.name == "td" {
			cells = append(cells, c.words())
		}
	}
	return cells
}

var content = regexp.MustCompile(`@(top|bottom)-center \{ content: (.*) \}`)

// runningHeads reads the head and the foot of the pages from the style of the page.
func runningHeads(html string) (head, foot string) {
	field := strings.NewReplacer(
		`counter(page)`, `<text:page-number text:select-page="current"/>`,
		`counter(pages)`, `<text:page-count/>`)
	for _, m := range content.FindAllStringSubmatch(html, -1) {
		var s string
		for i, part := range strings.Split(m[2], `"`) {
			if i%2 == 0 {
				part = field.Replace(strings.TrimSpace(part))
			} else {
				part = escape(part)
			}
			s += part
		}
		if m[1] == "top" {
			head = s
		} else {
			foot = s
		}
	}
	return head, foot
}

func writeODT(b *strings.Builder, doc *element, html string) {
	head, foot := runningHeads(html)
	mode, align := "lr-tb", "start"
	if doc.attr["dir"] == "rtl" {
		mode, align = "rl-tb", "end" // LibreOffice 7.4 takes "start" for left
	}
	var lists strings.Builder
	for _, class := range []string{"square", "hyphen", "dot", "dash", "arrow", "to"} {
		writeList(&lists, class, marks[class])
	}
	writeList(&lists, "ol", "")
	fmt.Fprintf(b, odtHead, mode, align, lists.String(), head, foot)
	writeODTBlocks(b, doc.child("body"))
	b.WriteString("</office:text></office:body></office:document>\n")
}

// writeList writes a list style with the same marker on three levels.
func writeList(b *strings.Builder, name, mark string) {
	fmt.Fprintf(b, `<text:list-style style:name="%s">`, name)
	for level := 1; level <= 3; level++ {
		kind := fmt.Sprintf(`bullet text:style-name="mark" text:bullet-char="%s"`, mark)
		if mark == "" {
			kind = `number style:num-format="1" style:num-suffix="."`
		}
		end, _, _ := strings.Cut(kind, " ")
		fmt.Fprintf(b, `<text:list-level-style-%s text:level="%d">`+
			`<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">`+
			`<style:list-level-label-alignment text:label-followed-by="listtab" text:list-tab-stop-position="%.1fcm" fo:text-indent="-0.6cm" fo:margin-left="%.1fcm"/>`+
			`</style:list-level-properties></text:list-level-style-%s>`,
			kind, level, 0.7*float64(level), 0.7*float64(level), end)
	}
	b.WriteString("</text:list-style>\n")
}

func writeODTBlocks(b *strings.Builder, e *element) {
	for _, c := range e.content {
		class := c.attr["class"]
		switch c.name {
		case "h1":
			paragraph(b, "title", c)
		case "h2", "h3":
			level := c.name[1:]
			fmt.Fprintf(b, `<text:h text:style-name="h%s" text:outline-level="%s">%s</text:h>`+"\n", level, level, inline(c))
		case "p":
			if class == "" {
				class = "body"
			}
			paragraph(b, class, c)
		case "ul", "ol":
			if class == "" {
				class = "ol"
			}
			fmt.Fprintf(b, `<text:list text:style-name="%s">`, class)
			for _, li := range c.content {
				if li.name != "li" {
					continue
				}
				b.WriteString("<text:list-item>")
				paragraph(b, "item", li)
				writeODTBlocks(b, li)
				b.WriteString("</text:list-item>")
			}
			b.WriteString("</text:list>\n")
		case "table":
			b.WriteString(`<table:table table:name="t"><table:table-column table:number-columns-repeated="3"/>`)
			for _, tr := range c.content {
				if tr.name != "tr" {
					continue
				}
				b.WriteString("<table:table-row>")
				for _, cell := range tr.content {
					if cell.name == "" {
						continue
					}
					b.WriteString(`<table:table-cell table:style-name="cell" office:value-type="string">`)
					paragraph(b, cell.name, cell)
					b.WriteString("</table:table-cell>")
				}
				b.WriteString("</table:table-row>")
			}
			b.WriteString("</table:table>\n")
		}
	}
}

func paragraph(b *strings.Builder, style string, e *element) {
	fmt.Fprintf(b, `<text:p text:style-name="%s">%s</text:p>`, style, inline(e))
}

func inline(e *element) string {
	var s string
	for _, c := range e.content {
		switch c.name {
		case "":
			s += escape(c.text)
		case "a":
			s += fmt.Sprintf(`<text:a xlink:type="simple" xlink:href="%s" text:style-name="link">%s</text:a>`, c.attr["href"], escape(c.words()))
		}
	}
	return s
}

func escape(s string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(s)
}

// odtHead takes writing mode, alignment, list styles, head and foot. All scripts
// share one set of styles, as in a file that was begun from an English template.
const odtHead = `<?xml version="1.0" encoding="UTF-8"?>
<office:document office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text"
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 xmlns:xlink="http://www.w3.org/1999/xlink">
<office:font-face-decls>
<style:font-face style:name="latin" svg:font-family="'Liberation Serif'"/>
<style:font-face style:name="han" svg:font-family="'Noto Serif CJK SC'"/>
<style:font-face style:name="arabic" svg:font-family="Amiri"/>
<style:font-face style:name="signs" svg:font-family="'DejaVu Sans'"/>
</office:font-face-decls>
<office:styles>
<style:default-style style:family="paragraph">
<style:text-properties style:font-name="latin" fo:font-size="11pt" fo:language="en" fo:country="GB" style:font-name-asian="han" style:font-size-asian="11pt" style:language-asian="zh" style:country-asian="CN" style:font-name-complex="arabic" style:font-size-complex="12pt" style:language-complex="ar" style:country-complex="EG"/>
</style:default-style>
<style:style style:name="body" style:family="paragraph"><style:paragraph-properties style:writing-mode="%[1]s" fo:text-align="%[2]s" fo:margin-bottom="0.15cm"/></style:style>
<style:style style:name="item" style:family="paragraph" style:parent-style-name="body"/>
<style:style style:name="td" style:family="paragraph" style:parent-style-name="body"><style:paragraph-properties fo:margin-bottom="0cm"/></style:style>
<style:style style:name="th" style:family="paragraph" style:parent-style-name="td"><style:text-properties fo:font-weight="bold" style:font-weight-asian="bold" style:font-weight-complex="bold"/></style:style>
<style:style style:name="title" style:family="paragraph" style:parent-style-name="body"><style:paragraph-properties fo:text-align="center"/><style:text-properties fo:font-size="16pt" fo:font-weight="bold" style:font-size-asian="16pt" style:font-weight-asian="bold" style:font-size-complex="17pt" style:font-weight-complex="bold"/></style:style>
<style:style style:name="subtitle" style:family="paragraph" style:parent-style-name="body"><style:paragraph-properties fo:text-align="center"/></style:style>
<style:style style:name="when" style:family="paragraph" style:parent-style-name="body"><style:paragraph-properties fo:text-align="center"/></style:style>
<style:style style:name="h2" style:family="paragraph" style:parent-style-name="body"><style:paragraph-properties fo:margin-top="0.4cm" fo:keep-with-next="always"/><style:text-properties fo:font-size="13pt" fo:font-weight="bold" style:font-size-asian="13pt" style:font-weight-asian="bold" style:font-size-complex="14pt" style:font-weight-complex="bold"/></style:style>
<style:style style:name="h3" style:family="paragraph" style:parent-style-name="body"><style:paragraph-properties fo:margin-top="0.2cm" fo:keep-with-next="always"/><style:text-properties fo:font-weight="bold" style:font-weight-asian="bold" style:font-weight-complex="bold"/></style:style>
<style:style style:name="actions" style:family="paragraph" style:parent-style-name="h3"/>
<style:style style:name="notice" style:family="paragraph" style:parent-style-name="h3"/>
<style:style style:name="running" style:family="paragraph" style:parent-style-name="body"><style:paragraph-properties fo:text-align="center"/><style:text-properties fo:font-size="8pt" style:font-size-asian="8pt" style:font-size-complex="9pt"/></style:style>
<style:style style:name="link" style:family="text"><style:text-properties fo:color="#0563c1" style:text-underline-style="solid"/></style:style>
<style:style style:name="mark" style:family="text"><style:text-properties style:font-name="signs" style:font-name-asian="signs" style:font-name-complex="signs"/></style:style>
</office:styles>
<office:automatic-styles>
%[3]s<style:style style:name="cell" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000" fo:padding="0.1cm"/></style:style>
<style:page-layout style:name="a4"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin-top="1.5cm" fo:margin-bottom="1.5cm" fo:margin-left="2.3cm" fo:margin-right="2.3cm" style:writing-mode="%[1]s"/>
<style:header-style><style:header-footer-properties fo:min-height="0.9cm" fo:margin-bottom="0.5cm"/></style:header-style>
<style:footer-style><style:header-footer-properties fo:min-height="0.9cm" fo:margin-top="0.5cm"/></style:footer-style></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="a4">
<style:header><text:p text:style-name="running">%[4]s</text:p></style:header>
<style:footer><text:p text:style-name="running">%[5]s</text:p></style:footer>
</style:master-page></office:master-styles>
<office:body><office:text>
`
