"""Files come out of a Debian package as dpkg would install them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.training.verb_model.deb import PACK, ar, archive, deb
from training.verb_model.deb_files import DebError, ar_members, installed_files

PAGES = {
    "usr/share/doc/own/html/b.html": b"The second page, by name.",
    "usr/share/doc/own/html/a.html": b"Odd",
    "usr/share/doc/own/html/deep/c.html": b"A page in a folder.",
    "usr/share/doc/own/html/d.html": b"-> a.html",
    "usr/share/doc/own/html/style.css": b"p {}",
    "usr/share/doc/own/html-de/a.html": "Über allem".encode(),
}
FOUND = [b"The second page, by name.", b"Odd", b"A page in a folder."]


@pytest.mark.parametrize("packing", PACK)
def test_pages_are_read_in_their_order(packing: str) -> None:
    found = installed_files(deb(PAGES, packing), "usr/share/doc/own/html", ".html")
    assert list(found) == FOUND


@pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="dpkg-deb is not installed")
def test_what_dpkg_builds_is_read(tmp_path: Path) -> None:
    control = tmp_path / "tree" / "DEBIAN" / "control"
    fields = "Package: own\nVersion: 1\nArchitecture: all\nMaintainer: A <a@b.c>\nDescription: x\n"
    for path, content in ((control, fields.encode()), *_files(tmp_path / "tree")):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    for path in (control.parent, tmp_path / "tree"):
        path.chmod(0o755)
    built = tmp_path / "own.deb"
    command = ["dpkg-deb", "-Zxz", "--build", str(tmp_path / "tree"), str(built)]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    found = installed_files(built.read_bytes(), "usr/share/doc/own/html", ".html")
    assert sorted(found) == sorted(FOUND)


def _files(tree: Path) -> list[tuple[Path, bytes]]:
    return [(tree / name, raw) for name, raw in PAGES.items() if not raw.startswith(b"-> ")]


def test_members_of_odd_length_are_told_apart() -> None:
    members = {"one": b"123", "two": b"", "three": b"12", "four": b"1"}
    assert dict(ar_members(ar(members))) == members


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"<html>Not found</html>", "does not begin"),
        (deb(PAGES)[:-10], "It ends at byte"),
        (ar({"debian-binary": b"2.0\n"}), r"no data\.tar"),
        (ar({"data.tar.zst": b"\x28\xb5\x2f\xfd" + b"\0" * 60}), r"data\.tar\.zst cannot be read"),
        (ar({"data.tar.xz": archive(PAGES)[:90]}), r"data\.tar\.xz cannot be read"),
        (ar({"one": b"12"}) + b"something else", "no header"),
    ],
    ids=["page", "cut", "empty", "zstd", "cut-inside", "trailing"],
)
def test_what_cannot_be_read_is_said(raw: bytes, message: str) -> None:
    with pytest.raises(DebError, match=message):
        list(installed_files(raw, "usr", ".html"))
