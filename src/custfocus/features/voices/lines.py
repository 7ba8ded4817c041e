"""The plain lines of asking others: what was saved, what came in and was put together, what to do next."""

from shlex import quote

from custfocus.base import wording
from custfocus.content.framework import POOL
from custfocus.features.voices.others import FEWEST
from custfocus.features.voices.views import ImportedAnswers, Invitations, Invited, MarkedInvitation, PooledAnswers
from custfocus.journal import kinds


def marked(view: MarkedInvitation) -> str:
    """How somebody's invitation stands now, in a line."""
    asked = view.asked
    done = "was thanked" if asked.status == kinds.THANKED else "has answered"
    lines = [f"Saved {asked.short} · {asked.who} {done}"]
    if asked.status == kinds.ANSWERED:
        lines.append("When you have thanked them, say so with --thanked.")
    return "\n".join(lines)


def taken_in(view: ImportedAnswers) -> str:
    """A line for each answer, with the reason where it wasn't taken, and what became of all."""
    lines = [f"Saved the answer of {each.who} ({each.role}){_from(each.source)}" for each in view.taken]
    lines += [f"Not taken{_from(each.source)}: {each.reason}" for each in view.refused]
    lines += [put_together(each) for each in view.opened]
    lines += traces(view)
    if view.waiting:
        lines.append(waiting(view.waiting, view.alone))
    if view.trouble:
        lines.append(f"What can be put together with others couldn't be yet: {view.trouble}")
        lines.append("There is no need to take it in again; the next custfocus invite puts it together.")
    return "\n".join(lines)


def _from(source: str) -> str:
    return "" if source == "-" else f", {source}"


def put_together(opened: PooledAnswers) -> str:
    """That answers are put together now, and where they can be read."""
    many = wording.number(opened.count, up_to=10).capitalize()
    whose = "answers over several roles" if opened.role == POOL else f"answers in the role {opened.role_name}"
    return f"{many} {whose} are put together now: custfocus show {opened.short}"


def traces(view: Invitations | ImportedAnswers) -> list[str]:
    """What became of single answers whose sum is there now."""
    lines = []
    if view.opened:
        lines.append(
            "The single answers are gone from the journal; the files and emails they came in are yours to delete."
        )
    if not view.cleaned:
        lines.append(
            "Traces of single answers may be left in unused parts of the journal's file; the next custfocus invite "
            "tries again to take them out."
        )
    return lines


def waiting(count: int, alone: int) -> str:
    """How many wait, and for what."""
    wait = wording.counted(count, "answer waits", "answers wait")
    words = f"{wait} to be put together with others: ratings show from {FEWEST} people on."
    if alone == count:
        words += " Too few were asked in the last 30 days for that: ask somebody else."
    return words


def next_steps(view: Invited) -> list[str]:
    """What to do with the mail, in lines that stand beside it."""
    name = quote(view.who)
    again = ", as before: it is the same invitation" if view.again else ""
    lines = [f"\nSaved {view.short} · {view.who} is asked{again}"]
    if view.form:
        lines.append(f"The form is saved as {view.form}: open it yourself, then attach it to the email.")
        lines.append("custfocus invite import FILE takes in what the form made.")
    lines.append(
        f"Words that come back: custfocus heard - --from {name} --channel email < reply.txt, "
        f"then custfocus invite {name} --answered."
    )
    return lines
