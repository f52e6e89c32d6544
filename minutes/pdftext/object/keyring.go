package object

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/md5"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/binary"
	"math/big"
	"slices"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// padding fills up passwords of less than 32 bytes (ISO 32000-1, algorithm 2).
var padding = []byte("\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A")

// A keyring is what a file says of its passwords.
type keyring struct {
	revision, size    int
	owner, user, id   []byte
	ownerKey, userKey []byte // the file's key, locked, of AES-256
	permissions       uint32
	clearMetadata     bool
}

// newKeyring reads the encryption dictionary of a file.
func (f *File) newKeyring(e Object) keyring {
	revision, _ := e.Key("R").Whole()
	permissions, _ := e.Key("P").Whole()
	m := e.Key("EncryptMetadata")
	k := keyring{
		revision: revision, size: keySize(e),
		owner: e.Key("O").Bytes, user: e.Key("U").Bytes, ownerKey: e.Key("OE").Bytes, userKey: e.Key("UE").Bytes,
		permissions: uint32(int64(permissions)), clearMetadata: revision >= 4 && m.Kind == Bool && m.Num == 0,
	}
	if ids := f.get(f.trailer("ID")); len(ids.List) > 0 {
		k.id = f.get(ids.List[0]).Bytes
	}
	return k
}

// keySize gives the bytes of the key before AES-256.
func keySize(e Object) int {
	version, _ := e.Key("V").Whole()
	bits, ok := e.Key("Length").Whole()
	switch {
	case version >= 4:
		bits = 128
	case version == 1, !ok, bits < 40, bits > 128:
		bits = 40
	}
	return bits / 8
}

// isWhole says that the locks have the length that they must have.
func (k keyring) isWhole() bool {
	least := 32
	if k.revision >= 5 {
		least = 48
	}
	return len(k.user) >= least && len(k.owner) >= least
}

// open gives the file's key, nil if neither an empty password nor this one opens it.
func (k keyring) open(password string) []byte {
	if k.revision >= 5 {
		return k.open256(password)
	}
	given := []byte(password) // PDFDocEncoding and Latin-1 are the same for letters
	if latin, err := charmap.ISO8859_1.NewEncoder().String(password); err == nil {
		given = []byte(latin)
	}
	for _, p := range [][]byte{nil, given, k.userPassword(given)} {
		if key := k.key(p); k.opens(key) {
			return key
		}
	}
	return nil
}

// open256 is open for AES-256.
func (k keyring) open256(password string) []byte {
	for _, p := range []string{"", password} {
		p = norm.NFKC.String(p) // SASLprep, but for what it forbids
		p = p[:min(len(p), 127)]
		if key := key256(p, k.user, nil, k.userKey, k.revision); key != nil {
			return key
		}
		if key := key256(p, k.owner, k.user[:48], k.ownerKey, k.revision); key != nil {
			return key
		}
	}
	return nil
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
