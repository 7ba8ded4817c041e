"""What of insights a page shows, and what it numbers."""

from collections.abc import Sequence

from custfocus.features.insights.views import CaseTable, Insights, RecurringTheme, Remark, Tally, ThemeEvidence

ROWS_SHOWN, PAIRS_SHOWN, THEMES_SHOWN, TRENDS_SHOWN, OFFERS_SHOWN, ONCE_SHOWN, BEGUN_SHOWN = 5, 5, 8, 3, 2, 3, 3
# Whoever hears more in a month hasn't the time to read all of it on one page.
REMARKS_SHOWN = 20


def themes_shown(view: Insights) -> list[tuple[RecurringTheme, tuple[ThemeEvidence, ...]]]:
    """What people share that a page shows, with its sentences: not so many pairs that no word has room.

    Each has a sentence that stands at none before it, where there is one.
    """
    if view.whole:
        return [(theme, theme.evidence) for theme in view.themes]
    pairs = [theme for theme in view.themes if len(theme.words) > 1]
    words = [theme for theme in view.themes if len(theme.words) == 1]
    first = pairs[: max(PAIRS_SHOWN, THEMES_SHOWN - len(words))]
    shown: set[str] = set()
    chosen: list[tuple[RecurringTheme, tuple[ThemeEvidence, ...]]] = []
    for theme in (*first, *words[: THEMES_SHOWN - len(first)]):
        evidence = next((each for each in theme.evidence if each.sentence not in shown), theme.evidence[0])
        shown.add(evidence.sentence)
        chosen.append((theme, (evidence,)))
    return chosen


def once_shown(view: Insights) -> Sequence[Remark]:
    """Those heard once that a page names."""
    return view.once if view.whole else view.once[:ONCE_SHOWN]


def remarks_shown(view: Insights) -> Sequence[Remark]:
    """The remarks that a page shows: all of them, or of very many the latest, in the same order."""
    remarks = view.recent.remarks
    if view.whole or len(remarks) <= REMARKS_SHOWN:
        return remarks
    latest = sorted(remarks, key=lambda remark: (remark.day, remark.id), reverse=True)[:REMARKS_SHOWN]
    kept = {remark.id for remark in latest}
    return [remark for remark in remarks if remark.id in kept]


def ids_shown(view: Insights) -> list[str]:
    """The ids of the entries that a page numbers, in its order."""
    offered = view.offers if view.whole else view.offers[:OFFERS_SHOWN]
    return [
        *(name for offer in offered for name in offer.complaints),
        *(sentence.id for _, evidence in themes_shown(view) for sentence in evidence),
        *(remark.id for remark in (*once_shown(view), *remarks_shown(view))),
    ]


def rows_shown(table: CaseTable, *, whole: bool) -> tuple[Sequence[Tally], Sequence[Tally]]:
    """The rows that a page shows, and those that it puts together: never a single one, or what names none."""
    named = [row for row in table.rows if row.name]
    unnamed = [row for row in table.rows if not row.name]
    if whole or len(named) <= ROWS_SHOWN + 1:
        return table.rows, ()
    return [*named[:ROWS_SHOWN], *unnamed], named[ROWS_SHOWN:]
