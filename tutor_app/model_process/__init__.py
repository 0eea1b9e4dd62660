"""The models have a process of their own beside the window's.

Importing a library holds Python's lock while the disk is waited for, and a model may crash or take
all memory: in another process neither reaches the window, and what the learner has there stays.

    here.py     the window's end: starts the process, sends it work, hears of it
    there.py    the other end, which does the work
    wire.py     what is sent between them

Functions marked with `in_model_process` are done there while one is `running`; without one, as in
the terminal, they are done where they are called.
"""

from tutor_app.model_process.here import in_model_process, is_at_work, running, use

__all__ = ["in_model_process", "is_at_work", "running", "use"]
