"""The tutor on a server: a real one on this computer, which breaks in every way we know of."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator

import pytest

from models.backends import Cancelled, Ticket
from models.chat_server import ServerChat
from models.chat_wire import address_of, is_here
from models.errors import BackendFailed, BadAnswer, BadSettings, TutorError
from tests.models.chat_backend import PIECES, ChatBackend

MESSAGES = [{"role": "system", "content": "Teach."}, {"role": "user", "content": "Why?"}]


@pytest.fixture
def backend() -> Iterator[ChatBackend]:
    with ChatBackend().serving() as server:
        yield server


def answer(address: str, **options: object) -> str:
    chat = ServerChat(address, silence=20.0, **options)  # type: ignore[arg-type]
    return "".join(chat.answer(MESSAGES, Ticket()))


@pytest.mark.parametrize("fault", ["", "no [DONE]", "not streamed"])
def test_the_answer_comes_whole(backend: ChatBackend, fault: str) -> None:
    backend.fault = fault
    assert answer(backend.address) == "".join(PIECES)
    (asked,) = backend.asked
    assert asked["messages"] == MESSAGES
    assert (asked["model"], asked["stream"], asked["temperature"]) == ("small", True, 0)
    assert backend.paths == ["/v1/models", "/v1/chat/completions"]


def test_it_comes_piece_by_piece(backend: ChatBackend) -> None:
    assert [*ServerChat(backend.address).answer(MESSAGES, Ticket())] == [*PIECES]


@pytest.mark.parametrize("written", ["localhost:{}", "127.0.0.1:{}/v1/", "http://localhost:{}"])
def test_an_address_may_be_written_short(backend: ChatBackend, written: str) -> None:
    port = backend.address.removesuffix("/v1").rpartition(":")[2]
    assert answer(written.format(port)) == "".join(PIECES)


def test_a_model_can_be_named(backend: ChatBackend) -> None:
    answer(backend.address, model="large")
    assert backend.asked[0]["model"] == "large"


def test_a_model_that_is_not_there_is_told_with_those_that_are(backend: ChatBackend) -> None:
    with pytest.raises(BadSettings, match="no model “huge”") as caught:
        answer(backend.address, model="huge")
    assert caught.value.hint == "It has: small, large."
    assert not backend.asked


def test_a_server_without_models_is_told(backend: ChatBackend) -> None:
    backend.models = ()
    with pytest.raises(BackendFailed, match="has no model"):
        answer(backend.address)


@pytest.mark.parametrize(
    ("fault", "error", "message"),
    [
        ("cut", BackendFailed, "broke off"),
        ("ends early", BackendFailed, "broke off"),
        ("reset", BackendFailed, "broke off"),
        ("error in the stream", BackendFailed, "out of memory"),
        ("404", BadSettings, "model not loaded"),
        ("500", BackendFailed, "500: CUDA error"),
        ("401", BackendFailed, "asks for a key"),
        ("garbage", BadAnswer, "not as a server of language models"),
        ("garbage in the stream", BadAnswer, "not as a server of language models"),
        ("other JSON", BadAnswer, "not as a server of language models"),
        ("no HTTP", BadAnswer, "not as a server of language models"),
    ],
)
def test_every_fault_is_told_in_words(
    backend: ChatBackend, fault: str, error: type[TutorError], message: str
) -> None:
    backend.fault = fault
    with pytest.raises(error, match=message) as caught:
        answer(backend.address)
    assert caught.value.hint


def test_what_came_before_a_break_was_handed_on(backend: ChatBackend) -> None:
    backend.fault = "cut"
    pieces = ServerChat(backend.address).answer(MESSAGES, Ticket())
    assert next(pieces) == PIECES[0]
    with pytest.raises(BackendFailed):
        next(pieces)


def test_another_address_is_not_followed(backend: ChatBackend) -> None:
    with ChatBackend().serving() as other:
        backend.fault, backend.elsewhere = "redirect", f"{other.address}/chat/completions"
        with pytest.raises(BackendFailed, match="sends us to another address"):
            answer(backend.address)
        assert not other.paths


def test_a_wrong_path_is_told(backend: ChatBackend) -> None:
    with pytest.raises(BadSettings, match="no models under this address") as caught:
        answer(backend.address.removesuffix("/v1") + "/api")
    assert "/v1" in caught.value.hint


def test_nobody_there() -> None:
    with socket.socket() as taken:  # bound, but not listening: nobody else can answer there
        taken.bind(("127.0.0.1", 0))
        with pytest.raises(BackendFailed, match="There is no server") as caught:
            answer(f"127.0.0.1:{taken.getsockname()[1]}")
    assert "Ollama" in caught.value.hint


def test_a_server_that_says_nothing_is_given_up(backend: ChatBackend) -> None:
    backend.fault = "silent"
    with pytest.raises(BackendFailed, match="gives no answer"):
        "".join(ServerChat(backend.address, silence=0.3).answer(MESSAGES, Ticket()))


@pytest.mark.parametrize("fault", ["slow", "silent"])
def test_a_learner_can_stop_while_nothing_comes(backend: ChatBackend, fault: str) -> None:
    backend.fault = fault
    ticket = Ticket()
    stopped: list[float] = []

    def stop() -> None:
        backend.reached.wait()
        stopped.append(time.monotonic())
        ticket.cancel()

    thread = threading.Thread(target=stop)
    thread.start()
    with pytest.raises(Cancelled):
        "".join(ServerChat(backend.address, silence=60.0).answer(MESSAGES, ticket))
    thread.join()
    assert time.monotonic() - stopped[0] < 10.0  # far below the minute that it would wait


@pytest.mark.parametrize(
    "address", ["http://192.0.2.1:11434/v1", "https://tutor.example/v1", "http://[2001:db8::1]/v1"]
)
def test_only_this_computer_is_asked(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", forbidden)
    monkeypatch.setattr(socket, "getaddrinfo", forbidden)
    with pytest.raises(BadSettings, match="not on this computer") as caught:
        answer(address)
    assert "tutor_may_be_remote" in caught.value.hint


def test_a_name_that_is_said_to_be_this_computer_is_not_looked_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A resolver could say that localhost is elsewhere, or ask a server who it is."""
    asked: list[str] = []
    real = socket.getaddrinfo

    def watched(host: str, *rest: object, **options: object) -> object:
        asked.append(host)
        return real(host, *rest, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", watched)
    with ChatBackend().serving() as server:
        answer(server.address.replace("127.0.0.1", "localhost"))
    assert set(asked) <= {"127.0.0.1", "::1"}


def test_a_proxy_of_the_system_is_not_used(
    backend: ChatBackend, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ChatBackend().serving() as proxy:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
            monkeypatch.setenv(name, proxy.address.removesuffix("/v1"))
        assert answer(backend.address) == "".join(PIECES)
        assert not proxy.paths


def test_another_computer_is_asked_where_it_is_wished(backend: ChatBackend) -> None:
    assert answer(backend.address, remote=True) == "".join(PIECES)
    with pytest.raises(BackendFailed, match="There is no server"):
        answer("http://nobody.invalid:1/v1", remote=True)


@pytest.mark.parametrize(
    "written",
    ["", "ftp://localhost", "http://", "localhost:port", "http://user:word@localhost", "a\nb",
     "http://localhost/v1?x=1"],
)  # fmt: skip
def test_what_is_no_address_is_told(written: str) -> None:
    with pytest.raises(BadSettings, match="not the address of a server"):
        address_of(written)


def test_addresses_of_this_computer() -> None:
    assert all(map(is_here, ("localhost", "127.0.0.1", "127.8.9.1", "::1")))
    assert not any(map(is_here, ("0.0.0.0", "10.0.0.1", "localhost.example", "example.com", "::")))
