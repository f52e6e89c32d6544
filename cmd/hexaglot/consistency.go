package main

import (
	"bytes"
	"context"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"hexaglot/minutes"
	"hexaglot/pipeline"
	"hexaglot/pipeline/publish"
	"hexaglot/pipeline/terms"
)

// archive are the files that the arguments of terms name: those of inputs, where a
// repository or its state stands for the pages.
func (a *app) archive(args []string) []string {
	var files []string
	for _, arg := range args {
		files = append(files, a.inputs([]string{pagesOf(arg)})...)
	}
	return files
}

// isPage reports whether a file is a page of a repository: what there is to say of its
// reading, translate has said of its source.
func isPage(name string) bool {
	if filepath.Ext(name) != ".md" {
		return false
	}
	_, key, err := publish.Locate(filepath.Dir(name))
	return err == nil && key != ""
}

// pagesOf is the folder of the pages that a folder stands for: all of a repository, or
// those of a meeting; of any other folder or file it is that itself.
func pagesOf(arg string) string {
	root, key, err := publish.Locate(arg)
	if err != nil {
		return arg
	}
	abs, err := filepath.Abs(arg)
	if err != nil {
		return arg
	}
	in, err := filepath.Rel(root, abs)
	if err != nil || in != "." && in != "content" && in != "translations" && !strings.HasPrefix(filepath.ToSlash(in), "translations/") {
		return arg
	}
	up, err := filepath.Rel(abs, root)
	if err != nil {
		return arg
	}
	return filepath.Join(arg, up, "content", "minutes", key)
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

// consistency prints the report of several texts, in some languages if any are named.
func (a *app) consistency(r *terms.Report, only []language.Tag, format string, matrix bool, out string) error {
	if len(only) > 0 {
		r.Concepts = slices.DeleteFunc(r.Concepts, func(c terms.Concept) bool { return !slices.Contains(only, c.Lang) })
		r.Findings = slices.DeleteFunc(r.Findings, func(f terms.Finding) bool { return !slices.Contains(only, f.Lang) })
	}
	var b bytes.Buffer
	switch format {
	case "json":
		r.Say(newMessages("en").say) // JSON and CSV are for programs
		if err := writeJSON(&b, r); err != nil {
			return err
		}
	case "csv":
		r.Say(newMessages("en").say)
		if matrix {
			b.Write(r.MatrixCSV())
		} else {
			b.Write(r.CSV())
		}
	case "html":
		data, err := r.HTML(a.msg.lang, a.msg.say)
		if err != nil {
			return err
		}
		b.Write(data)
	default:
		r.WriteText(&b, a.loud, a.msg.say)
	}
	a.grade(r.Plain())
	return a.write(out, b.Bytes())
}
