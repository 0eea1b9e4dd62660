"""The rules themselves: each example pair leads to its rule, each language says all of them."""

from __future__ import annotations

import re

import pytest

from models.grammar.edits import compare
from models.grammar.explain import explain_all
from models.grammar.rulebook import Rule, language, languages, rules
from models.grammar.types import EditKind

LEVELS = ("A1", "A2", "B1", "B2", "C1", "C2")
SPECIFIC = [rule for rule in rules() if not rule.generic]
PAIRS = [
    pytest.param(rule, wrong, right, id=f"{rule.key}: {wrong}")
    for rule in SPECIFIC
    for wrong, right in rule.examples
]
WORDINGS = [
    pytest.param(code, rule.key, id=f"{code}: {rule.key}")
    for code in languages()
    for rule in rules()
]
# Slots that are filled whatever the edit is; {before} and {after} each lack in some kinds.
SLOTS = {"before", "after", "evidence", "subject", "time_word", "other_verb"} | {
    "lemma",
    "form_name",
    "change",
}


@pytest.mark.parametrize(("rule", "wrong", "right"), PAIRS)
def test_an_example_leads_to_its_rule(rule: Rule, wrong: str, right: str) -> None:
    correction = compare(wrong, right)
    assert correction.corrected == right
    assert {explanation.rule for explanation in explain_all(correction)} == {rule.key}


@pytest.mark.parametrize(("rule", "wrong", "right"), PAIRS)
def test_no_hint_gives_the_answer_away(rule: Rule, wrong: str, right: str) -> None:
    correction = compare(wrong, right)
    for explanation in explain_all(correction):
        quoted = re.findall("“(.*?)”", explanation.hint)
        answer = explanation.edit.after.strip().lower()
        assert answer not in [words.lower() for words in quoted]


@pytest.mark.parametrize("rule", SPECIFIC, ids=lambda rule: rule.key)
def test_every_rule_has_two_examples(rule: Rule) -> None:
    assert len(rule.examples) >= 2


def test_there_are_more_than_forty_rules_with_keys_of_their_own() -> None:
    keys = [rule.key for rule in SPECIFIC]
    assert len(keys) == len(set(keys)) > 40


@pytest.mark.parametrize("kind", EditKind)
def test_every_kind_of_edit_has_rules(kind: EditKind) -> None:
    assert sum(rule.explains(kind) for rule in SPECIFIC) >= 10


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.key)
def test_levels_are_those_of_the_cefr(rule: Rule) -> None:
    assert rule.level in LEVELS


def test_generic_rules_stand_last_and_fit_everything() -> None:
    generic = [rule.generic for rule in rules()]
    assert generic == sorted(generic)
    for kind in EditKind:
        assert any(rule.generic and rule.fits(kind, {}) for rule in rules())


def test_there_are_english_and_spanish() -> None:
    assert set(languages()) >= {"en", "es"}


@pytest.mark.parametrize("code", languages())
def test_a_language_words_each_rule_and_no_other(code: str) -> None:
    assert set(language(code).wordings) == {rule.key for rule in rules()}


@pytest.mark.parametrize(("code", "key"), WORDINGS)
def test_a_wording_is_short_and_uses_known_slots(code: str, key: str) -> None:
    wording = language(code).wordings[key]
    assert wording.title
    assert 8 <= len(wording.text.split()) <= 60
    for template in (*wording.why_here, *wording.hint):
        assert set(re.findall(r"{(\w+)}", template)) <= SLOTS
    for template in wording.hint:
        assert set(re.findall(r"{(\w+)}", template)) <= {"evidence"}


@pytest.mark.parametrize(("code", "key"), WORDINGS)
def test_quotation_marks_are_those_of_the_language(code: str, key: str) -> None:
    wording = language(code).wordings[key]
    words = " ".join((wording.title, wording.text, *wording.why_here, *wording.hint))
    strange = {"en": '«»"', "es": '“”"'}[code]
    assert not set(strange) & set(words)
    opening, closing = {"en": ("“", "”"), "es": ("«", "»")}[code]
    assert words.count(opening) == words.count(closing)


def test_a_language_without_a_file_is_refused() -> None:
    with pytest.raises(ValueError, match="no rules in language 'xx'"):
        language("xx")
