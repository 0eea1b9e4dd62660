"""What a tagger might say, without a tagger."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from models.grammar.operations import INSERT_TAGS, REPLACE_TAGS, Operation
from models.verb_tagger import Odds

# As good as impossible: a trained tagger says so of most operations.
LOW = -20.0


def odds(words: int, said: Mapping[Operation, float]) -> Odds:
    """Odds with these log-odds; every other operation has `LOW`. Nothing is said of *keep*."""
    replace = np.full((words, len(REPLACE_TAGS)), LOW)
    insert = np.full((words, len(INSERT_TAGS)), LOW)
    replace[:, 0] = insert[:, 0] = 0.0
    for operation, log_odds in said.items():
        table, tags = (insert, INSERT_TAGS) if operation.inserts else (replace, REPLACE_TAGS)
        table[operation.index, tags.index(operation.tag)] = log_odds
    return Odds(replace, insert)
