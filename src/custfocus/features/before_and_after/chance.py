"""How likely chance alone would bring something about."""

import math


def at_least(count: int, tries: int, chance: float) -> float:
    """How likely it is that so many of the tries succeed, or more: the upper tail of the binomial distribution."""
    if count <= 0 or chance >= 1:
        return 1.0
    if count > tries or chance <= 0:
        return 0.0
    term = math.exp(
        math.lgamma(tries + 1)
        - math.lgamma(count + 1)
        - math.lgamma(tries - count + 1)
        + count * math.log(chance)
        + (tries - count) * math.log1p(-chance)
    )
    total, odds = term, chance / (1 - chance)
    for hits in range(count, tries):
        term *= (tries - hits) / (hits + 1) * odds
        total += term
        if term < total * 1e-12:
            break
    return min(1.0, total)
