package object

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/md5"
	"crypto/rc4"
	"fmt"
)

// A crypt decrypts a file by the standard security handler (ISO 32000-1, 7.6, and ISO 32000-2, 7.6.4 for AES-256).
type crypt struct {
	key                    []byte
	forStreams, forStrings method
}

type method byte

const (
	plain method = iota
	rivest
	aes128
	aes256
)

// newCrypt gives nil if the file is not encrypted, and [ErrPassword] if neither an empty
// password nor the given one opens it, as the user's or as the owner's.
func newCrypt(f *File, password string) (*crypt, error) {
	ref := f.trailer("Encrypt")
	e := f.direct(f.get(ref))
	if e.Kind != Dict {
		return nil, nil
	}
	if ref.Kind == Ref {
		f.object(int(ref.Num)).member = true // its own strings are not encrypted
	}
	if !e.Key("Filter").IsName("Standard") {
		return nil, fmt.Errorf("%w: it is locked in a way of its own (%s)", ErrPassword, e.Key("Filter").Bytes)
	}
	c := &crypt{forStreams: rivest, forStrings: rivest}
	if version, _ := e.Key("V").Whole(); version >= 4 {
		filters := f.direct(e.Key("CF"))
		c.forStreams = cryptMethod(f, filters, e.Key("StmF"))
		c.forStrings = cryptMethod(f, filters, e.Key("StrF"))
	}
	k := f.newKeyring(e)
	if !k.isWhole() {
		return nil, fmt.Errorf("%w: and what it says of its passwords is damaged", ErrPassword)
	}
	c.key = k.open(password)
	switch {
	case c.key != nil:
		return c, nil
	case password != "":
		return nil, fmt.Errorf("%w: the one given does not open it", ErrPassword)
	}
	return nil, ErrPassword
}

// cryptMethod gives the method of a crypt filter.
func cryptMethod(f *File, filters, name Object) method {
	switch m := f.direct(filters.Key(string(name.Bytes))).Key("CFM"); {
	case m.IsName("V2"):
		return rivest
	case m.IsName("AESV2"):
		return aes128
	case m.IsName("AESV3"):
		return aes256
	}
	return plain
}

func rc4Bytes(key, b []byte) []byte {
	c, err := rc4.NewCipher(key)
	if err != nil {
		return b
	}
	out := make([]byte, len(b))
	c.XORKeyStream(out, b)
	return out
}

// A cryptKey is the key of one object (algorithm 1).
type cryptKey struct {
	method
	key []byte
}

func (c *crypt) objectKey(number, gen int, m method) cryptKey {
	if m == plain || m == aes256 {
		return cryptKey{m, c.key}
	}
	h := md5.New()
	h.Write(c.key)
	h.Write([]byte{byte(number), byte(number >> 8), byte(number >> 16), byte(gen), byte(gen >> 8)})
	if m == aes128 {
		h.Write([]byte("sAlT"))
	}
	return cryptKey{m, h.Sum(nil)[:min(len(c.key)+5, 16)]}
}

func (k cryptKey) decrypt(b []byte) []byte {
	switch k.method {
	case rivest:
		return rc4Bytes(k.key, b)
	case aes128, aes256:
		return aesBytes(k.key, b)
	}
	return b
}

// aesBytes decrypts as far as there are whole blocks.
func aesBytes(key, b []byte) []byte {
	block, err := aes.NewCipher(key)
	if err != nil || len(b) < 32 {
		return nil
	}
	iv, b := b[:16], b[16:]
	out := make([]byte, len(b)/16*16)
	cipher.NewCBCDecrypter(block, iv).CryptBlocks(out, b[:len(out)])
	if n := int(out[len(out)-1]); n >= 1 && n <= 16 {
		out = out[:len(out)-n]
	}
	return out
}

func (c *crypt) stream(b []byte, number int, o *indirect) []byte {
	if o.Key("Type").IsName("XRef") {
		return b
	}
	return c.objectKey(number, o.gen, c.forStreams).decrypt(b)
}

// strings gives the object with the strings in it decrypted.
func (c *crypt) strings(o Object, k cryptKey) Object {
	switch o.Kind {
	case String:
		o.Bytes = k.decrypt(o.Bytes)
	case Array:
		list := make([]Object, len(o.List))
		for i, x := range o.List {
			list[i] = c.strings(x, k)
		}
		o.List = list
	case Dict:
		d := make(map[string]Object, len(o.Dict))
		for key, x := range o.Dict {
			d[key] = c.strings(x, k)
		}
		o.Dict = d
	}
	return o
}
