"""Fetch LanguageTool: from where it was broken off, checked, unpacked beside its place.

language-tool-python says where each release lies and which checksum it has. Its own download can
neither be stopped nor gone on with, and tells a terminal alone how far it is.
"""

from __future__ import annotations

import shutil
import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from models import languagetool_server
from models.backends import Ticket
from models.disk_space import need_space
from models.errors import MissingDependency, StoreFailed
from models.hub import Location
from models.model_file import BLOCK, CheckedFile
from models.one_at_a_time import alone
from models.pace import Pace
from models.transfer import fetch, length_of, tried

TITLE = "LanguageTool"
SITE = "github.com"
DOWNLOAD = 250_000_000  # bytes, about; what the server says counts
# Hidden, and no name that language-tool-python would take for one of its versions.
WORK = ".tenselens"
ARCHIVE, UNPACKED = "LanguageTool.zip", "unpacked"
# Unpacked it takes 1.6 times its archive (language_tool_python.safe_zip), and both lie there once.
GROWS = 2.6


@dataclass(frozen=True, slots=True)
class Release:
    """``sha256`` is that of the archive at ``url``."""

    version: str
    url: str
    sha256: str


def download(ticket: Ticket | None = None) -> Path:
    """Its folder, after it was fetched and unpacked; free where there is a LanguageTool.

    Call it only after the learner agreed. Raises `MissingDependency`, `StoreFailed`, or `Cancelled`
    within 0.2 s of it; what came of the archive is kept, and what was there before stays.
    """
    ticket, folder = ticket or Ticket(), languagetool_server.folder()
    if (needs := languagetool_server.needs()) is not None:
        raise MissingDependency("LanguageTool cannot be fetched yet.", needs)
    with alone(folder, "tenselens", TITLE, ticket):
        version = languagetool_server.installed_version()
        if version is None:
            release = _release()
            version = release.version
            _unpack(_archive(release, ticket), folder, version, ticket)
            shutil.rmtree(_work())
    return folder / f"LanguageTool-{version}"


def begun() -> int:
    """Bytes that came before a download was broken off."""
    return sum(path.stat().st_size for path in _work().glob(f"{ARCHIVE}*"))


def discard(ticket: Ticket | None = None) -> int:
    """Delete what came so far; the bytes that this frees. Raises `StoreFailed`."""
    with alone(languagetool_server.folder(), "tenselens", TITLE, ticket or Ticket()):
        freed = begun()
        if _work().is_dir():
            shutil.rmtree(_work())
        return freed


def _work() -> Path:
    return languagetool_server.folder() / WORK


def _release() -> Release:
    from language_tool_python import download_lt

    version = download_lt.LTP_DOWNLOAD_VERSION
    url = download_lt.LocalLanguageTool.from_version_name(version).download_url
    return Release(version, url, download_lt.EXPECTED_DOWNLOAD_SHA256[version])


def _archive(release: Release, ticket: Ticket) -> Path:
    """The archive, whole and checked."""
    _work().mkdir(exist_ok=True)
    place = _work() / ARCHIVE
    if place.is_file():  # it was stopped while it was unpacked
        there = CheckedFile(place.name, place.stat().st_size, f"sha256:{release.sha256}")
        if there.is_at(place, Pace(f"Checking {TITLE}", there.size, ticket).at):
            return place
        place.unlink()
    size = tried(
        lambda: length_of(release.url),
        lambda: ticket.progress(f"Asking {SITE}", 0.0),
        SITE,
    )
    need_space(_work(), TITLE, round(size * GROWS) - begun(), "Free some disk space.")
    file = CheckedFile(place.name, size, f"sha256:{release.sha256}")
    pace = Pace(f"Fetching {TITLE}", size, ticket)
    fetch(file, place, lambda: Location(release.url, ""), pace.at, SITE)
    return place


def _unpack(archive: Path, folder: Path, version: str, ticket: Ticket) -> None:
    """Put the folder of this version in its place, whole, or nothing at all."""
    into, name = _work() / UNPACKED, f"LanguageTool-{version}"
    shutil.rmtree(into, ignore_errors=True)  # of a program that was killed
    try:
        with zipfile.ZipFile(archive) as packed:
            _extract(packed, into, ticket)
        if not (into / name / languagetool_server.JAR).is_file():
            raise StoreFailed(f"There is no LanguageTool {version} in what was fetched.")
        (into / name).rename(folder / name)
    except zipfile.BadZipFile as error:
        raise StoreFailed("What was fetched is no archive of LanguageTool.") from error
    finally:
        shutil.rmtree(into, ignore_errors=True)


def _extract(packed: zipfile.ZipFile, into: Path, ticket: Ticket) -> None:
    members = [member for member in packed.infolist() if not member.is_dir()]
    pace = Pace(f"Unpacking {TITLE}", sum(member.file_size for member in members), ticket)
    done = 0
    for member in members:
        name = PurePosixPath(member.filename)
        if name.is_absolute() or ".." in name.parts:
            raise StoreFailed("What was fetched is no archive of LanguageTool.")
        place = into / name
        place.parent.mkdir(parents=True, exist_ok=True)
        with packed.open(member) as source, place.open("wb") as target:
            while block := source.read(BLOCK):
                target.write(block)
                done += len(block)
                pace.at(done)
