"""Let the small language model write modern English: essays, e-mails, reports, posts, plans.

Public-domain prose ends in 1927 and everyday sentences are short; learners write about school,
work, technology and opinions. The model's own text (Apache-2.0) fills that gap. It is fluent and
nearly always grammatical; it need not be true.
"""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import torch

SYSTEM = "You write natural, correct, varied English."
PROMPTS = Path(__file__).with_name("prompts.json")


def write_texts(
    model: Any, tokenizer: Any, out: Path, *, count: int, seed: int, batch: int = 48
) -> None:
    """Add texts to ``out`` until it holds ``count``, one JSON string a line.

    Goes on where it stopped.
    """
    table = json.loads(PROMPTS.read_text(encoding="utf-8"))
    tokenizer.padding_side = "left"
    have = _whole_lines(out)
    while have < count:
        # Seeded anew for each batch, so that a run that was killed writes what it would have.
        torch.manual_seed(seed * 1_000_003 + have)
        rng = random.Random(f"{seed} {have}")
        prompts = [_prompt(tokenizer, table, rng) for _ in range(batch)]
        texts = _answers(model, tokenizer, prompts)
        with out.open("a", encoding="utf-8") as file:
            file.write("".join(json.dumps(text) + "\n" for text in texts))
        have += batch
        print(f"modern {have}/{count}", flush=True)


def _whole_lines(out: Path) -> int:
    """How many texts there are; what a killed run left of a line is cut off."""
    if not out.exists():
        return 0
    whole = out.read_bytes()
    kept = whole[: whole.rfind(b"\n") + 1]
    if len(kept) < len(whole):
        out.write_bytes(kept)
    return kept.count(b"\n")


def _answers(model: Any, tokenizer: Any, prompts: list[str]) -> list[str]:
    inputs = tokenizer(prompts, return_tensors="pt", padding=True, add_special_tokens=False)
    inputs = inputs.to(model.device)
    with torch.no_grad():
        made = model.generate(
            **inputs,
            max_new_tokens=160,
            do_sample=True,
            temperature=0.8,
            top_p=0.92,
            repetition_penalty=1.05,
        )
    written = made[:, inputs.input_ids.shape[1] :]
    texts: list[str] = tokenizer.batch_decode(written, skip_special_tokens=True)
    return texts


def _prompt(tokenizer: Any, table: dict[str, list[str]], rng: random.Random) -> str:
    asked = rng.choice(table["kinds"]).format(topic=rng.choice(table["topics"]))
    turns = [{"role": "system", "content": SYSTEM}, {"role": "user", "content": asked}]
    text: str = tokenizer.apply_chat_template(turns, tokenize=False, add_generation_prompt=True)
    return text
