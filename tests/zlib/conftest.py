"""Skips where zlib is not on this machine."""

from __future__ import annotations

import pytest
import sffi_zlib as zlib

if not zlib.available():
    pytest.skip("zlib's library is not on this machine", allow_module_level=True)
