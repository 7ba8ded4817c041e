"""custfocus assess: where you stand, by your own ratings, by what the journal shows, by what others say."""

import json
from collections.abc import Iterable
from typing import Annotated, Any

import typer

from custfocus.base import wording
from custfocus.base.errors import CustfocusError, unknown, usage
from custfocus.features.ratings.flow import ask_to_rate, rate, read_assessment
from custfocus.features.ratings.scales import HIGHEST, LOWEST, SCALES, parsed_rating
from custfocus.features.ratings.views import Assessment
from custfocus.terminal.completing import quietly
from custfocus.terminal.options import On, day_that_has_come, only_pipe, pair
from custfocus.terminal.session import Session
from custfocus.terminal.texts import piped

_LONGEST = 60


@quietly
def _scale_names(session: Session) -> Iterable[str]:  # noqa: ARG001 - as all completers
    """The scales to rate oneself on."""
    return SCALES


@quietly
def _ratable(session: Session) -> Iterable[str]:
    """What can be rated, as --set takes it."""
    return [f"{item.id}=" for scale in SCALES.values() for item in scale.items(session.framework)]


def run(
    session: Session,
    scale: Annotated[
        str | None,
        typer.Argument(
            metavar="[SCALE]", autocompletion=_scale_names, help="self-check, behaviours, principles or barriers."
        ),
    ] = None,
    source: Annotated[
        str | None, typer.Argument(metavar="[-]", help='"-" reads ratings as JSON from a pipe: {"listen": 4}.')
    ] = None,
    ratings: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="ID=N",
            autocompletion=_ratable,
            help='Rate an item from 1 to 5, "?" for don\'t know; may be repeated.',
        ),
    ] = None,
    show: Annotated[bool, typer.Option("--show", help="Only show how it stands.")] = False,
    why: Annotated[bool, typer.Option("--why", help="With the figures behind what doesn't go together.")] = False,
    on: On = None,
) -> Assessment | None:
    """See where you stand, and what to do about it.

    Four scales from 1 to 5: the self-check (where one begins), behaviours, principles and barriers. Beside your own
    rating stands what the journal shows of the last 60 days, and what others say (custfocus invite). Without a
    terminal it is only shown.
    """
    if scale == "-" and source is None:
        scale, source = None, "-"
    if scale is not None and scale not in SCALES:
        raise unknown("scale", scale, SCALES)
    only_pipe(source, "--set ID=N rates; - reads ratings from a pipe.")
    day = day_that_has_come(session, on, "A rating is for a day that has come.")
    if on is not None and not (ratings or source):
        raise usage("--on says when, but there are no ratings.", "Give them with --set ID=N.")
    values = _given(session, scale, ratings or [])
    for item, value in _piped(session, scale).items() if source else ():
        if item in values:
            raise _twice(item)
        values[item] = value
    if values:
        return rate(session, values, day, scale, explained=why)
    if session.asks and not (show or why):
        return ask_to_rate(session, scale)
    return read_assessment(session, scale, explained=why)


def _given(session: Session, scale: str | None, given: list[str]) -> dict[str, int | None]:
    """The ratings of --set, by item."""
    values: dict[str, int | None] = {}
    for each in given:
        item, words = pair(each, "--set listen=4")
        if item in values:
            raise _twice(item)
        _check(session, scale, item)
        try:
            values[item] = parsed_rating(words)
        except ValueError as error:
            raise _off_scale(item, words) from error
    return values


def _piped(session: Session, scale: str | None) -> dict[str, int | None]:
    """The ratings that a pipe brings as JSON: numbers from 1 to 5, null for "don't know"."""
    try:
        ratings: Any = json.loads(piped(session), object_pairs_hook=_each_once)
    except ValueError as error:
        raise _not_ratings("isn't JSON") from error
    if not isinstance(ratings, dict) or not ratings:
        raise _not_ratings("holds no ratings")
    for item, value in ratings.items():
        _check(session, scale, item)
        if value is not None and (type(value) is not int or not LOWEST <= value <= HIGHEST):
            raise _off_scale(item, json.dumps(value))
    return ratings


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A JSON object in which no name stands twice."""
    values: dict[str, Any] = {}
    for name, value in pairs:
        if name in values:
            raise _twice(name)
        values[name] = value
    return values


def _check(session: Session, scale: str | None, item: str) -> None:
    """Refuse what isn't an item of the scale, or of any where none is named."""
    scales = [SCALES[scale]] if scale else SCALES.values()
    valid = [ratable.id for each in scales for ratable in each.items(session.framework)]
    if item not in valid:
        where = f"custfocus assess {scale} shows them." if scale else "custfocus assess SCALE --show lists them."
        raise unknown(
            f"item on the scale {scale}" if scale else "item to rate", item, valid, where, code="unknown-item"
        )


def _twice(item: str) -> CustfocusError:
    return usage(f'"{item}" is rated twice, so nothing was saved.', "Rate each item once.")


def _off_scale(item: str, words: str) -> CustfocusError:
    return usage(
        f'"{wording.shortened(words, _LONGEST)}" is no rating for "{item}", so nothing was saved.',
        'Ratings go from 1 to 5; "?" (in JSON null) says that you don\'t know.',
        code="off-scale",
    )


def _not_ratings(what: str) -> CustfocusError:
    return usage(
        f"What came through the pipe {what}.", 'Write it like {"listen": 4, "recover": null}.', code="no-ratings"
    )
