from datetime import date

from syrupy.assertion import SnapshotAssertion

from custfocus.content.framework import Framework
from custfocus.features.voices.invitations import everybody_asked, mail
from custfocus.journal.entry import Entry
from custfocus.journal.kinds import Invitation
from custfocus.journal.merging import stored
from tests.framework import SMALL, altered

TODAY = date(2026, 11, 22)


def test_the_mail_reads_as_it_did(snapshot: SnapshotAssertion) -> None:
    """Alone, with a form, and with a form for a manager, which says something else of the answer."""
    role = SMALL.roles[0]
    assert mail(role, "Ana", form=False) == snapshot
    assert mail(role, "Ana", form=True) == snapshot
    assert mail(altered(role, id="role-manager", named=True), "Max", form=True) == snapshot


def test_a_role_that_is_gone_keeps_its_word() -> None:
    """What was asked in it stays readable."""
    asked = Invitation(who="Ana", role="ward", status="asked", token="", statements=())
    entry = Entry("k" * 32, "invitation", TODAY, "", "UTC", data=stored(asked))
    (one,) = everybody_asked([entry], [], Framework(()), ["kkkk"], TODAY).invitations
    assert (one.role_name, one.who) == ("ward", "Ana")
