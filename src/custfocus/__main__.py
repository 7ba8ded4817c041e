"""The real session: runs the command line once, and ends with a documented exit code."""

import gc
import os
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib import import_module
from types import FrameType
from typing import TYPE_CHECKING, NoReturn

from custfocus.base.errors import DONE, FAILED, INTERRUPTED, CustfocusError, usage
from custfocus.base.reading import as_typed
from custfocus.base.world import ENDINGS, HURRY, World
from custfocus.cli.row import Command
from custfocus.cli.table import BY_NAME
from custfocus.terminal.output import close_quietly, fail, page_through, prepare

if TYPE_CHECKING:
    from custfocus.terminal.session import Session


def main() -> NoReturn:
    """The program `custfocus`."""
    gc.disable()  # a run is over before looking for cycles would pay; it costs a tenth of a page
    try:
        for number in ENDINGS:  # a closing window, too, must leave time to keep a draft
            signal.signal(number, _interrupt)
        words = [as_typed(word, sys.getfilesystemencoding()) for word in sys.argv[1:]]
        code = run(words, World(), at_end=back_up_once_a_day)
    except KeyboardInterrupt:  # before there was anything to keep
        code = INTERRUPTED
    with suppress(OSError, AttributeError):  # there is no stderr where our caller has closed it
        sys.stderr.flush()
    # All is written and closed by now; taking Python down piece by piece would take a fifth of a page's time.
    os._exit(code)


def run(arguments: Sequence[str], world: World, at_end: "Callable[[Session], None] | None" = None) -> int:
    """Run one command in a world, and return its exit code; nothing is ever raised.

    Args:
        arguments: The words of the call.
        world: Everything from outside.
        at_end: What is left to do once the answer is out, unless the run was broken off.
    """
    from custfocus.terminal.session import Session

    session = Session(world)
    prepare(world.stdout)
    prepare(world.stderr)
    try:
        alone = BY_NAME.get(" ".join(arguments))
        code = _quick(alone, session) if alone and alone.quick else _command(arguments, session)
        world.stdout.flush()
    except BrokenPipeError:
        close_quietly()
        return DONE
    except OSError as error:
        return _refused(error, session, as_json="--json" in arguments)
    if at_end and code != INTERRUPTED:
        at_end(session)
    return code


def back_up_once_a_day(session: "Session") -> None:
    """Have the journal copied by the first run of a day that has written; no other loads what that takes.

    Whoever presses Ctrl+C meanwhile leaves it to the next run; what was asked for is done.
    """
    with suppress(KeyboardInterrupt):
        if session.needs_backup:
            from custfocus.features.backup.flow.daily import back_up_daily

            back_up_daily(session)


def _quick(command: Command, session: "Session") -> int:
    """Run a command without Typer and without errors: a shell's start can't wait for it, nor be spoilt by it."""
    session.world.patience = HURRY
    session.command = command.name
    session.never_unlocks = True
    try:
        line = import_module(command.home).run(session).drawn()
    except CustfocusError:
        return DONE
    except Exception as error:
        if session.explain(error) is None:
            raise
        return DONE
    finally:
        session.close()
    if line:
        session.world.stdout.write(line + "\n")
    return DONE


def _command(arguments: Sequence[str], session: "Session") -> int:
    import typer

    from custfocus.cli.app import NAME

    as_json = "--json" in arguments
    try:
        code = _called(arguments, session, as_json=as_json)
    except CustfocusError as error:
        return fail(error, session.world, as_json=as_json)
    except typer.TyperException as error:
        message = error.format_message().rstrip(".") + "."
        command = next((word for word in arguments if word in BY_NAME), "")
        hint = f"{NAME} {command} --help shows how.".replace("  ", " ")
        if getattr(error, "option_name", ""):  # it knows no such option
            hint += " Words that begin with a dash stand after --."
        return fail(usage(message, hint), session.world, as_json=as_json)
    except SystemExit as end:  # so ends a shell's completion
        if isinstance(end.__context__, BrokenPipeError):  # what writes help takes it for a failure
            raise end.__context__ from None
        return int(end.code or DONE)
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except Exception as error:
        explained = session.explain(error)
        if explained is None:
            raise
        return fail(explained, session.world, as_json=as_json)
    finally:
        session.close()
    return code if isinstance(code, int) else DONE


def _called(arguments: Sequence[str], session: "Session", *, as_json: bool) -> object:
    """Do what a call names: the help of all, a shell to set up, or a command, in the demo or not."""
    from custfocus.cli.app import INSTALL, NAME, help_width, make
    from custfocus.cli.demo import entering_demo, in_demo

    arguments = _help_first(arguments)
    if list(arguments) == ["help", "all"]:
        from custfocus.cli.help import whole_help

        page_through(whole_help(help_width()), session.world)
        return DONE
    if arguments and arguments[0].startswith(INSTALL):
        from custfocus.cli.installing import install

        install(arguments, session)
        return DONE
    if in_demo(arguments):
        arguments = entering_demo(arguments, session, as_json=as_json)
    if list(arguments[:1]) == ["help"]:  # what many try first
        arguments = [*arguments[1:3], "--help"]
    return make().main(list(arguments), prog_name=NAME, standalone_mode=False, obj=session)


def _help_first(arguments: Sequence[str]) -> Sequence[str]:
    """The arguments without the options before "help", where that is what is asked for."""
    place = 0
    while place < len(arguments) and arguments[place].startswith("--"):
        place += 2 if arguments[place] == "--journal" else 1
    return arguments[place:] if list(arguments[place : place + 1]) == ["help"] else arguments


def _refused(error: OSError, session: "Session", *, as_json: bool) -> int:
    """What the system doesn't let anybody do: write where there is no room, or into a window that has closed."""
    world = session.world
    why, hint = error.strerror or str(error), f"Look at {error.filename}." if error.filename else ""
    message = f"The system refuses: {why}."
    if session.has_saved:
        message = f"It is saved; only what came after that was refused: {why}."
        hint = f"{hint} There is no need to do it again.".strip()
    refusal = CustfocusError(message, hint, code="system")
    if as_json:
        with suppress(OSError):
            fail(refusal, world, as_json=True)
            world.stdout.flush()
            return FAILED
    with suppress(OSError):
        fail(refusal, world, as_json=False)
    try:
        world.stdout.flush()
    except OSError:
        close_quietly()
    return FAILED


def _interrupt(_signal: int, _frame: FrameType | None) -> NoReturn:
    for number in ENDINGS:  # a closing window says so more than once
        signal.signal(number, signal.SIG_IGN)
    raise KeyboardInterrupt


if __name__ == "__main__":
    main()
