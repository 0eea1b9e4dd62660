"""What is said in English below the window, in the language of the window."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from models.backends import Ticket
from models.errors import BadPhoto, StoreFailed
from models.photo import Photo
from models.store import Store
from setup.messages import MODALS, collect, template
from setup.translations import FOLDER
from tutor_app.phrases import Phrasebook, phrasebook, places, read_table, spoken

GOLDEN = Path(__file__).parents[1] / "golden" / "verb_groups.txt"
TABLES = sorted(FOLDER.glob("messages_*.toml"))


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_all_that_can_be_said_has_words(path: Path) -> None:
    said, written = collect(), read_table(path)
    missing = {english: where for english, where in said.items() if english not in written}
    assert not missing, f"{path.name} has no words for these; see python -m setup.messages"
    gone = written.keys() - said.keys()
    assert not gone, f"nobody says these of {path.name} any longer"


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_each_has_the_places_of_the_english(path: Path) -> None:
    for english, target in read_table(path).items():
        assert sorted(places(target)) == sorted(places(english)), english
        assert target.endswith(".") == english.endswith("."), english


def test_errors_are_collected_with_their_values_as_places() -> None:
    said = collect()
    assert "There is no file “{0}”." in said
    assert "You chose this route." in said
    assert "it changes punctuation" in said
    assert "runs the vision model" in said
    node = ast.parse('f"{a.b(1)} of {c!r:>3} is gone."', mode="eval").body
    assert template(node) == "{0} of {1} is gone."


@pytest.fixture
def book() -> Phrasebook:
    return Phrasebook(
        {
            "{0} is missing. {1}": "Falta {0}. {1}",
            "{0} is in {1}.": "En {1} está {0}.",
            "the model": "el modelo",
            "Run: {0}": "Ejecuta: {0}",
            "Done.": "Listo.",
            "{0} of {1}": "{0} de {1}",
        }
    )


@pytest.mark.parametrize(
    ("english", "spanish"),
    [
        ("the model", "el modelo"),
        ("the model is missing. Run: this", "Falta el modelo. Ejecuta: this"),
        ("A is in B.", "En B está A."),
        ("A is in a folder (of B).", "En a folder (of B) está A."),
        ("The model is gone. A is in B.", "The model is gone. En B está A."),
        ("A is in B. C is in D.", "En B está A. En D está C."),
        ("Done. Run: {brace}", "Listo. Ejecuta: {brace}"),
        ("nobody, knows", "nobody, knows"),
        ("the model, the model: Done.", "el modelo, el modelo: Listo."),
        ("Nobody knows this sentence.", "Nobody knows this sentence."),
        ("3 MB of 5 MB", "3 MB de 5 MB"),
        ("the rest of it", "the rest of it"),
        ("", ""),
    ],
)
def test_sentences_and_the_values_in_them(book: Phrasebook, english: str, spanish: str) -> None:
    assert book.translate(english) == spanish


def test_english_has_no_table() -> None:
    assert phrasebook("en") is None
    assert spoken("There is no file “a”.", "en") == "There is no file “a”."


def test_real_errors_are_spoken(tmp_path: Path) -> None:
    with pytest.raises(BadPhoto) as bad:
        Photo.open(tmp_path / "none.png")
    assert spoken(str(bad.value), "es").startswith("No existe el archivo «")
    with pytest.raises(StoreFailed) as none:
        Store(offline=True, folder=tmp_path).download("smollm2-135m", Ticket())
    assert spoken(none.value.message, "es").startswith("Tus ajustes no permiten usar la red")


def test_an_error_in_another_is_spoken_too() -> None:
    told = "No second opinion from LanguageTool: LanguageTool needs Java."
    expected = "Sin segunda opinión de LanguageTool: LanguageTool necesita Java."
    assert spoken(told, "es") == expected


def test_every_name_of_a_verb_group_is_spoken() -> None:
    book = phrasebook("es")
    assert book is not None
    rows = GOLDEN.read_text(encoding="utf-8").splitlines()
    names = {row.split(" | ")[1] for row in rows if row.startswith("  ")}
    assert len(names) > 50
    unknown = [part for name in names for part in name.split(", ") if not book.knows(part)]
    assert set(unknown) <= set(MODALS)
    assert book.translate("present simple, negative") == "presente simple, negación"
