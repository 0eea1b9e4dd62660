"""The tokens of the pocket LLaVA: characters, and whole what never changes.

A sentence is written letter by letter, so that any word can be read. The system prompt, the two
questions, the roles, the verdicts and the reasons are one token each: their letters would be most
of a conversation.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import cast

from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, pre_tokenizers
from transformers import PreTrainedTokenizerFast

from models.grammar.types import EditKind
from models.prompts import (
    CHAT_TEMPLATE,
    CORRECT_PHOTO,
    READ_PHOTO,
    RIGHT,
    SYSTEM,
    WRONG,
    Message,
)
from training.pocket.letters import CHARACTERS

PAD, BEGIN, END, UNKNOWN, IMAGE = "<pad>", "<s>", "</s>", "<unk>", "<image>"
SPECIAL = (PAD, BEGIN, END, UNKNOWN, IMAGE)
# What the pocket LLaVA says of a mistake; the lesson's explanation is the grammar core's.
REASONS = {
    EditKind.R_TENSE: "The tense does not fit.",
    EditKind.R_SVA: "Subject and verb do not agree.",
    EditKind.R_FORM: "The form of the verb does not fit.",
    EditKind.R_INFL: "There is no such form of the verb.",
    EditKind.R_VERB: "Another verb is needed.",
    EditKind.R_ORDER: "The words stand in another order.",
    EditKind.M_VERB: "A verb is missing.",
    EditKind.M_TENSE: "An auxiliary is missing.",
    EditKind.M_FORM: "A part of the verb is missing.",
    EditKind.U_VERB: "There is a verb too many.",
    EditKind.U_TENSE: "There is an auxiliary too many.",
    EditKind.U_FORM: "There is a part of the verb too many.",
}
_PHRASES = (
    SYSTEM,
    READ_PHOTO,
    CORRECT_PHOTO,
    "USER:",
    "ASSISTANT:",
    RIGHT,
    WRONG,
    *REASONS.values(),
)


@cache
def tokenizer() -> PreTrainedTokenizerFast:
    letters = (*SPECIAL, "\n", *CHARACTERS)
    numbers = {letter: number for number, letter in enumerate(letters)}
    found = Tokenizer(models.WordLevel(numbers, unk_token=UNKNOWN))
    found.pre_tokenizer = pre_tokenizers.Split(Regex(r"[\s\S]"), "isolated")
    found.decoder = decoders.Fuse()
    found.add_special_tokens(list(SPECIAL))
    found.add_tokens([AddedToken(phrase, normalized=False) for phrase in _PHRASES])
    return PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
        tokenizer_object=found,
        pad_token=PAD,
        bos_token=BEGIN,
        eos_token=END,
        unk_token=UNKNOWN,
        additional_special_tokens=[IMAGE],
        chat_template=CHAT_TEMPLATE,
        padding_side="left",
        clean_up_tokenization_spaces=False,
    )


def number_of(token: str) -> int:
    return cast(int, tokenizer().convert_tokens_to_ids(token))


def asked(messages: Sequence[Message]) -> str:
    """The conversation as the model sees it, up to where it has to answer."""
    return cast(
        str,
        tokenizer().apply_chat_template(list(messages), tokenize=False, add_generation_prompt=True),
    )
