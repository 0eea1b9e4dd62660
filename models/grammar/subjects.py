"""Person and number of subjects: which form of the verb they ask for.

The knowledge is the table ``number_words.tsv``. Where good usage allows both numbers (*the team
is* and *the team are*) the answer is `Number.EITHER`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from models.grammar.auxiliaries import Person, plain
from models.grammar.number_words import number_words
from models.grammar.types import Span, VerbGroup

_SINGULAR = ("singular", "each", "uncountable")
_SINGULAR_ENDINGS = ("ss", "us", "is", "ics", "'s")
_JOINS = re.compile(r"\s(and|or|nor|&)\s|,\s", re.IGNORECASE)
_WORD = re.compile(r"[\w%]+(?:['’-]\w+)*|[,.;:!?]")
# How many words before the head can hold its determiner: "a very old and rather shabby [hat]".
_REACH = 5


class Number(StrEnum):
    SINGULAR = "singular"
    PLURAL = "plural"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class Agreement:
    """*I* is (1, SINGULAR), *Tom and you* (2, PLURAL), *the team* (3, EITHER)."""

    person: Person
    number: Number

    @property
    def takes_s(self) -> bool | None:
        """Whether a present verb ends in -s after this subject; None where both are right."""
        if self.number is Number.EITHER:
            return None
        return self.person == 3 and self.number is Number.SINGULAR


def agreement_of(group: VerbGroup, text: str) -> Agreement | None:
    """Person and number of the subject of ``group`` in ``text``; None when it has no subject."""
    if group.subject is None:
        return None
    return agreement_at(group.subject, text)


def person_of(group: VerbGroup, text: str) -> Person | None:
    found = agreement_of(group, text)
    return None if found is None else found.person


def number_of(group: VerbGroup, text: str) -> Number | None:
    found = agreement_of(group, text)
    return None if found is None else found.number


def agreement_at(subject: Span, text: str) -> Agreement:
    """The same for a span that holds the head of a subject, or a whole list of heads."""
    words = _WORD.findall(subject.of(text))
    before = [plain(word) for word in _WORD.findall(text[: subject.start])[-_REACH:]]
    parts = [part for part in _JOINS.split(subject.of(text)) if part]
    if len(parts) > 1:
        return _of_list(subject.of(text), before)
    return _of_head(words[-1] if words else "", _determiners(before))


def _determiners(before: list[str]) -> list[str]:
    """The words before the head back to the last mark or verb-like border."""
    for at in range(len(before) - 1, -1, -1):
        if before[at] in {",", ".", ";", ":", "!", "?", "of"}:
            return before[at + 1 :]
    return before


def _of_list(text: str, before: list[str]) -> Agreement:
    # A dash or the like is no head: "— And they".
    divided = [part for part in _JOINS.split(text) if part and _WORD.search(part)]
    heads = [part for part in divided if not _is_join(part)]
    joins = [part.lower() for part in divided if _is_join(part)]
    parts = [_of_part(part) for part in heads]
    if len(parts) < 2:
        return parts[0] if parts else Agreement(3, Number.EITHER)
    if joins and joins[-1] in ("or", "nor"):
        return parts[-1]
    first = plain(_WORD.findall(heads[0])[0])
    if first in ("each", "every") or (before and before[-1] in ("each", "every")):
        return Agreement(3, Number.SINGULAR)
    return Agreement(min(part.person for part in parts), Number.PLURAL)


def _is_join(part: str) -> bool:
    return part.lower() in ("and", "or", "nor", "&")


def _of_part(part: str) -> Agreement:
    words = _WORD.findall(part)
    if not words:
        return Agreement(3, Number.EITHER)
    return _of_head(words[-1], [plain(word) for word in words[:-1]])


def _of_head(written: str, before: list[str]) -> Agreement:
    word = plain(written)
    if word in number_words("first"):
        plural = word in number_words("plural") | {"us", "ourselves"}
        return Agreement(1, Number.PLURAL if plural else Number.SINGULAR)
    if word in number_words("second"):
        return Agreement(2, Number.PLURAL)
    return Agreement(3, _number(word, before, written=written))


def _number(word: str, before: list[str], *, written: str) -> Number:
    last = before[-1] if before else ""
    if word in number_words("class") and last == "the":
        return Number.PLURAL
    if word in number_words("measure") and any(_is_numeral(item) for item in before[-2:]):
        return Number.EITHER
    if word in number_words("either"):
        return _by_determiner(before)
    if any(word in number_words(kind) for kind in _SINGULAR):
        # "the Joneses" ends otherwise; "this", "that" and names stay singular.
        return Number.SINGULAR
    if word in number_words("plural") or _is_numeral(word):
        return Number.PLURAL
    return Number.PLURAL if _looks_plural(word, written) else Number.SINGULAR


def _by_determiner(before: list[str]) -> Number:
    """*this series*, *those sheep*: the determiner shows what the noun does not."""
    for word in reversed(before):
        if word in number_words("singular_determiner") and word not in ("a", "an"):
            return Number.SINGULAR
        if word in number_words("plural_determiner") or _is_numeral(word):
            return Number.PLURAL
    return Number.EITHER


def _is_numeral(word: str) -> bool:
    if word in ("1", "one"):
        return False
    return word[:1].isdigit() or word in number_words("plural_determiner") - {
        "these",
        "those",
        "both",
    }


def _looks_plural(word: str, written: str) -> bool:
    if word.endswith(("people", "children")) or (word.endswith("men") and len(word) > len("men")):
        return True
    if written.isupper() and len(written) > 1:  # NASA, the US
        return False
    return len(word) > 2 and word.endswith("s") and not word.endswith(_SINGULAR_ENDINGS)
