package pdftext

import "math"

// takeMarked chooses lines that the PDF says are heads and feet. At the top of the first page they stay: there
// it is often the title of the document.
func (f *furniture) takeMarked() {
	var marked []*line
	lines := 0
	for i, p := range f.pages {
		lines += len(p.lines)
		for _, l := range p.lines {
			if p.isMarked(l) && (i > 0 || l.y < p.height/2) {
				marked = append(marked, l)
			}
		}
	}
	if 2*len(marked) > lines { // then they are marked wrongly
		return
	}
	for _, l := range marked {
		f.isPart[l] = true
	}
}

// isMarked says that a line lies where the PDF has a head or foot.
func (p *page) isMarked(l *line) bool {
	for _, r := range p.frames {
		if math.Abs(l.y-r.Y0) < l.size/4 && l.x0 > r.X0-l.size && l.x1 < r.X1+l.size {
			return true
		}
	}
	return false
}
