"""custfocus assess: where you stand, by your own ratings, by what the journal shows, by what others say."""

import json
from collections.abc import Iterable
from typing import Annotated, Any

import typer
from msgspec.structs import replace

from custfocus.base import wording
from custfocus.base.errors import CustfocusError, unknown, usage
from custfocus.features.ratings.flow import ask_scale, parsed_rating, read_assessment, save_ratings
from custfocus.features.ratings.scales import HIGHEST, LOWEST, SCALES, scale_of
from custfocus.features.ratings.views import Assessment, rating_words
from custfocus.terminal.completing import quietly
from custfocus.terminal.options import On, day_that_has_come, only_pipe, pair
from custfocus.terminal.session import Session
from custfocus.terminal.texts import piped

BEGIN_WITH = "self-check"
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
        save_ratings(session, values, day)
        view = read_assessment(session, scale or _only_scale(session, values), explained=why)
        return replace(view, saved=_saved(session, values))
    if session.asks and not (show or why):
        if scale:
            return ask_scale(session, scale)
        mirror = read_assessment(session, None)
        return mirror if mirror.items else ask_scale(session, BEGIN_WITH)
    return read_assessment(session, scale, explained=why)


def _given(session: Session, scale: str | None, given: list[str]) -> dict[str, int | None]:
    """The ratings of --set, by item."""
    values: dict[str, int | None] = {}
    for each in given:
        item, said = pair(each, "--set listen=4")
        if item in values:
            raise _twice(item)
        _check(session, scale, item)
        try:
            values[item] = parsed_rating(said)
        except ValueError as error:
            raise _off_scale(item, said) from error
    return values


def _piped(session: Session, scale: str | None) -> dict[str, int | None]:
    """The ratings that a pipe brings as JSON: numbers from 1 to 5, null for "don't know"."""
    try:
        found: Any = json.loads(piped(session), object_pairs_hook=_each_once)
    except ValueError as error:
        raise _not_ratings("isn't JSON") from error
    if not isinstance(found, dict) or not found:
        raise _not_ratings("holds no ratings")
    for item, value in found.items():
        _check(session, scale, item)
        if value is not None and (type(value) is not int or not LOWEST <= value <= HIGHEST):
            raise _off_scale(item, json.dumps(value))
    return found


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A JSON object in which no name stands twice."""
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise _twice(name)
        found[name] = value
    return found


def _check(session: Session, scale: str | None, item: str) -> None:
    """Refuse what isn't an item of the scale, or of any where none is named."""
    scales = [SCALES[scale]] if scale else SCALES.values()
    valid = [one.id for each in scales for one in each.items(session.framework)]
    if item not in valid:
        where = f"custfocus assess {scale} shows them." if scale else "custfocus assess SCALE --show lists them."
        raise unknown(
            f"item on the scale {scale}" if scale else "item to rate", item, valid, where, code="unknown-item"
        )


def _only_scale(session: Session, values: dict[str, int | None]) -> str | None:
    """The scale that all of the ratings are on; None where they are on several."""
    found = {scale_of(session.framework.by_id[item]).id for item in values}
    return found.pop() if len(found) == 1 else None


def _saved(session: Session, values: dict[str, int | None]) -> tuple[str, ...]:
    return tuple(rating_words(session.framework.by_id[item], value) for item, value in values.items())


def _twice(item: str) -> CustfocusError:
    return usage(f'"{item}" is rated twice, so nothing was saved.', "Rate each item once.")


def _off_scale(item: str, said: str) -> CustfocusError:
    return usage(
        f'"{wording.shortened(said, _LONGEST)}" is no rating for "{item}", so nothing was saved.',
        'Ratings go from 1 to 5; "?" (in JSON null) says that you don\'t know.',
        code="off-scale",
    )


def _not_ratings(what: str) -> CustfocusError:
    return usage(
        f"What came through the pipe {what}.", 'Write it like {"listen": 4, "recover": null}.', code="no-ratings"
    )
