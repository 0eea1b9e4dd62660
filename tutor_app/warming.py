"""What is loaded before it is needed, while the learner looks at something else.

In the process of the models, so the window does not notice; the learner waits less afterwards.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from tutor_app.model_process import in_model_process

if TYPE_CHECKING:
    from models.backends import Ticket
    from tutor_app.settings import Settings

LIBRARIES = ("numpy", "onnxruntime", "tokenizers")  # some 40 MB, and the words 30 more
QUICK = "verb-model"  # other correctors may take gigabytes, which are loaded when they are needed
EXAMPLE = "Yesterday I go home."


@in_model_process
def load_libraries(ticket: Ticket) -> None:
    """What reading and checking both need."""
    for name in LIBRARIES:
        ticket.go_on()
        import_module(name)


@in_model_process
def check_example(settings: Settings, ticket: Ticket) -> None:
    """All that a check of words needs, by making one; nothing where a large model would make it.

    Raises `TutorError` where something is missing.
    """
    if settings.corrector != QUICK:
        return
    load_libraries(ticket)
    from models import registry
    from models.english import require_english
    from models.grammar.explain import explain_all
    from models.grammar.groups import verb_groups

    require_english(EXAMPLE)
    correction = registry.corrector(QUICK).correct(EXAMPLE, ticket)
    ticket.go_on()
    explain_all(correction, settings.language)
    verb_groups(correction.corrected)
