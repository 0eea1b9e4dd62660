"""How the server of `hub_server` answers one request."""

from __future__ import annotations

import hashlib
import http.server
import io
import json
import re
import socket
import struct
import time
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import unquote, urlsplit

from tests.models.hub_faults import Asked, Fault

if TYPE_CHECKING:
    from tests.models.hub_server import HubServer

LARGE = 100_000  # bytes from which a file is in LFS, as weights and tokenizers are
BLOCK = 1 << 16


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, address: tuple[str, int], state: HubServer) -> None:
        self.state = state
        super().__init__(address, _Handler)

    def handle_error(self, *_: object) -> None:
        """A client that goes away is what the tests are about."""


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Server

    def do_HEAD(self) -> None:
        self._answer()

    def do_GET(self) -> None:
        self._answer()

    def log_message(self, *_: object) -> None:
        pass

    def _answer(self) -> None:
        path = unquote(urlsplit(self.path).path)
        state = self.server.state
        if found := re.fullmatch("/cdn/([0-9a-f]{64})", path):
            kind = "cdn"
        elif found := re.fullmatch("/api/models/(.+)/revision/([^/]+)", path):
            kind = "list"
        elif found := re.fullmatch("/(.+)/resolve/([^/]+)/(.+)", path):
            kind = "resolve"
        else:
            self._say(404, b"")
            return
        state.asked.append(Asked(kind, self.command, path, self.headers))
        fault = state.fault(kind)
        if fault is not None and fault.stall == 0:
            state.closing.wait(30)
            self.close_connection = True
        elif fault is not None and fault.page:
            self._say(200, fault.page.encode(), {"Content-Type": "text/html"})
        elif fault is not None and fault.status:
            self._say(fault.status, b"", {"X-Error-Code": fault.error} if fault.error else {})
        elif kind != "cdn" and state.token and not self._is_known():
            self._say(401, b"", {"X-Error-Code": "GatedRepo"})
        elif kind == "cdn":
            self._content(found[1], fault)
        elif kind == "list":
            self._list(found[1], found[2])
        else:
            self._file(found[1], found[2], found[3], fault)

    def _is_known(self) -> bool:
        return self.headers.get("Authorization") == f"Bearer {self.server.state.token}"

    def _list(self, repo: str, revision: str) -> None:
        files = self.server.state.revisions.get((repo, revision))
        if files is None:
            self._say(404, b"", {"X-Error-Code": "RevisionNotFound"})
            return
        rows = [_row(name, content) for name, content in files.items()]
        told = {"id": repo, "sha": self.server.state.commit or revision, "siblings": rows}
        self._say(200, json.dumps(told).encode(), {"Content-Type": "application/json"})

    def _file(self, repo: str, revision: str, name: str, fault: Fault | None) -> None:
        files = self.server.state.revisions.get((repo, revision), {})
        if name not in files:
            self._say(404, b"", {"X-Error-Code": "EntryNotFound"})
            return
        content = files[name]
        told = {"X-Repo-Commit": revision}
        if _size(content) < LARGE:
            assert isinstance(content, bytes)
            told["ETag"] = f'"{git_sha1(content)}"'
            self._send(io.BytesIO(content), len(content), fault, told)
            return
        sha = sha256(content)
        told |= {"X-Linked-Size": str(_size(content)), "X-Linked-ETag": f'"{sha}"'}
        self._say(302, b"", {**told, "Location": f"{self.server.state.cdn}/cdn/{sha}?signed=yes"})

    def _content(self, sha: str, fault: Fault | None) -> None:
        for files in self.server.state.revisions.values():
            for content in files.values():
                if sha256(content) == sha:
                    opened = (
                        content.open("rb") if isinstance(content, Path) else io.BytesIO(content)
                    )
                    with opened:
                        self._send(opened, _size(content), fault, {"ETag": f'"{sha}"'})
                    return
        self._say(404, b"")

    def _send(self, body: BinaryIO, size: int, fault: Fault | None, told: dict[str, str]) -> None:
        start = Asked("", "", "", self.headers).start
        if fault is not None and fault.whole:
            start = 0
        self.send_response(206 if start else 200)
        if start:
            self.send_header("Content-Range", f"bytes {start}-{size - 1}/{size}")
        for name, value in {**told, "Content-Length": str(size - start)}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.flush()
        if self.command == "HEAD":
            return
        body.seek(start)
        if fault is None and not self.server.state.rate and not isinstance(body, io.BytesIO):
            self.connection.sendfile(body, start)
        else:
            self._drip(body, fault or Fault(""))

    def _drip(self, body: BinaryIO, fault: Fault) -> None:
        state, sent, begun = self.server.state, 0, time.monotonic()
        while block := body.read(BLOCK):
            if fault.spoil and sent == 0:
                block = bytes([block[0] ^ 1]) + block[1:]
            limit = max(fault.cut, fault.stall)
            if limit >= 0:
                block = block[: limit - sent]
            self.wfile.write(block)
            sent += len(block)
            state.sent += len(block)
            if limit >= 0 and sent >= limit:
                if fault.stall >= 0:
                    state.closing.wait(30)
                self._hang_up(hard=fault.reset)
                return
            if state.rate:
                time.sleep(max(0.0, begun + sent / state.rate - time.monotonic()))

    def _hang_up(self, *, hard: bool) -> None:
        if hard:  # an RST instead of a FIN
            linger = struct.pack("ii", 1, 0)
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
            self.connection.close()
        self.close_connection = True

    def _say(self, status: int, body: bytes, told: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in {**(told or {}), "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


_SUMS: dict[tuple[str, int], str] = {}


def sha256(content: bytes | Path) -> str:
    if isinstance(content, bytes):
        return hashlib.sha256(content).hexdigest()
    key = (str(content), content.stat().st_mtime_ns)
    if key not in _SUMS:
        with content.open("rb") as file:
            _SUMS[key] = hashlib.file_digest(file, "sha256").hexdigest()
    return _SUMS[key]


def git_sha1(content: bytes) -> str:
    return hashlib.sha1(b"blob %d\0" % len(content) + content).hexdigest()


def _size(content: bytes | Path) -> int:
    return content.stat().st_size if isinstance(content, Path) else len(content)


def _row(name: str, content: bytes | Path) -> dict[str, object]:
    size = _size(content)
    row: dict[str, object] = {"rfilename": name, "size": size, "blobId": "1" * 40}
    if size >= LARGE:
        row["lfs"] = {"sha256": sha256(content), "size": size, "pointerSize": 134}
    else:
        assert isinstance(content, bytes)
        row["blobId"] = git_sha1(content)
    return row
