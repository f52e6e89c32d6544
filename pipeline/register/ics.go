package register

import (
	"bytes"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"
	"golang.org/x/text/language"

	"hexaglot/minutes"
	"hexaglot/minutes/facts"
)

// Calendar writes entries as the to-dos of an iCalendar (RFC 5545), for one language.
// A to-do has the same UID in every language: a reader who takes another
// file gets the same to-dos in another language, not a second set. DTSTAMP is the
// day of the meeting, since the same input gives the same bytes. The calendar is called
// as the meeting is, if it is one.
func (v View) Calendar(entries []Entry, ui language.Tag) ([]byte, error) {
	lang := v.Lang
	if lang == language.Und {
		lang = ui
	}
	l, err := labelsOf(lang)
	if err != nil {
		return nil, err
	}
	c := ics.NewCalendar()
	c.SetProductId("-//hexaglot//actions//" + strings.ToUpper(lang.String()))
	if name := v.oneMeeting(entries); name != "" {
		c.SetName(name)
		c.SetXWRCalName(name)
	}
	for _, e := range entries {
		todo := c.AddTodo(e.Meeting + "/" + e.ID + "@hexaglot")
		stamp, err := time.Parse(time.DateOnly, e.Date)
		if err != nil {
			stamp = time.Unix(0, 0) // a meeting without a date
		}
		todo.SetDtStampTime(stamp.UTC())
		text, ok := v.text(e, e.Text)
		said := v.lang(e)
		if !ok {
			said = e.Lang
		}
		in := ics.PropertyParameter(&ics.KeyValues{Key: string(ics.ParameterLanguage), Value: []string{said.String()}})
		todo.SetSummary(plain(text), in)
		todo.SetDescription(v.description(e, l))
		setDue(todo, e)
		if s := status[e.Status]; s != "" {
			todo.SetStatus(s)
		}
	}
	var b bytes.Buffer
	err = c.SerializeTo(&b, ics.WithNewLineWindows)
	return b.Bytes(), err
}

// oneMeeting is the title of the meeting that all entries are of; empty if there are several.
func (v View) oneMeeting(entries []Entry) string {
	for _, e := range entries {
		if e.Meeting != entries[0].Meeting {
			return ""
		}
	}
	if len(entries) == 0 {
		return ""
	}
	title, _ := v.text(entries[0], entries[0].Title)
	return plain(title)
}

// description says what has no property of its own: the meeting, the section and the
// owners, who are no calendar addresses.
func (v View) description(e Entry, l labels) string {
	var lines []string
	add := func(label, text string) {
		if text != "" {
			lines = append(lines, l[label]+l["colon"]+text)
		}
	}
	title, _ := v.text(e, e.Title)
	section, _ := v.text(e, e.Section)
	add("meeting", plain(title))
	add("section", plain(section))
	add("owner", strings.Join(v.owners(e), l["and"]))
	add("due", v.due(e))
	return strings.Join(lines, "\n")
}

// status is what RFC 5545 (3.8.1.11) calls a status; a text that states none says nothing.
var status = map[minutes.Status]ics.ObjectStatus{
	minutes.Open: ics.ObjectStatusNeedsAction, minutes.NotDone: ics.ObjectStatusNeedsAction, minutes.Carried: ics.ObjectStatusNeedsAction,
	minutes.Started: ics.ObjectStatusInProcess, minutes.Done: ics.ObjectStatusCompleted, minutes.Cancelled: ics.ObjectStatusCancelled,
}

// setDue writes the day as a DATE, and with a time as a DATE-TIME: in UTC if the zone
// fixes one, else floating. Of an interval the two ends must be of one type (RFC 5545,
// 3.8.2.3): they are days.
func setDue(todo *ics.VTodo, e Entry) {
	const date, clock = "20060102", "20060102T150405"
	from, err := time.Parse(time.DateOnly, e.Due.From)
	if err != nil {
		return
	}
	days := ics.WithValue("DATE")
	if to, err := time.Parse(time.DateOnly, e.Due.To); err == nil && to.After(from) {
		todo.SetProperty(ics.ComponentPropertyDtStart, from.Format(date), days)
		todo.SetProperty(ics.ComponentPropertyDue, to.Format(date), days)
		return
	}
	at, err := time.Parse("15:04", e.Time)
	if err != nil {
		todo.SetProperty(ics.ComponentPropertyDue, from.Format(date), days)
		return
	}
	at = from.Add(time.Duration(at.Hour())*time.Hour + time.Duration(at.Minute())*time.Minute)
	if offset, ok := facts.Offset(e.Zone); ok && e.Zone != "" {
		if z, err := time.Parse("-07:00", offset); err == nil {
			_, seconds := z.Zone()
			todo.SetProperty(ics.ComponentPropertyDue, at.Add(-time.Duration(seconds)*time.Second).Format(clock)+"Z")
			return
		}
	}
	todo.SetProperty(ics.ComponentPropertyDue, at.Format(clock))
}
