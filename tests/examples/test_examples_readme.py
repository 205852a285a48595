"""The README of the examples shows what they print, and says all that it has to."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
import readme_blocks

TEXT = readme_blocks.README.read_text(encoding="utf-8")
BLOCKS = readme_blocks.blocks()
SCRIPTS = sorted(
    path.relative_to(readme_blocks.ROOT).as_posix()
    for path in readme_blocks.README.parent.glob("*/*.py")
)


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Shared by all blocks: the one with --resume finds the checkpoint of the one before."""
    from sffi_dl.data import load_digits

    load_digits()
    return tmp_path_factory.mktemp("readme")


@pytest.mark.shim
@pytest.mark.slow
@pytest.mark.parametrize("block", BLOCKS, ids=[block.command for block in BLOCKS])
def test_block_shows_what_is_printed(block: readme_blocks.Block, directory: Path) -> None:
    printed = readme_blocks.run(block.command, directory)
    difference = readme_blocks.difference(block, printed)
    assert not difference, "\n" + difference


def test_every_example_is_shown() -> None:
    assert len(SCRIPTS) == 8
    for script in SCRIPTS:
        assert any(script in block.command for block in BLOCKS), script


@pytest.mark.parametrize(
    "heading",
    [
        "Prerequisites",
        "Configuration",
        *[Path(script).name for script in SCRIPTS],
        "Why a second GPU",
        "Current status",
        "Verification checklist",
        "Next steps",
        "Troubleshooting",
        "PyTorch not found",
        "CUDA not available",
        "Wrong GPU",
        "Unknown extern function",
        "Stale shim",
        "Links",
    ],
)
def test_section_is_there(heading: str) -> None:
    assert re.search(rf"^#+ .*{re.escape(heading)}", TEXT, re.MULTILINE), heading


@pytest.mark.parametrize("part", ["Purpose", "Features", "Command", "Verification points"])
def test_each_example_has_all_parts(part: str) -> None:
    assert len(re.findall(rf"^\*\*{part}", TEXT, re.MULTILINE)) == len(SCRIPTS)


def test_links_to_files_lead_somewhere() -> None:
    for target in re.findall(r"\]\(((?!https?://|#)[^)#]+)", TEXT):
        assert (readme_blocks.README.parent / target).exists(), target


def test_links_within_lead_somewhere() -> None:
    headings = re.findall(r"^#+ (.*)$", TEXT, re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings}
    for target in re.findall(r"\]\(#([^)]+)\)", TEXT):
        assert target in anchors


@pytest.mark.parametrize(
    ("shown", "printed", "same"),
    [
        ("epoch 1  loss 0.2316  (1.9 s, 32305/s)", "epoch 1  loss 0.2401  (11.2 s, 99/s)", True),
        ("epoch 1  loss 0.2316", "epoch 2  loss 0.2316", False),
        ("epoch 1  loss 0.2316", "epoch 1  loss 0.9316", False),
        ("test accuracy: 98.50 %", "test accuracy: 97.40 %", True),
        ("test accuracy: 98.50 %", "test accuracy: 88.50 %", False),
        ("  [ok] 4 of 4 right", "  [FAILED] 4 of 4 right", False),
        ("peak memory: 365 MiB", "peak memory: 1,365 MiB", True),
        ("libtorch version: 2.13.0+cpu", "libtorch version: 2.13.0+cu130", True),
        ("Missing: a\n  b\nUsing device: cpu", "Missing: x\n  y\n  z\nUsing device: cpu", True),
        ("Missing: a\nUsing device: cpu", "Using device: cpu", False),
        ("a\nb", "a", False),
        ("sample 1:\n  | ab\n  | c", "sample 1:\n  | xyz", True),
        ("sample 1:\n  | ab", "sample 1:", False),
        ("sffi, planned  1,128 us  ███", "sffi, planned    97 us  █████", True),
    ],
)
def test_comparison(shown: str, printed: str, same: bool) -> None:
    block = readme_blocks.Block("python examples/torch/training/x.py", shown)
    assert (readme_blocks.difference(block, printed) == "") is same


def test_comparison_is_strict_for_the_basics() -> None:
    block = readme_blocks.Block("python examples/torch/basics/x.py", "tensor([1.9269])")
    assert readme_blocks.difference(block, "tensor([1.9270])") == ""
    assert readme_blocks.difference(block, "tensor([1.9369])") != ""
