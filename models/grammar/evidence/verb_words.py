"""Words read as verbs: which auxiliaries they may be, which forms of which verbs."""

from __future__ import annotations

from collections.abc import Sequence

from models.grammar.auxiliaries import BE, DO, HAVE, MODALS, NEGATIONS, expansions, plain
from models.grammar.types import Form, VerbReading
from models.grammar.verbs import analyse, over_regular

_WILL = frozenset({"will", "shall"})
_FORM_NAMES = {Form.PAST_PARTICIPLE: "participle"}
# Short forms as learners type them; the others are words of their own (were, well, ill, shed).
_WITHOUT_APOSTROPHE = {
    **dict.fromkeys(("im", "theyre", "youre"), ("am",)),
    **dict.fromkeys(("hes", "shes", "thats", "whats", "theres"), ("is", "has")),
    **dict.fromkeys(("ive", "youve", "theyve", "weve"), ("have",)),
    **dict.fromkeys(("dont", "doesnt", "didnt"), ("do",)),
    **dict.fromkeys(("cant", "couldnt", "shouldnt"), ("can",)),
}


def word_classes(word: str, previous: str = "") -> frozenset[str]:
    """*be, have, do, will, would, modal, to, not*; () for other words. *'s* is be and have."""
    found: set[str] = set()
    written = plain(word)
    for full in expansions(word, previous) or _WITHOUT_APOSTROPHE.get(written, (written,)):
        found.update(
            name
            for name, words in (
                ("be", BE),
                ("have", HAVE),
                ("do", DO),
                ("will", _WILL),
                ("would", {"would"}),
                ("modal", MODALS - _WILL - {"would"}),
                ("to", {"to"}),
                ("not", NEGATIONS),
                ("for", {"for"}),
            )
            if full in words
        )
    return frozenset(found)


def auxiliary_names(word: str) -> list[str]:
    """The classes of a word as rules name them: *will* and *would* are modals like the others."""
    return sorted({"modal" if c in ("will", "would") else c for c in word_classes(word)} - {"not"})


def forms_of_word(word: str, lemma: str | None = None) -> frozenset[str]:
    """*base, third, past, participle, gerund*, of this lemma only where one is given."""
    readings: Sequence[VerbReading] = verb_readings(word)
    return frozenset(
        _FORM_NAMES.get(reading.form, reading.form.value)
        for reading in readings
        if lemma is None or reading.lemma == lemma
    )


def verb_readings(word: str) -> tuple[VerbReading, ...]:
    """All readings of a word, written out where it is contracted, made-up forms too."""
    found = analyse(plain(word)) or over_regular(plain(word))
    for full in expansions(word):
        found = (*found, *analyse(full))
    return found
