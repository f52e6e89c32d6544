package object

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
)

// objectNumber is a key we add to each dictionary that stands by itself, because a value of the
// library does not tell which object it is.
const objectNumber = "HexaglotObject"

// rebuild writes the objects as a small clean PDF for the object reader: one classic
// cross-reference table, a flat page tree, no object streams, no encryption. Streams
// are empty in it; their bytes are taken from the file by number. So no size, loop
// or odd syntax of the source ever reaches the library.
func (f *File) rebuild(pages []int) []byte {
	numbers := f.reachable(pages)
	highest := 0
	for n := range f.objects {
		highest = max(highest, n)
	}
	tree, root := highest+1, highest+2
	w := &writer{offsets: make(map[int]int, len(numbers)+2), first: root + 1}
	w.WriteString("%PDF-1.7\n")
	for _, n := range numbers {
		w.indirect(n, f.clean(n, f.object(n)))
	}
	kids := Object{Kind: Array}
	for _, n := range pages {
		kids.List = append(kids.List, Object{Kind: Ref, Num: float64(n)})
	}
	w.indirect(tree, &indirect{Object: Object{Kind: Dict, Dict: map[string]Object{"Kids": kids}}})
	w.indirect(root, &indirect{Object: Object{Kind: Dict, Dict: map[string]Object{"Pages": {Kind: Ref, Num: float64(tree)}}}})
	for i := 0; i < len(w.apart); i++ {
		w.indirect(w.first+i, &indirect{Object: w.apart[i]})
	}
	w.crossReference(root)
	return w.Bytes()
}

// reachable gives the numbers of the objects that pages lead to, without going upwards: nothing
// else is ever asked for.
func (f *File) reachable(pages []int) []int {
	var found, kept []int
	seen := map[int]bool{0: true}
	var follow func(o Object)
	follow = func(o Object) {
		if n := int(o.Num); o.Kind == Ref && !seen[n] {
			seen[n] = true
			found = append(found, n)
		}
		for _, x := range o.List {
			follow(x)
		}
		for k, x := range o.Dict {
			if !leadsUp(k) {
				follow(x)
			}
		}
	}
	for _, n := range pages {
		follow(Object{Kind: Ref, Num: float64(n)})
	}
	for i := 0; i < len(found); i++ {
		o := f.object(found[i])
		if o == nil || o.Kind == Ref || o.Key("Type").IsName("ObjStm") || o.Key("Type").IsName("XRef") {
			continue
		}
		kept = append(kept, found[i])
		follow(o.Object)
	}
	slices.Sort(kept)
	return kept
}

func leadsUp(key string) bool {
	switch key {
	case "Parent", "Prev", "P", "StructParent", "Length":
		return true
	}
	return false
}

// clean gives the object without what could lead upwards, and with strings decrypted.
func (f *File) clean(number int, o *indirect) *indirect {
	c := *o
	if f.crypt != nil && !o.member {
		c.Object = f.crypt.strings(o.Object, f.crypt.objectKey(number, o.gen, f.crypt.forStrings))
	}
	if c.Kind == Dict {
		maps.DeleteFunc(c.Dict, func(k string, _ Object) bool { return leadsUp(k) })
		c.Dict[objectNumber] = Object{Kind: Number, Num: float64(number)}
	}
	return &c
}

// A writer writes objects and keeps where they begin.
type writer struct {
	bytes.Buffer
	offsets map[int]int
	first   int      // number that is free, and all after it
	apart   []Object // arrays that get these numbers
}

// longArray is the length from which on an array of a dictionary is an object of its own: each time
// that the library is asked for a font it reads it again, and need not read its widths too.
const longArray = 16

func (w *writer) indirect(number int, o *indirect) {
	w.offsets[number] = w.Len()
	w.integer(number)
	w.WriteString(" 0 obj\n")
	w.object(o.Object)
	if o.stream != nil {
		w.WriteString("\nstream\n\nendstream")
	}
	w.WriteString("\nendobj\n")
}

func (w *writer) integer(n int) { w.Write(strconv.AppendInt(w.AvailableBuffer(), int64(n), 10)) }

func (w *writer) object(o Object) {
	switch o.Kind {
	case Number:
		if math.IsNaN(o.Num) || math.Abs(o.Num) > 1e15 { // the library panics on what no int64 holds
			o.Num = 0
		}
		w.Write(strconv.AppendFloat(w.AvailableBuffer(), o.Num, 'f', -1, 64))
	case Bool:
		w.WriteString(strconv.FormatBool(o.Num != 0))
	case String:
		w.WriteByte('<')
		w.Write(hex.AppendEncode(w.AvailableBuffer(), o.Bytes))
		w.WriteByte('>')
	case Name:
		w.name(string(o.Bytes))
	case Ref:
		w.reference(int(o.Num))
	case Array:
		w.WriteByte('[')
		for i, x := range o.List {
			if i > 0 {
				w.WriteByte(' ')
			}
			w.object(x)
		}
		w.WriteByte(']')
	case Dict:
		w.dictionary(o.Dict)
	default:
		w.WriteString("null")
	}
}

func (w *writer) reference(number int) {
	w.integer(number)
	w.WriteString(" 0 R")
}

func (w *writer) dictionary(d map[string]Object) {
	w.WriteString("<<")
	for _, k := range slices.Sorted(maps.Keys(d)) {
		w.name(k)
		w.WriteByte(' ')
		if o := d[k]; len(o.List) < longArray {
			w.object(o)
		} else {
			w.reference(w.first + len(w.apart))
			w.apart = append(w.apart, o)
		}
	}
	w.WriteString(">>")
}

func (w *writer) name(s string) {
	w.WriteByte('/')
	for i := range len(s) {
		if c := s[i]; c <= ' ' || c >= 0x7f || c == '#' || isDelimiter(c) {
			fmt.Fprintf(w, "#%02x", c)
		} else {
			w.WriteByte(c)
		}
	}
}

func (w *writer) crossReference(root int) {
	start := w.Len()
	numbers := slices.Sorted(maps.Keys(w.offsets))
	w.WriteString("xref\n0 1\n0000000000 65535 f \n")
	for i := 0; i < len(numbers); {
		j := i + 1
		for j < len(numbers) && numbers[j] == numbers[j-1]+1 {
			j++
		}
		fmt.Fprintf(w, "%d %d\n", numbers[i], j-i)
		for _, n := range numbers[i:j] {
			fmt.Fprintf(w, "%010d 00000 n \n", w.offsets[n])
		}
		i = j
	}
	fmt.Fprintf(w, "trailer\n<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n", w.first+len(w.apart), root, start)
}
