"""What is loaded ahead: what a check of words needs, no more, and not after a stop."""

from __future__ import annotations

import subprocess
import sys

import pytest

from models.backends import Cancelled, Ticket
from tutor_app.settings import Settings
from tutor_app.warming import load_words

_LOADED = """
from models import weigher_tokens
from models.backends import Ticket
from models.grammar import pos
from tutor_app.settings import Settings
from tutor_app.warming import load_words
load_words(Settings(corrector={corrector!r}), Ticket())
print(weigher_tokens._tokenizer.cache_info().currsize, pos.weights.cache_info().currsize)
import sys
print("torch" in sys.modules)
"""


@pytest.mark.parametrize(("corrector", "loaded"), [("verb-model", "1 1"), ("languagetool", "0 0")])
def test_only_what_the_chosen_corrector_needs_is_loaded(corrector: str, loaded: str) -> None:
    code = _LOADED.format(corrector=corrector)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [loaded, "False"]


def test_a_stop_is_heard() -> None:
    ticket = Ticket()
    ticket.cancel()
    with pytest.raises(Cancelled):
        load_words(Settings(), ticket)
