package object

import (
	"fmt"

	"github.com/ledongthuc/pdf"
)

// A Value is an object as the library reads it, when it is asked for. What is asked of one that is something else
// is null, empty or 0. Objects that are not what they should be can make any of its methods panic: ask
// under [Guard].
type Value struct{ of pdf.Value }

// kinds are those of the library by ours.
var kinds = [...]Kind{
	pdf.Null: Null, pdf.Bool: Bool, pdf.Integer: Number, pdf.Real: Number, pdf.String: String,
	pdf.Name: Name, pdf.Dict: Dict, pdf.Array: Array, pdf.Stream: Stream,
}

// Kind says what it is.
func (v Value) Kind() Kind { return kinds[v.of.Kind()] }

// IsNull says that there is nothing.
func (v Value) IsNull() bool { return v.of.IsNull() }

// Key gives an entry of a dictionary, or of that of a stream.
func (v Value) Key(k string) Value { return Value{v.of.Key(k)} }

// Keys gives the names of the entries, sorted.
func (v Value) Keys() []string { return v.of.Keys() }

// Len gives the number of entries of an array.
func (v Value) Len() int { return v.of.Len() }

// Index gives entry i of an array.
func (v Value) Index(i int) Value { return Value{v.of.Index(i)} }

// Name gives a name without the slash.
func (v Value) Name() string { return v.of.Name() }

// Raw gives the bytes of a string.
func (v Value) Raw() string { return v.of.RawString() }

// Bool gives a boolean.
func (v Value) Bool() bool { return v.of.Bool() }

// Float gives a number.
func (v Value) Float() float64 { return v.of.Float64() }

// Int gives a whole number, 0 for one with a fraction.
func (v Value) Int() int { return int(v.of.Int64()) }

// IsWhole says that it is a number without a fraction.
func (v Value) IsWhole() bool { return v.of.Kind() == pdf.Integer }

// Number gives the number of the object that v is, 0 if v stands inside another.
func (v Value) Number() int { return v.Key(objectNumber).Int() }

// Guard is our border with the object reader, which panics on what it does not
// expect: a bad object costs what is being read, not the program.
func Guard(do func() error) (err error) {
	defer func() {
		if x := recover(); x != nil {
			err = fmt.Errorf("unreadable object: %v", x)
		}
	}()
	return do()
}
