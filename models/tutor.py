"""Follow-up questions about a lesson, answered by a text model: bounded, and kept to the lesson."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Protocol

from models.backends import Ticket
from models.english import function_words
from models.errors import BadAnswer, NoText, TutorError
from models.grammar.verbs import analyse
from models.tutor_prompts import REFUSALS, Message, Taught, Turn, conversation

MOST_ASKED = 400  # letters of a question
MOST_ANSWERED = 2000  # letters of an answer; a small model may go on without end
FENCES = ("<lesson", "</lesson")
_TOPICS = Path(__file__).with_name("tutor_topics.txt")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_QUOTED = re.compile(r"[\"“”'‘’«»*`]\s*(\w[^\"“”‘’«»*`]{0,60}?)\s*[\"“”'‘’«»*`](?!\w)")


class Chat(Protocol):
    """A model that goes on with a conversation."""

    @property
    def title(self) -> str: ...

    @property
    def caution(self) -> str:
        """What a learner should know of its answers, "" for nothing; known after the first."""

    def missing(self) -> str | None:
        """A sentence that says what to install or set, or None. Cheap, uses no network."""

    def answer(self, messages: Sequence[Message], ticket: Ticket) -> Iterator[str]:
        """The answer in pieces, as they come. Raises `TutorError`, `Cancelled` within 0.2 s."""


def ask(
    taught: Taught, turns: Sequence[Turn], question: str, chat: Chat, ticket: Ticket
) -> Iterator[str]:
    """The answer to ``question`` in pieces; ``turns`` are the questions before, oldest first.

    What has nothing to do with the lesson or with grammar is refused here, in words of our own.
    Raises `NoText` for no question, `BadAnswer` where the model says nothing, and what the chat
    raises.
    """
    question = question.strip()
    if not question:
        raise NoText("There is no question.", "Ask something about this lesson.")
    if len(question) > MOST_ASKED:
        raise TutorError(
            "This question is too long.", f"Ask in at most {MOST_ASKED} letters, one thing a time."
        )
    if not is_about(question, taught):
        yield REFUSALS[taught.language]
        return
    said = 0
    for piece in _unfenced(chat.answer(conversation(taught, turns, question), ticket)):
        if said + len(piece) > MOST_ANSWERED:
            yield f"{piece[: MOST_ANSWERED - said]} …"
            return
        said += len(piece)
        yield piece
    if not said:
        raise BadAnswer(f"{chat.title} gave no answer.", "Ask in other words.")


def _unfenced(pieces: Iterator[str]) -> Iterator[str]:
    """Up to where a model begins to recite the lesson with its fence, as small ones do."""
    waiting = ""
    for piece in pieces:
        waiting += piece
        at = min((place for fence in FENCES if (place := waiting.find(fence)) >= 0), default=-1)
        if at >= 0:
            waiting = waiting[:at].rstrip()
            break
        last = waiting.rfind("<")
        begun = last >= 0 and any(fence.startswith(waiting[last:]) for fence in FENCES)
        ready, waiting = (waiting[:last], waiting[last:]) if begun else (waiting, "")
        if ready:
            yield ready
    if waiting:
        yield waiting


def is_about(question: str, taught: Taught) -> bool:
    """Whether a question can have to do with the lesson or with grammar, by its words.

    It has a word of grammar, of the lesson's matter, or a verb in quotes; or nothing but small
    words, which can only be about what was said before. In doubt it is let through: the rules of
    `tutor_prompts` hold then.
    """
    words = {word.lower().replace("’", "'") for word in _WORD.findall(question)}
    matter = {word for word in words if not _bases({word}) & _small_words()}
    if not matter:
        return True
    if _bases(matter) & (_topics() | _matter(taught)):
        return True
    return any(_lemmas(quoted.lower().split()[0]) for quoted in _QUOTED.findall(question))


def _matter(taught: Taught) -> set[str]:
    """The words of the lesson but the small ones."""
    written = _WORD.findall(f"{taught.original} {taught.corrected}".lower().replace("’", "'"))
    return _bases({*written} - _small_words())


def _bases(words: set[str]) -> set[str]:
    """The words, the verbs they are forms of, and the nouns they are plurals of."""
    return words.union(*map(_lemmas, words), (word.removesuffix("s") for word in words))


def _lemmas(word: str) -> set[str]:
    return {reading.lemma for reading in analyse(word)}


@cache
def _small_words() -> frozenset[str]:
    return function_words("English") | function_words("Spanish")


@cache
def _topics() -> frozenset[str]:
    return frozenset(_TOPICS.read_text(encoding="utf-8").split())
