"""What the README shows of the terminal is what the terminal shows."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

from tests.conftest import Golden

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
CONSOLE = re.compile(r"(?<=^```console\n)(.*?)(?=^```$)", re.MULTILINE | re.DOTALL)


def shown(command: str) -> str:
    """What standard output gets from ``command``, as it is written after a `$` in the README."""
    program, *arguments = shlex.split(command)
    assert program == "tenselens"
    run = subprocess.run(
        [sys.executable, "-m", "tutor_app", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode in (0, 1), run.stderr
    assert run.stdout, run.stderr
    # The time differs from run to run.
    return re.sub(r"\d+\.\d+ seconds", "0.1 seconds", run.stdout)


def as_run(block: re.Match[str]) -> str:
    commands = [line[2:] for line in block.group().splitlines() if line.startswith("$ ")]
    return "\n".join(f"$ {command}\n{shown(command)}" for command in commands)


def test_golden_console_of_the_readme_is_real(golden: Golden) -> None:
    text = README.read_text(encoding="utf-8")
    assert CONSOLE.search(text)
    golden.check(README, CONSOLE.sub(as_run, text))
