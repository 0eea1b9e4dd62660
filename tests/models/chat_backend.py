"""A real HTTP server on this computer that speaks OpenAI's protocol, and can break it."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

PIECES = ("It is ", "over — ", "“went”.")


def chunk(text: str) -> bytes:
    data = text.encode()
    return f"{len(data):x}\r\n".encode() + data + b"\r\n"


STOP = chunk('data: {"choices": [{"delta": {}, "finish_reason": "stop"}]}\n\n')
DONE = chunk(": a comment\n\n") + chunk("data: [DONE]\n\n")
END = b"0\r\n\r\n"
ERROR = chunk('data: {"error": {"message": "out of\\nmemory"}}\n\n')
# Name of a fault -> pieces of the answer, and what comes behind them.
STREAMED = {
    "": (PIECES, STOP + DONE + END),
    "no [DONE]": (PIECES, STOP + END),
    "cut": (PIECES[:1], b"40\r\ndata: {"),
    "ends early": (PIECES[:1], END),
    "error in the stream": (PIECES[:1], ERROR + END),
    "garbage in the stream": (PIECES[:1], chunk("data: {not json}\n\n") + END),
}
NOT_STREAMED = json.dumps({"choices": [{"message": {"content": "".join(PIECES)}}]}).encode()
# Name of a fault -> body, status, type.
WHOLE: dict[str, tuple[bytes, int, str]] = {
    "not streamed": (NOT_STREAMED, 200, "application/json"),
    "404": (b'{"error": "model not loaded"}', 404, "application/json"),
    "500": (b'{"error": {"message": "CUDA error"}}', 500, "application/json"),
    "401": (b"{}", 401, "application/json"),
    "garbage": (b"<html>Hello</html>", 200, "text/html"),
    "other JSON": (b'{"answer": [1, 2]}', 200, "application/json"),
}


@dataclass
class ChatBackend:
    """``fault`` names what goes wrong; ``asked`` are the bodies of questions that came."""

    fault: str = ""
    models: tuple[str, ...] = ("small", "large")
    asked: list[dict[str, Any]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    elsewhere: str = ""
    stop: threading.Event = field(default_factory=threading.Event)
    reached: threading.Event = field(default_factory=threading.Event)
    address: str = ""

    @contextmanager
    def serving(self) -> Iterator[ChatBackend]:
        backend = self

        class Handler(_Handler):
            chat = backend

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        self.address = f"http://127.0.0.1:{server.server_port}/v1"
        try:
            yield self
        finally:
            self.stop.set()
            server.shutdown()
            server.server_close()
            thread.join()


class _Handler(BaseHTTPRequestHandler):
    chat: ChatBackend
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        return

    def do_GET(self) -> None:
        self.chat.paths.append(self.path)
        if self.path == "/v1/models" and self.chat.fault != "no models page":
            listed = [{"id": name, "object": "model"} for name in self.chat.models]
            self._send(json.dumps({"object": "list", "data": listed}).encode())
        else:
            self._send(b'{"error": {"message": "no such page"}}', 404)

    def do_POST(self) -> None:
        self.chat.paths.append(self.path)
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.chat.asked.append(json.loads(body))
        fault = self.chat.fault
        if fault in WHOLE:
            self._send(*WHOLE[fault])
        elif fault in STREAMED:
            pieces, last = STREAMED[fault]
            self._stream(pieces)
            self.wfile.write(last)
            self.close_connection = True
        elif fault == "redirect":
            self.send_response(307)
            self.send_header("Location", self.chat.elsewhere)
            self.send_header("Content-Length", "0")
            self.end_headers()
        else:
            self._break_off(fault)

    def _break_off(self, fault: str) -> None:
        self.close_connection = True
        if fault == "no HTTP":
            self.wfile.write(b"220 smtp ready\r\n")
            return
        assert fault in ("slow", "silent", "reset"), fault
        if fault == "slow":
            self._stream(PIECES[:1])
        if fault != "reset":
            self.chat.reached.set()
            self.chat.stop.wait()

    def _stream(self, pieces: tuple[str, ...]) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        for piece in pieces:
            told = json.dumps({"choices": [{"delta": {"content": piece}, "finish_reason": None}]})
            self.wfile.write(chunk(f"data: {told}\n\n"))
            self.wfile.flush()

    def _send(self, body: bytes, status: int = 200, kind: str = "application/json") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
