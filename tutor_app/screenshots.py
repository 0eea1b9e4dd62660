"""`python -m tutor_app.screenshots FOLDER`: photographs the real window for the documents.

Every picture is made by the program itself, with the models that are installed, in a home of its
own. Run it where there is a screen, or by QT_QPA_PLATFORM=offscreen.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from PySide6.QtWidgets import QApplication

from models.folders import HOME_VARIABLE, MODELS_VARIABLE, models_folder
from tutor_app.app import Windows, name_app
from tutor_app.main_window import MainWindow
from tutor_app.settings import LoadedSettings, Settings

SCALE = "QT_SCALE_FACTOR"
QUALITY = 90
PATIENCE = 120  # seconds for one lesson
LONG = (
    "When I was a child my grandmother, who have lived in the same small house by the river since"
    " the end of the war, always telled us that nobody in our family had ever went further than the"
    " next town, although her three brothers was sailors and has seen more countries than we could"
    " name."
)


@dataclass(frozen=True)
class Photographer:
    """Does what a learner does, and waits until it is there."""

    windows: Windows

    @property
    def window(self) -> MainWindow:
        return self.windows.window

    def wait(self, until: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE
        while not until():
            if time.monotonic() > end:
                raise TimeoutError("the window did not get there")
            QApplication.processEvents()
            time.sleep(0.005)

    def rest(self, seconds: float = 0.4) -> None:
        end = time.monotonic() + seconds
        self.wait(lambda: time.monotonic() > end)

    def start(self) -> None:
        self.window.show_place("lesson")
        self.window.study.restart()
        self.rest()

    def read(self, sample: str = "market.jpg") -> None:
        page = self.window.study_page
        self.window.open_photos([Path(str(files("assets") / "samples" / sample))])
        self.wait(lambda: page.shown in (page.reading, page.problem))
        self.rest()

    def welcome(self) -> None:
        self.start()
        self.window.study_page.show_welcome()
        self.rest()

    def learn(self) -> None:
        self.read()
        self._check(self.window.study_page.reading.text)

    def learn_typed(
        self, text: str = "Yesterday I have went to the park. She like it there."
    ) -> None:
        self.window.study.type_text(text)
        self._check(text)

    def look_closely(self) -> None:
        """A lesson of which one card shows all it has."""
        self.learn()
        lesson = self.window.study_page.lesson
        lesson.choose(0)
        lesson.reveal_chosen()
        self.rest()

    def look_at_tenses(self) -> None:
        self.learn_typed()
        self.window.study_page.lesson.reveal_all()
        self.window.study_page.lesson.choose(1)
        self.rest()

    def be_right(self) -> None:
        self.learn_typed("She has lived here since 2010, and she likes it.")

    def read_long(self) -> None:
        self.learn_typed(LONG)
        self.window.study_page.lesson.reveal_all()
        self.rest()

    def fail(self) -> None:
        page = self.window.study_page
        self.window.open_photos([Path(__file__)])
        self.wait(lambda: page.shown is page.problem)
        self.rest()

    def place(self, name: str) -> None:
        self.window.show_place(name)
        self.rest(1.0)

    def health(self) -> None:
        self.place("health")
        self.wait(lambda: not self.window.errands.busy)
        self.rest()

    def models(self) -> None:
        self.place("models")
        self.wait(lambda: not self.window.errands.busy)
        self.rest()

    def _check(self, text: str) -> None:
        page = self.window.study_page
        self.window.study.check(text)
        self.wait(lambda: page.shown in (page.lesson, page.problem))
        self.rest()


@dataclass(frozen=True)
class Shot:
    name: str
    pose: Callable[[Photographer], None]
    theme: str = "light"
    size: tuple[int, int] = (1180, 780)
    language: str = "en"
    text_size: int = 100
    scale: int = 1


SMALL, WIDE = (900, 600), (1180, 1000)
SHOTS = (
    Shot("start", Photographer.start),
    Shot("start-dark", Photographer.start, "dark"),
    Shot("reading", Photographer.read),
    Shot("reading-dark", Photographer.read, "dark"),
    Shot("lesson", Photographer.look_closely),
    Shot("lesson-dark", Photographer.look_closely, "dark"),
    Shot("lesson-typed", Photographer.look_at_tenses, size=WIDE),
    Shot("right", Photographer.be_right),
    Shot("long-sentence", Photographer.read_long, size=WIDE),
    Shot("small", Photographer.look_closely, size=SMALL),
    Shot("small-start", Photographer.start, size=SMALL),
    Shot("problem", Photographer.fail),
    Shot("history", lambda photographer: photographer.place("history")),
    Shot("models", Photographer.models, size=WIDE),
    Shot("models-spanish", Photographer.models, "dark", WIDE, "es"),
    Shot("settings", lambda photographer: photographer.place("settings"), size=WIDE),
    Shot("settings-dark", lambda photographer: photographer.place("settings"), "dark", WIDE),
    Shot("health", Photographer.health),
    Shot("help", lambda photographer: photographer.place("help"), size=WIDE),
    Shot("welcome", Photographer.welcome),
    Shot("start-spanish", Photographer.start, language="es"),
    Shot("lesson-spanish", Photographer.look_closely, language="es"),
    Shot("settings-spanish", lambda photographer: photographer.place("settings"), language="es"),
    Shot("lesson-double", Photographer.look_closely, "dark", scale=2),
    Shot("large-text", Photographer.look_closely, text_size=150),
)


def take(folder: Path, shots: Sequence[Shot]) -> None:
    """Write ``shots`` to ``folder``; the scale of the screen is as the process was started with."""
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication(["tenselens"])
    assert isinstance(app, QApplication)
    name_app(app)
    photographer = Photographer(Windows(LoadedSettings(Settings(welcomed=True))))
    photographer.window.show()
    for shot in shots:
        language = shot.language
        photographer.window.preferences.change(
            theme=shot.theme, interface=language, language=language, text_size=shot.text_size
        )
        photographer.rest()
        photographer.window.resize(*shot.size)
        shot.pose(photographer)
        path = folder / f"{shot.name}.png"
        photographer.window.grab().save(str(path))
        _shrink(path)
        print(shot.name, flush=True)
    photographer.window.close()


def _shrink(path: Path) -> None:
    """Write it as WebP instead, a quarter of the size: the repository keeps every version."""
    from PIL import Image

    with Image.open(path) as picture:
        picture.convert("RGB").save(path.with_suffix(".webp"), quality=QUALITY, method=6)
    path.unlink()


def main() -> int:
    given = argparse.ArgumentParser(prog="python -m tutor_app.screenshots", description=__doc__)
    given.add_argument("folder", type=Path)
    given.add_argument("names", nargs="*", help="only these pictures")
    options = given.parse_args()
    wanted = [shot for shot in SHOTS if not options.names or shot.name in options.names]
    scale = int(os.environ.get(SCALE, "1"))
    os.environ[MODELS_VARIABLE] = str(models_folder())  # as they are, though the home is another
    with tempfile.TemporaryDirectory() as home:
        os.environ[HOME_VARIABLE] = home
        take(options.folder, [shot for shot in wanted if shot.scale == scale])
    others = [shot.name for shot in wanted if shot.scale != scale]
    if others and scale == 1:  # Qt takes the scale at the start of a process only
        command = [sys.executable, "-m", "tutor_app.screenshots", str(options.folder), *others]
        return subprocess.run(command, env={**os.environ, SCALE: "2"}, check=False).returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
