"""Training and test sentences that share no verb."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from training.grid.pairs import GridPair

# One of each sort: participle in -en, changed vowel, regular, doubled letter.
HELD_OUT_VERBS = frozenset({"give", "begin", "watch", "stop"})


def split_by_verb(
    pairs: Sequence[GridPair], held_out: Collection[str] = HELD_OUT_VERBS
) -> tuple[tuple[GridPair, ...], tuple[GridPair, ...]]:
    """(training, test): the test pairs are those whose verb is ``held_out``."""
    training = tuple(pair for pair in pairs if pair.cell.verb not in held_out)
    return training, tuple(pair for pair in pairs if pair.cell.verb in held_out)
