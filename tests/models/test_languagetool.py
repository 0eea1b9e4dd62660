"""The real LanguageTool server; skipped where Java or LanguageTool is missing."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from models import languagetool_server
from models.backends import Cancelled, Ticket
from models.errors import BackendFailed, MissingDependency
from models.grammar.types import Certainty, EditKind, Span
from models.languagetool import LanguageTool, Match, opinion_of

PROBLEM = languagetool_server.missing()
real = pytest.mark.skipif(PROBLEM is not None, reason=f"{PROBLEM}")
java = pytest.mark.java


def servers() -> set[int]:
    """Process ids of all LanguageTool servers of this user."""
    return {
        process.pid
        for process in psutil.process_iter(["cmdline"])
        if any("languagetool.server.HTTPServer" in part for part in process.info["cmdline"] or [])
    }


def gone(pids: set[int], *, seconds: float = 15) -> bool:
    end = time.monotonic() + seconds
    while any(psutil.pid_exists(pid) for pid in pids):
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


@pytest.fixture(scope="module")
def tool() -> Iterator[LanguageTool]:
    before = servers()
    tool = LanguageTool()
    yield tool
    tool.unload()
    assert servers() <= before


@real
@java
def test_verb_suggestions_become_edits_that_are_maybes(tool: LanguageTool) -> None:
    opinion = tool.review("She go to school. He has went home.", Ticket())
    assert opinion.correction.corrected == "She goes to school. He has gone home."
    assert [(e.before, e.after, e.kind) for e in opinion.correction.edits] == [
        ("go", "goes", EditKind.R_SVA),
        ("went", "gone", EditKind.R_FORM),
    ]
    assert {edit.by for edit in opinion.correction.edits} == {("languagetool",)}
    assert {edit.certainty for edit in opinion.correction.edits} == {Certainty.MAYBE}


@real
@java
def test_positions_are_code_points(tool: LanguageTool) -> None:
    text = "😀👍🏽 Hello 😀😀! She go to school 😀. I recieved it."
    opinion = tool.review(text, Ticket())
    assert [edit.span.of(text) for edit in opinion.correction.edits] == ["go"]
    assert opinion.correction.corrected == text.replace("go", "goes")
    assert "recieved" in [remark.span.of(text) for remark in opinion.remarks]


@real
@java
def test_the_rest_is_a_remark_and_british_spelling_is_none(tool: LanguageTool) -> None:
    text = "The colour of a apple is neighbourly. I have recieved it."
    opinion = tool.review(text, Ticket())
    remarks = {remark.span.of(text): remark for remark in opinion.remarks}
    assert opinion.correction.corrected == text
    assert set(remarks) == {"a", "recieved"}
    assert remarks["a"].suggestions[0] == "an"


@real
@java
@pytest.mark.parametrize(
    "text", ["", " ", "\ud800 She go.", "\ud83d\ude00", "a\x00b", "<b>She &amp; he</b>\r\n\r\nok"]
)
def test_strange_texts_are_answered(tool: LanguageTool, text: str) -> None:
    assert tool.review(text, Ticket()).correction.original == text


@real
@java
def test_it_is_started_once_and_anew_after_it_died(tool: LanguageTool) -> None:
    before = servers()
    tool.correct("She go.", Ticket())
    assert servers() == before
    assert tool._server is not None
    tool._server.stop()
    assert tool.correct("She go home.", Ticket()).corrected == "She goes home."


@real
@java
def test_it_answers_this_computer_only(tool: LanguageTool) -> None:
    tool.load(Ticket())
    assert tool._server is not None
    port = int(tool._server.url.rpartition(":")[2])
    (server,) = [
        process
        for process in psutil.process_iter(["cmdline"])
        if str(port) in (process.info["cmdline"] or []) and process.name() == "java"
    ]
    listening = [c.laddr.ip for c in server.net_connections() if c.status == psutil.CONN_LISTEN]
    assert {ip.removeprefix("::ffff:") for ip in listening} <= {"127.0.0.1", "::1"}


CHILD = """
import os, signal, sys
from models.backends import Ticket
from models.languagetool import LanguageTool
tool = LanguageTool()
tool.load(Ticket())
print("ready", flush=True)
{end}
"""


@real
@java
@pytest.mark.parametrize(
    "end",
    [
        "os.kill(os.getpid(), signal.SIGKILL)",
        "os.kill(os.getpid(), signal.SIGTERM)",
        "os.kill(os.getpid(), signal.SIGSEGV)",
        "os._exit(3)",
        "raise RuntimeError",
        "sys.exit(0)",
    ],
)
def test_the_server_does_not_outlive_us(end: str) -> None:
    before = servers()
    child = subprocess.run(
        [sys.executable, "-c", CHILD.format(end=end)],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
        timeout=120,
    )
    assert child.stdout == "ready\n", child.stderr
    assert gone(servers() - before)


@real
@java
def test_the_server_does_not_outlive_its_guard() -> None:
    before = servers()
    tool = LanguageTool()
    tool.load(Ticket())
    ours = servers() - before
    assert len(ours) == 2  # the guard names the server's command too
    assert tool._server is not None
    os.kill(tool._server._process.pid, signal.SIGKILL)
    assert gone(ours - {tool._server._process.pid})
    tool.unload()


@real
@java
def test_a_stopped_start_leaves_nothing_behind() -> None:
    before = servers()
    ticket = Ticket(lambda step, fraction: ticket.cancel())
    with pytest.raises(Cancelled):
        LanguageTool().load(ticket)
    assert gone(servers() - before)


# Without the server


def test_without_java_it_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "apt-get install openjdk-17-jre-headless" in (LanguageTool().missing() or "")
    with pytest.raises(MissingDependency):
        LanguageTool().review("She go.", Ticket())


def test_java_that_was_installed_meanwhile_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert languagetool_server.java_version() is None
    program = tmp_path / "java"
    program.write_text("#!/bin/sh\necho 'openjdk version \"17.0.1\"' >&2\n")
    program.chmod(0o755)
    assert languagetool_server.java_version() == 17


@pytest.mark.parametrize(
    ("banner", "version"),
    [
        ('openjdk version "17.0.15" 2025-04-15', 17),
        ('openjdk version "21" 2023-09-19', 21),
        ('java version "1.8.0_292"', 8),
        ("no Java at all", None),
    ],
)
def test_the_version_of_java_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, banner: str, version: int | None
) -> None:
    program = tmp_path / "java"
    program.write_text(f"#!/bin/sh\necho '{banner}' >&2\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert languagetool_server.java_version() == version


def test_it_is_never_fetched_by_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_network(*_: object) -> None:
        pytest.fail("something was fetched")

    monkeypatch.setenv("LTP_PATH", str(tmp_path))
    monkeypatch.setattr(languagetool_server, "java_version", lambda: 17)
    monkeypatch.setattr(socket.socket, "connect", no_network)
    assert "tenselens get languagetool" in (LanguageTool().missing() or "")
    with pytest.raises(MissingDependency, match="tenselens get languagetool"):
        LanguageTool().review("She go.", Ticket())
    assert list(tmp_path.iterdir()) == []


def test_the_newest_version_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LTP_PATH", str(tmp_path))
    assert languagetool_server.installed_version() is None
    for name in ("6.8", "6.10", "notes"):
        (tmp_path / f"LanguageTool-{name}").mkdir()
        (tmp_path / f"LanguageTool-{name}" / "languagetool-server.jar").touch()
    assert languagetool_server.installed_version() == "6.10"


def test_a_server_that_cannot_start_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "java"
    program.write_text("#!/bin/sh\necho 'openjdk version \"17.0.1\"' >&2\nexit 1\n")
    program.chmod(0o755)
    jar = tmp_path / "LanguageTool-6.8" / "languagetool-server.jar"
    jar.parent.mkdir()
    jar.touch()
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    monkeypatch.setenv("LTP_PATH", str(tmp_path))
    with pytest.raises(BackendFailed, match="LanguageTool did not start"):
        LanguageTool().load(Ticket())


TEXT = "First. She go to the the shop with him. Last."


def match(word: str, *suggestions: str, category: str = "GRAMMAR") -> Match:
    start = TEXT.index(word)
    return Match(Span(start, start + len(word)), "Look.", suggestions, category)


def test_only_grammar_about_verbs_is_an_edit() -> None:
    opinion = opinion_of(
        TEXT,
        [
            match("the the", "the"),
            match("go", "goes", "went"),
            match("shop", "shops", category="TYPOS"),
            match("Last", category="STYLE"),
        ],
    )
    assert opinion.correction.corrected == TEXT.replace("go", "goes")
    assert [remark.span.of(TEXT) for remark in opinion.remarks] == ["the the", "shop", "Last"]


def test_of_two_suggestions_for_one_place_the_first_counts() -> None:
    opinion = opinion_of(TEXT, [match("go", "goes"), match("She go", "She went")])
    assert len(opinion.correction.edits) == 1


def test_a_made_up_form_is_about_the_verb_though_it_is_spelling() -> None:
    text = "I goed home."
    found = Match(Span(2, 6), "Spelling.", ("went", "good"), "TYPOS")
    (edit,) = opinion_of(text, [found]).correction.edits
    assert (edit.after, edit.kind) == ("went", EditKind.R_INFL)
