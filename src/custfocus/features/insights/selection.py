"""What of insights a page shows, and what it numbers."""

from collections.abc import Sequence

from custfocus.features.insights.views import CaseTable, Insights, RecurringTheme, Tally, ThemeEvidence

ROWS_SHOWN, THEMES_SHOWN, TRENDS_SHOWN, OFFERS_SHOWN, BEGUN_SHOWN = 3, 3, 3, 2, 3


def themes_shown(view: Insights) -> list[tuple[RecurringTheme, tuple[ThemeEvidence, ...]]]:
    """The themes that a page shows, each with its sentences."""
    if view.whole:
        return [(theme, theme.evidence) for theme in view.themes]
    return [(theme, theme.examples) for theme in view.themes[:THEMES_SHOWN]]


def ids_shown(view: Insights) -> list[str]:
    """The ids of the entries that a page numbers, in its order."""
    quoted = [sentence.id for _, evidence in themes_shown(view) for sentence in evidence]
    offered = view.offers if view.whole else view.offers[:OFFERS_SHOWN]
    return quoted + [name for offer in offered for name in offer.complaints]


def rows_shown(table: CaseTable, *, whole: bool) -> tuple[Sequence[Tally], Sequence[Tally]]:
    """The rows that a page shows, and those that it puts together into one: never a single one."""
    if whole or len(table.rows) <= ROWS_SHOWN + 1:
        return table.rows, ()
    return table.rows[:ROWS_SHOWN], table.rows[ROWS_SHOWN:]
