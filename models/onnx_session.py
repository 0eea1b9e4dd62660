"""One way to open an ONNX file, for every model here."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from models.errors import BadWeights

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

# More threads than this do not make one short sentence faster.
MOST_THREADS = 4


def open_session(path: Path, *, of: str, hint: str) -> InferenceSession:
    """A session on the CPU that gives unused memory back and leaves cores to the window.

    Raises `BadWeights` with ``hint`` where the file of the model ``of`` is missing or damaged.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads()
    # Fatal ones only: what is an error here is told to the learner in our words.
    options.log_severity_level = 4
    options.enable_cpu_mem_arena = False
    # Threads that spin between runs take the processor from the window.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    try:
        return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # ONNX Runtime has fifteen classes of errors without a common one
        raise BadWeights(f"The {of} cannot be read.", hint) from error


def threads() -> int:
    """How many threads a model may use."""
    return min(MOST_THREADS, _cores())


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):  # not on macOS and Windows
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
