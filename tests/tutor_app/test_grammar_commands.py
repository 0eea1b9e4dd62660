"""`tenselens conjugate` and `tenselens tenses`."""

from __future__ import annotations

import pytest

from models.grammar.conjugation import conjugate, is_irregular
from models.grammar.paradigms import irregular_verbs
from models.grammar.verbs import paradigm_of
from tests.tutor_app.conftest import App

TWELVE = [
    *("present simple", "past simple", "future simple"),
    *("present continuous", "past continuous", "future continuous"),
    *("present perfect", "past perfect", "future perfect"),
    *("present perfect continuous", "past perfect continuous", "future perfect continuous"),
]


def test_a_verb_in_twelve_tenses_and_three_persons(app: App) -> None:
    shown = app.run("conjugate", "--json", "go").json
    assert list(shown["tenses"]) == TWELVE
    assert shown["tenses"]["present simple"] == {"I": ["go"], "you": ["go"], "she": ["goes"]}
    assert shown["tenses"]["past simple"]["she"] == ["went"]
    assert shown["tenses"]["future continuous"]["you"] == ["will be going"]
    assert shown["tenses"]["present perfect continuous"]["she"] == ["has been going"]
    assert shown["irregular"] is True


def test_be_has_forms_of_its_own() -> None:
    forms = {tense.name: tense.forms for tense in conjugate(paradigm_of("be"))}
    assert forms["present simple"] == (("am",), ("are",), ("is",))
    assert forms["past simple"] == (("was",), ("were",), ("was",))
    assert forms["past continuous"] == (("was being",), ("were being",), ("was being",))


def test_irregular_forms_are_marked(app: App) -> None:
    out = app.run("conjugate", "go").out
    assert "to go  irregular *" in out
    assert "went*" in out
    assert "gone*" in out
    assert "*" not in app.run("conjugate", "visit").out
    assert "learned / learnt*" in app.run("conjugate", "learn").out


@pytest.mark.parametrize("lemma", ["stop", "travel", "try", "panic", "play", "kidnap", "visit"])
def test_spelling_rules_make_no_verb_irregular(lemma: str) -> None:
    verb = paradigm_of(lemma)
    assert not any(is_irregular(form, verb) for form in verb.past + verb.past_participle)


def test_every_verb_of_the_table_has_an_irregular_form() -> None:
    regular = [
        verb.lemma
        for verb in irregular_verbs().values()
        if not any(is_irregular(form, verb) for form in verb.past + verb.past_participle)
    ]
    assert regular == []


@pytest.mark.parametrize("word", ["go", "to go", "Went", "GOES", "going"])
def test_any_form_leads_to_the_verb(app: App, word: str) -> None:
    assert app.run("conjugate", *word.split()).out.startswith("to go ")


@pytest.mark.parametrize(
    ("word", "message", "advice"),
    [
        ("goed", "“goed” is not English.", "tenselens conjugate go"),
        ("xqzt", "There is no English verb “xqzt” that we know.", "Check how it is written."),
        ("studdy", "There is no English verb “studdy” that we know.", "study"),
        ("must", "“must” is a modal verb", "I must go, she must go."),
        ("ought", "“ought” is a modal verb", "I ought to go."),
    ],
)
def test_what_is_no_verb_is_told(app: App, word: str, message: str, advice: str) -> None:
    ended = app.run("conjugate", word)
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.startswith(message)
    assert advice in ended.err


def test_the_verb_groups_of_a_text_are_named(app: App) -> None:
    text = "She has never really been seen. Did you go yesterday?"
    out = app.run("tenses", text).out.splitlines()
    assert out[0].startswith("has … been seen  present perfect, passive")
    assert out[1].startswith("Did … go  past simple, question")
    assert "subject: you" in out[1]
    assert "time: yesterday" in out[1]


def test_the_verb_groups_as_json_have_their_places(app: App) -> None:
    text = "😀 She didn't go."
    (group,) = app.run("tenses", "--json", "-", stdin=text.encode()).json
    assert (group["verb"], group["tense"], group["negated"]) == ("go", "past", True)
    assert text[group["start"] : group["end"]] == group["text"] == "didn't go"
    assert text[group["subject"]["start"] : group["subject"]["end"]] == "She"


def test_no_verb_and_no_text_are_told(app: App) -> None:
    assert app.run("tenses", "A red apple.").out == "There is no verb in this text.\n"
    assert app.run("tenses", " ").status == 2
