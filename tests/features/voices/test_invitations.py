from datetime import date, timedelta

from syrupy.assertion import SnapshotAssertion

from custfocus.content.framework import Framework
from custfocus.features.entries.views import Row, row
from custfocus.features.voices.invitations import everybody_asked, mail
from custfocus.features.voices.views import Invitee
from custfocus.journal.entry import Entry
from custfocus.journal.kinds import Invitation
from custfocus.journal.merging import stored
from tests.framework import SMALL, altered

TODAY = date(2026, 11, 22)


def asked(who: str, role: str, ago: int, *, answered: int | None = None, thanked: int | None = None) -> Invitee:
    """Somebody who was asked so many days ago, and answered, and was thanked."""
    status = "asked" if answered is None else "answered" if thanked is None else "thanked"
    days = [None if one is None else (TODAY - timedelta(one)).isoformat() for one in (answered, thanked)]
    day = TODAY - timedelta(ago)
    overdue = answered is None and ago > 30
    return Invitee(who[0] * 32, who[0].lower() * 4, who, role, role, status, day, days[0], days[1], overdue)


def test_the_mail_reads_as_it_did(snapshot: SnapshotAssertion) -> None:
    """Alone, with a form, and with a form for a manager, which says something else of the answer."""
    role = SMALL.roles[0]
    assert mail(role, "Ana", form=False) == snapshot
    assert mail(role, "Ana", form=True) == snapshot
    assert mail(altered(role, id="role-manager"), "Max", form=True) == snapshot


def test_a_role_that_is_gone_keeps_its_word() -> None:
    """What was asked in it stays readable."""
    asked = Invitation(who="Ana", role="ward", status="asked", token="", statements=())
    entry = Entry("k" * 32, "invitation", TODAY, "", "UTC", data=stored(asked))
    (one,) = everybody_asked([entry], [], Framework(()), ["kkkk"], TODAY).invitations
    assert (one.role_name, one.who) == ("ward", "Ana")


def entry(kind: str, text: str = "", **data: object) -> Row:
    """An entry of one of the three kinds, as pages list it."""
    return row(
        Entry("k" * 32, kind, TODAY, "2026-11-22T09:30:00.000Z", "UTC", "role-guest", text=text, data=data), "kkkk"
    )
