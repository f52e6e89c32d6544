package bench

import (
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"hexaglot/minutes"
)

// Key is what items and actions are compared by: a text without inline Markdown,
// NFKC, case folded, letters, marks and numbers only. Raised digits are left out: they refer
// to notes, which truths leave out.
func Key(s string) string {
	s = strings.Map(unraised, s)
	s = norm.NFKC.String(cases.Fold().String(norm.NFKC.String(minutes.Plain(s))))
	return strings.Map(func(r rune) rune {
		if unicode.In(r, unicode.L, unicode.M, unicode.N) {
			return r
		}
		return -1
	}, s)
}

func unraised(r rune) rune {
	if strings.ContainsRune("⁰¹²³⁴⁵⁶⁷⁸⁹", r) {
		return -1
	}
	return r
}

// hashed is how many code points of a text key its hash is made of.
const hashed = 24

// Hash stands for a text in a truth whose texts must not be published: "#" and the
// first eight hex digits of the SHA-256 of the first 24 code points of its key.
func Hash(s string) string { return hashKey(Key(s)) }

func hashKey(key string) string {
	n := 0
	for i := range key {
		if n++; n > hashed {
			key = key[:i]
			break
		}
	}
	sum := sha256.Sum256([]byte(key))
	return "#" + hex.EncodeToString(sum[:4])
}

var hashRE = regexp.MustCompile(`^#[0-9a-f]{8}$`)

// fold is what headings, owners and zones are compared by: what a reader sees, NFC,
// white space folded.
func fold(s string) string {
	s = strings.Join(strings.Fields(minutes.Plain(s)), " ") // Fold would drop the ends of lines
	return strings.Join(strings.Fields(norm.NFC.String(minutes.Fold(s))), " ")
}

// foldCase is [fold] without case.
func foldCase(s string) string { return cases.Fold().String(fold(s)) }

// numberRE is a number at the head of a heading. Letters and Roman numbers need a sign
// after them: "A report" begins with none.
var numberRE = regexp.MustCompile(`^(?:\p{Nd}+(?:\.\p{Nd}+)*\s+(?:[-–—·|:]\s+)?|\p{L}(?:\.\p{Nd}+)+[.)]?\s+|[(（]?(?:\p{Nd}+(?:[.．]\p{Nd}+)*|[IVXLCivxlc]+|\p{L}|[一二三四五六七八九十百〇]+)(?:[.)．）、:：ºª°]+[-–—]?|\s*[-–—]\s)\s*)`)

// cutNumber parts a heading as printed into number and words.
func cutNumber(heading string) (number, words string) {
	n := len(numberRE.FindString(heading))
	if n == 0 || strings.TrimSpace(heading[n:]) == "" {
		return "", heading
	}
	return strings.TrimSpace(heading[:n]), heading[n:]
}

// bareNumber is a printed number without the signs around it and in Western digits, to be compared.
func bareNumber(s string) string {
	s = strings.TrimFunc(foldCase(norm.NFKC.String(s)), func(r rune) bool { return !unicode.In(r, unicode.L, unicode.N) })
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '٠' && r <= '٩':
			return r - '٠' + '0'
		case r >= '۰' && r <= '۹':
			return r - '۰' + '0'
		}
		return r
	}, s)
}

// sum is the SHA-256 of a file, in hex.
func sum(data []byte) string {
	s := sha256.Sum256(data)
	return hex.EncodeToString(s[:])
}
