"""Groups joined by *and* that share the auxiliaries of the first: *has eaten and [drunk]*."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from models.grammar.words import Word

if TYPE_CHECKING:
    from models.grammar.clauses import Reading

# Tags that the tagger mixes up in lists: "will go and see", "has come and gone".
_LIKE = {"VBP": "VB", "VBD": "VBN"}


def shares_auxiliaries(reading: Reading, words: Sequence[Word], earlier: Sequence[Reading]) -> bool:
    """Whether ``reading`` leans on an earlier one; if so it is completed from that one."""
    source = _source(reading.chain.first, words, earlier)
    if source is None:
        return False
    reading.tense, reading.modal = source.tense, source.modal
    reading.finite, reading.subject = source.finite, source.subject
    reading.perfect, reading.continuous = source.perfect, source.continuous
    reading.passive = source.passive
    reading.negated = reading.negated or source.negated
    reading.question, reading.special = source.question, source.special
    return True


def _source(at: int, words: Sequence[Word], earlier: Sequence[Reading]) -> Reading | None:
    """The reading whose auxiliaries the verb at ``at`` takes over."""
    before = at - 1
    while before >= 0 and words[before].is_adverb:
        before -= 1
    if before < 0 or words[before].full not in ("and", "or", ",", "but", "nor", "then"):
        return None
    if words[before].full == "," and not _list_goes_on(words, at):
        return None
    tag = _LIKE.get(words[at].tag, words[at].tag)
    for source in reversed(earlier):
        last = words[source.chain.last]
        same = _LIKE.get(last.tag, last.tag) == tag
        if same and (len(source.chain.places) > 1 or source.modal or not source.finite):
            return source
        if source.finite:
            return None
    return None


def _list_goes_on(words: Sequence[Word], at: int) -> bool:
    """*can sing, [dance] and play*."""
    return any(word.full in ("and", "or") for word in words[at + 1 : at + 6])
