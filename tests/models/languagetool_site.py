"""A site that has a release of LanguageTool, small and not to be run, on this computer."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from models import languagetool_server
from tests.models.hub_handler import sha256
from tests.models.hub_server import HubServer

VERSION = "6.8"
NAME = f"LanguageTool-{VERSION}"


def release(size: int = 2_000_000, *, root: str = NAME) -> bytes:
    """An archive of some ``size`` bytes, which cannot be packed any smaller."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(f"{root}/{languagetool_server.JAR}", random.Random(1).randbytes(size))
        packed.writestr(f"{root}/libs/small.jar", b"small")
        packed.writestr(f"{root}/README.md", b"# LanguageTool\n")
    return written.getvalue()


@contextmanager
def site(folder: Path, patch: pytest.MonkeyPatch, archive: bytes) -> Iterator[HubServer]:
    """``archive`` is what language-tool-python knows of; ``folder`` is where LanguageTool goes."""
    from huggingface_hub import constants
    from language_tool_python import download_lt

    patch.setenv(languagetool_server.FOLDER_VARIABLE, str(folder))
    patch.setattr(languagetool_server, "java_version", lambda: languagetool_server.LEAST_JAVA)
    patch.setattr("models.transfer.PAUSES", (0.01, 0.02, 0.03))
    patch.setattr(constants, "HF_HUB_DOWNLOAD_TIMEOUT", 5.0)
    with HubServer({("languagetool", VERSION): {f"{NAME}.zip": archive}}).serving() as server:
        digest = sha256(archive)
        patch.setitem(download_lt.EXPECTED_DOWNLOAD_SHA256, VERSION, digest)
        patch.setattr(download_lt, "BASE_URL_NEW_RELEASES", f"{server.cdn}/cdn/")
        patch.setattr(download_lt, "FILENAME_RELEASE", digest)
        yield server
