package check

// rules are all rules, the gravest first: the one that is said of an answer is the one
// that tells most of what went wrong.
var rules = []*Rule{
	empty,
	control,
	marks,
	letters,
	length,
	links,
	numbers,
	dates,
	times,
	references,
}
