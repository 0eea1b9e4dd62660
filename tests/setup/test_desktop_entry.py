"""TenseLens in the menu of a desktop."""

from __future__ import annotations

import configparser
import xml.etree.ElementTree as Xml
from pathlib import Path

from setup.desktop_entry import NAME, install


def test_the_entry_starts_the_program_with_photos(tmp_path: Path) -> None:
    written = install(tmp_path, Path("/opt/tense lens/tenselens"))
    assert all(path.is_file() for path in written)
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(tmp_path / "applications" / f"{NAME}.desktop", encoding="utf-8")
    entry = parser["Desktop Entry"]
    assert entry["Exec"] == '"/opt/tense lens/tenselens" %F'
    assert entry["Icon"] == NAME
    assert "image/jpeg" in entry["MimeType"].split(";")
    assert entry["Name"]
    assert entry["Comment[es]"]


def test_the_metadata_names_the_same_entry(tmp_path: Path) -> None:
    install(tmp_path, Path("tenselens"))
    root = Xml.parse(tmp_path / "metainfo" / f"{NAME}.metainfo.xml").getroot()
    assert root.findtext("id") == NAME
    assert root.findtext("launchable") == f"{NAME}.desktop"
    icon = tmp_path / "icons" / "hicolor" / "scalable" / "apps" / f"{NAME}.svg"
    assert Xml.parse(icon).getroot().tag.endswith("svg")
