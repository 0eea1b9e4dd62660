"""`python -m tutor_app.window_bench`: how fast the window starts, what it takes, how smooth it is.

Needs a screen, or QT_QPA_PLATFORM=offscreen. ``--beside "COMMAND"`` measures the memory and the
start of another program on the same X screen in the same run (until it shows a window, by
xdotool).
"""

from __future__ import annotations

import argparse
import os
import shlex
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

from models.folders import HOME_VARIABLE, MODELS_VARIABLE, models_folder

RUNS = 5
LOOKS = (0.0, 4.0)  # seconds: a learner in a hurry, and one who reads
TICK = 5  # milliseconds between ticks of the GUI
PATIENCE = 120  # seconds
FOREVER = 1e9  # seconds

_START = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from tutor_app import app
from tutor_app.__main__ import main
made = app.MainWindow
def ready():
    print("started", time.time(), flush=True)
class Watched(made):
    def showEvent(self, event):
        super().showEvent(event)
        QTimer.singleShot(0, lambda: QTimer.singleShot(0, ready))
app.MainWindow = Watched
main([])
"""


def start_once() -> tuple[float, float]:
    """Seconds from the command to a window that answers, and MB of memory two seconds later."""
    begun = time.time()
    with subprocess.Popen([sys.executable, "-c", _START], stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout is not None
        seconds = float(run.stdout.readline().split()[1]) - begun
        time.sleep(2.0)
        memory = resident(run.pid)
        run.kill()
    return seconds, memory


def resident(pid: int) -> float:
    """MB of memory that the process and those it has started hold, what they share included."""
    import psutil

    process = psutil.Process(pid)
    family = (process, *process.children(recursive=True))
    return float(sum(each.memory_info().rss for each in family)) / 2**20


def beside_once(command: str) -> tuple[float, float]:
    """The same of another program; its window is found by xdotool."""
    begun = time.time()
    with subprocess.Popen(shlex.split(command), stdout=subprocess.DEVNULL) as run:
        search = ["xdotool", "search", "--sync", "--onlyvisible", "--pid", str(run.pid)]
        subprocess.run(search, check=True, stdout=subprocess.DEVNULL, timeout=60)
        seconds = time.time() - begun
        time.sleep(2.0)
        memory = resident(run.pid)
        run.kill()
    return seconds, memory


class Ticks:
    """Notes when the GUI answers, while it waits for something."""

    def __init__(self) -> None:
        from PySide6.QtCore import QTimer

        self._seen = [time.perf_counter()]
        self._clock = QTimer()
        self._clock.timeout.connect(lambda: self._seen.append(time.perf_counter()))
        self._clock.start(TICK)

    def until(self, there: Callable[[], bool]) -> tuple[float, float]:
        """The longest gap in milliseconds, and the seconds that it took."""
        from PySide6.QtWidgets import QApplication

        del self._seen[:-1]
        begun = time.perf_counter()
        while not there() and time.perf_counter() - begun < PATIENCE:
            QApplication.processEvents()
            time.sleep(0.001)
        spent = time.perf_counter() - begun
        for _ in range(20):
            QApplication.processEvents()
            time.sleep(0.005)
        return max(after - before for before, after in pairwise(self._seen)) * 1000, spent


@dataclass(frozen=True, slots=True)
class Smoothness:
    """The longest gap (ms) between ticks of the GUI and the seconds of each part of a first lesson:
    nothing is done for a moment, the photo is read, the learner looks at the reading, and it is
    checked. On a busy machine the gaps at rest are as long as others."""

    resting: tuple[float, float]
    reading: tuple[float, float]
    looking: tuple[float, float]
    checking: tuple[float, float]


def smoothness(looks: float) -> Smoothness:
    """With models that are not loaded yet; the learner looks at the reading for some seconds."""
    from PySide6.QtWidgets import QApplication

    from tutor_app.app import name_app
    from tutor_app.garbage import collect_at_rest_only
    from tutor_app.main_window import MainWindow
    from tutor_app.model_process import running
    from tutor_app.settings import LoadedSettings, Settings
    from tutor_app.views.theme import Theme

    app = QApplication(["tenselens"])
    name_app(app)
    settings = Settings(welcomed=True)
    with running(settings):
        window = MainWindow(Theme(), LoadedSettings(settings))
        window.show()
        collect_at_rest_only()
        window.warm_up()
        page, ticks = window.study_page, Ticks()
        resting = ticks.until(_later(2.0))
        window.open_photos([_sample()])
        reading = ticks.until(lambda: page.shown in (page.reading, page.problem))
        looking = ticks.until(_later(looks))
        window.study.check(page.reading.text)
        checking = ticks.until(lambda: page.shown in (page.lesson, page.problem))
        window.close()
    return Smoothness(resting, reading, looking, checking)


def vision(model: str) -> None:
    """The gaps while a vision model is loaded, while it writes, and how soon a stop frees it for
    other work; printed. ``model`` is a name of the settings, or a folder."""
    from PySide6.QtWidgets import QApplication

    from tutor_app.app import name_app
    from tutor_app.garbage import collect_at_rest_only
    from tutor_app.main_window import MainWindow
    from tutor_app.model_process import running
    from tutor_app.settings import LoadedSettings, Settings
    from tutor_app.tasks import unload_idle
    from tutor_app.views.theme import Theme

    app = QApplication(["tenselens"])
    name_app(app)
    settings = Settings(welcomed=True, route="vlm", vision_model=model)
    with running(settings):
        window = MainWindow(Theme(), LoadedSettings(settings))
        window.show()
        collect_at_rest_only()
        page, ticks, heard = window.study_page, Ticks(), list[str]()
        window.jobs.heard.connect(heard.append)
        ticks.until(_later(2.0))
        window.open_photos([_sample()])
        ended = (page.reading, page.problem)
        loading = ticks.until(lambda: bool(heard) or page.shown in ended)
        writing = ticks.until(lambda: page.shown in ended)
        print(f"vision model {model}: {page.shown.__class__.__name__}")
        print(f"  loading it: {loading[1]:.2f} s, longest gap of the GUI {loading[0]:.0f} ms")
        print(f"  while it writes: {writing[1]:.2f} s, longest gap of the GUI {writing[0]:.0f} ms")
        heard.clear()
        window.study.check(page.reading.text)
        ticks.until(lambda: bool(heard) or page.shown in (page.lesson, page.problem))
        stopped = time.perf_counter()
        window.study.cancel()
        free = threading.Event()
        # Done where the model was at work, after that.
        window.jobs.start(
            partial(unload_idle, FOREVER), done=lambda _: free.set(), failed=lambda _: None
        )
        ticks.until(free.is_set)
        print(f"  a stop frees the model after {time.perf_counter() - stopped:.2f} s")
        window.close()


def _sample() -> Path:
    return Path(str(files("assets") / "samples" / "market.jpg"))


def _later(seconds: float) -> Callable[[], bool]:
    end = time.perf_counter() + seconds
    return lambda: time.perf_counter() > end


def first_lesson(looks: float) -> None:
    """Measure it in a process of its own, in which nothing is loaded, and print it."""
    command = [sys.executable, "-m", "tutor_app.window_bench", "--looks", str(looks)]
    subprocess.run(command, check=True)


def tell(looks: float) -> None:
    found = smoothness(looks)
    print(f"first lesson, the reading is looked at for {looks:.0f} s:")
    for name, (gap, seconds) in (
        ("at rest", found.resting),
        ("reading the photo", found.reading),
        ("looking at it", found.looking),
        ("checking it", found.checking),
    ):
        print(f"  {name}: {seconds:.2f} s, longest gap of the GUI {gap:.0f} ms")


def main() -> int:
    given = argparse.ArgumentParser(prog="python -m tutor_app.window_bench", description=__doc__)
    given.add_argument("--beside", metavar="COMMAND", help="another program to measure")
    given.add_argument("--looks", type=float, help=argparse.SUPPRESS)
    given.add_argument("--vision", metavar="MODEL", help="only this vision model, or a folder")
    options = given.parse_args()
    if options.vision:
        vision(options.vision)
        return 0
    if options.looks is not None:
        tell(options.looks)
        return 0
    os.environ[MODELS_VARIABLE] = str(models_folder())  # as they are, though the home is another
    with tempfile.TemporaryDirectory() as home:
        os.environ[HOME_VARIABLE] = home
        for name, once in _programs(options.beside):
            runs = [once() for _ in range(RUNS)]
            seconds = statistics.median(run[0] for run in runs)
            fastest, memory = min(run[0] for run in runs), max(run[1] for run in runs)
            print(f"{name}: start {seconds:.2f} s (fastest {fastest:.2f}), idle {memory:.0f} MB")
        for looks in LOOKS:
            first_lesson(looks)
    return 0


def _programs(beside: str | None) -> list[tuple[str, Callable[[], tuple[float, float]]]]:
    programs: list[tuple[str, Callable[[], tuple[float, float]]]] = [("TenseLens", start_once)]
    if beside:
        programs.append((beside, lambda: beside_once(beside)))
    return programs


if __name__ == "__main__":
    sys.exit(main())
