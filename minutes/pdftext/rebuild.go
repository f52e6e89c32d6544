package pdftext

import (
	"bytes"
	"fmt"
	"math"
	"sort"
	"strconv"
)

// objectNumber is a key we add to each dictionary that stands by itself, because a value of the
// library does not tell which object it is.
const objectNumber = "HexaglotObject"

// rebuild writes the objects as a small clean PDF for the object reader: one classic
// cross-reference table, a flat page tree, no object streams, no encryption. Streams
// are empty in it; their bytes are taken from the file by number. So no size, loop
// or odd syntax of the source ever reaches the library.
func (f *file) rebuild(pages []int) []byte {
	numbers := make([]int, 0, len(f.objects))
	highest := 0
	for n := range f.objects {
		numbers = append(numbers, n)
		highest = max(highest, n)
	}
	sort.Ints(numbers)
	w := &writer{}
	w.WriteString("%PDF-1.7\n")
	offsets := make(map[int]int, len(numbers)+2)
	for _, n := range numbers {
		o := f.objects[n]
		if n == 0 || o.kind == kindRef || o.key("Type").isName("ObjStm") || o.key("Type").isName("XRef") {
			continue
		}
		offsets[n] = w.Len()
		w.indirect(n, f.clean(n, o))
	}
	tree, root := highest+1, highest+2
	kids := object{kind: kindArray}
	for _, n := range pages {
		kids.list = append(kids.list, object{kind: kindRef, num: float64(n)})
	}
	offsets[tree] = w.Len()
	w.indirect(tree, &indirect{object: object{kind: kindDict, dict: map[string]object{"Kids": kids}}})
	offsets[root] = w.Len()
	w.indirect(root, &indirect{object: object{kind: kindDict, dict: map[string]object{"Pages": {kind: kindRef, num: float64(tree)}}}})
	w.crossReference(offsets, root)
	return w.Bytes()
}

// clean gives the object without what could lead upwards, and with strings decrypted.
func (f *file) clean(number int, o *indirect) *indirect {
	c := *o
	if f.crypt != nil && !o.member {
		c.object = f.crypt.strings(o.object, f.crypt.objectKey(number, o.gen, f.crypt.forStrings))
	}
	if c.kind == kindDict {
		d := make(map[string]object, len(c.dict)+1)
		for k, v := range c.dict {
			switch k {
			case "Parent", "Prev", "P", "StructParent", "Length":
			default:
				d[k] = v
			}
		}
		d[objectNumber] = object{kind: kindNumber, num: float64(number)}
		c.dict = d
	}
	return &c
}

type writer struct{ bytes.Buffer }

func (w *writer) indirect(number int, o *indirect) {
	fmt.Fprintf(w, "%d 0 obj\n", number)
	w.object(o.object)
	if o.stream != nil {
		w.WriteString("\nstream\n\nendstream")
	}
	w.WriteString("\nendobj\n")
}

func (w *writer) object(o object) {
	switch o.kind {
	case kindNumber:
		if math.IsNaN(o.num) || math.Abs(o.num) > 1e15 { // the library panics on what no int64 holds
			o.num = 0
		}
		w.Write(strconv.AppendFloat(w.AvailableBuffer(), o.num, 'f', -1, 64))
	case kindBool:
		w.WriteString(strconv.FormatBool(o.num != 0))
	case kindString:
		fmt.Fprintf(w, "<%x>", o.bytes)
	case kindName:
		w.name(o.bytes)
	case kindRef:
		fmt.Fprintf(w, "%d 0 R", int(o.num))
	case kindArray:
		w.WriteByte('[')
		for i, x := range o.list {
			if i > 0 {
				w.WriteByte(' ')
			}
			w.object(x)
		}
		w.WriteByte(']')
	case kindDict:
		w.dictionary(o.dict)
	default:
		w.WriteString("null")
	}
}

func (w *writer) dictionary(d map[string]object) {
	keys := make([]string, 0, len(d))
	for k := range d {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	w.WriteString("<<")
	for _, k := range keys {
		w.name([]byte(k))
		w.WriteByte(' ')
		w.object(d[k])
	}
	w.WriteString(">>")
}

func (w *writer) name(b []byte) {
	w.WriteByte('/')
	for _, c := range b {
		if c <= ' ' || c >= 0x7f || c == '#' || isDelimiter(c) {
			fmt.Fprintf(w, "#%02x", c)
		} else {
			w.WriteByte(c)
		}
	}
}

func (w *writer) crossReference(offsets map[int]int, root int) {
	start := w.Len()
	numbers := make([]int, 0, len(offsets))
	for n := range offsets {
		numbers = append(numbers, n)
	}
	sort.Ints(numbers)
	w.WriteString("xref\n0 1\n0000000000 65535 f \n")
	for i := 0; i < len(numbers); {
		j := i + 1
		for j < len(numbers) && numbers[j] == numbers[j-1]+1 {
			j++
		}
		fmt.Fprintf(w, "%d %d\n", numbers[i], j-i)
		for _, n := range numbers[i:j] {
			fmt.Fprintf(w, "%010d 00000 n \n", offsets[n])
		}
		i = j
	}
	fmt.Fprintf(w, "trailer\n<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n", root+1, root, start)
}
