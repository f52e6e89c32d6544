package network

import (
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"hexaglot/pipeline/engine/marian/kernel"
)

// TestRequantise holds that the output layer's weights are those of the embedding where
// the largest is 127, and fill 8 bits where it is not.
func TestRequantise(t *testing.T) {
	for _, c := range []struct {
		rows   []int8
		want   []int8
		shared bool
	}{
		{[]int8{0, 1, -2, 127}, []int8{0, 1, -2, 127}, true},
		{[]int8{0, 1, -2, -127}, []int8{0, 1, -2, -127}, true},
		// Times 127/100, to the nearest, and of two as near to the even one.
		{[]int8{0, 1, -2, 100, 50, -99}, []int8{0, 1, -3, 127, 64, -126}, false},
		{[]int8{0, 1, 2}, []int8{0, 64, 127}, false},
		{[]int8{-128, 127, 64}, []int8{-127, 126, 64}, false},
		{[]int8{0, 0}, []int8{0, 0}, true},
	} {
		got, _ := requantised(c.rows, 1/float32(37.5))
		if !slices.Equal(got, c.want) || (&got[0] == &c.rows[0]) != c.shared {
			t.Errorf("requantised(%v) = %v, want %v", c.rows, got, c.want)
		}
	}
}

// dequantised is a model with its matrices as float32, and without those items.
func dequantised(t testing.TB, file []byte, without ...string) []byte {
	t.Helper()
	items, err := readItems(file)
	if err != nil {
		t.Fatal(err)
	}
	var list []item
	for _, name := range slices.Sorted(maps.Keys(items)) {
		i := items[name]
		if slices.Contains(without, name) {
			continue
		}
		if i.kind == typeIntgemm8 {
			w, factor, err := i.bytes()
			if err != nil {
				t.Fatal(err)
			}
			rows, columns := i.shape[0], i.shape[1]
			v := make([]float32, i.count)
			for r := range rows {
				for c := range columns {
					at := c*rows + r
					if strings.HasSuffix(name, "Wemb") {
						at = r*columns + c
					}
					v[r*columns+c] = float32(w[at]) / factor
				}
			}
			i.kind, i.data = typeFloat32, float32s(v...)
		}
		list = append(list, i)
	}
	return pack(list...)
}

// TestFloats holds that a model whose matrices are not quantised yet is quantised when it
// is opened: here to what it was made of.
func TestFloats(t *testing.T) {
	for _, shape := range shapes {
		f := files(t, shape, 1)
		m := open(t, f)
		file, err := os.ReadFile(f.Model)
		if err != nil {
			t.Fatal(err)
		}
		write := func(data []byte) {
			f.Model = filepath.Join(t.TempDir(), "floats.bin")
			if err := os.WriteFile(f.Model, data, 0o666); err != nil {
				t.Fatal(err)
			}
		}
		write(dequantised(t, file))
		k := kernel.All()[0]
		got := translate(t, open(t, f).NewWorker(k), sentences(m, text), false)
		want := translate(t, m.NewWorker(k), sentences(m, text), false)
		for i := range want {
			// The score differs in the last bits, as the factors do.
			if !reflect.DeepEqual(got[i].Tokens, want[i].Tokens) {
				t.Errorf("%s: %q comes out of floats as %v, want %v", shape.Name, text[i], got[i].Tokens, want[i].Tokens)
			}
		}
		write(dequantised(t, file, "encoder_l1_self_Wq_QuantMultA"))
		if _, err := Open(f); err == nil || !strings.Contains(err.Error(), `no item "encoder_l1_self_Wq_QuantMultA": the model was not made for 8 bits`) {
			t.Errorf("a model without the scale of a layer's input gives the error %v", err)
		}
	}
}
