package paint

import (
	"context"
	"fmt"
	"slices"

	"hexaglot/minutes/pdftext/font"
	"hexaglot/minutes/pdftext/geometry"
	"hexaglot/minutes/pdftext/object"
	"hexaglot/minutes/pdftext/picture"
)

// Limits on one page.
const (
	maxOperators = 5_000_000
	maxGlyphs    = 500_000
	maxForms     = 12  // forms inside forms
	maxStates    = 500 // q without Q
	maxOperands  = 200
)

// A state is the graphics state as far as text needs it (ISO 32000-1, 8.4 and 9.3).
type state struct {
	ctm                   geometry.Matrix
	font                  *font.Font
	size                  float64
	charSpace, wordSpace  float64
	scale, leading, raise float64
	mode                  int
	ink                   uint8 // the grey of what is filled
}

// painter runs content streams and collects what they show.
type painter struct {
	ctx       context.Context
	file      *object.File
	reader    *font.Reader
	resources object.Value
	fonts     map[string]*font.Font // of the resources, by their names
	state
	saved      []state
	text, line geometry.Matrix
	marked     []marked
	glyphs     []Glyph
	images     float64         // area that pictures cover
	framing    int             // marked-content sequences of running heads and feet that are open
	frames     []geometry.Rect // where they were painted
	placed     []picture.Placed
	path       path
	shapes     []Shape
	rules      rules
	err        error // the first form that could not be unpacked whole
	inText     bool  // between BT and ET
	unfinished bool  // the content of the page ended there, or before an operator
	bound      error // which was met
	depth, ops int
	operands   []object.Object
	lexer      *object.Lexer
}

// run paints one content stream.
func (p *painter) run(content []byte, resources object.Value) {
	if p.depth >= maxForms {
		return
	}
	p.depth++
	outer, operands, saved, res, fonts := p.lexer, p.operands, p.saved, p.resources, p.fonts
	p.lexer, p.operands, p.saved, p.resources, p.fonts = &object.Lexer{Data: content, Brief: true}, nil, nil, resources, map[string]*font.Font{}
	for {
		o, ok := p.lexer.Next()
		if !ok {
			break
		}
		if o.Kind != object.Keyword {
			if len(p.operands) < maxOperands {
				p.operands = append(p.operands, o)
			}
			continue
		}
		p.ops++
		if p.bound = p.exceeds(); p.bound != nil || p.ops%4096 == 0 && p.ctx.Err() != nil {
			break
		}
		p.operator(string(o.Bytes))
		p.operands = p.operands[:0]
		p.lexer.Forget()
	}
	if p.depth == 1 {
		p.unfinished = p.inText || slices.ContainsFunc(p.operands, func(o object.Object) bool { return o.Kind == object.String || o.Kind == object.Array })
	}
	p.lexer, p.operands, p.saved, p.resources, p.fonts = outer, operands, saved, res, fonts
	p.depth--
}

// exceeds says which bound of a page is met: the rest of it is not read.
func (p *painter) exceeds() error {
	switch {
	case p.ops > maxOperators:
		return fmt.Errorf("only its first %d operators were read", maxOperators)
	case len(p.glyphs) > maxGlyphs:
		return fmt.Errorf("only its first %d signs were read", maxGlyphs)
	}
	return nil
}

func (p *painter) num(i int) float64 {
	if i < len(p.operands) {
		return p.operands[i].Num
	}
	return 0
}

func (p *painter) operand(i int) object.Object {
	if i < len(p.operands) {
		return p.operands[i]
	}
	return object.Object{}
}

// fontNamed asks for each font of the resources once: some producers choose one for every word.
func (p *painter) fontNamed(name []byte) *font.Font {
	f, ok := p.fonts[string(name)]
	if !ok {
		f = p.reader.Font(p.resources.Key("Font").Key(string(name)))
		p.fonts[string(name)] = f
	}
	return f
}

func (p *painter) matrix() geometry.Matrix {
	return geometry.Matrix{p.num(0), p.num(1), p.num(2), p.num(3), p.num(4), p.num(5)}
}

// operator runs one operator; what it does not know changes nothing that is read.
func (p *painter) operator(op string) {
	switch op {
	case "q":
		if len(p.saved) < maxStates {
			p.saved = append(p.saved, p.state)
		}
	case "Q":
		if n := len(p.saved); n > 0 {
			p.state, p.saved = p.saved[n-1], p.saved[:n-1]
		}
	case "cm":
		p.ctm = p.matrix().Then(p.ctm)
	case "BT":
		p.text, p.line, p.inText = geometry.Identity(), geometry.Identity(), true
	case "ET":
		p.inText = false
	case "Tf":
		p.size = p.num(1)
		p.font = p.fontNamed(p.operand(0).Bytes)
	case "Td":
		p.newLine(p.num(0), p.num(1))
	case "TD":
		p.leading = -p.num(1)
		p.newLine(p.num(0), p.num(1))
	case "T*":
		p.newLine(0, -p.leading)
	case "Tm":
		p.text = p.matrix()
		p.line = p.text
	case "Tj":
		p.showOne(p.operand(0).Bytes)
	case "'":
		p.newLine(0, -p.leading)
		p.showOne(p.operand(0).Bytes)
	case "\"":
		p.wordSpace, p.charSpace = p.num(0), p.num(1)
		p.newLine(0, -p.leading)
		p.showOne(p.operand(2).Bytes)
	case "TJ":
		p.showAll(p.operand(0).List)
	case "BMC":
		p.mark(marked{})
	case "BDC":
		p.mark(p.properties(p.operand(0), p.operand(1)))
	case "EMC":
		p.unmark()
	case "Do":
		p.external(p.resources.Key("XObject").Key(string(p.operand(0).Bytes)))
	case "BI":
		if x, ok := picture.Inline(p.lexer, p.resources); ok {
			p.place(x)
		}
	case "g", "rg", "k", "sc", "scn":
		p.setInk(op)
	default:
		if !p.draw(op) {
			p.setText(op)
		}
	}
}

// setText takes the operators that say how text is set (ISO 32000-1, 9.3).
func (p *painter) setText(op string) {
	switch op {
	case "Tc":
		p.charSpace = p.num(0)
	case "Tw":
		p.wordSpace = p.num(0)
	case "Tz":
		p.scale = p.num(0) / 100
	case "TL":
		p.leading = p.num(0)
	case "Ts":
		p.raise = p.num(0)
	case "Tr":
		p.mode = int(p.num(0))
	}
}

func (p *painter) external(x object.Value) {
	switch x.Key("Subtype").Name() {
	case "Image":
		p.place(picture.Placed{Value: x})
	case "Form":
		kept := p.state
		if m := x.Key("Matrix"); m.Len() == 6 {
			var form geometry.Matrix
			for i := range form {
				form[i] = m.Index(i).Float()
			}
			p.ctm = form.Then(p.ctm)
		}
		resources := x.Key("Resources")
		if resources.IsNull() {
			resources = p.resources
		}
		text, line := p.text, p.line
		content, err := p.file.Stream(x)
		if err != nil && p.err == nil {
			p.err = err
		}
		p.run(content, resources)
		p.text, p.line = text, line
		p.state = kept
	}
}
