"""Fitting a rule for a text model: the whole command, with a tiny random model."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from models import text_llm
from models.backends import Ticket
from models.decision import Group, read_decision
from models.text_choice import TextWish
from models.text_llm import TextLLM, margins_of
from models.text_model import TextModel
from tests.models.tiny_text import install
from tests.training.verb_model.tagged import write_corpus
from training import text_llm_margins

MODEL = "qwen2.5-0.5b"


def test_a_model_gets_a_rule_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    held_out, out = tmp_path / "held-out.tsv", tmp_path / "rules"
    write_corpus(held_out)
    install(MODEL, tmp_path / "models")
    monkeypatch.setenv("TENSELENS_MODELS", str(tmp_path / "models"))
    asked = ["--held-out", str(held_out), "--model", MODEL, "--own", "--sentences", "60"]
    monkeypatch.setattr(sys, "argv", ["text_llm_margins", *asked, "--out", str(out)])
    text_llm_margins.main()
    assert "| all witnesses |" in capsys.readouterr().out
    decision = read_decision(out / f"{MODEL}.json")
    assert set(decision.together.weights) == set(Group)
    # A random model has nothing to say: its word weighs little beside the tagger's.
    weights = decision.together.weights.values()
    assert sum(abs(one.model) for one in weights) < sum(one.tagger for one in weights)

    monkeypatch.setattr(text_llm, "MARGINS", out)
    assert margins_of(MODEL) == out / f"{MODEL}.json"
    corrector = TextLLM(TextModel(TextWish(MODEL, "cpu", "float32")))
    corrector.load(Ticket())
    assert corrector.decision == decision
