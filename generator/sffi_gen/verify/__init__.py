"""Whether a spec says what its header and its library say.

exports, elf, macho, pe   what a shared library offers, read from its file
probe                     questions to the C compiler, answered by an object file
"""

from __future__ import annotations
