"""One window for each learner: a second start passes its photos on to the first."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from models.folders import home

PATIENCE = 1000  # milliseconds
MOST = 1_000_000  # bytes that anybody may send us


def pass_on(photos: Sequence[Path]) -> bool:
    """Hand ``photos`` to the window that is open; whether there is one."""
    socket = QLocalSocket()
    socket.connectToServer(_address())
    if not socket.waitForConnected(PATIENCE):
        return False
    socket.write(json.dumps([str(photo) for photo in photos]).encode())
    socket.waitForBytesWritten(PATIENCE)
    socket.disconnectFromServer()
    return True


class Doorbell(QObject):
    """``rung`` carries the list of photos of a second start."""

    rung = Signal(list)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        if not self._server.listen(_address()):
            # What a window that crashed has left: nobody answered there, or we would not be here.
            QLocalServer.removeServer(_address())
            self._server.listen(_address())

    def _answer(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.disconnected.connect(lambda: self._read(socket))
        if socket.state() == QLocalSocket.LocalSocketState.UnconnectedState:
            self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        said = bytes(socket.read(MOST).data())
        socket.deleteLater()
        try:
            photos = json.loads(said)
        except ValueError:
            return
        if isinstance(photos, list):
            self.rung.emit([Path(photo) for photo in photos if isinstance(photo, str)])


def _address() -> str:
    """Another for each data folder, so that tests and learners do not meet."""
    digest = hashlib.sha256(str(home().absolute()).encode()).hexdigest()
    return f"tenselens-{digest[:16]}"
