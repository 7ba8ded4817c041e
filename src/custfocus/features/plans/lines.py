"""The plain lines after a plan was made, worded anew, or let go."""

from custfocus.features.plans.views import LET_GO, REWORDED, Planned


def saved(view: Planned) -> str:
    """That a plan was made, worded anew, or let go."""
    plan = view.plan
    if view.did == LET_GO:
        return f"Let go · {plan.text}\nWhat became of it stays in your journal."
    parts = [f"Saved {plan.short}", *([plan.about] if plan.about else [])]
    if view.did == REWORDED:
        parts.append("worded anew")
    if plan.practice_name:
        parts.append(f"part of: {plan.practice_name}")
    if plan.aim:
        parts.append(f"for: {plan.aim}")
    lines = [" · ".join(parts), plan.text]
    if view.to_start:
        lines.append(f"custfocus practice --start {view.to_start} takes the practice on as well.")
    if view.did != REWORDED:
        lines.append("The day's page shows it in its turn; the review asks whether you used it.")
    return "\n".join(lines)
