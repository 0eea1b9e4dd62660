"""The tutor's answers from a server that speaks OpenAI's protocol: Ollama, llama.cpp, LM Studio.

`GET /models` says which models it has, `POST /chat/completions` answers with events
(https://html.spec.whatwg.org/multipage/server-sent-events.html), a piece of the answer in each.
"""

from __future__ import annotations

import http.client
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http import HTTPStatus
from typing import Any

from models.backends import Ticket
from models.chat_wire import SILENCE, address_of, answered, elsewhere, is_here, no_server
from models.errors import BackendFailed, BadAnswer, BadSettings, TutorError
from models.tutor_prompts import Message

MOST_TOKENS = 300
LONGEST_LINE = 1 << 18  # bytes of an event
LONGEST_BODY = 1 << 22
DATA = b"data:"
DONE = "[DONE]"


class ServerChat:
    """A `Chat` on the server at ``address``; ``model`` "" is the first that it names.

    Only this computer is connected to unless ``remote`` is set, and never another one than the
    address says: redirects are refused. Raises `BadSettings` where the address is none, or is
    elsewhere and ``remote`` is not set.
    """

    def __init__(
        self, address: str, *, model: str = "", remote: bool = False, silence: float = SILENCE
    ) -> None:
        self._address = address_of(address)
        self._model, self._remote, self._silence = model, remote, silence
        if not remote and not is_here(self._address.host):
            raise elsewhere(self._address)

    @property
    def title(self) -> str:
        return f"The server at {self._address}"

    @property
    def caution(self) -> str:
        return ""

    def missing(self) -> None:
        """Whether it runs is found out when it is asked."""

    def models(self, ticket: Ticket) -> tuple[str, ...]:
        """The names of the models that the server has. Raises as `answer` does."""
        with self._asked("/models", None, ticket) as response:
            told = self._json(response)
            try:
                return tuple(str(one["id"]) for one in told["data"])
            except (TypeError, KeyError) as error:
                raise self._no_openai(str(told)) from error

    def answer(self, messages: Sequence[Message], ticket: Ticket) -> Iterator[str]:
        """In pieces as they come. Raises `BackendFailed` where the server is not there or breaks
        off, `BadSettings` for a model that it has not, `BadAnswer` for what is no answer,
        `Cancelled` within 0.2 s."""
        asked = {
            "model": self._chosen(ticket),
            "messages": list(messages),
            "stream": True,
            "temperature": 0,
            "max_tokens": MOST_TOKENS,
        }
        body = json.dumps(asked).encode()
        with self._asked("/chat/completions", body, ticket) as response:
            if "event-stream" in (response.getheader("Content-Type") or ""):
                yield from self._pieces(response)
            else:  # some servers do not stream
                yield self._piece(self._json(response), "message")

    def _chosen(self, ticket: Ticket) -> str:
        there = self.models(ticket)
        if not there:
            raise BackendFailed(f"{self.title} has no model.", "Load one there first.")
        if self._model and self._model not in there:
            raise BadSettings(
                f"{self.title} has no model “{self._model}”.", f"It has: {', '.join(there)}."
            )
        return self._model or there[0]

    @contextmanager
    def _asked(
        self, path: str, body: bytes | None, ticket: Ticket
    ) -> Iterator[http.client.HTTPResponse]:
        with (
            self._translated(),
            answered(
                self._address, path, body, ticket, remote=self._remote, silence=self._silence
            ) as response,
        ):
            if response.status != HTTPStatus.OK:
                raise self._refused(response)
            yield response

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except TimeoutError as error:
            raise BackendFailed(
                f"{self.title} gives no answer.", "See whether its model is too large for it."
            ) from error
        except ConnectionRefusedError as error:
            raise no_server(self._address) from error
        except ConnectionError as error:  # before the next, of which one of its kinds is one, too
            raise self._broken_off() from error
        except (http.client.BadStatusLine, http.client.UnknownProtocol) as error:
            raise self._no_openai(str(error)) from error
        except http.client.HTTPException as error:
            raise self._broken_off() from error
        except OSError as error:
            raise no_server(self._address) from error

    def _pieces(self, response: http.client.HTTPResponse) -> Iterator[str]:
        ended = False
        while line := response.readline(LONGEST_LINE):
            if not line.startswith(DATA):
                continue  # a comment, the name of an event, or the blank line behind one
            said = line[len(DATA) :].decode("utf-8", "replace").strip()
            if said == DONE:
                return
            told = self._parsed(said)
            piece = self._piece(told, "delta")
            if piece:
                yield piece
            ended = ended or _ends(told)
        if not ended:
            raise self._broken_off()

    def _piece(self, told: Any, part: str) -> str:
        if isinstance(told, dict) and told.get("error"):
            raise BackendFailed(f"{self.title} failed: {_reason(told)}", "Look at the server.")
        try:
            choices = told["choices"]
            found = choices[0][part].get("content") if choices else ""
        except (TypeError, KeyError, IndexError, AttributeError) as error:
            raise self._no_openai(str(told)) from error
        return found if isinstance(found, str) else ""

    def _json(self, response: http.client.HTTPResponse) -> Any:
        return self._parsed(response.read(LONGEST_BODY).decode("utf-8", "replace"))

    def _parsed(self, text: str) -> Any:
        try:
            return json.loads(text)
        except (ValueError, RecursionError) as error:
            raise self._no_openai(text) from error

    def _refused(self, response: http.client.HTTPResponse) -> TutorError:
        status = response.status
        if status in range(300, 400):
            return BackendFailed(
                f"{self.title} sends us to another address, and we do not go there.",
                "Write the address of the server itself into tutor_server.",
            )
        if status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN):
            return BackendFailed(f"{self.title} asks for a key.", "Use a server without one.")
        reason = _reason_in(response)
        if status in (HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED):
            return BadSettings(
                f"{self.title} is there, but has no models under this address ({status}{reason}).",
                "The address mostly ends with /v1, as in http://127.0.0.1:11434/v1",
            )
        return BackendFailed(f"{self.title} failed ({status}{reason}).", "Look at the server.")

    def _no_openai(self, raw: str) -> BadAnswer:
        return BadAnswer(
            f"{self.title} answers, but not as a server of language models does.",
            "Check tutor_server: the address mostly ends with /v1.",
            raw=raw[:2000],
        )

    def _broken_off(self) -> BackendFailed:
        return BackendFailed(f"{self.title} broke off its answer.", "Ask again.")


def _ends(told: Any) -> bool:
    """Whether this is the last piece; not every server says [DONE] behind it."""
    choices = told.get("choices") if isinstance(told, dict) else None
    return bool(choices and choices[0].get("finish_reason"))


def _reason(told: Any) -> str:
    """What a server says went wrong, in one line."""
    error = told.get("error") if isinstance(told, dict) else None
    said = error.get("message") if isinstance(error, dict) else error
    return " ".join(str(said).split())[:200] if said else ""


def _reason_in(response: http.client.HTTPResponse) -> str:
    try:
        reason = _reason(json.loads(response.read(LONGEST_BODY)))
    except (ValueError, RecursionError, http.client.HTTPException):
        return ""
    return f": {reason}" if reason else ""
