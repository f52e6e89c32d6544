package engine

import (
	"os"
	"strings"
	"unicode"
)

// words splits a command line as a shell does, and expands nothing: blanks part the words,
// quotation marks ' and " keep them in, a backslash takes the next sign as it is. Where
// paths have backslashes they are nothing but that.
//
// It is our own because what there is either drops what it takes for a shell's operator or
// eats the paths of Windows.
func words(line string) (all []string, ok bool) {
	var word strings.Builder
	inWord, quote, escaped := false, rune(0), false
	for _, r := range line {
		switch {
		case escaped:
			if quote == '"' && r != '"' && r != '\\' {
				word.WriteByte('\\')
			}
			word.WriteRune(r)
			escaped = false
		case r == '\\' && quote != '\'' && os.PathSeparator != '\\':
			escaped, inWord = true, true
		case r == quote:
			quote = 0
		case quote == 0 && (r == '\'' || r == '"'):
			quote, inWord = r, true
		case quote == 0 && unicode.IsSpace(r):
			if inWord {
				all = append(all, word.String())
			}
			word.Reset()
			inWord = false
		default:
			word.WriteRune(r)
			inWord = true
		}
	}
	if inWord {
		all = append(all, word.String())
	}
	return all, quote == 0 && !escaped
}
