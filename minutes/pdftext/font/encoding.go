package font

import (
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// standardHigh is the upper half of StandardEncoding from 0xA1 (ISO 32000-1, annex D); a
// space is a code without a character.
const standardHigh = "¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ –†‡· ¶•‚„”»…‰ ¿ `´ˆ˜¯˘˙¨ ˚¸ ˝˛ˇ— " +
	"               Æ ª    ŁØŒº     æ   ı  łøœß    "

// standardEncoding is ASCII but for the quotes.
func standardEncoding() (table [256]rune) {
	for c := rune(' '); c < 0x7f; c++ {
		table[c] = c
	}
	table['\''], table['`'] = '’', '‘'
	i := 0xa1
	for _, r := range standardHigh {
		if r != ' ' && i < 256 {
			table[i] = r
		}
		i++
	}
	return table
}

// baseEncoding gives the characters of a simple font's codes under a named encoding.
func baseEncoding(name string, trueType bool) (table [256]rune) {
	cm := charmap.Windows1252
	switch {
	case name == "MacRomanEncoding":
		cm = charmap.Macintosh
	case name != "WinAnsiEncoding" && !trueType:
		return standardEncoding()
	}
	for i := range table {
		if r := cm.DecodeByte(byte(i)); i >= ' ' && r != utf8.RuneError {
			table[i] = r
		}
	}
	if cm == charmap.Windows1252 {
		table[0x7f] = '•' // ISO 32000-1, D.2, note 3
	}
	return table
}

// A decoder takes the next code off b: its length and its characters.
type decoder func(b []byte) (n int, text string)

// predefined gives the decoder of a predefined CMap (ISO 32000-1, 9.7.5.2) that names a
// character set, nil for Identity and unknown ones. Its codes are that set's bytes.
func predefined(name string) decoder {
	switch {
	case strings.Contains(name, "UCS2"), strings.Contains(name, "UTF16"):
		return nextUTF16
	case strings.Contains(name, "UTF32"):
		return nextUTF32
	case strings.Contains(name, "UTF8"):
		return nextUTF8
	case strings.HasPrefix(name, "GB"):
		return multibyte(simplifiedchinese.GB18030)
	case strings.Contains(name, "B5"), strings.HasPrefix(name, "HKscs"):
		return multibyte(traditionalchinese.Big5)
	case strings.Contains(name, "RKSJ"):
		return multibyte(japanese.ShiftJIS)
	case strings.HasPrefix(name, "KSC"):
		return multibyte(korean.EUCKR)
	case strings.HasPrefix(name, "EUC"):
		return multibyte(japanese.EUCJP)
	case name == "H", name == "V":
		return nextJIS
	}
	return nil
}

// latinCID gives the CID of the space under a predefined CMap: each character collection has ASCII
// in proportional width, from 1 on, and in half width (Adobe Technical Notes 5078, 5079, 5080 and 5093).
func latinCID(name string) int {
	has := func(parts ...string) bool {
		return slices.ContainsFunc(parts, func(p string) bool { return strings.Contains(name, p) })
	}
	switch {
	case has("KSC", "UniKS") && has("-HW-"), has("KSC-EUC"):
		return 8094
	case has("UniJIS") && has("-HW-"), has("RKSJ") && !has("90msp", "90pv", "83pv"), name == "EUC-H", name == "EUC-V":
		return 231
	case has("GB") && !has("Uni", "pc-", "GBKp", "GBK2K"):
		return 813 // of the characters after it: this space is far off
	case has("B5") && !has("Uni", "pc-", "ms-", "HKscs"):
		return 13648
	}
	return 1
}

func nextUTF16(b []byte) (int, string) {
	if len(b) < 2 {
		return len(b), ""
	}
	u := uint16(b[0])<<8 | uint16(b[1])
	if utf16.IsSurrogate(rune(u)) && len(b) >= 4 {
		return 4, string(utf16.Decode([]uint16{u, uint16(b[2])<<8 | uint16(b[3])}))
	}
	return 2, string(rune(u))
}

func nextUTF32(b []byte) (int, string) {
	if len(b) < 4 {
		return len(b), ""
	}
	return 4, string(rune(code(b[:4]) & 0x1fffff))
}

func nextUTF8(b []byte) (int, string) {
	r, n := utf8.DecodeRune(b)
	return n, string(r)
}

// nextJIS reads the 7-bit codes of JIS X 0208, which are EUC-JP without the high bits.
func nextJIS(b []byte) (int, string) {
	if len(b) < 2 {
		return len(b), ""
	}
	s, err := japanese.EUCJP.NewDecoder().Bytes([]byte{b[0] | 0x80, b[1] | 0x80})
	if err != nil {
		return 2, string(utf8.RuneError)
	}
	return 2, string(s)
}

func multibyte(e encoding.Encoding) decoder {
	d := e.NewDecoder()
	return func(b []byte) (int, string) {
		n := 1
		switch {
		case b[0] < 0x81 || len(b) == 1:
		case e == japanese.ShiftJIS && b[0] >= 0xa0 && b[0] <= 0xdf:
		case e == simplifiedchinese.GB18030 && b[1] >= '0' && b[1] <= '9' && len(b) >= 4:
			n = 4
		default:
			n = 2
		}
		s, err := d.Bytes(b[:n])
		if err != nil {
			return n, string(utf8.RuneError)
		}
		return n, string(s)
	}
}
