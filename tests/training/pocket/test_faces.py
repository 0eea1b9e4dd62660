"""Typefaces for training: ours that are not held out, and families that were fetched."""

from __future__ import annotations

from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from random import Random

import pytest

from tests.training.verb_model.deb import deb
from training.pages.typefaces import typefaces
from training.pocket.faces import FOLDER, for_training, held_out
from training.pocket.font_packages import (
    DOWNLOADS,
    PACKAGES,
    fetch_typefaces,
    is_usable,
)
from training.pocket.layout import lay_out
from training.verb_model.debian_texts import listed_packages
from training.verb_model.download import FetchError

NOWHERE = "http://127.0.0.1:9"
OURS = files("assets") / "fonts"


def listed(folder: Path, package: bytes, digest: str) -> Path:
    """A list of one package, which lies where a fetched one is kept."""
    (folder / DOWNLOADS).mkdir()
    (folder / DOWNLOADS / "fonts-own_1_all.deb").write_bytes(package)
    row = ("typefaces", "own", "pool/fonts-own_1_all.deb", digest, "usr/share/fonts", "OFL-1.1")
    lines = ["source\ttitle\tpath\tsha256\tfolder\tlicence", "\t".join(row)]
    path = folder / "packages.tsv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def package(**fonts: bytes) -> bytes:
    return deb({f"usr/share/fonts/own/{name}.ttf": raw for name, raw in fonts.items()})


def test_no_family_is_both_for_training_and_held_out() -> None:
    assert len(for_training()) + len(held_out()) == len(typefaces())
    for_tests = {family(Random(1)).getname()[0] for family in held_out()}
    assert not for_tests & {family(Random(1)).getname()[0] for family in for_training()}


def test_what_was_fetched_is_a_family_more(tmp_path: Path) -> None:
    font = (OURS / "cousine-400.woff2").read_bytes()
    whole = package(plain=font, other=font, broken=b"no font")
    fetch_typefaces(tmp_path, NOWHERE, listed(tmp_path, whole, sha256(whole).hexdigest()))
    assert len(list((tmp_path / FOLDER / "own").iterdir())) == 2
    more = for_training(tmp_path)
    assert len(more) == len(for_training()) + 1
    assert more[-1](Random(2)).getname()[0] == "Cousine"
    assert lay_out("She goed home.", Random(2), more[-1:]) is not None


def test_another_file_than_the_listed_one_is_not_taken(tmp_path: Path) -> None:
    wanted = listed(tmp_path, package(a=b"font"), "0" * 64)
    with pytest.raises(FetchError):
        fetch_typefaces(tmp_path, NOWHERE, wanted, pause=0.0)
    assert not (tmp_path / FOLDER).exists()


def test_a_package_without_a_usable_font_says_so(tmp_path: Path) -> None:
    whole = package(a=b"no font")
    with pytest.raises(ValueError, match="own has no typeface"):
        fetch_typefaces(tmp_path, NOWHERE, listed(tmp_path, whole, sha256(whole).hexdigest()))
    assert len(for_training(tmp_path)) == len(for_training())


def test_all_of_ours_could_be_used() -> None:
    assert is_usable((OURS / "tinos-400.woff2").read_bytes())


def test_held_out_families_are_not_on_the_list() -> None:
    titles = {package.title for package in listed_packages(PACKAGES)}
    assert len(titles) > 30
    for face in typefaces():
        if face.held_out:
            assert not any(face.name in title for title in titles)
