"""The Typer app: a group that imports a command when it is called, and the errors of all of them."""

import inspect
from collections.abc import Callable, MutableMapping
from contextlib import suppress
from importlib import import_module
from itertools import takewhile
from pathlib import Path
from shutil import get_terminal_size
from typing import Annotated, Any

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup

from custfocus import __version__
from custfocus.base.errors import DONE, INTERRUPTED, CustfocusError
from custfocus.base.view import View
from custfocus.base.wording import shortened
from custfocus.cli.row import Command
from custfocus.cli.table import BY_NAME, LISTED, parts_of
from custfocus.cli.words import (
    marked,
    quoted,
    see_that_options_are_known,
    see_that_words_stand_together,
    unmarked,
)
from custfocus.terminal.output import Document, page_through
from custfocus.terminal.session import Session

NAME = "custfocus"
# The environment variable by which a shell asks for what may come next, and the option that makes it ask.
VARIABLE, INSTALL = "_CUSTFOCUS_COMPLETE", "--install-completion"
WIDEST = 80  # columns of help
_QUOTED = 40
# The arguments that any number of words make up; one begins with days, and one is no text of the user's.
_DAYS, _BARRIER = "rest", "barrier"
_TEXTS = frozenset(("text", "answer", "what", "name", "value", _DAYS))
# What else holds words of the user: values of options.
_MORE_TEXTS = frozenset(
    ("do", "line", "priority", "answers", "cue", "response", "given", "given_fields", "source", "ratings")
)
# What keeps a command from its journal before it has come to the words.
_IN_THE_WAY = frozenset(
    (
        *("damaged", "journal-unusable", "journal-unreachable", "not-a-journal", "empty-journal", "journal-missing"),
        *("read-only", "disk-full", "busy", "newer-journal", "settings", "unwritable"),
        *("locked", "lock-header", "other-key", "passphrase"),
    )
)
# Changes settings, which hold no words to keep.
_SETS = "config"
# What says of which thing, or of which day, a command is to ask, and not what it is to do instead.
_SAYING_WHICH = frozenset(
    ("on", "principle", "question", "another", "month", "barrier", "scale", "measure", "name", "ref", "full")
)
# Seconds in which words come through a pipe, where any are to come; longer than that nobody would wait.
_PATIENCE_WITH_PIPES = 2.0
_SETTINGS: dict[str, Any] = {"help_option_names": ["-h", "--help"]}


class Commands(TyperGroup):
    """The commands of the table, each built from its module when it is needed."""

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]  # noqa: ARG002, D102
        return list(LISTED)

    def get_command(self, ctx: typer.Context, cmd_name: str) -> Any:  # type: ignore[override]  # noqa: ARG002, D102
        if cmd_name not in self.commands and cmd_name in BY_NAME:
            self.commands[cmd_name] = build(cmd_name)
        return self.commands.get(cmd_name)

    def resolve_command(self, ctx: typer.Context, args: list[str]) -> Any:  # type: ignore[override]  # noqa: D102
        if (both := " ".join(args[:2])) in BY_NAME:
            args = [both, *args[2:]]
        if args[0] not in BY_NAME and not ctx.resilient_parsing:
            from custfocus.base.errors import nearest, usage

            guess = nearest(args[0], LISTED)
            words = " ".join(takewhile(lambda word: not word.startswith("-"), args))
            hint = f"Did you mean custfocus {guess}?" if guess else "custfocus --help lists the commands."
            if not guess and " " in words:
                hint = f"To keep that as a note: custfocus note {quoted(words)}"
            raise usage(f'There is no command "{shortened(args[0], _QUOTED)}".', hint, code="unknown-command")
        return super().resolve_command(ctx, args)

    def shell_complete(self, ctx: typer.Context, incomplete: str) -> Any:  # type: ignore[override]  # noqa: D102
        # Only names are wanted here; building the commands would import every module.
        self.commands = {name: TyperCommand(name) for name in LISTED}
        return super().shell_complete(ctx, incomplete)

    def _main_shell_completion(
        self, ctx_args: MutableMapping[str, Any], prog_name: str, complete_var: str | None = None
    ) -> None:
        session: Session = ctx_args["obj"]
        if instruction := session.world.environ.get(VARIABLE):
            from custfocus.cli.completion import answer, typed_place

            if told := answer(self, session, instruction):
                session.world.stdout.write(told[0] + "\n" if told[0] else "")
                raise SystemExit(told[1])
            with typed_place(session):
                super()._main_shell_completion(ctx_args, prog_name, complete_var)

    def get_help_option(self, ctx: typer.Context) -> Any:  # type: ignore[override]  # noqa: D102
        return _paging(super().get_help_option(ctx))

    def format_help(self, ctx: typer.Context, formatter: Any) -> None:  # type: ignore[override]  # noqa: ARG002, D102
        from custfocus.cli.help import root_help

        formatter.write(root_help(formatter.width))


class CommandTakingWords(TyperCommand):
    """A command to which "-12" or "- a point" is a word of its own, and whose words stand together."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]  # noqa: D102
        options = [parameter for parameter in self.params if not isinstance(parameter, TyperArgument)]
        places = [parameter for parameter in self.params if isinstance(parameter, TyperArgument)]
        taking = {name for option in options if not getattr(option, "is_flag", True) for name in option.opts}
        words = marked(args, taking)
        known = {name for option in self.get_params(ctx) for name in (*option.opts, *option.secondary_opts)}
        see_that_options_are_known(str(self.name), words, known, taking)
        names = {place.name for place in places}
        if names & (_TEXTS | {_BARRIER}):
            fixed = sum(place.nargs == 1 for place in places)
            see_that_words_stand_together(str(self.name), words, taking, fixed, quotable=_DAYS not in names)
        rest = super().parse_args(ctx, words)
        ctx.params = {name: unmarked(value) for name, value in ctx.params.items()}
        return rest

    def get_help_option(self, ctx: typer.Context) -> Any:  # type: ignore[override]  # noqa: D102
        return _paging(super().get_help_option(ctx))


def _paging(option: Any) -> Any:
    """The option of help, such that a long page may wait for its reader."""

    def show(ctx: typer.Context, _parameter: Any, wanted: bool) -> None:
        if wanted and not ctx.resilient_parsing:
            page_through(f"{ctx.get_help()}\n", ctx.obj.world)
            ctx.exit()

    if option is not None:
        option.callback = show
    return option


def build(name: str) -> Any:
    """The command of a name, ready to run: its own options, `--json`, and its view shown at the end."""
    part = name.partition(" ")[2]
    module = import_module(BY_NAME[name].home)
    run = getattr(module, "PARTS", {}).get(part, module.run)
    app = typer.Typer(add_completion=False, rich_markup_mode=None, context_settings=_SETTINGS)
    epilog = f"For example: {BY_NAME[name].example}"
    if parts := parts_of(name):
        epilog += f"\n\nMore of it: {'; '.join(f'custfocus {each} --help' for each in parts)}"
    app.command(name, cls=CommandTakingWords, help=inspect.getdoc(run), epilog=epilog)(_answering(run, name))
    return typer.main.get_command(app)


def _parted(end: KeyboardInterrupt, session: Session) -> int:
    """Say a word to somebody who leaves a prompt; who typed "q" has done what there is to do."""
    from custfocus.terminal.prompts import LeftError

    if not isinstance(end, LeftError):
        return INTERRUPTED
    parting = end.parting
    if end.way_on:
        parting = f"What you answered is saved. {end.way_on}" if session.has_saved else end.way_on
    if not parting and not end.text.strip():
        parting = "What was saved stays saved." if session.has_saved else "Nothing was saved."
    if parting:
        with suppress(OSError):  # the window may be gone
            session.warn(parting)
    return DONE if end.by_word else INTERRUPTED


def _answering(run: Callable[..., View | Document | None], name: str) -> Callable[..., None]:
    signature = inspect.signature(run, eval_str=True)

    def call(ctx: typer.Context, *, json: bool, **options: Any) -> None:
        session: Session = ctx.obj
        session.command, session.example, session.json = name, BY_NAME[name].example, json
        slow = bool(BY_NAME[name].takes) and not json and _see_to_pipe(session, BY_NAME[name], options)
        try:
            view = run(session, **options)
        except KeyboardInterrupt as end:
            raise typer.Exit(_parted(end, session)) from end
        except (CustfocusError, OSError) as error:
            if _is_in_the_way(error) and not session.has_written and name != _SETS:
                outcome = _with_words_kept(session, options, error)
                if outcome is not error:
                    raise outcome from error
            raise
        if view is not None:
            session.show(view, last=True)
        if slow:
            _look_at_pipe_again(session, BY_NAME[name])

    json_option = Annotated[bool, typer.Option("--json", help="Answer in JSON.")]
    by_keyword = inspect.Parameter.KEYWORD_ONLY
    parameters = [
        inspect.Parameter("ctx", by_keyword, annotation=typer.Context),
        *(parameter.replace(kind=by_keyword) for parameter in [*signature.parameters.values()][1:]),
        inspect.Parameter("json", by_keyword, annotation=json_option, default=False),
    ]
    call.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined]
    call.__annotations__ = {}
    return call


def _is_in_the_way(error: CustfocusError | OSError) -> bool:
    """Whether an error kept a command from its journal; that the reader of its answers has left didn't."""
    return error.code in _IN_THE_WAY if isinstance(error, CustfocusError) else not isinstance(error, BrokenPipeError)


def _with_words_kept(session: Session, options: dict[str, Any], error: CustfocusError | OSError) -> BaseException:
    """The error, with the words of the call kept as a draft where nothing else has kept them."""
    from custfocus.terminal.drafting import KEPT_WORDS

    if session.drafts.has_kept or (isinstance(error, CustfocusError) and KEPT_WORDS in error.hint):
        return error
    values = [value for name, value in options.items() if name in _TEXTS | _MORE_TEXTS and value]
    words = [each for value in values for each in (value if isinstance(value, list) else [value])]
    if "-" in words:
        from custfocus.terminal.texts import piped

        words = [piped(session) if each == "-" else each for each in words]
    return session.drafts.kept("note", "", "\n".join(map(str, words)), error)


def _see_to_pipe(session: Session, row: Command, options: dict[str, Any]) -> bool:
    """Refuse to drop what comes through a pipe, where nothing says that something else is wanted.

    Returns:
        Whether something may come yet: one can't wait for that, since many a pipe stays open and brings nothing.

    Raises:
        CustfocusError: Something waits in the pipe that this run wouldn't read.
    """
    if any(value for name, value in options.items() if name not in _SAYING_WHICH):
        return False
    if session.world.pipe_waits(_PATIENCE_WITH_PIPES):
        raise _unread("wouldn't be read", row)
    return session.world.pipe_may_bring_more


def _look_at_pipe_again(session: Session, row: Command) -> None:
    """Say of a pipe that was empty and open before that it isn't read.

    Raises:
        CustfocusError: Something has come in the meantime.
    """
    if session.world.pipe_waits():
        raise _unread("wasn't read", row)
    if session.world.pipe_may_bring_more:
        session.warn(f"What may yet come through the pipe isn't read. {row.takes}")


def _unread(what: str, row: Command) -> CustfocusError:
    from custfocus.base.errors import usage

    return usage(f"What came through the pipe {what}.", row.takes, code="pipe-not-read")


def help_width() -> int:
    """How many columns help has: as many as the window, up to what is easily read."""
    return min(get_terminal_size().columns, WIDEST)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"{NAME} {__version__}")
        raise typer.Exit


def _root(
    ctx: typer.Context,
    *,
    journal: Annotated[
        Path | None, typer.Option("--journal", metavar="FILE", help="Use this journal instead of yours.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Answer in JSON.")] = False,
    show: Annotated[bool, typer.Option("--show", help="Only show the day's page.")] = False,
    version: Annotated[  # noqa: ARG001 - its callback answers
        bool, typer.Option("--version", is_eager=True, callback=_version, help="Say which custfocus this is.")
    ] = False,
) -> None:
    session: Session = ctx.obj
    session.journal = journal and session.world.path(journal)
    if ctx.invoked_subcommand is None:
        page = _answering(import_module("custfocus.features.today.command.today").run, "today")
        ctx.invoke(page, ctx, json=json, show=show)
    elif json or show:
        raise _stands_after("--json" if json else "--show")


def _stands_after(option: str) -> Exception:
    from custfocus.base.errors import usage

    like = {"--json": "custfocus list --json", "--show": "custfocus reflect --show"}[option]
    return usage(f"{option} stands after the command.", f"Write it like {like}.")


def make() -> Any:
    """The whole command line, its commands not yet loaded."""
    app = typer.Typer(
        name=NAME,
        cls=Commands,
        invoke_without_command=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        # Left to itself, help never goes below 50 columns.
        context_settings=_SETTINGS | {"terminal_width": help_width()},
    )
    app.callback()(_root)
    return typer.main.get_command(app)
