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
    """Add texts to ``out`` (one JSON string a line) until it holds ``count``; goes on where it stopped."""
    table = json.loads(PROMPTS.read_text(encoding="utf-8"))
    have = sum(1 for _ in out.open(encoding="utf-8")) if out.exists() else 0
    rng = random.Random(seed * 1_000_003 + have)
    torch.manual_seed(seed + have)
    tokenizer.padding_side = "left"
    with out.open("a", encoding="utf-8") as file:
        while have < count:
            texts = [_prompt(tokenizer, table, rng) for _ in range(batch)]
            inputs = tokenizer(
                texts, return_tensors="pt", padding=True, add_special_tokens=False
            ).to(model.device)
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
            for text in tokenizer.batch_decode(written, skip_special_tokens=True):
                file.write(json.dumps(text) + "\n")
            file.flush()
            have += batch
            print(f"modern {have}/{count}", flush=True)


def _prompt(tokenizer: Any, table: dict[str, list[str]], rng: random.Random) -> str:
    asked = rng.choice(table["kinds"]).format(topic=rng.choice(table["topics"]))
    turns = [{"role": "system", "content": SYSTEM}, {"role": "user", "content": asked}]
    text: str = tokenizer.apply_chat_template(turns, tokenize=False, add_generation_prompt=True)
    return text
