"""The lines after something was saved in a review, which cost no drawing."""

from custfocus.features.review.views import ITEM, MonthReview


def saved_lines(view: MonthReview) -> str:
    """What was saved, and what is still open."""
    lines = [f"Saved · {view.name}", *(f"  {words}" for words in view.saved)]
    if view.left:
        show = f"custfocus review {view.month} --show"
        return "\n".join([*lines, f"Your letter stays as you wrote it, without this: {show}"])
    if view.finished:
        return "\n".join([*lines, f"The letter has it too: custfocus review {view.month} --show"])
    missing = ", ".join(step.id for step in view.open if step.what == ITEM)
    lines.append(f"{view.answered} of {len(view.items)} answered" + (f"; still open: {missing}" if missing else "."))
    if not missing:
        lines.append(f"The letter ends it: custfocus {view.command} --finish")
    return "\n".join(lines)
