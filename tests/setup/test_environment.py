from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from setup.environment import CPU_TORCH, ROOT, Stamp, torch_source


def requirements(extra: str) -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines: list[str] = project["optional-dependencies"][extra]
    return lines


def test_torch_comes_without_cuda_where_no_gpu_is() -> None:
    asked, *options = torch_source(system="Linux", gpu=False)
    assert Requirement(asked).specifier.contains("2.13.0+cpu")
    assert not Requirement(asked).specifier.contains("2.13.0")  # the build with CUDA
    assert options[-2:] == ["--index-url", "https://download.pytorch.org/whl/cpu"]


@pytest.mark.parametrize(("system", "gpu"), [("Linux", True), ("Darwin", False)])
def test_elsewhere_the_extra_names_torch(system: str, gpu: bool) -> None:
    assert torch_source(system=system, gpu=gpu) == ()


def test_the_torch_without_cuda_is_one_that_the_extra_accepts() -> None:
    wanted = next(r for r in map(Requirement, requirements("vlm")) if r.name == "torch")
    [pin] = Requirement(CPU_TORCH).specifier
    assert wanted.specifier.contains(pin.version)


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
