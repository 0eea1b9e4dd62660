from __future__ import annotations

import pytest

from models.english import require_english
from models.errors import NotEnglish, NoText, TutorError


def refusal_of(text: str) -> TutorError | None:
    try:
        require_english(text)
    except (NotEnglish, NoText) as refusal:
        return refusal
    return None


@pytest.mark.parametrize(
    "text",
    [
        "Yesterday I go to school.",
        "goed",
        "Cats sleep.",
        "She writed a leter to hers freind",
        "Maria Lopez visited Los Angeles",
        "Juan de la Cruz moved away",
        "Le Monde and Die Zeit are newspapers.",
        "I’d like it",
    ],
)
def test_a_learners_english_passes(text: str) -> None:
    assert refusal_of(text) is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Hola, me llamo Ana y vivo en Madrid.", "Spanish"),
        ("Vaig anar a l'escola amb la meva germana", "Catalan"),
        ("Eu não sei o que ele disse para você", "Portuguese"),
        ("Hier il est allé à la plage avec ses amis", "French"),
        ("Ieri sono andato a scuola con il mio amico", "Italian"),
        ("Ich bin gestern nach Hause gegangen", "German"),
        ("Gisteren ben ik met de trein naar huis gegaan", "Dutch"),
    ],
)
def test_another_language_is_named(text: str, language: str) -> None:
    with pytest.raises(NotEnglish, match=f"This looks like {language}"):
        require_english(text)


@pytest.mark.parametrize("text", ["Привет мир", "你好", "xkjq wprt zzvbn", "asdf qwer zxcv jkl"])
def test_letters_that_are_no_english_are_refused(text: str) -> None:
    with pytest.raises(NotEnglish):
        require_english(text)


@pytest.mark.parametrize("text", ["", "  \n", "12 + 30 = 42", "... !?", "😀"])
def test_without_words_there_is_nothing_to_check(text: str) -> None:
    with pytest.raises(NoText):
        require_english(text)
