package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"

	"hexaglot/minutes"
	"hexaglot/pipeline"
	"hexaglot/pipeline/publish"
	"hexaglot/pipeline/terms"
)

// archive are the files that the arguments of terms name: those of inputs, and of the
// folder of a repository its pages too.
func (a *app) archive(args []string) []string {
	var files []string
	for _, arg := range args {
		info, err := os.Stat(arg)
		if err != nil || !info.IsDir() {
			files = append(files, a.inputs([]string{arg})...)
			continue
		}
		root, key, err := publish.Locate(arg)
		if err != nil { // no repository: a folder of sources
			files = append(files, a.inputs([]string{arg})...)
			continue
		}
		pages := filepath.Join(root, filepath.FromSlash("content/minutes"), key)
		if rel, err := filepath.Rel(mustAbs(arg), pages); err == nil {
			pages = filepath.Join(arg, rel)
		}
		if in, err := filepath.Abs(arg); err == nil && (in == root || !strings.HasPrefix(in, filepath.Join(root, "translations"))) && in != root && !strings.HasPrefix(in, filepath.Join(root, "content")) {
			pages = arg // a folder of sources inside the repository
		}
		files = append(files, a.inputs([]string{pages})...)
	}
	return files
}

func mustAbs(dir string) string {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return dir
	}
	return abs
}

// asTexts makes texts of the meetings of a file.
func (a *app) asTexts(ctx context.Context, name string, how reading) ([]*pipeline.File, []terms.Text, error) {
	meetings, err := a.read(ctx, name, how)
	if err != nil {
		return nil, nil, err
	}
	raw := ""
	if isText(name) {
		data, err := a.readFile(name)
		if err != nil {
			return nil, nil, err
		}
		if raw, err = minutes.Decode(data); err != nil {
			return nil, nil, err
		}
	}
	var out []terms.Text
	for _, f := range meetings {
		out = append(out, terms.Read(filepath.ToSlash(name), f.Doc, f.Lines, raw))
	}
	return meetings, out, nil
}

// isText reports whether a file is text by its name; standard input can be read once only.
func isText(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".md", ".markdown", ".txt":
		return name != "-"
	}
	return false
}

// consistency prints the report of several texts.
func (a *app) consistency(r *terms.Report, format string, matrix bool) error {
	var b bytes.Buffer
	switch format {
	case "json":
		if err := writeJSON(&b, r); err != nil {
			return err
		}
	default:
		r.WriteText(&b, a.loud)
	}
	a.grade(r.Plain())
	_, err := a.out.Write(b.Bytes())
	return err
}
