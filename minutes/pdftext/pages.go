package pdftext

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
func (f *file) findPages() []int {
	w := &walk{file: f, seen: map[int]bool{}}
	root := f.get(f.trailer("Root"))
	if !hasPages(root) {
		root = f.findCatalog()
	}
	w.node(root.key("Pages"), nil, 0)
	if len(w.pages) > w.lost {
		return w.pages
	}
	w.pages = nil
	f.readAll()
	for n, o := range f.objects {
		if o.key("Type").isName("Page") {
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
	w.pages = w.pages[:min(len(w.pages), maxPages)]
	for _, n := range w.pages {
		f.inheritUp(n)
	}
	return w.pages
}

func hasPages(root object) bool { return root.kind == kindDict && root.key("Pages").kind != kindNull }

func (f *file) findCatalog() object {
	best, at := object{}, -1
	f.readAll()
	for n, o := range f.objects {
		if o.key("Type").isName("Catalog") && hasPages(o.object) && (o.at > at || o.at == at && n > int(best.num)) {
			best, at = o.object, o.at
			best.num = float64(n)
		}
	}
	return best
}

// walk goes down the page tree. No node is entered twice, so that a cycle ends.
type walk struct {
	*file
	seen  map[int]bool
	pages []int
	lost  int // of pages, those that are not there
}

func (w *walk) node(ref object, above map[string]object, level int) {
	n := int(ref.num)
	if ref.kind != kindRef || w.seen[n] || level > maxTree || len(w.pages) >= maxPages {
		return
	}
	w.seen[n] = true
	o := w.object(n)
	if o == nil || o.kind != kindDict { // a lost page is still one to be told of
		w.pages = append(w.pages, n)
		w.lost++
		return
	}
	own := map[string]object{}
	for _, k := range inherited {
		if v := o.key(k); v.kind != kindNull {
			own[k] = v
		} else if v, ok := above[k]; ok {
			own[k] = v
		}
	}
	kids := w.get(o.key("Kids"))
	if kids.kind == kindArray && !o.key("Type").isName("Page") {
		for _, k := range kids.list {
			w.node(k, own, level+1)
		}
		return
	}
	for k, v := range own {
		o.dict[k] = v
	}
	w.pages = append(w.pages, n)
}

// inheritUp completes a page that was found without its tree from its parents.
func (f *file) inheritUp(number int) {
	page := f.objects[number].object
	node := page
	for range maxTree {
		node = f.get(node.key("Parent"))
		for _, k := range inherited {
			if v := node.key(k); v.kind != kindNull && page.key(k).kind == kindNull {
				page.dict[k] = v
			}
		}
	}
}
