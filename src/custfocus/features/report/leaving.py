"""What a report leaves out so that it can be handed on, in a sentence."""

from custfocus.base import wording
from custfocus.features.report.coach import CAUSES, SHARED, SHEETS, TAGS, WAYS
from custfocus.features.report.views import BEGUN, HEARD, LETTERS, MEASURES, NEXT, Report

_LEFT_OUT = {
    HEARD: ("thing that was heard", "things that were heard"),
    MEASURES: ("name of a measure", "names of measures"),
    LETTERS: ("letter", "letters"),
    BEGUN: ("comparison", "comparisons"),
    NEXT: ("plan or priority", "plans and priorities"),
    SHEETS: ("name beside a step", "names beside steps"),
    CAUSES: ("cause in words of my own", "causes in words of my own"),
    TAGS: ("tag", "tags"),
    SHARED: ("word that several said", "words that several said"),
    WAYS: ("way in words of my own", "ways in words of my own"),
}


def left_out(report: Report) -> str:
    """What isn't in it, counted; empty where nothing was left out."""
    counts = [wording.counted(each.count, *_LEFT_OUT[each.what]) for each in report.left_out]
    return f"Left out: {wording.listed(counts)}." if counts else ""
