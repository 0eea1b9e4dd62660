"""One LanguageTool server, started on this computer and gone when we are gone."""

from __future__ import annotations

import atexit
import http.client
import importlib.util
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from models.errors import BackendFailed, MissingDependency

if TYPE_CHECKING:
    from models.backends import Ticket

FOLDER_VARIABLE = "LTP_PATH"  # also read by language-tool-python
LEAST_JAVA = 17
JAR = "languagetool-server.jar"
START_SECONDS = 90  # 1.3 s on two free cores
# Measured on two cores, start + first check + memory after 100 kB of text: 5.0 s and 360 MB with
# these, 17.8 s and 2 GB without. A learner's text never needs the second compiler.
JAVA_OPTIONS = ("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
GET_IT = "Fetch it (250 MB, once) with: tenselens get languagetool"
GET_JAVA = (
    f"Install Java {LEAST_JAVA} or newer: sudo apt-get install openjdk-{LEAST_JAVA}-jre-headless"
    f" (macOS: brew install openjdk; Windows: winget install EclipseAdoptium.Temurin.21.JRE)."
)


def folder() -> Path:
    """Where LanguageTool lies: $LTP_PATH, or language-tool-python's own folder."""
    chosen = os.environ.get(FOLDER_VARIABLE)
    return Path(chosen) if chosen else Path.home() / ".cache" / "language_tool_python"


def installed_version() -> str | None:
    """The newest LanguageTool in `folder`, such as "6.8"; None when there is none."""
    jars = folder().glob(f"LanguageTool-*/{JAR}")
    versions = [jar.parent.name.removeprefix("LanguageTool-") for jar in jars]
    releases = [version for version in versions if re.fullmatch(r"\d+\.\d+", version)]
    return max(releases, key=lambda name: tuple(map(int, name.split("."))), default=None)


def java_version() -> int | None:
    """Java's major version; None when there is no Java that runs.

    What a program says is remembered; that there is none is not, as it may be installed meanwhile.
    """
    java = shutil.which("java")
    return None if java is None else _version_of(java)


@cache
def _version_of(java: str) -> int | None:
    try:
        answer = subprocess.run([java, "-version"], capture_output=True, text=True, timeout=20)
    except (OSError, subprocess.SubprocessError):
        return None
    # `openjdk version "17.0.15" 2025-04-15`; before Java 9: `java version "1.8.0_292"`
    found = re.search(r'version "(?:1\.)?(\d+)', answer.stderr + answer.stdout)
    return int(found[1]) if found else None


def missing() -> str | None:
    """What to install before a server can start, or None."""
    needed = needs()
    if needed is None and installed_version() is None:
        return f"LanguageTool is not on this computer. {GET_IT}"
    return needed


def needs() -> str | None:
    """What to install before LanguageTool is of any use, or None."""
    if importlib.util.find_spec("language_tool_python") is None:
        return "Install its package with: pip install language-tool-python"
    version = java_version()
    if version is None:
        return f"LanguageTool needs Java, which is not installed. {GET_JAVA}"
    if version < LEAST_JAVA:
        return f"LanguageTool needs a newer Java than {version}. {GET_JAVA}"
    return None


class Server:
    """A running server; ``url`` is where it answers, on this computer only."""

    def __init__(self, process: subprocess.Popen[bytes], port: int) -> None:
        self._process = process
        self._port = port
        self.url = f"http://127.0.0.1:{port}"
        atexit.register(self.stop)

    @classmethod
    def start(cls, ticket: Ticket) -> Server:
        """Start one and wait until it answers. Raises `MissingDependency`, `BackendFailed`."""
        problem = missing()
        if problem is not None:
            raise MissingDependency("LanguageTool cannot start.", problem)
        port = _free_port()
        guard = Path(__file__).with_name("languagetool_guard.py")
        process = subprocess.Popen(
            [sys.executable, "-I", "-S", str(guard), *_command(port)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C is for us; the server is stopped in good order
        )
        server = cls(process, port)
        try:
            server._wait(ticket)
        except BaseException:  # Cancelled too: nothing may stay behind
            server.stop()
            raise
        return server

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def stop(self) -> None:
        """End it and wait for its end; free when it has ended."""
        atexit.unregister(self.stop)
        if self._process.stdin is not None:
            with suppress(OSError):
                self._process.stdin.close()  # the guard sees it and kills the server
        try:
            self._process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _wait(self, ticket: Ticket) -> None:
        began = time.monotonic()
        while not self._answers():
            waited = time.monotonic() - began
            if not self.alive or waited > START_SECONDS:
                raise BackendFailed("LanguageTool did not start.", "Run: tenselens doctor")
            ticket.progress("Starting LanguageTool", waited / START_SECONDS)
            time.sleep(0.05)

    def _answers(self) -> bool:
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=5)
        try:
            connection.request("GET", "/v2/healthcheck")
            return connection.getresponse().status == http.HTTPStatus.OK
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()


def _command(port: int) -> list[str]:
    from language_tool_python.download_lt import LocalLanguageTool

    version = installed_version()
    if version is None:
        raise MissingDependency("LanguageTool is not on this computer.", GET_IT)
    try:
        java, *rest = LocalLanguageTool.from_version_name(version).get_server_cmd(port)
    except FileNotFoundError as error:  # taken away since we looked
        raise MissingDependency("LanguageTool is not on this computer.", GET_IT) from error
    return [java, *JAVA_OPTIONS, *rest]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
