package object

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/md5"
	"crypto/rc4"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/binary"
	"fmt"
	"math/big"
	"slices"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
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

// padding fills up passwords of less than 32 bytes (ISO 32000-1, algorithm 2).
var padding = []byte("\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A")

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
	version, _ := e.Key("V").Whole()
	revision, _ := e.Key("R").Whole()
	owner, user := e.Key("O").Bytes, e.Key("U").Bytes
	c := &crypt{forStreams: rivest, forStrings: rivest}
	if version >= 4 {
		filters := f.direct(e.Key("CF"))
		c.forStreams = cryptMethod(f, filters, e.Key("StmF"))
		c.forStrings = cryptMethod(f, filters, e.Key("StrF"))
	}
	if !e.Key("Filter").IsName("Standard") {
		return nil, fmt.Errorf("%w: it is locked in a way of its own (%s)", ErrPassword, e.Key("Filter").Bytes)
	}
	wrong := ErrPassword
	if password != "" {
		wrong = fmt.Errorf("%w: the one given does not open it", ErrPassword)
	}
	if len(user) < 32 || len(owner) < 32 || revision >= 5 && (len(user) < 48 || len(owner) < 48) {
		return nil, fmt.Errorf("%w: and what it says of its passwords is damaged", ErrPassword)
	}
	if revision >= 5 {
		for _, p := range []string{"", password} {
			p = norm.NFKC.String(p) // SASLprep, but for what it forbids
			p = p[:min(len(p), 127)]
			if c.key = key256(p, user, nil, e.Key("UE").Bytes, revision); c.key != nil {
				return c, nil
			}
			if c.key = key256(p, owner, user[:48], e.Key("OE").Bytes, revision); c.key != nil {
				return c, nil
			}
		}
		return nil, wrong
	}
	k := keyring{revision: revision, owner: owner, user: user}
	bits, ok := e.Key("Length").Whole()
	if !ok || bits < 40 || bits > 128 {
		bits = 40
	}
	if version >= 4 {
		bits = 128
	}
	if version == 1 {
		bits = 40
	}
	k.size = bits / 8
	if ids := f.get(f.trailer("ID")); len(ids.List) > 0 {
		k.id = f.get(ids.List[0]).Bytes
	}
	permissions, _ := e.Key("P").Whole()
	k.permissions = uint32(int64(permissions))
	m := e.Key("EncryptMetadata")
	k.clearMetadata = revision >= 4 && m.Kind == Bool && m.Num == 0

	given := []byte(password) // PDFDocEncoding and Latin-1 are the same for letters
	if latin, err := charmap.ISO8859_1.NewEncoder().String(password); err == nil {
		given = []byte(latin)
	}
	for _, p := range [][]byte{nil, given, k.userPassword(given)} {
		if c.key = k.key(p); k.opens(c.key) {
			return c, nil
		}
	}
	return nil, wrong
}

// A keyring is what a file before AES-256 says of its passwords.
type keyring struct {
	revision, size  int
	owner, user, id []byte
	permissions     uint32
	clearMetadata   bool
}

func padded(password []byte) []byte {
	return append(bytes.Clone(password[:min(len(password), 32)]), padding...)[:32]
}

// key is the file's key if the user's password is this one (algorithm 2).
func (k keyring) key(password []byte) []byte {
	h := md5.New()
	h.Write(padded(password))
	h.Write(k.owner[:32])
	binary.Write(h, binary.LittleEndian, k.permissions)
	h.Write(k.id)
	if k.clearMetadata {
		h.Write([]byte{0xff, 0xff, 0xff, 0xff})
	}
	return k.stretch(h.Sum(nil))
}

func (k keyring) stretch(key []byte) []byte {
	if k.revision >= 3 {
		for range 50 {
			sum := md5.Sum(key[:k.size])
			key = sum[:]
		}
	}
	return key[:k.size]
}

// userPassword is the user's password if this is the owner's (algorithm 7).
func (k keyring) userPassword(owner []byte) []byte {
	sum := md5.Sum(padded(owner))
	size := k
	size.size = len(sum)
	key := size.stretch(sum[:])[:k.size]
	x := k.owner[:32]
	if k.revision < 3 {
		return rc4Bytes(key, x)
	}
	for i := 19; i >= 0; i-- {
		x = rc4Bytes(mixed(key, i), x)
	}
	return x
}

// opens checks a key against /U (algorithms 4 and 5).
func (k keyring) opens(key []byte) bool {
	if k.revision < 3 {
		return bytes.Equal(rc4Bytes(key, padding), k.user[:32])
	}
	sum := md5.Sum(append(bytes.Clone(padding), k.id...))
	x := sum[:]
	for i := range 20 {
		x = rc4Bytes(mixed(key, i), x)
	}
	return bytes.Equal(x, k.user[:16])
}

// mixed is the key of one of the 20 rounds.
func mixed(key []byte, round int) []byte {
	k := bytes.Clone(key)
	for i := range k {
		k[i] ^= byte(round)
	}
	return k
}

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

// key256 gives the file's key, nil if that is not the password (algorithm 2.A). check is
// /U or /O, wrapped /UE or /OE, and more is /U when it is the owner's password.
func key256(password string, check, more, wrapped []byte, revision int) []byte {
	hash := func(salt []byte) []byte {
		if revision == 5 {
			sum := sha256.Sum256(slices.Concat([]byte(password), salt, more))
			return sum[:]
		}
		return hash2B([]byte(password), salt, more)
	}
	if len(wrapped) < 32 || !bytes.Equal(hash(check[32:40]), check[:32]) {
		return nil
	}
	block, err := aes.NewCipher(hash(check[40:48]))
	if err != nil {
		return nil
	}
	key := make([]byte, 32)
	cipher.NewCBCDecrypter(block, make([]byte, 16)).CryptBlocks(key, wrapped[:32])
	return key
}

// hash2B is algorithm 2.B of ISO 32000-2.
func hash2B(password, salt, more []byte) []byte {
	sum := sha256.Sum256(slices.Concat(password, salt, more))
	k := sum[:]
	for round := 0; ; round++ {
		k1 := bytes.Repeat(slices.Concat(password, k, more), 64)
		block, err := aes.NewCipher(k[:16])
		if err != nil {
			return nil
		}
		cipher.NewCBCEncrypter(block, k[16:32]).CryptBlocks(k1, k1)
		mod := new(big.Int).Mod(new(big.Int).SetBytes(k1[:16]), big.NewInt(3)).Int64()
		switch mod {
		case 0:
			s := sha256.Sum256(k1)
			k = s[:]
		case 1:
			s := sha512.Sum384(k1)
			k = s[:]
		default:
			s := sha512.Sum512(k1)
			k = s[:]
		}
		if round >= 63 && int(k1[len(k1)-1]) <= round-32 {
			return k[:32]
		}
	}
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
