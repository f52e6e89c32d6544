package models

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"path"
	"strconv"
	"strings"
	"syscall"
	"time"

	"hexaglot/minutes"
)

// A Source is where models are fetched from.
type Source struct {
	Client  *http.Client  // with the proxies and the time limits of the caller
	Mirror  string        // the address of another list, or of a folder with db/models.json and the files as Mozilla has them; "" for Mozilla's
	Silence time.Duration // how long a server may send nothing; 0 for ever
}

// List reads what there is.
func (s Source) List(ctx context.Context) (*Registry, error) {
	list, err := url.Parse(s.Mirror)
	if err != nil {
		return nil, minutes.Fail("models.address", "{{.Address}} is no address", "Address", s.Mirror)
	}
	folder := s.Mirror != "" && path.Ext(list.Path) != ".json" && path.Base(list.Path) != "records"
	switch {
	case s.Mirror == "":
		list, _ = url.Parse(DefaultRegistry) // a constant
	case folder:
		list = list.JoinPath("db", "models.json")
	}
	data, err := s.get(ctx, list, MaxRegistry)
	if err != nil {
		return nil, err
	}
	r, err := ReadRegistry(data)
	if err != nil {
		return nil, failAt(list, err)
	}
	r.address = list.Redacted()
	root, _, kinto := strings.Cut(list.Path, "/v1/buckets/")
	switch {
	case s.Mirror == "":
		r.base, err = base(r.said, list)
	case kinto:
		list.Path, list.RawQuery = root+"/v1/", ""
		r.base, err = s.attachments(ctx, list)
	case path.Base(list.Path) == "models.json" && path.Base(path.Dir(list.Path)) == "db":
		r.base = list.JoinPath("..", "..")
	default:
		r.base = list.JoinPath("..")
	}
	return r, err
}

// attachments asks a server of Remote Settings where it keeps files:
// https://docs.kinto-storage.org, the capability "attachments".
func (s Source) attachments(ctx context.Context, root *url.URL) (*url.URL, error) {
	data, err := s.get(ctx, root, 1<<20)
	if err != nil {
		return nil, err
	}
	var server struct {
		Capabilities struct {
			Attachments struct {
				BaseURL string `json:"base_url"`
			} `json:"attachments"`
		} `json:"capabilities"`
	}
	if err := json.Unmarshal(data, &server); err != nil {
		return nil, failAt(root, errRegistry)
	}
	return base(server.Capabilities.Attachments.BaseURL, root)
}

// base is where a list says that its files are; it must be as safe as the list.
func base(said string, list *url.URL) (*url.URL, error) {
	u, err := url.Parse(said)
	if err != nil || u.Host == "" || u.Scheme != "https" && (u.Scheme != "http" || list.Scheme == "https") {
		return nil, failAt(list, minutes.Fail("models.base", "the list does not say where its files are"))
	}
	return u, nil
}

var errSilent = errors.New("silent")

// ask asks for an address. The caller closes the body, which ends when nothing has come for
// too long.
func (s Source) ask(ctx context.Context, method string, at *url.URL, header http.Header) (*http.Response, error) {
	ctx, cancel := context.WithCancelCause(ctx)
	b := &body{ctx: ctx, cancel: cancel, silence: s.Silence, at: at}
	if s.Silence > 0 {
		b.timer = time.AfterFunc(s.Silence, func() { cancel(errSilent) })
	}
	req, err := http.NewRequestWithContext(ctx, method, at.String(), nil)
	if err != nil {
		b.Close()
		return nil, minutes.Fail("models.address", "{{.Address}} is no address", "Address", at.Redacted())
	}
	for name, values := range header {
		req.Header[name] = values
	}
	req.Header.Set("Accept-Encoding", "identity") // what is packed is unpacked here, within bounds
	client := *s.Client
	client.CheckRedirect = func(to *http.Request, via []*http.Request) error {
		if len(via) >= 10 || via[0].URL.Scheme == "https" && to.URL.Scheme != "https" {
			return minutes.Fail("models.redirect", "the server sends us on to {{.Address}}, where this is not safe", "Address", to.URL.Redacted())
		}
		return nil
	}
	answer, err := client.Do(req)
	if err != nil {
		err = b.said(err)
		b.Close()
		return nil, err
	}
	b.from = answer.Body
	answer.Body = b
	return answer, nil
}

// A body is that of an answer, with a bound on its silence.
type body struct {
	from    io.ReadCloser
	at      *url.URL
	ctx     context.Context
	cancel  context.CancelCauseFunc
	timer   *time.Timer // nil for no bound
	silence time.Duration
}

// Read reads, and says what went wrong in a sentence.
func (b *body) Read(p []byte) (int, error) {
	if b.ctx.Err() != nil { // a file is not asked by its context
		return 0, b.said(b.ctx.Err())
	}
	n, err := b.from.Read(p)
	if b.timer != nil && n > 0 {
		b.timer.Reset(b.silence)
	}
	if err != nil && err != io.EOF {
		if err = b.said(err); errors.Is(err, errUnreachable) { // it was, before
			err = failAt(b.at, errBrokenOff)
		}
	}
	return n, err
}

// Close lets the connection go.
func (b *body) Close() error {
	if b.timer != nil {
		b.timer.Stop()
	}
	defer b.cancel(nil)
	if b.from == nil {
		return nil
	}
	return b.from.Close()
}

// said is an error of the network as the reader can use it.
func (b *body) said(err error) error {
	if context.Cause(b.ctx) == errSilent {
		return minutes.Fail("models.silent", "{{.Host}} has sent nothing for {{.Seconds}} seconds: run it again, it goes on where it stopped", "Host", b.at.Host, "Seconds", int(b.silence.Seconds()))
	}
	if b.ctx.Err() != nil {
		return b.ctx.Err()
	}
	var failure *minutes.Failure
	if errors.As(err, &failure) {
		return failure
	}
	var u *url.Error
	if errors.As(err, &u) {
		err = u.Err
	}
	return unreachable(b.at.Host, err)
}

var errUnreachable = &minutes.Failure{Said: minutes.Phrase{ID: "models.unreachable"}} // to compare with

// unreachable is the error of a connection that could not be made, without the calls that
// the library made for it.
func unreachable(host string, err error) error {
	var op *net.OpError
	if errors.As(err, &op) && op.Op == "proxyconnect" {
		return minutes.Fail("models.proxy", "the proxy cannot be reached: see to HTTPS_PROXY").Because(reason(op.Err))
	}
	return minutes.Fail("models.unreachable", "{{.Host}} cannot be reached; see to the network or its proxy (HTTPS_PROXY), or name another place with --mirror", "Host", host).Because(reason(err))
}

// reason is what the system or the name service said, or else all of an error.
func reason(err error) error {
	var dns *net.DNSError
	var errno syscall.Errno
	switch {
	case errors.As(err, &dns) && dns.IsNotFound:
		return minutes.Fail("models.no-host", "no server has the name {{.Name}}", "Name", dns.Name)
	case errors.As(err, &errno):
		return errno
	}
	return err
}

// Weigh asks how many bytes are to be fetched of an offer: what the list says of each file,
// or else the server. It is 0 if that cannot be known.
func (s Source) Weigh(ctx context.Context, r *Registry, o Offer) (int64, error) {
	all := int64(0)
	for _, a := range o.Assets {
		if a.Size > 0 {
			all += a.Size
			continue
		}
		answer, err := s.ask(ctx, http.MethodHead, r.base.JoinPath(a.Path), nil)
		if err != nil {
			return 0, err
		}
		answer.Body.Close()
		n, err := strconv.ParseInt(answer.Header.Get("Content-Length"), 10, 64) // a file's answer has it only there
		if answer.StatusCode != http.StatusOK || err != nil || n <= 0 {
			return 0, nil
		}
		all += n
	}
	return all, nil
}

// get reads all that is at an address, up to a bound.
func (s Source) get(ctx context.Context, at *url.URL, limit int64) ([]byte, error) {
	answer, err := s.ask(ctx, http.MethodGet, at, nil)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return nil, refusal(at, answer)
	}
	data, err := io.ReadAll(io.LimitReader(answer.Body, limit+1))
	if err == nil && int64(len(data)) > limit {
		err = failAt(at, errLarge(limit))
	}
	return data, err
}

// refusal is the error of an answer that is none.
func refusal(at *url.URL, answer *http.Response) error {
	if answer.StatusCode == http.StatusNotFound || answer.StatusCode == http.StatusGone {
		return failAt(at, minutes.Fail("models.not-there", "there is nothing at this address: try again later, or name another place with --mirror"))
	}
	return failAt(at, minutes.Fail("models.status", "the server answers {{.Status}}: try again later, or name another place with --mirror", "Status", answer.Status))
}

// failAt is an error with the address that it is about.
func failAt(at *url.URL, err error) error { return fmt.Errorf("%s: %w", at.Redacted(), err) }

// errLarge is the error of a file that is larger than it may be.
func errLarge(limit int64) error {
	return minutes.Fail("models.large", "it is larger than it should be (more than {{.Bytes}} bytes)", "Bytes", limit)
}
