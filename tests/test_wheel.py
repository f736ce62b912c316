"""What is installed is what stands in src: the sample, the styles and the translations too."""

from __future__ import annotations

import subprocess
import sys
import tarfile
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "taskreview"
LEFT_BEHIND = {".pyc", ".swp"}


def _build(target: str, folder: Path, into: Path) -> Path:
    command = [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(into)]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (built,) = into.iterdir()
    return built


def _files_of_source() -> dict[str, bytes]:
    return {
        path.relative_to(SOURCE.parent).as_posix(): path.read_bytes()
        for path in SOURCE.rglob("*")
        if path.is_file() and path.suffix not in LEFT_BEHIND
    }


def _files_of_wheel(wheel: Path) -> dict[str, bytes]:
    with ZipFile(wheel) as archive:
        return {
            name: archive.read(name)
            for name in archive.namelist()
            if name.startswith("taskreview/") and not name.endswith("/")
        }


@pytest.fixture
def wheel(tmp_path: Path) -> Path:
    return _build("wheel", ROOT, tmp_path / "wheel")


@pytest.fixture
def wheel_from_sdist(tmp_path: Path) -> Path:
    sdist = _build("sdist", ROOT, tmp_path / "sdist")
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path / "unpacked", filter="data")
    (unpacked,) = (tmp_path / "unpacked").iterdir()
    return _build("wheel", unpacked, tmp_path / "again")


@pytest.mark.parametrize("way", ["wheel", "wheel_from_sdist"])
def test_the_wheel_carries_everything(way: str, request: pytest.FixtureRequest) -> None:
    carried = _files_of_wheel(request.getfixturevalue(way))
    assert carried == _files_of_source()
    register = (ROOT / "data" / "tasks.yaml").read_bytes()
    assert carried["taskreview/sample/tasks.yaml"] == register
    assert "taskreview/locale/zh_CN/LC_MESSAGES/taskreview.mo" in carried
