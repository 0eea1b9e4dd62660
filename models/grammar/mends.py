"""Verb strings after operations, and the operations that free a string of its faults."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from models.grammar.candidates import fits
from models.grammar.demands import Kind, Opening, slips
from models.grammar.operations import DELETE, FORMS, KEEP, Operation, replacement
from models.grammar.pos_features import verb_forms
from models.grammar.types import Token
from models.grammar.verb_strings import VerbString

_BE = "is are am was were be been being".split()
_HAVE = "has have had".split()
_DO = "does do did".split()
_MODALS = "will would can could should".split()
_PUT_IN = tuple(f"+{word}" for word in (*_BE, *_HAVE, *_DO, "will", "would", "to"))
_AUXILIARY = frozenset(
    "am is are was were be been being have has had having do does did to "
    "will would can could shall should may might must 's 'd".split()
)


def edited(string: VerbString, operations: Sequence[Operation]) -> tuple[str, ...] | None:
    """The words of the string after the operations; None where they do not touch it."""
    out: list[str] = []
    touched = False
    replaced = {item.index: item.tag for item in operations if not item.inserts}
    put_in = {item.index: item.tag[1:].split() for item in operations if item.inserts}
    if string.subject is not None and string.subject in put_in:
        out += put_in[string.subject]
        touched = True
    for place in range(string.front, string.places[0]):
        if place in put_in:
            out += put_in[place]
            touched = True
    for place, word in zip(string.places, string.words, strict=True):
        added, tag = put_in.get(place), replaced.get(place, KEEP)
        touched = touched or added is not None or tag != KEEP
        out += added or ()
        out += _words_after(word, tag)
    last = string.places[-1] + 1
    if last in put_in and string.words[-1] in _AUXILIARY:
        out += put_in[last]
        touched = True
    return tuple(out) if touched else None


@lru_cache(maxsize=1 << 15)
def _words_after(word: str, tag: str) -> tuple[str, ...]:
    if tag == KEEP:
        return (word,)
    if tag == DELETE:
        return ()
    if tag.startswith("="):
        return tuple(tag[1:].split())
    return replacement(word, tag)[:1] or (word,)


def mends_of(tokens: Sequence[Token], string: VerbString) -> tuple[tuple[Operation, ...], ...]:
    """The proposals that leave fewer slips in the string, the likeliest first."""
    return tuple(
        proposal
        for proposal in dict.fromkeys(_proposals(string))
        if all(fits(tokens, operation) for operation in proposal) and _helps(string, proposal)
    )


def _helps(string: VerbString, proposal: Sequence[Operation]) -> bool:
    after = edited(string, proposal)
    slipped = len(slips(string.words, string.slot))
    return bool(after) and len(slips(after or (), string.slot)) < slipped


def _proposals(string: VerbString) -> Iterator[tuple[Operation, ...]]:
    """From the smallest change of meaning to the greatest: person, form, a word less or more.

    Where only the person is wrong, no word is put in or taken out. Where the form is that of a
    verb behind its auxiliary, that may have been left out: *I seen it*, *she working*.
    """
    pairs = tuple(zip(string.places, string.words, strict=True))
    auxiliaries = [pair for pair in pairs if pair[1] in _AUXILIARY]
    if len(pairs) == 1 and string.slot.opening is Opening.FINITE:
        yield from _with_auxiliary(string)
    for place, word in auxiliaries:
        yield from ((Operation(place, f"={other}"),) for other in _kin(word))
    for place, word in pairs:
        if word not in _AUXILIARY:
            yield from ((Operation(place, tag),) for tag in FORMS if replacement(word, tag))
    if any(slip.kind is not Kind.AGREEMENT for slip in slips(string.words, string.slot)):
        yield from _other_words(string, pairs, auxiliaries)


def _other_words(
    string: VerbString, pairs: Sequence[tuple[int, str]], auxiliaries: Sequence[tuple[int, str]]
) -> Iterator[tuple[Operation, ...]]:
    """A word taken out, another one, or one put in."""
    if len(pairs) > 1:
        yield from ((Operation(place, DELETE),) for place, _ in auxiliaries)
    yield from _taken_out(string)
    for place, word in auxiliaries:
        kin = _kin(word)
        others = (other for other in (*_BE, *_HAVE, *_DO) if other not in kin)
        yield from ((Operation(place, f"={other}"),) for other in others)
    for place in (string.front, *string.places[1:]):
        yield from ((Operation(place, tag),) for tag in _PUT_IN)
    if string.slot.opening in (Opening.TO, Opening.TO_OR_GERUND):
        place = string.places[0]
        if replacement(string.words[0], ">base"):
            yield (Operation(place, ">base"), Operation(place, "+to"))


def _with_auxiliary(string: VerbString) -> Iterator[tuple[Operation, ...]]:
    """Of a string of one word: *seen* -> *have seen*, *saw*; *working* -> *is working*."""
    (word,) = string.words
    forms = verb_forms(word)
    if "g" in forms:
        yield from ((Operation(string.front, tag),) for tag in ("+is", "+are", "+am"))
    if "n" in forms and "d" not in forms:
        yield from ((Operation(string.front, tag),) for tag in ("+has", "+have"))
        yield (Operation(string.places[0], ">past"),)


def _kin(word: str) -> tuple[str, ...]:
    """The other words of *be*, of *have*, of *do* or of the modals."""
    families = (_BE, _HAVE, _DO, _MODALS)
    return tuple(other for family in families if word in family for other in family)


def _taken_out(string: VerbString) -> Iterator[tuple[Operation, ...]]:
    """A word taken out together with a new form of the next: *is go -> goes*."""
    for at, following in enumerate(string.words[1:]):
        if string.words[at] in _AUXILIARY and following not in _AUXILIARY:
            out, place = Operation(string.places[at], DELETE), string.places[at + 1]
            fitting = (tag for tag in FORMS if replacement(following, tag))
            yield from ((out, Operation(place, tag)) for tag in fitting)
