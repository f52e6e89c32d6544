package object

import "sort"

const (
	maxPages = 20000
	maxTree  = 64 // levels of the page tree
)

// inherited are the entries that a page takes from the nodes above it.
var inherited = []string{"Resources", "MediaBox", "CropBox", "Rotate"}

// findPages gives the numbers of the page objects in their order, with inherited entries
// put into each. Pages are found from the root; if nothing is there, every object
// that says it is a page is one, in the order of the file.
func (f *File) findPages() []int {
	w := &walk{File: f, seen: map[int]bool{}}
	root := f.get(f.trailer("Root"))
	if !hasPages(root) {
		root = f.findCatalog()
	}
	w.node(root.Key("Pages"), nil, 0)
	if len(w.pages) > w.lost {
		return w.pages
	}
	w.pages = nil
	f.readAll()
	for n, o := range f.objects {
		if o.Key("Type").IsName("Page") {
			w.pages = append(w.pages, n)
		}
	}
	sort.Slice(w.pages, func(i, j int) bool {
		a, b := f.objects[w.pages[i]], f.objects[w.pages[j]]
		if a.at != b.at {
			return a.at < b.at
		}
		return w.pages[i] < w.pages[j]
	})
	w.pages = w.pages[:min(len(w.pages), maxPages+1)]
	for _, n := range w.pages {
		f.inheritUp(n)
	}
	return w.pages
}

func hasPages(root Object) bool { return root.Kind == Dict && root.Key("Pages").Kind != Null }

func (f *File) findCatalog() Object {
	best, at := Object{}, -1
	f.readAll()
	for n, o := range f.objects {
		if o.Key("Type").IsName("Catalog") && hasPages(o.Object) && (o.at > at || o.at == at && n > int(best.Num)) {
			best, at = o.Object, o.at
			best.Num = float64(n)
		}
	}
	return best
}

// walk goes down the page tree. No node is entered twice, so that a cycle ends.
type walk struct {
	*File
	seen  map[int]bool
	pages []int
	lost  int // of pages, those that are not there
}

func (w *walk) node(ref Object, above map[string]Object, level int) {
	n := int(ref.Num)
	if ref.Kind != Ref || w.seen[n] || level > maxTree || len(w.pages) > maxPages {
		return
	}
	w.seen[n] = true
	o := w.object(n)
	if o == nil || o.Kind != Dict { // a lost page is still one to be told of
		w.pages = append(w.pages, n)
		w.lost++
		return
	}
	own := map[string]Object{}
	for _, k := range inherited {
		if v := o.Key(k); v.Kind != Null {
			own[k] = v
		} else if v, ok := above[k]; ok {
			own[k] = v
		}
	}
	kids := w.get(o.Key("Kids"))
	if kids.Kind == Array && !o.Key("Type").IsName("Page") {
		for _, k := range kids.List {
			w.node(k, own, level+1)
		}
		return
	}
	for k, v := range own {
		o.Dict[k] = v
	}
	w.pages = append(w.pages, n)
}

// inheritUp completes a page that was found without its tree from its parents.
func (f *File) inheritUp(number int) {
	page := f.objects[number].Object
	node := page
	for range maxTree {
		node = f.get(node.Key("Parent"))
		for _, k := range inherited {
			if v := node.Key(k); v.Kind != Null && page.Key(k).Kind == Null {
				page.Dict[k] = v
			}
		}
	}
}
