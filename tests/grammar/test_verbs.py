"""Paradigms both ways."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from models.grammar import paradigms
from models.grammar.types import Form, VerbReading
from models.grammar.verbs import (
    BE_FORMS,
    analyse,
    inflect,
    is_verb_lemma,
    no_verbs,
    over_regular,
    readings,
)

# lemma: third person, past, past participle, gerund; "/" divides variants.
PARADIGMS = {
    "be": "is was/were been being",
    "have": "has had had having",
    "do": "does did done doing",
    "go": "goes went gone going",
    "get": "gets got got/gotten getting",
    "learn": "learns learned/learnt learned/learnt learning",
    "lie": "lies lay/lied lain/lied lying",
    "hang": "hangs hung/hanged hung/hanged hanging",
    "prove": "proves proved proved/proven proving",
    "forget": "forgets forgot forgotten forgetting",
    "undergo": "undergoes underwent undergone undergoing",
    "misunderstand": "misunderstands misunderstood misunderstood misunderstanding",
    "overcome": "overcomes overcame overcome overcoming",
    "oversleep": "oversleeps overslept overslept oversleeping",
    "re-sing": "re-sings re-sang re-sung re-singing",
    "welcome": "welcomes welcomed welcomed welcoming",
    "behave": "behaves behaved behaved behaving",
    "stop": "stops stopped stopped stopping",
    "visit": "visits visited visited visiting",
    "prefer": "prefers preferred preferred preferring",
    "offer": "offers offered offered offering",
    "travel": "travels traveled/travelled traveled/travelled traveling/travelling",
    "focus": "focuses/focusses focused/focussed focused/focussed focusing/focussing",
    "panic": "panics panicked panicked panicking",
    "quiz": "quizzes quizzed quizzed quizzing",
    "bus": "buses bused bused busing",
    "die": "dies died died dying",
    "dye": "dyes dyed dyed dyeing",
    "singe": "singes singed singed singeing",
    "see": "sees saw seen seeing",
    "try": "tries tried tried trying",
    "play": "plays played played playing",
    "echo": "echoes echoed echoed echoing",
    "watch": "watches watched watched watching",
    "equip": "equips equipped equipped equipping",
    "blork": "blorks blorked blorked blorking",
    "zat": "zats zatted zatted zatting",
}

NO_ENGLISH = {
    "goed": "go", "eated": "eat", "teached": "teach", "runned": "run", "writed": "write",
    "wented": "go", "broked": "break", "tooked": "take", "choosed": "choose", "stoped": "stop",
    "catched": "catch", "heared": "hear", "payed": "pay", "cutted": "cut", "brang": "bring",
    "studyed": "study", "tryed": "try", "prefered": "prefer", "visitted": "visit",
    "happend": "happen", "choosen": "choose", "writen": "write", "tooken": "take",
    "writting": "write", "comming": "come", "begining": "begin", "makeing": "make",
    "studing": "study", "dieing": "die", "watchs": "watch", "trys": "try", "haves": "have",
}  # fmt: skip

ENGLISH = (
    "planed seed mood god weird lien hoping hopping staring starring naked willing thing during "
    "cats cat house something bus was the felt found wound saw lay lied need red zeros echos "
    "costed learnt spoilt 123 don't"
).split()


@pytest.mark.parametrize("lemma", PARADIGMS)
def test_forms_of_a_verb_stand_with_the_usual_one_first(lemma: str) -> None:
    forms = (Form.THIRD, Form.PAST, Form.PAST_PARTICIPLE, Form.GERUND)
    expected = [tuple(cell.split("/")) for cell in PARADIGMS[lemma].split()]
    assert [inflect(lemma, form) for form in forms] == expected
    assert inflect(lemma, Form.BASE) == (lemma,)


def test_modals_have_no_other_forms() -> None:
    assert inflect("can", Form.PAST) == ("could",)
    assert inflect("must", Form.THIRD) == inflect("must", Form.PAST_PARTICIPLE) == ()


def test_the_tables_are_as_large_as_promised() -> None:
    rows = {lemma for lemma, *_ in paradigms._rows("irregular_verbs.tsv", columns=5)}
    assert len(rows) >= 230
    assert {"undertake", "withstand", "rewrite"} <= set(paradigms.irregular_verbs())
    assert len(paradigms.regular_spellings()) > 5000


@pytest.mark.parametrize(
    ("word", "lemmas"),
    [
        ("stopped", {"stop"}),
        ("Went", {"go"}),
        ("AM", {"be"}),
        ("left", {"leave"}),
        ("found", {"find", "found"}),
        ("lay", {"lie", "lay"}),
        ("hoping", {"hope"}),
        ("could", {"can"}),
        ("downloaded", {"download"}),
        ("skibbled", {"skibble"}),
        ("rechecked", {"recheck"}),
    ],
)
def test_a_word_is_led_back_to_its_verbs(word: str, lemmas: set[str]) -> None:
    assert {reading.lemma for reading in analyse(word)} == lemmas


@pytest.mark.parametrize(
    "word", "during nothing evening Madrid Fred boy the hundred naked stopp 12 n't us".split()
)
def test_a_word_that_is_no_verb_has_no_reading(word: str) -> None:
    assert analyse(word) == ()


def test_inflect_and_analyse_are_inverse_over_the_tables() -> None:
    for lemma in paradigms.lemmas():
        for form in Form:
            for word in inflect(lemma, form):
                if word in readings():
                    assert VerbReading(lemma, form) in analyse(word), (lemma, form, word)
    for word, found in readings().items():
        for reading in found:
            assert word in inflect(reading.lemma, reading.form) or word in BE_FORMS


def test_only_listed_words_are_held_back() -> None:
    made = {word for lemma in paradigms.lemmas() for form in Form for word in inflect(lemma, form)}
    assert len(made - readings().keys()) < 30


_onset = st.sampled_from("b bl br ch d dr f g gl gr h j k m n p pr r s sk sl sp t tr v z".split())
_rime = st.sampled_from(
    "ack amp est ick ink irm oat oof ug ump ate ike ove ipple angle ify".split()
)


@given(_onset, st.sampled_from("a e i o u".split()), _onset, _rime)
def test_inflect_and_analyse_are_inverse_for_new_verbs(a: str, b: str, c: str, d: str) -> None:
    lemma = a + b + c + d
    assume(not is_verb_lemma(lemma))
    for form in (Form.PAST, Form.PAST_PARTICIPLE, Form.GERUND):
        for word in inflect(lemma, form):
            assume(word not in readings() and word not in no_verbs() and not over_regular(word))
            assert VerbReading(lemma, form) in analyse(word)
            for reading in analyse(word):
                assert word in inflect(reading.lemma, reading.form)


@pytest.mark.parametrize("word", NO_ENGLISH)
def test_a_form_that_english_lacks_gives_its_verb(word: str) -> None:
    assert NO_ENGLISH[word] in {reading.lemma for reading in over_regular(word)}
    assert analyse(word) == ()


def test_the_form_meant_is_named() -> None:
    assert VerbReading("write", Form.PAST) in over_regular("writed")
    assert over_regular("comming") == (VerbReading("come", Form.GERUND),)
    assert over_regular("haves") == (VerbReading("have", Form.THIRD),)


@pytest.mark.parametrize("word", ENGLISH)
def test_english_words_are_never_called_wrong_forms(word: str) -> None:
    assert over_regular(word) == ()


def test_no_accepted_form_is_called_wrong() -> None:
    assert not [word for word in readings() if over_regular(word)]


def test_importing_the_verbs_brings_no_library() -> None:
    code = "import sys, models.grammar.verbs; print({'lemminflect', 'numpy'} & sys.modules.keys())"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"
