"""Sentences of the registers the corpus lacks: school, work, technology, e-mail, opinions.

``templates.txt`` has many imperatives and questions, because the teacher tags them badly.
"""

from __future__ import annotations

import random
import re
from functools import lru_cache
from pathlib import Path

from models.grammar.verbs import FORM_OF_TAG, inflect

# Tags of the slots that are only lists of words.
_SLOT_TAGS = {"PRPO": "PRP", "PRPS": "PRP", "PRP3": "PRP"}
_SLOT = re.compile(r"^\{([A-Z$3]+)\}$")


def _lines(name: str) -> list[str]:
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@lru_cache(maxsize=1)
def word_lists() -> dict[str, list[str]]:
    """The words of every slot."""
    rows = (line.partition("\t") for line in _lines("words.tsv"))
    return {slot: words.split() for slot, _, words in rows}


def _word_for(slot: str, chance: random.Random) -> tuple[str, str]:
    if slot in FORM_OF_TAG:
        return inflect(chance.choice(word_lists()["LEMMA"]), FORM_OF_TAG[slot])[0], slot
    return chance.choice(word_lists()[slot]), _SLOT_TAGS.get(slot, slot)


def _filled(template: str, chance: random.Random) -> list[tuple[str, str]]:
    filled: list[tuple[str, str]] = []
    for piece in template.split():
        slot = _SLOT.match(piece)
        if slot:
            word, tag = _word_for(slot.group(1), chance)
        else:
            word, _, tag = piece.rpartition("/")
        filled.append((word, tag))
    first, tag = filled[0]
    return [(first[:1].upper() + first[1:], tag), *filled[1:]]


def template_sentences(*, count: int, seed: int) -> list[list[tuple[str, str]]]:
    """``count`` tagged sentences, the templates taken in turn."""
    chance, templates = random.Random(seed), _lines("templates.txt")
    return [_filled(templates[i % len(templates)], chance) for i in range(count)]
