from msgspec.structs import replace

from custfocus.features.review.lines import saved_lines
from tests.features.october import checked, october


def test_what_was_saved_is_told_with_what_is_still_open() -> None:
    """In plain lines."""
    view = replace(october(checklist=(checked("needs", "x"),)), saved=("Needs: answered",))
    assert saved_lines(view) == "Saved · October 2026\n  Needs: answered\n1 of 2 answered; still open: changes"
    whole = october(checklist=(checked("needs", "x"), checked("changes", "x")))
    assert saved_lines(replace(whole, saved=("Changes: answered",))).endswith(
        "2 of 2 answered.\nThe letter ends it: custfocus review 2026-10 --finish"
    )
    ended = replace(whole, saved=("Changes: answered",), finished=True, letter="# October")
    assert saved_lines(ended).endswith("The letter has it too: custfocus review 2026-10 --show")
    left = replace(ended, left=True)
    assert saved_lines(left).endswith(
        "Your letter stays as you wrote it, without this: custfocus review 2026-10 --show"
    )
