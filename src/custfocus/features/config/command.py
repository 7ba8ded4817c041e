"""custfocus config: what holds, where it comes from, and changing it."""

from typing import Annotated

import typer

from custfocus.base.errors import unknown, usage
from custfocus.base.settings.table import FRAMEWORK, SETTINGS
from custfocus.features.config import flow
from custfocus.features.config.views import Config
from custfocus.terminal import completing as complete
from custfocus.terminal.session import Session


def run(
    session: Session,
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", autocompletion=complete.settings, help="A setting.")
    ] = None,
    value: Annotated[
        str | None, typer.Argument(metavar="[VALUE]", autocompletion=complete.values, help="What it is to be.")
    ] = None,
    off: Annotated[bool, typer.Option("--off", help="With framework: go back to the one of custfocus.")] = False,
) -> Config:
    """See the settings in force and where each comes from, or change one.

    Nothing needs to be set; the defaults suit most. With framework and a folder, custfocus asks the questions and
    offers the practices that are written there, in the place of its own.
    """
    if off and (name != FRAMEWORK or value is not None):
        raise usage("--off goes with framework alone.", "Write it like custfocus config framework --off.")
    if name is None:
        return flow.all_that_holds(session)
    if name == FRAMEWORK:
        if off:
            return flow.leave_framework(session)
        return flow.framework_of(session) if value is None else flow.use_framework(session, value)
    if name not in SETTINGS:
        raise unknown("setting", name, [*SETTINGS, FRAMEWORK])
    return flow.setting_of(session, name) if value is None else flow.change_setting(session, name, value)
