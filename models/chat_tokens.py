"""A conversation as tokens, in which only the chat template may have control tokens.

A template puts a message's words between its control tokens in one text, and a tokenizer then finds
control tokens wherever they are spelt, in a learner's sentence too. So the template is filled with
marks in place of the words, and the words are encoded apart from it, letter for letter.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from models.errors import BadWeights

if TYPE_CHECKING:
    from models.tutor_prompts import Message

# For models that bring no template, such as those that were trained on text alone.
TEMPLATE = (
    "{% for message in messages %}"
    "{% if message['role'] == 'user' %}Learner: {% elif message['role'] == 'assistant' %}Tutor: "
    "{% endif %}{{ message['content'] }}\n\n"
    "{% endfor %}{% if add_generation_prompt %}Tutor:{% endif %}"
)
# Two letters of the private use area, which templates leave as they are.
_MARK = re.compile("\ue000([0-9]+)\ue001")


def encode_chat(tokenizer: Any, messages: Sequence[Message]) -> list[int]:
    """The prompt for the next answer. Raises `BadWeights` for a template that cannot be used."""
    try:
        filled = _filled(tokenizer, [message["role"] for message in messages], joined=False)
        words = [message["content"] for message in messages]
    except _Unusable:  # some templates know no system's turn: its words go into the learner's
        filled = _filled(tokenizer, [message["role"] for message in messages[1:]], joined=True)
        words = [message["content"] for message in messages[1:]]
        words[0] = f"{messages[0]['content']}\n\n{words[0]}"
    ids: list[int] = []
    for number, part in enumerate(_MARK.split(filled)):
        text = words[int(part)] if number % 2 else part
        ids += tokenizer.encode(
            text, add_special_tokens=False, split_special_tokens=bool(number % 2)
        )
    return ids


class _Unusable(Exception):
    """The template leaves out a message, or refuses the roles."""


def _filled(tokenizer: Any, roles: Sequence[str], *, joined: bool) -> str:
    from jinja2 import TemplateError

    marked = [
        {"role": role, "content": f"\ue000{number}\ue001"} for number, role in enumerate(roles)
    ]
    try:
        filled: str = tokenizer.apply_chat_template(
            marked,
            chat_template=tokenizer.chat_template or TEMPLATE,
            tokenize=False,
            add_generation_prompt=True,
        )
        if [int(number) for number in _MARK.findall(filled)] == list(range(len(roles))):
            return filled
        raise TemplateError("it leaves out a message")
    except TemplateError as error:
        if joined:
            raise BadWeights(
                "The chat template of the text model cannot be used.", "Choose another model."
            ) from error
        raise _Unusable from error
