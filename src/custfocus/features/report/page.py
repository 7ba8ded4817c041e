"""The report at a terminal: what matters most, and how to get the whole page."""

from rich.console import Group, RenderableType
from rich.text import Text

from custfocus.base import wording
from custfocus.features.progress.weeks import written_on
from custfocus.features.report.points import SORTS
from custfocus.features.report.views import COACH, Report
from custfocus.terminal import theme


def page(view: Report) -> RenderableType:
    """The points with their sorts, or where it was written to."""
    saved = [f"Written to {view.path}." if view.path else "", f"Printed to {view.pdf}." if view.pdf else ""]
    written = written_on(len(view.progress.days), view.progress.counts) if view.progress.days else _nothing(view)
    if not view.progress.days and not any(saved):
        return theme.stack([theme.heading("Report"), Text(written)])
    points = [(Text(SORTS[point.kind], "accent"), Text(point.says)) for point in view.points]
    return theme.stack(
        [
            Text.assemble((view.title, "heading"), (f"  {wording.span(view.since, view.until)}", "quiet")),
            Text(written),
            theme.columns(points, ratios=(None, 1)) if points else None,
            Text(_left_out(view), "quiet") if view.left_out else None,
            Group(*map(Text, filter(None, saved))) if any(saved) else _way_on(view),
        ]
    )


def _left_out(view: Report) -> str:
    # Only what is handed on needs it, and it loads what takes names out.
    from custfocus.features.report.leaving import left_out

    return left_out(view)


def _way_on(view: Report) -> RenderableType:
    for_coach = " --for coach" if view.audience == COACH else ""
    return Group(
        theme.command(f"report{for_coach} -o report.html", "writes the page"),
        theme.command(f"report{for_coach} --open", "shows it in your browser"),
    )


def _nothing(view: Report) -> str:
    first = view.progress.first
    if first is None:
        return "Nothing is written yet. A report begins with one answer: custfocus reflect."
    return f"Nothing was written then. Your journal begins on {wording.full_day(first)}."
