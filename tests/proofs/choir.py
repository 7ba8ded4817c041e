"""A leader of a choir: a home with another framework that has been lived in, and calls that answer there."""

from datetime import timedelta
from pathlib import Path

from tests.conftest import SUNDAY, Home
from tests.proofs.walk import CALLS, READINGS, run_well

FOLDER = Path(__file__).resolve().parents[1] / "packs" / "choir"
# What somebody who leads a choir types in the place of what names an item of ours.
_WORDS = {
    "complaint": "worry",
    "who=Ana": "singer=Mara",
    "said=Nobody rang me back.": "words=It lies too high.",
    "learnt=A name is worth more than a queue.": "reason=too high",
    "told=today": "back=today",
    "confirmed=yes": "reason=too loud",
    "defensiveness": "concert-fever",
    "isolation": "concert-fever",
    "isolation=4": "concert-fever=4",
    "customer": "singer",
    "Ana": "Mara",
    "team": "chair",
    "listen": "know-voices",
    "what customers say": "what they hear",
}
# Answers of ours can't have been made for an invitation of theirs.
CHOIR_CALLS = {
    command: tuple(tuple(_WORDS.get(word, word) for word in call) for call in calls)
    for command, calls in CALLS.items()
    if command != "invite import"
}
# A framework without a reading path has no piece to show.
NEEDING_A_PATH = (("guide", "--next"), ("guide", "--path"))
EVERY_CHOIR_CALL = [
    call
    for command, calls in CHOIR_CALLS.items()
    for call in ((command, *arguments) for arguments in calls)
    if call not in NEEDING_A_PATH
]


def lead(home: Home) -> None:
    """Three months with a choir, up to the day that tests take for today; the home is left with its framework."""
    home.environ["CUSTFOCUS_CONTENT"] = str(FOLDER)
    for week in range(12):
        home.go_to(SUNDAY - timedelta(days=83 - 7 * week))
        run_well(home, "reflect", f"Week {week}: the altos came in before I did. #hymn", "--do", "Breathe first")
        run_well(home, "heard", f"It lies too high for us ({week})", "--from", "Mara", "--channel", "break")
        run_well(home, "note", "The hall is cold in the morning #hall")
        if not week:
            run_well(home, "practice", "--start", "stand-among")
            run_well(home, "scorecard", "add", "First reply", "--unit=hours", "--better=down", "--target=4")
            run_well(home, "plan", "concert-fever", "--if", "I want to stop them", "--then", "I let them finish")
        run_well(home, "practice", "stand-among", "Sang the hymn among the altos")
    home.go_to(SUNDAY - timedelta(days=20))
    run_well(home, "invite", "Mara", "--role", "singer")
    run_well(home, "assess", "principles", "--set", "know-voices=2", "--set", "breathe=4")
    run_well(home, "review", "2026-10", "--set", "who-left=Two of the basses")
    run_well(home, "review", "2026-10", "--priority", "Know every name by Advent", "--finish")
    for day in (3, 2, 1):
        home.go_to(SUNDAY - timedelta(days=day))
        worry = {"singer": "Mara", "place": "break", "words": "Nobody hears us.", "reason": "too loud"}
        run_well(home, "log", "worry", *(f"--set={name}={value}" for name, value in worry.items()))
    home.go_to(SUNDAY)
    run_well(home, "scorecard", "import", READINGS)
    run_well(home, "log", "worry", "--set=singer=Ines", "--set=words=Too fast.", "--set=back=today")
    run_well(home, "list")
    run_well(home, "close", "1", "--set=reason=too loud")
    run_well(home, "log", "worry", "--set=singer=Jo", "--set=words=Too late.")
    run_well(home, "backup")
    home.go_to(SUNDAY)  # a copy's clock begins here, and must not be behind the numbers of this list
    run_well(home, "list")
