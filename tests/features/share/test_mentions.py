from msgspec.structs import replace

from custfocus.content.framework import Framework
from custfocus.content.models import Field, Worksheet
from custfocus.features.share.mentions import COLLEAGUE, mentions_in, mentions_in_sheet, mentions_listed
from custfocus.features.share.names.people import CUSTOMER, LISTED, Mention
from custfocus.features.share.names.pseudonyms import Pseudonyms
from tests.bundled import OURS as FRAMEWORK
from tests.features.share.samples import AT, entry, sheet


def test_names_come_from_persons_in_sheets() -> None:
    """Customers and colleagues; of a sheet that has lost its worksheet too, as long as ours tells what it asked."""
    thanks = sheet("recognition", who="Kwame", **{"for-whom": "Sade"}, did="Stayed on the phone with Tom")
    nouns = [("Kwame", COLLEAGUE), ("Sade", CUSTOMER)]
    assert [(mention.name, mention.noun) for mention in mentions_in_sheet(entry("sheet"), thanks, FRAMEWORK)] == nouns
    bare = Worksheet.model_construct(
        id="recognition", title="", purpose="", fields=(Field(id="who", prompt="who"),), stages=()
    )
    damaged = replace(thanks, worksheet=bare)
    assert [mention.name for mention in mentions_in_sheet(entry("sheet"), damaged, FRAMEWORK)] == ["Kwame", "Sade"]
    assert list(mentions_in_sheet(entry("sheet"), damaged, Framework(()))) == []


def test_names_come_from_what_was_heard_and_invitations() -> None:
    """Whoever isn't asked as a customer is a colleague; what is no name is none."""
    assert list(mentions_in(entry("heard", who="Ana"), FRAMEWORK)) == [Mention("Ana", AT)]
    assert list(mentions_in(entry("invitation", who="Bo", role="team"), FRAMEWORK)) == [Mention("Bo", AT, COLLEAGUE)]
    assert list(mentions_in(entry("heard", who=None), FRAMEWORK)) == []


def test_the_list_has_a_name_a_line() -> None:
    """Blank lines and those with # are none; what is given for once comes last, so that no letter changes."""
    mentions = list(mentions_listed("# mine\n\nInes Faro\n  Tom Brandt  \n", ["Ana"]))
    assert [(mention.name, mention.noun) for mention in mentions] == [
        ("Ines Faro", LISTED),
        ("Tom Brandt", LISTED),
        ("Ana", LISTED),
    ]
    assert [mention.since for mention in mentions] == sorted(mention.since for mention in mentions)
    assert Pseudonyms(mentions).of("Ana") == "Person C"
