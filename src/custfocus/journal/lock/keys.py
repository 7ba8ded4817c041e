"""The keys of a locked journal: made, wrapped under words and unwrapped: bytes to bytes."""

import unicodedata
from collections.abc import Callable, Iterator

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from msgspec import Struct
from msgspec.structs import replace

from custfocus.journal.lock.header import Header, Key, Wrapped

SIZE = 32
_SALT, _NONCE = 16, 12
# What a try at a passphrase costs: 64 MiB of memory, and about a tenth of a second.
_MEMORY, _PASSES, _LANES = 64 * 1024, 3, 4
# Letters that nobody takes for another, and what is typed for them all the same.
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MEANT = str.maketrans("OIL", "011")
_GROUPS, _GROUP = 6, 4

Random = Callable[[int], bytes]


class Unwrapped(Struct, frozen=True):
    """A key that has been opened."""

    key: Key
    secret: bytes
    former: tuple[bytes, ...]
    """The secrets of the keys before it."""
    by_passphrase: bool
    """Whether it was the passphrase that opened it, and not the recovery code."""

    @property
    def secrets(self) -> tuple[bytes, ...]:
        """All secrets that it gives, its own first."""
        return (self.secret, *self.former)


def new_code(random: Random) -> str:
    """A recovery code that nobody could try through: 120 bits in six groups of four."""
    letters = "".join(_LETTERS[byte % len(_LETTERS)] for byte in random(_GROUPS * _GROUP))
    return "-".join(letters[start : start + _GROUP] for start in range(0, len(letters), _GROUP))


def read_code(words: str) -> str:
    """A recovery code as it was shown, however it was typed; empty for what can't be one."""
    letters = "".join(letter for letter in words.upper() if letter.isalnum()).translate(_MEANT)
    if len(letters) != _GROUPS * _GROUP or not set(letters) <= set(_LETTERS):
        return ""
    return "-".join(letters[start : start + _GROUP] for start in range(0, len(letters), _GROUP))


def new_key(random: Random, passphrase: str, code: str, former: tuple[bytes, ...] = ()) -> Unwrapped:
    """A key from nothing but chance, wrapped under a passphrase and a recovery code.

    Args:
        random: So many random bytes.
        passphrase: The passphrase.
        code: The recovery code.
        former: The secrets of the keys before it.
    """
    from custfocus.journal.lock.sealing import public_of  # whose curve takes long to load, and opens nothing

    secret = random(SIZE)
    public = public_of(secret)
    kept = b"".join(former)
    key = Key(
        public,
        _wrap(random, secret, passphrase, public, memory=_MEMORY),
        _wrap(random, secret, code, public, memory=0),
        enclosed(random, derived(secret, b"former"), kept, public) if former else b"",
    )
    return Unwrapped(key, secret, former, by_passphrase=True)


def with_passphrase(random: Random, opened: Unwrapped, passphrase: str) -> Key:
    """The same key under another passphrase; its recovery code stays."""
    wrapped = _wrap(random, opened.secret, passphrase, opened.key.public, memory=_MEMORY)
    return replace(opened.key, passphrase=wrapped)


def unwrap(header: Header, words: str) -> Iterator[Unwrapped]:
    """The keys of a header that a passphrase or a recovery code opens, the newest first."""
    code = read_code(words)
    for key in reversed(header.keys):
        secret = _unwrap(key.recovery, code, key.public) if code else None
        by_passphrase = secret is None
        secret = secret or _unwrap(key.passphrase, words, key.public)
        if secret is None:
            continue
        kept = disclosed(derived(secret, b"former"), key.former, key.public) if key.former else b""
        former = tuple((kept or b"")[start : start + SIZE] for start in range(0, len(kept or b""), SIZE))
        yield Unwrapped(key, secret, former, by_passphrase=by_passphrase)


def of_database(secret: bytes) -> bytes:
    """The key of the encrypted database."""
    return derived(secret, b"database")


def _wrap(random: Random, secret: bytes, words: str, public: bytes, *, memory: int) -> Wrapped:
    """A secret under words; whoever writes another public key beside it into a header keeps it from opening."""
    salt = random(_SALT)
    empty = Wrapped(salt, b"", *((memory, _PASSES, _LANES) if memory else ()))
    return replace(empty, sealed=enclosed(random, _from_words(empty, words), secret, public))


def _unwrap(wrapped: Wrapped, words: str, public: bytes) -> bytes | None:
    try:
        return disclosed(_from_words(wrapped, words), wrapped.sealed, public)
    except ValueError:  # a header that was changed asks for what can't be
        return None


def _from_words(wrapped: Wrapped, words: str) -> bytes:
    """The key that words come to: the same for the same letters, however a machine writes their accents."""
    raw = unicodedata.normalize("NFC", words).encode("utf-8", "surrogateescape")
    if not wrapped.memory:
        return derived(raw, b"recovery", wrapped.salt)
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    argon = Argon2id(
        salt=wrapped.salt,
        length=SIZE,
        iterations=wrapped.passes,
        lanes=wrapped.lanes,
        memory_cost=wrapped.memory,
    )
    return argon.derive(raw)


def derived(secret: bytes, use: bytes, salt: bytes | None = None) -> bytes:
    """The key that a secret comes to for one use."""
    return HKDF(SHA256(), SIZE, salt, b"custfocus " + use).derive(secret)


def enclosed(random: Random, key: bytes, raw: bytes, beside: bytes) -> bytes:
    """Bytes encrypted under a key; they open only beside the same other bytes."""
    nonce = random(_NONCE)
    return nonce + ChaCha20Poly1305(key).encrypt(nonce, raw, beside)


def disclosed(key: bytes, sealed: bytes, beside: bytes) -> bytes | None:
    """The bytes that were enclosed; None where the key or what stands beside is another, or they are damaged."""
    try:
        return ChaCha20Poly1305(key).decrypt(sealed[:_NONCE], sealed[_NONCE:], beside)
    except (InvalidTag, ValueError):
        return None
