package pdftext

import (
	"fmt"

	"github.com/ledongthuc/pdf"
)

// A value is an object as the library reads it, when it is asked for. What is asked of one that is something else
// is null, empty or 0. Objects that are not what they should be can make any of its methods panic: ask
// under [guard].
type value struct{ of pdf.Value }

// kinds are those of the library by ours.
var kinds = [...]kind{
	pdf.Null: kindNull, pdf.Bool: kindBool, pdf.Integer: kindNumber, pdf.Real: kindNumber, pdf.String: kindString,
	pdf.Name: kindName, pdf.Dict: kindDict, pdf.Array: kindArray, pdf.Stream: kindStream,
}

// kind says what it is.
func (v value) kind() kind { return kinds[v.of.Kind()] }

// isNull says that there is nothing.
func (v value) isNull() bool { return v.of.IsNull() }

// key gives an entry of a dictionary, or of that of a stream.
func (v value) key(k string) value { return value{v.of.Key(k)} }

// keys gives the names of the entries, sorted.
func (v value) keys() []string { return v.of.Keys() }

// len gives the number of entries of an array.
func (v value) len() int { return v.of.Len() }

// index gives entry i of an array.
func (v value) index(i int) value { return value{v.of.Index(i)} }

// name gives a name without the slash.
func (v value) name() string { return v.of.Name() }

// str gives the bytes of a string.
func (v value) str() string { return v.of.RawString() }

// bool gives a boolean.
func (v value) bool() bool { return v.of.Bool() }

// float gives a number.
func (v value) float() float64 { return v.of.Float64() }

// int gives a whole number, 0 for one with a fraction.
func (v value) int() int { return int(v.of.Int64()) }

// isWhole says that it is a number without a fraction.
func (v value) isWhole() bool { return v.of.Kind() == pdf.Integer }

// number gives the number of the object that v is, 0 if v stands inside another.
func (v value) number() int { return v.key(objectNumber).int() }

// guard is our border with the object reader, which panics on what it does not
// expect: a bad object costs what is being read, not the program.
func guard(do func() error) (err error) {
	defer func() {
		if x := recover(); x != nil {
			err = fmt.Errorf("unreadable object: %v", x)
		}
	}()
	return do()
}
