"""Examples: the same for a seed, in blocks that can be made alone."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from models.grammar.operations import KEEP
from tests.training.verb_model.tagged import lines, write_corpus
from training.verb_model.examples import Examples, read_tagged


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return write_corpus(tmp_path / "own.tsv")


def test_a_seed_gives_the_same_examples(corpus: Path) -> None:
    first, again = (Examples({corpus: 1.0}, seed=4, sample=36).block(0, 72) for _ in range(2))
    assert first == again
    assert first != Examples({corpus: 1.0}, seed=5, sample=36).block(0, 72)


def test_a_block_needs_no_other(corpus: Path) -> None:
    steady, late = (Examples({corpus: 1.0}, seed=4, sample=36) for _ in range(2))
    in_order = [steady.block(number, 20) for number in range(4)]
    assert late.block(3, 20) == in_order[3]
    assert in_order[2] != in_order[3]


def test_blocks_go_through_the_corpus_and_begin_again(corpus: Path) -> None:
    size = len(lines()) // 4
    examples = Examples({corpus: 1.0}, seed=4, sample=4 * size)
    blocks = [
        # A contraction is spelt out where the error is in it.
        sorted(example.right.replace("I am", "I'm") for example in examples.block(number, size))
        for number in range(5)
    ]
    assert len({text for block in blocks[:4] for text in block}) == 4 * size
    assert blocks[4] == blocks[0]


def test_a_third_is_right_and_says_so(corpus: Path) -> None:
    found = Examples({corpus: 1.0}, seed=4, sample=36).block(0, 1800)
    right = [example for example in found if example.wrong == example.right]
    assert 0.3 < len(right) / len(found) < 0.45
    for example in right:
        assert set(example.replace) | set(example.insert) == {KEEP}
    assert all(example.families for example in found if example.wrong != example.right)


def test_each_corpus_has_its_share_in_every_block(corpus: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.tsv"
    other.write_text("Birds sing in spring.\tNNS VBP IN NN .\n", encoding="utf-8")
    examples = Examples({corpus: 0.75, other: 0.25}, seed=4, sample=36)
    for number in (0, 7):
        texts = Counter(example.right for example in examples.block(number, 40))
        assert texts["Birds sing in spring."] == 10
        assert texts.total() == 40


def test_tags_of_other_tokens_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "old.tsv"
    path.write_text("Birds sing in spring.\tNNS VBP IN NN\n", encoding="utf-8")
    assert read_tagged(path.read_text(encoding="utf-8")) is None
    with pytest.raises(ValueError, match="tag the corpus again"):
        Examples({path: 1.0}, seed=1)


def test_an_empty_corpus_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "empty.tsv"
    path.write_text("", encoding="utf-8")
    with pytest.raises(ValueError, match=r"empty\.tsv"):
        Examples({path: 1.0}, seed=1)


def test_only_the_asked_for_errors_are_planted(corpus: Path) -> None:
    chosen = {"be_agreement", "drop_third_person"}
    examples = Examples({corpus: 1.0}, seed=3, sample=36, errors={1: 1.0}, families=chosen)
    planted = [example.families for example in examples.block(0, 72)]
    assert {name for names in planted for name in names} <= chosen
    assert max(map(len, planted)) == 1
