"""custfocus config: what holds, where it comes from, and changing it."""

from typing import Annotated

import typer

from custfocus.base.errors import unknown
from custfocus.base.settings import KEYS
from custfocus.features.config import flow
from custfocus.features.config.views import Config
from custfocus.terminal.session import Session


def run(
    session: Session,
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="A setting.")] = None,
    value: Annotated[str | None, typer.Argument(metavar="[VALUE]", help="What it is to be.")] = None,
) -> Config:
    """See what holds and where it comes from, or change a setting.

    Nothing needs to be set; the defaults suit most.
    """
    if name is None:
        return flow.all_that_holds(session)
    if name not in KEYS:
        raise unknown("setting", name, KEYS)
    return flow.setting_of(session, name) if value is None else flow.change_setting(session, name, value)
