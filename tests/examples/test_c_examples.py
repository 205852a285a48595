"""The examples of C libraries print what their READMEs show, and fail in sentences."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
import readme_blocks

BLOCKS = [
    (readme, block) for readme in readme_blocks.C_READMES for block in readme_blocks.blocks(readme)
]
SCRIPTS = [
    script for readme in readme_blocks.C_READMES for script in sorted(readme.parent.glob("*.py"))
]


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("readme")


@pytest.mark.parametrize("block", [b for _, b in BLOCKS], ids=[b.command for _, b in BLOCKS])
def test_block_shows_what_is_printed(block: readme_blocks.Block, directory: Path) -> None:
    printed = readme_blocks.run(block.command, directory)
    assert "FAILED" not in printed
    difference = readme_blocks.difference(block, printed)
    assert not difference, "\n" + difference


def test_every_example_is_shown() -> None:
    assert len(SCRIPTS) == 8
    for script in SCRIPTS:
        path = script.relative_to(readme_blocks.ROOT).as_posix()
        assert any(path in block.command for _, block in BLOCKS), path


@pytest.mark.parametrize("readme", readme_blocks.C_READMES, ids=lambda path: path.parent.name)
def test_links_lead_somewhere(readme: Path) -> None:
    text = readme.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(((?!https?://|#)[^)#]+)", text):
        assert (readme.parent / target).exists(), target


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_help_and_wrong_options(script: Path, tmp_path: Path) -> None:
    def run(option: str) -> subprocess.CompletedProcess[str]:
        words = [sys.executable, str(script), option]
        return subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=False)

    helped = run("--help")
    assert helped.returncode == 0 and "usage:" in helped.stdout
    assert run("--unknown").returncode == 2


@pytest.mark.parametrize("script", [SCRIPTS[0], SCRIPTS[-1]], ids=["sqlite3", "zlib"])
def test_without_the_library(script: Path, tmp_path: Path) -> None:
    name = script.parent.name
    nowhere = str(tmp_path / "nowhere")
    done = subprocess.run(
        [sys.executable, str(script)],
        cwd=tmp_path,
        env={**os.environ, f"SFFI_{name.upper()}_LIBRARY": nowhere},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 3, done.stdout + done.stderr
    assert nowhere in done.stderr and "Traceback" not in done.stderr
