"""Listens as a screen reader does: `dbus-run-session -- python -m tests.tutor_app.window.ears`.

Starts the bus of AT-SPI (https://gitlab.gnome.org/GNOME/at-spi2-core), asks for announcements,
opens the window, and prints each that is made, until it is ended. The first line says that it
listens. Daemons of the bus write to the same output; what is ours begins with `MARK`.
"""

from __future__ import annotations

import re
import subprocess
import sys
import time

from PySide6.QtCore import QCoreApplication
from PySide6.QtDBus import QDBusConnection, QDBusMessage

LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
SAID = re.compile(r'variant +string "(.*)"')
PATIENCE = 20  # seconds
MARK = "> "


def called(bus: QDBusConnection, *where: str, given: tuple[str, ...] = ()) -> str:
    """The first word of the answer; "" where there is none."""
    message = QDBusMessage.createMethodCall(*where)
    message.setArguments(list(given))
    told = bus.call(message).arguments()
    return str(told[0]) if told else ""


def address() -> str:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        session = QDBusConnection.sessionBus()
        if found := called(session, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress"):
            return found
        time.sleep(0.1)
    raise TimeoutError("the bus of AT-SPI did not start")


def main() -> None:
    app = QCoreApplication([])
    command = [LAUNCHER, "--launch-immediately"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as launcher:
        where = address()
        bus = QDBusConnection.connectToBus(where, app.applicationName() or "ears")
        registry = "org.a11y.atspi.Registry"
        place = (registry, "/org/a11y/atspi/registry", registry, "RegisterEvent")
        called(bus, *place, given=("object:announcement",))
        rule = "type='signal',interface='org.a11y.atspi.Event.Object',member='Announcement'"
        command = ["dbus-monitor", "--address", where, rule]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as heard:
            subprocess.Popen([sys.executable, "-m", "tutor_app"], stdout=subprocess.DEVNULL)
            print(f"{MARK}listening", flush=True)
            assert heard.stdout is not None
            for line in heard.stdout:
                if found := SAID.search(line):
                    print(f"{MARK}{found[1]}", flush=True)
        launcher.kill()


if __name__ == "__main__":
    main()
