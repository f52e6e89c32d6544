package markdown

// Links are where the links of a segment's text lead once it stands in a page, in their
// order; shown is false of a text of which a page shows nothing.
func Links(text string) (urls []string, shown bool) {
	runs := inlineRuns(text)
	var e Element
	e.links(runs)
	return e.Links, len(runs) > 0
}
