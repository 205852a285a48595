"""The text of a spec from its blocks."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from pathlib import Path

from sffi_gen.header.model import Notes
from sffi_gen.importer.compose import Block, Draft
from sffi_gen.importer.describe import comment
from sffi_gen.importer.docs import documentation
from sffi_gen.importer.installed import Installed


@dataclass
class Piece:
    """Lines of the text that belong together; ``key`` is empty for what is between blocks."""

    key: str
    lines: list[str]


def head(draft: Draft, include: list[str], defines: tuple[str, ...]) -> list[str]:
    """The directives, and the rules that the text follows."""
    options, names = draft.plan.options, draft.plan.names
    library = options.library
    lines = [f"//! {library}, as its header {include[-1]} declares it.", f"library: {library}"]
    lines.append("language: c")
    lines.append("include: " + ", ".join(f'"{name}"' for name in include))
    lines += [f'define: "{define}"' for define in defines]
    lines += open_lines(options.link or library, options.installed)
    rule = []
    if names.functions:
        lines.append(f'target: "{names.functions}{{symbol}}"')
        rule.append(f"functions and variables are called without `{names.functions}`")
    if names.constants:
        lines.append(f'constants: "{names.constants}{{symbol}}"')
        rule.append(f"constants without `{names.constants}`")
    said = ", ".join([*rule, "types in PascalCase, unless they have no small letters"])
    rule_text = f"Names: {said}. What would be no name then, or a taken one, keeps its C name."
    questions = (
        "`#?` is a question that only a person can answer: change the line if it is otherwise than "
        "it says, and take the question out. No pointer may be None unless its type ends in `?`."
    )
    lines.append("")
    for said in (rule_text, questions):
        lines += textwrap.wrap(said, 98, initial_indent="# ", subsequent_indent="# ")
    return lines


def open_lines(link: str, installed: Installed | None) -> list[str]:
    """The names of the library's file, if it is installed here; else how it is linked."""
    if installed is None:
        return [f'link: "-l{link}"']
    soname = installed.soname
    stem = soname.partition(".so")[0]
    windows = stem.removeprefix("lib")
    return [f'open: "{soname}", "{stem}.dylib", "{windows}.dll"']


def pieces(draft: Draft) -> list[Piece]:
    """The blocks as text, with headings and introductions between them."""
    style = draft.plan.options.docs
    done: list[Piece] = []
    heading, previous = "", None
    if any(block.foreign for block in draft.blocks):
        done.append(Piece("", ["", "# --- What other headers declare ---"]))
    for block in draft.blocks:
        if not block.lines:
            continue
        before: list[str] = []
        notes = block.notes
        if not block.foreign and (previous is None or previous.foreign) and previous is not None:
            if not notes.heading:
                before += ["", f"# --- {Path(draft.header.path).name} ---"]
            previous = None
        if notes.heading and notes.heading != heading and not block.foreign:
            title = documentation((notes.heading,), "full")
            before += ["", f"# --- {title[0] if title else notes.heading} ---"]
            previous = None
        heading = notes.heading or heading
        if notes.introduction:
            before += ["", *comment(notes.introduction, style)]
            if block.lines[0].startswith("///"):
                before.append("")
        if not notes.introduction and (previous is None or apart(previous, block)):
            before.append("")
        if before:
            done.append(Piece("", before))
        done.append(Piece(block.key, block.lines))
        previous = block
    return done


def apart(previous: Block, block: Block) -> bool:
    """Whether an empty line stands between two blocks: not between short ones of one kind that are
    neighbours in the header."""
    if previous.kind != block.kind or bool(previous.reason) != bool(block.reason):
        return True
    if len(previous.lines) > 1 or len(block.lines) > 1:
        short = block.kind in ("macro", "constant") and not block.reason
        return not (short and max(len(previous.lines), len(block.lines)) <= 2)
    return block.place.line - previous.place.line > 3


def whole(draft: Draft, include: list[str], defines: tuple[str, ...]) -> tuple[str, list[Piece]]:
    """The spec's text, and its pieces in order."""
    parts = [Piece("", head(draft, include, defines)), *pieces(draft)]
    return render(parts), parts


def render(parts: list[Piece]) -> str:
    lines: list[str] = []
    for piece in parts:
        lines += piece.lines
    text = "\n".join(line.rstrip() for line in lines)
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n") + "\n"


__all__ = ["Notes", "Piece", "render", "whole"]
