import os

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from custfocus.base.errors import CustfocusError
from custfocus.journal.lock.header import Header, Key, in_bytes, parsed
from custfocus.journal.lock.keys import (
    new_code,
    new_key,
    of_database,
    read_code,
    unwrap,
    with_passphrase,
)
from custfocus.journal.lock.sealing import seal, unseal
from tests.locked import CODE, PASSPHRASE

KEY = new_key(os.urandom, PASSPHRASE, CODE)
HEADER = Header((KEY.key,))
OTHER = new_key(os.urandom, "another one", new_code(os.urandom))


def test_the_passphrase_and_the_recovery_code_open_the_key_and_nothing_else_does() -> None:
    """However the code is typed, and however a machine writes an accent."""
    for words, by_passphrase in ((PASSPHRASE, True), (CODE, False), (f" {CODE.lower()} ".replace("-", " "), False)):
        (opened,) = unwrap(HEADER, words)
        assert (opened.secret, opened.by_passphrase) == (KEY.secret, by_passphrase)
    for words in ("", PASSPHRASE.upper(), f"{PASSPHRASE} ", CODE[:-1], new_code(os.urandom)):
        assert list(unwrap(HEADER, words)) == []
    accented = Header((with_passphrase(os.urandom, KEY, "caf\u00e9 au lait"),))
    assert len(list(unwrap(accented, "cafe\u0301 au lait"))) == 1


def test_a_try_at_a_passphrase_costs_what_it_should() -> None:
    """64 MiB of memory at least; a recovery code has so many bits that it needs none."""
    assert KEY.key.passphrase.memory >= 64 * 1024
    assert KEY.key.passphrase.passes >= 3
    assert 32 ** len(read_code(CODE).replace("-", "")) >= 1 << 120


def test_codes_have_letters_that_nobody_takes_for_others() -> None:
    """And what is typed for these is taken for them."""
    code = new_code(os.urandom)
    assert read_code(code) == code
    assert not set("OILU") & set(code)
    assert read_code(CODE.replace("1", "l").replace("0", "o")) == CODE
    assert read_code("no code at all") == ""


def test_another_passphrase_leaves_the_key_and_its_code() -> None:
    """The one from before opens nothing any more."""
    changed = Header((with_passphrase(os.urandom, KEY, "quite another one"),))
    assert [opened.secret for opened in unwrap(changed, "quite another one")] == [KEY.secret]
    assert [opened.secret for opened in unwrap(changed, CODE)] == [KEY.secret]
    assert list(unwrap(changed, PASSPHRASE)) == []


def test_a_key_opens_what_was_sealed_to_those_before_it() -> None:
    """Their secrets are wrapped under its own, so that whoever has only an older one gets nothing newer."""
    code = new_code(os.urandom)
    newer = new_key(os.urandom, PASSPHRASE, code, KEY.secrets)
    newest = new_key(os.urandom, PASSPHRASE, code, newer.secrets)
    (opened,) = unwrap(Header((newest.key,)), code)
    assert opened.secrets == (newest.secret, newer.secret, KEY.secret)
    assert unseal(opened.secrets, seal(os.urandom, HEADER, "An old draft")) == "An old draft"
    assert unseal(KEY.secrets, seal(os.urandom, Header((newest.key,)), "A new draft")) is None


def test_both_keys_of_a_change_under_way_are_opened() -> None:
    """The newer one comes first."""
    newer = new_key(os.urandom, PASSPHRASE, new_code(os.urandom), KEY.secrets)
    both = Header((KEY.key, newer.key))
    assert [opened.secret for opened in unwrap(both, PASSPHRASE)] == [newer.secret, KEY.secret]


@given(st.text(st.characters(codec="utf-8"), max_size=500))
def test_what_is_sealed_comes_back_and_shows_nothing(text: str) -> None:
    """Only the public part of a key is needed to seal, and only its secret opens; twice is never the same."""
    sealed = seal(os.urandom, HEADER, text)
    assert unseal([OTHER.secret, KEY.secret], sealed) == text
    assert unseal([OTHER.secret], sealed) is None
    assert sealed != seal(os.urandom, HEADER, text)
    assert len(text) < 20 or text not in sealed


@given(st.data())
def test_a_changed_byte_is_noticed(data: st.DataObject) -> None:
    """Of something sealed nothing comes back then, rather than something else."""
    sealed = seal(os.urandom, HEADER, "She asked twice when it ships.")
    place = data.draw(st.integers(0, len(sealed) - 1))
    changed = sealed[:place] + data.draw(st.sampled_from("AZaz09+/")) + sealed[place + 1 :]
    assert unseal([KEY.secret], changed) in (None, "She asked twice when it ships.")


def test_a_public_key_of_somebody_else_is_found_out() -> None:
    """Else they could have drafts sealed to themselves."""
    forged = Header((replace(KEY.key, public=OTHER.key.public),))
    assert list(unwrap(forged, CODE)) == []


def test_the_key_of_the_database_is_none_that_stands_anywhere() -> None:
    """It is derived, and stays the same."""
    assert of_database(KEY.secret) == of_database(KEY.secret)
    assert of_database(KEY.secret) not in (KEY.secret, of_database(OTHER.secret))


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "lock-header"),
        (b"{", "lock-header"),
        (b'{"keys": []}', "lock-header"),
        (in_bytes(HEADER)[:-40], "lock-header"),
        (in_bytes(replace(HEADER, form=2)), "newer-journal"),
        (
            in_bytes(Header((replace(KEY.key, passphrase=replace(KEY.key.passphrase, memory=1 << 30)),))),
            "lock-header",
        ),
        (
            in_bytes(Header((replace(KEY.key, passphrase=replace(KEY.key.passphrase, passes=1 << 20)),))),
            "lock-header",
        ),
    ],
    ids=["empty", "half a sign", "no key", "cut off", "newer", "asks for a terabyte", "asks for a day"],
)
def test_a_broken_header_is_refused_before_anything_is_tried(raw: bytes, code: str) -> None:
    """With a sentence that says what to bring back."""
    with pytest.raises(CustfocusError) as caught:
        parsed(raw, "journal.db.key")
    assert caught.value.code == code


def test_a_header_comes_back_as_it_went() -> None:
    """Whatever it holds."""
    header = Header((KEY.key, OTHER.key), under_way=True)
    assert parsed(in_bytes(header), "") == header
    assert isinstance(header.keys[0], Key)
