"""What is loaded ahead: what the first photo or text needs, no more, and not after a stop."""

from __future__ import annotations

import subprocess
import sys

import pytest

from models.backends import Cancelled, Ticket
from tutor_app.warming import load_libraries

_LOADED = """
import sys
from models.backends import Ticket
from tutor_app.settings import Settings
from tutor_app.warming import check_example, load_libraries
{call}
print(*("onnxruntime" in sys.modules, "models.verb_model" in sys.modules, "torch" in sys.modules))
"""


@pytest.mark.parametrize(
    ("call", "loaded"),
    [
        ("load_libraries(Ticket())", "True False False"),
        ("check_example(Settings(), Ticket())", "True True False"),
        ("check_example(Settings(corrector='languagetool'), Ticket())", "False False False"),
    ],
)
def test_only_what_is_needed_is_loaded(call: str, loaded: str) -> None:
    code = _LOADED.format(call=call)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == loaded


def test_a_stop_is_heard() -> None:
    ticket = Ticket()
    ticket.cancel()
    with pytest.raises(Cancelled):
        load_libraries(ticket)
