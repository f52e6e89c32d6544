package script

import "golang.org/x/text/language"

// Direction is the one of a language, "ltr" or "rtl" as HTML and XLIFF have it, by the script it is written in.
func Direction(lang language.Tag) string {
	script, _ := lang.Script()
	switch script.String() {
	case "Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm", "Rohg":
		return "rtl"
	}
	return "ltr"
}
