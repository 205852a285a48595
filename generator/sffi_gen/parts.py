"""Specs that are parts of others, told from those that make a package.

``sffi-gen specs/*.sffi`` names both. A part has no ``library:``, and another spec of the same run
takes it in by ``use:``; it is compiled with that one.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

_LIBRARY = re.compile(r"^\s*library\s*:", re.M)
_VALUE = r'(?:"[^"\n]*"|[^\s,#"]+)'
_GAP = r"(?:\s|#[^\n]*)*"
_USE = re.compile(rf"^\s*use\s*:\s*({_VALUE}(?:{_GAP},{_GAP}{_VALUE})*)", re.M)
_NAME = re.compile(r'#[^\n]*|"([^"\n]*)"|([^\s,#"]+)')


def without_parts(specs: tuple[str, ...]) -> tuple[str, ...]:
    """The specs less those that another one of them takes in; the directives are read as text, so
    that nothing is compiled for it. A file that cannot be read is none of those."""
    if len(specs) < 2:
        return specs
    texts = {spec: _text(spec) for spec in specs}
    parts = [spec for spec, text in texts.items() if text and not _LIBRARY.search(text)]
    if not parts:
        return specs
    used = {
        os.path.realpath(Path(spec).parent / name)
        for spec, text in texts.items()
        for names in _USE.findall(text)
        for quoted, bare in _NAME.findall(names)
        if (name := quoted or bare) and "\0" not in name
    }
    return tuple(spec for spec in specs if spec not in parts or os.path.realpath(spec) not in used)


def _text(spec: str) -> str:
    try:
        return Path(spec).read_text(encoding="utf-8")
    except (OSError, ValueError):
        return ""  # The compiler says what is wrong with it.
