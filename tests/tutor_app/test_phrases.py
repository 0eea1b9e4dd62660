"""What is said in English below the window, in the language of the window."""

from __future__ import annotations

import ast
import re
import xml.etree.ElementTree as Xml
from pathlib import Path

import pytest

from models.backends import Ticket
from models.errors import BadPhoto, MissingDependency, StoreFailed
from models.languagetool_server import GET_IT
from models.photo import Photo
from models.store import Store
from models.weigher_setup import HOW
from setup.messages import MODALS, SILENT, TYPED, collect, collect_typed, template
from setup.translations import FOLDER, ROOT
from tutor_app.phrases import (
    Phrasebook,
    phrasebook,
    places,
    read_table,
    spoken,
    window_phrasebook,
)

GOLDEN = Path(__file__).parents[1] / "golden" / "verb_groups.txt"
TABLES = sorted(FOLDER.glob("messages_*.toml"))
FOR_WINDOW = sorted(FOLDER.glob("window_*.toml"))
QUOTED = re.compile("[“«](.+?)[”»]")
COMMAND = re.compile(r"(?<!`)\btenselens [a-z]+(?: [a-z]+)?")


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


@pytest.mark.parametrize("path", FOR_WINDOW, ids=lambda path: path.stem)
def test_the_window_has_other_words_for_all_that_is_typed(path: Path) -> None:
    typed, written = collect_typed(), read_table(path)
    assert written.keys() == typed.keys(), "see python -m setup.messages"
    for english, target in written.items():
        assert not TYPED.search(target), target
        assert set(places(target)) <= set(places(english)), english


def test_every_language_has_words_for_the_window() -> None:
    languages = {path.stem.removeprefix("messages_") for path in TABLES}
    assert {path.stem.removeprefix("window_") for path in FOR_WINDOW} == {"en", *languages}


@pytest.mark.parametrize("path", FOR_WINDOW, ids=lambda path: path.stem)
def test_what_the_window_says_to_press_is_there(path: Path) -> None:
    language = path.stem.removeprefix("window_")
    tree = Xml.parse(FOLDER / "tenselens_es.ts")
    part = "source" if language == "en" else "translation"
    buttons = {message.findtext(part) for message in tree.iter("message")}
    named = {found for text in read_table(path).values() for found in QUOTED.findall(text)}
    assert named
    assert named <= buttons


def test_nothing_that_is_typed_hides_in_a_value() -> None:
    """``f"Run: {how}"`` would bring a command into the window that no table knows."""
    known = "\n".join(collect())
    for folder in ("models", "tutor_app"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            name, source = path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")
            if name.startswith(SILENT) or not COMMAND.search(source):
                continue
            for node in ast.walk(ast.parse(source)):
                text = (template(node) or "") if isinstance(node, ast.Constant) else ""
                for command in COMMAND.findall(text) if "\n" not in text else ():
                    assert command in known, f"{name}: {text}"


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
    told = "No second opinion from LanguageTool: LanguageTool gave no answer."
    expected = "Sin segunda opinión de LanguageTool: LanguageTool no ha respondido."
    assert spoken(told, "es") == expected


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_window_says_what_to_press_where_the_terminal_says_what_to_type(
    language: str, tmp_path: Path
) -> None:
    with pytest.raises(StoreFailed) as offline:
        Store(offline=True, folder=tmp_path).download("smollm2-135m", Ticket())
    with pytest.raises(MissingDependency) as absent:
        Store(offline=True, folder=tmp_path).folder_of("smollm2-135m")
    told = [str(offline.value), str(absent.value), *DEEP_DOWN]
    for text in told:
        assert TYPED.search(text)
        assert not TYPED.search(window_phrasebook(language).translate(text)), text
        assert TYPED.search(spoken(text, language))


DEEP_DOWN = (
    f"No second opinion from LanguageTool: LanguageTool is not on this computer. {GET_IT}",
    f"Text: No text model is installed. Fetch one: tenselens models download a-b. Or: {HOW}",
    "The tagger works alone. The language model cannot be read. Run `tenselens get verb-weigher`:"
    " it makes a damaged file anew.",
    f"The tagger works alone: no language model. {HOW}",
    "LanguageTool did not start. Run: tenselens doctor",
)


@pytest.mark.parametrize(
    ("english", "spanish"),
    [
        ("14.1 GB", "14,1 GB"),
        ("Fetching Tiny: 3.2 MB of 5.0 GB, 1.5 MB/s, 12 s left", "3,2 MB de 5,0 GB, 1,5 MB/s"),
        ("Graphics card: X, 3.5 GB of 7.9 GB free", "Tarjeta gráfica: X, 3,5 GB de 7,9 GB libres"),
        ("/home/me, 12.5 GB free", "12,5 GB libres"),
        ("Small letters are 12 pixels high for it when folded (5.3 on the whole photo).", "5,3"),
        ("6.8", "6.8"),  # a version
        ("LLaVA 1.5 7B", "LLaVA 1.5 7B"),
        ("http://127.0.0.1:11434/v1", "127.0.0.1"),
    ],
)
def test_numbers_have_the_decimal_comma_in_spanish(english: str, spanish: str) -> None:
    assert spanish in window_phrasebook("es").translate(english)
    assert window_phrasebook("en").translate(english) == english


def test_every_name_of_a_verb_group_is_spoken() -> None:
    book = phrasebook("es")
    assert book is not None
    rows = GOLDEN.read_text(encoding="utf-8").splitlines()
    names = {row.split(" | ")[1] for row in rows if row.startswith("  ")}
    assert len(names) > 50
    unknown = [part for name in names for part in name.split(", ") if not book.knows(part)]
    assert set(unknown) <= set(MODALS)
    assert book.translate("present simple, negative") == "presente simple, negación"
