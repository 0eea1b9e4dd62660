"""What the tests have done in the process of the models; it imports this module by its name."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

from models.backends import Ticket
from models.errors import BadAnswer, NoText
from models.folders import models_folder
from models.photo import Photo
from tutor_app.model_process import in_model_process


@in_model_process
def who(ticket: Ticket) -> int:
    return os.getpid()


@in_model_process
def add(left: int, ticket: Ticket, *, right: int) -> int:
    ticket.progress("Adding", 0.5)
    ticket.say("It is")
    ticket.say(f"It is {left + right}")
    return left + right


@in_model_process
def corner(photo: Photo, ticket: Ticket) -> tuple[str, str, tuple[int, int], object]:
    return photo.digest, photo.source, photo.image.size, photo.image.getpixel((0, 0))


@in_model_process
def refuse(ticket: Ticket) -> None:
    raise NoText("There is no text.", "Write some.")


@in_model_process
def answer_badly(ticket: Ticket) -> None:
    raise BadAnswer("This is no answer.", raw="42")


@in_model_process
def divide(ticket: Ticket) -> float:
    return 1 / int("0")


@in_model_process
def make_a_lock(ticket: Ticket) -> object:
    return threading.Lock()


@in_model_process
def sleep(seconds: float, ticket: Ticket) -> None:
    """Hears no stop meanwhile, as a library that is imported does not."""
    ticket.progress("Sleeping", 0.0)
    time.sleep(seconds)


@in_model_process
def wait_for(path: Path, ticket: Ticket) -> str:
    ticket.progress("Waiting", 0.0)
    while not path.exists():
        ticket.go_on()
        time.sleep(0.01)
    return path.read_text("utf-8")


@in_model_process
def fall(with_signal: int, ticket: Ticket) -> None:
    os.kill(os.getpid(), with_signal)
    signal.pause()


@in_model_process
def print_and_ask(ticket: Ticket) -> bytes:
    """Prints as libraries do, and lets a program read what there is to read."""
    print("a library says something")
    os.write(1, b"a C library, too\n")
    return subprocess.run([sys.executable, "-c", "print(input())"], capture_output=True).stderr


@in_model_process
def warn(ticket: Ticket) -> None:
    logging.getLogger("some.library").warning("this is %s", "odd")
    logging.getLogger("some.library").info("this is not")


@in_model_process
def folder(ticket: Ticket) -> Path:
    return models_folder()


@in_model_process
def imported(name: str, ticket: Ticket) -> bool:
    import tutor_app.tasks
    import tutor_app.warming
    import tutor_app.wishes  # noqa: F401

    return name in sys.modules
