"""A word that is divided at the end of a line: with its hyphen or without?"""

from __future__ import annotations

import re

from models.known_words import is_known

HYPHENS = "-\u2010\u00ad"
SOFT = "\u00ad"
_TAIL = re.compile(r"[^\W\d_]+")
_HEAD = re.compile(r"[^\W\d_]+$")
# What is only ever the end of a word: go-ed is goed, wherever it was divided.
_SUFFIXES = frozenset(
    "able al ance ed en ence er es est ful ible ic ied ier ies ing ion ish ism ist ity ive ize less"
    " ly ment ness ous s sion th tion ty y".split()
)


def closed_up(word: str, following: str) -> str | None:
    """``word`` as it stands before ``following``, the first word of the next line.

    None where nothing is divided there. *gram-* before *mar* is *gram*, *well-* before *known*
    stays *well-* as there is no English word "wellknown"; either closes up with what follows.
    """
    if len(word) < 3 or word[-1] not in HYPHENS or not word[-2].isalpha():
        return None
    head, tail = _HEAD.search(word[:-1]), _TAIL.match(following)
    if head is None or tail is None:
        return None
    if tail[0][0].isupper():
        # Anglo-Saxon; a line in capitals is divided as any other.
        return word[:-1] if word.isupper() and tail[0].isupper() else word
    return word if word[-1] != SOFT and _is_compound(head[0], tail[0]) else word[:-1]


def _is_compound(head: str, tail: str) -> bool:
    if tail in _SUFFIXES or is_known(head + tail):
        return False
    return is_known(head) and is_known(tail)
