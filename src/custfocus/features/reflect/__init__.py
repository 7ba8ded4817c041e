"""One question a day, chosen for a reason that it can tell."""
