"""What is sealed to the key of a locked journal by whoever can't open it, such as drafts: X25519, text to text."""

import base64
from collections.abc import Iterable

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from custfocus.journal.lock.header import Header
from custfocus.journal.lock.keys import SIZE, Random, derived, disclosed, enclosed

SEALED = "custfocus sealed 1\n"


def public_of(secret: bytes) -> bytes:
    """What is sealed to for whoever has a secret, and what tells its key from others."""
    return _private(secret).public_key().public_bytes_raw()


def seal(random: Random, header: Header, text: str) -> str:
    """A text that only who opens the newest key can read again."""
    public, once = header.keys[-1].public, X25519PrivateKey.from_private_bytes(random(SIZE))
    shared = once.exchange(X25519PublicKey.from_public_bytes(public))
    ours = once.public_key().public_bytes_raw()
    sealed = enclosed(random, derived(shared, b"draft", ours), text.encode("utf-8", "surrogateescape"), public)
    return SEALED + base64.encodebytes(public + ours + sealed).decode()


def unseal(secrets: Iterable[bytes], sealed: str) -> str | None:
    """The text that was sealed to one of some keys; None where none of them opens it, or it is damaged."""
    try:
        raw = base64.b64decode(sealed.removeprefix(SEALED))
    except ValueError:
        return None
    public, ours, rest = raw[:SIZE], raw[SIZE : 2 * SIZE], raw[2 * SIZE :]
    for secret in secrets:
        if public_of(secret) != public or len(ours) != SIZE:
            continue
        shared = _private(secret).exchange(X25519PublicKey.from_public_bytes(ours))
        text = disclosed(derived(shared, b"draft", ours), rest, public)
        return None if text is None else text.decode("utf-8", "surrogateescape")
    return None


def _private(secret: bytes) -> X25519PrivateKey:
    return X25519PrivateKey.from_private_bytes(derived(secret, b"drafts"))
