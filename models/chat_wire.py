"""One HTTP request to one address: no proxy, no redirect, and stopped as soon as it is wished.

The standard library's client waits for a server without asking whether to go on, and an HTTP
library that follows redirects or proxies could leave this computer. So the socket is waited for
here, a moment at a time.
"""

from __future__ import annotations

import http.client
import io
import ipaddress
import select
import socket
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from models.backends import Ticket
from models.errors import BackendFailed, BadSettings

LOOK = 0.05  # seconds between two looks at whether to stop
CONNECT = 5.0  # seconds for a connection
SILENCE = 120.0  # seconds without a byte; a large model reads a long lesson that long
WAYS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Address:
    """Where a server is, checked: ``path`` begins with a slash and does not end with one."""

    scheme: str
    host: str
    port: int
    path: str

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}:{self.port}{self.path}"


def address_of(written: str) -> Address:
    """``127.0.0.1:11434``, ``http://localhost:1234/v1`` and the like; the path is /v1 if none is
    given. Raises `BadSettings` for anything else."""
    text = written.strip()
    text = text if "://" in text else f"http://{text}"
    try:
        parts = urlsplit(text)
        port = parts.port or WAYS[parts.scheme]
    except (ValueError, KeyError) as error:
        raise _no_address(written) from error
    usable = parts.hostname and not (parts.username or parts.query or parts.fragment)
    if not usable or not written.isprintable():
        raise _no_address(written)
    return Address(parts.scheme, str(parts.hostname), port, parts.path.rstrip("/") or "/v1")


def _no_address(written: str) -> BadSettings:
    return BadSettings(
        f"“{written}” is not the address of a server.",
        "It looks like this: tutor_server=http://127.0.0.1:11434/v1",
    )


@contextmanager
def answered(
    address: Address,
    path: str,
    body: bytes | None,
    ticket: Ticket,
    *,
    remote: bool,
    silence: float = SILENCE,
) -> Iterator[http.client.HTTPResponse]:
    """The answer to GET, or to POST of JSON where there is a ``body``.

    ``remote`` False: only an address of this computer is connected to, whatever its name is.
    Raises `BadSettings` for another one, `BackendFailed` where nobody answers; `Cancelled` and
    `TimeoutError` come from reading, too, as do `http.client.HTTPException` and `OSError`.
    """
    connection = _Connection(address, ticket, remote=remote, silence=silence)
    try:
        headers = {"Accept": "application/json, text/event-stream"}
        if body is not None:
            headers["Content-Type"] = "application/json"
        connection.request(
            "GET" if body is None else "POST", f"{address.path}{path}", body, headers
        )
        with connection.getresponse() as response:
            yield response
    finally:
        connection.close()


class _Connection(http.client.HTTPConnection):
    def __init__(self, address: Address, ticket: Ticket, *, remote: bool, silence: float) -> None:
        super().__init__(address.host, address.port)
        self._address, self._ticket = address, ticket
        self._remote, self._silence = remote, silence

    def connect(self) -> None:
        plain = _connected(self._address, self._ticket, remote=self._remote)
        if self._address.scheme == "https":
            plain.settimeout(CONNECT)
            plain = ssl.create_default_context().wrap_socket(
                plain, server_hostname=self._address.host
            )
            plain.settimeout(0)
        self.sock: Any = _Patient(plain, self._ticket, self._silence)


def _connected(address: Address, ticket: Ticket, *, remote: bool) -> socket.socket:
    """A socket that does not block, connected. Raises `BadSettings`, `OSError`, `Cancelled`."""
    failed: OSError = ConnectionRefusedError("no address")
    for family, kind, protocol, _, place in _places(address, remote=remote):
        one = socket.socket(family, kind, protocol)
        try:
            one.setblocking(False)
            one.connect_ex(place)
            _wait(one, ticket, CONNECT, write=True)
            problem = one.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
            if problem:
                raise OSError(problem, "the connection was refused")
            return one
        except OSError as error:
            one.close()
            failed = error
        except BaseException:
            one.close()
            raise
    raise failed


def _places(address: Address, *, remote: bool) -> list[Any]:
    if remote:
        return socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)
    # A name is not looked up: that would ask a server elsewhere, and may lead elsewhere.
    here = ["127.0.0.1", "::1"] if address.host == "localhost" else [address.host]
    if not all(is_here(host) for host in here):
        raise elsewhere(address)
    flags = socket.AI_NUMERICHOST
    return [
        place
        for host in here
        for place in socket.getaddrinfo(host, address.port, type=socket.SOCK_STREAM, flags=flags)
    ]


def is_here(host: str) -> bool:
    """Whether the host is a loopback address, or the name for it."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


class _Patient:
    """What `http.client` needs of a socket, waiting a moment at a time."""

    def __init__(self, plain: socket.socket, ticket: Ticket, silence: float) -> None:
        self._plain, self._ticket, self._silence = plain, ticket, silence

    def sendall(self, data: Any) -> None:
        view = memoryview(data)
        while view:
            _wait(self._plain, self._ticket, self._silence, write=True)
            try:
                view = view[self._plain.send(view) :]
            except (BlockingIOError, ssl.SSLWantReadError, ssl.SSLWantWriteError):
                continue

    def makefile(self, mode: str) -> io.BufferedReader:
        assert mode == "rb"
        return io.BufferedReader(_Incoming(self._plain, self._ticket, self._silence))

    def close(self) -> None:
        self._plain.close()


class _Incoming(io.RawIOBase):
    def __init__(self, plain: socket.socket, ticket: Ticket, silence: float) -> None:
        super().__init__()
        self._plain, self._ticket, self._silence = plain, ticket, silence

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while True:
            try:
                return self._plain.recv_into(buffer)
            except (BlockingIOError, ssl.SSLWantReadError, ssl.SSLWantWriteError):
                _wait(self._plain, self._ticket, self._silence, write=False)


def _wait(one: socket.socket, ticket: Ticket, seconds: float, *, write: bool) -> None:
    """Until the socket can be read or written. Raises `Cancelled`, `TimeoutError`."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        ticket.go_on()
        reading, writing = ([], [one]) if write else ([one], [])
        if any(select.select(reading, writing, [one], LOOK)):
            return
    raise TimeoutError("no answer in time")


def no_server(address: Address) -> BackendFailed:
    return BackendFailed(
        f"There is no server at {address}.",
        "Start Ollama, LM Studio or the server of llama.cpp, or change tutor_server.",
    )


def elsewhere(address: Address) -> BadSettings:
    return BadSettings(
        f"{address} is not on this computer, and lessons would be sent there.",
        "If you want that: tenselens settings tutor_may_be_remote=on",
    )
