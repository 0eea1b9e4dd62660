from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from setup.environment import ROOT, Stamp, pulls_cuda, torch_requirement


def report(*names: str) -> dict[str, Any]:
    """What `pip install --report` writes, as far as it is read."""
    return {"version": "1", "install": [{"metadata": {"name": name}} for name in names]}


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("torch", "sympy", "nvidia-cublas", "triton"), True),
        (("torch", "cuda-toolkit"), True),
        (("torch", "nvidia_cudnn_cu13"), True),
        (("torch", "sympy", "networkx"), False),
        ((), False),  # torch is there already
    ],
)
def test_cuda_is_known_by_the_names_in_pips_report(names: tuple[str, ...], expected: bool) -> None:
    assert pulls_cuda(report(*names)) is expected


def test_torch_is_asked_for_as_the_extra_names_it() -> None:
    assert torch_requirement(ROOT / "pyproject.toml").startswith("torch==")


class TestStamp:
    @pytest.fixture
    def pyproject(self, tmp_path: Path) -> Path:
        path = tmp_path / "pyproject.toml"
        path.write_text("[project]")
        return path

    def test_nothing_is_ready_at_first(self, pyproject: Path) -> None:
        assert Stamp(pyproject.parent, [pyproject]).extras() is None

    def test_it_remembers_the_extras(self, pyproject: Path) -> None:
        Stamp(pyproject.parent, [pyproject]).write({"vlm", "dev"})
        assert Stamp(pyproject.parent, [pyproject]).extras() == frozenset({"vlm", "dev"})

    def test_another_pyproject_makes_it_worthless(self, pyproject: Path) -> None:
        Stamp(pyproject.parent, [pyproject]).write({"vlm"})
        pyproject.write_text("[project]\ndependencies = []")
        assert Stamp(pyproject.parent, [pyproject]).extras() is None

    def test_half_a_stamp_is_none(self, pyproject: Path) -> None:
        stamp = Stamp(pyproject.parent, [pyproject])
        stamp.write({"vlm"})
        written = next(pyproject.parent.glob("*.json"))
        written.write_text(written.read_text()[:10])
        assert stamp.extras() is None
