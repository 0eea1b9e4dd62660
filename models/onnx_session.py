"""One way to open an ONNX file, for every model here."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

# More threads than this do not make one short sentence faster.
MOST_THREADS = 4


def open_session(path: Path) -> InferenceSession:
    """A session on the CPU that gives unused memory back and leaves cores to the window."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = max(1, min(MOST_THREADS, len(os.sched_getaffinity(0))))
    options.log_severity_level = 3
    options.enable_cpu_mem_arena = False
    # Threads that spin between runs take the processor from the window.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
