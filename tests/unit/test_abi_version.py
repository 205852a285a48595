"""The protocol between shims and the runtime has a version; what it is made of may not drift."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from sffi import binding

INCLUDE = Path(binding.__file__).parent / "include" / "sffi"

#: version of the protocol -> digest of the declarations that both sides share
PROTOCOLS = {1: "1c59d0bd40c4f192", 2: "d9025cde8350981c"}


def _declarations() -> str:
    """The shared headers without comments and layout."""
    texts = []
    for name in ("abi.h", "python_function.hpp"):
        text = (INCLUDE / name).read_text(encoding="utf-8")
        text = re.sub(r"/\*.*?\*/|//[^\n]*", "", text, flags=re.DOTALL)
        texts.append(" ".join(text.split()))
    return "\n".join(texts)


def test_version_is_the_same_on_both_sides() -> None:
    found = re.search(r"#define SFFI_ABI_VERSION (\d+)", (INCLUDE / "abi.h").read_text())
    assert found is not None
    assert int(found[1]) == binding.ABI_VERSION


def test_a_changed_protocol_has_a_new_version() -> None:
    digest = hashlib.sha256(_declarations().encode()).hexdigest()[:16]
    assert PROTOCOLS.get(binding.ABI_VERSION) == digest, (
        "the declarations that shims and runtime share have changed: raise SFFI_ABI_VERSION in "
        f"abi.h and ABI_VERSION in binding.py, and add {{version: {digest!r}}} here, so that a "
        "shim of the old kind is refused instead of called"
    )
