package models

import (
	_ "embed"
	"encoding/json"
	"slices"

	"golang.org/x/text/language"

	"hexaglot/minutes"
)

// A Record is what a model gave for the sentences of this program, on some machine: it
// must give the same on every other.
type Record struct {
	From         language.Tag `json:"from"`
	To           language.Tag `json:"to"`
	Architecture string       `json:"architecture"`
	Hash         string       `json:"hash"` // of all files of the model
	Kernel       string       `json:"kernel"`
	Sentences    []Pair       `json:"sentences"`
}

// records is the file of them.
type records struct {
	Schema int      `json:"schema"`
	Models []Record `json:"models"`
}

//go:embed expected.json
var expectedFile []byte

// Recorded are the records that the program has. It has none of real models until somebody
// who has them adds theirs to expected.json.
func Recorded() []Record {
	all, err := ReadRecords(expectedFile)
	if err != nil {
		panic(err) // a test reads them
	}
	return all
}

// ReadRecords reads what [WriteRecords] wrote.
func ReadRecords(data []byte) ([]Record, error) {
	var r records
	if err := json.Unmarshal(data, &r); err != nil || r.Schema != 1 {
		return nil, minutes.Fail("models.record", "it is no record of models: hexaglot models verify --record FILE makes one")
	}
	return r.Models, nil
}

// WriteRecords gives what some models translated, for a file.
func WriteRecords(checks []Check) ([]byte, error) {
	r := records{Schema: 1, Models: []Record{}}
	for _, c := range checks {
		if len(c.Sentences) > 0 {
			r.Models = append(r.Models, Record{c.From, c.To, c.Architecture, c.Hash, c.Kernels[0], c.Sentences})
		}
	}
	data, err := json.MarshalIndent(r, "", "  ")
	return append(data, '\n'), err
}

// expected are the translations that are known of a model, by their sources.
func expected(hash string, known []Record) map[string]string {
	want := map[string]string{}
	for _, r := range slices.Backward(known) { // the first counts
		if r.Hash == hash {
			for _, s := range r.Sentences {
				want[s.Source] = s.Target
			}
		}
	}
	return want
}
