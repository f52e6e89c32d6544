package font

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
	"unicode/utf16"
)

//go:embed glyphnames.txt
var glyphNamesText string

// glyphNames is the Adobe Glyph List as a map.
var glyphNames = sync.OnceValue(func() map[string]string {
	names := map[string]string{}
	for line := range strings.Lines(glyphNamesText) {
		fields := strings.Fields(line)
		if len(fields) < 2 || strings.HasPrefix(line, "#") {
			continue
		}
		c, err := strconv.ParseUint(fields[0], 16, 32)
		if err != nil {
			panic("glyphnames.txt: " + line) // a test reads it
		}
		for _, n := range fields[1:] {
			names[n] = string(rune(c))
		}
	}
	return names
})

// glyphText gives what a glyph name stands for, "" if it says nothing, by the rules of
// the Adobe Glyph List Specification: "f_i" is a ligature, "a.sc" a variant of a.
func glyphText(name string) string {
	name, _, _ = strings.Cut(name, ".")
	if s, ok := glyphNames()[name]; ok {
		return s
	}
	if len(name) == 1 {
		return name
	}
	if parts := strings.Split(name, "_"); len(parts) > 1 {
		var text strings.Builder
		for _, p := range parts {
			s := glyphText(p)
			if s == "" {
				return ""
			}
			text.WriteString(s)
		}
		return text.String()
	}
	if hex, ok := strings.CutPrefix(name, "uni"); ok && len(hex) >= 4 && len(hex)%4 == 0 {
		var units []uint16
		for i := 0; i < len(hex); i += 4 {
			u, err := strconv.ParseUint(hex[i:i+4], 16, 16)
			if err != nil {
				return ""
			}
			units = append(units, uint16(u))
		}
		return string(utf16.Decode(units))
	}
	if hex, ok := strings.CutPrefix(name, "u"); ok && len(hex) >= 4 && len(hex) <= 6 {
		if c, err := strconv.ParseUint(hex, 16, 32); err == nil {
			return string(rune(c))
		}
	}
	return ""
}
