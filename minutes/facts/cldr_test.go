package facts

import (
	"testing"
	"time"

	"github.com/go-playground/locales"
	"github.com/go-playground/locales/ar"
	"github.com/go-playground/locales/currency"
	"github.com/go-playground/locales/en"
	"github.com/go-playground/locales/es"
	"github.com/go-playground/locales/fr"
	"github.com/go-playground/locales/ru"
	"github.com/go-playground/locales/zh"
)

// What CLDR writes is read: our tables hold the forms of the United Nations, which it
// lacks, and must not lack those it has.
func TestCLDR(t *testing.T) {
	cldr := []locales.Translator{zh.New(), es.New(), fr.New(), ar.New(), ru.New(), en.New()}
	for i, lang := range six {
		l := cldr[i]
		check := func(text string, want Value) {
			t.Helper()
			found := Find(lang, text)
			if len(found) != 1 || !same(found[0].Value, want) {
				t.Errorf("Find(%s, %q) = %+v, want %s", lang, text, found, show(want))
			}
		}
		for m := time.January; m <= time.December; m++ {
			day := time.Date(2024, m, 17, 16, 5, 0, 0, time.UTC)
			d := Day{Year: 2024, Month: int(m), Day: 17}
			check(l.FmtDateMedium(day), Value{Kind: Date, From: d})
			check(l.FmtDateLong(day), Value{Kind: Date, From: d})
			d.Weekday = (int(day.Weekday())+6)%7 + 1
			check(l.FmtDateFull(day), Value{Kind: Date, From: d})
			check(l.FmtTimeShort(day), Value{Kind: Time, Start: Clock{16, 5, true}})
		}
		check(l.FmtNumber(1234567.25, 2), Value{Kind: Number, Number: "1234567.25"})
		check(l.FmtPercent(12.5, 1), Value{Kind: Percent, Number: "12.5"})
		check(l.FmtCurrency(1234.5, 2, currency.USD), Value{Kind: Money, Number: "1234.50", Currency: "USD"})
		check(l.FmtCurrency(1234.5, 2, currency.EUR), Value{Kind: Money, Number: "1234.50", Currency: "EUR"})
	}
}
