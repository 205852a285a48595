"""What the documentation says is true: its code runs, its commands and options exist."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest
import sffi.cli
import sffi_gen.cli
from doc_blocks import ROOT, Block, blocks, commands

PAGES = ("README.md", "specs/README.md", "ARCHITECTURE.md", "CONTRIBUTING.md")
EXAMPLES = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "examples").rglob("README.md"))
BIN = Path(sys.executable).parent
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")

#: commands that a page may show besides our own: what a system or a checkout has
KNOWN = {"cat", "cd", "deactivate", "echo", "git", "ls", "pip", "pytest", "ruff", "source", "sudo"}


def write(found: list[Block], folder: Path) -> None:
    for block in found:
        if block.file:
            path = folder / block.file
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("a", encoding="utf-8") as stream:
                stream.write(block.text)


def run(command: list[str], folder: Path, expected: int = 0) -> subprocess.CompletedProcess[str]:
    """Run in the page's folder, in which a reader would be; generated packages are found there."""
    environment = {
        **os.environ,
        "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": "python:generated",
        "SFFI_CACHE_DIR": str(folder / "cache"),
        "NO_COLOR": "1",
    }
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == expected, f"{command}\n{done.stdout}\n{done.stderr}"
    return done


# --- README.md ------------------------------------------------------------------------------------


def test_library_of_readme(tmp_path: Path) -> None:
    """The wrapped library of README.md builds, runs and prints what the page says."""
    found = blocks("README.md")
    write(found, tmp_path)
    ran = 0
    for index, block in enumerate(found):
        if block.language != "sh" or "run" not in block.words:
            continue
        done = run(["bash", "-euc", block.text], tmp_path)
        ran += 1
        following = found[index + 1] if index + 1 < len(found) else None
        if following and following.words == ("output",):
            printed = done.stdout.replace(str(tmp_path / "cache"), "~/.cache/sffi")
            assert printed.splitlines() == following.text.splitlines(), str(following)
    assert ran
    for block in found:
        for word in block.words:
            if word.startswith("part="):
                assert block.text in (tmp_path / word[5:]).read_text(encoding="utf-8"), str(block)


@pytest.mark.shim
@pytest.mark.parametrize(
    "block",
    [b for b in blocks("README.md") if b.language == "python" and not b.file],
    ids=str,
)
def test_python_of_readme(block: Block, tmp_path: Path) -> None:
    """Python blocks are programs; they use sffi_torch."""
    import sffi_torch

    if not sffi_torch.available():
        pytest.skip("the torch shim is not built: run `sffi build torch`")
    program = tmp_path / "block.py"
    program.write_text(block.text, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, program], cwd=tmp_path, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, f"{block}\n{done.stderr}"


# --- specs/README.md ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The spec of the language reference, put together and compiled."""
    folder = tmp_path_factory.mktemp("bank")
    found = blocks("specs/README.md")
    write(found, folder)
    parts = [block.text for block in found if block.language == "sffi" and not block.words]
    (folder / "bank.sffi").write_text("\n".join(parts), encoding="utf-8")
    run(["sffi-gen", "bank.sffi"], folder)
    run(["sffi", "build", "bank"], folder)
    return folder


def test_language_reference(reference: Path) -> None:
    """Every construct shown works as shown."""
    shown = [b for b in blocks("specs/README.md") if b.language == "pycon" and not b.words]
    text = "\n".join(block.text + "\n" for block in shown)
    (reference / "session.txt").write_text(text, encoding="utf-8")
    run([sys.executable, "-m", "doctest", "session.txt"], reference)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The C library of the language reference, compiled, and its package."""
    folder = tmp_path_factory.mktemp("shelf")
    found = blocks("specs/README.md")
    write([block for block in found if block.language == "c"], folder)
    parts = [block.text for block in found if block.language == "sffi" and "shelf" in block.words]
    (folder / "shelf.sffi").write_text("\n".join(parts), encoding="utf-8")
    command = ["cc", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC", "shelf.c", "-o"]
    run([*command, "libshelf.so"], folder)
    run(["sffi-gen", "shelf.sffi"], folder)
    return folder


def test_c_of_the_language_reference(shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every construct for C libraries works as shown, and its stubs are right."""
    monkeypatch.setenv("SFFI_SHELF_LIBRARY", str(shelf / "libshelf.so"))
    shown = [b for b in blocks("specs/README.md") if b.language == "pycon" and "shelf" in b.words]
    text = "\n".join(block.text + "\n" for block in shown)
    (shelf / "session.txt").write_text(text, encoding="utf-8")
    run([sys.executable, "-m", "doctest", "session.txt"], shelf)


@pytest.mark.parametrize("mark", ["whole", "wrong"])
def test_specs_of_the_language_reference(mark: str, tmp_path: Path) -> None:
    """A spec that is said to be complete compiles, and a wrong one is told what the page says."""
    found = blocks("specs/README.md")
    specs = [block for block in found if block.language == "sffi" and mark in block.words]
    assert specs
    for spec in specs:
        (tmp_path / f"{mark}.sffi").write_text(spec.text, encoding="utf-8")
        done = run(["sffi-gen", f"{mark}.sffi"], tmp_path, expected=int(mark == "wrong"))
        for said in (block for block in found if block.words == ("of", mark)):
            assert done.stderr.rstrip() == said.text.rstrip()


def test_language_reference_is_complete() -> None:
    """Every directive, attribute, decorator and scalar type is on the page."""
    from sffi_gen.model import library as model
    from sffi_gen.resolve import c_function, c_params, directives, record
    from sffi_gen.syntax import parser

    page = (ROOT / "specs/README.md").read_text(encoding="utf-8")
    words = [f"`{directive}:`" for directive in directives.DIRECTIVES]
    words += [f"@{decorator}" for decorator in ("guard", *c_function.C_DECORATORS)]
    words += ["[own]", "[borrow]", "[consume]", "[single]", "[flags]", "[mixin:", "[python:"]
    words += [*parser.KEYWORDS, *model.BUILTIN_TYPES, *model.C_TYPES]
    words += [*c_params.C_PARAM, *c_params.LIVES]
    words += [*c_function.RESULT, *c_function.VARIABLE, *c_function.FORMS]
    words += [*record.MEMBER, *record.RECORD]
    missing = [word for word in words if not re.search(rf"(?<!\w){re.escape(word)}", page)]
    assert not missing


# --- commands and options -------------------------------------------------------------------------


def our_commands() -> dict[str, click.Command]:
    group = sffi.cli.main
    assert isinstance(group, click.Group)
    context = click.Context(group)
    found = {name: group.get_command(context, name) for name in group.list_commands(context)}
    return {
        "sffi-gen": sffi_gen.cli.main,
        "sffi": group,
        **{f"sffi {name}": command for name, command in found.items() if command},
    }


def options_of(command: click.Command) -> set[str]:
    context = click.Context(command)
    return {
        option
        for parameter in command.get_params(context)
        if isinstance(parameter, click.Option)
        for option in [*parameter.opts, *parameter.secondary_opts]
    }


def test_readme_shows_every_option() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = set(re.findall(r"`(-[-\w]+)", readme))
    missing = [
        f"{name} {option}"
        for name, command in our_commands().items()
        for option in sorted(options_of(command))
        if option not in shown
    ]
    assert not missing


def test_readme_shows_every_make_command() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    targets = re.findall(r"^([a-z-]+):.*## ", MAKEFILE, re.M)
    assert targets
    assert not [target for target in targets if f"make {target}" not in readme]


@pytest.mark.parametrize("page", [*PAGES, *EXAMPLES])
def test_commands_on_a_page_exist(page: str) -> None:
    wrong = [
        f"{block}: {problem}"
        for block, command in commands(blocks(page))
        if (problem := problem_with(shlex.split(command), page))
    ]
    assert not wrong, "\n".join(wrong)


def problem_with(words: list[str], page: str) -> str:
    """Why a command line cannot be right; empty if it can."""
    name, *rest = words
    if name == "make":
        targets = [word for word in rest if "=" not in word and not word.startswith("-")]
        return next((f"no `make {t}`" for t in targets if f"\n{t}:" not in MAKEFILE), "")
    if name in ("sffi", "sffi-gen"):
        if name == "sffi" and rest and not rest[0].startswith("-"):
            name = f"sffi {rest[0]}"
        command = our_commands().get(name)
        if command is None:
            return f"no command `{name}`"
        given = {word.split("=")[0] for word in rest if word.startswith("-")} - {"--help", "-h"}
        unknown = sorted(given - options_of(command))
        return f"{name} has no option {unknown[0]}" if unknown else ""
    if Path(name).name in ("python", "python3"):
        return script_problem(rest, page)
    return "" if name in KNOWN or (ROOT / name).exists() else f"what is `{name}`?"


def script_problem(arguments: list[str], page: str) -> str:
    if not arguments or arguments[0].startswith("-"):
        return ""
    places = [ROOT, (ROOT / page).parent, ROOT / "tests"]
    written = {block.file for block in blocks(page)}
    if arguments[0] in written:
        return ""
    script = next((p / arguments[0] for p in places if (p / arguments[0]).is_file()), None)
    if script is None:
        return f"no script {arguments[0]}"
    text = script.read_text(encoding="utf-8")
    text += "".join(p.read_text(encoding="utf-8") for p in (ROOT / "examples/torch").glob("*.py"))
    options = [word.split("=")[0] for word in arguments[1:] if word.startswith("--")]
    return next((f"{script.name} has no option {o}" for o in options if f'"{o}"' not in text), "")


@pytest.mark.parametrize("page", [*PAGES, "CHANGELOG.md", *EXAMPLES])
def test_links_lead_somewhere(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    broken = []
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        path, _, anchor = target.partition("#")
        if "://" in target or target.startswith("mailto:"):
            continue
        found = (ROOT / page).parent / path if path else ROOT / page
        if not found.exists() or (
            anchor and found.suffix == ".md" and anchor not in anchors(found)
        ):
            broken.append(target)
    assert not broken


def anchors(page: Path) -> set[str]:
    """The names that a page's headings can be reached by."""
    text = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.M | re.S)
    headings = re.findall(r"^#+ (.+)$", text, re.M)
    return {re.sub(r"[^\w\- ]", "", h.lower()).strip().replace(" ", "-") for h in headings}
