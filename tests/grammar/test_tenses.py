"""The twelve tenses of several verbs, as statement, negative, question and passive."""

from __future__ import annotations

import pytest

from models.grammar.groups import verb_groups
from models.grammar.verbs import paradigm_of

_VERBS = ["write", "visit", "take", "cut", "teach"]
# Name of the tense, first auxiliary after "she", the other words; {} takes the lemma and
# {0} to {4} its five forms: base, third person, past, past participle, gerund.
_TENSES = [
    ("present continuous", "is", "{4}"),
    ("present perfect", "has", "{3}"),
    ("present perfect continuous", "has", "been {4}"),
    ("past continuous", "was", "{4}"),
    ("past perfect", "had", "{3}"),
    ("past perfect continuous", "had", "been {4}"),
    ("future with will", "will", "{0}"),
    ("future continuous", "will", "be {4}"),
    ("future perfect", "will", "have {3}"),
    ("future perfect continuous", "will", "have been {4}"),
    ("modal might", "might", "{0}"),
    ("modal must, perfect", "must", "have {3}"),
    ("conditional (would)", "would", "{0}"),
    ("going to future", "is", "going to {0}"),
    ("present simple, passive", "is", "{3}"),
    ("past simple, passive", "was", "{3}"),
    ("present continuous, passive", "is", "being {3}"),
    ("present perfect, passive", "has", "been {3}"),
    ("future with will, passive", "will", "be {3}"),
]


def _forms(lemma: str) -> list[str]:
    verb = paradigm_of(lemma)
    return [
        verb.lemma,
        verb.third_person[0],
        verb.past[0],
        verb.past_participle[0],
        verb.gerund[0],
    ]


def _name(text: str) -> str:
    (group,) = verb_groups(text)
    assert group.subject is not None
    assert group.subject.of(text).lower() == "she"
    return group.name


@pytest.mark.parametrize("lemma", _VERBS)
@pytest.mark.parametrize(("name", "auxiliary", "rest"), _TENSES)
def test_compound(lemma: str, name: str, auxiliary: str, rest: str) -> None:
    words = rest.format(*_forms(lemma))
    assert _name(f"She {auxiliary} {words} here.") == name
    assert _name(f"She {auxiliary} not {words} here.") == f"{name}, negative"
    assert _name(f"She {auxiliary} probably {words} here.") == name
    assert _name(f"{auxiliary.capitalize()} she {words} here?") == f"{name}, question"


@pytest.mark.parametrize("lemma", _VERBS)
def test_simple(lemma: str) -> None:
    base, third, past, *_ = _forms(lemma)
    assert _name(f"She {third} it every day.") == "present simple"
    assert _name(f"She does not {base} it.") == "present simple, negative"
    assert _name(f"Does she {base} it?") == "present simple, question"
    assert _name(f"She {past} it yesterday.") == "past simple"
    assert _name(f"She didn't {base} it.") == "past simple, negative"
    assert _name(f"Didn't she {base} it?") == "past simple, negative, question"
